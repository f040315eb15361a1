/** What a simulated Exchange mailbox holds; the Graph room gives it Microsoft's JSON shapes. */

export interface Recipient {
  readonly name: string | null
  readonly address: string | null
}

export interface ItemBody {
  readonly contentType: 'text' | 'html'
  readonly content: string
}

export interface HeaderField {
  readonly name: string
  readonly value: string
}

export type Importance = 'low' | 'normal' | 'high'

/** A date and time with its zone, as Graph's dateTimeTimeZone. */
export interface ZonedTime {
  readonly dateTime: string
  readonly timeZone: string
}

export interface FollowupFlag {
  readonly flagStatus: 'notFlagged' | 'complete' | 'flagged'
  readonly startDateTime?: ZonedTime
  readonly dueDateTime?: ZonedTime
  readonly completedDateTime?: ZonedTime
}

interface FileAttachment {
  readonly kind: 'file'
  /** Unique in its mailbox; 0 until the message is stored. */
  readonly key: number
  readonly name: string
  readonly contentType: string | null
  readonly isInline: boolean
  readonly contentId: string | null
  readonly contentLocation: string | null
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number
  readonly bytes: Buffer
}

/** A message attached to a message. */
interface ItemAttachment {
  readonly kind: 'item'
  readonly key: number
  readonly name: string
  readonly isInline: boolean
  readonly modifiedAt: number
  readonly item: MessageContent
  /** The attached message as it came; null when it was given as JSON. */
  readonly mime: Buffer | null
}

export type Attachment = FileAttachment | ItemAttachment

/** The part of a message that a list shows. */
export interface Envelope {
  readonly subject: string | null
  readonly from: Recipient | null
  readonly sender: Recipient | null
  readonly to: readonly Recipient[]
  readonly cc: readonly Recipient[]
  readonly bcc: readonly Recipient[]
  readonly replyTo: readonly Recipient[]
  /** With angle brackets, as in the header. */
  readonly internetMessageId: string
  readonly importance: Importance
  /** The first 255 characters of the body as text. */
  readonly preview: string
  readonly hasAttachments: boolean
  readonly isReadReceiptRequested: boolean
  readonly isDeliveryReceiptRequested: boolean
}

/** The part of a message that is long. */
export interface Detail {
  readonly body: ItemBody
  /** The text part that stood beside an HTML body. */
  readonly textAlternative: string | null
  /** Every header field in its order, as PR_TRANSPORT_MESSAGE_HEADERS keeps them; empty for a draft. */
  readonly headers: readonly HeaderField[]
  readonly attachments: readonly Attachment[]
}

/** A whole message outside of any folder. Times are milliseconds since the epoch. */
export interface MessageContent {
  readonly envelope: Envelope
  readonly detail: Detail
  readonly sentAt: number
  readonly receivedAt: number
}

/** Where the long part comes from: made again from a number, or kept. */
export type MessageSource =
  | { readonly kind: 'generated'; readonly seed: number }
  | { readonly kind: 'kept'; readonly detail: Detail; readonly mime: Buffer | null }

export interface ExtendedProperty {
  /** In the canonical spelling of `extended-properties.ts`. */
  readonly id: string
  readonly value: string | readonly string[]
}

/** A message in a folder. Times are milliseconds since the epoch. */
export interface MessageRecord {
  /** For life: the immutable id is made of it. */
  readonly key: number
  /** New with every move: the plain id is made of it. */
  entry: number
  /** The number of its folder. */
  folder: number
  /** The mailbox's change number when it came into its folder. */
  arrival: number
  /** The mailbox's change number of its last change. */
  change: number
  readonly createdAt: number
  modifiedAt: number
  receivedAt: number
  sentAt: number
  isRead: boolean
  readonly isDraft: boolean
  categories: readonly string[]
  flag: FollowupFlag
  inferenceClassification: 'focused' | 'other'
  extended: readonly ExtendedProperty[]
  envelope: Envelope
  source: MessageSource
}

/** One line of a folder's history, in the order of `sequence`. */
export interface MessageChange {
  readonly sequence: number
  readonly message: MessageRecord
  /** The plain-id number that left the folder; undefined for a creation or an update. */
  readonly removedEntry?: number
}

export interface FolderRecord {
  readonly number: number
  /** The number of the parent; null for the root of the store. */
  parent: number | null
  displayName: string
  readonly wellKnownName: string | null
  readonly isHidden: boolean
  arrival: number
  change: number
  /** In the order of arrival. */
  readonly messages: Set<MessageRecord>
  unread: number
  log: MessageChange[]
  /** Newest first; null after an arrival or a departure. */
  newestFirst: readonly MessageRecord[] | null
}

interface FolderChange {
  readonly sequence: number
  readonly folder: FolderRecord
  readonly isRemoved: boolean
}

export interface Mailbox {
  readonly userId: string
  readonly upn: string
  readonly displayName: string
  /** 16 bytes. */
  readonly guid: Buffer
  /** The number of the last change. */
  sequence: number
  nextKey: number
  nextEntry: number
  nextFolder: number
  nextAttachment: number
  /** Delta links of an older generation are answered with 410. */
  deltaGeneration: number
  readonly folders: Map<number, FolderRecord>
  readonly wellKnown: Map<string, FolderRecord>
  folderLog: FolderChange[]
  readonly messages: Map<number, MessageRecord>
  readonly byEntry: Map<number, MessageRecord>
}
