import { useSearchParams } from 'react-router'

/** The sign-in that a tab has begun, kept in the address: a reload finds it again. */
export function useTabSignIn(): {
  readonly signInId: string | undefined
  readonly setSignIn: (id: string | undefined) => void
} {
  const [params, setParams] = useSearchParams()
  return {
    signInId: params.get('signIn') ?? undefined,
    setSignIn: (id) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current)
          if (id === undefined) next.delete('signIn')
          else next.set('signIn', id)
          return next
        },
        { replace: true },
      ),
  }
}
