/**
 * Opens the blobs of a pack many at once for whoever reads it from one end to the other, as a restore does. Who reads
 * here and there gets nothing from it and pays nothing for it.
 */
import { equalBytes } from '../../foundation/bytes.ts'
import { putBytes } from '../bytes.ts'
import type { OrganizationKeys } from '../crypto/keys.ts'
import { VaultError } from '../errors.ts'
import type { FoundBlob } from '../index/pack-registry.ts'
import type { Memory } from '../pipeline/memory.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { createRecentCache } from '../recent-cache.ts'
import { encodeEntries, type PackEntry } from './pack.ts'
import type { PackPlace, PackReader } from './pack-reader.ts'
import { createRecentReads } from './recent-reads.ts'
import { createWindowCache, type OpenedWindow } from './window-cache.ts'

/** Of one window: as it is stored, and as it is read. */
const windowStoredSize = 512 * 1024
const windowSize = 2 * 1024 * 1024
/**
 * What lies side by side in a folder is spread over many windows: threads finish batches in any order, and what is equal
 * lies where it was seen first. Of 68,425 files these open 1.4 windows for each that there is; half as many, 1.9.
 */
const keptWindows = 48
const keptPacks = 64

export interface ReadAhead {
  /** @returns undefined when the blob is to be read alone: nobody reads its neighbours, or it does not verify here. */
  read(organization: OrganizationKeys, found: FoundBlob, id: Uint8Array): Promise<Uint8Array | undefined>
}

export interface ReadAheadDependencies {
  readonly packReader: PackReader
  readonly pipeline: Pick<Pipeline, 'open'>
  readonly memory: Memory
}

/** Neighbouring blobs that are opened together. */
interface Window {
  readonly entries: readonly PackEntry[]
  /** Of the pack's plaintext. */
  readonly start: number
  readonly end: number
}

export function createReadAhead({ packReader, pipeline, memory }: ReadAheadDependencies): ReadAhead {
  const plans = createRecentCache<readonly Window[]>(keptPacks)
  const windows = createWindowCache<Window>(memory, keptWindows)
  /** Whoever comes back to a window did not read on. */
  const prepared = new WeakSet<Window>()
  const recentReads = createRecentReads()

  const planOf = (organization: OrganizationKeys, place: PackPlace): Promise<readonly Window[]> =>
    plans.get(place.pack, async () => windowsOf(await packReader.readEntries(organization, place)))

  const openWindow = async (
    organization: OrganizationKeys,
    place: PackPlace,
    window: Window,
  ): Promise<OpenedWindow> => {
    const { entries, start, end } = window
    const sealed = await packReader.readSealed(organization, place, start, end - start)
    const bytes = memory.lend(entries.reduce((sum, { size }) => sum + size, 0))
    const segments = { ...sealed, entries: encodeEntries(entries) }
    const isSound = await pipeline.open(organization.organizationId, segments, bytes)
    const places = new Map<number, { entry: PackEntry; start: number }>()
    let at = 0
    for (const [number, entry] of entries.entries()) {
      if (isSound[number] === 1) places.set(entry.offset, { entry, start: at })
      at += entry.size
    }
    return { bytes, places }
  }

  const readFromWindow = async (
    organization: OrganizationKeys,
    { pack, location }: FoundBlob,
    id: Uint8Array,
  ): Promise<Uint8Array | undefined> => {
    const plan = await planOf(organization, pack)
    const number = windowAt(plan, location.offset)
    const [window, next] = [plan[number], plan[number + 1]]
    if (window === undefined) return undefined
    const isNearEnd = location.offset + location.storedSize > (window.start + window.end) / 2
    if (next !== undefined && isNearEnd && !prepared.has(next)) {
      prepared.add(next)
      windows.prepare(next, () => openWindow(organization, pack, next))
    }
    const open = (): Promise<OpenedWindow> => openWindow(organization, pack, window)
    return windows.look(window, open, ({ bytes, places }) => {
      const place = places.get(location.offset)
      if (place === undefined) return undefined
      const { entry, start } = place
      // the index may say otherwise than the pack: then whoever reads the blob alone finds out which of them is wrong
      const isMeant = entry.kind === location.kind && entry.size === location.size && equalBytes(entry.id, id)
      if (!isMeant) return undefined
      const copy = Buffer.allocUnsafe(entry.size)
      putBytes(copy, bytes.subarray(start, start + entry.size))
      return copy
    })
  }

  return {
    read: async (organization, found, id) => {
      if (!recentReads.isScan(found.pack.pack, found.location.offset)) return undefined
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
  const windows: { entries: PackEntry[]; start: number; end: number }[] = []
  let stored = Infinity
  let size = Infinity
  for (const entry of entries) {
    if (stored + entry.storedSize > windowStoredSize || size + entry.size > windowSize) {
      windows.push({ entries: [], start: entry.offset, end: entry.offset })
      stored = 0
      size = 0
    }
    const window = windows.at(-1)
    window?.entries.push(entry)
    if (window !== undefined) window.end = entry.offset + entry.storedSize
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
    if ((windows[middle]?.start ?? 0) <= offset) low = middle
    else high = middle
  }
  return low
}
