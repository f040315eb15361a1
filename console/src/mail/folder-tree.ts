/** Folders of a mailbox as a tree, from the flat list that the server gives. */
import type { Folder } from '@strongroom/api-client'

export interface FolderNode {
  readonly folder: Folder
  /** 1 at the top of the mailbox. */
  readonly level: number
  readonly children: readonly FolderNode[]
}

/** Where people look first; everything else follows by name. */
const order: readonly Folder['category'][] = ['Inbox', 'Drafts', 'Sent', 'Deleted', 'Junk', 'Outbox']

/** A folder whose parent is not in the list stands at the top: nothing is lost. */
export function folderTree(folders: readonly Folder[]): readonly FolderNode[] {
  const known = new Set(folders.map(({ id }) => id))
  const byParent = new Map<string | undefined, Folder[]>()
  for (const folder of folders) {
    const parent = parentIdOf(folder)
    const key = parent !== undefined && known.has(parent) && parent !== folder.id ? parent : undefined
    const siblings = byParent.get(key)
    if (siblings === undefined) byParent.set(key, [folder])
    else siblings.push(folder)
  }
  const nodesOf = (parent: string | undefined, level: number): readonly FolderNode[] =>
    (byParent.get(parent) ?? [])
      .toSorted(compareFolders)
      .map((folder) => ({ folder, level, children: nodesOf(folder.id, level + 1) }))
  return nodesOf(undefined, 1)
}

/** The rows that are in sight: children of closed folders are not. */
export function visibleNodes(
  nodes: readonly FolderNode[],
  closed: ReadonlySet<string>,
): readonly FolderNode[] {
  return nodes.flatMap((node) =>
    closed.has(node.folder.id) ? [node] : [node, ...visibleNodes(node.children, closed)],
  )
}

/** The dialect names a parent by its link alone. */
function parentIdOf({ _links: links }: Folder): string | undefined {
  const href = links?.['parent']?.href
  return href === undefined ? undefined : decodeURIComponent(href.slice(href.lastIndexOf('/') + 1))
}

function compareFolders(left: Folder, right: Folder): number {
  return rank(left) - rank(right) || left.name.localeCompare(right.name)
}

function rank({ category }: Folder): number {
  const at = order.indexOf(category)
  return at === -1 ? order.length : at
}
