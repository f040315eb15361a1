/** Restore sessions as the API sees them: opened, browsed, saved from and restored from. */
import type { DirectoryObjectId, JobId, OrganizationId, RestoreSessionId } from '../../foundation/ids.ts'
import type { Actor, Page, PageRequest, Reach } from '../caller.ts'
import type { MailPreview } from './preview/preview.ts'

/** A user or a group that a restore session is limited to; sites and teams have no mail. */
export interface ScopeItem {
  readonly type: 'User' | 'Group' | 'Site' | 'Team'
  readonly objectId: string
}

export interface ExploreRequest {
  /** The newest restore point not later than this; the newest of all when undefined. */
  readonly pointInTime: number | undefined
  readonly reason: string
  /** Only restore points of this job. */
  readonly jobId: JobId | undefined
  /** Only restore points in this repository. */
  readonly repositoryId?: string | undefined
  /** Only this user's mailbox, or those of this group's members as they are at each call. */
  readonly scope?: ScopeItem | undefined
}

export interface RestoreSession {
  readonly id: RestoreSessionId
  readonly organizationId: OrganizationId
  readonly organizationName: string
  readonly type: 'Vex'
  readonly state: 'Working' | 'Stopped'
  readonly result: 'Success' | 'Warning' | 'Failed'
  readonly initiatedBy: string
  readonly reason: string
  readonly pointInTime: number
  readonly createdAt: number
  readonly endedAt: number | undefined
}

export interface RestoreSessionEvent {
  readonly id: string
  readonly position: number
  readonly type: 'None' | 'Save' | 'Export' | 'Send' | 'Restore' | 'View'
  readonly status: 'Running' | 'Success' | 'Warning' | 'Failed'
  readonly title: string
  readonly message: string
  readonly itemName: string
  readonly itemType: string
  readonly itemSizeBytes: number
  readonly source: string
  readonly target: string
  readonly startedAt: number
  readonly endedAt: number | undefined
}

export interface BackedUpMailbox {
  readonly id: DirectoryObjectId
  readonly name: string
  readonly email: string
}

export interface BackedUpFolder {
  /** Opaque and URL-safe. */
  readonly id: string
  readonly parentId: string | undefined
  readonly name: string
  readonly wellKnownName: string | undefined
  readonly itemCount: number
}

export interface BackedUpMessage {
  /** Opaque and URL-safe. */
  readonly id: string
  readonly folderId: string
  readonly subject: string
  readonly from: string
  readonly to: string
  readonly cc: string
  readonly bcc: string
  /** ISO 8601. */
  readonly sentAt: string | undefined
  readonly receivedAt: string | undefined
  readonly importance: 'low' | 'normal' | 'high'
  readonly hasAttachments: boolean
  readonly sizeBytes: number
  /** Only where one message is asked for: its content is opened for them. */
  readonly attachments?: readonly { readonly name: string; readonly sizeBytes: number }[]
}

/** Several messages as a ZIP of `.eml` files; how long it is shows at its end. */
export interface SavedArchive {
  readonly fileName: string
  readonly content: AsyncIterable<Uint8Array>
}

/** Messages that are sent as files of one mail. */
export interface MessagesByMail {
  readonly messageIds: readonly string[]
  /** Addresses with commas between them; the owner of the mailbox when undefined. */
  readonly to: string | undefined
  /** The address that is set for the server when undefined. */
  readonly from: string | undefined
  readonly subject: string | undefined
  readonly text: string | undefined
}

/** A search of a restore session, in the syntax of `search/parse-query.ts`. */
export interface Search {
  readonly query: string
  /** Every mailbox within reach when undefined. */
  readonly mailboxId?: string | undefined
  /** With everything below it. */
  readonly folderId?: string | undefined
  /** Of an earlier page: what it found is shown further. An unknown one is searched again. */
  readonly setId?: string | undefined
}

