import { Button, Link, makeStyles, tokens } from '@fluentui/react-components'
import type { AuditEntry } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { auditPath } from '../../api/audit.ts'
import { useApi } from '../../api/context.tsx'
import { useFilters } from '../../hooks/use-filters.ts'
import { Facts } from '../../ui/facts.tsx'
import { Loading } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { momentText } from './moment-text.ts'

interface AuditRecordProps {
  readonly sequence: string
  readonly onClose: () => void
}

const useStyles = makeStyles({
  hash: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
})

/** One record, whole. */
export function AuditRecord({ sequence, onClose }: AuditRecordProps) {
  const styles = useStyles()
  const api = useApi()
  const filters = useFilters()
  const { data, error, isPending } = useQuery({
    queryKey: ['audit', 'record', sequence],
    queryFn: () => api.get<AuditEntry>(`${auditPath}/${encodeURIComponent(sequence)}`),
    // Records never change.
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Section title={`Record ${sequence}`} actions={<Button onClick={onClose}>Close</Button>}>
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {data === undefined ? null : (
        <Facts
          facts={[
            ['When', momentText(data.at)],
            ['What', data.action],
            ['Outcome', data.outcome],
            ['Reason', data.reason],
            ['Who', data.actor],
            ['Organization', data.organizationId],
            [
              'Request',
              data.requestId === undefined ? undefined : (
                <Link
                  key="request"
                  as="button"
                  onClick={() => filters.set('requestId', data.requestId ?? '')}
                >
                  {data.requestId}
                </Link>
              ),
            ],
            ...detailsOf(data.details),
            [
              'Hash of the one before',
              <span key="previous" className={styles.hash}>
                {data.previousHash}
              </span>,
            ],
            [
              'Hash',
              <span key="hash" className={styles.hash}>
                {data.hash}
              </span>,
            ],
          ]}
        />
      )}
    </Section>
  )
}

function detailsOf(details: unknown): readonly (readonly [string, string])[] {
  if (typeof details !== 'object' || details === null) return []
  return Object.entries(details).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
}
