/** App role assignments: the grant of application permissions (Graph: appRoleAssignment; reference sections 3.3 and 3.4). */
import { randomBytes } from 'node:crypto'
import type { AppRoleAssignment, ServicePrincipal, TenantState } from '../../tenant/model.ts'
import { applicationAdministrators, requireRole, roleTemplates } from '../authorization.ts'
import { directoryBadRequest, resourceNotFound } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { contextOf, created, type Entity, noContent, ok, project } from '../odata.ts'
import { noQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { answerList, listQuery } from './collection.ts'
import { appRoleAssignmentType } from './entity-types.ts'
import { requireServicePrincipal } from './application-access.ts'
import { recordAppRole } from './grant-records.ts'
import { requireMember } from './users.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock' | 'lag'>

const graphAppId = '00000003-0000-0000-c000-000000000000'

/** The two sides of an assignment: the resource lists who holds its roles, the principal what it holds. */
const sides = [
  { list: 'appRoleAssignedTo', own: 'resourceId' },
  { list: 'appRoleAssignments', own: 'principalId' },
] as const

export function appRoleAssignmentRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  return sides.flatMap(({ list, own }): Route[] => {
    const path = `/servicePrincipals/{servicePrincipal}/${list}`
    const common = { family: 'directory', alternateKeys: ['appId'] } as const
    const ofCall = (call: Call) => {
      const { id } = requireServicePrincipal(dependencies, call)
      return [...tenant.appRoleAssignments.values()].filter((assignment) => assignment[own] === id)
    }
    return [
      {
        ...common,
        method: 'GET',
        path,
        cost: 2,
        query: listQuery('$filter', '$count'),
        handle(call) {
          requireMember(tenant, call)
          return answerList(call, {
            items: ofCall(call).map((assignment) => assignmentEntity(tenant, assignment)),
            type: appRoleAssignmentType,
            context: 'appRoleAssignments',
            filterable: ['appRoleId', 'principalId', 'resourceId', 'principalDisplayName'],
          })
        },
      },
      {
        ...common,
        method: 'POST',
        path,
        query: noQuery,
        handle: (call) => assign(dependencies, call, own),
      },
      {
        ...common,
        method: 'GET',
        path: `${path}/{assignment}`,
        permission: `GET /serviceprincipals/{id}/${list.toLowerCase()}`,
        query: noQuery,
        handle(call) {
          requireMember(tenant, call)
          const assignment = ofCall(call).find(({ id }) => id === parameter(call, 'assignment'))
          if (assignment === undefined) throw resourceNotFound(parameter(call, 'assignment'))
          return ok({
            '@odata.context': contextOf(call, 'appRoleAssignments', true),
            ...project(assignmentEntity(tenant, assignment), appRoleAssignmentType.byDefault),
          })
        },
      },
      {
        ...common,
        method: 'DELETE',
        path: `${path}/{assignment}`,
        query: noQuery,
        handle(call) {
          const assignment = ofCall(call).find(({ id }) => id === parameter(call, 'assignment'))
          if (assignment === undefined) throw resourceNotFound(parameter(call, 'assignment'))
          requireGrantor(tenant, call, tenant.servicePrincipals.get(assignment.resourceId))
          tenant.appRoleAssignments.delete(assignment.id)
          recordAppRole(dependencies, call, { assignment, isAdded: false })
          return noContent()
        },
      },
    ]
  })
}

/** Application administrators may consent to everything but Graph's own app roles. */
function requireGrantor(tenant: TenantState, call: Call, resource: ServicePrincipal | undefined): void {
  const mighty = [roleTemplates.globalAdministrator, roleTemplates.privilegedRoleAdministrator]
  requireRole(
    tenant,
    call.claims,
    resource?.appId === graphAppId ? mighty : [...mighty, ...applicationAdministrators],
  )
}

