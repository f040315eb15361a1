/** Our certificates, read and verified by OpenSSL in its strict mode. */
import { execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { createAuthority, issueServerCertificate } from '../server-certificate/issue.ts'
import { issueCertificate, keyUsages } from './certificate.ts'

const isMissing = spawnSync('openssl', ['version']).status !== 0

describe.skipIf(isMissing)(
  `certificates before OpenSSL${isMissing ? ' (skipped: install openssl)' : ''}`,
  () => {
    let folder = ''

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'strongroom-x509-'))
    })

    afterEach(() => rm(folder, { recursive: true, force: true }))

    const openssl = (...parameters: string[]): string =>
      execFileSync('openssl', parameters, {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      })

    it('pass its strict verification as a chain, for a host name and for an IP address (RFC 5280)', async () => {
      const authority = await createAuthority(Date.now(), systemRandom)
      const names = ['localhost', '::1', '2001:db8::ff00:42:8329', 'backup.example']
      const server = await issueServerCertificate(authority, names, Date.now(), systemRandom)
      await writeFile(join(folder, 'ca.pem'), authority.certificate)
      await writeFile(join(folder, 'server.pem'), server.certificate)
      const strict = ['verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', 'ca.pem']
      for (const name of ['localhost', 'backup.example'])
        expect(openssl(...strict, '-verify_hostname', name, 'server.pem')).toContain('OK')
      for (const address of ['::1', '2001:db8::ff00:42:8329'])
        expect(openssl(...strict, '-verify_ip', address, 'server.pem')).toContain('OK')
      expect(() => openssl(...strict, '-verify_hostname', 'other.example', 'server.pem')).toThrow(/mismatch/i)
    })

    it('say what they were made with, also beyond 2049 and with a serial number that looks negative', async () => {
      const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const certificate = issueCertificate(
        {
          serialNumber: new Uint8Array([0xff, 0x01]),
          issuer: 'Grüße',
          subject: 'Grüße',
          notBefore: Date.UTC(2049, 11, 31, 23, 59, 59),
          notAfter: Date.UTC(2050, 0, 1),
          publicKey,
          issuerPublicKey: publicKey,
          pathLength: undefined,
          keyUsage: keyUsages.digitalSignature,
          serverNames: [],
        },
        privateKey,
      )
      await writeFile(join(folder, 'own.pem'), new X509Certificate(certificate).toString())
      const text = openssl('x509', '-in', 'own.pem', '-noout', '-text', '-nameopt', 'utf8')
      expect(text).toContain('(0xff01)')
      expect(text).toMatch(/Not Before: Dec 31 23:59:59 2049 GMT\s+Not After : Jan {2}1 00:00:00 2050 GMT/)
      expect(text).toContain('CN=Grüße')
      expect(text).toMatch(/Key Usage: critical\s+Digital Signature\n/)
      expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/)
    })
  },
)
