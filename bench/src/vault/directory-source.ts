/**
 * A folder as a source of a backup: lists it, and reads what is new or differs from the last restore point by size,
 * times, inode or mode, as restic does. Small on purpose: what is measured is the vault.
 */
import { lstatSync, readdirSync, readlinkSync, type BigIntStats } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { ContentRef, SnapshotWriter, TreeItem } from '@strongroom/server/repository'
import { createFileReader, slabSize, type FileReader } from './file-reader.ts'

/** Entries whose content is on its way into the vault, or that wait for such ones. */
const ahead = 512
/** Large files that are read at the same time. */
const largeAtOnce = 2

/** In milliseconds. */
const longestTurn = 5
const shortTurn = 1

export type Known = ReadonlyMap<string, TreeItem>

/** Only what is needed: many of them are held at once. */
interface Entry {
  readonly path: string
  readonly isFile: boolean
  readonly mode: number
  readonly size: number
  readonly modifiedNs: bigint
  readonly changedNs: bigint
  readonly inode: bigint
  readonly target: string | undefined
}

/** The entries below a folder, in an order that stays the same. */
export interface Listing {
  readonly folder: string
  /** Lists as long as somebody waits for something else, so that the wait is not lost. */
  aheadOf(other: Promise<unknown>): Promise<void>
  /** @returns undefined at the end. */
  next(): Entry | undefined
}

export function listFolder(folder: string): Listing {
  const rest = entriesBelow(folder, '')
  const listed: Entry[] = []
  let given = 0
  const listOne = (): Entry | undefined => {
    const { done, value } = rest.next()
    return done === true ? undefined : value
  }
  return {
    folder,
    aheadOf: async (other) => {
      const wait = { isOver: false }
      const end = (): void => {
        wait.isOver = true
      }
      other.then(end, end)
      const startedAt = performance.now()
      for (let turns = 1; !wait.isOver; turns += 1) {
        while (performance.now() - startedAt < turns * shortTurn) {
          const entry = listOne()
          if (entry === undefined) return
          listed.push(entry)
        }
        await setImmediate()
      }
    },
    next: () => {
      if (given === listed.length) return listOne()
      given += 1
      return listed[given - 1]
    },
  }
}

function* entriesBelow(root: string, base: string): Generator<Entry> {
  for (const name of readdirSync(`${root}${base}`).toSorted()) {
    const path = `${base}/${name}`
    const stat = lstatSync(root + path, { bigint: true })
    if (stat.isDirectory()) {
      yield entryOf(path, stat, undefined)
      yield* entriesBelow(root, path)
    } else if (stat.isFile()) yield entryOf(path, stat, undefined)
    else if (stat.isSymbolicLink()) yield entryOf(path, stat, readlinkSync(root + path))
  }
}

function entryOf(path: string, stat: BigIntStats, target: string | undefined): Entry {
  return {
    path,
    isFile: stat.isFile(),
    mode: Number(stat.mode),
    size: Number(stat.size),
    modifiedNs: stat.mtimeNs,
    changedNs: stat.ctimeNs,
    inode: stat.ino,
    target,
  }
}

function propertiesOf({ mode, size, target, ...rest }: Entry): TreeItem['properties'] {
  return {
    mode,
    size,
    modifiedNs: String(rest.modifiedNs),
    changedNs: String(rest.changedNs),
    inode: String(rest.inode),
    ...(target === undefined ? {} : { target }),
  }
}

function isSame({ properties }: TreeItem, entry: Entry): boolean {
  return (
    properties['changedNs'] === String(entry.changedNs) &&
    properties['modifiedNs'] === String(entry.modifiedNs) &&
    properties['inode'] === String(entry.inode) &&
    properties['size'] === entry.size &&
    properties['mode'] === entry.mode &&
    properties['target'] === entry.target
  )
}

/**
 * Every entry of the folder as an item, its content stored.
 * @yields in the order of the listing.
 */
export async function* itemsOf(
  listing: Listing,
  writer: SnapshotWriter,
  known: Known,
): AsyncGenerator<TreeItem> {
  const underWay: (TreeItem | Promise<TreeItem>)[] = []
  const files = createFileReader()
  const large = new Set<Promise<unknown>>()
  let turnBegan = performance.now()
  for (let entry = listing.next(); entry !== undefined; entry = listing.next()) {
    // Others in this process have their turn: a source that is a network would give them one with every answer.
    if (performance.now() - turnBegan > longestTurn) {
      await setImmediate()
      turnBegan = performance.now()
    }
    const before = known.get(entry.path)
    if (before !== undefined && isSame(before, entry)) {
      if (underWay.length === 0) {
        yield before
        continue
      }
      underWay.push(before)
    } else {
      const item = itemOf(entry, { folder: listing.folder, writer, files })
      item.catch(ignore)
      if (entry.size >= slabSize) {
        const done = item.then(ignore, ignore).finally(() => large.delete(done))
        large.add(done)
        if (large.size >= largeAtOnce) await Promise.race(large)
      }
      underWay.push(item)
    }
    if (underWay.length < ahead) continue
    const first = underWay.shift()
    if (first !== undefined) yield await first
  }
  for (const item of underWay) yield await item
}

function ignore(): void {
  // the item is awaited in its turn
}

interface ItemTools {
  readonly folder: string
  readonly writer: SnapshotWriter
  readonly files: FileReader
}

async function itemOf(entry: Entry, { folder, writer, files }: ItemTools): Promise<TreeItem> {
  const { path, isFile, size } = entry
  const properties = propertiesOf(entry)
  if (!isFile) return { id: path, contents: {}, properties }
  if (size >= slabSize) {
    const { ref } = await writer.put(files.pieces(folder + path))
    return { id: path, contents: { data: ref }, properties }
  }
  const slice = files.read(folder + path, size)
  try {
    const { ref } = await writer.put(slice.bytes)
    return { id: path, contents: { data: ref }, properties }
  } finally {
    slice.release()
  }
}

export function contentOf(item: TreeItem): ContentRef | undefined {
  return item.contents['data']
}
