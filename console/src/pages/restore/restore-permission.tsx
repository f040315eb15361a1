import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { OrganizationDetails, RestorePermissionGrant } from '@strongroom/api-client'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useApi } from '../../api/context.tsx'
import { organizationQuery, restoreGrantsQuery } from '../../api/organizations.ts'
import { pb } from '../../paths.ts'
import { restoreHindrance } from './restore-hindrance.ts'

/** Said before anybody asks for a restore that would be refused; looking and downloading need no permission. */
export function RestorePermission({ organizationId }: { readonly organizationId: string }) {
  const { data } = useQuery(organizationQuery(useApi(), organizationId))
  if (data === undefined || data.restore === 'standing') return null
  return data.restore === 'none' ? <Never organization={data} /> : <Lent organization={data} />
}

function Never({ organization: { id, displayName } }: { readonly organization: OrganizationDetails }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{displayName} has no permission to restore.</MessageBarTitle>
        Everything can be looked at and downloaded. To put it back into Microsoft 365,{' '}
        <Link to={`${pb.editOrganization(id)}?step=application`}>change what the application may</Link>.
      </MessageBarBody>
    </MessageBar>
  )
}

function Lent({ organization: { id, displayName } }: { readonly organization: OrganizationDetails }) {
  const grants = useQuery(restoreGrantsQuery(useApi(), id))
  const current = grants.data?.find(({ state }) => state !== 'revoked')
  if (grants.data === undefined || (current !== undefined && isUsable(current))) return null
  const { title, text, link } = restoreHindrance(current)
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>
          {displayName}: {title}
        </MessageBarTitle>
        {text} <Link to={`${pb.organization(id)}?tab=restore`}>{link}</Link>
      </MessageBarBody>
    </MessageBar>
  )
}

function isUsable({ state, isEffective, isOverdue }: RestorePermissionGrant): boolean {
  return state === 'granted' && isEffective && !isOverdue
}
