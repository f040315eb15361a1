/** Delegated permission grants (Graph: oAuth2PermissionGrant; reference section 3.3). */
import { randomBytes } from 'node:crypto'
import type { OAuth2PermissionGrant, ServicePrincipal, TenantState } from '../../tenant/model.ts'
import { applicationAdministrators, requireRole, roleTemplates } from '../authorization.ts'
import { directoryBadRequest, GraphFailure, resourceNotFound } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { contextOf, created, type Entity, noContent, ok, project, selectedProperties } from '../odata.ts'
import { entityQuery, noQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { answerList, listQuery } from './collection.ts'
import { permissionGrantType } from './entity-types.ts'
import { requireServicePrincipal } from './application-access.ts'
import { recordGrant } from './grant-records.ts'
import { requireMember } from './users.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock' | 'lag'>

/** Scopes that every resource grants without exposing them (OpenID Connect Core section 5.4). */
const openIdScopes: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access'])

const grantors = [...applicationAdministrators, roleTemplates.privilegedRoleAdministrator]

export function permissionGrantRoutes(dependencies: Dependencies): Route[] {
  return [...readRoutes(dependencies), ...writeRoutes(dependencies)]
}

function requireGrant(tenant: TenantState, call: Call): OAuth2PermissionGrant {
  const grant = tenant.oauth2PermissionGrants.get(parameter(call, 'grant'))
  if (grant === undefined) throw resourceNotFound(parameter(call, 'grant'))
  return grant
}

function grantEntity({
  id,
  clientId,
  consentType,
  principalId,
  resourceId,
  scope,
}: OAuth2PermissionGrant): Entity {
  return { id, clientId, consentType, principalId, resourceId, scope }
}

function readRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  const list = (call: Call, grants: readonly OAuth2PermissionGrant[]) => {
    requireMember(tenant, call)
    return answerList(call, {
      items: grants.map(grantEntity),
      type: permissionGrantType,
      context: 'oauth2PermissionGrants',
      filterable: ['clientId', 'consentType', 'principalId', 'resourceId'],
    })
  }
  return [
    {
      method: 'GET',
      path: '/oauth2PermissionGrants',
      family: 'directory',
      cost: 2,
      query: listQuery('$filter'),
      handle: (call) => list(call, [...tenant.oauth2PermissionGrants.values()]),
    },
    {
      method: 'GET',
      path: '/servicePrincipals/{servicePrincipal}/oauth2PermissionGrants',
      family: 'directory',
      alternateKeys: ['appId'],
      cost: 2,
      query: listQuery('$filter'),
      handle(call) {
        const { id } = requireServicePrincipal(dependencies, call)
        return list(
          call,
          [...tenant.oauth2PermissionGrants.values()].filter(({ clientId }) => clientId === id),
        )
      },
    },
    {
      method: 'GET',
      path: '/oauth2PermissionGrants/{grant}',
      family: 'directory',
      cost: 2,
      query: entityQuery,
      handle(call) {
        requireMember(tenant, call)
        return ok({
          '@odata.context': contextOf(call, 'oauth2PermissionGrants', true),
          ...project(
            grantEntity(requireGrant(tenant, call)),
            selectedProperties(permissionGrantType, call.query.select),
          ),
        })
      },
    },
  ]
}

