import { describe, expect, it } from 'vitest'
import { addressKey } from './address-key.ts'
import { createFailures } from './failures.ts'
import { createSignInThrottle } from './sign-in-throttle.ts'
import { createTokenBuckets } from './token-buckets.ts'
import { silentLog } from '../../foundation/log.ts'

function clockAt(time: { now: number }) {
  return { now: () => time.now, sleep: async () => undefined }
}

describe('token buckets', () => {
  it('allow a burst, then the rate, each key for itself', () => {
    const time = { now: 0 }
    const buckets = createTokenBuckets(clockAt(time), { perSecond: 2, burst: 3 })
    expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 0.5])
    expect(buckets.take('b')).toBe(0)
    time.now += 500
    expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 0.5])
  })

  it('take nothing while they refuse, and survive a clock that is set back', () => {
    const time = { now: 10_000 }
    const buckets = createTokenBuckets(clockAt(time), { perSecond: 1, burst: 1 })
    buckets.take('a')
    for (let index = 0; index < 100; index += 1) expect(buckets.take('a')).toBe(1)
    time.now = 0
    expect(buckets.take('a')).toBe(1)
    time.now = 1_000
    expect(buckets.take('a')).toBe(0)
  })

  it('keep a bounded number of keys', () => {
    const buckets = createTokenBuckets(clockAt({ now: 0 }), { perSecond: 1, burst: 1 })
    for (let index = 0; index < 10_001; index += 1) buckets.take(`key ${index}`)
    expect(buckets.take('key 0')).toBe(0)
    expect(buckets.take('key 10000')).toBe(1)
  })
})

describe('delays after failures', () => {
  it('double from the first failure that is not free, up to a cap, and end by themselves (PWD-05)', () => {
    const time = { now: 0 }
    const failures = createFailures(clockAt(time), { free: 2, capSeconds: 4 })
    const delays = Array.from({ length: 6 }, () => {
      failures.count('a')
      return failures.delay('a')
    })
    expect(delays).toEqual([0, 1, 2, 4, 4, 4])
    time.now += 4_000
    expect(failures.delay('a')).toBe(0)
  })

  it('are forgotten after a success, and after an hour', () => {
    const time = { now: 0 }
    const failures = createFailures(clockAt(time), { free: 1, capSeconds: 900 })
    failures.count('a')
    failures.count('a')
    failures.clear('a')
    failures.count('a')
    time.now += 3_600_000
    failures.count('a')
    expect(failures.delay('a')).toBe(1)
  })
})

describe('the key of an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unix socket', 'unix socket'],
  ])('of %s is %s', (address, key) => {
    expect(addressKey(address)).toBe(key)
  })
})

describe('guesses at a password', () => {
  const throttleAt = (time: { now: number }) => createSignInThrottle({ clock: clockAt(time), log: silentLog })

  it('from everywhere do not keep an owner out who has come in from there before (PWD-06, PWD-07)', () => {
    const time = { now: 0 }
    const throttle = throttleAt(time)
    throttle.begin('admin', 'office').succeeded()
    for (let stranger = 0; stranger < 60; stranger += 1) {
      time.now += 31_000
      throttle.begin('admin', `stranger ${stranger}`)
    }
    expect(() => throttle.begin('admin', 'one more')).toThrow('Too many attempts')
    expect(() => throttle.begin('admin', 'office').succeeded()).not.toThrow()
  })

  it('at others are not forgiven to who comes in with an account of their own', () => {
    const time = { now: 0 }
    const throttle = throttleAt(time)
    for (let victim = 0; victim < 20; victim += 1) {
      throttle.begin('own', 'there').succeeded()
      throttle.begin(`victim ${victim}`, 'there')
    }
    expect(() => throttle.begin('the next one', 'there')).toThrow('Too many attempts')
  })
})
