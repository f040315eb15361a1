/** @azure/identity gets tokens for SharePoint and Exchange themselves, and both decide about them (microsoft.md 3.3 and 3.7). */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestCertificate } from '../entra/testing-certificate.ts'
import { runClient } from '../entra/testing-client.ts'
import { register } from '../entra/testing.ts'
import type { JsonRecord } from '../json.ts'
import { startSimulator, type Simulator } from '../simulator.ts'

const globalReader = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451'

let simulator: Simulator
let input: Readonly<Record<string, unknown>>
let principalId: string

beforeAll(async () => {
  simulator = await startSimulator({ mails: 0 })
  const { ready, tenant, clock } = simulator
  const mine = await createTestCertificate(Date.now())
  const { application, principal } = register(tenant, {
    keyCredentials: [mine.credential],
    passwordCredentials: [
      {
        keyId: randomUUID(),
        displayName: null,
        hint: 'sec',
        startDateTime: new Date(clock.now() - 1000).toISOString(),
        endDateTime: new Date(clock.now() + 86_400_000).toISOString(),
        secretText: 'secret-of-the-test',
        effectiveAt: 0,
      },
    ],
  })
  principalId = principal.id
  input = {
    tenantId: ready.tenantId,
    clientId: application.appId,
    certificate: `${mine.privateKey}\n${mine.certificate}`,
    loginUrl: ready.loginUrl,
  }
}, 60_000)

afterAll(async () => {
  await simulator.stop()
})

/** Gives the application a permission of a resource. */
function grant(resourceAppId: string, value: string): void {
  const { tenant } = simulator
  const resource = [...tenant.servicePrincipals.values()].find(({ appId }) => appId === resourceAppId)
  const role = resource?.appRoles.find((one) => one.value === value)
  if (resource === undefined || role === undefined) throw new RangeError(`there is no role ${value}`)
  const id = randomUUID()
  tenant.appRoleAssignments.set(id, {
    id,
    appRoleId: role.id,
    principalId,
    resourceId: resource.id,
    createdDateTime: new Date().toISOString(),
    effectiveAt: 0,
  })
}

const run = (script: string): Promise<JsonRecord> =>
  runClient({
    ready: simulator.ready,
    input,
    script: `
      import { ClientCertificateCredential, ClientSecretCredential } from '@azure/identity'
      const { tenantId, clientId, certificate, loginUrl } = input
      const options = { authorityHost: loginUrl, disableInstanceDiscovery: true }
      const byCertificate = () => new ClientCertificateCredential(tenantId, clientId, { certificate }, options)
      const bySecret = () => new ClientSecretCredential(tenantId, clientId, 'secret-of-the-test', options)
      const title = async (credential, resource = 'https://contoso.sharepoint.com') => {
        const { token } = await credential.getToken(resource + '/.default')
        const reply = await fetch(loginUrl + '/sharepoint/contoso/_api/web?$select=Title', { headers: { authorization: 'Bearer ' + token, accept: 'application/json;odata=nometadata' } })
        return { status: reply.status, body: await reply.json() }
      }
      const config = async (credential) => {
        const { token } = await credential.getToken('https://outlook.office365.com/.default')
        const reply = await fetch(loginUrl + '/adminapi/beta/' + tenantId + '/InvokeCommand', { method: 'POST', headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json' }, body: JSON.stringify({ CmdletInput: { CmdletName: 'Get-OrganizationConfig', Parameters: {} } }) })
        return { status: reply.status, body: await reply.json() }
      }
      ${script}`,
  })

describe('tokens for the resources themselves', { timeout: 60_000 }, () => {
  test('SharePoint takes a certificate with a permission, and no secret', async () => {
    const poor = await run(`say({ done: { asked: await title(byCertificate()) } })`)
    expect(poor['asked']).toMatchObject({ status: 403 })
    grant('00000003-0000-0ff1-ce00-000000000000', 'Sites.Read.All')
    const done = await run(`
      say({ done: {
        certificate: await title(byCertificate()),
        secret: await title(bySecret()),
        graph: await title(byCertificate(), 'https://graph.microsoft.com'),
      } })`)
    expect(done).toMatchObject({
      certificate: { status: 200, body: { Title: 'Contoso' } },
      secret: { status: 401, body: { error_description: 'Unsupported app only token.' } },
      graph: { status: 401 },
    })
  })

  test('Exchange asks for the permission and a directory role: 401, 401, 403, 200', async () => {
    const role = [...simulator.tenant.directoryRoles.values()].find(
      ({ roleTemplateId }) => roleTemplateId === globalReader,
    )
    const ask = async () => {
      const done = await run(`say({ done: await config(byCertificate()) })`)
      return done['status']
    }
    const statuses = [await ask()]
    role?.memberIds.add(principalId)
    statuses.push(await ask())
    role?.memberIds.delete(principalId)
    grant('00000002-0000-0ff1-ce00-000000000000', 'Exchange.ManageAsApp')
    statuses.push(await ask())
    role?.memberIds.add(principalId)
    statuses.push(await ask())
    expect(statuses).toEqual([401, 401, 403, 200])
  })
})
