/** The key of an object under a passphrase (docs/repository-format.md, section 13; scrypt: RFC 7914; HKDF: RFC 5869). */
import { createSecretKey, hkdfSync, scrypt, type KeyObject } from 'node:crypto'
import type { Secret } from '../../foundation/secret.ts'
import { asBuffer } from '../bytes.ts'
import { boundPart, saltOf } from './header.ts'

/** The cost belongs to suite 2: nobody can ask for another one, and nobody for less. */
const cost = { N: 131_072, r: 8, p: 1 } as const
/** 128 · N · r bytes are what it needs, and a little beside them. */
const maxmem = 160 * 1024 * 1024

export interface PassphraseKey {
  readonly key: KeyObject
  /** 32 bytes. */
  readonly commitment: Uint8Array
}

/**
 * The key that a key object of this header is under, and what its commitment must be. Takes about half a second and
 * 128 MiB, off the main thread.
 * @param header - Salt included; what follows it is not looked at.
 */
export async function passphraseKey(passphrase: Secret, header: Uint8Array): Promise<PassphraseKey> {
  const salt = saltOf(header)
  const stretched = await stretch(passphrase.reveal(), salt)
  const info = Buffer.concat([Buffer.from('strongroom/key-object/v1', 'ascii'), boundPart(header)])
  const derived = asBuffer(new Uint8Array(hkdfSync('sha256', stretched, salt, info, 64)))
  stretched.fill(0)
  return { key: createSecretKey(derived.subarray(0, 32)), commitment: derived.subarray(32) }
}

/** @param passphrase - Taken in NFC, so that it does not matter how a keyboard composes its letters. */
function stretch(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(Buffer.from(passphrase.normalize('NFC'), 'utf8'), salt, 32, { ...cost, maxmem }, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}
