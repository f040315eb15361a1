/** `ProtectedUsers|Groups|Sites|Teams` of v8, and what a restore point holds in v6 and v7. */
import { Type } from 'typebox'
import type { ProtectedFilter, ProtectedObject, Reach } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { notFound, userId } from '../../ids.ts'
import {
  listBody,
  listSchema,
  pageBody,
  pageOf,
  pageQuery,
  pageRequest,
  readAll,
  slice,
  withQuery,
} from '../../page.ts'
import { refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import {
  protectedOtherSchema,
  protectedUser,
  protectedUserSchema,
  restorePointMailbox,
  restorePointMailboxSchema,
} from './schema.ts'

const config = { access: 'monitor' } as const
const tags = ['ProtectedData']

const listQuery = Type.Object({
  ...pageQuery,
  organizationId: Type.Optional(Type.String()),
  backedUpOrganizationId: Type.Optional(Type.String()),
  repositoryId: Type.Optional(Type.String()),
  restorePointId: Type.Optional(Type.String()),
})

export function registerProtected(scope: DialectScope): void {
  if (scope.version === 8) {
    registerUsers(scope)
    for (const kind of ['Group', 'Site', 'Team'] as const) registerNone(scope, kind)
  } else registerOfRestorePoint(scope)
}

function registerUsers(scope: DialectScope): void {
  const { app, root, dependencies } = scope
  const { protection } = dependencies.operations
  app.get('/ProtectedUsers', {
    config,
    schema: {
      operationId: 'ProtectedData_GetProtectedUsers',
      tags,
      querystring: listQuery,
      response: { 200: pageOf(protectedUserSchema) },
    },
    handler: async (request) => {
      const { query } = request
      const { reach } = callerOf(request)
      const asked = pageRequest(query)
      const filter = {
        type: 'User' as const,
        organizationId: (query.organizationId ?? query.backedUpOrganizationId)?.toLowerCase(),
        repositoryId: query.repositoryId?.toLowerCase(),
      }
      const page =
        query.restorePointId === undefined
          ? await protection.objects(filter, reach, asked)
          : slice(await heldBy(scope, { ...filter, restorePointId: query.restorePointId }, reach), asked)
      const path = withQuery(`${root}/ProtectedUsers`, query, [
        'organizationId',
        'backedUpOrganizationId',
        'repositoryId',
        'restorePointId',
      ])
      return pageBody(page, asked, path, protectedUser)
    },
  })
  app.get('/ProtectedUsers/:protectedUserId', {
    config,
    schema: {
      operationId: 'ProtectedData_GetProtectedUser',
      tags,
      params: Type.Object({ protectedUserId: Type.String() }),
      response: { 200: refTo(protectedUserSchema) },
    },
    handler: async (request) => {
      const filter = { type: 'User' as const, id: userId(request.params.protectedUserId) }
      const { items } = await protection.objects(filter, callerOf(request).reach, { offset: 0, limit: 1 })
      const [one] = items
      if (one === undefined) throw notFound()
      return protectedUser(one)
    },
  })
}

/** What a restore point holds, if it is of the organization and in the repository that are asked for. */
async function heldBy(
  { dependencies }: DialectScope,
  filter: ProtectedFilter & { readonly restorePointId: string },
  reach: Reach,
): Promise<ProtectedObject[]> {
  const { organizationId, repositoryId, restorePointId } = filter
  return readAll(
    (page) => dependencies.operations.protection.ofRestorePoint(restorePointId, 'User', reach, page),
    (one) =>
      (organizationId === undefined || one.organizationId === organizationId) &&
      (repositoryId === undefined || one.repositoryId === repositoryId),
  )
}

/** What is not backed up yet is protected nowhere. */
function registerNone({ app, root }: DialectScope, kind: 'Group' | 'Site' | 'Team'): void {
  app.get(`/Protected${kind}s`, {
    config,
    schema: {
      operationId: `ProtectedData_GetProtected${kind}s`,
      tags,
      querystring: listQuery,
      response: { 200: pageOf(protectedOtherSchema) },
    },
    handler: async (request) => {
      const asked = pageRequest(request.query)
      return pageBody(slice([], asked), asked, `${root}/Protected${kind}s`, (one: never) => one)
    },
  })
  app.get(`/Protected${kind}s/:protectedId`, {
    config,
    schema: {
      operationId: `ProtectedData_GetProtected${kind}`,
      tags,
      params: Type.Object({ protectedId: Type.String() }),
      response: { 200: refTo(protectedOtherSchema) },
    },
    handler: async () => {
      throw notFound()
    },
  })
}

/** v6 calls them by their kind, v7 says that they are protected. */
const listsOfPoint = [
  ['mailboxes', 'protectedMailboxes', 'Mailboxes'],
  ['teams', 'protectedTeams', 'Teams'],
  ['webs', 'protectedSites', 'Webs'],
  ['onedrives', 'protectedOnedrives', 'OneDrives'],
  [undefined, 'protectedUsers', 'Users'],
  [undefined, 'protectedGroups', 'Groups'],
] as const

function registerOfRestorePoint({ app, version, root, dependencies }: DialectScope): void {
  const { protection } = dependencies.operations
  for (const [ofSix, ofSeven, word] of listsOfPoint) {
    const name = version === 6 ? ofSix : ofSeven
    if (name === undefined) continue
    const holdsMailboxes = word === 'Mailboxes' || word === 'Users'
    app.get(`/RestorePoints/:restorePointId/${name}`, {
      config,
      schema: {
        operationId: `RestorePoint_GetRestorePoint${word}`,
        tags: ['RestorePoint'],
        params: Type.Object({ restorePointId: Type.String() }),
        querystring: Type.Object(pageQuery),
        response: { 200: listSchema(restorePointMailboxSchema, version === 7) },
      },
      handler: async (request) => {
        const { restorePointId } = request.params
        const { items } = await protection.ofRestorePoint(
          restorePointId,
          holdsMailboxes ? 'User' : 'Group',
          callerOf(request).reach,
          { offset: 0, limit: 1_000_000 },
        )
        const path = `${root}/RestorePoints/${restorePointId}/${name}`
        return listBody(items, { version, query: request.query, path, pageSince: 7 }, restorePointMailbox)
      },
    })
  }
}
