/** `/roleManagement/directory`, and the members of `/directoryRoles` (Graph: unifiedRoleDefinition, unifiedRoleAssignment). */
import type { DirectoryRole, TenantState } from '../../tenant/model.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { answerList, listQuery } from '../directory/collection.ts'
import { findObject } from '../directory/objects.ts'
import { referencedId } from '../directory/owners.ts'
import { requireMember } from '../directory/users.ts'
import { directoryBadRequest, resourceNotFound } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { contextOf, created, type Entity, noContent, ok, project, selectedProperties } from '../odata.ts'
import { entityQuery, noQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import {
  assignmentEntity,
  assignmentId,
  definitionEntity,
  type RoleAssignment,
  roleAssignments,
} from './assignments.ts'
import { roleAssignmentType, roleDefinitionType } from './entity-types.ts'
import { addRoleMember, removeRoleMember, requireRoleGrantor } from './members.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock'>

export function roleManagementRoutes(dependencies: Dependencies): Route[] {
  return [
    ...definitionRoutes(dependencies),
    ...assignmentReadRoutes(dependencies),
    ...assignmentWriteRoutes(dependencies),
    ...directoryRoleMemberRoutes(dependencies),
  ]
}

const requireRoleByTemplate = (tenant: TenantState, id: string): DirectoryRole => {
  const role = [...tenant.directoryRoles.values()].find(
    ({ roleTemplateId }) => roleTemplateId === id.toLowerCase(),
  )
  if (role === undefined) throw resourceNotFound(id)
  return role
}

function definitionRoutes({ tenant }: Dependencies): Route[] {
  const path = '/roleManagement/directory/roleDefinitions'
  return [
    {
      method: 'GET',
      path,
      family: 'directory',
      query: listQuery('$filter', '$orderby'),
      handle(call) {
        requireMember(tenant, call)
        return answerList(call, {
          items: [...tenant.directoryRoles.values()].map(definitionEntity),
          type: roleDefinitionType,
          context: 'roleManagement/directory/roleDefinitions',
          filterable: ['id', 'displayName', 'isBuiltIn', 'templateId'],
          sortable: ['displayName'],
        })
      },
    },
    {
      method: 'GET',
      path: `${path}/{definition}`,
      family: 'directory',
      query: entityQuery,
      handle(call) {
        requireMember(tenant, call)
        const entity = definitionEntity(requireRoleByTemplate(tenant, parameter(call, 'definition')))
        return ok({
          '@odata.context': contextOf(call, 'roleManagement/directory/roleDefinitions', true),
          ...project(entity, selectedProperties(roleDefinitionType, call.query.select)),
        })
      },
    },
    {
      method: 'GET',
      path: '/directoryRoleTemplates',
      family: 'directory',
      query: { options: ['$select'] },
      handle(call) {
        requireMember(tenant, call)
        const value = [...tenant.directoryRoles.values()].map(
          ({ roleTemplateId, displayName, description }) => ({
            id: roleTemplateId,
            deletedDateTime: null,
            description,
            displayName,
          }),
        )
        return ok({ '@odata.context': contextOf(call, 'directoryRoleTemplates'), value })
      },
    },
  ]
}

const assignmentsPath = '/roleManagement/directory/roleAssignments'
const assignmentsContext = 'roleManagement/directory/roleAssignments'

function requireAssignment(tenant: TenantState, call: Call): RoleAssignment {
  const id = parameter(call, 'assignment')
  const assignment = roleAssignments(tenant).find((one) => assignmentId(one) === id)
  if (assignment === undefined) throw resourceNotFound(id)
  return assignment
}

/** `$expand` takes the two navigation properties, alone or together. */
function expanded(tenant: TenantState, assignment: RoleAssignment, expand: string | undefined): Entity {
  const names = expand === undefined ? [] : expand.split(',').map((name) => name.trim())
  const unknown = names.find((name) => name !== 'principal' && name !== 'roleDefinition')
  if (unknown !== undefined)
    throw directoryBadRequest(`The property '${unknown}' cannot be expanded on 'unifiedRoleAssignment'.`)
  return {
    ...assignmentEntity(assignment),
    ...(names.includes('principal') ? { principal: findObject(tenant, assignment.principalId) } : {}),
    ...(names.includes('roleDefinition') ? { roleDefinition: definitionEntity(assignment.role) } : {}),
  }
}

function assignmentReadRoutes({ tenant }: Dependencies): Route[] {
  return [
    {
      method: 'GET',
      path: assignmentsPath,
      family: 'directory',
      query: listQuery('$filter', '$expand'),
      handle(call) {
        requireMember(tenant, call)
        const { expand } = call.query
        const names = new Set((expand ?? '').split(',').map((name) => name.trim()))
        return answerList(call, {
          items: roleAssignments(tenant).map((assignment) => expanded(tenant, assignment, expand)),
          type: {
            ...roleAssignmentType,
            byDefault: [
              ...roleAssignmentType.byDefault,
              ...roleAssignmentType.onSelect.filter((name) => names.has(name)),
            ],
          },
          context: assignmentsContext,
          filterable: ['principalId', 'roleDefinitionId', 'directoryScopeId'],
        })
      },
    },
    {
      method: 'GET',
      path: `${assignmentsPath}/{assignment}`,
      family: 'directory',
      query: entityQuery,
      handle(call) {
        requireMember(tenant, call)
        return ok({
          '@odata.context': contextOf(call, assignmentsContext, true),
          ...project(
            assignmentEntity(requireAssignment(tenant, call)),
            selectedProperties(roleAssignmentType, call.query.select),
          ),
        })
      },
    },
  ]
}

function assignmentWriteRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  return [
    {
      method: 'POST',
      path: assignmentsPath,
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireRoleGrantor(dependencies, call)
        const assignment = readAssignment(tenant, call)
        addRoleMember(dependencies, call, assignment)
        return created({
          '@odata.context': contextOf(call, assignmentsContext, true),
          ...assignmentEntity(assignment),
        })
      },
    },
    {
      method: 'DELETE',
      path: `${assignmentsPath}/{assignment}`,
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireRoleGrantor(dependencies, call)
        removeRoleMember(dependencies, call, requireAssignment(tenant, call))
        return noContent()
      },
    },
  ]
}

