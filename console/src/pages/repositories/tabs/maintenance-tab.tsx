import { makeStyles, tokens } from '@fluentui/react-components'
import type { RepositoryHealth } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { maintenanceSettingsQuery } from '../../../api/maintenance.ts'
import { pb } from '../../../paths.ts'
import { Facts } from '../../../ui/facts.tsx'
import { formatTime } from '../../../ui/format.ts'
import { Loading } from '../../../ui/page.tsx'
import { Section } from '../../../ui/section.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { isSerious } from '../alerts/words.ts'
import { RunTable } from '../maintenance/run-table.tsx'
import { StartButtons } from '../maintenance/start-buttons.tsx'
import { healthBadges, kindNames, runBadge } from '../maintenance/words.ts'
import { useIsServerAdministrator } from '../use-is-server-administrator.ts'
import type { TabProps } from './tab-props.ts'

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** How a repository stands, what was done for it, and what can be started. */
export function MaintenanceTab({ repository: { id }, health }: TabProps) {
  const styles = useStyles()
  const mayStart = useIsServerAdministrator()
  return (
    <>
      <Section title="How it stands">
        {health === undefined ? <Loading /> : <State health={health} />}
      </Section>
      <Section
        title="Runs"
        actions={
          mayStart ? (
            <span className={styles.buttons}>
              <StartButtons repositoryId={id} hasAlert={health?.alerts.some(isSerious) ?? false} />
            </span>
          ) : undefined
        }
      >
        <RunTable repositoryId={id} />
      </Section>
    </>
  )
}

function State({ health }: { readonly health: RepositoryHealth }) {
  const { state, keepLast, nextMaintenanceAt, nextRetentionAt, lastRuns, repositoryId } = health
  const isServer = useIsServerAdministrator()
  const settings = useQuery({ ...maintenanceSettingsQuery(useApi()), enabled: isServer })
  const unplanned = settings.data?.isDaily === false ? 'switched off in the settings' : 'not planned yet'
  return (
    <Facts
      facts={[
        ['State', <StatusBadge key="state" {...healthBadges[state]} />],
        [
          'Next daily maintenance',
          nextMaintenanceAt === undefined ? unplanned : formatTime(nextMaintenanceAt),
        ],
        [
          'Next retention',
          nextRetentionAt === undefined ? 'none: everything is kept' : formatTime(nextRetentionAt),
        ],
        ['Always kept', `the newest ${keepLast} restore points of each job`],
        ...lastRuns.map(
          (run) =>
            [
              `Last: ${kindNames[run.kind]}`,
              <Link key={run.id} to={pb.maintenanceRun(repositoryId, run.id)}>
                {formatTime(run.endedAt ?? run.startedAt)} – {runBadge(run).text}
              </Link>,
            ] as const,
        ),
      ]}
    />
  )
}
