/** What somebody else changed in the applications since Strongroom looked last, and saying that it is all right. */
import {
  Body1,
  Button,
  Checkbox,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components'
import type { DriftReport } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { useApi } from '../../../api/context.tsx'
import { driftQuery, organizationKey, organizationPath } from '../../../api/organizations.ts'
import { pb } from '../../../paths.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatTime } from '../../../ui/format.ts'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { Section } from '../../../ui/section.tsx'
import type { TabProps } from './tab-props.ts'
import { DriftFindingCard } from './drift-finding.tsx'

const sights: Readonly<Record<DriftReport['sight'], string>> = {
  full: 'The applications were read as they stand in the tenant.',
  tokens: 'Only the permissions in their tokens could be seen.',
  none: 'Nothing could be seen.',
}

export function ChangesTab({ organization }: TabProps) {
  const { id } = organization
  const api = useApi()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const report = useQuery(driftQuery(api, id))
  const check = useMutation({
    mutationFn: () => api.send<DriftReport>('POST', organizationPath(id, 'drift/check')),
    onSuccess: (seen) => {
      queries.setQueryData(organizationKey(id, 'drift'), seen)
      return queries.invalidateQueries({ queryKey: ['organizations'] })
    },
  })
  const isWhole = params.get('all') === 'yes'
  const { data } = report
  const shown = data?.findings.filter(({ state }) => isWhole || state === 'open') ?? []
  return (
    <Section
      title="Changes by others"
      actions={
        <Button disabled={check.isPending} onClick={() => check.mutate()}>
          Check now
        </Button>
      }
    >
      <ProblemBar error={check.error ?? report.error} />
      {report.isPending ? <Loading /> : null}
      {check.isPending ? <Loading label="Looking at the applications…" /> : null}
      {data === undefined ? null : (
        <>
          <Body1>
            Last look: {data.checkedAt === undefined ? 'never' : formatTime(data.checkedAt)}.{' '}
            {sights[data.sight]}{' '}
            {data.sight === 'tokens' ? (
              <>
                To see certificates, owners and redirect URIs too, let the application{' '}
                <Link to={`${pb.editOrganization(id)}?step=application&drift=yes`}>
                  read its own registration
                </Link>
                .
              </>
            ) : null}
          </Body1>
          {data.error === undefined ? null : (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>
                <MessageBarTitle>The last look came to nothing.</MessageBarTitle>
                {data.error}
              </MessageBarBody>
            </MessageBar>
          )}
          {data.remarks.map((remark) => (
            <Body1 key={remark}>{remark}</Body1>
          ))}
          <Checkbox
            label="Show also what was accepted, and what is gone"
            checked={isWhole}
            onChange={(_event, { checked }) =>
              setParams({ tab: 'changes', ...(checked === true ? { all: 'yes' } : {}) }, { replace: true })
            }
          />
          {shown.length === 0 ? (
            <EmptyState
              title="Nothing is open"
              text="The applications are as Strongroom left them, as far as it can see. It looks every quarter of an hour."
            />
          ) : (
            shown.map((finding) => (
              <DriftFindingCard key={finding.id} organizationId={id} finding={finding} />
            ))
          )}
        </>
      )}
    </Section>
  )
}
