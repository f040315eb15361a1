/** Reads what stands in a tenant: Microsoft's own service principals, and the applications that a request names. */
import { Type, type Static } from 'typebox'
import { isNotFound } from '../graph/errors.ts'
import type { Graph } from '../graph/graph.ts'
import { type Catalogue, readCatalogue } from './catalogue.ts'
import { ApplicationsError } from './errors.ts'
import { findByName, isMarked } from './find-application.ts'
import type { ApplicationPurpose, ApplicationsRequest } from './model.ts'
import { slotsOf, type Slot } from './needs.ts'
import type { ObservedApplication, ObservedResource, ObservedTenant } from './observed.ts'
import { readApplication } from './observe-application.ts'
import { withSignal } from './registration.ts'

export interface ObserveSubject {
  readonly tenantId: string
  readonly request: ApplicationsRequest
  /** The tag by which what an earlier try of the same provisioning made is known. */
  readonly marker: string
}

const permission = Type.Object({
  id: Type.String(),
  value: Type.Union([Type.String(), Type.Null()]),
  isEnabled: Type.Boolean(),
})
const resourceSchema = Type.Object({
  id: Type.String(),
  appId: Type.String(),
  displayName: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  appRoles: Type.Array(permission),
  oauth2PermissionScopes: Type.Array(permission),
})
/** More than any application of ours or of a backup product refers to. */
const mostResources = 20

/**
 * Looks, and writes nothing.
 * @throws {ApplicationsError} `permission_unknown` when Microsoft Graph itself is not there.
 */
export async function observeTenant(
  graph: Graph,
  { tenantId, request, marker }: ObserveSubject,
  signal?: AbortSignal,
): Promise<ObservedTenant> {
  const catalogue = readCatalogue()
  const reader = { graph, signal }
  const looks = await Promise.all(slotsOf(request).map((slot) => look(reader, slot, marker)))
  const applications: Partial<Record<ApplicationPurpose, ObservedApplication>> = {}
  for (const { slot, application } of looks) if (application) applications[slot.purpose] = application
  const resources = await readResources(reader, catalogue, Object.values(applications))
  return {
    tenantId,
    resources,
    applications,
    absent: looks.flatMap(({ slot, application }) =>
      slot.existing !== undefined && application === undefined ? [slot.existing] : [],
    ),
    namesakes: looks.flatMap(({ namesakes }) => namesakes),
  }
}

interface Reader {
  readonly graph: Graph
  readonly signal: AbortSignal | undefined
}

interface Look {
  readonly slot: Slot
  readonly application: ObservedApplication | undefined
  readonly namesakes: ObservedTenant['namesakes']
}

/** An application is adopted by its id or by the tag of this provisioning; a name says nothing (PRV-03). */
async function look(reader: Reader, slot: Slot, marker: string): Promise<Look> {
  if (slot.existing !== undefined) {
    const application = await readApplication(reader, { appId: slot.existing, isOurs: false })
    return { slot, application, namesakes: [] }
  }
  const found = await findByName(reader, slot.displayName)
  const ours = found.find((each) => isMarked(each, `${marker}:${slot.purpose}`))
  const application =
    ours === undefined ? undefined : await readApplication(reader, { appId: ours.appId, isOurs: true })
  const namesakes = found
    .filter(({ tags }) => tags?.some((tag) => tag.startsWith(`${marker}:`)) !== true)
    .map(({ displayName, appId }) => ({ displayName, appId }))
  return { slot, application, namesakes }
}

/** Microsoft Graph, and whatever else the applications have declared or hold. */
async function readResources(
  reader: Reader,
  catalogue: Catalogue,
  applications: readonly ObservedApplication[],
): Promise<readonly ObservedResource[]> {
  const graphAppId = catalogue.resources.find(({ name }) => name === 'graph')?.appId ?? ''
  const declared = applications.flatMap(({ requiredAccess }) =>
    requiredAccess.map(({ resourceAppId }) => resourceAppId),
  )
  const byAppId = [...new Set([graphAppId, ...declared])].slice(0, mostResources)
  const first = await Promise.all(byAppId.map((appId) => readResource(reader, `(appId='${appId}')`)))
  const known = first.filter((resource) => resource !== undefined)
  if (!known.some(({ appId }) => appId === graphAppId)) throw graphIsMissing()
  const held = applications.flatMap(({ servicePrincipal }) => [
    ...(servicePrincipal?.assignments ?? []),
    ...(servicePrincipal?.grants ?? []),
  ])
  const others = new Set(held.map(({ resourceId }) => resourceId))
  for (const { id } of known) others.delete(id)
  const more = await Promise.all(
    [...others].slice(0, mostResources).map((id) => readResource(reader, `/${id}`)),
  )
  return [...known, ...more.filter((resource) => resource !== undefined)]
}

async function readResource({ graph, signal }: Reader, key: string): Promise<ObservedResource | undefined> {
  const path = `/servicePrincipals${key}?$select=id,appId,displayName,appRoles,oauth2PermissionScopes`
  try {
    return resourceOf(await graph.json({ path, ...withSignal(signal) }, resourceSchema))
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

function resourceOf(read: Static<typeof resourceSchema>): ObservedResource {
  const { id, appId, displayName, appRoles, oauth2PermissionScopes: scopes } = read
  return { id, appId: appId.toLowerCase(), displayName: displayName ?? appId, appRoles, scopes }
}

function graphIsMissing(): ApplicationsError {
  const message =
    'Microsoft Graph is not present in this organization: check that the cloud is the right one.'
  return new ApplicationsError('permission_unknown', message)
}
