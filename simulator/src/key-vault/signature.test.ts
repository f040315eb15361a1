/** Signatures over given digests, checked by node:crypto over the message itself. */
import { constants, createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signEcdsa, verifyEcdsa } from './ecdsa.ts'
import { signPkcs1, signPss, verifyPkcs1, verifyPss } from './rsa.ts'

const message = Buffer.from('a client assertion')

describe.each(['sha256', 'sha384', 'sha512'] as const)('%s', (hash) => {
  const digest = createHash(hash).update(message).digest()
  const other = createHash(hash).update('another one').digest()
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }

  it('RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2)', () => {
    const made = signPkcs1(privateKey, hash, digest)
    expect(verify(hash, message, publicKey, made)).toBe(true)
    expect(verifyPkcs1(publicKey, hash, digest, sign(hash, message, privateKey))).toBe(true)
    expect(verifyPkcs1(publicKey, hash, other, made)).toBe(false)
    expect(verifyPkcs1(publicKey, hash, digest, Buffer.alloc(256, 1))).toBe(false)
  })

  it('RSASSA-PSS with a salt as long as the digest (RFC 8017 section 8.1, RFC 7518 section 3.5)', () => {
    const made = signPss(privateKey, hash, digest)
    expect(verify(hash, message, { key: publicKey, ...pss }, made)).toBe(true)
    const foreign = sign(hash, message, { key: privateKey, ...pss })
    expect(verifyPss(publicKey, hash, digest, foreign)).toBe(true)
    expect(verifyPss(publicKey, hash, other, foreign)).toBe(false)
    expect(verifyPss(publicKey, hash, digest, Buffer.alloc(256, 1))).toBe(false)
  })
})

describe.each([
  ['P-256', 'sha256'],
  ['P-384', 'sha384'],
  ['P-521', 'sha512'],
] as const)('%s', (crv, hash) => {
  it('ECDSA as r and s (FIPS 186-5 section 6.4, RFC 7518 section 3.4)', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: crv })
    const digest = createHash(hash).update(message).digest()
    const made = signEcdsa(privateKey, crv, digest)
    expect(verify(hash, message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, made)).toBe(true)
    const foreign = sign(hash, message, { key: privateKey, dsaEncoding: 'ieee-p1363' })
    expect(verifyEcdsa(publicKey, crv, digest, foreign)).toBe(true)
    expect(verifyEcdsa(publicKey, crv, createHash(hash).update('x').digest(), foreign)).toBe(false)
    expect(verifyEcdsa(publicKey, crv, digest, Buffer.alloc(made.length))).toBe(false)
  })
})