function assign({ tenant, clock, lag }: Dependencies, call: Call, own: 'resourceId' | 'principalId') {
  const body = readJsonBody(call.request, 'directory')
  requireKnown(
    body,
    ['principalId', 'resourceId', 'appRoleId'],
    'microsoft.graph.appRoleAssignment',
    'directory',
  )
  const read = createFieldReader(body, 'directory')
  const ids = {
    principalId: requiredGuid(read.text('principalId'), 'principalId'),
    resourceId: requiredGuid(read.text('resourceId'), 'resourceId'),
    appRoleId: requiredGuid(read.text('appRoleId'), 'appRoleId'),
  }
  const self = requireServicePrincipal({ tenant, clock }, call)
  if (ids[own] !== self.id)
    throw directoryBadRequest(`Property ${own} does not match the resource in the URL.`)
  const resource = tenant.servicePrincipals.get(ids.resourceId)
  if (resource === undefined || resource.visibleAt > clock.now()) throw resourceNotFound(ids.resourceId)
  requirePrincipal(tenant, ids.principalId, clock.now())
  requireGrantor(tenant, call, resource)
  requireAppRole(resource, ids.appRoleId, tenant.servicePrincipals.has(ids.principalId))
  const isThere = [...tenant.appRoleAssignments.values()].some(
    ({ appRoleId, principalId, resourceId }) =>
      appRoleId === ids.appRoleId && principalId === ids.principalId && resourceId === ids.resourceId,
  )
  if (isThere) throw directoryBadRequest('Permission being assigned already exists on the object')
  const now = clock.now()
  const assignment: AppRoleAssignment = {
    id: randomBytes(32).toString('base64url'),
    ...ids,
    createdDateTime: new Date(now).toISOString(),
    effectiveAt: now + lag.grants,
  }
  tenant.appRoleAssignments.set(assignment.id, assignment)
  recordAppRole({ tenant, clock }, call, { assignment, isAdded: true })
  return created({
    '@odata.context': contextOf(
      call,
      `servicePrincipals('${self.id}')/${own === 'resourceId' ? 'appRoleAssignedTo' : 'appRoleAssignments'}`,
      true,
    ),
    ...project(assignmentEntity(tenant, assignment), appRoleAssignmentType.byDefault),
  })
}

function requiredGuid(text: string | undefined, name: string): string {
  if (text === undefined || !/^[0-9a-f-]{36}$/i.test(text))
    throw directoryBadRequest(`A value is required for property '${name}' of resource 'AppRoleAssignment'.`)
  return text.toLowerCase()
}

/** Somebody who exists, and has been replicated (reference section 3.6). */
function requirePrincipal(tenant: TenantState, id: string, now: number): void {
  const servicePrincipal = tenant.servicePrincipals.get(id)
  if (servicePrincipal !== undefined && servicePrincipal.visibleAt > now)
    throw directoryBadRequest('Not a valid reference update.')
  if (servicePrincipal === undefined && !tenant.users.has(id) && !tenant.groups.has(id))
    throw resourceNotFound(id)
}

function requireAppRole(resource: ServicePrincipal, appRoleId: string, isApplication: boolean): void {
  const isDefault = appRoleId === '00000000-0000-0000-0000-000000000000' && resource.appRoles.length === 0
  const role = resource.appRoles.find(({ id }) => id === appRoleId)
  const fits =
    role?.isEnabled === true && role.allowedMemberTypes.includes(isApplication ? 'Application' : 'User')
  if (!isDefault && !fits)
    throw directoryBadRequest(`Permission being assigned was not found on application '${resource.appId}'.`)
}

function assignmentEntity(tenant: TenantState, assignment: AppRoleAssignment): Entity {
  const { id, appRoleId, createdDateTime, principalId, resourceId } = assignment
  const servicePrincipal = tenant.servicePrincipals.get(principalId)
  const person = tenant.users.get(principalId)
  return {
    id,
    appRoleId,
    createdDateTime,
    principalDisplayName: (servicePrincipal ?? person ?? tenant.groups.get(principalId))?.displayName,
    principalId,
    principalType:
      servicePrincipal === undefined ? (person === undefined ? 'Group' : 'User') : 'ServicePrincipal',
    resourceDisplayName: tenant.servicePrincipals.get(resourceId)?.displayName,
    resourceId,
  }
}
