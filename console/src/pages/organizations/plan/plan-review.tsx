/** What a plan would do, whole: who asked, what exists, what would be written, and what stands in the way (PRV-01). */
import {
  Body1,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { AddRegular, SubtractRegular } from '@fluentui/react-icons'
import type { Provisioning } from '@strongroom/api-client'
import { Facts } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/section.tsx'
import { servicesText } from '../words.ts'
import { PlannedApplication } from './planned-application.tsx'

type Plan = NonNullable<Provisioning['plan']>

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  write: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
  icon: { flexShrink: 0, marginTop: '2px' },
})

export function PlanReview({ provisioning }: { readonly provisioning: Provisioning }) {
  const { administrator, organizationName, tenantId, services, startedBy, plan } = provisioning
  return (
    <>
      <Section title="Who and where">
        <Facts
          facts={[
            ['Signed in at Microsoft', administrator ?? 'nobody: the application is only used'],
            ['Organization', organizationName],
            ['Tenant id', tenantId],
            ['Protected', services.length === 0 ? undefined : servicesText(services)],
            ['Asked for by', startedBy],
          ]}
        />
      </Section>
      {plan === undefined ? null : <PlanBody plan={plan} />}
    </>
  )
}

function PlanBody({ plan }: { readonly plan: Plan }) {
  const { applications, writes, remarks } = plan
  return (
    <>
      {applications.length === 0 ? null : (
        <Section title="Applications and their permissions">
          {applications.map((application) => (
            <PlannedApplication
              key={`${application.purpose} ${application.appId ?? ''}`}
              application={application}
              isPlan
            />
          ))}
        </Section>
      )}
      <Section title={writes.length === 0 ? 'Changes' : `Changes in the tenant (${writes.length})`}>
        {writes.length === 0 ? <Body1>Nothing is written in the tenant.</Body1> : <Writes writes={writes} />}
        {remarks.map((remark) => (
          <MessageBar key={remark} intent="info" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>Note</MessageBarTitle>
              {remark}
            </MessageBarBody>
          </MessageBar>
        ))}
      </Section>
    </>
  )
}

function Writes({ writes }: { readonly writes: Plan['writes'] }) {
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {writes.map(({ kind, purpose, name, title, removes }) => (
        <li key={`${kind} ${purpose} ${name} ${title}`} className={styles.write}>
          {removes ? (
            <SubtractRegular className={styles.icon} fontSize={20} aria-label="Takes away:" />
          ) : (
            <AddRegular className={styles.icon} fontSize={20} aria-label="Adds:" />
          )}
          <span>{title}</span>
        </li>
      ))}
    </ul>
  )
}
