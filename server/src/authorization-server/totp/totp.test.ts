import { TOTP, URI } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { testSecretBox } from '../fixture.suite.ts'
import { createTotp } from './totp.ts'

const account = { id: '55555555-5555-4555-8555-555555555555', userName: 'admin' }
const totp = createTotp({ secretBox: testSecretBox, random: systemRandom })
/** RFC 6238 appendix B, of which the last six digits count here. */
const rfcSecret = testSecretBox.seal(Buffer.from('12345678901234567890'), `totp:${account.id}`)

describe('one-time codes (RFC 6238)', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_234_567_890, '89005924'],
    [20_000_000_000, '65353130'],
  ])('of the standard at %i are known', (seconds, eight) => {
    const step = totp.stepOf({ id: account.id, totpSecret: rfcSecret }, eight.slice(2), seconds * 1000)
    expect(step).toBe(Math.floor(seconds / 30))
  })

  it('count one step early or late, and no further', () => {
    const enrolled = { id: account.id, totpSecret: rfcSecret }
    const at = 1_234_567_890_000
    for (const [offset, isGood] of [
      [-60, false],
      [-30, true],
      [30, true],
      [60, false],
    ] as const) {
      const step = totp.stepOf(enrolled, '005924', at - offset * 1000)
      expect(step).toBe(isGood ? 41_152_263 : undefined)
    }
  })

  it('are six digits, typed with blanks or not', () => {
    const enrolled = { id: account.id, totpSecret: rfcSecret }
    expect(totp.stepOf(enrolled, '005 924', 1_234_567_890_000)).toBeDefined()
    for (const code of ['', '5924', '0005924', '00592a', '-05924', '１２３４５６'])
      expect(totp.stepOf(enrolled, code, 1_234_567_890_000)).toBeUndefined()
  })

  it('come from the address that an authenticator is shown; the secret opens for its account alone', () => {
    const { sealed, base32, uri } = totp.enroll(account)
    const authenticator = URI.parse(uri)
    expect(authenticator).toBeInstanceOf(TOTP)
    expect(authenticator).toMatchObject({ issuer: 'Strongroom', label: 'admin', digits: 6, period: 30 })
    expect(authenticator.secret.base32).toBe(base32)
    expect(authenticator.secret.bytes).toHaveLength(20)
    const now = 1_800_000_000_000
    const code = new TOTP({ secret: base32 }).generate({ timestamp: now })
    expect(totp.stepOf({ id: account.id, totpSecret: sealed }, code, now)).toBe(60_000_000)
    expect(() => totp.stepOf({ id: 'another', totpSecret: sealed }, code, now)).toThrow(
      expect.objectContaining({ code: 'wrong_key' }),
    )
  })
})
