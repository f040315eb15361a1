/**
 * Listings of a directory that clients read page by page (`setId` of the dialect): kept for a while and read on only
 * as far as somebody asks, so that the second page does not begin at the beginning again.
 */
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import type { Page, PageRequest } from '../caller.ts'

const mostSets = 64
const mostItems = 200_000
const idleMs = 10 * 60_000

export interface ResultSets<Item> {
  /**
   * A page of the listing `setId`, if it is still kept and is this very one; otherwise of a new one.
   * @param what - the organization, the kind and the filter: who names the set of another listing gets their own.
   */
  page(
    wanted: { readonly what: string; readonly setId: string | undefined },
    open: () => AsyncIterable<Item>,
    request: PageRequest,
  ): Promise<Page<Item> & { readonly setId: string }>
}

interface KeptSet<Item> {
  readonly what: string
  readonly items: Item[]
  readonly rest: AsyncIterator<Item>
  isDone: boolean
  usedAt: number
  /** Who asks for more waits for who asked before. */
  reading: Promise<void>
}

/** Of one kind of listing. */
export function createResultSets<Item>({
  clock,
  random,
}: {
  readonly clock: Clock
  readonly random: Random
}): ResultSets<Item> {
  const sets = new Map<string, KeptSet<Item>>()

  function forgetIdle(): void {
    for (const [id, { usedAt }] of sets)
      if (sets.size > mostSets || clock.now() - usedAt > idleMs) sets.delete(id)
  }

  function keep(id: string, set: KeptSet<Item>): void {
    set.usedAt = clock.now()
    // The one that was used last stands last.
    sets.delete(id)
    sets.set(id, set)
    forgetIdle()
  }

  return {
    async page({ what, setId }, open, { offset, limit }) {
      const known = setId === undefined ? undefined : sets.get(setId)
      const isSame = known !== undefined && known.what === what && clock.now() - known.usedAt <= idleMs
      const id = isSame && setId !== undefined ? setId : random.uuid()
      const set = isSame ? known : begin(what, open(), clock.now())
      keep(id, set)
      try {
        await readUpTo(set, Math.min(offset + limit + 1, mostItems))
      } catch (error) {
        sets.delete(id)
        throw error
      }
      const items = set.items.slice(offset, offset + limit)
      return { items, hasMore: set.items.length > offset + limit, setId: id }
    },
  }
}

function begin<Item>(what: string, source: AsyncIterable<Item>, usedAt: number): KeptSet<Item> {
  const rest = source[Symbol.asyncIterator]()
  return { what, items: [], rest, isDone: false, usedAt, reading: Promise.resolve() }
}

async function readUpTo<Item>(set: KeptSet<Item>, count: number): Promise<void> {
  const before = set.reading
  const reading = (async () => {
    await before.catch(() => undefined)
    while (set.items.length < count && !set.isDone) {
      const next = await set.rest.next()
      if (next.done === true) set.isDone = true
      else set.items.push(next.value)
    }
  })()
  set.reading = reading.catch(() => undefined)
  await reading
}
