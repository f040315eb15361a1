import { describe, expect, it } from 'vitest'
import { kitFileName, passphraseOf } from './kit-text.ts'

describe('a recovery kit as text', () => {
  it.each([
    ['Main', 'strongroom-recovery-kit-Main.txt'],
    ['Köln / 2026', 'strongroom-recovery-kit-K-ln-2026.txt'],
    ['../..', 'strongroom-recovery-kit-repository.txt'],
  ])('of %j is saved as %s', (name, file) => {
    expect(kitFileName(name)).toBe(file)
  })

  it('gives its passphrase out of the whole page, or as it was typed', () => {
    const passphrase = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789'
    expect(
      passphraseOf(`STRONGROOM RECOVERY KIT\r\n\r\nPassphrase\r\n\r\n    ${passphrase}\r\n\r\nSmall`),
    ).toBe(passphrase)
    expect(passphraseOf(' abcd efgh jkmn pqrs tvwx yz01 2345 6789 ')).toBe(
      'abcd efgh jkmn pqrs tvwx yz01 2345 6789',
    )
    expect(passphraseOf('something else\n')).toBe('something else')
  })
})
