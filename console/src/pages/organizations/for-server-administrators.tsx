import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { sessionQuery } from '../../api/session.ts'
import { pb } from '../../paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/page.tsx'

/** Whether this session may connect, change and remove organizations; undefined until that is known. */
export function useMayProvision(): boolean | undefined {
  const { data } = useQuery(sessionQuery(useApi()))
  return data === undefined ? undefined : data?.isServerAdministrator === true
}

/** What others are refused by the server is not offered to them; who opens its address reads why, and whom to ask. */
export function ForServerAdministrators({ children }: { readonly children: ReactNode }) {
  const mayProvision = useMayProvision()
  if (mayProvision === undefined) return <Loading />
  if (mayProvision) return children
  return (
    <EmptyState
      title="Not for this account"
      text="Organizations are connected, changed and removed by administrators of the whole server. Ask one of them; what you may look at stands on the page of each organization."
      action={<Link to={pb.organizations()}>To the organizations</Link>}
    />
  )
}
