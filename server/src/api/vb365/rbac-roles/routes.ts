/** `RbacRoles`: who may restore for whom. Roles are for administrators of their organization. */
import { Type } from 'typebox'
import type { NewRbacItem } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { RequestError } from '../../http/errors.ts'
import { organizationId, rbacRoleId } from '../../ids.ts'
import { refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { noBody, organizationParameters } from '../parameters.ts'
import { registerRoleLists } from './lists.ts'
import {
  newRbacItem,
  rbacRoleBody,
  rbacRoleRequest,
  rbacRoleSchema,
  type RbacItemRequest,
  type RbacRoleRequest,
} from './schema.ts'

const tags = ['RbacRole']
const config = { access: 'administrator' } as const
const roleParameters = Type.Object({ roleId: Type.String() })

export function registerRbacRoles(scope: DialectScope): void {
  registerListing(scope)
  registerCreate(scope)
  registerOne(scope)
  registerRoleLists(scope)
}

function registerListing({ app, root, dependencies }: DialectScope): void {
  const { organizations, rbac } = dependencies.operations
  const response = { 200: Type.Array(refTo(rbacRoleSchema)) }
  app.get('/RbacRoles', {
    config,
    schema: { operationId: 'RbacRole_GetAll', tags, response },
    handler: async (request) => {
      const roles = await rbac.list(callerOf(request).reach)
      return roles.map((role) => rbacRoleBody(role, root))
    },
  })
  app.get('/Organizations/:organizationId/RbacRoles', {
    config,
    schema: { operationId: 'RbacRole_GetByOrganization', tags, params: organizationParameters, response },
    handler: async (request) => {
      const { reach } = callerOf(request)
      const { id } = await organizations.get(organizationId(request.params.organizationId), reach)
      const roles = await rbac.list(reach)
      return roles.filter((role) => role.organizationId === id).map((role) => rbacRoleBody(role, root))
    },
  })
}

function registerCreate({ app, version, root, dependencies }: DialectScope): void {
  const created = version === 8 ? 201 : 200
  app.post('/Organizations/:organizationId/RbacRoles', {
    config,
    schema: {
      operationId: 'RbacRole_Add',
      tags,
      params: organizationParameters,
      body: rbacRoleRequest,
      response: { [created]: refTo(rbacRoleSchema) },
    },
    handler: async (request, reply) => {
      const { body } = request
      const organization = organizationId(request.params.organizationId)
      checkOrganization(body, organization)
      if (body.name === undefined) throw new RequestError('malformed', 'name is missing: name the role.')
      const { actor, reach } = callerOf(request)
      const role = await dependencies.operations.rbac.create(
        {
          organizationId: organization,
          name: body.name,
          description: body.description ?? '',
          roleType: body.roleType ?? 'SpecificObjects',
          operators: items(body.operators),
          selectedItems: items(body.selectedItems),
          excludedItems: items(body.excludedItems),
        },
        reach,
        actor,
      )
      void reply.code(created)
      return rbacRoleBody(role, root)
    },
  })
}

/** A role stays in its organization, whatever the body says (AZ-27). */
function checkOrganization({ organizationId: given }: RbacRoleRequest, organization: string): void {
  if (given !== undefined && given.toLowerCase() !== organization)
    throw new RequestError(
      'malformed',
      'organizationId has to be the organization of the role; leave it out.',
    )
}

function items(given: readonly RbacItemRequest[] | undefined): readonly NewRbacItem[] {
  return (given ?? []).map(newRbacItem)
}

function registerOne({ app, root, dependencies }: DialectScope): void {
  const { rbac } = dependencies.operations
  app.get('/RbacRoles/:roleId', {
    config,
    schema: {
      operationId: 'RbacRole_Get',
      tags,
      params: roleParameters,
      response: { 200: refTo(rbacRoleSchema) },
    },
    handler: async (request) =>
      rbacRoleBody(await rbac.get(rbacRoleId(request.params.roleId), callerOf(request).reach), root),
  })
  app.put('/RbacRoles/:roleId', {
    config,
    schema: {
      operationId: 'RbacRole_Update',
      tags,
      params: roleParameters,
      body: rbacRoleRequest,
      response: { 204: noBody },
    },
    handler: async (request, reply) => {
      const id = rbacRoleId(request.params.roleId)
      const { actor, reach } = callerOf(request)
      const { organizationId: organization } = await rbac.get(id, reach)
      checkOrganization(request.body, organization)
      await rbac.update(id, changeOf(request.body), reach, actor)
      return reply.code(204).send(null)
    },
  })
  app.delete('/RbacRoles/:roleId', {
    config,
    schema: { operationId: 'RbacRole_Delete', tags, params: roleParameters, response: { 204: noBody } },
    handler: async (request, reply) => {
      const { actor, reach } = callerOf(request)
      await rbac.remove(rbacRoleId(request.params.roleId), reach, actor)
      return reply.code(204).send(null)
    },
  })
}

type RoleChange = Parameters<DialectScope['dependencies']['operations']['rbac']['update']>[1]

function changeOf({
  organizationId: _stays,
  operators,
  selectedItems,
  excludedItems,
  ...plain
}: RbacRoleRequest): RoleChange {
  return {
    ...plain,
    ...(operators === undefined ? {} : { operators: items(operators) }),
    ...(selectedItems === undefined ? {} : { selectedItems: items(selectedItems) }),
    ...(excludedItems === undefined ? {} : { excludedItems: items(excludedItems) }),
  }
}
