/**
 * A folder as a source of a backup: lists it, and reads what is new or differs from the last restore point by size,
 * times, inode or mode, as restic does. Small on purpose: what is measured is the vault.
 */
import {
  closeSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  type BigIntStats,
} from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { ContentRef, SnapshotWriter, TreeItem } from '@strongroom/server/repository'

const pieceSize = 1024 * 1024
/** Files of which the content is on its way into the vault. */
const ahead = 512

/** In milliseconds. */
const longestTurn = 5

export type Known = ReadonlyMap<string, TreeItem>

interface Entry {
  readonly path: string
  readonly properties: TreeItem['properties']
  readonly size: number
  readonly isFile: boolean
}

function* entriesBelow(root: string, base: string): Generator<Entry> {
  for (const name of readdirSync(`${root}${base}`).toSorted()) {
    const path = `${base}/${name}`
    const stat = lstatSync(root + path, { bigint: true })
    if (stat.isDirectory()) {
      yield entryOf(path, stat, {})
      yield* entriesBelow(root, path)
    } else if (stat.isFile()) yield entryOf(path, stat, {})
    else if (stat.isSymbolicLink()) yield entryOf(path, stat, { target: readlinkSync(root + path) })
  }
}

function entryOf(path: string, stat: BigIntStats, more: Readonly<Record<string, string>>): Entry {
  const properties = {
    mode: Number(stat.mode),
    size: Number(stat.size),
    modifiedNs: String(stat.mtimeNs),
    changedNs: String(stat.ctimeNs),
    inode: String(stat.ino),
    ...more,
  }
  return { path, properties, size: Number(stat.size), isFile: stat.isFile() }
}

function isSame(known: TreeItem['properties'], now: TreeItem['properties']): boolean {
  return ['mode', 'size', 'modifiedNs', 'changedNs', 'inode', 'target'].every(
    (name) => known[name] === now[name],
  )
}

/**
 * Every entry of the folder as an item, its content stored.
 * @yields in the order of the paths.
 */
export async function* itemsOf(
  folder: string,
  writer: SnapshotWriter,
  known: Known,
): AsyncGenerator<TreeItem> {
  const underWay: Promise<TreeItem>[] = []
  let turnBegan = performance.now()
  for (const entry of entriesBelow(folder, '')) {
    // Others in this process have their turn: a source that is a network would give them one with every answer.
    if (performance.now() - turnBegan > longestTurn) {
      await setImmediate()
      turnBegan = performance.now()
    }
    const item = itemOf(folder, entry, { writer, known })
    item.catch(() => undefined) // it is awaited in its turn
    underWay.push(item)
    if (underWay.length < ahead) continue
    const first = underWay.shift()
    if (first !== undefined) yield await first
  }
  for (const item of underWay) yield await item
}

async function itemOf(
  folder: string,
  { path, properties, size, isFile }: Entry,
  { writer, known }: { readonly writer: SnapshotWriter; readonly known: Known },
): Promise<TreeItem> {
  const before = known.get(path)
  if (before !== undefined && isSame(before.properties, properties)) return before
  if (!isFile) return { id: path, contents: {}, properties }
  const { ref } = await writer.put(size <= pieceSize ? readFileSync(folder + path) : piecesOf(folder + path))
  return { id: path, contents: { data: ref }, properties }
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(pieceSize)
      const length = readSync(file, piece)
      if (length === 0) return
      yield piece.subarray(0, length)
    }
  } finally {
    closeSync(file)
  }
}

export function contentOf(item: TreeItem): ContentRef | undefined {
  return item.contents['data']
}
