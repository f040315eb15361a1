/** Changing how long things take to be seen: `POST /_simulator/lag`. */
import { BadOrder } from '../faults/parse.ts'
import type { JsonRecord } from '../json.ts'
import { lagKinds, type Lag } from '../tenant/lag.ts'

/** What the control endpoint tells: seconds by kind. */
export function describeLag(lag: Lag): object {
  return Object.fromEntries(lagKinds.map((kind) => [kind, lag[kind] / 1000]))
}

/**
 * Applies an order, whole or not at all; what exists already keeps the moment that it was given.
 * @throws {BadOrder} with a sentence that says what to write.
 */
export function changeLag(lag: Lag, order: JsonRecord): void {
  const changes: Partial<Lag> = {}
  for (const [name, value] of Object.entries(order)) {
    const kind = lagKinds.find((known) => known === name)
    if (kind === undefined) throw new BadOrder(`"${name}" has no lag; known are ${lagKinds.join(', ')}.`)
    if (typeof value !== 'number' || !(value >= 0 && value <= 86_400))
      throw new BadOrder(`"${name}" must be a number of seconds from 0 to 86400.`)
    changes[kind] = value * 1000
  }
  Object.assign(lag, changes)
}
