/** How the tenant lets people and programs sign in: reports by severity, each finding with its evidence and what mends it. */
import { Body1, Button, Field, Select, makeStyles, tokens } from '@fluentui/react-components'
import type { OrganizationDetails, PostureReport } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { organizationKey, organizationPath, postureQuery } from '../../../api/organizations.ts'
import { pb } from '../../../paths.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatTime } from '../../../ui/format.ts'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import type { TabProps } from './tab-props.ts'
import { MicrosoftSignIn } from '../sign-in/microsoft-sign-in.tsx'
import { PostureReportView } from './posture-report.tsx'
import { useTabSignIn } from './use-tab-sign-in.ts'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
})

export function PostureTab({ organization }: TabProps) {
  const api = useApi()
  const [params, setParams] = useSearchParams()
  const reports = useQuery(postureQuery(api, organization.id))
  const shown = reports.data?.find(({ id }) => id === params.get('report')) ?? reports.data?.[0]
  return (
    <>
      <Section title="Look at the tenant">
        <RunPosture organization={organization} />
      </Section>
      <ProblemBar error={reports.error} />
      {reports.isPending ? <Loading /> : null}
      {reports.data?.length === 0 ? (
        <EmptyState
          title="There is no report yet"
          text="Let somebody with the role Global Reader or Security Reader sign in above: the report says what is weak in how the tenant lets people and programs sign in, with the evidence and the step that mends it."
        />
      ) : null}
      {shown === undefined ? null : (
        <>
          <Field label="Report">
            <Select
              value={shown.id}
              onChange={(_event, { value }) => setParams({ tab: 'posture', report: value })}
            >
              {reports.data?.map(({ id, checkedAt, checkedBy }) => (
                <option key={id} value={id}>
                  {formatTime(checkedAt)} by {checkedBy}
                </option>
              ))}
            </Select>
          </Field>
          <PostureReportView report={shown} />
        </>
      )}
    </>
  )
}

function RunPosture({
  organization: { id, tenantId, posture },
}: {
  readonly organization: OrganizationDetails
}) {
  const styles = useStyles()
  const api = useApi()
  const queries = useQueryClient()
  const { signInId, setSignIn } = useTabSignIn()
  const [, setParams] = useSearchParams()
  const run = useMutation({
    mutationFn: (signIn: string | undefined) =>
      api.send<PostureReport>(
        'POST',
        organizationPath(id, 'posture'),
        signIn === undefined ? {} : { signIn },
      ),
    onSuccess: (report) => {
      setParams({ tab: 'posture', report: report.id })
      return queries.invalidateQueries({ queryKey: organizationKey(id, 'posture') })
    },
    onError: () => queries.invalidateQueries({ queryKey: ['sign-ins'] }),
  })
  return (
    <>
      <ProblemBar error={run.error} />
      {run.isPending ? (
        <Loading label="Microsoft 365 is asked; its sign-in log allows five requests in ten seconds…" />
      ) : null}
      {posture ? (
        <div className={styles.row}>
          <Button appearance="primary" disabled={run.isPending} onClick={() => run.mutate(undefined)}>
            Look with the rights of the application
          </Button>
        </div>
      ) : (
        <Body1>
          The application has no rights for this. You can{' '}
          <Link to={`${pb.editOrganization(id)}?step=application&posture=yes`}>grant it standing ones</Link>,
          or let somebody sign in for this one look:
        </Body1>
      )}
      <MicrosoftSignIn purpose="posture" tenant={tenantId} signInId={signInId} onSignInId={setSignIn}>
        {({ id: signIn }) => (
          <Button appearance="primary" disabled={run.isPending} onClick={() => run.mutate(signIn)}>
            Look at the tenant
          </Button>
        )}
      </MicrosoftSignIn>
    </>
  )
}
