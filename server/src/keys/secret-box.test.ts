import { describe, expect, it } from 'vitest'
import { systemRandom } from '../foundation/random.ts'
import { Secret } from '../foundation/secret.ts'
import { createSecretBox } from './secret-box.ts'

const boxOf = (byte: number) =>
  createSecretBox(new Secret(Buffer.alloc(32, byte).toString('base64url')), systemRandom)
const plaintext = new Uint8Array([1, 2, 3, 4, 5])

describe('the secret box', () => {
  it('opens what it sealed, and seals the same differently each time', () => {
    const box = boxOf(1)
    const first = box.seal(plaintext, 'a')
    expect(box.open(first, 'a')).toEqual(plaintext)
    expect(box.seal(plaintext, 'a')).not.toEqual(first)
  })

  it('opens nothing for another context or with another key (PRV-15)', () => {
    const sealed = boxOf(1).seal(plaintext, 'a')
    expect(() => boxOf(1).open(sealed, 'b')).toThrow(expect.objectContaining({ code: 'wrong_key' }))
    expect(() => boxOf(2).open(sealed, 'a')).toThrow(expect.objectContaining({ code: 'wrong_key' }))
  })

  it('notices a change of any byte', () => {
    const box = boxOf(1)
    const sealed = box.seal(plaintext, 'a')
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(() => box.open(changed, 'a')).toThrow(expect.objectContaining({ code: 'wrong_key' }))
    }
  })

  it('accepts no shortened tag (Node takes four bytes unless it is told otherwise)', () => {
    const box = boxOf(1)
    const sealed = box.seal(plaintext, 'a')
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => box.open(sealed.subarray(0, length), 'a')).toThrow(
        expect.objectContaining({ code: 'wrong_key' }),
      )
  })
})