/** What was found, newest first. */
export interface FoundMessages extends Page<BackedUpMessage & { readonly mailboxId: DirectoryObjectId }> {
  readonly setId: string
}

export interface SavedMessage {
  readonly fileName: string
  readonly sizeBytes: number
  /** The MIME content, byte for byte as it was backed up. */
  readonly content: AsyncIterable<Uint8Array>
}

/** Where and how items go back: the same mailbox and folder unless said otherwise. */
export interface RestoreTarget {
  /** A mailbox address of the same organization; the original one when undefined. */
  readonly mailbox: string | undefined
  /** A folder path below the mailbox's root; the original folder when undefined. */
  readonly folder: string | undefined
  /** Why, for the audit log. */
  readonly reason?: string | undefined
  readonly options?: RestoreOptions | undefined
}

/** Which of the items, and how they look afterwards. */
export interface RestoreOptions {
  readonly isMarkedUnread?: boolean | undefined
  /** Leaves out what was never sent. */
  readonly excludesDrafts?: boolean | undefined
  /** Leaves out the folder of deleted items with everything below it. */
  readonly excludesDeletedItems?: boolean | undefined
  /** Only messages that came in the last so many days before the state that is shown. */
  readonly recentDays?: number | undefined
  /** Ends the restore; what was put back stays. */
  readonly signal?: AbortSignal | undefined
}

/** What became of one mailbox of many. */
export interface MailboxRestoreResult {
  readonly mailbox: BackedUpMailbox
  readonly status: 'Success' | 'Warning' | 'Failed'
  /** Why nothing could be done; undefined when it could. */
  readonly error: string | undefined
  readonly result: RestoreResult
}

export interface BulkRestore {
  readonly mailboxIds: readonly string[]
  readonly options: RestoreOptions
  /** Whether a mailbox that is not there any more is only remarked. */
  readonly skipsUnresolved: boolean
}

export interface RestoreResult {
  readonly createdItemsCount: number
  /** Items that were there already: nothing was done. */
  readonly mergedItemsCount: number
  readonly failedItemsCount: number
  readonly skippedItemsCount: number
  readonly failedFoldersCount: number
  /** One line an item that failed. */
  readonly exceptions: readonly string[]
  /** One line an item that could not be kept whole. */
  readonly warnings: readonly string[]
  /** Whether the mailbox to restore into is not there. */
  readonly isUnresolved?: boolean
}

/** Which restore session is used, by whom, and what that caller may see. */
export interface RestoreAccess {
  readonly sessionId: RestoreSessionId
  readonly reach: Reach
  readonly actor: Actor
}

