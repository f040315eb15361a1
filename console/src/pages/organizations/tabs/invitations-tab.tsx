import type { TabProps } from './tab-props.ts'
import { InvitationList } from '../invitations/invitation-list.tsx'
import { NewInvitation } from '../invitations/new-invitation.tsx'

/** Links for the administrator of this tenant: to connect it anew, or with something besides. */
export function InvitationsTab({ organization: { id, name, services } }: TabProps) {
  return (
    <>
      <NewInvitation domain={name} services={services} />
      <InvitationList
        isShown={(invitation) => invitation.organizationId === id || invitation.domain === name}
      />
    </>
  )
}
