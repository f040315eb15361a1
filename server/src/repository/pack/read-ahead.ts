/**
 * Opens the blobs of a pack many at once for whoever reads it from one end to the other, as a restore does. Who reads
 * here and there gets nothing from it and pays nothing for it.
 */
import { equalBytes } from '../../foundation/bytes.ts'
import { copyBytes } from '../bytes.ts'
import type { OrganizationKeys } from '../crypto/keys.ts'
import { VaultError } from '../errors.ts'
import type { FoundBlob } from '../index/pack-registry.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { createRecentCache } from '../recent-cache.ts'
import { encodeEntries, type PackEntry } from './pack.ts'
import type { PackPlace, PackReader } from './pack-reader.ts'

/** Of one window: as it is stored, and as it is read. */
const windowStoredSize = 1024 * 1024
const windowSize = 4 * 1024 * 1024
/** Threads finish batches in any order: what lies side by side in a folder is spread over a dozen windows and more. */
const keptWindows = 24
const keptPacks = 64
/** So many reads in a row, each near the one before, look like somebody who will read the rest too. */
const readsInARow = 4
const nearby = 512 * 1024

export interface ReadAhead {
  /** @returns undefined when the blob is to be read alone: nobody reads its neighbours, or it does not verify here. */
  read(organization: OrganizationKeys, found: FoundBlob, id: Uint8Array): Promise<Uint8Array | undefined>
}

export interface ReadAheadDependencies {
  readonly packReader: PackReader
  readonly pipeline: Pick<Pipeline, 'open'>
}

/** Neighbouring blobs that are opened together. */
type Window = readonly PackEntry[]

interface OpenedWindow {
  readonly bytes: Uint8Array
  /** By the blob's offset in the pack: where it lies in `bytes`. */
  readonly places: ReadonlyMap<number, { readonly entry: PackEntry; readonly start: number }>
}

interface Trail {
  lastOffset: number
  inARow: number
}

export function createReadAhead({ packReader, pipeline }: ReadAheadDependencies): ReadAhead {
  const trails = new Map<string, Trail>()
  const plans = createRecentCache<readonly Window[]>(keptPacks)
  const opened = createRecentCache<OpenedWindow>(keptWindows)

  /** Whether the pack is being read from one end to the other. */
  const isScan = (pack: string, offset: number): boolean => {
    const trail = trails.get(pack) ?? { lastOffset: offset, inARow: 0 }
    trails.delete(pack)
    trails.set(pack, trail)
    const [oldest] = trails.keys()
    if (trails.size > keptPacks && oldest !== undefined) trails.delete(oldest)
    trail.inARow = Math.abs(offset - trail.lastOffset) <= nearby ? trail.inARow + 1 : 0
    trail.lastOffset = offset
    return trail.inARow >= readsInARow
  }

  const planOf = (organization: OrganizationKeys, place: PackPlace): Promise<readonly Window[]> =>
    plans.get(place.pack, async () => windowsOf(await packReader.readEntries(organization, place)))

  const openWindow = (
    organization: OrganizationKeys,
    place: PackPlace,
    window: Window,
  ): Promise<OpenedWindow> =>
    opened.get(`${place.pack}/${window[0]?.offset}`, async () => {
      const [first, last] = [window[0], window.at(-1)]
      const start = first?.offset ?? 0
      const end = last === undefined ? start : last.offset + last.storedSize
      const sealed = await packReader.readSealed(organization, place, start, end - start)
      const entries = encodeEntries(window)
      const { bytes, isSound } = await pipeline.open(organization.organizationId, { ...sealed, entries })
      const places = new Map<number, { entry: PackEntry; start: number }>()
      let at = 0
      for (const [number, entry] of window.entries()) {
        if (isSound[number] === 1) places.set(entry.offset, { entry, start: at })
        at += entry.size
      }
      return { bytes, places }
    })

  const readFromWindow = async (
    organization: OrganizationKeys,
    { pack, location }: FoundBlob,
    id: Uint8Array,
  ): Promise<Uint8Array | undefined> => {
    const windows = await planOf(organization, pack)
    const number = windowAt(windows, location.offset)
    const [window, next] = [windows[number], windows[number + 1]]
    if (window === undefined) return undefined
    const current = openWindow(organization, pack, window)
    if (next !== undefined) openWindow(organization, pack, next).catch(() => undefined)
    const { bytes, places } = await current
    const place = places.get(location.offset)
    if (place === undefined) return undefined
    const { entry, start } = place
    // the index may say otherwise than the pack: then whoever reads the blob alone finds out which of them is wrong
    const isMeant = entry.kind === location.kind && entry.size === location.size && equalBytes(entry.id, id)
    return isMeant ? copyBytes(bytes.subarray(start, start + entry.size)) : undefined
  }

  return {
    read: async (organization, found, id) => {
      if (!isScan(found.pack.pack, found.location.offset)) return undefined
      try {
        return await readFromWindow(organization, found, id)
      } catch (error) {
        if (error instanceof VaultError && error.code !== 'worker_failed') return undefined
        throw error
      }
    },
  }
}

function windowsOf(entries: readonly PackEntry[]): Window[] {
  const windows: PackEntry[][] = []
  let stored = Infinity
  let size = Infinity
  for (const entry of entries) {
    if (stored + entry.storedSize > windowStoredSize || size + entry.size > windowSize) {
      windows.push([])
      stored = 0
      size = 0
    }
    windows.at(-1)?.push(entry)
    stored += entry.storedSize
    size += entry.size
  }
  return windows
}

/** The window that the offset lies in. */
function windowAt(windows: readonly Window[], offset: number): number {
  let low = 0
  let high = windows.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((windows[middle]?.[0]?.offset ?? 0) <= offset) low = middle
    else high = middle
  }
  return low
}
