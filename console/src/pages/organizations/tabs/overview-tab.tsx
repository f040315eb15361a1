import { Body1, makeStyles, tokens } from '@fluentui/react-components'
import type { OrganizationDetails, Verification } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { lastVerificationQuery } from '../../../api/organizations.ts'
import { pb } from '../../../paths.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatTime } from '../../../ui/format.ts'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import type { TabProps } from './tab-props.ts'
import { UnfinishedProvisionings } from '../unfinished-provisionings.tsx'
import { purposeNames, restoreNames, servicesText, standingOf } from '../words.ts'

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
})

/** What it is, how it stands, and what to do next. */
export function OverviewTab({ organization }: TabProps) {
  const styles = useStyles()
  const verification = useQuery(lastVerificationQuery(useApi(), organization.id))
  const steps = nextSteps(organization, verification.data)
  const { id, name, tenantId, region, services, applications, description } = organization
  return (
    <>
      <UnfinishedProvisionings organizationId={id} />
      <ProblemBar error={verification.error} />
      {steps.length === 0 ? null : (
        <Section title="Next">
          <ul className={styles.list}>
            {steps.map(({ key, step }) => (
              <li key={key}>{step}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Facts">
        <Facts
          facts={[
            ['Standing', <StatusBadge key="standing" {...standingOf(organization, verification.data)} />],
            ['Last verified', verifiedText(verification.data)],
            ['Domain', name],
            [
              'Tenant id',
              <span key="tenant" className={styles.row}>
                {tenantId} {tenantId === '' ? null : <CopyButton text={tenantId} what="tenant id" />}
              </span>,
            ],
            ['Region', region],
            ['Protected', servicesText(services)],
            ['Permissions to restore', restoreNames[organization.restore]],
            ['Connected', formatTime(organization.createdAt)],
            ['First backup', formatTime(organization.firstBackupAt)],
            ['Last backup', formatTime(organization.lastBackupAt)],
            ['Note', description === '' ? undefined : description],
          ]}
        />
      </Section>
      <Section title="Applications">
        {applications.length === 0 ? (
          <Body1>
            None yet. <Link to={pb.editOrganization(id)}>Give it an application</Link>
          </Body1>
        ) : (
          applications.map(({ purpose, displayName, appId, origin, credential }) => (
            <Facts
              key={`${purpose} ${appId}`}
              facts={[
                ['For', purposeNames[purpose]],
                ['Name', displayName],
                ['Client id', appId],
                ['Made by', origins[origin]],
                [
                  'Proves itself with',
                  purpose === 'sign-in'
                    ? 'nothing: people sign in with their own account'
                    : credential === 'certificate'
                      ? 'a certificate'
                      : 'a token of another issuer',
                ],
              ]}
            />
          ))
        )}
      </Section>
    </>
  )
}

const origins = {
  registered: 'Strongroom',
  existing: 'somebody else; it is only used',
  'existing-managed': 'somebody else; Strongroom takes care of it',
} as const

function verifiedText(verification: Verification | null | undefined): string {
  if (verification === undefined) return '–'
  return verification === null ? 'never' : formatTime(verification.endedAt ?? verification.startedAt)
}

interface Step {
  readonly key: string
  readonly step: ReactNode
}

function nextSteps(
  { id, isReadOnly, alarms, lastBackupAt }: OrganizationDetails,
  verification: Verification | null | undefined,
): readonly Step[] {
  const tab = (name: string): string => `${pb.organization(id)}?tab=${name}`
  if (isReadOnly)
    return [
      {
        key: 'migrate',
        step: (
          <>
            It is read-only until it has an application: <Link to={pb.editOrganization(id)}>migrate it</Link>.
          </>
        ),
      },
    ]
  const steps: Step[] = []
  if (alarms > 0)
    steps.push({
      key: 'alarms',
      step: (
        <>
          Somebody changed the applications: <Link to={tab('changes')}>look at what was found</Link>.
        </>
      ),
    })
  if (verification === null)
    steps.push({
      key: 'verify',
      step: (
        <>
          Nothing was tried yet: <Link to={tab('permissions')}>check every permission</Link>.
        </>
      ),
    })
  if (verification?.state === 'failed')
    steps.push({
      key: 'mend',
      step: (
        <>
          Something does not work: <Link to={tab('permissions')}>see what, and the step that mends it</Link>.
        </>
      ),
    })
  if (lastBackupAt === undefined)
    steps.push({
      key: 'job',
      step: (
        <>
          Nothing was backed up yet: <Link to={pb.addJob()}>add a job</Link>.
        </>
      ),
    })
  return steps
}
