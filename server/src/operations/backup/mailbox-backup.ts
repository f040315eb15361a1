/**
 * Backs up one mailbox: what changed since the previous restore point is read, everything else is referred to.
 *
 * The delta cursor of each folder lies in the tree, so it moves with the restore point and never alone. A message
 * that moves to another folder while its mailbox is read may stand in both, or in the old one only, until the
 * next run: Exchange offers no moment at which all folders could be read as one.
 */
import type { Clock } from '../../foundation/clock.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import type { MailboxReader, MailFolder } from '../../microsoft365/index.ts'
import type {
  ContentRef,
  ItemPage,
  SnapshotWriter,
  TreeFolder,
  TreeItem,
  Vault,
} from '../../repository/index.ts'
import { OperationError } from '../errors.ts'
import { backUpFolder, type FolderBackupDependencies, type StoredVersion } from './folder-backup.ts'
import { type FolderChanges, readFolderChanges } from './folder-changes.ts'
import type { BackupLedger } from './ledger.ts'
import { orLost, withoutLosses } from './lost-content.ts'
import { folderState, itemCount, mailFolder, treeFolder } from './mail-folder.ts'
import { changeKeyOf, mimeOf } from './message-item.ts'
import { saveMessage } from './message-saver.ts'
import { causeOf, isGone, isMailboxMissing, isUnavailable } from './source-failure.ts'

export interface MailboxBackupDependencies {
  readonly reader: MailboxReader
  readonly vault: Vault
  readonly writer: SnapshotWriter
  readonly ledger: BackupLedger
  readonly clock: Clock
  readonly random: Random
}

export interface MailboxSource {
  readonly organizationId: OrganizationId
  /** The mailbox's address, for the ledger. */
  readonly address: string
  /** Its tree in the previous restore point. */
  readonly previousTree: ContentRef | undefined
}

export interface MailboxBackup {
  readonly tree: ContentRef
  readonly itemCount: number
}

/** A folder as it is listed now and as it was; `round` is there once its changes have been read. */
interface FolderTask {
  readonly folder: MailFolder
  readonly old: TreeFolder | undefined
  readonly round: FolderChanges | 'failed' | undefined
}

/**
 * Makes the mailbox's new tree. Nothing of it counts before the run commits.
 * @throws the mailbox's error when it cannot be read at all; the signal's reason when aborted.
 */
export async function backUpMailbox(
  dependencies: MailboxBackupDependencies,
  source: MailboxSource,
  signal: AbortSignal,
): Promise<MailboxBackup> {
  const { reader, vault, writer, ledger } = dependencies
  const previous = await readPrevious(dependencies, source)
  const listed = await listFolders(reader, previous, signal)
  const tasks: FolderTask[] = []
  for (const folder of listed)
    tasks.push(await readChanges(dependencies, source, { folder, previous, signal }))

  const readItems = itemReader(vault, source.organizationId)
  const folderDependencies: FolderBackupDependencies = {
    writer,
    ledger,
    readItems,
    moved: await findMoved(readItems, previous, tasks),
    saveMessage: (id) =>
      saveMessage(
        {
          ...dependencies,
          transferred: (bytes) => ledger.transferred(bytes),
          spent: (on, milliseconds) => ledger.spent?.(on, milliseconds),
        },
        id,
        signal,
      ),
  }
  const folders: TreeFolder[] = []
  for (const [index, task] of tasks.entries()) {
    signal.throwIfAborted()
    const progress = (part: number): void => ledger.progress((index + part) / tasks.length)
    const inFolder = { ...folderDependencies, ledger: { ...ledger, progress } }
    const folder = await settle({ ...dependencies, inFolder }, source, { task, signal })
    if (folder !== undefined) folders.push(folder)
    progress(1)
  }
  const tree = await writer.putTree({ folders })
  return { tree, itemCount: folders.reduce((count, folder) => count + itemCount(folder.pages), 0) }
}

/** Without a tree that reads, the mailbox is read in full. */
async function readPrevious(
  { vault, writer }: Pick<MailboxBackupDependencies, 'vault' | 'writer'>,
  { organizationId, previousTree }: MailboxSource,
): Promise<ReadonlyMap<string, TreeFolder>> {
  const tree = previousTree && (await orLost(vault.readTree(organizationId, previousTree)))
  const folders = new Map<string, TreeFolder>()
  for (const folder of tree?.folders ?? []) {
    const readItems = (page: ItemPage): Promise<readonly TreeItem[]> => vault.readItems(organizationId, page)
    folders.set(folder.id, await withoutLosses({ writer, readItems }, folder))
  }
  return folders
}

