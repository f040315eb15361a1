/** Groups, directory roles, and who is in them (Graph: group, directoryRole, memberOf, transitiveMemberOf, getMemberGroups). */
import type { SimulatorReply } from '../../http.ts'
import type { DirectoryGroup, DirectoryRole, TenantState } from '../../tenant/model.ts'
import { directoryBadRequest, resourceNotFound } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { contextOf, type Entity, type EntityType, ok, project, selectedProperties } from '../odata.ts'
import type { Key } from '../path.ts'
import { entityQuery, noQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { requireServicePrincipal } from './application-access.ts'
import { answerList, listQuery, requireAdvanced } from './collection.ts'
import {
  directoryObjectType,
  directoryRoleType,
  groupType,
  servicePrincipalType,
  userType,
} from './entity-types.ts'
import { directoryRoleEntity, findObject, groupEntity, membershipsOf, requireUser } from './objects.ts'
import { requireMember, requireSelfOr } from './users.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock'>

const membershipListNames = ['memberOf', 'transitiveMemberOf'] as const

export function membershipRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  return [
    ...groupRoutes(tenant),
    ...directoryRoleRoutes(tenant),
    ...membershipListNames.flatMap((list) => membershipLists(tenant, list)),
    ...membershipListNames.map((list) => servicePrincipalMemberships(dependencies, list)),
    ...checkRoutes(tenant),
  ]
}

function groupRoutes(tenant: TenantState): Route[] {
  return [
    {
      method: 'GET',
      path: '/groups',
      family: 'directory',
      query: listQuery('$filter', '$orderby', '$count'),
      handle(call) {
        requireMember(tenant, call)
        return answerList(call, {
          items: [...tenant.groups.values()].map(groupEntity),
          type: groupType,
          context: 'groups',
          filterable: [
            'displayName',
            'groupTypes',
            'id',
            'mailEnabled',
            'mailNickname',
            'securityEnabled',
            'createdDateTime',
          ],
          sortable: ['displayName'],
        })
      },
    },
    {
      method: 'GET',
      path: '/groups/{group}',
      family: 'directory',
      query: entityQuery,
      handle(call) {
        requireMember(tenant, call)
        return one(call, 'groups', groupEntity(requireGroup(tenant, call)), groupType)
      },
    },
    ...memberLists(tenant, '/groups/{group}/members', 3, (call) => requireGroup(tenant, call).memberIds),
    ...memberLists(tenant, '/groups/{group}/transitiveMembers', 5, (call) =>
      transitiveMembers(tenant, requireGroup(tenant, call)),
    ),
  ]
}

const one = (call: Call, context: string, entity: Entity, type: EntityType): SimulatorReply =>
  ok({
    '@odata.context': contextOf(call, context, true),
    ...project(entity, selectedProperties(type, call.query.select)),
  })

function requireGroup(tenant: TenantState, call: Call): DirectoryGroup {
  const id = parameter(call, 'group')
  const group = tenant.groups.get(id.toLowerCase())
  if (group === undefined) throw resourceNotFound(id)
  return group
}

/** The members of a group and of the groups within it; groups may hold each other. */
function transitiveMembers(tenant: TenantState, group: DirectoryGroup): ReadonlySet<string> {
  const found = new Set<string>()
  const groups = [group]
  for (const { memberIds } of groups)
    for (const id of memberIds) {
      if (found.has(id)) continue
      found.add(id)
      const inner = tenant.groups.get(id)
      if (inner !== undefined) groups.push(inner)
    }
  return found
}

/** A list of members, and the same cast to users, groups or applications. */
function memberLists(
  tenant: TenantState,
  path: string,
  cost: number,
  membersOf: (call: Call) => ReadonlySet<string>,
): Route[] {
  const casts: readonly (readonly [string, EntityType])[] = [
    ['', directoryObjectType],
    ['/microsoft.graph.user', userType],
    ['/microsoft.graph.group', groupType],
    ['/microsoft.graph.servicePrincipal', servicePrincipalType],
  ]
  return casts.map(([cast, type]) => ({
    method: 'GET',
    path: `${path}${cast}`,
    family: 'directory',
    cost,
    alternateKeys: ['roleTemplateId'],
    permission: `GET ${path.replaceAll(/\{\w+\}/g, '{id}').toLowerCase()}`,
    query: listQuery('$count'),
    handle(call) {
      requireMember(tenant, call)
      if (cast !== '' && path.endsWith('/transitiveMembers')) requireAdvanced(call)
      const members = [...membersOf(call)]
        .map((id) => findObject(tenant, id))
        .filter((object) => object !== undefined)
      return answerCast(call, members, cast, type)
    },
  }))
}

function answerCast(call: Call, objects: readonly Entity[], cast: string, type: EntityType): SimulatorReply {
  if (cast === '') return answerList(call, { items: objects, type, context: 'directoryObjects' })
  const wanted = `#${cast.slice(1)}`
  const items = objects
    .filter((object) => object['@odata.type'] === wanted)
    .map((object) => project(object, [...type.byDefault, ...type.onSelect]))
  return answerList(call, { items, type, context: `${type.name}s` })
}

