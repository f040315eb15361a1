/** What a mailbox is to a backup: folders, messages, changes; and what it takes to put them back. */

/** A mail folder, from `mailFolders/delta` or a listing. */
export interface MailFolder {
  readonly id: string
  readonly displayName: string
  /** Null for a folder directly below the mailbox's root. */
  readonly parentId: string | null
  /** Graph's well-known name (`inbox`, `sentitems`, …) when it is one of them. */
  readonly wellKnownName: string | null
}

export interface MailAddress {
  readonly name: string
  readonly address: string
}

/**
 * What Graph says of a message beside its MIME content: everything that a listing shows and that a restore
 * needs and MIME cannot carry. Stored as a JSON document in the vault.
 */
export interface MessageProperties {
  /** Immutable id (`Prefer: IdType="ImmutableId"`). */
  readonly id: string
  readonly changeKey: string
  readonly subject: string
  readonly from: MailAddress | null
  readonly sender: MailAddress | null
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly bcc: readonly MailAddress[]
  readonly replyTo: readonly MailAddress[]
  /** ISO 8601, UTC; null when the message has none (a draft). */
  readonly sentAt: string | null
  readonly receivedAt: string | null
  readonly createdAt: string | null
  readonly internetMessageId: string | null
  readonly importance: 'low' | 'normal' | 'high'
  readonly isRead: boolean
  readonly isDraft: boolean
  readonly hasAttachments: boolean
  readonly categories: readonly string[]
  /** Graph's `followupFlag`, as given; null when not flagged. */
  readonly flag: object | null
}

export type MessageChange =
  | { readonly kind: 'present'; readonly properties: MessageProperties }
  | { readonly kind: 'removed'; readonly id: string }

/** One page of a folder's changes. The last page alone carries `cursor`, to be stored with the restore point. */
export interface MessageChangePage {
  readonly changes: readonly MessageChange[]
  readonly cursor?: string
  /**
   * True on the first page when the cursor had expired (410): everything follows, what does not is gone. It may also
   * be true on a later page, when Graph gives up a listing half-way: then the listing starts anew with that page.
   */
  readonly isReset: boolean
}

/** Reads one mailbox with an application's token. */
export interface MailboxReader {
  /**
   * All folders that hold mail, parents before children; no search folders, no hidden ones.
   *
   * @param known - The well-known name, or null, of each folder that an earlier run has seen. As long as no new
   *   folder stands directly below the root, the names are taken from here and cost no request.
   */
  listFolders(
    signal?: AbortSignal,
    known?: ReadonlyMap<string, string | null>,
  ): Promise<readonly MailFolder[]>
  /**
   * The changes of one folder since `cursor`; all its messages when there is none. A message may come more than once:
   * the last word wins.
   */
  listChanges(
    folderId: string,
    cursor: string | undefined,
    signal?: AbortSignal,
  ): AsyncIterable<MessageChangePage>
  /**
   * The message as MIME, byte for byte as Graph gives it.
   *
   * @throws {GraphError} `connectionLost` when the connection is cut after bytes were handed out, or again and again
   *   before: the caller starts the item anew. 404 when the message was deleted meanwhile.
   */
  readMime(messageId: string, signal?: AbortSignal): AsyncIterable<Uint8Array>
}

/** A message as the vault holds it. */
export interface StoredMessage {
  readonly properties: MessageProperties
  readonly mime: Uint8Array
}

/** What became of one message of a restore. */
export interface MessageRestoreResult {
  /** `created`: a new message stands in the folder; `present`: it was there already, nothing was done. */
  readonly outcome: 'created' | 'present'
  /** What could not be kept, in words for a person; empty when everything was. */
  readonly losses: readonly string[]
}

/** Puts mail back into one mailbox. Every call may be repeated: what is there already stays single. */
export interface MailboxWriter {
  /**
   * Finds or creates the folder at the end of a path of folders, parents first: by id, then by well-known name,
   * then by display name below its parent.
   * @returns the folder's id in the mailbox now.
   */
  ensureFolder(path: readonly MailFolder[], signal?: AbortSignal): Promise<string>
  /**
   * Creates the message so that it is not a draft and keeps dates, sender, recipients, read state, headers,
   * body and attachments. `key` names this stored version of the message and makes the call idempotent.
   */
  restoreMessage(
    folderId: string,
    message: StoredMessage,
    key: string,
    signal?: AbortSignal,
  ): Promise<MessageRestoreResult>
}
