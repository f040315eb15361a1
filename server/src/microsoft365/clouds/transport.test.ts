import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeTestCertificate } from './certificate.suite.ts'
import type { Cloud } from './cloud.ts'
import { connectionTrouble } from './connection-trouble.ts'
import { cloudNamed } from './known-clouds.ts'
import { createTransport, type Transport } from './transport.ts'

let folder: string
let server: Server
let origin: string
let transport: Transport

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'transport-'))
  const caFile = join(folder, 'ca.pem')
  const { certificatePem, keyPem } = makeTestCertificate()
  writeFileSync(caFile, certificatePem)
  server = createServer({ key: keyPem, cert: certificatePem }, (request, response) => {
    if (request.url === '/redirect') response.writeHead(302, { location: 'https://evil.example/' }).end()
    else if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half', () => request.socket.destroy())
    } else response.end('hello')
  })
  origin = await listen(server)
  transport = createTransport({ ...cloud(), caFile })
})
afterAll(async () => {
  await transport.close()
  server.close()
  rmSync(folder, { recursive: true })
})

async function listen(listener: Server): Promise<string> {
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `https://localhost:${address.port}`
}

function cloud(): Cloud {
  return { ...cloudNamed('worldwide'), name: 'loopback', loginUrl: origin, graphUrl: origin }
}

it('trusts the authority of the cloud file', async () => {
  const response = await transport.fetch(`${origin}/`)

  await expect(response.text()).resolves.toBe('hello')
})

it('GRF-29: refuses a private authority that is not configured', async () => {
  const other = createTransport(cloud())
  const thrown: unknown = await other.fetch(`${origin}/`).catch((error: unknown) => error)
  await other.close()

  expect(connectionTrouble(thrown)).toBe('untrusted')
})

it('GRF-29: refuses a certificate of another name', async () => {
  const thrown: unknown = await transport
    .fetch(origin.replace('localhost', '127.0.0.1'))
    .catch((error: unknown) => error)

  expect(connectionTrouble(thrown)).toBe('untrusted')
})

it('GRF-15: does not follow a redirect', async () => {
  const response = await transport.fetch(`${origin}/redirect`, { redirect: 'follow' })

  expect(response.status).toBe(302)
})

it('speaks https only', async () => {
  await expect(transport.fetch(origin.replace('https', 'http'))).rejects.toThrow('only https')
})

it('tells a cut connection from one that was never made', async () => {
  const response = await transport.fetch(`${origin}/cut`)
  const cut: unknown = await response.text().catch((error: unknown) => error)
  const closed = createServer()
  const closedOrigin = await listen(closed)
  closed.close()
  const refused: unknown = await transport.fetch(closedOrigin).catch((error: unknown) => error)

  expect([connectionTrouble(cut), connectionTrouble(refused)]).toEqual(['lost', 'unreachable'])
})

it('says which CA file cannot be read', () => {
  expect(() => createTransport({ ...cloud(), caFile: join(folder, 'absent.pem') })).toThrow(/absent\.pem/)
})
