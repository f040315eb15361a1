/** Restore sessions as the API sees them: opened, browsed, saved from, restored from. */
import {
  type Database,
  findOrganization,
  listOrganizations,
  listRestoreSessionEvents,
  listRestoreSessions,
  type RestoreSessionEventRow,
  type RestoreSessionRow,
  updateRestoreSession,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { recordAct } from '../audit/record.ts'
import { mimeOf } from '../backup/message-item.ts'
import { organizationId, restoreSessionId } from '../ids.ts'
import type {
  BackedUpFolder,
  BackedUpMessage,
  Page,
  PageRequest,
  RestoreAccess,
  RestoreOperations,
  RestoreSession,
  RestoreSessionEvent,
  SavedMessage,
} from '../operations.ts'
import { administers } from '../reach.ts'
import { readPage, slicePage, streamPage } from '../page.ts'
import { backedUpFolder, backedUpMailbox, backedUpMessage, childrenOf, subjectOf } from './browsing.ts'
import { explore } from './explore.ts'
import { reachesSession, within } from './mailbox-scope.ts'
import { recordOpening } from './record-opening.ts'
import { recordRead } from './record-read.ts'
import { fileNameFor } from './file-name.ts'
import { findMessage } from './find-message.ts'
import { attachmentsOf, createPreviewing } from './previewing.ts'
import { createSearching } from './search/searching.ts'
import { createSaving } from './saving.ts'
import { createSending } from './sending.ts'
import type { MailDelivery } from '../mail-delivery/mail-delivery.ts'
import type { ReadMail } from './preview/preview.ts'
import type { OperatorScopes } from '../rbac/operator-scopes.ts'
import type { RestoreContent } from './restore-content.ts'
import type { RestoreJournal } from './restore-journal.ts'
import type { Restorer } from './restorer.ts'
import { folderNamed, openMailbox, openSession, sessionWithin } from './session-access.ts'

export interface RestoreDependencies {
  readonly database: Database
  readonly content: RestoreContent
  readonly journal: RestoreJournal
  readonly restorer: Restorer
  readonly scopes: OperatorScopes
  readonly readMail: ReadMail
  readonly mail: Pick<MailDelivery, 'send'>
  readonly clock: Clock
  readonly random: Random
}

export function createRestoreOperations(dependencies: RestoreDependencies): RestoreOperations {
  return {
    ...sessionOperations(dependencies),
    ...browseOperations(dependencies),
    ...createPreviewing(dependencies),
    ...createSearching(dependencies),
    ...createSaving(dependencies),
    ...createSending(dependencies),
    ...dependencies.restorer.operations,
  }
}

type SessionOperations = Pick<
  RestoreOperations,
  'explore' | 'sessions' | 'working' | 'session' | 'stop' | 'events'
>

function sessionOperations(dependencies: RestoreDependencies): SessionOperations {
  const { database, clock, restorer, scopes } = dependencies
  const { db } = database
  return {
    async explore(organization, request, reach, actor) {
      const row = await explore(dependencies, { organizationId: organization, reach, actor }, request)
      return restoreSession(row, (await findOrganization(db, organization))?.name)
    },
    async sessions(reach, page) {
      const names = new Map((await listOrganizations(db)).map(({ id, name }) => [id, name] as const))
      const rows = await listRestoreSessions(db, {})
      const isOver =
        reach.kind === 'operator' && !(await scopes.of(reach.organizationId, reach.userId)).isOperator
      const visible = isOver ? [] : rows.filter((row) => reachesSession(reach, row))
      return slicePage(
        visible.map((row) => restoreSession(row, names.get(row.organizationId))),
        page,
      )
    },
    async working(reach) {
      const rows = await listRestoreSessions(db, { state: 'Working' })
      return rows.filter((row) => administers(reach, row.organizationId)).length
    },
    async session(access) {
      const row = await sessionWithin(dependencies, access)
      return restoreSession(row, (await findOrganization(db, row.organizationId))?.name)
    },
    async stop(access) {
      const session = await sessionWithin(dependencies, access)
      if (session.state === 'Stopped') return
      const ended = restorer.stop(access.sessionId)
      await database.transaction(async (trx) => {
        await updateRestoreSession(trx, session.id, { state: 'Stopped', endedAt: clock.now() })
        await recordAct(trx, clock, access.actor, {
          action: 'restore.close',
          organizationId: session.organizationId,
          details: { sessionId: session.id },
        })
      })
      await ended
      // What began before the session was marked; after that nothing does.
      await restorer.stop(access.sessionId)
    },
    async events(access, page) {
      const session = await sessionWithin(dependencies, access)
      return readPage(page, (part) => listRestoreSessionEvents(db, session.id, part), sessionEvent)
    },
  }
}

type BrowseOperations = Pick<
  RestoreOperations,
  'mailboxes' | 'mailbox' | 'folders' | 'folder' | 'messages' | 'message' | 'save'
>

function browseOperations(dependencies: RestoreDependencies): BrowseOperations {
  return {
    async mailboxes(access, page) {
      const { mailboxes, scope } = await openSession(dependencies, access)
      const { items, hasMore } = await streamPage(
        within(scope, mailboxes, ({ resource }) => resource.id),
        page,
      )
      return { items: items.map(backedUpMailbox), hasMore }
    },
    async mailbox(access, mailboxId) {
      const open = await openMailbox(dependencies, access, mailboxId)
      await recordOpening(dependencies, access, open)
      return backedUpMailbox(open.mailbox)
    },
    async folders(access, mailboxId, parentId, page) {
      const open = await openMailbox(dependencies, access, mailboxId)
      await recordOpening(dependencies, access, open)
      const { folders, mailbox } = open
      const parent = parentId === undefined || parentId === 'all' ? undefined : folderNamed(folders, parentId)
      const listed = parentId === 'all' ? folders : childrenOf(folders, parent)
      const { items, hasMore } = slicePage(listed, page)
      const shown: BackedUpFolder[] = []
      for (const folder of items)
        shown.push(backedUpFolder(folders, folder, await dependencies.content.count(mailbox, folder)))
      return { items: shown, hasMore }
    },
    async folder(access, mailboxId, folderId) {
      const open = await openMailbox(dependencies, access, mailboxId)
      await recordOpening(dependencies, access, open)
      const { folders, mailbox } = open
      const folder = folderNamed(folders, folderId)
      return backedUpFolder(folders, folder, await dependencies.content.count(mailbox, folder))
    },
    messages: (access, mailboxId, folderId, page) =>
      listMessages(dependencies, { access, mailboxId, folderId }, page),
    async message(access, mailboxId, messageId) {
      const found = await findMessage(dependencies, { access, mailboxId }, messageId)
      await recordRead(dependencies, access, found, { type: 'View' })
      const message = backedUpMessage(found.item, found.entry.folderId)
      return message.hasAttachments ? { ...message, ...(await attachmentsOf(dependencies, found)) } : message
    },
    save: (access, mailboxId, messageId) => saveMessage(dependencies, { access, mailboxId }, messageId),
  }
}

interface MessageList {
  readonly access: RestoreAccess
  readonly mailboxId: string
  readonly folderId: string | undefined
}

async function listMessages(
  dependencies: RestoreDependencies,
  { access, mailboxId, folderId }: MessageList,
  page: PageRequest,
): Promise<Page<BackedUpMessage>> {
  const { content } = dependencies
  const open = await openMailbox(dependencies, access, mailboxId)
  await recordOpening(dependencies, access, open)
  const { mailbox, folders } = open
  const listed = folderId === undefined ? folders : [folderNamed(folders, folderId)]
  const { items, hasMore } = await content.list(mailbox, listed, page)
  return { items: items.map(({ entry, item }) => backedUpMessage(item, entry.folderId)), hasMore }
}

/** Content leaves the vault only after it is on record who asked for it. */
async function saveMessage(
  dependencies: RestoreDependencies,
  { access, mailboxId }: { readonly access: RestoreAccess; readonly mailboxId: string },
  messageId: string,
): Promise<SavedMessage> {
  const found = await findMessage(dependencies, { access, mailboxId }, messageId)
  await recordRead(dependencies, access, found, { type: 'Save' })
  const { vault, organizationId: organization } = found.mailbox
  const mime = mimeOf(found.item)
  return {
    fileName: fileNameFor(subjectOf(found.item), '.eml'),
    sizeBytes: mime.sizeBytes,
    content: vault.read(organization, mime),
  }
}

export function restoreSession(row: RestoreSessionRow, organizationName: string | undefined): RestoreSession {
  return {
    id: restoreSessionId(row.id),
    organizationId: organizationId(row.organizationId),
    organizationName: organizationName ?? '',
    type: 'Vex',
    state: row.state === 'Working' ? 'Working' : 'Stopped',
    result: row.result === 'Success' || row.result === 'Warning' ? row.result : 'Failed',
    initiatedBy: row.initiatedBy,
    reason: row.reason,
    pointInTime: row.pointInTime,
    createdAt: row.createdAt,
    endedAt: row.endedAt ?? undefined,
  }
}

const eventTypes: ReadonlyMap<string, RestoreSessionEvent['type']> = new Map(
  (['None', 'Save', 'Export', 'Send', 'Restore', 'View'] as const).map((type) => [type, type]),
)
const eventStatuses: ReadonlyMap<string, RestoreSessionEvent['status']> = new Map(
  (['Running', 'Success', 'Warning', 'Failed'] as const).map((status) => [status, status]),
)

function sessionEvent(row: RestoreSessionEventRow): RestoreSessionEvent {
  const { sessionId: _sessionId, endedAt, type, status, ...event } = row
  return {
    ...event,
    type: eventTypes.get(type) ?? 'None',
    status: eventStatuses.get(status) ?? 'Failed',
    endedAt: endedAt ?? undefined,
  }
}
