/** `Organization/LoggedInUser`: who is signed in, whether as an operator, and whose data they may restore. */
import type { FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { DirectoryObjectId, OrganizationId } from '../../../foundation/ids.ts'
import type { BackedUpMailbox } from '../../../operations/index.ts'
import { callerOf, memberOf } from '../../access.ts'
import { parseUserId, userIdToWire } from '../../ids.ts'
import { readAll } from '../../page.ts'
import { links, oneOf, refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { restorePointBody, restorePointSchema } from '../restore-points/schema.ts'

const tags = ['OrganizationRbac']
const config = { access: 'operator' } as const
const loggedIn = '/Organization/LoggedInUser'

const loggedInUser = Type.Object({ id: Type.String(), name: Type.String() })
const operatorInfo = Type.Object({ isOperator: Type.Boolean(), _links: links })
const userItem = Type.Object({
  type: oneOf('User'),
  id: Type.String(),
  user: Type.Object({
    id: Type.String(),
    displayName: Type.String(),
    name: Type.String(),
    type: oneOf('User', 'SharedMailbox', 'PublicMailbox'),
  }),
  _links: links,
})
/** Mail alone is restored: no site and no team is in anybody's scope. */
const noItems = Type.Array(Type.Unsafe<never>({}))
const scopeOfUsersAndSites = { users: Type.Array(userItem), sites: noItems }
const effectiveScope = Type.Object(scopeOfUsersAndSites)
const effectiveScopeWithTeams = Type.Object({ ...scopeOfUsersAndSites, teams: noItems })

export function registerLoggedInUser(scope: DialectScope): void {
  registerWho(scope)
  registerScope(scope)
  if (scope.version > 6) registerRestorePoints(scope)
}

function registerWho({ app, root, dependencies }: DialectScope): void {
  app.get(loggedIn, {
    config,
    schema: { operationId: 'OrganizationRbac_GetLoggedInUser', tags, response: { 200: loggedInUser } },
    handler: async (request) => {
      const { userId, userName } = memberOf(request)
      return { id: userIdToWire(userId), name: userName }
    },
  })
  app.get(`${loggedIn}/OperatorInfo`, {
    config,
    schema: {
      operationId: 'OrganizationRbac_GetLoggedInUserOperatorInfo',
      tags,
      response: { 200: operatorInfo },
    },
    handler: async (request) => ({
      isOperator: await dependencies.operations.rbac.isOperator(callerOf(request).reach),
      _links: { self: { href: `${root}${loggedIn}/OperatorInfo` } },
    }),
  })
}

function registerScope({ app, version, root, dependencies }: DialectScope): void {
  app.get(`${loggedIn}/EffectiveScope`, {
    config,
    schema: {
      operationId: 'OrganizationRbac_GetLoggedInUserEffectiveScope',
      tags,
      response: { 200: version === 6 ? effectiveScope : effectiveScopeWithTeams },
    },
    handler: async (request) => {
      const found = await dependencies.operations.rbac.effectiveScope(callerOf(request).reach)
      const { organizationId } = memberOf(request)
      const users = found.map((mailbox) => userItemBody(mailbox, `${root}/Organizations/${organizationId}`))
      return { users, sites: [], ...(version === 6 ? {} : { teams: [] }) }
    },
  })
}

function userItemBody({ id, name, email }: BackedUpMailbox, organization: string): Static<typeof userItem> {
  const wireId = userIdToWire(id)
  return {
    type: 'User',
    id: wireId,
    user: { id: wireId, displayName: name, name: email, type: 'User' },
    _links: { organization: { href: organization } },
  }
}

function registerRestorePoints({ app, root, dependencies }: DialectScope): void {
  app.get(`${loggedIn}/RestorePoints`, {
    config,
    schema: {
      operationId: 'OrganizationRbac_GetLoggedInUserRestorePoints',
      tags,
      querystring: Type.Object({
        rbacItem: Type.Optional(
          Type.String({ description: 'id of a user, or an item of the effective scope as JSON' }),
        ),
        isCopy: Type.Optional(Type.Boolean()),
      }),
      response: { 200: Type.Array(refTo(restorePointSchema)) },
    },
    handler: async (request) => {
      const { rbacItem, isCopy } = request.query
      const filter = filterOf(request, rbacItem)
      if (isCopy === true || filter === undefined) return []
      const { reach } = callerOf(request)
      const points = await readAll((page) => dependencies.operations.restorePoints(filter, reach, page))
      return points.map((point) => restorePointBody(point, root))
    },
  })
}

interface Filter {
  readonly organizationId: OrganizationId
  readonly ownerId?: DirectoryObjectId
}

/** Undefined for an item that is no user: only they have a backup. */
function filterOf(request: FastifyRequest, item: string | undefined): Filter | undefined {
  const { organizationId } = memberOf(request)
  if (item === undefined || item === '') return { organizationId }
  const ownerId = parseUserId(userIdIn(item) ?? item)
  return ownerId === undefined ? undefined : { organizationId, ownerId }
}

const userItemText = Type.Object({ user: Type.Object({ id: Type.String() }) })

function userIdIn(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    const item: unknown = JSON.parse(text)
    return Value.Check(userItemText, item) ? item.user.id : undefined
  } catch {
    return undefined
  }
}
