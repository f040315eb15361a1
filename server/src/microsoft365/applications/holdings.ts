/** What an application declares and holds, from its objects in the directory. */
import type { PermissionKind } from './model.ts'
import type { ObservedApplication, ObservedPermission, ObservedResource } from './observed.ts'

export interface Held {
  readonly resource: ObservedResource | undefined
  readonly resourceAppId: string
  readonly kind: PermissionKind
  /** Empty for a scope that the resource does not publish. */
  readonly id: string
  readonly value: string
  readonly isDeclared: boolean
  readonly isGranted: boolean
}

type Found = Omit<Held, 'isDeclared' | 'isGranted'>

/** Everything that is declared or granted, each once. */
export function holdings(
  observed: ObservedApplication,
  resources: readonly ObservedResource[],
): readonly Held[] {
  const all = new Map<string, Held>()
  const put = (found: Found, change: Partial<Held>): void => {
    const key = permissionKey({ ...found, id: found.id === '' ? found.value : found.id })
    all.set(key, { isDeclared: false, isGranted: false, ...all.get(key), ...found, ...change })
  }
  for (const found of declaredBy(observed, resources)) put(found, { isDeclared: true })
  for (const found of [...rolesHeld(observed, resources), ...scopesHeld(observed, resources)])
    put(found, { isGranted: true })
  return [...all.values()]
}

function declaredBy(
  { requiredAccess }: ObservedApplication,
  resources: readonly ObservedResource[],
): readonly Found[] {
  return requiredAccess.flatMap(({ resourceAppId, resourceAccess }) => {
    const resource = resources.find(({ appId }) => appId === resourceAppId)
    return resourceAccess.map(({ id, type }): Found => {
      const kind = type === 'Role' ? 'application' : 'delegated'
      const published = kind === 'application' ? resource?.appRoles : resource?.scopes
      return { resource, resourceAppId, kind, id: id.toLowerCase(), value: valueOf(published, id) }
    })
  })
}

function rolesHeld(
  { servicePrincipal }: ObservedApplication,
  resources: readonly ObservedResource[],
): readonly Found[] {
  // The default access, of no role in particular, says nothing.
  const roles = (servicePrincipal?.assignments ?? []).filter(({ appRoleId }) => !/^[0-]+$/.test(appRoleId))
  return roles.map(({ resourceId, appRoleId }) => {
    const resource = resources.find(({ id }) => id === resourceId)
    return {
      resource,
      resourceAppId: resource?.appId ?? resourceId,
      kind: 'application',
      id: appRoleId.toLowerCase(),
      value: valueOf(resource?.appRoles, appRoleId),
    }
  })
}

function scopesHeld(
  { servicePrincipal }: ObservedApplication,
  resources: readonly ObservedResource[],
): readonly Found[] {
  return (servicePrincipal?.grants ?? []).flatMap(({ resourceId, scopes }) => {
    const resource = resources.find(({ id }) => id === resourceId)
    return scopes.map((value): Found => ({
      resource,
      resourceAppId: resource?.appId ?? resourceId,
      kind: 'delegated',
      id: resource?.scopes.find((each) => each.value === value)?.id.toLowerCase() ?? '',
      value,
    }))
  })
}

function valueOf(published: readonly ObservedPermission[] | undefined, id: string): string {
  return published?.find((each) => each.id.toLowerCase() === id.toLowerCase())?.value ?? id
}

/** Unique only with resource and kind: SharePoint's `User.Read.All` has the id of Graph's. */
export function permissionKey({
  resourceAppId,
  kind,
  id,
}: {
  readonly resourceAppId: string
  readonly kind: PermissionKind
  readonly id: string
}): string {
  return `${resourceAppId} ${kind} ${id}`
}
