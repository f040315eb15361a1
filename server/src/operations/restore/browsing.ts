/** Mailboxes, folders and messages of a restore point as a person sees them. */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { TreeFolder, TreeItem } from '../../repository/index.ts'
import { mailFolder } from '../backup/mail-folder.ts'
import { mimeOf } from '../backup/message-item.ts'
import { readMessageProperties } from '../../microsoft365/index.ts'
import { directoryObjectId } from '../ids.ts'
import type { BackedUpFolder, BackedUpMailbox, BackedUpMessage } from '../operations.ts'
import { opaqueId } from './opaque-id.ts'
import type { StoredMailbox } from './message-entry.ts'

interface Address {
  readonly name: string
  readonly address: string
}

export function backedUpMailbox({ resource }: StoredMailbox): BackedUpMailbox {
  return { id: directoryObjectId(resource.id), name: resource.name, email: resource.address }
}

/** @param messages - How many there are in it. */
export function backedUpFolder(
  folders: readonly TreeFolder[],
  folder: TreeFolder,
  messages: number,
): BackedUpFolder {
  const parentId = parentOf(folders, folder)
  return {
    id: opaqueId(folder.id),
    parentId: parentId === undefined ? undefined : opaqueId(parentId),
    name: folder.name,
    wellKnownName: mailFolder(folder).wellKnownName ?? undefined,
    itemCount: messages,
  }
}

/** Folders below `parent`; those whose parent is not there stand below the root. */
export function childrenOf(
  folders: readonly TreeFolder[],
  parent: TreeFolder | undefined,
): readonly TreeFolder[] {
  return folders.filter((folder) => parentOf(folders, folder) === parent?.id)
}

function parentOf(folders: readonly TreeFolder[], folder: TreeFolder): string | undefined {
  return folders.find((candidate) => candidate.id === folder.parentId)?.id
}

export function backedUpMessage(item: TreeItem, folderId: string): BackedUpMessage {
  const properties = readMessageProperties(item.properties)
  return {
    id: opaqueId(item.id),
    folderId: opaqueId(folderId),
    subject: properties.subject,
    from: addressText(properties.from ?? properties.sender),
    to: addressList(properties.to),
    cc: addressList(properties.cc),
    bcc: addressList(properties.bcc),
    sentAt: properties.sentAt ?? undefined,
    receivedAt: properties.receivedAt ?? undefined,
    importance: properties.importance,
    hasAttachments: properties.hasAttachments,
    sizeBytes: mimeOf(item).sizeBytes,
  }
}

function addressText(address: Address | null): string {
  if (address === null) return ''
  if (address.name === '' || address.name === address.address) return address.address
  return address.address === '' ? address.name : `${address.name} <${address.address}>`
}

function addressList(addresses: readonly Address[]): string {
  return addresses.map(addressText).join('; ')
}

/** The subject, for a file name or a log line. */
export function subjectOf(item: TreeItem): string {
  const { subject } = item.properties
  return Value.Check(Type.String(), subject) ? subject : ''
}
