/** The console: whoever has no session signs in first, and stands on the page they asked for afterwards. */
import { useQuery } from '@tanstack/react-query'
import { useApi } from './api/context.tsx'
import { sessionQuery } from './api/session.ts'
import { startPage } from './app-root.tsx'
import { SignInPage } from './pages/sign-in/sign-in-page.tsx'
import { ConsoleRoutes } from './routes.tsx'
import { Loading } from './ui/page.tsx'
import { ProblemBar } from './ui/problem-bar.tsx'

function Console() {
  const session = useQuery(sessionQuery(useApi()))
  if (session.isPending) return <Loading />
  if (session.isError) return <ProblemBar error={session.error} />
  return session.data === null ? <SignInPage /> : <ConsoleRoutes session={session.data} />
}

startPage('/console', <Console />)
