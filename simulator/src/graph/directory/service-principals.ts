/** `/servicePrincipals` (Graph: servicePrincipal; reference sections 3.1 and 3.6). */
import { randomUUID } from 'node:crypto'
import type { Application, ServicePrincipal, TenantState } from '../../tenant/model.ts'
import { applicationAdministrators, directoryRolesOf } from '../authorization.ts'
import { directoryBadRequest, GraphFailure, insufficientPrivileges, resourceNotFound } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { contextOf, created, type Entity, noContent, ok, project, selectedProperties } from '../odata.ts'
import type { Key } from '../path.ts'
import { entityQuery, noQuery } from '../query.ts'
import type { Call, Route } from '../route.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { isGuid } from './application-body.ts'
import { answerList, listQuery } from './collection.ts'
import { servicePrincipalType } from './entity-types.ts'
import { requireMember } from './users.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock' | 'lagMs'>

/** By object id at once, by app id once it is replicated (reference section 3.6). */
function findServicePrincipal({ tenant, clock }: Dependencies, key: Key): ServicePrincipal | undefined {
  const value = key.value.toLowerCase()
  return key.name === 'appId'
    ? [...tenant.servicePrincipals.values()].find(
        ({ appId, visibleAt }) => appId === value && visibleAt <= clock.now(),
      )
    : tenant.servicePrincipals.get(value)
}

export function requireServicePrincipal(dependencies: Dependencies, call: Call): ServicePrincipal {
  const key = call.parameters['servicePrincipal'] ?? { name: null, value: '' }
  const servicePrincipal = findServicePrincipal(dependencies, key)
  if (servicePrincipal === undefined) throw resourceNotFound(key.value)
  return servicePrincipal
}

/** Takes a service principal away with everything that was granted to it or on it. */
export function removeServicePrincipal(tenant: TenantState, { id }: ServicePrincipal): void {
  tenant.servicePrincipals.delete(id)
  for (const assignment of tenant.appRoleAssignments.values()) {
    if (assignment.principalId === id || assignment.resourceId === id)
      tenant.appRoleAssignments.delete(assignment.id)
  }
  for (const grant of tenant.oauth2PermissionGrants.values()) {
    if (grant.clientId === id || grant.resourceId === id) tenant.oauth2PermissionGrants.delete(grant.id)
  }
}

function servicePrincipalEntity(servicePrincipal: ServicePrincipal, tenant: TenantState): Entity {
  const {
    isFirstParty: _,
    preAuthorizedScopes: __,
    firstPartyRedirectUris: ___,
    visibleAt: ____,
    ...rest
  } = servicePrincipal
  const application = applicationOf(tenant, servicePrincipal.appId)
  return {
    ...rest,
    alternativeNames: [],
    appDisplayName: application?.displayName ?? servicePrincipal.displayName,
    signInAudience: application?.signInAudience ?? 'AzureADMultipleOrgs',
    replyUrls:
      application === undefined
        ? []
        : [
            ...application.web.redirectUris,
            ...application.publicClient.redirectUris,
            ...application.spa.redirectUris,
          ],
    notificationEmailAddresses: [],
    addIns: [],
    info: {
      termsOfServiceUrl: null,
      supportUrl: null,
      privacyStatementUrl: null,
      marketingUrl: null,
      logoUrl: null,
    },
    keyCredentials: [],
    passwordCredentials: [],
  }
}

const applicationOf = (tenant: TenantState, appId: string): Application | undefined =>
  [...tenant.applications.values()].find((application) => application.appId === appId)

/** Owners of the application and administrators of applications; an app with `…OwnedBy` only its own. */
function requireManager({ tenant }: Dependencies, call: Call, appId: string): void {
  if (applicationOf(tenant, appId)?.ownerIds.has(call.claims.oid) === true) return
  if (call.claims.idtyp === 'app') {
    if (call.granted.every((permission) => permission.endsWith('.OwnedBy'))) throw insufficientPrivileges()
    return
  }
  const held = directoryRolesOf(tenant, call.claims.oid)
  if (!applicationAdministrators.some((role) => held.has(role))) throw insufficientPrivileges()
}

const settable = [
  'accountEnabled',
  'appId',
  'appRoleAssignmentRequired',
  'displayName',
  'notes',
  'tags',
  'servicePrincipalType',
]

export function servicePrincipalRoutes(dependencies: Dependencies): Route[] {
  return [...collectionRoutes(dependencies), ...entityRoutes(dependencies)]
}

