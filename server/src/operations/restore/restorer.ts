/** Restores messages, a folder or a mailbox in a session, one journal entry each, and ends them when they are stopped. */
import type { Clock } from '../../foundation/clock.ts'
import type { DirectoryObjectId, RestoreSessionId } from '../../foundation/ids.ts'
import type { Graph, MailboxWriter, MailFolder } from '../../microsoft365/index.ts'
import type { TreeFolder } from '../../repository/index.ts'
import { describeError } from '../../foundation/errors.ts'
import type { Connections } from '../connections.ts'
import { OperationError } from '../errors.ts'
import type {
  BulkRestore,
  MailboxRestoreResult,
  RestoreAccess,
  RestoreOperations,
  RestoreOptions,
  RestoreResult,
  RestoreTarget,
} from '../operations.ts'
import { withinTime } from '../people/within-time.ts'
import { invalidRequest } from '../refusals.ts'
import type { RestorePermits } from '../restore-grants/restore-grants.ts'
import { mailFolder } from '../backup/mail-folder.ts'
import { backedUpMailbox, subjectOf } from './browsing.ts'
import { findEntries } from './find-message.ts'
import { onlyMailbox } from './mailbox-scope.ts'
import { checkTarget } from './operator-target.ts'
import { whoseAndWho } from './record-opening.ts'
import { type MessageEntry, newestFirst } from './message-entry.ts'
import { folderPath, subtree } from './restore-content.ts'
import type { JournalEntry, JournalResult, RestoreJournal } from './restore-journal.ts'
import { restoreGroups, type RestoreGroup } from './restore-run.ts'
import { newFolder, targetFolder, targetMailbox } from './restore-target.ts'
import { type AccessDependencies, folderNamed, openMailbox, type OpenMailbox } from './session-access.ts'

const mostMessagesByName = 10_000

export interface RestorerDependencies extends AccessDependencies {
  readonly journal: RestoreJournal
  readonly clock: Clock
  readonly connections: Connections
  /** With the application that may write; the one for backup where there is no other. */
  readonly restoreConnections: Pick<Connections, 'graph'>
  readonly permits: RestorePermits
  readonly mailboxWriter: (graph: Graph, userId: DirectoryObjectId) => MailboxWriter
}

export interface Restorer {
  readonly operations: Pick<
    RestoreOperations,
    'checkTarget' | 'restoreMessages' | 'restoreFolder' | 'restoreMailbox' | 'restoreMailboxes'
  >
  /** Ends what the session restores at the moment and waits for its exact counts to be on record. */
  stop(id: RestoreSessionId): Promise<void>
  close(): Promise<void>
}

/** What a restore puts back, and how it is called in the journal. */
interface Restore {
  readonly access: RestoreAccess
  readonly open: OpenMailbox
  readonly target: RestoreTarget
  readonly groups: readonly RestoreGroup[]
  readonly title: string
  readonly itemType: 'Message' | 'Folder' | 'Mailbox'
  readonly itemName: string
}

interface Running {
  readonly controller: AbortController
  readonly ended: Promise<unknown>
}

export function createRestorer(dependencies: RestorerDependencies): Restorer {
  const running = new Map<RestoreSessionId, Set<Running>>()

  async function start(restore: Restore): Promise<RestoreResult> {
    const { sessionId } = restore.access
    const controller = new AbortController()
    const { signal } = restore.target.options ?? {}
    const cancel = (): void => controller.abort(new Error('the restore was stopped'))
    signal?.addEventListener('abort', cancel, { once: true })
    if (signal?.aborted === true) cancel()
    const ended = run(dependencies, restore, controller.signal)
    const entry: Running = { controller, ended: ended.catch(() => undefined) }
    const entries = running.get(sessionId) ?? new Set()
    running.set(sessionId, entries.add(entry))
    try {
      return await ended
    } finally {
      signal?.removeEventListener('abort', cancel)
      entries.delete(entry)
      if (entries.size === 0) running.delete(sessionId)
    }
  }

  async function end(entries: Iterable<Running>): Promise<void> {
    const all = [...entries]
    for (const { controller } of all) controller.abort(new Error('the restore was stopped'))
    await Promise.all(all.map(({ ended }) => ended))
  }

  return {
    operations: {
      async checkTarget(access, mailboxId, target) {
        const open = await openMailbox(dependencies, access, mailboxId)
        await checkTarget(dependencies, { access, target }, open)
        // Who would wait for a restore that may not begin is told so at once.
        await dependencies.permits.require(open.mailbox.organizationId, access.actor)
      },
      restoreMessages: async (access, mailboxId, messageIds, target) =>
        start(await messagesRestore(dependencies, { access, mailboxId, target }, messageIds)),
      restoreFolder: async (access, mailboxId, folderId, target) =>
        start(await folderRestore(dependencies, { access, mailboxId, target }, folderId)),
      restoreMailbox: async (access, mailboxId, target) =>
        start(await mailboxRestore(dependencies, { access, mailboxId, target })),
      restoreMailboxes: (access, bulk) => restoreMailboxes(dependencies, { access, bulk }, start),
    },
    stop: (id) => end(running.get(id) ?? []),
    async close() {
      await Promise.all([...running.values()].map(end))
    },
  }
}