function readAssignment(tenant: TenantState, call: Call): RoleAssignment {
  const body = readJsonBody(call.request, 'directory')
  requireKnown(
    body,
    ['principalId', 'roleDefinitionId', 'directoryScopeId', 'appScopeId'],
    'microsoft.graph.unifiedRoleAssignment',
    'directory',
  )
  const read = createFieldReader(body, 'directory')
  if (read.text('directoryScopeId') !== '/')
    throw directoryBadRequest("Only the directory scope '/' exists in this tenant.")
  const principalId = read.text('principalId')?.toLowerCase()
  if (principalId === undefined) throw read.wrong('principalId')
  return { role: requireRoleByTemplate(tenant, read.text('roleDefinitionId') ?? ''), principalId }
}

/** The older way to the same end. */
function directoryRoleMemberRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  const common = {
    family: 'directory',
    alternateKeys: ['roleTemplateId'],
    query: noQuery,
  } as const
  const roleOf = (call: Call): DirectoryRole => {
    const key = call.parameters['role'] ?? { name: null, value: '' }
    if (key.name === 'roleTemplateId') return requireRoleByTemplate(tenant, key.value)
    const role = tenant.directoryRoles.get(key.value.toLowerCase())
    if (role === undefined) throw resourceNotFound(key.value)
    return role
  }
  return [
    {
      ...common,
      method: 'POST',
      path: '/directoryRoles/{role}/members/$ref',
      permission: 'POST /directoryroles/{id}/members',
      handle(call) {
        requireRoleGrantor(dependencies, call)
        addRoleMember(dependencies, call, { role: roleOf(call), principalId: referencedId(call.request) })
        return noContent()
      },
    },
    {
      ...common,
      method: 'DELETE',
      path: '/directoryRoles/{role}/members/{member}/$ref',
      permission: 'DELETE /directoryroles/{id}/members/{id}',
      handle(call) {
        requireRoleGrantor(dependencies, call)
        const principalId = parameter(call, 'member').toLowerCase()
        removeRoleMember(dependencies, call, { role: roleOf(call), principalId })
        return noContent()
      },
    },
  ]
}
