/** `JobSessions`, their log, and `Jobs/{id}/JobSessions` of v6. */
import { Type, type Static } from 'typebox'
import type { JobSession, Page, PageRequest, Reach } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { parseDateTime } from '../../http/date-time.ts'
import { jobId, jobSessionId, userId, userIdToWire } from '../../ids.ts'
import { pageBody, pageOf, pageQuery, pageRequest, withQuery } from '../../page.ts'
import { oneOf, refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { jobParameters } from '../parameters.ts'
import { jobSessionBody, logItemBody } from './body.ts'
import { jobSessionSchema, logItemSchema, sessionObjectSchema } from './schema.ts'

const tags = ['JobSession']
const config = { access: 'monitor' } as const
const sessionIdParameters = Type.Object({ sessionId: Type.String() })

/** v8 asks for `Succeeded` what its own answers call `Success`. */
const statusQuery = {
  Succeeded: 'Success',
  Success: 'Success',
  Stopped: 'Stopped',
  Running: 'Running',
  Failed: 'Failed',
  Warning: 'Warning',
} as const

const listQuery = Type.Object({
  ...pageQuery,
  jobId: Type.Optional(Type.String()),
  jobType: Type.Optional(Type.String()),
  endTimeLowerBound: Type.Optional(Type.String()),
  endTimeUpperBound: Type.Optional(Type.String()),
  status: Type.Optional(oneOf('Succeeded', 'Success', 'Stopped', 'Running', 'Failed', 'Warning')),
})
type ListQuery = Static<typeof listQuery>

export function registerJobSessions(scope: DialectScope): void {
  registerListing(scope)
  if (scope.version === 6) registerOfJob(scope)
  registerOne(scope)
  registerLog(scope)
  if (scope.version > 6) registerObjects(scope)
}

function registerListing(scope: DialectScope): void {
  const { app, root, dependencies } = scope
  app.get('/JobSessions', {
    config,
    schema: {
      operationId: 'JobSession_Get',
      tags,
      querystring: listQuery,
      response: { 200: pageOf(jobSessionSchema) },
    },
    handler: async (request) => {
      const { query } = request
      const asked = pageRequest(query)
      const filters = ['jobId', 'jobType', 'endTimeLowerBound', 'endTimeUpperBound', 'status'] as const
      const path = withQuery(`${root}/JobSessions`, query, filters)
      const view = { ...scope, now: dependencies.clock.now() }
      const page = await findSessions(scope, { query, reach: callerOf(request).reach }, asked)
      return pageBody(page, asked, path, (session) => jobSessionBody(session, view))
    },
  })
}

async function findSessions(
  { dependencies }: DialectScope,
  { query, reach }: { readonly query: ListQuery; readonly reach: Reach },
  asked: PageRequest,
): Promise<Page<JobSession>> {
  const { jobs } = dependencies.operations
  if (query.jobType?.toLowerCase() === 'copy') return { items: [], hasMore: false }
  const endedAfter = parseDateTime(query.endTimeLowerBound ?? '')
  const endedBefore = parseDateTime(query.endTimeUpperBound ?? '')
  const filter = {
    ...(query.jobId === undefined ? {} : { jobId: jobId(query.jobId) }),
    ...(endedAfter === undefined ? {} : { endedAfter }),
    ...(endedBefore === undefined ? {} : { endedBefore }),
    ...(query.status === undefined ? {} : { status: statusQuery[query.status] }),
  }
  return jobs.sessions(filter, reach, asked)
}

function registerOfJob(scope: DialectScope): void {
  const { app, root, dependencies } = scope
  const { jobs } = dependencies.operations
  app.get('/Jobs/:jobId/JobSessions', {
    config,
    schema: {
      operationId: 'JobSession_GetByJobId',
      tags,
      params: jobParameters,
      querystring: Type.Object(pageQuery),
      response: { 200: pageOf(jobSessionSchema) },
    },
    handler: async (request) => {
      const { params, query } = request
      const { reach } = callerOf(request)
      const { id } = await jobs.get(jobId(params.jobId), reach)
      const asked = pageRequest(query)
      const view = { ...scope, now: dependencies.clock.now() }
      const page = await jobs.sessions({ jobId: id }, reach, asked)
      return pageBody(page, asked, `${root}/Jobs/${id}/JobSessions`, (session) =>
        jobSessionBody(session, view),
      )
    },
  })
}

function registerOne(scope: DialectScope): void {
  const { app, dependencies } = scope
  app.get('/JobSessions/:sessionId', {
    config,
    schema: {
      operationId: 'JobSession_GetById',
      tags,
      params: sessionIdParameters,
      response: { 200: refTo(jobSessionSchema) },
    },
    handler: async (request) => {
      const id = jobSessionId(request.params.sessionId)
      const session = await dependencies.operations.jobs.session(id, callerOf(request).reach)
      return jobSessionBody(session, { ...scope, now: dependencies.clock.now() })
    },
  })
}

function registerLog({ app, root, dependencies }: DialectScope): void {
  const { jobs } = dependencies.operations
  app.get('/JobSessions/:sessionId/LogItems', {
    config,
    schema: {
      operationId: 'JobSessionLog_GetBatchBySessionId',
      tags,
      params: sessionIdParameters,
      querystring: Type.Object({
        ...pageQuery,
        type: Type.Optional(oneOf('Running', 'Warning', 'Error', 'Success')),
        orderAsc: Type.Optional(Type.Boolean()),
      }),
      response: { 200: pageOf(logItemSchema) },
    },
    handler: async (request) => {
      const id = jobSessionId(request.params.sessionId)
      const { reach } = callerOf(request)
      const asked = pageRequest(request.query)
      const { type, orderAsc } = request.query
      const session = `${root}/JobSessions/${id}`
      const path = withQuery(`${session}/LogItems`, request.query, ['type', 'orderAsc'])
      const narrowed = { ...asked, ...(type && { type }), isDescending: orderAsc === false }
      return pageBody(await jobs.sessionLog(id, reach, narrowed), asked, path, (item) =>
        logItemBody(item, session),
      )
    },
  })
  app.get('/JobSessions/:sessionId/LogItems/:logItemId', {
    config,
    schema: {
      operationId: 'JobSessionLog_GetBatchBySessionIdByLogItemId',
      tags,
      params: Type.Object({ sessionId: Type.String(), logItemId: Type.String() }),
      response: { 200: refTo(logItemSchema) },
    },
    handler: async (request) => {
      const { params } = request
      const id = jobSessionId(params.sessionId)
      const { reach } = callerOf(request)
      const item = await jobs.sessionLogItem(id, params.logItemId.toLowerCase(), reach)
      return logItemBody(item, `${root}/JobSessions/${id}`)
    },
  })
}

function registerObjects({ app, root, dependencies }: DialectScope): void {
  const { jobs } = dependencies.operations
  app.get('/JobSessions/:sessionId/ProcessedObjects', {
    config,
    schema: {
      operationId: 'JobSession_GetObjectsBySessionId',
      tags,
      params: sessionIdParameters,
      querystring: Type.Object(pageQuery),
      response: { 200: pageOf(sessionObjectSchema) },
    },
    handler: async (request) => {
      const id = jobSessionId(request.params.sessionId)
      const asked = pageRequest(request.query)
      const session = `${root}/JobSessions/${id}`
      const page = await jobs.sessionObjects(id, callerOf(request).reach, asked)
      return pageBody(page, asked, `${session}/ProcessedObjects`, ({ id: objectId, type, status }) => ({
        id: type === 'User' || type === 'Group' ? userIdToWire(userId(objectId)) : objectId,
        type,
        status,
        _links: { jobSession: { href: session } },
      }))
    },
  })
}
