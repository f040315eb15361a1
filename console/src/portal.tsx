/** The restore portal: a person of an organization, their own mail, nothing else. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { useApi } from './api/context.tsx'
import { sessionQuery } from './api/session.ts'
import { startPage } from './app-root.tsx'
import { LeavingPage } from './portal/leaving-page.tsx'
import { PortalSignInPage } from './portal/portal-sign-in-page.tsx'
import { Loading } from './ui/page.tsx'
import { ProblemBar } from './ui/problem-bar.tsx'

/** Whoever has yet to sign in types into a small page. */
const PortalRoutes = lazy(async () => ({
  default: (await import('./portal/portal-routes.tsx')).PortalRoutes,
}))

function Portal() {
  const session = useQuery(sessionQuery(useApi()))
  if (session.isPending) return <Loading />
  if (session.isError) return <ProblemBar error={session.error} />
  if (session.data === null) return <PortalSignInPage />
  return (
    <Suspense fallback={<Loading />}>
      <PortalRoutes session={session.data} />
    </Suspense>
  )
}

startPage(
  '/portal',
  <Routes>
    <Route path="leaving" element={<LeavingPage />} />
    <Route path="*" element={<Portal />} />
  </Routes>,
)
