/** TOK: what only a real connection shows (security reference 6.1; RFC 9112 §6.3, ASVS 4.1.2). */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect as connectPlain, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createHttpsListener } from '../api/index.ts'
import { type Database, openDatabase } from '../database/index.ts'
import { silentLog } from '../foundation/log.ts'
import { systemClock } from '../foundation/clock.ts'
import { systemRandom } from '../foundation/random.ts'
import { ensureServerCertificate } from '../keys/index.ts'
import { passwordForm } from './requests.suite.ts'
import { type CatalogueWorld, createCatalogueWorld } from './world.suite.ts'

let folder: string
let database: Database
let world: CatalogueWorld
let port: number
let ca: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-sockets-'))
  const certificate = await ensureServerCertificate({
    folder,
    hostNames: ['localhost'],
    clock: systemClock,
    random: systemRandom,
  })
  const listener = createHttpsListener({ certPem: certificate.certPem, keyPem: certificate.keyPem.reveal() })
  database = await openDatabase({ file: ':memory:', log: silentLog })
  world = await createCatalogueWorld(database, { serverFactory: listener.serverFactory })
  await world.api.app.listen({ host: '127.0.0.1', port: 0 })
  const [address] = world.api.app.addresses()
  port = typeof address === 'object' ? address.port : 0
  ca = await readFile(certificate.caFile, 'utf8')
})

afterAll(async () => {
  await world.close()
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

/** Everything that comes back until the server closes, or says so much. */
async function exchange(socket: Socket, send: (socket: Socket) => void): Promise<string> {
  let received = ''
  send(socket)
  await new Promise<void>((resolve) => {
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text
    })
    socket.once('close', () => resolve())
    socket.once('error', () => resolve())
  })
  return received
}

const secure = (): Socket => connectTls({ host: 'localhost', port, ca })
const head = (...lines: string[]): string =>
  ['POST /v6/token HTTP/1.1', 'Host: localhost', ...lines, '', ''].join('\r\n')
const form = 'Content-Type: application/x-www-form-urlencoded'

it('serves who does it right', async () => {
  const body = new URLSearchParams(passwordForm).toString()
  const request = `${head(form, `Content-Length: ${body.length}`, 'Connection: close')}${body}`
  expect(await exchange(secure(), (socket) => socket.write(request))).toMatch(
    /^HTTP\/1\.1 200 .*"userName":"admin"/s,
  )
})

it('TOK-23: plain HTTP to the TLS port gets no answer that could be followed', async () => {
  const received = await exchange(connectPlain({ host: '127.0.0.1', port }), (socket) =>
    socket.write(`GET /v6/token HTTP/1.1\r\nHost: localhost\r\n\r\n`),
  )
  expect(received).not.toMatch(/^HTTP\/1\.1 (2|3)/)
  expect(received.toLowerCase()).not.toContain('location:')
})

it('TOK-24: a length that contradicts itself ends the connection, and what follows is not read', async () => {
  const smuggled = 'POST /v6/token HTTP/1.1\r\nHost: localhost\r\n\r\n'
  for (const lines of [
    ['Content-Length: 4', 'Transfer-Encoding: chunked'],
    ['Content-Length: 4', 'Content-Length: 5'],
    ['Transfer-Encoding: chunked, identity'],
  ]) {
    const received = await exchange(secure(), (socket) =>
      socket.write(`${head(form, ...lines)}0\r\n\r\n${smuggled}`),
    )
    expect(received).toMatch(/^HTTP\/1\.1 400 /)
    expect(received.match(/HTTP\/1\.1/g)).toHaveLength(1)
  }
})

it('TOK-07: a body beyond the limit is refused while it is being sent, not collected', async () => {
  let sent = 0
  const received = await exchange(secure(), (socket) => {
    socket.write(head(form, 'Transfer-Encoding: chunked'))
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`
    const more = (): void => {
      while (!socket.destroyed && socket.writable && sent < 64 * 1024 * 1024) {
        sent += 0x4000
        if (!socket.write(chunk)) {
          socket.once('drain', more)
          return
        }
      }
      socket.end()
    }
    more()
  })
  expect(received === '' || received.startsWith('HTTP/1.1 413 ')).toBe(true)
  expect(sent).toBeLessThan(64 * 1024 * 1024)
})
