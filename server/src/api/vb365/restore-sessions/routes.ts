/** `RestoreSessions`: open and past ones, their events, their organization and their end. */
import { Type, type Static } from 'typebox'
import type { RestoreAccess, RestoreSession, RestoreTasks } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { parseDateTime } from '../../http/date-time.ts'
import { notFound } from '../../ids.ts'
import { pageBody, pageOf, pageQuery, pageRequest, readAll, slice, withQuery } from '../../page.ts'
import { links, oneOf, refTo, uuid } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { noBody, sessionParameters } from '../parameters.ts'
import { restoreAccess } from './access.ts'
import {
  restoreSessionBody,
  restoreSessionEventBody,
  restoreSessionEventSchema,
  restoreSessionSchema,
} from './schema.ts'
import { registerStatistics } from './statistics.ts'

const tags = ['RestoreSession']
const config = { access: 'restore' } as const

export function registerRestoreSessions(scope: DialectScope): void {
  registerListing(scope)
  registerOne(scope)
  registerStop(scope)
  registerEvents(scope)
  registerOrganization(scope)
  if (scope.version === 8) registerStatistics(scope)
}

/** v8 also filters by the end, and sorts. */
const listQuery = Type.Object({
  ...pageQuery,
  startTimeFrom: Type.Optional(Type.String()),
  startTimeTo: Type.Optional(Type.String()),
})
const listQueryOf8 = Type.Object({
  ...listQuery.properties,
  endTimeFrom: Type.Optional(Type.String()),
  endTimeTo: Type.Optional(Type.String()),
  orderBy: Type.Optional(oneOf('CreationTime', 'EndTime')),
  orderAsc: Type.Optional(Type.Boolean({ description: 'newest first unless true' })),
})
const narrowing = [
  ...(['startTimeFrom', 'startTimeTo', 'endTimeFrom', 'endTimeTo', 'orderBy', 'orderAsc'] as const),
]
type ListQuery = Static<typeof listQueryOf8>

function registerListing({ app, root, version, dependencies }: DialectScope): void {
  const { restore } = dependencies.operations
  app.get<{ Querystring: ListQuery }>('/RestoreSessions', {
    config,
    schema: {
      operationId: 'RestoreSession_GetPage',
      summary: 'Restore sessions, newest first',
      tags,
      querystring: version === 8 ? listQueryOf8 : listQuery,
      response: { 200: pageOf(restoreSessionSchema) },
    },
    handler: async (request) => {
      const { query } = request
      const { reach } = callerOf(request)
      const asked = pageRequest(query)
      const isPlain = narrowing.every((name) => query[name] === undefined)
      const page = isPlain
        ? await restore.sessions(reach, asked)
        : slice(sorted(await readAll((part) => restore.sessions(reach, part), within(query)), query), asked)
      const path = withQuery(`${root}/RestoreSessions`, query, narrowing)
      return pageBody(page, asked, path, (session) => restoreSessionBody(session, root))
    },
  })
}

function within(query: ListQuery): (session: RestoreSession) => boolean {
  const [startFrom, startTo, endFrom, endTo] = [
    query.startTimeFrom,
    query.startTimeTo,
    query.endTimeFrom,
    query.endTimeTo,
  ].map((text) => parseDateTime(text ?? ''))
  return ({ createdAt, endedAt }) =>
    isBetween(createdAt, startFrom, startTo) &&
    ((endFrom === undefined && endTo === undefined) ||
      (endedAt !== undefined && isBetween(endedAt, endFrom, endTo)))
}

function isBetween(time: number, from: number | undefined, to: number | undefined): boolean {
  return time >= (from ?? 0) && time <= (to ?? Number.POSITIVE_INFINITY)
}

/** A session that has not ended yet ends after all others. */
function sorted(
  sessions: readonly RestoreSession[],
  { orderBy, orderAsc }: ListQuery,
): readonly RestoreSession[] {
  const timeOf = ({ createdAt, endedAt }: RestoreSession): number =>
    orderBy === 'EndTime' ? (endedAt ?? Number.MAX_SAFE_INTEGER) : createdAt
  const sign = orderAsc === true ? 1 : -1
  return sessions.toSorted((left, right) => sign * (timeOf(left) - timeOf(right)))
}

