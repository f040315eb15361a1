import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/context.tsx'
import { kitsQuery } from '../../api/recovery.ts'
import { repositoryHealthQuery } from '../../api/repositories.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { healthBadges } from './maintenance/words.ts'
import { useIsServerAdministrator } from './use-is-server-administrator.ts'

/** How it stands, in one badge: the worst that is known. */
export function RepositoryState({ id }: { readonly id: string }) {
  const api = useApi()
  const isServer = useIsServerAdministrator()
  const health = useQuery(repositoryHealthQuery(api, id))
  const { data: kits } = useQuery({ ...kitsQuery(api, id), enabled: isServer })
  if (health.isError) return <StatusBadge standing="bad" text="Not known" />
  if (health.data === undefined) return <>…</>
  if (health.data.state === 'ok' && kits !== undefined && !kits.some(({ isUsable }) => isUsable))
    return <StatusBadge standing="warning" text="No recovery kit" />
  return <StatusBadge {...healthBadges[health.data.state]} />
}
