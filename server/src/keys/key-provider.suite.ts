/** What every key provider promises: it signs for its certificate, and opens keys for their owner alone. */
import { constants, createHash, verify, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { KeyProvider, SealedKey } from './keys.ts'

export interface KeyProviderUnderTest {
  readonly provider: KeyProvider
  /** What lies at rest, to be looked at and tampered with. */
  readonly rows: Map<string, SealedKey>
  /** The time that the provider sees. */
  readonly now: number
}

const request = { commonName: 'Strongroom test', validDays: 180, context: 'organization-1' }

export function keyProviderSuite(name: string, create: () => KeyProviderUnderTest): void {
  // A prime of 1536 bits can take its time on a busy machine.
  describe(`key provider: ${name}`, { timeout: 60_000 }, () => {
    it('signs PS256 so that the certificate verifies it (RFC 7518 §3.5)', async () => {
      const { provider } = create()
      const { id, certificate } = await provider.createCertificate(request)
      const data = Buffer.from('header.payload')
      const signature = await provider.signPs256(id, data)
      const key = new X509Certificate(certificate).publicKey
      const options = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
      expect(verify('sha256', data, options, signature)).toBe(true)
      expect(verify('sha256', Buffer.from('header.other'), options, signature)).toBe(false)
    })

    it('makes an RSA-3072 key and a self-signed certificate for signatures alone (security 3.2)', async () => {
      const { provider, now } = create()
      const made = await provider.createCertificate(request)
      const certificate = new X509Certificate(made.certificate)
      expect(certificate.subject).toBe('CN=Strongroom test')
      expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject({
        modulusLength: 3072,
        publicExponent: 65_537n,
      })
      expect(certificate.verify(certificate.publicKey)).toBe(true)
      expect(certificate.ca).toBe(false)
      expect(made.notAfter - now).toBe(180 * 86_400_000)
      expect(made.notBefore).toBeLessThanOrEqual(now)
    })

    it('names the certificate by the thumbprints that Entra ID uses', async () => {
      const { provider } = create()
      const made = await provider.createCertificate(request)
      const sha256 = createHash('sha256').update(made.certificate).digest('base64url')
      const sha1 = createHash('sha1').update(made.certificate).digest('hex').toUpperCase()
      expect(made).toMatchObject({ thumbprintSha256: sha256, thumbprintSha1: sha1 })
      expect(await provider.certificate(made.id)).toEqual(made)
    })

    it('keeps the private key sealed (PRV-08)', async () => {
      const { provider, rows } = create()
      const { id } = await provider.createCertificate(request)
      const sealed = Buffer.from(rows.get(id)?.sealed ?? [])
      // Every PKCS#8 RSA key carries this object identifier in the clear.
      expect(sealed.includes(Buffer.from('06092a864886f70d010101', 'hex'))).toBe(false)
      expect(sealed.length).toBeGreaterThan(1_000)
    })

    it('opens no key that was moved to another row or another owner (PRV-15)', async () => {
      const { provider, rows } = create()
      const { id } = await provider.createCertificate(request)
      const key = rows.get(id)
      if (key === undefined) throw new Error('nothing was kept')
      rows.set('moved', { ...key, id: 'moved' })
      await expect(provider.signPs256('moved', Buffer.of(1))).rejects.toMatchObject({ code: 'wrong_key' })
      rows.set(id, { ...key, context: 'organization-2' })
      await expect(provider.signPs256(id, Buffer.of(1))).rejects.toMatchObject({ code: 'wrong_key' })
    })

    it('knows nothing of a key that it removed', async () => {
      const { provider } = create()
      const { id } = await provider.createCertificate(request)
      await provider.remove(id)
      await expect(provider.certificate(id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(provider.signPs256(id, Buffer.of(1))).rejects.toMatchObject({ code: 'not_found' })
    })
  })
}
