/** Destructive acts that wait for their time, or for a second administrator. */
import { makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { recentApprovalsQuery, waitingApprovalsQuery } from '../../api/approvals.ts'
import { useApi } from '../../api/context.tsx'
import { sessionQuery } from '../../api/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { DecidedTable } from './decided-table.tsx'
import { WaitingCard } from './waiting-card.tsx'

export function ApprovalsPage() {
  const { data: session } = useQuery(sessionQuery(useApi()))
  return (
    <Page title="Approvals">
      {session?.isServerAdministrator === true ? (
        <Approvals userName={session.userName} />
      ) : (
        <EmptyState
          title="Not for this account"
          text="What waits here is about the whole server, and is decided by its administrators. Ask one of them."
        />
      )}
    </Page>
  )
}

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
})

function Approvals({ userName }: { readonly userName: string }) {
  const styles = useStyles()
  const api = useApi()
  const waiting = useQuery(waitingApprovalsQuery(api))
  const recent = useQuery(recentApprovalsQuery(api))
  return (
    <>
      <Section title="Waiting">
        <ProblemBar error={waiting.error} />
        {waiting.isPending ? <Loading /> : null}
        {waiting.data?.length === 0 ? (
          <EmptyState
            title="Nothing waits"
            text="What could cost backups is not done at once: a shorter retention, the removal of a repository with its restore points. It stands here until its time has come, somebody refuses it, or a second administrator approves it."
          />
        ) : null}
        <ul className={styles.list} aria-label="What waits">
          {waiting.data?.map((approval) => (
            <li key={approval.id}>
              <WaitingCard approval={approval} userName={userName} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Decided">
        <ProblemBar error={recent.error} />
        {recent.data === undefined ? null : <DecidedTable approvals={recent.data} />}
      </Section>
    </>
  )
}
