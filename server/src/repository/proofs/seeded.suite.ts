/** Choices that look random and are the same for the same seed, so that a failure can be seen again. */

export interface Seeded {
  /** A whole number from 0 to `count - 1`. */
  below(count: number): number
  /** True in `share` of all cases. */
  chance(share: number): boolean
  /** One of them. @throws {RangeError} when there is none */
  pick<Value>(values: readonly Value[]): Value
  /** All of them in another order. */
  shuffled<Value>(values: readonly Value[]): Value[]
}

/** Mulberry32: 32 bits of state, good enough to choose what happens next. */
export function createSeeded(seed: number): Seeded {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number): number => Math.floor(fraction() * count)
  return {
    below,
    chance: (share) => fraction() < share,
    pick: (values) => {
      const value = values[below(values.length)]
      if (value === undefined) throw new RangeError('nothing to pick from')
      return value
    },
    shuffled: (values) => {
      const left = [...values]
      return values.flatMap(() => left.splice(below(left.length), 1))
    },
  }
}
