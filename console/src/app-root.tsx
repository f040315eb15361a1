/** What console and portal share around their pages: theme, the server's client, the cache of its answers. */
import { createBrowserClient } from '@strongroom/api-client'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { ApiProvider } from './api/context.tsx'
import { forgetSession } from './api/forget-session.ts'
import { createQueryClient } from './api/query-client.ts'
import { createReauthentication } from './api/reauthentication.ts'
import type { Session } from './api/session.ts'
import { watchAttendance } from './attendance.ts'
import { PasswordAgain } from './pages/sign-in/password-again.tsx'
import { ThemeProvider } from './ui/theme.tsx'

/** Draws the page. `basename` is where the server serves it. */
export function startPage(basename: string, page: ReactNode): void {
  const queries = createQueryClient()
  const reauthentication = createReauthentication()
  const client = createBrowserClient({
    fetch: (input, init) => globalThis.fetch(input, { ...init, credentials: 'same-origin' }),
    csrfToken: () => queries.getQueryData<Session | null>(['session'])?.csrfToken,
    onSignedOut: () => forgetSession(queries),
    reauthenticate: reauthentication.ask,
    isAttended: watchAttendance(document, () => performance.now()),
  })
  const root = document.querySelector('#root')
  if (root === null) throw new Error('the page has no place to be drawn in')
  createRoot(root).render(
    <StrictMode>
      <ThemeProvider>
        <QueryClientProvider client={queries}>
          <ApiProvider value={client}>
            {/* Fields whose state the address keeps have to follow each key at once: a transition loses letters. */}
            <BrowserRouter basename={basename} useTransitions={false}>
              {page}
            </BrowserRouter>
            <PasswordAgain reauthentication={reauthentication} />
          </ApiProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </StrictMode>,
  )
}
