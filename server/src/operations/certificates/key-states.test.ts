import { describe, expect, it } from 'vitest'
import { type KeyTimes, keyStates, mayFollow, mayRemove } from './key-states.ts'

const hour = 3_600_000
const now = 1_900_000_000_000
const heir: KeyTimes = { keyId: 'new', state: 'active', changedAt: 0, lastUsedAt: now, notAfter: now + hour }
const old: KeyTimes = {
  keyId: 'old',
  state: 'retiring',
  changedAt: now - 72 * hour,
  lastUsedAt: now - 24 * hour,
  notAfter: now + hour,
}

describe('the life of a key (security 3.4)', () => {
  it('PRV-24: none is active that was not proven, and none is removed that did not retire', () => {
    const before = (to: (typeof keyStates)[number]) => keyStates.filter((from) => mayFollow(from, to))
    expect(before('active')).toEqual(['proven'])
    expect(before('proven')).toEqual(['published'])
    expect(before('published')).toEqual(['generated'])
    expect(before('removed')).toEqual(['retiring'])
    expect(before('retiring')).toEqual(['active'])
  })

  it('PRV-24: an old key goes three days after it was followed, a day after its last use, never as the last', () => {
    expect(mayRemove(old, [heir, old], now)).toBe(true)
    expect(mayRemove({ ...old, lastUsedAt: null }, [heir, old], now)).toBe(true)
    expect(mayRemove(old, [old], now)).toBe(false)
    expect(mayRemove(old, [{ ...heir, notAfter: now }, old], now)).toBe(false)
    expect(mayRemove(old, [{ ...heir, state: 'published' }, old], now)).toBe(false)
    expect(mayRemove({ ...old, changedAt: old.changedAt + 1 }, [heir, old], now)).toBe(false)
    expect(mayRemove({ ...old, lastUsedAt: now - 24 * hour + 1 }, [heir, old], now)).toBe(false)
    expect(mayRemove({ ...old, state: 'active' }, [heir, old], now)).toBe(false)
  })
})
