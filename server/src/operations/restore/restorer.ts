/** Restores messages, a folder or a mailbox in a session, one journal entry each, and ends them when they are stopped. */
import type { Clock } from '../../foundation/clock.ts'
import type { DirectoryObjectId, RestoreSessionId } from '../../foundation/ids.ts'
import type { Graph, MailboxWriter, MailFolder } from '../../microsoft365/index.ts'
import type { TreeFolder } from '../../repository/index.ts'
import { describeError } from '../../foundation/errors.ts'
import type { Connections } from '../connections.ts'
import { OperationError } from '../errors.ts'
import type { RestoreAccess, RestoreOperations, RestoreResult, RestoreTarget } from '../operations.ts'
import { withinTime } from '../people/within-time.ts'
import { invalidRequest } from '../refusals.ts'
import type { RestorePermits } from '../restore-grants/restore-grants.ts'
import { subjectOf } from './browsing.ts'
import { findEntries } from './find-message.ts'
import { onlyMailbox } from './mailbox-scope.ts'
import { checkTarget } from './operator-target.ts'
import { whoseAndWho } from './record-opening.ts'
import type { MessageEntry } from './message-entry.ts'
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
    'checkTarget' | 'restoreMessages' | 'restoreFolder' | 'restoreMailbox'
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
    const ended = run(dependencies, restore, controller.signal)
    const entry: Running = { controller, ended: ended.catch(() => undefined) }
    const entries = running.get(sessionId) ?? new Set()
    running.set(sessionId, entries.add(entry))
    try {
      return await ended
    } finally {
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
      checkTarget: async (access, mailboxId, target) =>
        checkTarget(dependencies, { access, target }, await openMailbox(dependencies, access, mailboxId)),
      restoreMessages: async (access, mailboxId, messageIds, target) =>
        start(await messagesRestore(dependencies, { access, mailboxId, target }, messageIds)),
      restoreFolder: async (access, mailboxId, folderId, target) =>
        start(await folderRestore(dependencies, { access, mailboxId, target }, folderId)),
      restoreMailbox: async (access, mailboxId, target) =>
        start(await mailboxRestore(dependencies, { access, mailboxId, target })),
    },
    stop: (id) => end(running.get(id) ?? []),
    async close() {
      await Promise.all([...running.values()].map(end))
    },
  }
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
  const entries = await findEntries(dependencies.content, open, messageIds)
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
  for (const folder of folders) {
    const original = folderPath(all, folder)
    const path = chosen.length === 0 ? original : [...chosen, ...original.slice(above).map(renewed)]
    groups.push({ path, entries: await content.messages(mailbox, folder) })
  }
  return groups
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
    const result = await restoreGroups({ content, writer, missed }, mailbox, groups, signal)
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
