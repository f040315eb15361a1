/** A repository: what it is, whether it is sound, and everything that can be done about it; the tab stands in the address. */
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { repositoryDetailsQuery, repositoryHealthQuery } from '../../api/repositories.ts'
import { pb } from '../../paths.ts'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { TabLinks } from '../../ui/tab-links.tsx'
import { RepositoryAlerts } from './alerts/repository-alerts.tsx'
import type { TabProps } from './tabs/tab-props.ts'
import { useIsServerAdministrator } from './use-is-server-administrator.ts'

interface RepositoryTab {
  readonly value: string
  readonly name: string
  readonly isForServer: boolean
  readonly Content: ComponentType<TabProps>
}

/** Each is loaded when it is first seen. */
const tabs: readonly RepositoryTab[] = [
  {
    value: 'overview',
    name: 'Overview',
    isForServer: false,
    Content: lazy(async () => ({ default: (await import('./tabs/overview-tab.tsx')).OverviewTab })),
  },
  {
    value: 'maintenance',
    name: 'Maintenance',
    isForServer: false,
    Content: lazy(async () => ({ default: (await import('./tabs/maintenance-tab.tsx')).MaintenanceTab })),
  },
  {
    value: 'recovery',
    name: 'Recovery',
    isForServer: true,
    Content: lazy(async () => ({ default: (await import('./tabs/recovery-tab.tsx')).RecoveryTab })),
  },
  {
    value: 'settings',
    name: 'Retention & removal',
    isForServer: true,
    Content: lazy(async () => ({ default: (await import('./tabs/settings-tab.tsx')).SettingsTab })),
  },
]

export function RepositoryPage() {
  const api = useApi()
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const isServer = useIsServerAdministrator()
  const { data: repository, error, isPending } = useQuery(repositoryDetailsQuery(api, id))
  const health = useQuery(repositoryHealthQuery(api, id))
  const shown = tabs.filter(({ isForServer }) => isServer || !isForServer)
  const asked = params.get('tab') ?? 'overview'
  const tab = shown.find(({ value }) => value === asked) ?? shown[0]
  return (
    <Page title={repository?.name ?? 'Repository'} crumbs={[{ name: 'Repositories', to: pb.repositories() }]}>
      <ProblemBar error={error ?? health.error} />
      {isPending ? <Loading /> : null}
      {repository === undefined || tab === undefined ? null : (
        <>
          <RepositoryAlerts repository={repository} health={health.data} />
          <TabLinks
            label={`About ${repository.name}`}
            current={tab.value}
            tabs={shown.map(({ value, name }) => ({ value, name, to: pb.repositoryTab(id, value) }))}
          />
          <Suspense fallback={<Loading />}>
            <tab.Content key={`${tab.value} ${id}`} repository={repository} health={health.data} />
          </Suspense>
        </>
      )}
    </Page>
  )
}
