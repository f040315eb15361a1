/** A mail folder as a folder of the vault's tree: where the next round of changes starts lies in its attributes. */
import { type MailFolder, type MessageProperties, readMessageProperties } from '../../microsoft365/index.ts'
import type { ItemPage, Json, TreeFolder } from '../../repository/index.ts'
import { toJson } from '../json.ts'

/** What a folder's attributes remember from one run to the next. */
export interface FolderState {
  /** The delta link; undefined when the folder has to be read in full. */
  readonly cursor: string | undefined
  /** Messages that could not be read although the cursor is past them: the next run tries them again. */
  readonly retry: readonly MessageProperties[]
}

export function treeFolder(folder: MailFolder, state: FolderState, pages: readonly ItemPage[]): TreeFolder {
  const attributes: { [name: string]: Json } = { wellKnownName: folder.wellKnownName }
  if (state.cursor !== undefined) attributes['cursor'] = state.cursor
  if (state.retry.length > 0) attributes['retry'] = state.retry.map(toJson)
  return { id: folder.id, parentId: folder.parentId, name: folder.displayName, attributes, pages }
}

export function folderState(folder: TreeFolder): FolderState {
  const { cursor, retry } = folder.attributes
  return {
    cursor: typeof cursor === 'string' ? cursor : undefined,
    retry: Array.isArray(retry) ? retry.map((entry: Json) => readMessageProperties(entry)) : [],
  }
}

/** The folder as the mailbox knew it when it was backed up. */
export function mailFolder(folder: TreeFolder): MailFolder {
  const { wellKnownName } = folder.attributes
  return {
    id: folder.id,
    displayName: folder.name,
    parentId: folder.parentId,
    wellKnownName: typeof wellKnownName === 'string' ? wellKnownName : null,
  }
}

export function itemCount(pages: readonly ItemPage[]): number {
  return pages.reduce((count, page) => count + page.itemCount, 0)
}