async function listFolders(
  reader: MailboxReader,
  previous: ReadonlyMap<string, TreeFolder>,
  signal: AbortSignal,
): Promise<readonly MailFolder[]> {
  const known = [...previous.values()]
    .map(mailFolder)
    .map(({ id, wellKnownName }) => [id, wellKnownName] as const)
  const folders = await reader.listFolders(signal, new Map(known))
  // Every mailbox has an inbox: an empty answer is no reason to forget what was backed up.
  if (folders.length === 0)
    throw new OperationError(
      'upstream_unavailable',
      'The mailbox lists no folder at all; what was backed up before stays.',
    )
  return folders
}

interface ChangesRequest {
  readonly folder: MailFolder
  readonly previous: ReadonlyMap<string, TreeFolder>
  readonly signal: AbortSignal
}

/**
 * Reads the changes of a folder that was backed up before. A folder without a cursor is read in full, but only
 * when its turn comes: one folder's messages at a time are held in memory.
 */
async function readChanges(
  dependencies: MailboxBackupDependencies,
  source: MailboxSource,
  { folder, previous, signal }: ChangesRequest,
): Promise<FolderTask> {
  const old = previous.get(folder.id)
  const cursor = old === undefined ? undefined : folderState(old).cursor
  if (cursor === undefined) return { folder, old, round: undefined }
  const round = await readRound(dependencies, source, { folder, cursor, signal })
  return { folder, old, round }
}

interface RoundRequest {
  readonly folder: MailFolder
  readonly cursor: string | undefined
  readonly signal: AbortSignal
}

async function readRound(
  { reader, ledger }: MailboxBackupDependencies,
  source: MailboxSource,
  { folder, cursor, signal }: RoundRequest,
): Promise<FolderChanges | 'failed'> {
  try {
    return await readFolderChanges(reader, folder.id, cursor, signal)
  } catch (error) {
    signal.throwIfAborted()
    if (isMailboxMissing(error) || isUnavailable(error)) throw error
    if (!isGone(error)) {
      const item = { resource: source.address, id: folder.id, name: `folder ${folder.displayName}` }
      await ledger.missed('failed', item, causeOf(error))
    }
    return 'failed'
  }
}

/** Messages that left a folder may have arrived in another one: their stored versions, by id. */
async function findMoved(
  readItems: FolderBackupDependencies['readItems'],
  previous: ReadonlyMap<string, TreeFolder>,
  tasks: readonly FolderTask[],
): Promise<ReadonlyMap<string, StoredVersion>> {
  const moved = new Map<string, StoredVersion>()
  if (!tasks.some(mayReceive)) return moved
  const listed = new Set(tasks.map(({ folder }) => folder.id))
  for (const folder of previous.values())
    if (!listed.has(folder.id)) await collectVersions(readItems, folder, () => true, moved)
  for (const { old, round } of tasks) {
    if (old === undefined || round === undefined || round === 'failed') continue
    const leaves = (id: string): boolean => round.changes.get(id)?.kind === 'removed'
    if ([...round.changes.keys()].some(leaves)) await collectVersions(readItems, old, leaves, moved)
  }
  return moved
}

function mayReceive({ round }: FolderTask): boolean {
  if (round === 'failed') return false
  return round === undefined || [...round.changes.values()].some(({ kind }) => kind === 'present')
}

async function collectVersions(
  readItems: FolderBackupDependencies['readItems'],
  folder: TreeFolder,
  isWanted: (id: string) => boolean,
  into: Map<string, StoredVersion>,
): Promise<void> {
  for await (const item of readItems(folder.pages))
    if (isWanted(item.id)) into.set(item.id, { changeKey: changeKeyOf(item), mime: mimeOf(item) })
}

interface SettleDependencies extends MailboxBackupDependencies {
  readonly inFolder: FolderBackupDependencies
}

/** The folder's new state; undefined for one that vanished before it was ever read. */
async function settle(
  dependencies: SettleDependencies,
  source: MailboxSource,
  { task, signal }: { task: FolderTask; signal: AbortSignal },
): Promise<TreeFolder | undefined> {
  const { folder, old } = task
  const round = task.round ?? (await readRound(dependencies, source, { folder, cursor: undefined, signal }))
  if (round !== 'failed')
    return backUpFolder(dependencies.inFolder, { resource: source.address, folder, old, round })
  if (old === undefined) return undefined
  dependencies.ledger.unchanged(itemCount(old.pages))
  return treeFolder(folder, folderState(old), old.pages)
}

function itemReader(vault: Vault, organizationId: OrganizationId): FolderBackupDependencies['readItems'] {
  return async function* (pages) {
    for (const page of pages) yield* await vault.readItems(organizationId, page)
  }
}
