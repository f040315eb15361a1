/** Settles one folder of a mailbox: old pages and new changes become new pages, message by message with an outcome. */
import type { MailFolder, MessageProperties } from '../../microsoft365/index.ts'
import type { ContentRef, ItemPage, SnapshotWriter, TreeFolder, TreeItem } from '../../repository/index.ts'
import { forEachConcurrently } from '../concurrency.ts'
import type { FolderChanges } from './folder-changes.ts'
import type { BackupLedger } from './ledger.ts'
import { type FolderState, folderState, itemCount, treeFolder } from './mail-folder.ts'
import { changeKeyOf, messageItem, mimeOf } from './message-item.ts'
import { SourceFailure } from './message-saver.ts'
import { causeOf, isGone, isMailboxMissing, isUnavailable, outcomeOf } from './source-failure.ts'

/** Exchange serves four requests at once for one application and mailbox. */
const messagesAtOnce = 4
/** With more than this many unread messages, the folder is listed again instead of remembering each. */
const mostRetriesRemembered = 1000
/** After this many in a row, Microsoft 365 is taken to be away. */
const mostUnavailableInARow = 12

/** A stored version of a message: which one it is, and its content. */
export interface StoredVersion {
  readonly changeKey: string
  readonly mime: ContentRef
}

export interface FolderBackupDependencies {
  readonly writer: SnapshotWriter
  readonly ledger: BackupLedger
  /** Stores the message's MIME. @throws {SourceFailure} */
  readonly saveMessage: (messageId: string) => Promise<ContentRef>
  /** Items of pages of the previous restore point. */
  readonly readItems: (pages: readonly ItemPage[]) => AsyncIterable<TreeItem>
  /** Versions of messages that left another folder in this round. */
  readonly moved: ReadonlyMap<string, StoredVersion>
}

export interface FolderSource {
  /** Address of the mailbox, for the ledger. */
  readonly resource: string
  readonly folder: MailFolder
  /** The folder as the previous restore point has it. */
  readonly old: TreeFolder | undefined
  readonly round: FolderChanges
}

/** What becomes of a message: a new version, its old version for now, or nothing. */
type Decision = TreeItem | 'keep' | 'drop'

interface FolderRun extends FolderBackupDependencies {
  readonly source: FolderSource
  readonly stored: ReadonlyMap<string, StoredVersion>
  readonly decisions: Map<string, Decision>
  readonly retry: MessageProperties[]
  savedCount: number
  missedCount: number
  unavailableInARow: number
}

/**
 * Brings the folder up to date in the vault. A message that cannot be read keeps its stored version, if it has
 * one, and is remembered for the next run, because the new cursor is past it.
 */
export async function backUpFolder(
  dependencies: FolderBackupDependencies,
  source: FolderSource,
): Promise<TreeFolder> {
  const { folder, old, round } = source
  const presents = withRetries(source)
  if (old !== undefined && !round.isFull && presents.length === 0 && round.changes.size === 0) {
    dependencies.ledger.unchanged(itemCount(old.pages))
    return treeFolder(folder, { cursor: round.cursor, retry: [] }, old.pages)
  }
  const stored = await findVersions(dependencies, old, new Set(presents.map(({ id }) => id)))
  const run: FolderRun = {
    ...dependencies,
    source,
    stored,
    decisions: new Map(),
    retry: [],
    savedCount: 0,
    missedCount: 0,
    unavailableInARow: 0,
  }
  for (const [id, change] of round.changes) if (change.kind === 'removed') run.decisions.set(id, 'drop')
  let done = 0
  await forEachConcurrently(presents, messagesAtOnce, async (properties) => {
    run.decisions.set(properties.id, await decide(run, properties))
    done += 1
    dependencies.ledger.progress(done / presents.length)
  })
  const pages = await dependencies.writer.putItems(mergeItems(run, presents))
  dependencies.ledger.unchanged(Math.max(0, itemCount(pages) - run.savedCount - keptForNow(run)))
  return treeFolder(folder, nextState(run), pages)
}

