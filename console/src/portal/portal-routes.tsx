/** The pages of the restore portal, for people of an organization. */
import { lazy } from 'react'
import { Link, Route, Routes, useParams } from 'react-router'
import type { Session } from '../api/session.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { PortalHomePage } from './portal-home-page.tsx'
import { PortalLayout } from './portal-layout.tsx'
import { portalPaths } from './portal-paths.ts'
import { WrongSession } from './wrong-session.tsx'

const SessionPage = lazy(async () => ({ default: (await import('../mail/session-page.tsx')).SessionPage }))

export function PortalRoutes({ session }: { readonly session: Session }) {
  const isOfServer = session.kind === 'administrator' || session.kind === 'monitor'
  return (
    <Routes>
      <Route element={<PortalLayout session={session} />}>
        {isOfServer ? (
          <Route path="*" element={<WrongSession userName={session.userName} />} />
        ) : (
          <>
            <Route index element={<PortalHomePage session={session} />} />
            <Route path="restore/:id" element={<PortalSessionPage session={session} />} />
            <Route path="*" element={<NotFound />} />
          </>
        )}
      </Route>
    </Routes>
  )
}

function PortalSessionPage({ session }: { readonly session: Session }) {
  const { id = '' } = useParams()
  return (
    <SessionPage
      key={id}
      sessionId={id}
      right={
        session.kind === 'operator'
          ? 'operator'
          : session.reach === 'organization'
            ? 'administrator'
            : 'person'
      }
      crumb={{ name: 'Restore points', to: portalPaths.home() }}
    />
  )
}

function NotFound() {
  return (
    <EmptyState
      title="There is nothing at this address"
      text="The link is not complete, or belongs to another portal."
      action={<Link to={portalPaths.home()}>To the restore points</Link>}
    />
  )
}
