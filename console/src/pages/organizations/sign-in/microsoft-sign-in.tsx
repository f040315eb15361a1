/** A sign-in of the tenant's administrator at Microsoft, from choosing how to the name of who came (RFC 8628, RFC 6749 §4.1). */
import { ApiError, type SignIn } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useApi } from '../../../api/context.tsx'
import { signInPath, signInQuery, signInsPath, signInsQuery } from '../../../api/provisionings.ts'
import { Loading } from '../../../ui/page.tsx'
import { ProblemBar } from '../../../ui/problem-bar.tsx'
import { EndedSignIn } from './ended-sign-in.tsx'
import { OtherSignIn } from './other-sign-in.tsx'
import { PendingSignIn } from './pending-sign-in.tsx'
import { SignedIn } from './signed-in.tsx'
import { type SignInWay, WayToSignIn } from './way-to-sign-in.tsx'

interface MicrosoftSignInProps {
  readonly purpose: SignIn['purpose']
  /** Domain or id: an administrator of another tenant is refused. */
  readonly tenant?: string | undefined
  readonly region?: string | undefined
  /** Kept by the page in its address, so that a reload finds the same sign-in. */
  readonly signInId: string | undefined
  readonly onSignInId: (id: string | undefined) => void
  /** An administrator who works elsewhere can do the same with an invitation. */
  readonly mayInvite?: boolean
  /** What can be done with it once somebody has signed in. */
  readonly children: (signIn: SignIn) => ReactNode
}

export function MicrosoftSignIn(props: MicrosoftSignInProps) {
  const { purpose, tenant = '', region = '', mayInvite = false, signInId, onSignInId, children } = props
  const api = useApi()
  const queries = useQueryClient()
  const signIns = useQuery({ ...signInsQuery(api), enabled: signInId === undefined })
  const others = signIns.data?.filter(({ state }) => state === 'pending' || state === 'signed-in') ?? []
  const begin = useMutation({
    mutationFn: async (way: SignInWay) => {
      // A session has one at a time: who begins another has given the one before up.
      for (const { id } of others) await api.send('DELETE', signInPath(id))
      return api.send<SignIn>('POST', signInsPath, {
        way,
        purpose,
        ...(tenant === '' ? {} : { tenant }),
        ...(region === '' ? {} : { region }),
        ...(way === 'browser' ? { redirectUri: `${location.origin}/sign-in/callback` } : {}),
      })
    },
    onSuccess: (signIn) => {
      queries.setQueryData(['sign-ins', signIn.id], signIn)
      void queries.invalidateQueries({ queryKey: ['sign-ins'], exact: true })
      onSignInId(signIn.id)
    },
  })
  if (signInId === undefined)
    return (
      <>
        {others.map((other) => (
          <OtherSignIn
            key={other.id}
            signIn={other}
            onTake={other.purpose === purpose ? () => onSignInId(other.id) : undefined}
          />
        ))}
        <WayToSignIn
          purpose={purpose}
          mayInvite={mayInvite}
          isBusy={begin.isPending || signIns.isPending}
          error={begin.error ?? signIns.error}
          onBegin={begin.mutate}
        />
      </>
    )
  return (
    <RunningSignIn key={signInId} id={signInId} onForget={() => onSignInId(undefined)}>
      {children}
    </RunningSignIn>
  )
}

interface RunningSignInProps {
  readonly id: string
  readonly onForget: () => void
  readonly children: (signIn: SignIn) => ReactNode
}

function RunningSignIn({ id, onForget, children }: RunningSignInProps) {
  const api = useApi()
  const queries = useQueryClient()
  const signIn = useQuery(signInQuery(api, id))
  const refresh = useMutation({
    mutationFn: () => api.send<SignIn>('POST', signInPath(id, 'refresh')),
    onSuccess: (renewed) => queries.setQueryData(['sign-ins', id], renewed),
  })
  const cancel = useMutation({
    mutationFn: () => api.send('DELETE', signInPath(id)),
    onSettled: onForget,
  })
  if (signIn.isPending) return <Loading label="Looking at the sign-in…" />
  if (signIn.isError) {
    // It lives in the server's memory, for the session that began it: both may be gone.
    const isGone = signIn.error instanceof ApiError && signIn.error.status === 404
    return isGone ? (
      <EndedSignIn
        message="This sign-in is not known any more: the server was started anew, or it was begun in another session. Begin a new one."
        onAgain={onForget}
      />
    ) : (
      <ProblemBar error={signIn.error} />
    )
  }
  const { data } = signIn
  const isBusy = refresh.isPending || cancel.isPending
  if (data.state === 'pending')
    return (
      <PendingSignIn
        signIn={data}
        isBusy={isBusy}
        error={refresh.error}
        onRefresh={() => refresh.mutate()}
        onCancel={() => cancel.mutate()}
      />
    )
  if (data.state === 'signed-in')
    return (
      <SignedIn signIn={data} isBusy={isBusy} onOther={() => cancel.mutate()}>
        {children(data)}
      </SignedIn>
    )
  if (data.state === 'used')
    return (
      <EndedSignIn
        message="This sign-in was used already: each is good for one thing. Sign in again to go on."
        onAgain={onForget}
      />
    )
  return (
    <EndedSignIn
      message={data.message ?? 'The sign-in has ended. Begin a new one.'}
      isBusy={isBusy}
      error={refresh.error}
      onRefresh={() => refresh.mutate()}
      onAgain={onForget}
    />
  )
}
