/** An organization, with everything that can be done about it; the tab stands in the address. */
import { Button } from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { organizationQuery } from '../../api/organizations.ts'
import { type Session, sessionQuery } from '../../api/session.ts'
import { pb } from '../../paths.ts'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { TabLinks } from '../../ui/tab-links.tsx'
import type { TabProps } from './tabs/tab-props.ts'

interface OrganizationTab {
  readonly value: string
  readonly name: string
  /** Whether it is for this session; for everybody when absent. */
  readonly isFor?: (session: Session) => boolean
  readonly Content: ComponentType<TabProps>
}

const forServer = ({ isServerAdministrator }: Session): boolean => isServerAdministrator === true
const forAdministrators = ({ kind }: Session): boolean => kind === 'administrator'

/** Each is loaded when it is first seen. */
const tabs: readonly OrganizationTab[] = [
  {
    value: 'overview',
    name: 'Overview',
    Content: lazy(async () => ({ default: (await import('./tabs/overview-tab.tsx')).OverviewTab })),
  },
  {
    value: 'permissions',
    name: 'Applications',
    isFor: forAdministrators,
    Content: lazy(async () => ({ default: (await import('./tabs/permissions-tab.tsx')).PermissionsTab })),
  },
  {
    value: 'certificates',
    name: 'Certificates',
    isFor: forAdministrators,
    Content: lazy(async () => ({ default: (await import('./tabs/certificates-tab.tsx')).CertificatesTab })),
  },
  {
    value: 'restore',
    name: 'Restore permissions',
    Content: lazy(async () => ({ default: (await import('./tabs/restore-tab.tsx')).RestoreTab })),
  },
  {
    value: 'changes',
    name: 'Changes by others',
    Content: lazy(async () => ({ default: (await import('./tabs/changes-tab.tsx')).ChangesTab })),
  },
  {
    value: 'posture',
    name: 'Posture',
    Content: lazy(async () => ({ default: (await import('./tabs/posture-tab.tsx')).PostureTab })),
  },
  {
    value: 'people',
    name: 'People',
    isFor: forAdministrators,
    Content: lazy(async () => ({ default: (await import('./tabs/people-tab.tsx')).PeopleTab })),
  },
  {
    value: 'invitations',
    name: 'Invitations',
    isFor: forServer,
    Content: lazy(async () => ({ default: (await import('./tabs/invitations-tab.tsx')).InvitationsTab })),
  },
  {
    value: 'remove',
    name: 'Remove',
    isFor: forServer,
    Content: lazy(async () => ({ default: (await import('./tabs/remove-tab.tsx')).RemoveTab })),
  },
]

export function OrganizationPage() {
  const { id = '' } = useParams()
  const { data: session } = useQuery(sessionQuery(useApi()))
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const { data, error, isPending } = useQuery(organizationQuery(useApi(), id))
  const asked = params.get('tab') ?? 'overview'
  const shown = tabs.filter(
    ({ isFor }) => isFor === undefined || (session !== undefined && session !== null && isFor(session)),
  )
  const [first] = shown
  const tab = shown.find(({ value }) => value === asked) ?? first
  return (
    <Page
      title={data?.displayName ?? 'Organization'}
      crumbs={[{ name: 'Organizations', to: pb.organizations() }]}
      actions={
        data === undefined || session?.isServerAdministrator !== true ? undefined : (
          <Button icon={<EditRegular />} onClick={() => void navigate(pb.editOrganization(id))}>
            {data.isReadOnly ? 'Migrate' : 'Change'}
          </Button>
        )
      }
    >
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {data === undefined || tab === undefined ? null : (
        <>
          <TabLinks
            label={`About ${data.displayName}`}
            current={tab.value}
            // Another tab begins without the filters and the sign-in of this one.
            tabs={shown.map(({ value, name }) => ({
              value,
              name,
              to: `${pb.organization(id)}?tab=${value}`,
            }))}
          />
          <Suspense fallback={<Loading />}>
            <tab.Content key={tab.value} organization={data} />
          </Suspense>
        </>
      )}
    </Page>
  )
}
