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

/**
 * As many of the cases as there is time for, in an order that follows from the seed; some at least.
 * @param options - `milliseconds`: Infinity for all of them; `least`: so many even when there is no time left.
 * @yields one after the other.
 */
export function* withinTime<Case>(
  cases: readonly Case[],
  {
    milliseconds,
    seed = 1,
    least = 5,
  }: { readonly milliseconds: number; readonly seed?: number; readonly least?: number },
): Generator<Case> {
  const begun = Date.now()
  for (const [place, one] of createSeeded(seed).shuffled(cases).entries()) {
    if (place >= least && Date.now() - begun > milliseconds) return
    yield one
  }
}

/**
 * How long the proofs may take: `STRONGROOM_TEST_LONG=1` for as long as it takes to try everything (the model: 100,000
 * steps, a quarter of an hour of a processor), `STRONGROOM_TEST_MINUTES=10` beside it for at most so long a test.
 */
export const isLong = process.env['STRONGROOM_TEST_LONG'] === '1'
const longMinutes = Number(process.env['STRONGROOM_TEST_MINUTES'] ?? Infinity)

export const seconds = (count: number): number => (isLong ? longMinutes * 60_000 : count * 1000)
/** Of a test that is bounded by such a time, on a machine that is busy. */
export const patience = { timeout: isLong ? 1e8 : 120_000 }
