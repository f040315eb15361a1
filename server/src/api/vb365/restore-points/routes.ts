/** `RestorePoints`: a bare array on v6, a page from v7 on. */
import type { FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { RestorePointEntry } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { parseDateTime } from '../../http/date-time.ts'
import { jobId, notFound, organizationId, parseUserId } from '../../ids.ts'
import { listBody, listSchema, pageQuery, readAll, withQuery } from '../../page.ts'
import { refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { restorePointBody, restorePointSchema } from './schema.ts'

const tags = ['RestorePoint']
const optionalText = Type.Optional(Type.String())

const listQuery = Type.Object({
  ...pageQuery,
  organizationId: optionalText,
  jobId: optionalText,
  repositoryId: optionalText,
  backupTime: optionalText,
  from: optionalText,
  to: optionalText,
  orderAsc: Type.Optional(Type.Boolean()),
  isCopy: Type.Optional(Type.Boolean()),
  isLongTermCopy: Type.Optional(Type.Boolean()),
  isRetrieved: Type.Optional(Type.Boolean()),
})
/** v8 also asks for the restore points that hold an object. */
const listQueryOf8 = Type.Object({
  ...listQuery.properties,
  userId: optionalText,
  groupId: Type.Optional(Type.String({ description: 'no restore point holds data of a group yet' })),
  siteId: Type.Optional(Type.String({ description: 'no restore point holds a site yet' })),
  teamId: Type.Optional(Type.String({ description: 'no restore point holds a team yet' })),
})
type ListQuery = Static<typeof listQueryOf8>

export function registerRestorePoints(scope: DialectScope): void {
  const { app, version, root, dependencies } = scope
  app.get<{ Querystring: ListQuery }>('/RestorePoints', {
    config: { access: 'session' },
    schema: {
      operationId: version === 7 ? 'RestorePoint_GetRestorePointsV7' : 'RestorePoint_GetRestorePoints',
      tags,
      querystring: version === 8 ? listQueryOf8 : listQuery,
      response: { 200: listSchema(restorePointSchema, version > 6) },
    },
    handler: async (request) => {
      const { query } = request
      const points = await findPoints(scope, request, query)
      const path = withQuery(`${root}/RestorePoints`, query, filterNames)
      return listBody(points, { version, query, path, pageSince: 7 }, (point) =>
        restorePointBody(point, root),
      )
    },
  })
  app.get('/RestorePoints/:restorePointId', {
    config: { access: 'session' },
    schema: {
      operationId: 'RestorePoint_GetRestorePoint',
      tags,
      params: Type.Object({ restorePointId: Type.String() }),
      response: { 200: refTo(restorePointSchema) },
    },
    handler: async (request) => {
      const { reach } = callerOf(request)
      const [point] = await readAll(
        (page) => dependencies.operations.restorePoints({}, reach, page),
        ({ id }) => id === request.params.restorePointId,
      )
      if (point === undefined) throw notFound()
      return restorePointBody(point, root)
    },
  })
}

const filterNames = [
  'organizationId',
  'jobId',
  'repositoryId',
  'backupTime',
  'from',
  'to',
  'orderAsc',
  'isCopy',
  'isLongTermCopy',
  'isRetrieved',
  'userId',
  'groupId',
  'siteId',
  'teamId',
] as const

async function findPoints(
  { dependencies }: DialectScope,
  request: FastifyRequest,
  query: ListQuery,
): Promise<RestorePointEntry[]> {
  const ownerId = parseUserId(query.userId ?? '')
  if (asksForNone(query) || (query.userId !== undefined && ownerId === undefined)) return []
  const filter = {
    ...(query.organizationId === undefined ? {} : { organizationId: organizationId(query.organizationId) }),
    ...(query.jobId === undefined ? {} : { jobId: jobId(query.jobId) }),
    ...(ownerId === undefined ? {} : { ownerId }),
  }
  const from = parseDateTime(query.from ?? '') ?? Number.NEGATIVE_INFINITY
  const to = parseDateTime(query.to ?? query.backupTime ?? '') ?? Number.POSITIVE_INFINITY
  const repository = query.repositoryId?.toLowerCase()
  const { reach } = callerOf(request)
  const found = await readAll(
    (page) => dependencies.operations.restorePoints(filter, reach, page),
    (point) =>
      (repository === undefined || point.repositoryId === repository) &&
      point.backedUpAt >= from &&
      point.backedUpAt <= to,
  )
  const sign = query.orderAsc === true ? 1 : -1
  return found.toSorted((left, right) => sign * (left.backedUpAt - right.backedUpAt))
}

/** No point is a copy, for the long term, or retrieved from an archive; what is backed up are mailboxes of users. */
function asksForNone(query: ListQuery): boolean {
  const { isCopy, isLongTermCopy, isRetrieved, groupId, siteId, teamId } = query
  return (
    [isCopy, isLongTermCopy, isRetrieved].includes(true) ||
    [groupId, siteId, teamId].some((id) => id !== undefined)
  )
}
