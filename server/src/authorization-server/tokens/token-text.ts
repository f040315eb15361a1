/**
 * What a token of ours looks like: `srat_` (access), `srrt_` (refresh), `srac_` (one-time code) or `srbs_` (cookie of a
 * browser), 32 random bytes as 43 characters of base 62, and 6 that hold the CRC-32 of all before them. Prefix and checksum
 * let secret scanners find a leaked token, and garbage be refused without a query; they protect nothing.
 */
import { hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Random } from '../../foundation/random.ts'

export type TokenKind = 'access' | 'refresh' | 'code' | 'session'

const prefixes: Readonly<Record<TokenKind, string>> = {
  access: 'srat_',
  refresh: 'srrt_',
  code: 'srac_',
  session: 'srbs_',
}
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
  const bytes = random.bytes(secretBytes)
  const words: number[] = []
  for (let at = 0; at < secretBytes; at += 2) words.push(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0))
  return base62(words, secretLength)
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
  return new Uint8Array(hash('sha256', token, 'buffer'))
}

function checksumOf(text: string): string {
  const sum = crc32(text)
  return base62([sum >>> 16, sum & 0xffff], checksumLength)
}

/** @param words - a number in base 2^16, the highest word first; it is used up. Long division, a digit a round. */
function base62(words: number[], length: number): string {
  let text = ''
  for (let digit = 0; digit < length; digit += 1) {
    let rest = 0
    for (let index = 0; index < words.length; index += 1) {
      const value = (rest << 16) | (words[index] ?? 0)
      words[index] = (value / 62) | 0
      rest = value % 62
    }
    text = (alphabet[rest] ?? '') + text
  }
  return text
}
