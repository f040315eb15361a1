/** Where Microsoft leads back to after a sign-in in a browser: hands the answer over and goes away (RFC 6749 §4.1.2). */
import { ApiError, type BrowserClient, type SignIn } from '@strongroom/api-client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { signInPath, signInsPath } from '../../api/provisionings.ts'
import { pb } from '../../paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'

interface Brought {
  readonly state: string
  readonly code: string | null
  readonly error: string | null
  readonly errorDescription: string | null
}

export function SignInCallbackPage() {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  // Read once: the address is emptied at once, so that no history keeps the code.
  const [brought] = useState<Brought>(() => ({
    state: params.get('state') ?? '',
    code: params.get('code'),
    error: params.get('error'),
    errorDescription: params.get('error_description'),
  }))
  const complete = useMutation({
    // One answer counts once, however often the page is drawn.
    scope: { id: 'sign-in-callback' },
    mutationFn: () => handOver(api, brought),
    onSuccess: (signIn) => queries.setQueryData(['sign-ins', signIn.id], signIn),
  })
  const { mutate, isIdle } = complete
  useEffect(() => {
    void navigate(pb.signInCallback(), { replace: true })
  }, [navigate])
  useEffect(() => {
    if (isIdle && brought.state !== '') mutate()
  }, [isIdle, mutate, brought])
  const who = complete.data?.administrator?.userName
  return (
    <Page title="Back from Microsoft">
      <ProblemBar error={complete.error} />
      {brought.state === '' ? (
        <EmptyState
          title="Nobody waits for an answer here"
          text="Begin a sign-in where you connect an organization."
          action={<Link to={pb.addOrganization()}>Connect an organization</Link>}
        />
      ) : null}
      {complete.isPending ? <Loading label="Handing the answer over…" /> : null}
      {complete.data === undefined ? null : (
        <EmptyState
          title={who === undefined ? 'The sign-in did not come about' : `${who} is signed in`}
          text={
            complete.data.message ??
            'Go back to the window where you began: it goes on by itself. You can close this one.'
          }
        />
      )}
    </Page>
  )
}

/** The sign-in of this session whose page was opened with the same `state`; the server checks it again. */
async function handOver(api: BrowserClient, { state, ...answer }: Brought): Promise<SignIn> {
  const { results } = await api.get<{ readonly results: readonly SignIn[] }>(signInsPath)
  const found = results.find(({ authorizationUrl }) => stateIn(authorizationUrl) === state)
  if (found === undefined)
    throw new ApiError(
      404,
      'Nobody waits for this answer in this session: it took too long, or was begun in another one. Begin a new sign-in.',
      {},
    )
  const { code, error, errorDescription } = answer
  return api.send<SignIn>('POST', signInPath(found.id, 'complete'), {
    state,
    ...(code === null ? {} : { code }),
    ...(error === null ? {} : { error }),
    ...(errorDescription === null ? {} : { errorDescription }),
  })
}

function stateIn(authorizationUrl: string | undefined): string | null {
  return authorizationUrl === undefined ? null : new URL(authorizationUrl).searchParams.get('state')
}
