/** Microsoft's own client library, @microsoft/microsoft-graph-client, against the mail of Graph (reference section 7.3). */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestCertificate } from '../entra/testing-certificate.ts'
import { runClient } from '../entra/testing-client.ts'
import { register } from '../entra/testing.ts'
import type { JsonRecord } from '../json.ts'
import { startSimulator, type Simulator } from '../simulator.ts'

let simulator: Simulator
let input: Readonly<Record<string, unknown>>

beforeAll(async () => {
  simulator = await startSimulator({ mails: 45 })
  const { ready, tenant } = simulator
  const mine = await createTestCertificate(Date.now())
  const { application, principal } = register(tenant, { keyCredentials: [mine.credential] })
  grant(simulator, principal.id, ['Mail.ReadWrite', 'User.Read.All'])
  const alice = [...tenant.users.values()].find(({ userPrincipalName }) =>
    userPrincipalName.startsWith('alice@'),
  )
  input = {
    tenantId: ready.tenantId,
    clientId: application.appId,
    certificate: `${mine.privateKey}\n${mine.certificate}`,
    loginUrl: ready.loginUrl,
    graphUrl: ready.graphUrl,
    controlUrl: ready.controlUrl,
    user: alice?.id,
  }
})

afterAll(async () => {
  await simulator.stop()
})

function grant({ tenant }: Simulator, principalId: string, values: readonly string[]): void {
  const graph = [...tenant.servicePrincipals.values()].find(({ appId }) =>
    appId.startsWith('00000003-0000-0000-c000'),
  )
  for (const value of values) {
    const role = graph?.appRoles.find((one) => one.value === value)
    if (graph === undefined || role === undefined) throw new RangeError(`Graph has no role ${value}`)
    const id = randomUUID()
    const createdDateTime = new Date().toISOString()
    tenant.appRoleAssignments.set(id, {
      id,
      appRoleId: role.id,
      principalId,
      resourceId: graph.id,
      createdDateTime,
      effectiveAt: 0,
    })
  }
}

const preamble = `
  import { ClientCertificateCredential } from '@azure/identity'
  import graph from '@microsoft/microsoft-graph-client'
  const { Client, PageIterator, BatchRequestContent, BatchResponseContent, LargeFileUploadTask, FileUpload } = graph
  const { tenantId, clientId, certificate, loginUrl, graphUrl, controlUrl, user } = input
  const credential = new ClientCertificateCredential(tenantId, clientId, { certificate }, { authorityHost: loginUrl, disableInstanceDiscovery: true })
  const authProvider = { getAccessToken: async () => (await credential.getToken('https://graph.microsoft.com/.default')).token }
  const client = Client.initWithMiddleware({ authProvider, baseUrl: graphUrl + '/', customHosts: new Set(['localhost']) })
  const mail = '/users/' + user
`

const run = (script: string): Promise<JsonRecord> =>
  runClient({ ready: simulator.ready, input, script: `${preamble}${script}` })

describe('the Graph client for JavaScript', { timeout: 60_000 }, () => {
  test('PageIterator walks through every message', async () => {
    const done = await run(`
      const first = await client.api(mail + '/messages').select(['id', 'subject']).top(10).get()
      const ids = new Set()
      await new PageIterator(client, first, (message) => ids.add(message.id) !== undefined).iterate()
      say({ done: { count: ids.size } })`)
    expect(done['count']).toBe(45)
  })

  test('an error of Graph becomes its GraphError', async () => {
    const done = await run(`
      try { await client.api('/users/nobody').get() } catch (error) {
        say({ done: { status: error.statusCode, code: error.code, requestId: error.requestId } })
      }`)
    expect(done).toMatchObject({
      status: 404,
      code: 'Request_ResourceNotFound',
      requestId: expect.any(String) as string,
    })
  })

  test('BatchRequestContent is understood, and so is the reply by BatchResponseContent', async () => {
    const done = await run(`
      const request = (id, path, init) => ({ id, request: new Request(graphUrl + path, init) })
      const make = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ displayName: 'From a batch' }) }
      const content = new BatchRequestContent([
        request('1', mail + '/mailFolders/inbox'),
        { ...request('2', mail + '/mailFolders', make), dependsOn: ['1'] },
        { ...request('3', mail + '/mailFolders?$top=100'), dependsOn: ['2'] },
      ])
      const answer = new BatchResponseContent(await client.api('/$batch').post(await content.getContent()))
      const list = await answer.getResponseById('3').json()
      say({ done: { inbox: (await answer.getResponseById('1').json()).displayName, created: answer.getResponseById('2').status, names: list.value.map((folder) => folder.displayName) } })`)
    expect(done).toMatchObject({ inbox: 'Inbox', created: 201 })
    expect(done['names']).toContain('From a batch')
  })

  test('LargeFileUploadTask uploads an attachment in ranges; the URL needs no authorization', async () => {
    const done = await run(`
      const draft = await client.api(mail + '/messages').post({ subject: 'Large' })
      const bytes = Buffer.alloc(5_000_000, 'strongbox')
      const attachments = mail + '/messages/' + draft.id + '/attachments'
      const session = await client.api(attachments + '/createUploadSession').post({ AttachmentItem: { attachmentType: 'file', name: 'big.bin', size: bytes.length } })
      // as in the real cloud, the host of the upload is not one that gets the token
      const uploader = Client.initWithMiddleware({ authProvider, baseUrl: graphUrl + '/' })
      const task = new LargeFileUploadTask(uploader, new FileUpload(bytes, 'big.bin', bytes.length), { url: session.uploadUrl, expiry: new Date(session.expirationDateTime) }, { rangeSize: 1_310_720 })
      const { location } = await task.upload()
      const { value } = await client.api(attachments).select(['name', 'size']).get()
      const raw = await client.api(attachments + '/' + value[0].id + '/$value').responseType('arraybuffer').get()
      say({ done: { location, name: value[0].name, isEqual: Buffer.from(raw).equals(bytes) } })`)
    expect(done).toMatchObject({ name: 'big.bin', isEqual: true })
    expect(done['location']).toContain('/Attachments(')
  })

  test('its retry handler waits as long as a 429 says, and succeeds', async () => {
    const done = await run(`
      const path = '/v1.0' + mail + '/mailFolders/inbox'
      const fault = { match: { method: 'GET', path }, times: 1, status: 429, headers: { 'retry-after': '1' }, body: { error: { code: 'ApplicationThrottled', message: 'slow' } } }
      await fetch(controlUrl + 'faults', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault) })
      const folder = await client.api(mail + '/mailFolders/inbox').get()
      say({ done: { name: folder.displayName } })`)
    expect(done['name']).toBe('Inbox')
  })
})
