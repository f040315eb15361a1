/** The passphrase of a recovery kit: 160 random bits that a person can type (docs/repository-format.md, section 13). */
import type { Random } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'

/** Crockford's base32: no I, L, O and U, which are misread for others. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 32
const group = 4
const bitsPerCharacter = 5

/** @returns 32 characters without a separator. */
export function makeKitPassphrase(random: Pick<Random, 'bytes'>): Secret {
  const bits = [...random.bytes((length * bitsPerCharacter) / 8)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
  const characters = Array.from({ length }, (_, place) => {
    const start = place * bitsPerCharacter
    return alphabet.charAt(Number.parseInt(bits.slice(start, start + bitsPerCharacter), 2))
  })
  return new Secret(characters.join(''))
}

/** As it is printed: groups of four with hyphens. */
export function groupKitPassphrase(passphrase: Secret): string {
  return (
    passphrase
      .reveal()
      .match(new RegExp(`.{1,${group}}`, 'g'))
      ?.join('-') ?? ''
  )
}

/**
 * What a person typed, as it was made: case, spaces and hyphens do not count, and letters that look like digits are these.
 * @returns undefined when it cannot be the passphrase of a kit.
 */
export function readKitPassphrase(typed: Secret): Secret | undefined {
  const plain = typed
    .reveal()
    .toUpperCase()
    .replaceAll(/[\s\-\u2010-\u2015]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const isOne = /^[0-9A-HJKMNP-TV-Z]+$/.test(plain) && plain.length === length
  return isOne ? new Secret(plain) : undefined
}
