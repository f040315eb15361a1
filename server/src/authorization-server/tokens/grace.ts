/**
 * The answer to a refresh, kept for a client whose connection broke before it arrived. It is sealed under a key
 * derived from the used refresh token, so that who reads the database finds no usable token.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Random } from '../../foundation/random.ts'
import type { TokenPair } from '../authorization-server.ts'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

const pairSchema = Type.Object({
  accessToken: Type.String(),
  refreshToken: Type.String(),
  expiresInSeconds: Type.Integer(),
  issuedAt: Type.Integer(),
  expiresAt: Type.Integer(),
  userName: Type.String(),
})

/** @param usedToken - the refresh token that the pair replaces. */
export function sealPair(pair: TokenPair, usedToken: string, random: Random): Uint8Array {
  const nonce = random.bytes(nonceBytes)
  const sealing = createCipheriv(cipher, keyFrom(usedToken), nonce, { authTagLength: tagBytes })
  const body = Buffer.concat([sealing.update(JSON.stringify(pair)), sealing.final()])
  return new Uint8Array(Buffer.concat([nonce, body, sealing.getAuthTag()]))
}

/** @returns `undefined` when the row was tampered with. */
export function openPair(blob: Uint8Array, usedToken: string): TokenPair | undefined {
  const tagStart = blob.length - tagBytes
  if (tagStart < nonceBytes) return undefined
  const opening = createDecipheriv(cipher, keyFrom(usedToken), blob.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
  opening.setAuthTag(blob.subarray(tagStart))
  try {
    const body = Buffer.concat([opening.update(blob.subarray(nonceBytes, tagStart)), opening.final()])
    const pair: unknown = JSON.parse(body.toString())
    return Value.Check(pairSchema, pair) ? pair : undefined
  } catch {
    return undefined
  }
}

/** HKDF-Expand (RFC 5869 §2.3) of one block; a token is as random as the key that extracting would give (§3.3). */
function keyFrom(usedToken: string): Uint8Array {
  return createHmac('sha256', usedToken).update('strongroom refresh grace v1\x01').digest()
}
