import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { ensureServerCertificate, type ServerCertificate } from './server-certificate.ts'

const day = 86_400_000
let folder = ''
let now = 0

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-tls-'))
  now = Date.now()
})

afterEach(() => rm(folder, { recursive: true, force: true }))

function ensure(...hostNames: string[]): Promise<ServerCertificate> {
  const clock = { now: () => now, sleep: async () => undefined }
  return ensureServerCertificate({ folder, hostNames, clock, random: systemRandom })
}

function status(port: number, host: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, ca, servername: host, agent: false }
    request(options, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

describe("the server's own certificate", () => {
  it('is accepted by a client that trusts its authority, for its names only', async () => {
    const { certPem, keyPem, caFile } = await ensure('backup.example')
    const ca = await readFile(caFile, 'utf8')
    const server = createServer({ cert: certPem, key: keyPem.reveal() }, (_request, response) =>
      response.end(),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    try {
      expect(await status(port, 'localhost', ca)).toBe(200)
      expect(await status(port, 'backup.example', ca)).toBe(200)
      await expect(status(port, 'other.example', ca)).rejects.toThrow(/altnames/)
    } finally {
      server.close()
    }
  })

  it('names localhost, both loopback addresses and the given hosts', async () => {
    const { certPem } = await ensure('Backup.Example', '192.0.2.7')
    expect(new X509Certificate(certPem).subjectAltName).toBe(
      'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, DNS:backup.example, IP Address:192.0.2.7',
    )
  })

  it('stays the same until a name is missing, and its authority stays then too', async () => {
    const first = await ensure('a.example')
    const authority = await readFile(first.caFile, 'utf8')
    expect((await ensure('a.example')).certPem).toBe(first.certPem)
    expect((await ensure('a.example', 'b.example')).certPem).not.toBe(first.certPem)
    expect(await readFile(first.caFile, 'utf8')).toBe(authority)
  })

  it('is renewed a month before it ends', async () => {
    const first = await ensure()
    now += 366 * day
    expect((await ensure()).certPem).toBe(first.certPem)
    now += 2 * day
    const renewed = await ensure()
    expect(renewed.certPem).not.toBe(first.certPem)
    expect(Date.parse(new X509Certificate(renewed.certPem).validTo)).toBeGreaterThan(now + 390 * day)
  })

  it('keeps its keys readable by the owner alone', async () => {
    await ensure()
    for (const name of ['ca.key', 'server.key'])
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  })

  it('is made anew when key and certificate are of different pairs: a start was cut off', async () => {
    const first = await ensure()
    await writeFile(join(folder, 'server.key'), await readFile(join(folder, 'ca.key')))
    const mended = await ensure()
    expect(mended.certPem).not.toBe(first.certPem)
    const key = createPrivateKey(mended.keyPem.reveal())
    expect(new X509Certificate(mended.certPem).checkPrivateKey(key)).toBe(true)
  })
})
