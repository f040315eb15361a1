/** The three lists of a role: its operators, what it includes and what it excludes. */
import type { FastifyRequest } from 'fastify'
import { Type, type TObject } from 'typebox'
import type { RbacList, RbacListOf } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { notFound, rbacRoleId } from '../../ids.ts'
import { refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { noBody } from '../parameters.ts'
import { newRbacItem, rbacItemBody, rbacItemRequest, rbacItemSchema, rbacOperatorSchema } from './schema.ts'

const tags = ['RbacRole']
const config = { access: 'administrator' } as const
const roleParameters = Type.Object({ roleId: Type.String() })

interface ListRoutes {
  readonly list: RbacList
  /** As operation ids call the list, and one of it. */
  readonly plural: string
  readonly singular: string
}

const lists: readonly ListRoutes[] = [
  { list: 'operators', plural: 'Operators', singular: 'Operator' },
  { list: 'selectedItems', plural: 'SelectedItems', singular: 'SelectedItem' },
  { list: 'excludedItems', plural: 'ExcludedItems', singular: 'ExcludedItem' },
]

export function registerRoleLists(scope: DialectScope): void {
  for (const routes of lists) {
    const isOwnKind = routes.list === 'operators' && scope.version === 8
    registerReading(scope, routes, isOwnKind ? rbacOperatorSchema : rbacItemSchema)
    registerChanging(scope, routes)
  }
}

function registerReading(
  { app, root, dependencies }: DialectScope,
  { list, plural, singular }: ListRoutes,
  schema: TObject,
): void {
  const { rbac } = dependencies.operations
  app.get(`/RbacRoles/:roleId/${list}`, {
    config,
    schema: {
      operationId: `RbacRole_Get${plural}`,
      tags,
      params: roleParameters,
      response: { 200: Type.Array(refTo(schema)) },
    },
    handler: async (request) => {
      const of = listOf(request.params.roleId, list)
      const items = await rbac.items(of, callerOf(request).reach)
      return items.map((item) => rbacItemBody(item, `${root}/RbacRoles/${of.roleId}/${list}`))
    },
  })
  const one = list === 'operators' ? 'operatorId' : 'itemId'
  app.get<{ Params: { roleId: string; [one]: string } }>(`/RbacRoles/:roleId/${list}/:${one}`, {
    config,
    schema: {
      operationId: `RbacRole_Get${singular}`,
      tags,
      params: Type.Object({ ...roleParameters.properties, [one]: Type.String() }),
      response: { 200: refTo(schema) },
    },
    handler: async (request) => {
      const of = listOf(request.params.roleId, list)
      const id = request.params[one]?.toLowerCase()
      const item = (await rbac.items(of, callerOf(request).reach)).find((candidate) => candidate.id === id)
      if (item === undefined) throw notFound()
      return rbacItemBody(item, `${root}/RbacRoles/${of.roleId}/${list}`)
    },
  })
}

function registerChanging({ app, dependencies }: DialectScope, { list, plural }: ListRoutes): void {
  const { rbac } = dependencies.operations
  app.post(`/RbacRoles/:roleId/${list}`, {
    config,
    schema: {
      operationId: `RbacRole_Add${plural}`,
      tags,
      params: roleParameters,
      body: Type.Array(rbacItemRequest),
      response: { 204: noBody },
    },
    handler: async (request, reply) => {
      const { actor, reach } = callerOf(request)
      const of = listOf(request.params.roleId, list)
      await rbac.addItems(of, request.body.map(newRbacItem), reach, actor)
      return reply.code(204).send(null)
    },
  })
  app.delete(`/RbacRoles/:roleId/${list}`, {
    config,
    schema: {
      operationId: `RbacRole_Delete${plural}`,
      tags,
      params: roleParameters,
      querystring: Type.Object({ ids: Type.Optional(Type.String({ description: 'separated by commas' })) }),
      response: { 204: noBody },
    },
    handler: async (request, reply) => {
      const { actor, reach } = callerOf(request)
      await rbac.removeItems(listOf(request.params.roleId, list), idsOf(request), reach, actor)
      return reply.code(204).send(null)
    },
  })
}

function listOf(roleId: string, list: RbacList): RbacListOf {
  return { roleId: rbacRoleId(roleId), list }
}

/** `ids` as one text with commas, or once for each id. */
function idsOf({ url }: FastifyRequest): readonly string[] {
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : ''
  return [...new URLSearchParams(query)]
    .filter(([name]) => name.toLowerCase() === 'ids')
    .flatMap(([, text]) => text.split(','))
    .map((id) => id.trim().toLowerCase())
    .filter((id) => id !== '')
}
