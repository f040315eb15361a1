import { describe, expect, it } from 'vitest'
import { isNetwork, isWithin } from './password-networks.ts'

describe('networks of the password grant (security 2.8)', () => {
  it.each([
    ['10.0.0.0/8', '10.255.1.2', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['10.1.2.3/8', '10.9.9.9', true],
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['2001:db8::/32', '2001:db8:ffff::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['::/0', '2001:db9::1', true],
    ['fe80::/10', 'fe80::1%eth0', true],
    ['10.0.0.0/8', '::ffff:10.0.0.1', true],
    ['loopback', '127.0.0.1', true],
    ['loopback', '127.9.9.9', true],
    ['loopback', '::1', true],
    ['loopback', '::ffff:127.0.0.1', true],
    ['loopback', '192.0.2.1', false],
    ['loopback', 'nonsense', false],
  ])('%s holds %s: %s', (network, address, isHeld) => {
    expect(isNetwork(network)).toBe(true)
    expect(isWithin([network], address)).toBe(isHeld)
  })

  it.each([
    '',
    '10.0.0.0/33',
    '::/129',
    '10.0.0/8',
    '010.0.0.1',
    '10.0.0.0/08',
    '10.0.0.0/8/8',
    'fe80::1%e/64',
    'a',
  ])('%s is none, and holds nobody', (text) => {
    expect(isNetwork(text)).toBe(false)
    expect(isWithin([text], '10.0.0.1')).toBe(false)
  })
})
