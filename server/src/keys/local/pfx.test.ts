import { beforeAll, describe, expect, it } from 'vitest'
import { KeysError } from '../errors.ts'
import type { CertificateAndKey } from './pfx-reader.ts'
import { costly, password, pfxOf, selfSigned } from './self-signed.suite.ts'
import { readPfx } from './pfx.ts'

const now = 1_900_000_000_000
const day = 86_400_000

let own: CertificateAndKey
let other: CertificateAndKey

beforeAll(async () => {
  const terms = { validDays: 30, now, serialNumber: new Uint8Array([1, 2, 3]) }
  own = await selfSigned({ ...terms, commonName: 'own' })
  other = await selfSigned({ ...terms, commonName: 'other' })
}, 30_000)

function refusal(pfx: Uint8Array, given = password, at = now): string {
  try {
    readPfx(pfx, given, { now: at, allowWeakEncryption: false })
  } catch (error) {
    if (error instanceof KeysError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'none'
}

describe('reading a PKCS#12 file (RFC 7292)', { timeout: 60_000 }, () => {
  it.each(['aes128', 'aes256', '3des'] as const)(
    'takes certificate and key protected with %s',
    (algorithm) => {
      const found = readPfx(pfxOf(own, { algorithm }), password, { now, allowWeakEncryption: true })
      expect(found.certificate).toEqual(own.certificate)
      expect(found.privateKey).toEqual(own.privateKey)
    },
  )

  it('PRV-20: refuses a wrong password', () => {
    expect(refusal(pfxOf(own), 'other')).toMatch(/^wrong_password: /)
  })

  it('refuses a file in which a byte was changed: its authentication code is verified', () => {
    const pfx = pfxOf(own)
    const middle = Math.trunc(pfx.length / 2)
    pfx[middle] = (pfx[middle] ?? 0) ^ 1
    expect(refusal(pfx)).not.toBe('none')
  })

  it('PRV-19: refuses a certificate that does not belong to the key', () => {
    expect(refusal(pfxOf(own, { certificateOf: other }))).toMatch(/no certificate for its private key/)
  })

  it('PRV-19: refuses an expired certificate and says since when', () => {
    expect(refusal(pfxOf(own), password, now + 31 * day)).toMatch(/expired on 2030-/)
  })

  it('PRV-17: refuses a count of iterations that would keep a processor busy, before deriving anything', () => {
    expect(refusal(costly(pfxOf(own), 2 ** 31 - 1))).toMatch(/2147483647 iterations/)
    expect(refusal(costly(pfxOf(own), 2_000_001), 'unread')).toMatch(/2000001 iterations/)
  })

  it('PRV-18: refuses a file protected with 3DES unless somebody accepts it', () => {
    expect(refusal(pfxOf(own, { algorithm: '3des' }))).toMatch(/^weak_pfx: /)
  })

  it('PRV-16: refuses what is no such file, and what is too large', () => {
    expect(refusal(Buffer.from('hello'))).toMatch(/not a PKCS#12 file/)
    expect(refusal(new Uint8Array(65_537))).toMatch(/too large/)
  })

  it('keeps the password out of its refusals', () => {
    expect(refusal(pfxOf(own), 'canary-password')).not.toContain('canary')
  })
})
