/** Settings: of one's own account, and for administrators of the whole server those of the server. */
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense } from 'react'
import { useParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { type Session, sessionQuery } from '../../api/session.ts'
import { pb } from '../../paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading, Page } from '../../ui/page.tsx'
import { TabLinks } from '../../ui/tab-links.tsx'

interface Part {
  readonly value: string
  readonly name: string
  /** Whether it is for this session; for everybody when absent. */
  readonly isFor?: (session: Session) => boolean
  readonly Content: ComponentType
}

const forServer = ({ isServerAdministrator }: Session): boolean => isServerAdministrator === true
const forAdministrators = ({ kind }: Session): boolean => kind === 'administrator'

/** Each is loaded when it is first seen. */
const parts: readonly Part[] = [
  {
    value: 'account',
    name: 'My account',
    Content: lazy(async () => ({ default: (await import('./account-part.tsx')).AccountPart })),
  },
  {
    value: 'sessions',
    name: 'Sign-ins',
    Content: lazy(async () => ({ default: (await import('./sessions-part.tsx')).SessionsPart })),
  },
  {
    value: 'users',
    name: 'Users & roles',
    isFor: forServer,
    Content: lazy(async () => ({ default: (await import('./accounts-part.tsx')).AccountsPart })),
  },
  {
    value: 'operators',
    name: 'Restore operators',
    isFor: forAdministrators,
    Content: lazy(async () => ({ default: (await import('./operators-part.tsx')).OperatorsPart })),
  },
  {
    value: 'api',
    name: 'Sign-in & REST API',
    isFor: forServer,
    Content: lazy(async () => ({ default: (await import('./api-part.tsx')).ApiPart })),
  },
  {
    value: 'maintenance',
    name: 'Maintenance',
    isFor: forServer,
    Content: lazy(async () => ({ default: (await import('./maintenance-part.tsx')).MaintenancePart })),
  },
  {
    value: 'mail',
    name: 'Mail server',
    isFor: forServer,
    Content: lazy(async () => ({ default: (await import('./mail-part.tsx')).MailPart })),
  },
  {
    value: 'server',
    name: 'Server',
    Content: lazy(async () => ({ default: (await import('./server-part.tsx')).ServerPart })),
  },
]

export function SettingsPage() {
  const { part: asked = 'account' } = useParams()
  const { data: session } = useQuery(sessionQuery(useApi()))
  if (session === undefined || session === null) return <Loading />
  const shown = parts.filter(({ isFor }) => isFor === undefined || isFor(session))
  const part = shown.find(({ value }) => value === asked)
  return (
    <Page title="Settings">
      <TabLinks
        label="Settings"
        current={part?.value ?? ''}
        tabs={shown.map(({ value, name }) => ({ value, name, to: pb.settingsPart(value) }))}
      />
      {part === undefined ? (
        <EmptyState
          title="Not for this account"
          text="These settings are for administrators of the whole server. Ask one of them, or choose another tab."
        />
      ) : (
        <Suspense fallback={<Loading />}>
          <part.Content key={part.value} />
        </Suspense>
      )}
    </Page>
  )
}
