/** One open invitation, and a visit to it that has not begun: what the tests of the routes need of them. */
import { Secret } from '../foundation/secret.ts'
import { type Invitation, type Invitations, type InvitedVisits, OperationError } from '../operations/index.ts'
import { ids, noon } from './sample-values.suite.ts'

export const invitation: Invitation = {
  id: ids.absent,
  label: 'Fabrikam Backup',
  domain: 'contoso.com',
  provisioning: {
    services: { exchange: true, sharePoint: false, teams: false, teamsChats: false },
    layout: 'standard',
    signIn: false,
    restore: 'just-in-time',
    posture: false,
    drift: false,
    applicationName: undefined,
  },
  state: 'open',
  createdBy: 'admin',
  createdAt: noon,
  expiresAt: noon + 3_600_000,
  usedAt: undefined,
  organizationId: undefined,
}

export function fakeInvitations(): Invitations {
  return {
    create: async (given) => ({ invitation: { ...invitation, ...given }, secret: new Secret('sriv_secret') }),
    list: async () => [invitation],
    get: async () => invitation,
    revoke: async () => undefined,
  }
}

export function fakeInvitedVisits(): InvitedVisits {
  const absent = () => Promise.reject(new OperationError('not_found', 'The object was not found.'))
  return {
    see: absent,
    signIn: absent,
    cancelSignIn: absent,
    complete: absent,
    plan: absent,
    confirm: absent,
  }
}
