/** The folders of a mailbox as a tree that the keyboard moves in (WAI-ARIA Authoring Practices, Tree View). */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  ChevronDownRegular,
  ChevronRightRegular,
  DeleteRegular,
  DraftsRegular,
  FolderRegular,
  MailInboxRegular,
  SendRegular,
} from '@fluentui/react-icons'
import type { Folder } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useApi } from '../api/context.tsx'
import { Loading } from '../ui/page.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { everyFolder } from './explorer-address.ts'
import { type FolderNode, folderTree, visibleNodes } from './folder-tree.ts'
import { foldersQuery } from './restore-queries.ts'

interface FolderListProps {
  readonly sessionId: string
  readonly mailboxId: string
  readonly mailboxName: string
  /** The folder that is open, {@link everyFolder} for all messages. */
  readonly selectedId: string | undefined
  readonly onSelect: (folderId: string) => void
}

const icons = {
  Inbox: MailInboxRegular,
  Sent: SendRegular,
  Drafts: DraftsRegular,
  Deleted: DeleteRegular,
} as const

const useStyles = makeStyles({
  tree: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '2rem',
    paddingRight: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  selected: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    fontWeight: tokens.fontWeightSemibold,
  },
  toggle: { display: 'inline-flex', width: '1.25rem', flexShrink: 0, justifyContent: 'center' },
  icon: { flexShrink: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

/** What a row needs to know; the first one stands for all folders. */
interface Row {
  readonly id: string
  readonly name: string
  readonly level: number
  readonly category: Folder['category']
  readonly hasChildren: boolean
}

export function FolderList({ sessionId, mailboxId, mailboxName, selectedId, onSelect }: FolderListProps) {
  const styles = useStyles()
  const folders = useQuery(foldersQuery(useApi(), sessionId, mailboxId))
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const list = useRef<HTMLUListElement>(null)
  if (folders.isPending) return <Loading label="Folders…" />
  if (folders.isError) return <ProblemBar error={folders.error} />
  const rows: readonly Row[] = [
    { id: everyFolder, name: 'All messages', level: 1, category: 'None', hasChildren: false },
    ...visibleNodes(folderTree(folders.data), closed).map(rowOf),
  ]
  const found = rows.findIndex(({ id }) => id === selectedId)
  const reachable = found === -1 ? 0 : found
  const toggle = (id: string, isClosed: boolean): void => {
    const next = new Set(closed)
    if (isClosed) next.add(id)
    else next.delete(id)
    setClosed(next)
  }
  const press = (event: KeyboardEvent<HTMLUListElement>): void => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])]
    const at = items.findIndex((item) => item === document.activeElement)
    const row = rows[at]
    if (row === undefined) return
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: items.length - 1,
    }
    const target = moves[event.key]
    if (target !== undefined) items[target]?.focus()
    else if (event.key === 'Enter' || event.key === ' ') onSelect(row.id)
    else if (row.hasChildren && event.key === 'ArrowLeft') toggle(row.id, true)
    else if (row.hasChildren && event.key === 'ArrowRight') toggle(row.id, false)
    else return
    event.preventDefault()
  }
  return (
    <ul
      ref={list}
      role="tree"
      aria-label={`Folders of ${mailboxName}`}
      className={styles.tree}
      onKeyDown={press}
    >
      {rows.map((row, index) => (
        <FolderRow
          key={row.id}
          row={row}
          isOpen={!closed.has(row.id)}
          isSelected={row.id === selectedId}
          isReachable={index === reachable}
          onSelect={() => onSelect(row.id)}
          onToggle={(isClosed) => toggle(row.id, isClosed)}
        />
      ))}
    </ul>
  )
}

function rowOf({ folder, level, children }: FolderNode): Row {
  const { id, name, category } = folder
  return { id, name, category, level, hasChildren: children.length > 0 }
}

interface FolderRowProps {
  readonly row: Row
  readonly isOpen: boolean
  readonly isSelected: boolean
  /** One row takes the tabulator's focus; the arrow keys lead to the others. */
  readonly isReachable: boolean
  readonly onSelect: () => void
  readonly onToggle: (isClosed: boolean) => void
}

function FolderRow({ row, isOpen, isSelected, isReachable, onSelect, onToggle }: FolderRowProps) {
  const styles = useStyles()
  const { name, level, category, hasChildren } = row
  const Icon = category in icons ? icons[knownCategory(category)] : FolderRegular
  const Chevron = isOpen ? ChevronDownRegular : ChevronRightRegular
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-selected={isSelected}
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-label={name}
      tabIndex={isReachable ? 0 : -1}
      className={mergeClasses(styles.item, isSelected && styles.selected)}
      style={{ paddingLeft: `${(level - 1) * 0.9}rem` }}
      onClick={onSelect}
    >
      <span
        className={styles.toggle}
        aria-hidden="true"
        onClick={(event) => {
          if (!hasChildren) return
          event.stopPropagation()
          onToggle(isOpen)
        }}
      >
        {hasChildren ? <Chevron /> : null}
      </span>
      <Icon aria-hidden="true" className={styles.icon} fontSize={18} />
      <span className={styles.name} title={name}>
        {name}
      </span>
    </li>
  )
}

function knownCategory(category: Folder['category']): keyof typeof icons {
  return category === 'Inbox' || category === 'Sent' || category === 'Drafts' ? category : 'Deleted'
}
