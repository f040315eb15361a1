/** How often one address may ask for a page: whoever guesses links or presses buttons without end waits. */
import type { Clock } from '../../foundation/clock.ts'

const windowMs = 60_000
const mostAddresses = 10_000

/** @returns whether the address may go on. */
export function createAddressLimit(
  clock: Pick<Clock, 'now'>,
  mostPerMinute: number,
): (address: string) => boolean {
  const windows = new Map<string, { readonly since: number; count: number }>()
  return (address) => {
    const now = clock.now()
    const known = windows.get(address)
    const isFresh = known !== undefined && now >= known.since && now < known.since + windowMs
    const current = isFresh ? known : { since: now, count: 0 }
    current.count += 1
    windows.delete(address)
    windows.set(address, current)
    for (const oldest of [...windows.keys()].slice(0, -mostAddresses)) windows.delete(oldest)
    return current.count <= mostPerMinute
  }
}