/** Messages to look at: those listed as present, and those that an earlier run could not read. */
function withRetries({ old, round }: FolderSource): MessageProperties[] {
  const presents: MessageProperties[] = []
  for (const change of round.changes.values()) if (change.kind === 'present') presents.push(change.properties)
  if (old === undefined || round.isFull) return presents
  for (const properties of folderState(old).retry)
    if (!round.changes.has(properties.id)) presents.push(properties)
  return presents
}

async function findVersions(
  { readItems, writer }: FolderBackupDependencies,
  old: TreeFolder | undefined,
  ids: ReadonlySet<string>,
): Promise<Map<string, StoredVersion>> {
  const versions = new Map<string, StoredVersion>()
  if (old === undefined || ids.size === 0) return versions
  for await (const item of readItems(old.pages))
    if (ids.has(item.id) && (!writer.mayHaveLost || (await writer.holds(mimeOf(item)))))
      versions.set(item.id, { changeKey: changeKeyOf(item), mime: mimeOf(item) })
  return versions
}

async function decide(run: FolderRun, properties: MessageProperties): Promise<Decision> {
  const known = run.stored.get(properties.id) ?? (await movedVersion(run, properties.id))
  // A message without a change key might be any version: it is read again.
  if (known !== undefined && known.changeKey === properties.changeKey && properties.changeKey !== '')
    return messageItem(properties, known.mime)
  try {
    const mime = await run.saveMessage(properties.id)
    run.unavailableInARow = 0
    run.savedCount += 1
    run.ledger.saved()
    return messageItem(properties, mime)
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error
    return miss(run, properties, error.cause)
  }
}

async function movedVersion({ moved, writer }: FolderRun, id: string): Promise<StoredVersion | undefined> {
  const version = moved.get(id)
  if (version === undefined || !writer.mayHaveLost) return version
  return (await writer.holds(version.mime)) ? version : undefined
}

async function miss(run: FolderRun, properties: MessageProperties, cause: unknown): Promise<Decision> {
  if (isMailboxMissing(cause)) throw cause
  // Deleted since it was listed: the next round of changes says so; until then a stored version stays.
  if (isGone(cause)) return run.stored.has(properties.id) ? 'keep' : 'drop'
  run.unavailableInARow = isUnavailable(cause) ? run.unavailableInARow + 1 : 0
  if (run.unavailableInARow >= mostUnavailableInARow) throw cause
  run.retry.push(properties)
  run.missedCount += 1
  const item = { resource: run.source.resource, id: properties.id, name: properties.subject }
  await run.ledger.missed(outcomeOf(cause), item, causeOf(cause))
  return run.stored.has(properties.id) ? 'keep' : 'drop'
}

// Old items in their old order, replaced where they changed; what is new follows in the order it was listed.
async function* mergeItems(run: FolderRun, presents: readonly MessageProperties[]): AsyncGenerator<TreeItem> {
  const { old, round } = run.source
  const written = new Set<string>()
  if (old !== undefined)
    for await (const item of run.readItems(old.pages)) {
      const decision = run.decisions.get(item.id) ?? (round.isFull ? 'drop' : 'keep')
      if (decision === 'drop') continue
      written.add(item.id)
      yield decision === 'keep' ? item : decision
    }
  for (const { id } of presents) {
    const decision = run.decisions.get(id)
    if (typeof decision === 'object' && !written.has(id)) yield decision
  }
}

function keptForNow(run: FolderRun): number {
  return run.retry.filter(({ id }) => run.decisions.get(id) === 'keep').length
}

/** Many failures at once mean a bad day: then the whole folder is listed again, from the cursor of before. */
function nextState(run: FolderRun): FolderState {
  const { old, round } = run.source
  if (run.retry.length <= mostRetriesRemembered) return { cursor: round.cursor, retry: run.retry }
  if (old === undefined || round.isFull) return { cursor: undefined, retry: [] }
  return { cursor: folderState(old).cursor, retry: folderState(old).retry }
}
