/** A folder as Graph shows it (Graph: "mailFolder resource type"). */
import { childFolders, folderId, type FolderRecord, type Mailbox } from '../../mail/index.ts'
import type { Entity, EntityType } from '../odata.ts'

export const folderType: EntityType = {
  name: 'mailFolder',
  family: 'outlook',
  byDefault: [
    'id',
    'displayName',
    'parentFolderId',
    'childFolderCount',
    'unreadItemCount',
    'totalItemCount',
    'isHidden',
  ],
  onSelect: [],
}

export function folderEntity(mailbox: Mailbox, folder: FolderRecord): Entity {
  const parent = folder.parent === null ? undefined : mailbox.folders.get(folder.parent)
  return {
    id: folderId(mailbox, folder),
    displayName: folder.displayName,
    parentFolderId: folderId(mailbox, parent ?? folder),
    childFolderCount: childFolders(mailbox, folder).filter(({ isHidden }) => !isHidden).length,
    unreadItemCount: folder.unread,
    totalItemCount: folder.messages.size,
    isHidden: folder.isHidden,
  }
}

/** The id is always there. */
export function folderJson(mailbox: Mailbox, folder: FolderRecord, properties: readonly string[]): Entity {
  const entity = folderEntity(mailbox, folder)
  return {
    id: entity['id'],
    ...Object.fromEntries(properties.map((property) => [property, entity[property]])),
  }
}
