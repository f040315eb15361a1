import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  SearchBox,
} from '@fluentui/react-components'
import { AddRegular, MoreHorizontalRegular } from '@fluentui/react-icons'
import type { OrganizationDetails, Verification } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { organizationsQuery, verificationsQuery } from '../../api/organizations.ts'
import { pb } from '../../paths.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatTime } from '../../ui/format.ts'
import { Loading, Page } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useMayProvision } from './for-server-administrators.tsx'
import { UnfinishedProvisionings } from './unfinished-provisionings.tsx'
import { servicesText, standingOf } from './words.ts'

interface Row {
  readonly organization: OrganizationDetails
  readonly verification: Verification | undefined
}

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    header: 'Name',
    width: 'minmax(10rem, 2fr)',
    render: ({ organization: { id, displayName } }) => <Link to={pb.organization(id)}>{displayName}</Link>,
  },
  {
    key: 'standing',
    header: 'Standing',
    width: '11rem',
    render: ({ organization, verification }) => <StatusBadge {...standingOf(organization, verification)} />,
  },
  {
    key: 'domain',
    header: 'Domain',
    width: 'minmax(8rem, 2fr)',
    isSecondary: true,
    render: ({ organization }) => organization.name,
  },
  {
    key: 'region',
    header: 'Region',
    width: '8rem',
    isSecondary: true,
    render: ({ organization }) => organization.region,
  },
  {
    key: 'services',
    header: 'Protected',
    width: 'minmax(8rem, 2fr)',
    isSecondary: true,
    render: ({ organization }) => servicesText(organization.services),
  },
  {
    key: 'backup',
    header: 'Last backup',
    width: '11rem',
    isSecondary: true,
    render: ({ organization: { lastBackupAt } }) =>
      lastBackupAt === undefined ? 'never' : formatTime(lastBackupAt),
  },
]

/** Every organization within reach, how it stands, and the ways to another one. */
export function OrganizationsPage() {
  const api = useApi()
  const navigate = useNavigate()
  const mayProvision = useMayProvision()
  const [params, setParams] = useSearchParams()
  const search = params.get('search') ?? ''
  const organizations = useQuery(organizationsQuery(api))
  const verifications = useQuery(verificationsQuery(api))
  const rows = (organizations.data ?? [])
    .filter((one) => matches(one, search))
    .map((organization) => ({
      organization,
      verification: verifications.data?.find(({ organizationId }) => organizationId === organization.id),
    }))
  const isEmpty = organizations.data?.length === 0
  return (
    <Page title="Organizations" actions={mayProvision === true ? <Actions /> : undefined}>
      <ProblemBar error={organizations.error ?? verifications.error} />
      <UnfinishedProvisionings />
      {organizations.isPending ? <Loading /> : null}
      {isEmpty && mayProvision === true ? <FirstSteps /> : null}
      {isEmpty && mayProvision === false ? <NoneWithinReach /> : null}
      {organizations.data === undefined || isEmpty ? null : (
        <>
          <SearchBox
            aria-label="Search organizations"
            placeholder="Name, domain or tenant id"
            value={search}
            onChange={(_event, { value }) =>
              setParams(value === '' ? {} : { search: value }, { replace: true })
            }
          />
          <DataTable
            label="Organizations"
            rows={rows}
            columns={columns}
            keyOf={({ organization: { id } }) => id}
            onOpen={({ organization: { id } }) => void navigate(pb.organization(id))}
            empty={
              <EmptyState
                title="None is called like that"
                text="Search for another part of the name, of a domain, or of the tenant id."
              />
            }
          />
        </>
      )}
    </Page>
  )
}

function matches({ name, label, displayName, tenantId }: OrganizationDetails, search: string): boolean {
  const wanted = search.trim().toLowerCase()
  return [name, label, displayName, tenantId].some((text) => text.toLowerCase().includes(wanted))
}

function Actions() {
  const navigate = useNavigate()
  return (
    <>
      <Button appearance="primary" icon={<AddRegular />} onClick={() => void navigate(pb.addOrganization())}>
        Connect an organization
      </Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<MoreHorizontalRegular />} aria-label="More ways to connect" />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => void navigate(pb.invitations())}>Invite an administrator</MenuItem>
            <MenuItem onClick={() => void navigate(pb.importOrganizations())}>
              Import from another product
            </MenuItem>
            <MenuItem onClick={() => void navigate(pb.guide())}>Do it by hand</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  )
}

function FirstSteps() {
  return (
    <EmptyState
      title="No organization is connected"
      text="Connect the first one: choose what is protected, let an administrator of the tenant sign in, read the plan, confirm it. It takes some minutes. Organizations of another product can be imported from its listing."
      action={
        <>
          <Link to={pb.addOrganization()}>Connect an organization</Link>
          <Link to={pb.importOrganizations()}>Import from another product</Link>
          <Link to={pb.invitations()}>Invite an administrator who works elsewhere</Link>
        </>
      }
    />
  )
}

function NoneWithinReach() {
  return (
    <EmptyState
      title="No organization is within your reach"
      text="Administrators of the whole server connect organizations, and name those that an account takes care of. Ask one of them."
    />
  )
}
