/** Messages of a folder or a search: only the rows in sight are in the document, more are loaded as one scrolls. */
import { Checkbox, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { Message } from '@strongroom/api-client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useApi } from '../api/context.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Loading } from '../ui/page.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import type { ExplorerAddress } from './explorer-address.ts'
import { MessageRow, rowHeight } from './message-row.tsx'
import { messagesQuery } from './restore-queries.ts'
import type { Selection } from './use-selection.ts'

interface MessageListProps {
  readonly sessionId: string
  readonly address: ExplorerAddress
  readonly selection: Selection
}

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%' },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  count: { color: tokens.colorNeutralForeground2 },
  scroller: { overflowY: 'auto', flexGrow: 1, minHeight: 0 },
  list: { position: 'relative', margin: 0, padding: 0, listStyleType: 'none' },
  place: { position: 'absolute', insetInline: 0, top: 0 },
})

export function MessageList({ sessionId, address, selection }: MessageListProps) {
  const styles = useStyles()
  const { mailboxId, folderId, query } = address
  const messages = useInfiniteQuery(messagesQuery(useApi(), { sessionId, mailboxId, folderId, query }))
  const { data } = messages
  const rows = useMemo(() => data?.pages.flatMap(({ results }) => results) ?? [], [data])
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = messages
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && last >= rows.length - 20)
      void fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  const press = (event: KeyboardEvent<HTMLUListElement>): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const at = Number(document.activeElement?.closest('[data-index]')?.getAttribute('data-index') ?? -1)
    const next = at + (event.key === 'ArrowDown' ? 1 : -1)
    if (next < 0 || next >= rows.length) return
    event.preventDefault()
    virtualizer.scrollToIndex(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus()
  }
  if (messages.isPending) return <Loading label={query === undefined ? 'Messages…' : 'Searching…'} />
  if (rows.length === 0 && messages.isError) return <ProblemBar error={messages.error} />
  if (rows.length === 0) return <Nothing isSearch={query !== undefined} />
  const isEverySelected = rows.every(({ id }) => selection.has(id))
  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <Checkbox
          checked={isEverySelected ? true : selection.count > 0 ? 'mixed' : false}
          aria-label={`Select the ${rows.length} messages that are loaded`}
          onChange={() => (isEverySelected ? selection.clear() : selection.add(rows))}
        />
        <Text size={200} className={styles.count} role="status">
          {countText(rows.length, hasNextPage, selection.count)}
        </Text>
      </div>
      <div ref={scroller} className={styles.scroller}>
        <ul
          aria-label={query === undefined ? 'Messages' : 'Messages found'}
          className={styles.list}
          style={{ height: `${virtualizer.getTotalSize()}px` }}
          onKeyDown={press}
        >
          {items.map(({ index, start }) => {
            const message = rows[index]
            return message === undefined ? null : (
              <li
                key={message.id}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={hasNextPage ? -1 : rows.length}
                className={styles.place}
                style={{ transform: `translateY(${start}px)` }}
              >
                <MessageRow
                  message={message}
                  to={address.to(placeOf(address, message))}
                  isOpen={message.id === address.itemId}
                  isSelected={selection.has(message.id)}
                  onToggle={() => selection.toggle(message)}
                />
              </li>
            )
          })}
        </ul>
        {isFetchingNextPage ? <Loading label="More messages…" /> : null}
        {isFetchNextPageError ? <ProblemBar error={messages.error} /> : null}
      </div>
    </div>
  )
}

function placeOf({ mailboxId, folderId, query }: ExplorerAddress, message: Message) {
  return { mailboxId, folderId, query, itemId: message.id, itemMailboxId: message.mailboxId }
}

function countText(loaded: number, hasMore: boolean, selected: number): string {
  const count = `${loaded.toLocaleString()}${hasMore ? '+' : ''} ${loaded === 1 ? 'message' : 'messages'}`
  return selected === 0 ? count : `${selected.toLocaleString()} selected of ${count}`
}

function Nothing({ isSearch }: { readonly isSearch: boolean }) {
  return isSearch ? (
    <EmptyState
      title="Nothing was found"
      text="Search for fewer words, in the whole mailbox rather than a folder, or in an earlier restore point: what was deleted before a backup is in the ones before."
    />
  ) : (
    <EmptyState
      title="No messages"
      text="This folder was empty at that time. Open another folder, or choose another restore point."
    />
  )
}
