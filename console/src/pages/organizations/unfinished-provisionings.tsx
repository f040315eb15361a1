import { MessageBar, MessageBarBody, MessageBarGroup, MessageBarTitle } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { provisioningsQuery } from '../../api/provisionings.ts'
import { sessionQuery } from '../../api/session.ts'
import { pb } from '../../paths.ts'
import { formatTime } from '../../ui/format.ts'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { provisioningKinds, provisioningStates } from './words.ts'

interface UnfinishedProvisioningsProps {
  /** All of them when absent. */
  readonly organizationId?: string
}

/** What was begun and waits for somebody: nothing of it goes away by itself. */
export function UnfinishedProvisionings({ organizationId }: UnfinishedProvisioningsProps) {
  const api = useApi()
  const session = useQuery(sessionQuery(api))
  // Monitors look at jobs; plans are no matter of theirs.
  const isConcerned = session.data?.kind === 'administrator'
  const { data = [], error } = useQuery({ ...provisioningsQuery(api), enabled: isConcerned })
  const open = data.filter(
    (one) =>
      ['planned', 'running', 'interrupted', 'abandoned'].includes(one.state) &&
      (organizationId === undefined || one.organizationId === organizationId),
  )
  if (error !== null) return <ProblemBar error={error} />
  if (open.length === 0) return null
  return (
    <MessageBarGroup>
      {open.map(({ id, kind, state, organizationName, startedAt, startedBy }) => (
        <MessageBar key={id} intent={state === 'running' ? 'info' : 'warning'} layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>
              {provisioningKinds[kind]} {organizationName}: {provisioningStates[state].text}
            </MessageBarTitle>
            Begun {formatTime(startedAt)} by {startedBy}. <Link to={pb.provisioning(id)}>Open</Link>
          </MessageBarBody>
        </MessageBar>
      ))}
    </MessageBarGroup>
  )
}
