/** The console: whoever has no session signs in first, and stands on the page they asked for afterwards. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { useApi } from './api/context.tsx'
import { healthQuery } from './api/health.ts'
import { type Session, sessionQuery } from './api/session.ts'
import { startPage } from './app-root.tsx'
import { SignInPage } from './pages/sign-in/sign-in-page.tsx'
import { ConsoleRoutes } from './routes.tsx'
import { Loading } from './ui/page.tsx'
import { ProblemBar } from './ui/problem-bar.tsx'

const SetupPage = lazy(async () => ({
  default: (await import('./pages/setup/setup-page.tsx')).SetupPage,
}))

function Console() {
  const session = useQuery(sessionQuery(useApi()))
  if (session.isPending) return <Loading />
  if (session.isError) return <ProblemBar error={session.error} />
  if (session.data === null) return <Entrance />
  return ofAccount(session.data) ? <ConsoleRoutes session={session.data} /> : <ToPortal />
}

/** A person of an organization has a place of their own: here everything would be refused to them. */
function ToPortal() {
  useEffect(() => globalThis.location.replace('/portal/'), [])
  return <Loading />
}

function ofAccount({ kind }: Session): boolean {
  return kind === 'administrator' || kind === 'monitor'
}

/** A new server wants its first administrator; any other one wants to know who comes. */
function Entrance() {
  const health = useQuery(healthQuery(useApi()))
  if (health.isPending) return <Loading />
  return health.data?.needsSetup === true ? (
    <Suspense fallback={<Loading />}>
      <SetupPage />
    </Suspense>
  ) : (
    <SignInPage />
  )
}

startPage('/console', <Console />)