const mostMailboxes = 1000

async function restoreMailboxes(
  dependencies: RestorerDependencies,
  { access, bulk }: { readonly access: RestoreAccess; readonly bulk: BulkRestore },
  start: (restore: Restore) => Promise<RestoreResult>,
): Promise<readonly MailboxRestoreResult[]> {
  const ids = [...new Set(bulk.mailboxIds)]
  if (ids.length === 0) throw invalidRequest('Name at least one mailbox to restore.')
  if (ids.length > mostMailboxes) throw invalidRequest(`Name at most ${mostMailboxes} mailboxes.`)
  const restores: Restore[] = []
  // All of them are looked up before anything is written: one that is absent refuses the request.
  for (const mailboxId of ids) {
    const target = { mailbox: undefined, folder: undefined, options: bulk.options }
    restores.push(await mailboxRestore(dependencies, { access, mailboxId, target }))
  }
  const results: MailboxRestoreResult[] = []
  for (const restore of restores) {
    const result = await start(restore)
    results.push({ mailbox: backedUpMailbox(restore.open.mailbox), ...outcomeOf(result, bulk), result })
  }
  return results
}

function outcomeOf(
  result: RestoreResult,
  { skipsUnresolved }: BulkRestore,
): Pick<MailboxRestoreResult, 'status' | 'error'> {
  if (result.isUnresolved === true)
    return { status: skipsUnresolved ? 'Warning' : 'Failed', error: 'The mailbox is not there any more.' }
  const { status } = journalResult(result)
  return { status, error: status === 'Failed' ? result.exceptions[0] : undefined }
}

interface Request {
  readonly access: RestoreAccess
  readonly mailboxId: string
  readonly target: RestoreTarget
}

async function messagesRestore(
  dependencies: RestorerDependencies,
  { access, mailboxId, target }: Request,
  messageIds: readonly string[],
): Promise<Restore> {
  if (messageIds.length === 0) throw invalidRequest('Name at least one message to restore.')
  if (messageIds.length > mostMessagesByName)
    throw invalidRequest(`Name at most ${mostMessagesByName} messages, or restore their folder.`)
  const open = await openMailbox(dependencies, access, mailboxId)
  const entries = newestFirst(await findEntries(dependencies.content, open, messageIds))
  const chosen = targetFolder(target.folder)
  const groups: RestoreGroup[] = []
  if (chosen.length > 0) groups.push({ path: chosen, entries })
  else
    for (const folder of open.folders) {
      const inFolder = entries.filter(({ folderId }) => folderId === folder.id)
      if (inFolder.length > 0) groups.push({ path: folderPath(open.folders, folder), entries: inFolder })
    }
  const [only] = entries.length === 1 ? await dependencies.content.items(open.mailbox, entries) : []
  const itemName = only === undefined ? `${entries.length} messages` : subjectOf(only)
  return { access, open, target, groups, title: `Restore of “${itemName}”`, itemType: 'Message', itemName }
}

async function folderRestore(
  dependencies: RestorerDependencies,
  { access, mailboxId, target }: Request,
  folderId: string,
): Promise<Restore> {
  const open = await openMailbox(dependencies, access, mailboxId)
  const root = folderNamed(open.folders, folderId)
  const groups = await groupsOf(dependencies, open, { target, folders: subtree(open.folders, root), root })
  const title = `Restore of the folder “${root.name}”`
  return { access, open, target, groups, title, itemType: 'Folder', itemName: root.name }
}

async function mailboxRestore(
  dependencies: RestorerDependencies,
  { access, mailboxId, target }: Request,
): Promise<Restore> {
  const open = await openMailbox(dependencies, access, mailboxId)
  const { resource } = open.mailbox
  const groups = await groupsOf(dependencies, open, { target, folders: open.folders, root: undefined })
  const title = `Restore of the mailbox ${resource.address}`
  return { access, open, target, groups, title, itemType: 'Mailbox', itemName: resource.name }
}

interface FolderSelection {
  readonly target: RestoreTarget
  readonly folders: readonly TreeFolder[]
  /** Where the selection begins; the mailbox's root when undefined. */
  readonly root: TreeFolder | undefined
}

async function groupsOf(
  { content }: RestorerDependencies,
  { mailbox, folders: all }: OpenMailbox,
  { target, folders, root }: FolderSelection,
): Promise<readonly RestoreGroup[]> {
  const chosen = targetFolder(target.folder)
  const above = root === undefined ? 0 : folderPath(all, root).length - 1
  const groups: RestoreGroup[] = []
  const left = leftOut(all, target.options)
  for (const folder of folders) {
    if (left.has(folder.id)) continue
    const original = folderPath(all, folder)
    const path = chosen.length === 0 ? original : [...chosen, ...original.slice(above).map(renewed)]
    groups.push({ path, entries: await content.messages(mailbox, folder) })
  }
  return groups
}

