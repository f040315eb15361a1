/** What every key provider promises: it signs for its certificate, and opens keys for their owner alone. */
import { constants, createHash, verify, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { KeyProvider, SealedKey } from './keys.ts'
import { issuedFor } from './signing-request.suite.ts'

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

    it('signs RS256 for the same certificate (RFC 7518 §3.3)', async () => {
      const { provider } = create()
      const { id, certificate } = await provider.createCertificate(request)
      const signature = await provider.signRs256(id, Buffer.from('header.payload'))
      const { publicKey } = new X509Certificate(certificate)
      expect(verify('sha256', Buffer.from('header.payload'), publicKey, signature)).toBe(true)
      expect(verify('sha256', Buffer.from('header.other'), publicKey, signature)).toBe(false)
    })

    it('takes the id that was chosen for the key', async () => {
      const { provider } = create()
      const id = 'ab0d4c1e-7a1c-4a92-9a41-0a4d1c1f5c55'
      expect((await provider.createCertificate({ ...request, id })).id).toBe(id)
      expect((await provider.certificate(id)).id).toBe(id)
    })

    it('asks for a certificate, and takes the one for its key alone', async () => {
      const { provider, now } = create()
      const asked = await provider.createSigningRequest({ commonName: 'Strongroom CA test', context: 'c' })
      await expect(provider.certificate(asked.id)).rejects.toMatchObject({ code: 'not_found' })
      const answer = await issuedFor(asked.pkcs10Pem, { now })
      const other = await provider.createSigningRequest({ commonName: 'other', context: 'c' })
      await expect(provider.completeSigningRequest(other.id, answer)).rejects.toMatchObject({
        code: 'bad_certificate',
        message: expect.stringContaining('not for the key'),
      })
      await expect(provider.completeSigningRequest(asked.id, answer, 'another')).rejects.toMatchObject({
        code: 'not_found',
      })
      const made = await provider.completeSigningRequest(asked.id, answer, 'c')
      await expect(provider.certificate(asked.id, 'another')).rejects.toMatchObject({ code: 'not_found' })
      expect(await provider.certificate(asked.id)).toEqual(made)
      expect(new X509Certificate(made.certificate).issuer).toBe('CN=Test CA')
      const signature = await provider.signRs256(asked.id, Buffer.of(1))
      expect(verify('sha256', Buffer.of(1), new X509Certificate(made.certificate).publicKey, signature)).toBe(
        true,
      )
      await expect(provider.completeSigningRequest(asked.id, answer)).rejects.toMatchObject({
        code: 'bad_certificate',
      })
    })

    it('refuses an answer that is over or has not begun, and what is no certificate', async () => {
      const { provider, now } = create()
      const { id, pkcs10Pem } = await provider.createSigningRequest({ commonName: 'x', context: 'c' })
      const day = 86_400_000
      const refusals = [
        [await issuedFor(pkcs10Pem, { now: now - 400 * day }), /expired on/],
        [await issuedFor(pkcs10Pem, { now: now + 2 * day }), /only from/],
        ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', /cannot be read/],
        ['hello', /not a certificate/],
      ] as const
      for (const [answer, words] of refusals)
        await expect(provider.completeSigningRequest(id, answer)).rejects.toThrow(words)
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

    it('PRV-08: keeps the private key sealed', async () => {
      const { provider, rows } = create()
      const { id } = await provider.createCertificate(request)
      const sealed = Buffer.from(rows.get(id)?.sealed ?? [])
      // Every PKCS#8 RSA key carries this object identifier in the clear.
      expect(sealed.includes(Buffer.from('06092a864886f70d010101', 'hex'))).toBe(false)
      expect(sealed.length).toBeGreaterThan(100)
    })

    it('PRV-15: opens no key that was moved to another row or another owner', async () => {
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
