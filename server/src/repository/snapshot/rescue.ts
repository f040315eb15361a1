/**
 * Keeps what a run relies on out of a prune's way: what lies in packs that were condemned since is written again
 * before the head is (docs/repository-format.md, section 16).
 */
import { fromHex } from '../bytes.ts'
import { blobKind } from '../crypto/keys.ts'
import { VaultError } from '../errors.ts'
import type { RunIndex } from '../index/organization-index.ts'
import type { KnownPack } from '../index/pack-registry.ts'
import type { PackReader } from '../pack/pack-reader.ts'
import type { Stopwatch } from '../stopwatch.ts'
import type { BlobWriter, Shelf } from './blob-writer.ts'
import type { Blob } from './blob-reader.ts'
import type { ContentReader, OrganizationStore } from './content-reader.ts'

const hour = 3_600_000
/** New packs can be condemned in their turn; a prune that keeps up with a run this often does not exist. */
const maxLooks = 5

/** One run's look at the condemned packs. */
export interface Rescue {
  /** Looks again when the last look is an hour old: so what was condemned is rescued long before it goes. */
  lookIfDue(): Promise<void>
  /**
   * Everything that the run relies on lies in sound packs when this resolves.
   * @returns how many milliseconds have passed since the look that said so.
   * @throws {VaultError} `not_found`, `corrupt` when it is too late: the next run stores it again.
   */
  secure(): Promise<() => number>
}

export interface RescueDependencies {
  readonly store: OrganizationStore
  readonly run: RunIndex
  readonly blobs: BlobWriter
  readonly reader: ContentReader
  readonly packReader: PackReader
  readonly stopwatch: Stopwatch
}

export function createRescue(dependencies: RescueDependencies): Rescue {
  const { store, run, blobs, stopwatch } = dependencies
  let sinceLook = stopwatch.start()
  let looking: Promise<void> | undefined

  /** @returns whether all that the run relies on was sound. */
  const look = async (): Promise<boolean> => {
    sinceLook = stopwatch.start()
    await store.index.refresh()
    const endangered = run.endangered()
    for (const pack of endangered) await rescuePack(dependencies, pack)
    return endangered.length === 0
  }

  const lookOnce = async (): Promise<void> => {
    try {
      await look()
    } finally {
      looking = undefined
    }
  }

  return {
    lookIfDue: async () => {
      if (looking === undefined && sinceLook() < hour) return
      await (looking ??= lookOnce())
    },
    secure: async () => {
      for (let count = 1; count <= maxLooks; count += 1) {
        if (await look()) return sinceLook
        await blobs.flush()
      }
      throw runAgain('packs are condemned faster than they are rescued')
    },
  }
}

async function rescuePack(
  { store, run, blobs, reader, packReader }: RescueDependencies,
  pack: KnownPack,
): Promise<void> {
  if (pack.state === 'gone') throw runAgain(`pack ${pack.pack}`)
  for (const { id } of await packReader.readEntries(store.keys, pack)) {
    if (run.find(id) !== undefined) continue
    const blob = await reader.readBlob(store, id)
    await blobs.put(shelfOf(blob), blob.kind, blob.bytes)
  }
  run.release(pack)
}

const documentStarts = [Buffer.from('{"items":['), Buffer.from('{"folders":[')]

/** Where a blob belongs that is written again. Content that only looks like a document costs a little locality. */
export function shelfOf({ kind, bytes }: Blob): Shelf {
  const isDocument = documentStarts.some((start) => start.compare(bytes, 0, start.length) === 0)
  return kind === blobKind.list || isDocument ? 'documents' : 'content'
}

/** Whether the run may rely on the content as it lies there. */
export function isSound(run: RunIndex, contentId: string): boolean {
  return run.find(fromHex(contentId)) !== undefined
}

function runAgain(detail: string): VaultError {
  return new VaultError(
    'not_found',
    'The run took so long that parts of what it relied on were cleared away. Nothing is lost: run the backup again.',
    { detail },
  )
}
