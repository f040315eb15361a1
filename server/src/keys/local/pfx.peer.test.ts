/** PKCS#12 files that OpenSSL made, in its present way and in the old one. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPfx } from './pfx.ts'

const reading = { now: Date.now(), allowWeakEncryption: false }

const isMissing = spawnSync('openssl', ['version']).status !== 0

describe.skipIf(isMissing)(
  `PKCS#12 files of OpenSSL${isMissing ? ' (skipped: install openssl)' : ''}`,
  () => {
    let folder = ''

    function openssl(...parameters: string[]): void {
      execFileSync('openssl', parameters, { cwd: folder, stdio: 'ignore' })
    }

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'strongroom-pfx-'))
      const subject = ['-subj', '/CN=peer', '-days', '30']
      openssl(
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        'rsa.key',
        '-out',
        'rsa.pem',
        ...subject,
      )
      const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
      openssl('req', '-x509', ...ec, '-nodes', '-keyout', 'ec.key', '-out', 'ec.pem', ...subject)
    })

    afterAll(() => rm(folder, { recursive: true, force: true }))

    async function exported(name: string, ...options: string[]): Promise<Uint8Array> {
      const files = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-out', 'out.pfx']
      openssl('pkcs12', '-export', ...files, '-passout', 'pass:secret', ...options)
      return readFile(join(folder, 'out.pfx'))
    }

    it.each([
      ['AES-256 and HMAC with SHA-256, its default', []],
      [
        '3DES and HMAC with SHA-1',
        ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
      ],
      ['100,000 iterations', ['-iter', '100000']],
    ])('are read: %s', { timeout: 60_000 }, async (_title, options) => {
      const found = readPfx(await exported('rsa', ...options), 'secret', {
        ...reading,
        allowWeakEncryption: true,
      })
      const pem = await readFile(join(folder, 'rsa.pem'))
      expect(found.certificate).toEqual(new Uint8Array(new X509Certificate(pem).raw))
    })

    it('PRV-18: are refused when they are protected as Windows did it once, unless that is accepted', async () => {
      const old = ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-RC2-40', '-macalg', 'sha1']
      const pfx = await exported('rsa', ...old)
      expect(() => readPfx(pfx, 'secret', reading)).toThrow(/RC2 or 3DES/)
      const accepted = readPfx(pfx, 'secret', { ...reading, allowWeakEncryption: true })
      expect(accepted.privateKey.length).toBeGreaterThan(1_000)
    })

    it('are refused when their key is not RSA', async () => {
      const pfx = await exported('ec')
      expect(() => readPfx(pfx, 'secret', reading)).toThrow(/RSA|not supported/)
    })

    it('are refused with a wrong password', async () => {
      const pfx = await exported('rsa')
      expect(() => readPfx(pfx, 'wrong', reading)).toThrow(/password/)
    })
  },
)
