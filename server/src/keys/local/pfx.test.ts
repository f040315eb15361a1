import { X509Certificate, createPrivateKey } from 'node:crypto'
import forge from 'node-forge'
import { beforeAll, describe, expect, it } from 'vitest'
import { KeysError } from '../errors.ts'
import { type CertificateAndKey, createSelfSigned } from './certificate.ts'
import { readPfx } from './pfx.ts'

const now = 1_900_000_000_000
const day = 86_400_000
const password = 'pass word ü'

interface PfxOptions {
  readonly algorithm?: 'aes128' | 'aes256' | '3des'
  readonly count?: number
  readonly certificateOf?: CertificateAndKey
}

let own: CertificateAndKey
let other: CertificateAndKey

beforeAll(async () => {
  const terms = { validDays: 30, now, serialNumber: new Uint8Array([1, 2, 3]) }
  own = await createSelfSigned({ ...terms, commonName: 'own' })
  other = await createSelfSigned({ ...terms, commonName: 'other' })
}, 30_000)

function pfxOf(
  key: CertificateAndKey,
  { algorithm = 'aes256', count, certificateOf }: PfxOptions = {},
): Uint8Array {
  const privatePem = createPrivateKey({
    key: Buffer.from(key.privateKey),
    format: 'der',
    type: 'pkcs8',
  }).export({
    format: 'pem',
    type: 'pkcs8',
  })
  const certificate = new X509Certificate((certificateOf ?? key).certificate).toString()
  const document = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(privatePem.toString()),
    [forge.pki.certificateFromPem(certificate)],
    password,
    { algorithm, ...(count === undefined ? {} : { count }) },
  )
  return new Uint8Array(Buffer.from(forge.asn1.toDer(document).getBytes(), 'binary'))
}

function refusal(pfx: Uint8Array, given = password, at = now): string {
  try {
    readPfx(pfx, given, at)
  } catch (error) {
    if (error instanceof KeysError && error.code === 'bad_pfx') return error.message
    throw error
  }
  return 'none'
}

describe('reading a PKCS#12 file (RFC 7292)', { timeout: 60_000 }, () => {
  it.each(['aes128', 'aes256', '3des'] as const)(
    'takes certificate and key protected with %s',
    (algorithm) => {
      const found = readPfx(pfxOf(own, { algorithm }), password, now)
      expect(found.certificate).toEqual(own.certificate)
      expect(found.privateKey).toEqual(own.privateKey)
    },
  )

  it('refuses a wrong password', () => {
    expect(refusal(pfxOf(own), 'other')).toMatch(/password/)
  })

  it('refuses a file in which a byte was changed: its authentication code is verified', () => {
    const pfx = pfxOf(own)
    const middle = Math.trunc(pfx.length / 2)
    pfx[middle] = (pfx[middle] ?? 0) ^ 1
    expect(refusal(pfx)).not.toBe('none')
  })

  it('refuses a certificate that does not belong to the key', () => {
    expect(refusal(pfxOf(own, { certificateOf: other }))).toMatch(/no certificate for its private key/)
  })

  it('refuses an expired certificate and says since when', () => {
    expect(refusal(pfxOf(own), password, now + 31 * day)).toMatch(/expired on 2030-/)
  })

  it('refuses a count of iterations that would keep the server busy, before deriving anything (security 3.5)', () => {
    expect(refusal(costly(pfxOf(own)))).toMatch(/2000000 iterations/)
    expect(refusal(pfxOf(own, { count: 100_001 }), 'unread')).toMatch(/100001 iterations/)
  })

  it('refuses what is no such file, and what is too large', () => {
    expect(refusal(Buffer.from('hello'))).toMatch(/not a PKCS#12 file/)
    expect(refusal(new Uint8Array(70_000))).toMatch(/too large/)
  })

  it('keeps the password out of its refusals', () => {
    expect(refusal(pfxOf(own), 'canary-password')).not.toContain('canary')
  })
})

/** The same file with its authentication code asking for 2,000,000 iterations. */
function costly(pfx: Uint8Array): Uint8Array {
  const document = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(pfx).toString('binary')))
  const parts = document.value
  const mac = typeof parts === 'string' ? undefined : parts[2]
  if (mac === undefined || typeof mac.value === 'string')
    throw new Error('the file has no authentication code')
  mac.value[2] = forge.asn1.create(
    forge.asn1.Class.UNIVERSAL,
    forge.asn1.Type.INTEGER,
    false,
    forge.asn1.integerToDer(2_000_000).getBytes(),
  )
  return new Uint8Array(Buffer.from(forge.asn1.toDer(document).getBytes(), 'binary'))
}
