/** A message of a restore point as lists know it: enough to sort it, to find it and to open it. */
import type { OrganizationId } from '../../foundation/ids.ts'
import type {
  ForgottenItems,
  ItemPage,
  ManifestResource,
  TreeFolder,
  TreeItem,
  Vault,
} from '../../repository/index.ts'
import { itemCount } from '../backup/mail-folder.ts'

export interface StoredMailbox {
  readonly organizationId: OrganizationId
  readonly resource: ManifestResource
  readonly vault: Vault
  /** What retention forgot of the restore point by its age. */
  readonly forgottenItems?: ForgottenItems | undefined
}

/** One message of a list: enough to sort it and to find it. */
export interface MessageEntry {
  readonly id: string
  readonly folderId: string
  /** Milliseconds since the Unix epoch; 0 when the message has no date. */
  readonly time: number
  readonly page: ItemPage
}

export function newestFirst(entries: readonly MessageEntry[]): readonly MessageEntry[] {
  return entries.toSorted((left, right) => right.time - left.time)
}

export function timeOf(item: TreeItem): number {
  for (const name of ['receivedAt', 'sentAt', 'createdAt']) {
    const text = item.properties[name]
    const time = typeof text === 'string' ? Date.parse(text) : Number.NaN
    if (!Number.isNaN(time)) return time
  }
  return 0
}

export function messageCount(folder: TreeFolder): number {
  return itemCount(folder.pages)
}

/** Names this state of the mailbox: another restore point that holds the same has the same. */
export function treeKey({ organizationId, resource, forgottenItems }: StoredMailbox): string {
  return `${organizationId}/${resource.id}/${resource.tree.id}/${forgottenItems?.before ?? ''}`
}
