import type { RestoreSession } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { organizationsQuery } from '../../api/organizations.ts'
import { SessionPage } from '../../mail/session-page.tsx'
import { pb } from '../../paths.ts'
import { RestorePermission } from './restore-permission.tsx'

export function RestoreSessionPage() {
  const { id = '' } = useParams()
  return (
    <SessionPage
      key={id}
      sessionId={id}
      right="administrator"
      Notice={SessionPermission}
      crumb={{ name: 'Restore', to: pb.restore() }}
    />
  )
}

/** A session names its organization by its domain. */
function SessionPermission({ session }: { readonly session: RestoreSession }) {
  const name = session.organization.toLowerCase()
  const organizations = useQuery(organizationsQuery(useApi()))
  const found = organizations.data?.find((one) => one.name.toLowerCase() === name)
  return found === undefined ? null : <RestorePermission organizationId={found.id} />
}
