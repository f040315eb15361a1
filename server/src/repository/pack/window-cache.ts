/** Opened windows of packs, kept for a while in memory that is used again. */
import type { Memory, SharedBytes } from '../pipeline/memory.ts'
import type { PackEntry } from './pack.ts'

export interface OpenedWindow {
  /** Lent. */
  readonly bytes: SharedBytes
  /** By the blob's offset in the pack: where it lies in `bytes`. */
  readonly places: ReadonlyMap<number, { readonly entry: PackEntry; readonly start: number }>
}

/** Windows that were asked for lately are open; `open` opens the others. */
export interface WindowCache<Window extends object> {
  /** @param look - Sees the opened window; afterwards its memory may come to hold anything. */
  look<Seen>(
    window: Window,
    open: () => Promise<OpenedWindow>,
    look: (opened: OpenedWindow) => Seen,
  ): Promise<Seen>
  /** For somebody who will look soon. */
  prepare(window: Window, open: () => Promise<OpenedWindow>): void
}

interface Kept {
  readonly opening: Promise<OpenedWindow>
  /** How many are about to look. */
  waiting: number
  isForgotten: boolean
}

/** @param capacity - How many windows stay; the one unused for longest goes first. */
export function createWindowCache<Window extends object>(
  memory: Memory,
  capacity: number,
): WindowCache<Window> {
  const kept = new Map<Window, Kept>()

  // A thread that failed may still write into the memory that it was given: what did not open is left to the collector.
  const giveBackUnused = ({ opening, waiting, isForgotten }: Kept): void => {
    if (isForgotten && waiting === 0) opening.then(({ bytes }) => memory.giveBack(bytes), ignore)
  }

  const forgetOldest = (): void => {
    for (const [window, oldest] of kept) {
      kept.delete(window)
      oldest.isForgotten = true
      giveBackUnused(oldest)
      break
    }
  }

  const find = (window: Window, open: () => Promise<OpenedWindow>): Kept => {
    const known = kept.get(window)
    const found = known ?? { opening: open(), waiting: 0, isForgotten: false }
    kept.delete(window)
    kept.set(window, found) // a Map lists its keys in the order of insertion: the oldest is the first
    if (known !== undefined) return known
    if (kept.size > capacity) forgetOldest()
    found.opening.catch(() => {
      if (kept.get(window) === found) kept.delete(window)
    })
    return found
  }

  return {
    look: async (window, open, look) => {
      const found = find(window, open)
      found.waiting += 1
      try {
        return look(await found.opening)
      } finally {
        found.waiting -= 1
        giveBackUnused(found)
      }
    },
    prepare: (window, open) => {
      find(window, open)
    },
  }
}

function ignore(): void {
  // whoever waits for the window is told
}