function writeRoutes(dependencies: Dependencies): Route[] {
  const { tenant, clock, lag } = dependencies
  return [
    {
      method: 'POST',
      path: '/oauth2PermissionGrants',
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireRole(tenant, call.claims, grantors)
        const grant = readGrant(dependencies, call)
        tenant.oauth2PermissionGrants.set(grant.id, grant)
        recordGrant(dependencies, call, { grant, before: undefined, after: grant.scope })
        return created({
          '@odata.context': contextOf(call, 'oauth2PermissionGrants', true),
          ...grantEntity(grant),
        })
      },
    },
    {
      method: 'PATCH',
      path: '/oauth2PermissionGrants/{grant}',
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireRole(tenant, call.claims, grantors)
        const grant = requireGrant(tenant, call)
        const body = readJsonBody(call.request, 'directory')
        requireKnown(body, ['scope'], 'microsoft.graph.oAuth2PermissionGrant', 'directory')
        const before = grant.scope
        grant.earlierScope = grant.effectiveAt <= clock.now() ? grant.scope : (grant.earlierScope ?? '')
        grant.scope = readScope(
          createFieldReader(body, 'directory').text('scope'),
          tenant.servicePrincipals.get(grant.resourceId),
        )
        grant.effectiveAt = clock.now() + lag.grants
        recordGrant(dependencies, call, { grant, before, after: grant.scope })
        return noContent()
      },
    },
    {
      method: 'DELETE',
      path: '/oauth2PermissionGrants/{grant}',
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireRole(tenant, call.claims, grantors)
        const grant = requireGrant(tenant, call)
        tenant.oauth2PermissionGrants.delete(grant.id)
        recordGrant(dependencies, call, { grant, before: grant.scope, after: undefined })
        return noContent()
      },
    },
  ]
}

function readGrant({ tenant, clock, lag }: Dependencies, call: Call): OAuth2PermissionGrant {
  const body = readJsonBody(call.request, 'directory')
  requireKnown(
    body,
    ['clientId', 'consentType', 'principalId', 'resourceId', 'scope'],
    'microsoft.graph.oAuth2PermissionGrant',
    'directory',
  )
  const read = createFieldReader(body, 'directory')
  const consentType = read.text('consentType')
  if (consentType !== 'AllPrincipals' && consentType !== 'Principal') throw read.wrong('consentType')
  const principalId = read.nullableText('principalId')?.toLowerCase() ?? null
  if ((consentType === 'Principal') !== (principalId !== null)) throw read.wrong('principalId')
  if (principalId !== null && !tenant.users.has(principalId)) throw resourceNotFound(principalId)
  const client = visibleServicePrincipal(tenant, read.text('clientId'), clock.now())
  const resource = visibleServicePrincipal(tenant, read.text('resourceId'), clock.now())
  const grant: OAuth2PermissionGrant = {
    id: randomBytes(32).toString('base64url'),
    clientId: client.id,
    consentType,
    principalId,
    resourceId: resource.id,
    scope: readScope(read.text('scope'), resource),
    effectiveAt: clock.now() + lag.grants,
  }
  requireUnique(tenant, grant)
  return grant
}

function visibleServicePrincipal(tenant: TenantState, id: string | undefined, now: number): ServicePrincipal {
  const servicePrincipal = tenant.servicePrincipals.get(id?.toLowerCase() ?? '')
  if (servicePrincipal === undefined || servicePrincipal.visibleAt > now) throw resourceNotFound(id ?? '')
  return servicePrincipal
}

/** One grant for each client, resource, kind of consent and person; more scopes go there by PATCH. */
function requireUnique(tenant: TenantState, grant: OAuth2PermissionGrant): void {
  const isThere = [...tenant.oauth2PermissionGrants.values()].some(
    (other) =>
      other.clientId === grant.clientId &&
      other.resourceId === grant.resourceId &&
      other.consentType === grant.consentType &&
      other.principalId === grant.principalId,
  )
  if (isThere)
    throw new GraphFailure(409, 'Request_MultipleObjectsWithSameKeyValue', 'Permission entry already exists.')
}

function readScope(text: string | undefined, resource: ServicePrincipal | undefined): string {
  const names = (text ?? '').split(' ').filter((name) => name !== '')
  if (names.length === 0)
    throw directoryBadRequest(
      "Invalid value specified for property 'scope' of resource 'OAuth2PermissionGrant'.",
    )
  const unknown = names.find(
    (name) =>
      !openIdScopes.has(name) &&
      !resource?.oauth2PermissionScopes.some(({ value, isEnabled }) => value === name && isEnabled),
  )
  if (unknown !== undefined)
    throw directoryBadRequest(
      `The scope '${unknown}' is not exposed by the resource '${resource?.appId ?? ''}'.`,
    )
  return names.join(' ')
}