function collectionRoutes(dependencies: Dependencies): Route[] {
  const { tenant, clock } = dependencies
  return [
    {
      method: 'GET',
      path: '/servicePrincipals',
      family: 'directory',
      query: listQuery('$filter', '$orderby', '$count'),
      handle(call) {
        requireMember(tenant, call)
        const seen = [...tenant.servicePrincipals.values()].filter(
          ({ visibleAt }) => visibleAt <= clock.now(),
        )
        return answerList(call, {
          items: seen.map((servicePrincipal) => servicePrincipalEntity(servicePrincipal, tenant)),
          type: servicePrincipalType,
          context: 'servicePrincipals',
          filterable: [
            'accountEnabled',
            'appId',
            'appOwnerOrganizationId',
            'createdDateTime',
            'displayName',
            'id',
            'servicePrincipalNames',
            'servicePrincipalType',
            'tags',
          ],
          sortable: ['displayName', 'createdDateTime'],
        })
      },
    },
    {
      method: 'POST',
      path: '/servicePrincipals',
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireMember(tenant, call)
        const servicePrincipal = createServicePrincipal(dependencies, call)
        tenant.servicePrincipals.set(servicePrincipal.id, servicePrincipal)
        return created(
          {
            '@odata.context': contextOf(call, 'servicePrincipals', true),
            ...project(servicePrincipalEntity(servicePrincipal, tenant), servicePrincipalType.byDefault),
          },
          { location: `${call.origin}/v1.0/servicePrincipals/${servicePrincipal.id}` },
        )
      },
    },
  ]
}

function createServicePrincipal(dependencies: Dependencies, call: Call): ServicePrincipal {
  const { tenant, clock, lagMs } = dependencies
  const body = readJsonBody(call.request, 'directory')
  requireKnown(body, settable, 'microsoft.graph.servicePrincipal', 'directory')
  const read = createFieldReader(body, 'directory')
  const appId = read.text('appId')?.toLowerCase()
  if (appId === undefined || !isGuid(appId))
    throw directoryBadRequest("A value is required for property 'appId' of resource 'ServicePrincipal'.")
  if ([...tenant.servicePrincipals.values()].some((other) => other.appId === appId)) {
    throw new GraphFailure(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
    )
  }
  const application = applicationOf(tenant, appId)
  if (application === undefined || application.visibleAt > clock.now()) {
    throw directoryBadRequest(
      `The appId '${appId}' of the service principal does not reference a valid application object.`,
    )
  }
  requireManager(dependencies, call, appId)
  const now = clock.now()
  return {
    id: randomUUID(),
    appId,
    displayName: application.displayName,
    accountEnabled: read.truth('accountEnabled') ?? true,
    appRoleAssignmentRequired: read.truth('appRoleAssignmentRequired') ?? false,
    appOwnerOrganizationId: tenant.tenantId,
    servicePrincipalType: 'Application',
    servicePrincipalNames: [appId, ...application.identifierUris],
    createdDateTime: new Date(now).toISOString(),
    tags: read.texts('tags') ?? [],
    oauth2PermissionScopes: application.api.oauth2PermissionScopes,
    appRoles: application.appRoles,
    isFirstParty: false,
    preAuthorizedScopes: {},
    firstPartyRedirectUris: [],
    visibleAt: now + lagMs,
  }
}

function entityRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  const common = {
    family: 'directory',
    alternateKeys: ['appId'],
    path: '/servicePrincipals/{servicePrincipal}',
  } as const
  return [
    {
      ...common,
      method: 'GET',
      query: entityQuery,
      handle(call) {
        requireMember(tenant, call)
        const entity = servicePrincipalEntity(requireServicePrincipal(dependencies, call), tenant)
        return ok({
          '@odata.context': contextOf(call, 'servicePrincipals', true),
          ...project(entity, selectedProperties(servicePrincipalType, call.query.select)),
        })
      },
    },
    {
      ...common,
      method: 'PATCH',
      query: noQuery,
      handle(call) {
        const servicePrincipal = requireServicePrincipal(dependencies, call)
        requireManager(dependencies, call, servicePrincipal.appId)
        const body = readJsonBody(call.request, 'directory')
        requireKnown(body, settable, 'microsoft.graph.servicePrincipal', 'directory')
        const read = createFieldReader(body, 'directory')
        if (body['appId'] !== undefined && body['appId'] !== servicePrincipal.appId) throw read.wrong('appId')
        servicePrincipal.accountEnabled = read.truth('accountEnabled') ?? servicePrincipal.accountEnabled
        servicePrincipal.appRoleAssignmentRequired =
          read.truth('appRoleAssignmentRequired') ?? servicePrincipal.appRoleAssignmentRequired
        servicePrincipal.tags = read.texts('tags') ?? servicePrincipal.tags
        return noContent()
      },
    },
    {
      ...common,
      method: 'DELETE',
      query: noQuery,
      handle(call) {
        const servicePrincipal = requireServicePrincipal(dependencies, call)
        requireManager(dependencies, call, servicePrincipal.appId)
        removeServicePrincipal(tenant, servicePrincipal)
        return noContent()
      },
    },
  ]
}
