import { hash } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { createPasswordHasher } from './password-hasher.ts'

describe('password hashes (security 2.8)', () => {
  it('are argon2id with 64 MiB, three passes and one lane', async () => {
    const hasher = createPasswordHasher(1)
    const made = await hasher.hash('correct horse')
    expect(made).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
    expect(hasher.isOutdated(made)).toBe(false)
    expect(await hasher.verify(made, 'correct horse')).toBe(true)
    expect(await hasher.verify(made, 'correct horse ')).toBe(false)
  })

  it('compare the bytes as they came: composed and decomposed letters differ (PWD-10)', async () => {
    const hasher = createPasswordHasher(1)
    const made = await hasher.hash('p\u00e4ssword')
    expect(await hasher.verify(made, 'pa\u0308ssword')).toBe(false)
  })

  it('know those of older parameters (PWD-19)', async () => {
    const old = await hash('password', { memoryCost: 19_456, timeCost: 2 })
    expect(createPasswordHasher(1).isOutdated(old)).toBe(true)
  })

  it('are made so many at once; some wait, more are sent away, and all waiting end (PWD-09)', async () => {
    const hasher = createPasswordHasher(1)
    const cheap = await hash('password', { memoryCost: 64, timeCost: 1 })
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, () =>
        hasher.verify(cheap, 'password').catch((error: { code: string }) => error.code),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === true)).toHaveLength(33)
    expect(outcomes.filter((outcome) => outcome === 'slow_down')).toHaveLength(167)
    expect(await hasher.verify(cheap, 'password')).toBe(true)
  })
})
