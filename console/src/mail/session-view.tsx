import { Tab, TabList } from '@fluentui/react-components'
import type { RestoreSession } from '@strongroom/api-client'
import { useSearchParams } from 'react-router'
import { Facts } from '../ui/facts.tsx'
import { formatTime } from '../ui/format.ts'
import { EventList } from './event-list.tsx'
import { MailExplorer } from './mail-explorer.tsx'
import type { RestoreRight } from './restore-subject.ts'
import { pointText, SessionState } from './session-list.tsx'

interface SessionViewProps {
  readonly session: RestoreSession
  readonly right: RestoreRight
}

/** What lies in a session while it is open, and what was done in it. */
export function SessionView({ session, right }: SessionViewProps) {
  const [params, setParams] = useSearchParams()
  const isOpen = session.state === 'Working'
  const view = params.get('view') === 'events' || !isOpen ? 'events' : 'mail'
  return (
    <>
      {isOpen ? (
        <TabList
          selectedValue={view}
          onTabSelect={(_event, { value }) => setParams(value === 'events' ? { view: 'events' } : {})}
        >
          <Tab value="mail">Mail</Tab>
          <Tab value="events">What was done</Tab>
        </TabList>
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
