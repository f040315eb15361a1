/** The restore portal: a person of an organization, their own mail, nothing else. */
import { useQuery } from '@tanstack/react-query'
import { Route, Routes } from 'react-router'
import { useApi } from './api/context.tsx'
import { sessionQuery } from './api/session.ts'
import { startPage } from './app-root.tsx'
import { LeavingPage } from './portal/leaving-page.tsx'
import { PortalSignInPage } from './portal/portal-sign-in-page.tsx'
import { PortalRoutes } from './portal/portal-routes.tsx'
import { Loading } from './ui/page.tsx'
import { ProblemBar } from './ui/problem-bar.tsx'

function Portal() {
  const session = useQuery(sessionQuery(useApi()))
  if (session.isPending) return <Loading />
  if (session.isError) return <ProblemBar error={session.error} />
  return session.data === null ? <PortalSignInPage /> : <PortalRoutes session={session.data} />
}

startPage(
  '/portal',
  <Routes>
    <Route path="leaving" element={<LeavingPage />} />
    <Route path="*" element={<Portal />} />
  </Routes>,
)
