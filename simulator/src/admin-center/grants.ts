/** What has been granted to an application for the whole organization, and how it is granted and taken away. */
import type { JsonRecord } from '../json.ts'
import type { Api, Permission } from './apis.ts'
import { Refused, textIn } from './graph.ts'
import { replicated, type Visit } from './visit.ts'

export interface Grants {
  /** Object id of the application's service principal; undefined before it has one. */
  readonly principalId: string | undefined
  /** App role assignments of the principal. */
  readonly roles: readonly JsonRecord[]
  /** Delegated permissions for everybody. */
  readonly scopes: readonly JsonRecord[]
}

export const noGrants: Grants = { principalId: undefined, roles: [], scopes: [] }

export async function readGrants({ graph }: Visit, principalId: string): Promise<Grants> {
  const roles = await graph.list(`/servicePrincipals/${principalId}/appRoleAssignments`)
  const grants = await graph.list(`/oauth2PermissionGrants?$filter=clientId eq '${principalId}'`)
  return {
    principalId,
    roles,
    scopes: grants.filter((grant) => textIn(grant, 'consentType') === 'AllPrincipals'),
  }
}

function scopeGrant({ scopes }: Grants, api: Api): JsonRecord | undefined {
  return scopes.find((grant) => textIn(grant, 'resourceId') === api.id)
}

function valuesOf(grant: JsonRecord | undefined): string[] {
  return grant === undefined
    ? []
    : textIn(grant, 'scope')
        .split(' ')
        .filter((value) => value !== '')
}

function assignment({ roles }: Grants, api: Api, permission: Permission): JsonRecord | undefined {
  return roles.find(
    (role) => textIn(role, 'resourceId') === api.id && textIn(role, 'appRoleId') === permission.id,
  )
}

export function isGranted(grants: Grants, api: Api, permission: Permission): boolean {
  return permission.type === 'Role'
    ? assignment(grants, api, permission) !== undefined
    : valuesOf(scopeGrant(grants, api)).includes(permission.value)
}

async function grantRole(visit: Visit, principalId: string, api: Api, permission: Permission): Promise<void> {
  try {
    await replicated(visit, () =>
      visit.graph.send('POST', `/servicePrincipals/${api.id}/appRoleAssignedTo`, {
        principalId,
        resourceId: api.id,
        appRoleId: permission.id,
      }),
    )
  } catch (thrown) {
    // Given by somebody else in between.
    if (!(thrown instanceof Refused && thrown.message.includes('already exists'))) throw thrown
  }
}

async function grantScopes(visit: Visit, grants: Grants, api: Api, values: readonly string[]): Promise<void> {
  const present = scopeGrant(grants, api)
  const scope = [...new Set([...valuesOf(present), ...values])].join(' ')
  if (present !== undefined) {
    await visit.graph.send('PATCH', `/oauth2PermissionGrants/${textIn(present, 'id')}`, { scope })
    return
  }
  await replicated(visit, () =>
    visit.graph.send('POST', '/oauth2PermissionGrants', {
      clientId: grants.principalId,
      consentType: 'AllPrincipals',
      resourceId: api.id,
      scope,
    }),
  )
}

export interface Wanted {
  readonly api: Api
  readonly permission: Permission
}

/**
 * Grants for the whole organization what has not been granted yet; Graph refuses who may not.
 * Application permissions come first, so that a person who may not grant them leaves nothing half done.
 */
export async function grantAll(visit: Visit, grants: Grants, wanted: readonly Wanted[]): Promise<void> {
  const { principalId } = grants
  if (principalId === undefined) throw new RangeError('the application has no service principal')
  const open = wanted.filter(({ api, permission }) => !isGranted(grants, api, permission))
  for (const { api, permission } of open)
    if (permission.type === 'Role') await grantRole(visit, principalId, api, permission)
  for (const api of new Set(open.map((item) => item.api))) {
    const values = open
      .filter((item) => item.api === api && item.permission.type === 'Scope')
      .map(({ permission }) => permission.value)
    if (values.length > 0) await grantScopes(visit, grants, api, values)
  }
}

export async function revoke({ graph }: Visit, grants: Grants, { api, permission }: Wanted): Promise<void> {
  if (permission.type === 'Role') {
    const held = assignment(grants, api, permission)
    if (held !== undefined)
      await graph.send('DELETE', `/servicePrincipals/${api.id}/appRoleAssignedTo/${textIn(held, 'id')}`)
    return
  }
  const grant = scopeGrant(grants, api)
  if (grant === undefined) return
  const rest = valuesOf(grant).filter((value) => value !== permission.value)
  const path = `/oauth2PermissionGrants/${textIn(grant, 'id')}`
  if (rest.length === 0) await graph.send('DELETE', path)
  else await graph.send('PATCH', path, { scope: rest.join(' ') })
}