function registerOne({ app, root, dependencies }: DialectScope): void {
  app.get('/RestoreSessions/:restoreSessionId', {
    config,
    schema: {
      operationId: 'RestoreSession_GetByRestoreSessionId',
      tags,
      params: sessionParameters,
      response: { 200: refTo(restoreSessionSchema) },
    },
    handler: async (request) => {
      const { restore, restoreTasks } = dependencies.operations
      const access = restoreAccess(request)
      const task = await restoreTasks.find(access)
      if (task === undefined) return restoreSessionBody(await restore.session(access), root)
      const body = restoreSessionBody(task.session, root)
      return task.error === undefined ? body : { ...body, details: task.error }
    },
  })
}

function registerStop({ app, version, dependencies }: DialectScope): void {
  const status = version === 8 ? 204 : 200
  app.post('/RestoreSessions/:restoreSessionId/Stop', {
    config,
    schema: {
      operationId: 'RestoreSession_StopAction',
      tags,
      params: sessionParameters,
      response: { [status]: noBody },
    },
    handler: async (request, reply) => {
      const { restore, restoreTasks } = dependencies.operations
      const access = restoreAccess(request)
      const task = await restoreTasks.find(access)
      await (task === undefined ? restore.stop(access) : restoreTasks.stop(access))
      return reply.code(status).send(null)
    },
  })
}

function registerEvents({ app, root, dependencies }: DialectScope): void {
  const { restore, restoreTasks } = dependencies.operations
  app.get('/RestoreSessions/:restoreSessionId/Events', {
    config,
    schema: {
      operationId: 'RestoreSessionEvent_Get',
      tags: ['RestoreSessionEvent'],
      params: sessionParameters,
      querystring: Type.Object(pageQuery),
      response: { 200: pageOf(restoreSessionEventSchema) },
    },
    handler: async (request) => {
      const access = await sessionOf(restoreTasks, restoreAccess(request))
      const asked = pageRequest(request.query)
      const { organizationId } = await restore.session(access)
      const session = `${root}/RestoreSessions/${restoreAccess(request).sessionId}`
      return pageBody(await restore.events(access, asked), asked, `${session}/Events`, (event) =>
        restoreSessionEventBody(event, session, organizationId),
      )
    },
  })
  app.get('/RestoreSessions/:restoreSessionId/Events/:eventId', {
    config,
    schema: {
      operationId: 'RestoreSessionEvent_GetById',
      tags: ['RestoreSessionEvent'],
      params: Type.Object({ restoreSessionId: Type.String(), eventId: Type.String() }),
      response: { 200: refTo(restoreSessionEventSchema) },
    },
    handler: async (request) => {
      const access = await sessionOf(restoreTasks, restoreAccess(request))
      const { organizationId } = await restore.session(access)
      const [event] = await readAll(
        (page) => restore.events(access, page),
        ({ id }) => id === request.params.eventId.toLowerCase(),
      )
      if (event === undefined) throw notFound()
      const session = `${root}/RestoreSessions/${restoreAccess(request).sessionId}`
      return restoreSessionEventBody(event, session, organizationId)
    },
  })
}

/** The session that is meant: of a restore in the background, the one that it was started in. */
async function sessionOf(tasks: RestoreTasks, access: RestoreAccess): Promise<RestoreAccess> {
  const task = await tasks.find(access)
  return task === undefined ? access : { ...access, sessionId: task.parentId }
}

const sessionOrganization = Type.Object({
  id: uuid,
  name: Type.String(),
  type: oneOf('Office365'),
  _links: links,
})

function registerOrganization({ app, root, dependencies }: DialectScope): void {
  app.get('/RestoreSessions/:restoreSessionId/organization', {
    config,
    schema: {
      operationId: 'BackupOrganization_GetByRestoreSessionId',
      tags: ['BackupOrganization'],
      params: sessionParameters,
      response: { 200: sessionOrganization },
    },
    handler: async (request) => {
      const { restore, restoreTasks } = dependencies.operations
      const session = await restore.session(await sessionOf(restoreTasks, restoreAccess(request)))
      const self = `${root}/RestoreSessions/${session.id}/organization`
      return {
        id: session.organizationId,
        name: session.organizationName,
        type: 'Office365' as const,
        _links: { self: { href: self }, mailboxes: { href: `${self}/mailboxes` } },
      }
    },
  })
}
