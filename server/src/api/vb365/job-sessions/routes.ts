/** `JobSessions`, their log, and `Jobs/{id}/JobSessions` of v6. */
import { Type, type Static } from 'typebox'
import type { JobSession, Page, PageRequest } from '../../../operations/index.ts'
import { parseDateTime } from '../../http/date-time.ts'
import { jobId, jobSessionId, notFound } from '../../ids.ts'
import { pageBody, pageOf, pageQuery, pageRequest, readAll, slice, withQuery } from '../../page.ts'
import { oneOf, refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { jobParameters } from '../parameters.ts'
import { jobSessionBody, logItemBody } from './body.ts'
import { jobSessionSchema, logItemSchema } from './schema.ts'

const tags = ['JobSession']
const config = { access: 'server-administrator' } as const
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
    handler: async ({ query }) => {
      const asked = pageRequest(query)
      const filters = ['jobId', 'jobType', 'endTimeLowerBound', 'endTimeUpperBound', 'status'] as const
      const path = withQuery(`${root}/JobSessions`, query, filters)
      const view = { ...scope, now: dependencies.clock.now() }
      const page = await findSessions(scope, query, asked)
      return pageBody(page, asked, path, (session) => jobSessionBody(session, view))
    },
  })
}

async function findSessions(
  { dependencies }: DialectScope,
  query: ListQuery,
  asked: PageRequest,
): Promise<Page<JobSession>> {
  const { jobs } = dependencies.operations
  if (query.jobType?.toLowerCase() === 'copy') return { items: [], hasMore: false }
  const endedAfter = parseDateTime(query.endTimeLowerBound ?? '')
  const filter = {
    ...(query.jobId === undefined ? {} : { jobId: jobId(query.jobId) }),
    ...(endedAfter === undefined ? {} : { endedAfter }),
  }
  const endedBefore = parseDateTime(query.endTimeUpperBound ?? '')
  const status = query.status === undefined ? undefined : statusQuery[query.status]
  if (endedBefore === undefined && status === undefined) return jobs.sessions(filter, asked)
  const found = await readAll(
    (page) => jobs.sessions(filter, page),
    (session) =>
      (status === undefined || session.status === status) &&
      (endedBefore === undefined || (session.endedAt ?? Number.POSITIVE_INFINITY) <= endedBefore),
  )
  return slice(found, asked)
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
    handler: async ({ params, query }) => {
      const { id } = await jobs.get(jobId(params.jobId))
      const asked = pageRequest(query)
      const view = { ...scope, now: dependencies.clock.now() }
      const page = await jobs.sessions({ jobId: id }, asked)
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
    handler: async ({ params }) => {
      const session = await dependencies.operations.jobs.session(jobSessionId(params.sessionId))
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
      querystring: Type.Object(pageQuery),
      response: { 200: pageOf(logItemSchema) },
    },
    handler: async ({ params, query }) => {
      const id = jobSessionId(params.sessionId)
      await jobs.session(id)
      const asked = pageRequest(query)
      const session = `${root}/JobSessions/${id}`
      return pageBody(await jobs.sessionLog(id, asked), asked, `${session}/LogItems`, (item) =>
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
    handler: async ({ params }) => {
      const id = jobSessionId(params.sessionId)
      const [item] = await readAll(
        (page) => jobs.sessionLog(id, page),
        (one) => one.id === params.logItemId.toLowerCase(),
      )
      if (item === undefined) throw notFound()
      return logItemBody(item, `${root}/JobSessions/${id}`)
    },
  })
}
