/** Microsoft's credential library, @azure/identity, against Entra ID (microsoft.md 7.2). */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSimulator, type Simulator } from '../simulator.ts'
import { createTestCertificate } from './testing-certificate.ts'
import { runClient } from './testing-client.ts'
import { register } from './testing.ts'

let simulator: Simulator

beforeAll(async () => {
  simulator = await startSimulator({ mails: 0 })
})

afterAll(async () => {
  await simulator.stop()
})

it('ClientCertificateCredential gets a token, and uses it at Graph', { timeout: 30_000 }, async () => {
  const { ready, tenant } = simulator
  const mine = await createTestCertificate(Date.now())
  const { application } = register(tenant, { keyCredentials: [mine.credential] })
  const done = await runClient({
    ready,
    input: {
      tenantId: ready.tenantId,
      clientId: application.appId,
      certificate: `${mine.privateKey}\n${mine.certificate}`,
      authorityHost: ready.loginUrl,
      graphUrl: ready.graphUrl,
    },
    script: `
      import { ClientCertificateCredential } from '@azure/identity'
      const { tenantId, clientId, certificate, authorityHost, graphUrl } = input
      const credential = new ClientCertificateCredential(tenantId, clientId, { certificate }, { authorityHost, disableInstanceDiscovery: true })
      const { token, expiresOnTimestamp } = await credential.getToken('https://graph.microsoft.com/.default')
      const answer = await fetch(graphUrl + '/v1.0/users', { headers: { authorization: 'Bearer ' + token } })
      const { error } = await answer.json()
      say({ done: { seconds: (expiresOnTimestamp - Date.now()) / 1000, status: answer.status, code: error.code } })`,
  })
  // The token is good; without a single role it opens nothing (microsoft.md 1.11).
  expect(done).toMatchObject({ status: 403, code: 'Authorization_RequestDenied' })
  expect(done['seconds']).toBeGreaterThan(3500)
})
