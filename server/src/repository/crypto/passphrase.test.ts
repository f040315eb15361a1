import { scryptSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import { toHex } from '../bytes.ts'
import { passphraseKey } from './passphrase.ts'

const bytesFrom = (first: number, count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, (_, place) => first + place))

describe('the key of a key object (docs/repository-format.md, section 13)', () => {
  it("is what Python's cryptography derives, whatever way the passphrase is composed", async () => {
    // Scrypt and HKDF of python3-cryptography 38 over these inputs; the passphrase in NFC.
    const header = Buffer.concat([
      Buffer.from('SROOM\x01\x02\x06', 'latin1'),
      Buffer.alloc(16),
      Buffer.from('5e0e2a527f3b4c449b520d6f6f1a0001', 'hex'),
      bytesFrom(0, 16),
      bytesFrom(100, 32),
    ])
    const { key, commitment } = await passphraseKey(new Secret('Gru\u0308n ist die Hoffnung'), header)
    expect(key.export().toString('hex')).toBe(
      'a7cb8cdac09964a40ef61f00f3ec83690e468cf14572df47179c8457f58c7752',
    )
    expect(toHex(commitment)).toBe('86ef7e739b5cfe20128526fc2fbb407b506584230df06d053c139057b7937bcf')
  })

  it('rests on scrypt as RFC 7914, section 12, has it', () => {
    const vector = scryptSync('pleaseletmein', 'SodiumChloride', 64, { N: 16_384, r: 8, p: 1 })
    expect(vector.toString('hex')).toBe(
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
    )
  })
})
