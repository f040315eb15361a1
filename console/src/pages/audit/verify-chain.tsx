import { Body1, Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { AuditVerification } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { auditPath } from '../../api/audit.ts'
import { useApi } from '../../api/context.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { formatCount } from '../../ui/format.ts'
import { Loading } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'

const problems = {
  missing: 'a record is missing',
  changed: 'a record was changed',
  out_of_chain: 'a record does not follow the one before it',
  cut_off: 'records at the end are missing',
  not_as_noted: 'the log is not the one that was noted',
} as const satisfies Record<NonNullable<AuditVerification['problem']>, string>

/** Recomputes the hashes of the whole log. */
export function VerifyChain({ onClose }: { readonly onClose: () => void }) {
  const api = useApi()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['audit', 'verification'],
    queryFn: () => api.get<AuditVerification>(`${auditPath}/verification`),
    staleTime: 0,
  })
  return (
    <Section
      title="The chain of records"
      actions={
        <>
          <Button disabled={isFetching} onClick={() => void refetch()}>
            Again
          </Button>
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <ProblemBar error={error} />
      {isFetching ? <Loading label="Every record is recomputed…" /> : null}
      {data === undefined || isFetching ? null : <Verdict verdict={data} />}
    </Section>
  )
}

function Verdict({ verdict }: { readonly verdict: AuditVerification }) {
  const { isIntact, records = 0, head = '', sequence, problem } = verdict
  if (!isIntact)
    return (
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>The log was tampered with</MessageBarTitle>
          At record {sequence ?? '?'}: {problem === undefined ? 'something is wrong' : problems[problem]}.
          Keep the data folder as it is, and compare it with an export or a backup.
        </MessageBarBody>
      </MessageBar>
    )
  return (
    <>
      <MessageBar intent="success">
        <MessageBarBody>
          <MessageBarTitle>Intact</MessageBarTitle>
          {formatCount(records, 'record')}, each in its place.
        </MessageBarBody>
      </MessageBar>
      <Body1>
        Note the number and the hash of the last record somewhere else: with them, a cut end shows too.
      </Body1>
      <div>
        <CopyButton text={`${records} ${head}`} what="both" />
      </div>
    </>
  )
}
