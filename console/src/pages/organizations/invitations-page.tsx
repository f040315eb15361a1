import { pb } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { ForServerAdministrators } from './for-server-administrators.tsx'
import { InvitationList } from './invitations/invitation-list.tsx'
import { NewInvitation } from './invitations/new-invitation.tsx'

/** For tenants that are not connected yet, whose administrators work elsewhere. */
export function InvitationsPage() {
  return (
    <Page title="Invitations" crumbs={[{ name: 'Organizations', to: pb.organizations() }]}>
      <ForServerAdministrators>
        <NewInvitation domain="" services={['exchange']} />
        <InvitationList isShown={() => true} />
      </ForServerAdministrators>
    </Page>
  )
}