/** Every method throws {@link OperationError} `not_found` for what is absent, foreign or out of reach. */
export interface RestoreOperations {
  /** @throws {OperationError} `no_restore_point` */
  explore(
    organizationId: OrganizationId,
    request: ExploreRequest,
    reach: Reach,
    actor: Actor,
  ): Promise<RestoreSession>
  sessions(reach: Reach, page: PageRequest): Promise<Page<RestoreSession>>
  /** How many of an administrator's or monitor's are open; reads those alone, however long the history is. */
  working(reach: Reach): Promise<number>
  session(access: RestoreAccess): Promise<RestoreSession>
  stop(access: RestoreAccess): Promise<void>
  events(access: RestoreAccess, page: PageRequest): Promise<Page<RestoreSessionEvent>>
  mailboxes(access: RestoreAccess, page: PageRequest): Promise<Page<BackedUpMailbox>>
  mailbox(access: RestoreAccess, mailboxId: string): Promise<BackedUpMailbox>
  /** Folders below `parentId`; below the root when undefined; all of them for `'all'`. */
  folders(
    access: RestoreAccess,
    mailboxId: string,
    parentId: string | undefined,
    page: PageRequest,
  ): Promise<Page<BackedUpFolder>>
  folder(access: RestoreAccess, mailboxId: string, folderId: string): Promise<BackedUpFolder>
  /** Newest first; of the whole mailbox when no folder is named. */
  messages(
    access: RestoreAccess,
    mailboxId: string,
    folderId: string | undefined,
    page: PageRequest,
  ): Promise<Page<BackedUpMessage>>
  message(access: RestoreAccess, mailboxId: string, messageId: string): Promise<BackedUpMessage>
  /** @throws {OperationError} `invalid_request` with what is wrong with the query; `too_many_requests` */
  search(access: RestoreAccess, search: Search, page: PageRequest): Promise<FoundMessages>
  /**
   * Refuses a target that the caller may not restore to, before anything begins: an operator puts things back to
   * whom they came from, and nobody restores while the permission for it is not granted.
   * @throws {OperationError} `approval_required`
   */
  checkTarget(access: RestoreAccess, mailboxId: string, target: RestoreTarget): Promise<void>
  save(access: RestoreAccess, mailboxId: string, messageId: string): Promise<SavedMessage>
  saveMessages(access: RestoreAccess, mailboxId: string, messageIds: readonly string[]): Promise<SavedArchive>
  /** The folder with everything below it; the whole mailbox when none is named. */
  saveFolder(access: RestoreAccess, mailboxId: string, folderId: string | undefined): Promise<SavedArchive>
  /** @throws {OperationError} `mail_not_set_up`, `mail_not_sent`, `approval_required` */
  sendMessages(access: RestoreAccess, mailboxId: string, mail: MessagesByMail): Promise<void>
  /** @throws {OperationError} `unreadable_message`, as the two that follow. */
  preview(access: RestoreAccess, mailboxId: string, messageId: string): Promise<MailPreview>
  /** The body as a whole HTML document without script and without remote content. */
  previewPage(access: RestoreAccess, mailboxId: string, messageId: string): Promise<string>
  /** A file of the message, as it was sent. */
  previewFile(
    access: RestoreAccess,
    file: { readonly mailboxId: string; readonly messageId: string; readonly fileId: string },
  ): Promise<{ readonly fileName: string; readonly content: Uint8Array }>
  restoreMessages(
    access: RestoreAccess,
    mailboxId: string,
    messageIds: readonly string[],
    target: RestoreTarget,
  ): Promise<RestoreResult>
  /** The folder with everything below it. */
  restoreFolder(
    access: RestoreAccess,
    mailboxId: string,
    folderId: string,
    target: RestoreTarget,
  ): Promise<RestoreResult>
  restoreMailbox(access: RestoreAccess, mailboxId: string, target: RestoreTarget): Promise<RestoreResult>
  /** One mailbox after the other, each to where it was. */
  restoreMailboxes(access: RestoreAccess, bulk: BulkRestore): Promise<readonly MailboxRestoreResult[]>
}

/** What was counted; mailbox by mailbox where there were several. */
export interface TaskResult extends RestoreResult {
  readonly mailboxes?: readonly MailboxRestoreResult[]
}

export interface RestoreTask {
  /** As a session: `Working` until the restore has ended, then `Stopped` with its result. */
  readonly session: RestoreSession
  /** The restore session in which it was started. */
  readonly parentId: RestoreSessionId
  /** What was counted; undefined until it has ended by itself. */
  readonly result: TaskResult | undefined
  /** Why it ended before its time, in words that may be shown. */
  readonly error: string | undefined
}

export interface RestoreTasks {
  /** Starts the work in a session and returns as soon as that is on record. */
  start(access: RestoreAccess, work: (signal: AbortSignal) => Promise<TaskResult>): Promise<RestoreTask>
  /** Ends the work of a task and waits for its counts; what was put back stays. */
  stop(access: RestoreAccess): Promise<void>
  /**
   * The task whose id `sessionId` is; undefined for one that names no task.
   * @throws {OperationError} `not_found` where the caller may not see the session that it was started in
   */
  find(access: RestoreAccess): Promise<RestoreTask | undefined>
}
