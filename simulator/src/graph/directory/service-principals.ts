/** `/servicePrincipals` (Graph: servicePrincipal; reference sections 3.1 and 3.6). */
import { randomUUID } from 'node:crypto'
import type { Application, ServicePrincipal, TenantState } from '../../tenant/model.ts'
import { modifications, recordChange } from '../audit-logs/record.ts'
import { directoryBadRequest, GraphFailure } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { contextOf, created, type Entity, noContent, ok, project, selectedProperties } from '../odata.ts'
import { entityQuery, noQuery } from '../query.ts'
import type { Call, Route } from '../route.ts'
import type { GraphDependencies } from '../dependencies.ts'
import {
  applicationOf,
  requireRegistrar,
  requireServicePrincipal,
  requireServicePrincipalManager,
} from './application-access.ts'
import { isGuid } from './application-body.ts'
import { answerList, listQuery } from './collection.ts'
import { servicePrincipalType } from './entity-types.ts'
import { shownKeyCredential, shownPasswordCredential } from './key-credentials.ts'
import { updateKeys } from './key-update.ts'
import { requireMember } from './users.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'tenants' | 'clock' | 'lag'>

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

function servicePrincipalEntity(
  servicePrincipal: ServicePrincipal,
  tenant: TenantState,
  withKeys = false,
): Entity {
  const {
    isFirstParty: _,
    preAuthorizedScopes: __,
    firstPartyRedirectUris: ___,
    visibleAt: ____,
    ownerIds: _____,
    keyCredentials = [],
    passwordCredentials = [],
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
    keyCredentials: keyCredentials.map((credential) => shownKeyCredential(credential, withKeys)),
    passwordCredentials: passwordCredentials.map((credential) => shownPasswordCredential(credential, null)),
  }
}

const atCreation = [
  'accountEnabled',
  'appId',
  'appRoleAssignmentRequired',
  'displayName',
  'notes',
  'tags',
  'servicePrincipalType',
]

const settable = [...atCreation, 'keyCredentials']

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
        requireRegistrar(dependencies, call)
        const servicePrincipal = createServicePrincipal(dependencies, call)
        tenant.servicePrincipals.set(servicePrincipal.id, servicePrincipal)
        record(dependencies, call, { servicePrincipal, operation: 'Add' })
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

/** A registration of this tenant, or a multi-tenant one of another, and whose it is. */
function registrationOf(
  { tenant, tenants }: Dependencies,
  appId: string,
): { owner: TenantState; application: Application | undefined } {
  const found = tenants.registration(appId)
  const isUsable = found?.tenant === tenant || found?.application.signInAudience !== 'AzureADMyOrg'
  return isUsable && found !== undefined
    ? { owner: found.tenant, application: found.application }
    : { owner: tenant, application: undefined }
}

function createServicePrincipal(dependencies: Dependencies, call: Call): ServicePrincipal {
  const { tenant, clock, lag } = dependencies
  const body = readJsonBody(call.request, 'directory')
  requireKnown(body, atCreation, 'microsoft.graph.servicePrincipal', 'directory')
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
  const { owner, application } = registrationOf(dependencies, appId)
  if (application === undefined || application.visibleAt > clock.now()) {
    throw directoryBadRequest(
      `The appId '${appId}' of the service principal does not reference a valid application object.`,
    )
  }
  requireServicePrincipalManager(dependencies, call, { appId })
  const now = clock.now()
  return {
    id: randomUUID(),
    appId,
    displayName: application.displayName,
    accountEnabled: read.truth('accountEnabled') ?? true,
    appRoleAssignmentRequired: read.truth('appRoleAssignmentRequired') ?? false,
    appOwnerOrganizationId: owner.tenantId,
    servicePrincipalType: 'Application',
    servicePrincipalNames: [appId, ...application.identifierUris],
    createdDateTime: new Date(now).toISOString(),
    tags: read.texts('tags') ?? [],
    oauth2PermissionScopes: application.api.oauth2PermissionScopes,
    appRoles: application.appRoles,
    isFirstParty: false,
    preAuthorizedScopes: {},
    firstPartyRedirectUris: [],
    visibleAt: now + lag.servicePrincipals,
    ownerIds: new Set([call.claims.oid]),
  }
}

interface Recorded {
  readonly servicePrincipal: ServicePrincipal
  readonly operation: 'Add' | 'Update' | 'Delete'
  readonly changes?: ReturnType<typeof modifications>
}

const activities = {
  Add: 'Add service principal',
  Update: 'Update service principal',
  Delete: 'Remove service principal',
} as const

function record(
  dependencies: Dependencies,
  call: Call,
  { servicePrincipal, operation, changes = [] }: Recorded,
): void {
  const { id, displayName } = servicePrincipal
  recordChange(dependencies, call, {
    activity: activities[operation],
    category: 'ApplicationManagement',
    operation,
    targets: [{ id, displayName, type: 'ServicePrincipal', modifiedProperties: changes }],
  })
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
        const entity = servicePrincipalEntity(
          requireServicePrincipal(dependencies, call),
          tenant,
          call.query.select?.includes('keyCredentials') ?? false,
        )
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
        requireServicePrincipalManager(dependencies, call, servicePrincipal)
        const body = readJsonBody(call.request, 'directory')
        requireKnown(body, settable, 'microsoft.graph.servicePrincipal', 'directory')
        const read = createFieldReader(body, 'directory')
        if (body['appId'] !== undefined && body['appId'] !== servicePrincipal.appId) throw read.wrong('appId')
        updateKeys(dependencies, call, { kind: 'servicePrincipal', object: servicePrincipal, body })
        const before = { ...servicePrincipal }
        servicePrincipal.accountEnabled = read.truth('accountEnabled') ?? servicePrincipal.accountEnabled
        servicePrincipal.appRoleAssignmentRequired =
          read.truth('appRoleAssignmentRequired') ?? servicePrincipal.appRoleAssignmentRequired
        servicePrincipal.tags = read.texts('tags') ?? servicePrincipal.tags
        const { accountEnabled, appRoleAssignmentRequired, tags } = servicePrincipal
        const changes = modifications(before, { accountEnabled, appRoleAssignmentRequired, tags })
        record(dependencies, call, { servicePrincipal, operation: 'Update', changes })
        return noContent()
      },
    },
    {
      ...common,
      method: 'DELETE',
      query: noQuery,
      handle(call) {
        const servicePrincipal = requireServicePrincipal(dependencies, call)
        requireServicePrincipalManager(dependencies, call, servicePrincipal)
        removeServicePrincipal(tenant, servicePrincipal)
        record(dependencies, call, { servicePrincipal, operation: 'Delete' })
        return noContent()
      },
    },
  ]
}
