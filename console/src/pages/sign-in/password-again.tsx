import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { Reauthentication } from '../../api/reauthentication.ts'

const PasswordAgainDialog = lazy(async () => ({
  default: (await import('./password-again-dialog.tsx')).PasswordAgainDialog,
}))

/** Stands beside every page, and shows only while the password is asked for. */
export function PasswordAgain({ reauthentication }: { readonly reauthentication: Reauthentication }) {
  const isAsked = useSyncExternalStore(reauthentication.subscribe, reauthentication.isAsked)
  if (!isAsked) return null
  return (
    <Suspense fallback={null}>
      <PasswordAgainDialog onEnd={reauthentication.answer} />
    </Suspense>
  )
}
