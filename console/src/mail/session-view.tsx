import type { RestoreSession } from '@strongroom/api-client'
import { useSearchParams } from 'react-router'
import { Facts } from '../ui/facts.tsx'
import { formatTime } from '../ui/format.ts'
import { EventList } from './event-list.tsx'
import { MailExplorer } from './mail-explorer.tsx'
import type { RestoreRight } from './restore-subject.ts'
import { pointText, SessionState } from './session-list.tsx'
import { ViewLinks } from './view-links.tsx'

interface SessionViewProps {
  readonly session: RestoreSession
  readonly right: RestoreRight
}

/** What lies in a session while it is open, and what was done in it. */
export function SessionView({ session, right }: SessionViewProps) {
  const [params] = useSearchParams()
  const isOpen = session.state === 'Working'
  const view = params.get('view') === 'events' || !isOpen ? 'events' : 'mail'
  return (
    <>
      {isOpen ? (
        <ViewLinks
          views={[
            { name: 'Mail', to: '?', isOpen: view === 'mail' },
            { name: 'What was done', to: '?view=events', isOpen: view === 'events' },
          ]}
        />
      ) : null}
      {view === 'mail' ? (
        <MailExplorer sessionId={session.id} right={right} />
      ) : (
        <>
          <Facts
            facts={[
              ['State', <SessionState key="state" state={session.state} />],
              ['What', pointText(session)],
              ['Opened', `${formatTime(session.creationTime)} by ${session.initiatedBy}`],
              ['Ended', session.endTime === undefined ? undefined : formatTime(session.endTime)],
              ['Reason', session.reason === '' ? undefined : session.reason],
            ]}
          />
          <EventList sessionId={session.id} />
        </>
      )}
    </>
  )
}
