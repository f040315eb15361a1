/** Which permissions an application needs, declares and holds: needed and held are compared by id, never by name. */
import type { Catalogue } from './catalogue.ts'
import { type Held, holdings, permissionKey } from './holdings.ts'
import type { LentRole, PermissionLine, PermissionState, PlanObstacle } from './model.ts'
import type { Need } from './needs.ts'
import type { ObservedApplication, ObservedResource } from './observed.ts'
import { recognize } from './recognize.ts'

export interface LinesSubject {
  readonly catalogue: Catalogue
  readonly resources: readonly ObservedResource[]
  readonly needs: readonly Need[]
  /** Undefined for an application that is to be created. */
  readonly observed: ObservedApplication | undefined
  /** Of this application. */
  readonly lent: readonly LentRole[]
}

export interface Lines {
  readonly lines: readonly PermissionLine[]
  readonly obstacles: readonly PlanObstacle[]
}

export function permissionLines(subject: LinesSubject): Lines {
  const { catalogue, needs, observed, resources, lent } = subject
  const held = observed === undefined ? [] : holdings(observed, resources)
  const obstacles: PlanObstacle[] = []
  const lines: PermissionLine[] = []
  const needed = new Set<string>()
  for (const need of needs) {
    const resolved = resolve(subject, need)
    if ('code' in resolved) {
      obstacles.push(resolved)
      continue
    }
    const { permission, purposes, reason } = need
    const { resource, id } = resolved
    const key = permissionKey({ resourceAppId: resource.appId, kind: permission.kind, id })
    needed.add(key)
    const found = held.find((each) => permissionKey(each) === key)
    lines.push({
      resource: resource.displayName,
      resourceAppId: resource.appId,
      value: permission.value,
      kind: permission.kind,
      id,
      state: stateOf(found),
      purposes,
      reason,
    })
  }
  const isLent = ({ kind, id }: Held): boolean =>
    kind === 'application' && lent.some((role) => role.id.toLowerCase() === id.toLowerCase())
  for (const each of held)
    if (!needed.has(permissionKey(each)) && !isLent(each)) lines.push(excessive(catalogue, each))
  return { lines, obstacles }
}

/** Ids are the same in every tenant, so another id under a name that we know means that something is wrong. */
function resolve(
  { catalogue, resources }: LinesSubject,
  { permission }: Need,
): { readonly resource: ObservedResource; readonly id: string } | PlanObstacle {
  const wanted = catalogue.resources.find(({ name }) => name === permission.resource)
  const resource = resources.find(({ appId }) => appId === wanted?.appId)
  const name = wanted?.displayName ?? permission.resource
  if (!resource)
    return obstacle(
      'resource_missing',
      `${name} is not present in this organization, which usually means that no licence for it was bought: leave the service out, or buy the licence first.`,
    )
  const published = permission.kind === 'application' ? resource.appRoles : resource.scopes
  const found = published.find(({ value, isEnabled }) => value === permission.value && isEnabled)
  if (!found)
    return obstacle(
      'permission_unknown',
      `${name} does not offer the permission ${permission.value} in this organization: nothing can be granted.`,
    )
  if (found.id.toLowerCase() !== permission.id)
    return obstacle(
      'permission_mismatch',
      `${name} lists the permission ${permission.value} under the id ${found.id}, which Strongroom does not know (it knows ${permission.id}): nothing is granted.`,
    )
  return { resource, id: permission.id }
}

function obstacle(code: string, message: string): PlanObstacle {
  return { code, message, isAcceptable: false, subject: undefined }
}

function stateOf(held: Held | undefined): PermissionState {
  if (held === undefined) return 'missing'
  if (held.isGranted) return held.isDeclared ? 'granted' : 'undeclared'
  return 'declared-only'
}

function excessive(catalogue: Catalogue, held: Held): PermissionLine {
  return {
    resource: held.resource?.displayName ?? held.resourceAppId,
    resourceAppId: held.resourceAppId,
    value: held.value,
    kind: held.kind,
    id: held.id,
    state: 'excessive',
    purposes: [],
    reason: reasonOfExcess(catalogue, held),
  }
}

/** Who else asks for it, or what we would use it for in another plan. */
function reasonOfExcess(catalogue: Catalogue, { resourceAppId, kind, id }: Held): string {
  const name = catalogue.resources.find(({ appId }) => appId === resourceAppId)?.name
  const own = catalogue.permissions.find(
    (permission) => permission.resource === name && permission.kind === kind && permission.id === id,
  )
  const sets = catalogue.recognized.filter(({ permissions }) =>
    permissions.some((other) => other.resource === name && other.kind === kind && other.id === id),
  )
  const product = sets[0]?.product
  const words = [
    ...(own
      ? [`not part of this plan; Strongroom: ${own.uses.map(({ operation }) => operation).join('; ')}`]
      : []),
    ...(product === undefined ? [] : [`${product}: ${sets.map(({ set }) => set).join(', ')}`]),
  ]
  return words.length === 0 ? 'nothing that Strongroom knows' : words.join('. ')
}

/** Things to know about the lines that a list of permissions does not tell. */
export function remarksOnLines(
  catalogue: Catalogue,
  displayName: string,
  lines: readonly PermissionLine[],
): { readonly preparedFor: string | undefined; readonly remarks: readonly string[] } {
  const remarks: string[] = []
  for (const line of lines.filter(({ state, kind }) => state === 'missing' && kind === 'application'))
    if (
      lines.some(
        ({ kind, value, state }) => kind === 'delegated' && value === line.value && state === 'excessive',
      )
    )
      remarks.push(
        `“${displayName}” has ${line.value} as a delegated permission, which only works for a person who is signed in. Strongroom works with nobody signed in and needs the application permission of the same name.`,
      )
  const surplus = lines.filter(({ state }) => state === 'excessive')
  const recognized = recognize(catalogue, lines)
  if (recognized !== undefined)
    remarks.push(`“${displayName}” was prepared for ${recognized.product} (${recognized.sets.join(', ')}).`)
  if (surplus.length > 0)
    remarks.push(
      `“${displayName}” has permissions that this plan does not need: ${surplus.map(nameOfLine).join(', ')}.`,
    )
  return { preparedFor: recognized?.product, remarks }
}

function nameOfLine({ value, kind, resource }: PermissionLine): string {
  return `${value} (${kind}, ${resource})`
}
