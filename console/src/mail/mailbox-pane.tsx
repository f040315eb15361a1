import { Button, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronLeftRegular, MailMultipleRegular, PersonRegular } from '@fluentui/react-icons'
import type { Mailbox } from '@strongroom/api-client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useApi } from '../api/context.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Loading } from '../ui/page.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { everyFolder, type ExplorerAddress } from './explorer-address.ts'
import { FolderList } from './folder-list.tsx'
import { mailboxesQuery, unchanging } from './restore-queries.ts'

interface MailboxPaneProps {
  readonly sessionId: string
  readonly address: ExplorerAddress
}

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    minWidth: 0,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  texts: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  email: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

/** The mailboxes of the session and, once one is open, its folders. Whoever has one alone is in it at once. */
export function MailboxPane({ sessionId, address }: MailboxPaneProps) {
  const styles = useStyles()
  const api = useApi()
  const mailboxes = useInfiniteQuery({ ...mailboxesQuery(api, sessionId), ...unchanging })
  const [search, setSearch] = useState('')
  const known = mailboxes.data?.pages.flatMap(({ results }) => results) ?? []
  const isAlone = known.length === 1 && !mailboxes.hasNextPage
  const [first] = known
  const { mailboxId, query, go } = address
  useEffect(() => {
    if (isAlone && first !== undefined && mailboxId === undefined && query === undefined)
      go({ mailboxId: first.id }, { replace: true })
  }, [isAlone, first, mailboxId, query, go])
  if (mailboxes.isPending) return <Loading label="Mailboxes…" />
  if (mailboxes.isError) return <ProblemBar error={mailboxes.error} />
  if (mailboxId !== undefined) {
    const name = known.find(({ id }) => id === mailboxId)?.name ?? 'this mailbox'
    return (
      <div className={styles.pane}>
        {isAlone ? null : (
          <Link to={address.to({})} className={styles.link}>
            <ChevronLeftRegular aria-hidden="true" />
            All mailboxes
          </Link>
        )}
        <strong className={styles.text}>{name}</strong>
        <FolderList
          sessionId={sessionId}
          mailboxId={mailboxId}
          mailboxName={name}
          selectedId={address.folderId ?? (query === undefined ? everyFolder : undefined)}
          onSelect={(folderId) => go({ mailboxId, folderId })}
        />
      </div>
    )
  }
  const wanted = search.trim().toLowerCase()
  const shown = known.filter(({ name, email }) => `${name}\n${email}`.toLowerCase().includes(wanted))
  return (
    <div className={styles.pane}>
      {known.length < 8 ? null : (
        <Input
          aria-label="Search mailboxes"
          placeholder="Name or address"
          value={search}
          onChange={(_event, { value }) => setSearch(value)}
        />
      )}
      {known.length === 0 ? (
        <EmptyState
          title="No mailbox"
          text="This restore point has no mailbox that you may restore. Choose a later point, or ask the administrator who backs up your organization."
        />
      ) : null}
      <ul aria-label="Mailboxes" className={styles.list}>
        {shown.map((mailbox) => (
          <li key={mailbox.id}>
            <MailboxLink mailbox={mailbox} to={address.to({ mailboxId: mailbox.id })} />
          </li>
        ))}
      </ul>
      {mailboxes.hasNextPage ? (
        <Button
          icon={<MailMultipleRegular />}
          disabled={mailboxes.isFetchingNextPage}
          onClick={() => void mailboxes.fetchNextPage()}
        >
          Show more mailboxes
        </Button>
      ) : null}
    </div>
  )
}

function MailboxLink({ mailbox, to }: { readonly mailbox: Mailbox; readonly to: string }) {
  const styles = useStyles()
  return (
    <Link to={to} className={styles.link}>
      <PersonRegular aria-hidden="true" fontSize={20} />
      <span className={styles.texts}>
        <span className={styles.text}>{mailbox.name}</span>
        <span className={mergeClasses(styles.text, styles.email)}>{mailbox.email}</span>
      </span>
    </Link>
  )
}
