import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { fromHex, toHex } from '../bytes.ts'
import { otherRepositoryId, repositoryId } from '../test-vault.ts'
import { openAsRecipient, recipientPublicKey, sealForRecipient } from './recipients.ts'

const bytesFrom = (first: number, count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, (_, place) => first + place))

const recipient = bytesFrom(50, 32)
const place = { repositoryId, card: 'c0ffee00-0000-0400-0800-000000000001' }
const secret = Buffer.alloc(32, 7)
const corrupt = expect.objectContaining({ code: 'corrupt' })

describe('a key sealed for a recovery kit (docs/repository-format.md, section 14)', () => {
  it("is what Python's cryptography seals, and opens", () => {
    // X25519, HKDF and AESGCM of python3-cryptography 38 with these keys and this nonce.
    const given = [bytesFrom(0, 32), bytesFrom(200, 12)]
    const { ephemeral, sealed } = sealForRecipient(secret, recipientPublicKey(recipient), place, {
      bytes: () => given.shift() ?? new Uint8Array(),
    })
    expect(toHex(recipientPublicKey(recipient))).toBe(
      'e05b1ae322024838095ffdefd865468ddb77b14b2dd275175ea0ab4294fa6d7a',
    )
    expect(toHex(ephemeral)).toBe('8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f')
    expect(toHex(sealed)).toBe(
      'c8c9cacbcccdcecfd0d1d2d37aaa9e0bf85d61c4383e404442a9e0cf014a09617ae2e78b7955293f32d586eb17d00264474e3af3e985234510e1f7ca',
    )
    expect(openAsRecipient({ ephemeral, sealed }, recipient, place)).toEqual(new Uint8Array(secret))
  })

  it('has the public key of RFC 7748, section 6.1', () => {
    const alice = fromHex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a')
    expect(toHex(recipientPublicKey(alice))).toBe(
      '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
    )
  })

  it('opens for this kit, card and repository alone, unaltered (REP-10)', () => {
    const made = sealForRecipient(secret, recipientPublicKey(recipient), place, systemRandom)
    expect(() => openAsRecipient(made, bytesFrom(51, 32), place)).toThrow(corrupt)
    const other = { ...place, card: 'c0ffee00-0000-0400-0800-000000000002' }
    expect(() => openAsRecipient(made, recipient, other)).toThrow(corrupt)
    const elsewhere = { ...place, repositoryId: otherRepositoryId }
    expect(() => openAsRecipient(made, recipient, elsewhere)).toThrow(corrupt)
    for (let offset = 0; offset < made.sealed.length; offset += 1) {
      const sealed = Uint8Array.from(made.sealed)
      sealed[offset] = (sealed[offset] ?? 0) ^ 1
      expect(() => openAsRecipient({ ...made, sealed }, recipient, place)).toThrow(corrupt)
      const cut = { ...made, sealed: made.sealed.subarray(0, offset) }
      expect(() => openAsRecipient(cut, recipient, place)).toThrow(corrupt)
    }
    // A public key of small order would make everybody's shared secret zero (RFC 7748, section 6.1).
    const small = { ...made, ephemeral: new Uint8Array(32) }
    expect(() => openAsRecipient(small, recipient, place)).toThrow(corrupt)
  })
})
