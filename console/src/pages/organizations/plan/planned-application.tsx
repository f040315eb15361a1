import { Body1, Card, Subtitle2, makeStyles, tokens } from '@fluentui/react-components'
import type { OrganizationPermissions } from '@strongroom/api-client'
import { Facts } from '../../../ui/facts.tsx'
import { purposeNames } from '../words.ts'
import { PermissionTable } from './permission-table.tsx'

type Application = OrganizationPermissions['applications'][number]

const useStyles = makeStyles({
  heading: { margin: 0, overflowWrap: 'anywhere' },
  note: { color: tokens.colorNeutralForeground2 },
})

interface PlannedApplicationProps {
  readonly application: Application
  /** What is missing will be granted; otherwise it is only told. */
  readonly isPlan?: boolean
}

/** An application: which one it is, and what it may, lacks, or holds beyond its need. */
export function PlannedApplication({ application, isPlan = false }: PlannedApplicationProps) {
  const styles = useStyles()
  const { displayName, appId, purposes, permissions, preparedFor } = application
  const excessive = permissions.filter(({ state }) => state === 'excessive').length
  const wanted = permissions.filter(({ state }) => state === 'missing' || state === 'declared-only').length
  const counts = [
    wanted === 0 ? 'Nothing is missing' : `${wanted} ${isPlan ? 'to be granted' : 'missing'}`,
    ...(excessive === 0 ? [] : [`${excessive} not needed`]),
  ]
  return (
    <Card appearance="outline">
      <Subtitle2 as="h3" className={styles.heading}>
        {displayName}
      </Subtitle2>
      <Facts
        facts={[
          ['For', purposes.map((one) => purposeNames[one]).join(', ')],
          ['Client id', appId ?? 'to be created'],
          ['Prepared for', preparedFor],
          ['Permissions', counts.join(', ')],
        ]}
      />
      {permissions.length === 0 ? (
        <Body1 className={styles.note}>It needs no permissions.</Body1>
      ) : (
        <PermissionTable label={`Permissions of ${displayName}`} permissions={permissions} isPlan={isPlan} />
      )}
    </Card>
  )
}
