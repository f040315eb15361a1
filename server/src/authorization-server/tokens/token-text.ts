/**
 * What a token of ours looks like: `srat_` (access), `srrt_` (refresh) or `srac_` (one-time code), 32 random bytes
 * as 43 characters of base 62, and 6 that hold the CRC-32 of all before them. Prefix and checksum let secret scanners
 * find a leaked token, and garbage be refused without a query; they protect nothing.
 */
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Random } from '../../foundation/random.ts'

export type TokenKind = 'access' | 'refresh' | 'code'

const prefixes: Readonly<Record<TokenKind, string>> = { access: 'srat_', refresh: 'srrt_', code: 'srac_' }
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const secretBytes = 32
const secretLength = 43
const checksumLength = 6

export function newToken(kind: TokenKind, random: Random): string {
  const body = prefixes[kind] + randomText(random)
  return body + checksumOf(body)
}

/** 32 random bytes as 43 letters and digits. */
export function randomText(random: Random): string {
  return base62(BigInt(`0x${Buffer.from(random.bytes(secretBytes)).toString('hex')}`), secretLength)
}

/** SHA-256 of the token, under which it is kept; undefined for what cannot be a token of this kind. */
export function tokenHash(kind: TokenKind, token: string): Uint8Array | undefined {
  const prefix = prefixes[kind]
  if (token.length !== prefix.length + secretLength + checksumLength || !token.startsWith(prefix))
    return undefined
  const body = token.slice(0, -checksumLength)
  return token === body + checksumOf(body) ? hashOf(token) : undefined
}

function hashOf(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

function checksumOf(text: string): string {
  return base62(BigInt(crc32(text)), checksumLength)
}

function base62(number: bigint, length: number): string {
  let text = ''
  for (let rest = number; rest > 0n; rest /= 62n) text = (alphabet[Number(rest % 62n)] ?? '') + text
  return text.padStart(length, '0')
}
