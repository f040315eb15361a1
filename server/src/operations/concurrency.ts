/** Runs a bounded number of things at once: Exchange serves at most four requests a mailbox (Microsoft Graph throttling limits). */

/**
 * Calls `work` for every entry, `limit` at a time and in their order. The first failure ends it: nothing new is
 * begun, what is under way is waited for, and the failure is thrown.
 */
export async function forEachConcurrently<Entry>(
  entries: Iterable<Entry>,
  limit: number,
  work: (entry: Entry) => Promise<void>,
): Promise<void> {
  const queue = entries[Symbol.iterator]()
  const failures: unknown[] = []
  const lane = async (): Promise<void> => {
    while (failures.length === 0) {
      const next = queue.next()
      if (next.done === true) return
      try {
        await work(next.value)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, lane))
  if (failures.length > 0) throw failures[0]
}
