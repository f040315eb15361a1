import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { FolderOpenRegular } from '@fluentui/react-icons'
import type { RestorePoint } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useApi } from '../api/context.tsx'
import type { Session } from '../api/session.ts'
import { explore } from '../mail/explore.ts'
import { restoreSessionsKey } from '../mail/restore-queries.ts'
import { SessionList } from '../mail/session-list.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatTime } from '../ui/format.ts'
import { Loading, Page } from '../ui/page.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Section } from '../ui/section.tsx'
import { EarlierDay } from './earlier-day.tsx'
import { OperatorChoice, useOperatorChoice } from './operator-choice.tsx'
import { portalPaths } from './portal-paths.ts'
import { portalPointsQuery } from './portal-queries.ts'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
})

/** As it was when: the newest state first, any other day below it. */
export function PortalHomePage({ session }: { readonly session: Session }) {
  const styles = useStyles()
  const api = useApi()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const isOperator = session.kind === 'operator'
  const choice = useOperatorChoice(isOperator)
  const points = useQuery(portalPointsQuery(api, choice.user?.id))
  const open = useMutation({
    mutationFn: (point: RestorePoint | undefined) => {
      const wish = { dateTime: point?.backupTime, reason: choice.reason }
      const scope = choice.user === undefined ? {} : { scope: choice.user }
      return isOperator
        ? explore(api, '/v8/Organization/OperatorExplore', { ...wish, ...scope })
        : explore(api, '/v8/Organization/Explore', wish)
    },
    onSuccess({ id }) {
      void queries.invalidateQueries({ queryKey: restoreSessionsKey })
      void navigate(portalPaths.session(id))
    },
  })
  const newest = points.data?.toSorted((left, right) => right.backupTime.localeCompare(left.backupTime))[0]
  return (
    <Page title={isOperator ? 'Restore mail of others' : 'Restore mail'}>
      {isOperator ? <OperatorChoice choice={choice} /> : null}
      <ProblemBar error={points.error ?? open.error} />
      {points.isPending ? <Loading label="Restore points…" /> : null}
      {points.data !== undefined && newest === undefined ? <NothingYet isOperator={isOperator} /> : null}
      {points.data === undefined || newest === undefined ? null : (
        <>
          <Section title="The newest state">
            <div className={styles.box}>
              <Text>It was backed up on {formatTime(newest.backupTime)}.</Text>
              <Button
                appearance="primary"
                icon={<FolderOpenRegular />}
                disabled={open.isPending}
                onClick={() => open.mutate(newest)}
              >
                {open.isPending ? 'Opening…' : 'Open the newest state'}
              </Button>
            </div>
          </Section>
          <EarlierDay points={points.data} newest={newest} isBusy={open.isPending} onOpen={open.mutate} />
        </>
      )}
      <Section title="Opened before">
        <SessionList pathOf={portalPaths.session} />
      </Section>
    </Page>
  )
}

function NothingYet({ isOperator }: { readonly isOperator: boolean }) {
  return (
    <EmptyState
      title="There is no backup yet"
      text={
        isOperator
          ? 'Nothing of whom you may restore was backed up. Choose somebody else, or ask the administrator who backs up your organization.'
          : 'Your mailbox was not backed up yet. Ask the administrator who backs up your organization.'
      }
    />
  )
}
