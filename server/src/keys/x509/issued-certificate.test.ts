import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { issuedForKey } from '../signing-request.suite.ts'
import { issuedCertificate, weaknessOf } from './issued-certificate.ts'

const now = 1_900_000_000_000

describe('certificates of others for our keys (security 3.2)', () => {
  it('PRV-09: refuses RSA-1024, the exponent 3 and what is not RSA', () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const small = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 })
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const good = generateKeyPairSync('rsa', { modulusLength: 2048 })
    expect(weaknessOf(short.publicKey)).toMatch(/1024 bits/)
    expect(weaknessOf(small.publicKey)).toMatch(/exponent 3/)
    expect(weaknessOf(elliptic.publicKey)).toMatch(/not an RSA key/)
    expect(weaknessOf(good.publicKey)).toBeUndefined()
    for (const { publicKey } of [short, small, elliptic])
      expect(() =>
        issuedCertificate(issuedForKey(publicKey, { now, commonName: 'x' }), publicKey, now),
      ).toThrow(/RSA key/)
  })

  it('finds the certificate for the key in a chain', () => {
    const ours = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const chain = [other, ours].map(({ publicKey }) => issuedForKey(publicKey, { now, commonName: 'x' }))
    expect(issuedCertificate(chain.join(''), ours.publicKey, now).length).toBeGreaterThan(500)
  })
})
