/** All mailboxes of the tenant, by the object id of their user. */
import type { SimulatorClock } from '../clock.ts'
import { mimeOf, ownerOf, rewrittenMimeOf } from './content.ts'
import { generateMail, mailSeed } from './generate.ts'
import {
  addFolder,
  addMessage,
  childFolders,
  createMailbox,
  keptSource,
  type MailboxOwner,
  wellKnownFolder,
} from './mailbox.ts'
import { parseMime } from './mime-parse.ts'
import type { FolderRecord, Mailbox, MessageContent, MessageRecord } from './model.ts'
import { mailboxFromState, mailboxToState } from './state.ts'

export interface MailStoreDependencies {
  readonly clock: SimulatorClock
  /** Gives MIME in other bytes on every read, as Exchange may. */
  readonly rewriteMime: boolean
  /** Decides ids and generated mail. */
  readonly seed: number
}

export interface MailStore {
  /** Adds an empty mailbox with its well-known folders; does nothing for a user who has one. */
  addMailbox(owner: MailboxOwner): void
  /** Adds `count` made-up mails; the next call continues where this one ended. */
  generate(userId: string, count: number): void
  /**
   * Files a received message as it is: `$value` gives back these bytes.
   * @param folder - A well-known name such as `inbox`.
   */
  importMime(userId: string, folder: string, mime: Buffer): Promise<void>
  mailbox(userId: string): Mailbox | undefined
  mime(mailbox: Mailbox, message: MessageRecord): Buffer
  /** Reads a message for filing; malformed parts become empty properties. */
  parse(mime: Buffer): Promise<MessageContent>
  /** Makes every delta link given out so far answer 410; of one mailbox, or of all. */
  expireDeltaLinks(userId?: string): void
  /** A JSON value that `restore` takes. */
  toJSON(): unknown
  /** Replaces everything by a saved state. */
  restore(state: unknown): void
}

/** Creates an empty store; `restore` or `addMailbox` fill it. */
export function createMailStore({ clock, rewriteMime, seed }: MailStoreDependencies): MailStore {
  const mailboxes = new Map<string, Mailbox>()
  const generated = new Map<string, number>()
  let reads = 0

  const existing = (userId: string) => {
    const mailbox = mailboxes.get(userId)
    if (mailbox === undefined) throw new RangeError(`the user ${userId} has no mailbox`)
    return mailbox
  }

  return {
    addMailbox(owner) {
      if (!mailboxes.has(owner.userId)) mailboxes.set(owner.userId, createMailbox(owner, seed))
    },
    generate(userId, count) {
      const mailbox = existing(userId)
      const first = generated.get(userId) ?? 0
      for (let index = first; index < first + count; index += 1) {
        fileGenerated(mailbox, mailSeed(seed, userId, index))
      }
      generated.set(userId, first + count)
    },
    async importMime(userId, folder, mime) {
      const mailbox = existing(userId)
      const content = await parseMime(mime, clock.now())
      fileImported(mailbox, wellKnownFolder(mailbox, folder), content, mime)
    },
    mailbox: (userId) => mailboxes.get(userId),
    mime(mailbox, message) {
      if (!rewriteMime) return mimeOf(mailbox, message)
      reads += 1
      return rewrittenMimeOf(mailbox, message, reads.toString(36))
    },
    parse: (mime) => parseMime(mime, clock.now()),
    expireDeltaLinks(userId) {
      const concerned = userId === undefined ? mailboxes.values() : [existing(userId)]
      for (const mailbox of concerned) mailbox.deltaGeneration += 1
    },
    toJSON: () => ({
      mailboxes: [...mailboxes.values()].map(mailboxToState),
      generated: Object.fromEntries(generated),
    }),
    restore(state) {
      if (!isSavedStore(state)) throw new TypeError('the saved state of the mail store is not readable')
      mailboxes.clear()
      generated.clear()
      for (const one of state.mailboxes) {
        const mailbox = mailboxFromState(one, seed)
        mailboxes.set(mailbox.userId, mailbox)
      }
      for (const [userId, count] of Object.entries(state.generated)) generated.set(userId, count)
    },
  }
}

interface SavedStore {
  readonly mailboxes: readonly unknown[]
  readonly generated: Readonly<Record<string, number>>
}

function isSavedStore(state: unknown): state is SavedStore {
  if (typeof state !== 'object' || state === null) return false
  return 'mailboxes' in state && Array.isArray(state.mailboxes) && 'generated' in state
}

function fileGenerated(mailbox: Mailbox, seed: number): void {
  const mail = generateMail(seed, ownerOf(mailbox))
  const [top, ...names] = mail.folder
  let folder = wellKnownFolder(mailbox, top)
  for (const name of names) folder = childNamed(mailbox, folder, name)
  addMessage(mailbox, folder, {
    createdAt: mail.receivedAt,
    receivedAt: mail.receivedAt,
    sentAt: mail.sentAt,
    isRead: mail.isRead,
    isDraft: mail.isDraft,
    categories: mail.categories,
    ...(mail.isFlagged ? { flag: { flagStatus: 'flagged' as const } } : {}),
    envelope: mail.envelope,
    source: { kind: 'generated', seed },
  })
}

function childNamed(mailbox: Mailbox, parent: FolderRecord, displayName: string): FolderRecord {
  const found = childFolders(mailbox, parent).find((folder) => folder.displayName === displayName)
  return found ?? addFolder(mailbox, parent, displayName, false)
}

function fileImported(mailbox: Mailbox, folder: FolderRecord, content: MessageContent, mime: Buffer): void {
  addMessage(mailbox, folder, {
    createdAt: content.receivedAt,
    receivedAt: content.receivedAt,
    sentAt: content.sentAt,
    isRead: false,
    isDraft: false,
    envelope: content.envelope,
    source: keptSource(content.detail, mime),
  })
}
