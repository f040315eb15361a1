/** One round of a folder's changes, held in memory: the last word on each message wins, as delta queries may repeat themselves. */
import type { MailboxReader, MessageChange } from '../../microsoft365/index.ts'

export interface FolderChanges {
  /** By message id, in the order of first mention. */
  readonly changes: Map<string, MessageChange>
  readonly cursor: string | undefined
  /** Everything was listed: what is not among the changes is no longer in the folder. */
  readonly isFull: boolean
}

/** Reads the changes since `cursor`, or all messages when there is none. */
export async function readFolderChanges(
  reader: MailboxReader,
  folderId: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<FolderChanges> {
  const changes = new Map<string, MessageChange>()
  let isFull = cursor === undefined
  let newCursor: string | undefined
  for await (const page of reader.listChanges(folderId, cursor, signal)) {
    if (page.isReset) {
      changes.clear()
      isFull = true
    }
    for (const change of page.changes) changes.set(changeId(change), change)
    if (page.cursor !== undefined) newCursor = page.cursor
  }
  return { changes, cursor: newCursor, isFull }
}

function changeId(change: MessageChange): string {
  return change.kind === 'present' ? change.properties.id : change.id
}
