/**
 * What the vault lost of the previous restore point is read again: messages whose content is not whole are remembered
 * as if an earlier run could not read them, and folders whose pages do not read are listed in full.
 */
import { readMessageProperties, type MessageProperties } from '../../microsoft365/index.ts'
import {
  type ItemPage,
  type SnapshotWriter,
  type TreeFolder,
  type TreeItem,
  VaultError,
} from '../../repository/index.ts'
import { toJson } from '../json.ts'
import { folderState, mailFolder, treeFolder } from './mail-folder.ts'
import { mimeOf } from './message-item.ts'

export interface LostContentDependencies {
  readonly writer: Pick<SnapshotWriter, 'mayHaveLost' | 'resolves' | 'holds'>
  readonly readItems: (page: ItemPage) => Promise<readonly TreeItem[]>
}

/** @returns the folder as a run can go on from it. */
export async function withoutLosses(
  { writer, readItems }: LostContentDependencies,
  folder: TreeFolder,
): Promise<TreeFolder> {
  if (!writer.mayHaveLost && (await writer.resolves(folder.pages))) return folder
  const pages: ItemPage[] = []
  const lost: MessageProperties[] = []
  for (const page of folder.pages) {
    const items = await orLost(readItems(page))
    if (items === undefined) continue
    pages.push(page)
    for (const item of items)
      if (!(await writer.holds(mimeOf(item)))) lost.push(readMessageProperties(toJson(item.properties)))
  }
  const { cursor, retry } = folderState(folder)
  const remembered = new Set(retry.map(({ id }) => id))
  return treeFolder(
    mailFolder(folder),
    {
      cursor: pages.length === folder.pages.length ? cursor : undefined,
      retry: [...retry, ...lost.filter(({ id }) => !remembered.has(id))],
    },
    pages,
  )
}

/** @returns undefined for a document that is gone or damaged. */
export async function orLost<Document>(reading: Promise<Document>): Promise<Document | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof VaultError && (error.code === 'not_found' || error.code === 'corrupt'))
      return undefined
    throw error
  }
}