/** The folders that a restore is told to leave out, with everything below them. */
function leftOut(all: readonly TreeFolder[], options: RestoreOptions = {}): ReadonlySet<string> {
  const names = new Set([
    ...(options.excludesDrafts === true ? ['drafts'] : []),
    ...(options.excludesDeletedItems === true ? ['deleteditems'] : []),
  ])
  const roots = all.filter((folder) => names.has(mailFolder(folder).wellKnownName ?? ''))
  return new Set(roots.flatMap((root) => subtree(all, root)).map(({ id }) => id))
}

const dayMs = 86_400_000

/** Only what came lately, where that is asked for. */
function recent(
  groups: readonly RestoreGroup[],
  { session }: OpenMailbox,
  recentDays: number | undefined,
): readonly RestoreGroup[] {
  if (recentDays === undefined) return groups
  const from = session.pointInTime - recentDays * dayMs
  return groups
    .map(({ path, entries }) => ({ path, entries: entries.filter(({ time }) => time >= from) }))
    .filter(({ entries }) => entries.length > 0)
}

/** The folder below another one than its own: found by name alone, so that nothing lands in the original. */
function renewed(folder: MailFolder): MailFolder {
  return newFolder(folder.displayName)
}

async function run(
  dependencies: RestorerDependencies,
  restore: Restore,
  signal: AbortSignal,
): Promise<RestoreResult> {
  const { clock, permits } = dependencies
  const { access, open } = restore
  await checkTarget(dependencies, restore, open)
  const until = await permits.require(open.mailbox.organizationId, access.actor)
  if (until === undefined) return write(dependencies, restore, signal)
  // What was granted for a while is used no longer than that.
  return withinTime(clock, until - clock.now(), (limit) =>
    write(dependencies, restore, AbortSignal.any([signal, limit])),
  )
}

async function write(
  dependencies: RestorerDependencies,
  restore: Restore,
  signal: AbortSignal,
): Promise<RestoreResult> {
  const { connections, restoreConnections, content, journal, mailboxWriter } = dependencies
  const { access, open, groups, target } = restore
  const { session, mailbox } = open
  const graph = await connections.graph(mailbox.organizationId)
  const only = onlyMailbox(access.reach, session)
  const into = await targetMailbox(graph, { source: mailbox, target, only }, signal)
  const entry = await journal.begin(journalEntry(restore, into.address))
  try {
    const missed: Parameters<typeof restoreGroups>[0]['missed'] = (item, cause) =>
      journal.missed(session, item, cause)
    const writer = mailboxWriter(await restoreConnections.graph(mailbox.organizationId), into.userId)
    const options = target.options ?? {}
    const chosen = recent(groups, open, options.recentDays)
    const result = await restoreGroups({ content, writer, missed, options }, mailbox, chosen, signal)
    await entry.end(journalResult(result))
    return result
  } catch (error) {
    await entry.end({
      status: 'Failed',
      message: 'Ended by an internal error.',
      itemCount: 0,
      failedCount: 0,
    })
    throw error instanceof Error ? error : new OperationError('upstream_unavailable', describeError(error))
  }
}

const mostIdsOnRecord = 200

function journalEntry(restore: Restore, target: string): JournalEntry {
  const { access, open, groups, itemType, itemName, title } = restore
  const entries: readonly MessageEntry[] = groups.flatMap((group) => group.entries)
  const { address } = open.mailbox.resource
  return {
    session: open.session,
    actor: access.actor,
    action: `restore.${itemType === 'Message' ? 'items' : itemType.toLowerCase()}`,
    type: 'Restore',
    title,
    itemName,
    itemType,
    itemSizeBytes: 0,
    source: address,
    target: restore.target.folder === undefined ? target : `${target}/${restore.target.folder}`,
    details: {
      resource: address,
      target,
      itemCount: entries.length,
      itemIds: entries.slice(0, mostIdsOnRecord).map(({ id }) => id),
      ...(restore.target.reason === undefined ? {} : { purpose: restore.target.reason }),
      ...whoseAndWho(access.reach, open.mailbox),
    },
  }
}

function journalResult(result: RestoreResult): JournalResult {
  const { createdItemsCount: created, mergedItemsCount: merged } = result
  const { failedItemsCount: failed, skippedItemsCount: skipped, failedFoldersCount: failedFolders } = result
  const isWhole = failed + skipped + failedFolders === 0
  const counts = `${created} created, ${merged} there already, ${failed} failed, ${skipped} not tried`
  const losses =
    result.warnings.length === 0 ? '' : `; ${result.warnings.length} remarks about what could not be kept`
  return {
    status: isWhole ? 'Success' : created + merged > 0 ? 'Warning' : 'Failed',
    message: `${counts}${losses}`,
    itemCount: created + merged,
    failedCount: failed + skipped,
  }
}