function directoryRoleRoutes(tenant: TenantState): Route[] {
  const roleOf = (call: Call): DirectoryRole => {
    const key: Key = call.parameters['role'] ?? { name: null, value: '' }
    const role =
      key.name === 'roleTemplateId'
        ? [...tenant.directoryRoles.values()].find(
            ({ roleTemplateId }) => roleTemplateId === key.value.toLowerCase(),
          )
        : tenant.directoryRoles.get(key.value.toLowerCase())
    if (role === undefined) throw resourceNotFound(key.value)
    return role
  }
  return [
    {
      method: 'GET',
      path: '/directoryRoles',
      family: 'directory',
      query: { options: ['$select', '$filter', '$count'] },
      handle(call) {
        requireMember(tenant, call)
        return answerList(call, {
          items: [...tenant.directoryRoles.values()].map(directoryRoleEntity),
          type: directoryRoleType,
          context: 'directoryRoles',
          filterable: ['displayName', 'roleTemplateId', 'id'],
        })
      },
    },
    {
      method: 'GET',
      path: '/directoryRoles/{role}',
      family: 'directory',
      alternateKeys: ['roleTemplateId'],
      query: entityQuery,
      handle(call) {
        requireMember(tenant, call)
        return one(call, 'directoryRoles', directoryRoleEntity(roleOf(call)), directoryRoleType)
      },
    },
    ...memberLists(tenant, '/directoryRoles/{role}/members', 1, (call) => roleOf(call).memberIds),
  ]
}

function membershipLists(tenant: TenantState, list: 'memberOf' | 'transitiveMemberOf'): Route[] {
  const casts: readonly (readonly [string, EntityType])[] = [
    ['', directoryObjectType],
    ['/microsoft.graph.group', groupType],
    ['/microsoft.graph.directoryRole', directoryRoleType],
  ]
  return casts.map(([cast, type]) => ({
    method: 'GET',
    path: `/users/{user}/${list}${cast}`,
    family: 'directory',
    cost: list === 'memberOf' ? 1 : 5,
    permission: `GET /users/{id}/${list.toLowerCase()}`,
    query: listQuery('$count'),
    handle(call) {
      const user = requireUser(tenant, call.parameters['user'] ?? { name: null, value: '' })
      requireSelfOr(call, user.id, tenant)
      if (cast !== '' && list === 'transitiveMemberOf') requireAdvanced(call)
      return answerCast(call, membershipsOf(tenant, user.id, list === 'transitiveMemberOf'), cast, type)
    },
  }))
}

/** The groups and directory roles of an application. */
function servicePrincipalMemberships(
  dependencies: Dependencies,
  list: (typeof membershipListNames)[number],
): Route {
  const { tenant } = dependencies
  return {
    method: 'GET',
    path: `/servicePrincipals/{servicePrincipal}/${list}`,
    family: 'directory',
    alternateKeys: ['appId'],
    query: listQuery('$count'),
    handle(call) {
      requireMember(tenant, call)
      const { id } = requireServicePrincipal(dependencies, call)
      return answerList(call, {
        items: membershipsOf(tenant, id, list === 'transitiveMemberOf'),
        type: directoryObjectType,
        context: 'directoryObjects',
      })
    },
  }
}

const answer = (call: Call, ids: readonly string[]) =>
  ok({ '@odata.context': contextOf(call, 'Collection(Edm.String)'), value: ids })
const action = (name: string, handle: (call: Call) => SimulatorReply): Route => ({
  method: 'POST',
  path: `/users/{user}/${name}`,
  family: 'directory',
  query: noQuery,
  handle,
})

/** The four actions on transitive membership; the `Groups` ones leave roles out. */
function checkRoutes(tenant: TenantState): Route[] {
  const idsOf = (call: Call, groupsOnly: boolean): string[] => {
    const user = requireUser(tenant, call.parameters['user'] ?? { name: null, value: '' })
    requireSelfOr(call, user.id, tenant)
    const memberships = membershipsOf(tenant, user.id, true)
    return memberships
      .filter((entity) => !groupsOnly || entity['@odata.type'] === '#microsoft.graph.group')
      .flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
  }
  return [
    action('getMemberGroups', (call) => {
      const securityOnly = securityEnabledOnly(call)
      const ids = idsOf(call, true)
      return answer(call, securityOnly ? ids.filter((id) => tenant.groups.get(id)?.securityEnabled) : ids)
    }),
    action('getMemberObjects', (call) => {
      const securityOnly = securityEnabledOnly(call)
      return answer(
        call,
        idsOf(call, false).filter((id) => !securityOnly || (tenant.groups.get(id)?.securityEnabled ?? true)),
      )
    }),
    action('checkMemberGroups', (call) => answer(call, matching(call, 'groupIds', idsOf(call, true)))),
    action('checkMemberObjects', (call) => answer(call, matching(call, 'ids', idsOf(call, false)))),
  ]
}

function securityEnabledOnly(call: Call): boolean {
  const body = readJsonBody(call.request, 'directory')
  requireKnown(body, ['securityEnabledOnly'], 'microsoft.graph.getMemberGroups', 'directory')
  return createFieldReader(body, 'directory').truth('securityEnabledOnly') ?? false
}

/** At most 20 ids are compared (Graph: checkMemberGroups). */
function matching(call: Call, property: string, held: readonly string[]): string[] {
  const body = readJsonBody(call.request, 'directory')
  requireKnown(body, [property], 'microsoft.graph.checkMember', 'directory')
  const asked = createFieldReader(body, 'directory').texts(property)
  if (asked === undefined) throw directoryBadRequest(`Required parameter '${property}' is missing.`)
  if (asked.length > 20) throw directoryBadRequest("The number of included identifiers cannot exceed '20'.")
  return asked.filter((id) => held.includes(id.toLowerCase()))
}
