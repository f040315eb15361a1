/**
 * Outlook's opaque ids: base64 with `-` and `_`, padded. A plain message id changes with the folder, an
 * immutable one does not, a folder's id is constant (Graph: "Obtain immutable identifiers for Outlook resources").
 */
import type { FolderRecord, Mailbox, MessageRecord } from './model.ts'

const plainPrefix = 0x00032400
const immutablePrefix = 0x0009002e
const folderType = 1
const messageType = 7
const attachmentMark = 0x01120010
const itemLength = 29
const attachmentLength = 37

export type ItemId =
  | { readonly kind: 'folder'; readonly folder: number }
  | { readonly kind: 'message'; readonly isImmutable: boolean; readonly number: number }
  | {
      readonly kind: 'attachment'
      readonly isImmutable: boolean
      readonly number: number
      readonly attachment: number
    }

function itemBytes(
  mailbox: Mailbox,
  prefix: number,
  type: number,
  numbers: readonly [number, number],
): Buffer {
  const bytes = Buffer.allocUnsafe(itemLength)
  bytes.writeUInt32BE(prefix, 0)
  mailbox.guid.copy(bytes, 4)
  bytes.writeUInt8(type, 20)
  bytes.writeUInt32BE(numbers[0], 21)
  bytes.writeUInt32BE(numbers[1], 25)
  return bytes
}

const encoded = (bytes: Buffer) => bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_')

function messageBytes(mailbox: Mailbox, message: MessageRecord, isImmutable: boolean): Buffer {
  return isImmutable
    ? itemBytes(mailbox, immutablePrefix, messageType, [0, message.key])
    : itemBytes(mailbox, plainPrefix, messageType, [message.folder, message.entry])
}

export function folderId(mailbox: Mailbox, folder: FolderRecord): string {
  return encoded(itemBytes(mailbox, plainPrefix, folderType, [folder.number, 0]))
}

export function messageId(mailbox: Mailbox, message: MessageRecord, isImmutable: boolean): string {
  return encoded(messageBytes(mailbox, message, isImmutable))
}

/** The id that a message had in a folder it has left. */
export function formerMessageId(mailbox: Mailbox, folder: FolderRecord, entry: number): string {
  return encoded(itemBytes(mailbox, plainPrefix, messageType, [folder.number, entry]))
}

export function attachmentId(
  mailbox: Mailbox,
  message: MessageRecord,
  attachment: number,
  isImmutable: boolean,
): string {
  const tail = Buffer.allocUnsafe(attachmentLength - itemLength)
  tail.writeUInt32BE(attachmentMark, 0)
  tail.writeUInt32BE(attachment, 4)
  return encoded(Buffer.concat([messageBytes(mailbox, message, isImmutable), tail]))
}

/** Reads an id of this mailbox; undefined for one that is malformed or belongs to another mailbox. */
export function parseItemId(mailbox: Mailbox, id: string): ItemId | undefined {
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(id)) return undefined
  const bytes = Buffer.from(id, 'base64url')
  if (bytes.length !== itemLength && bytes.length !== attachmentLength) return undefined
  if (encoded(bytes) !== id) return undefined // ids are compared letter by letter, the padding included
  if (!bytes.subarray(4, 20).equals(mailbox.guid)) return undefined
  const prefix = bytes.readUInt32BE(0)
  const type = bytes.readUInt8(20)
  const [first, second] = [bytes.readUInt32BE(21), bytes.readUInt32BE(25)]
  if (prefix !== plainPrefix && prefix !== immutablePrefix) return undefined
  const isImmutable = prefix === immutablePrefix
  if (bytes.length === attachmentLength) {
    if (bytes.readUInt32BE(itemLength) !== attachmentMark) return undefined
    return { kind: 'attachment', isImmutable, number: second, attachment: bytes.readUInt32BE(itemLength + 4) }
  }
  if (type === folderType && !isImmutable) return { kind: 'folder', folder: first }
  return type === messageType ? { kind: 'message', isImmutable, number: second } : undefined
}

/** The version of an item: new with every change (Graph property `changeKey`). */
export function changeKey(mailbox: Mailbox, change: number): string {
  const bytes = Buffer.alloc(20)
  bytes.writeUInt32BE(0x09000000, 0)
  bytes.writeUInt32BE(0x16000000, 4)
  mailbox.guid.copy(bytes, 8, 0, 8)
  bytes.writeUInt32BE(change, 16)
  return bytes.toString('base64')
}
