/** Mailboxes, folders and messages of a restore point, as the dialect writes them. */
import { Type, type Static } from 'typebox'
import type { BackedUpFolder, BackedUpMailbox, BackedUpMessage } from '../../../operations/index.ts'
import { dateTime, defined, links, oneOf, resource, uuid } from '../../schema.ts'

export const mailboxSchema = resource('RESTExchangeMailbox', {
  id: uuid,
  name: Type.String(),
  email: Type.String(),
  isArchive: Type.Boolean(),
  isPublic: Type.Boolean(),
  _links: links,
})
export type MailboxBody = Static<typeof mailboxSchema>

/** The dialect's categories by Microsoft Graph's well-known names. */
const categories = {
  inbox: 'Inbox',
  outbox: 'Outbox',
  sentitems: 'Sent',
  deleteditems: 'Deleted',
  drafts: 'Drafts',
  junkemail: 'Junk',
  conflicts: 'Conflicts',
  syncissues: 'SyncIssues',
  localfailures: 'LocalFailures',
  serverfailures: 'ServerFailures',
} as const

export const folderSchema = resource(
  'RESTExchangeFolder',
  {
    id: Type.String(),
    name: Type.String(),
    type: oneOf('None'),
    category: oneOf(...Object.values(categories), 'None'),
    description: Type.String(),
    mailboxId: uuid,
    _links: links,
  },
  { since: { mailboxId: 8 } },
)
export type FolderBody = Static<typeof folderSchema>

export const itemSchema = resource(
  'RESTExchangeItemsComposed',
  {
    id: Type.String(),
    mailboxId: uuid,
    itemClass: Type.String(),
    subject: Type.String(),
    from: Type.String(),
    to: Type.String(),
    cc: Type.String(),
    bcc: Type.String(),
    sent: Type.Optional(dateTime),
    received: Type.Optional(dateTime),
    reminder: Type.Boolean(),
    importance: oneOf('Low', 'Normal', 'High'),
    attachments: Type.Optional(
      Type.Array(Type.Object({ name: Type.String(), sizeBytes: Type.Integer() }), {
        description: 'of a message that is asked for by its id; empty in lists where there are none',
      }),
    ),
    _links: links,
  },
  { since: { mailboxId: 8 } },
)
export type ItemBody = Static<typeof itemSchema>

/** `session`: the path of the restore session. */
export function mailboxPath(session: string, mailboxId: string): string {
  return `${session}/organization/mailboxes/${mailboxId}`
}

export function mailboxBody({ id, name, email }: BackedUpMailbox, session: string): MailboxBody {
  const self = mailboxPath(session, id)
  return {
    id,
    name,
    email,
    isArchive: false,
    isPublic: false,
    _links: {
      self: { href: self },
      folders: { href: `${self}/folders?parentId=root` },
      allFolders: { href: `${self}/folders?parentId=all` },
      items: { href: `${self}/items` },
    },
  }
}

/** `mailbox`: the path of the mailbox. A folder at the top has no `parent`: clients take that for the root. */
export function folderBody(folder: BackedUpFolder, mailbox: string, mailboxId: string): FolderBody {
  const self = `${mailbox}/folders/${folder.id}`
  const parent = folder.parentId
  return {
    id: folder.id,
    name: folder.name,
    type: 'None',
    category: Reflect.get(categories, folder.wellKnownName ?? '') ?? 'None',
    description: '',
    mailboxId,
    _links: {
      self: { href: self },
      ...(parent === undefined ? {} : { parent: { href: `${mailbox}/folders/${parent}` } }),
      folders: { href: `${mailbox}/folders?parentId=${folder.id}` },
      items: { href: `${mailbox}/items?folderId=${folder.id}&parentId=${folder.id}` },
    },
  }
}

const importances = { low: 'Low', normal: 'Normal', high: 'High' } as const

export function itemBody(message: BackedUpMessage, mailbox: string, mailboxId: string): ItemBody {
  return defined({
    id: message.id,
    mailboxId,
    itemClass: 'IPM.Note',
    subject: message.subject,
    from: message.from,
    to: message.to,
    cc: message.cc,
    bcc: message.bcc,
    sent: message.sentAt,
    received: message.receivedAt,
    reminder: false,
    importance: importances[message.importance],
    attachments: message.hasAttachments ? message.attachments?.map((file) => ({ ...file })) : [],
    _links: {
      self: { href: `${mailbox}/items/${message.id}` },
      folder: { href: `${mailbox}/folders/${message.folderId}` },
    },
  })
}
