/** Managed identities: service principals without a registration, whose host holds the key to their tokens (Entra: managed identities). */
import { randomBytes, randomUUID } from 'node:crypto'
import type { ServicePrincipal, TenantState } from '../../tenant/model.ts'
import type { EntraState, ManagedIdentity } from '../state.ts'

export interface NewIdentity {
  readonly displayName: string
  /** The resource that the identity was made for; absent means one that stands on its own ("user-assigned"). */
  readonly kind: 'system' | 'user'
}

function principalOf({ displayName }: NewIdentity, now: number): ServicePrincipal {
  const appId = randomUUID()
  return {
    id: randomUUID(),
    appId,
    displayName,
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    appOwnerOrganizationId: null,
    servicePrincipalType: 'ManagedIdentity',
    servicePrincipalNames: [appId],
    createdDateTime: new Date(now).toISOString(),
    tags: [],
    oauth2PermissionScopes: [],
    appRoles: [],
    isFirstParty: false,
    preAuthorizedScopes: {},
    firstPartyRedirectUris: [],
    visibleAt: now,
  }
}

/** The identities by client id; a state of an earlier version has none. */
export function identitiesOf(state: EntraState): Map<string, ManagedIdentity> {
  state.managedIdentities ??= new Map()
  return state.managedIdentities
}

/** Makes an identity and the secret of the host that may ask for its tokens. */
export function createManagedIdentity(
  tenant: TenantState,
  state: EntraState,
  wanted: NewIdentity,
  now: number,
): ManagedIdentity {
  const principal = principalOf(wanted, now)
  tenant.servicePrincipals.set(principal.id, principal)
  const group = '/subscriptions/5e1f0000-0000-4000-8000-000000000001/resourcegroups/simulator/providers'
  const type =
    wanted.kind === 'user'
      ? 'Microsoft.ManagedIdentity/userAssignedIdentities'
      : 'Microsoft.Compute/virtualMachines'
  const identity: ManagedIdentity = {
    clientId: principal.appId,
    principalId: principal.id,
    tenantId: tenant.tenantId,
    kind: wanted.kind,
    header: randomBytes(24).toString('base64url'),
    resourceId: `${group}/${type}/${encodeURIComponent(wanted.displayName)}`,
  }
  identitiesOf(state).set(identity.clientId, identity)
  return identity
}
