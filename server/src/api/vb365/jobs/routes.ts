/** `Jobs` and `Organizations/{id}/Jobs`. */
import { Type } from 'typebox'
import type { Job, NewJob } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { answerInParts } from '../../answer-in-parts.ts'
import { jobId, notFound, organizationId } from '../../ids.ts'
import { listSchema, pageBody, pageQuery, pageRequest, withQuery } from '../../page.ts'
import { refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { jobSessionBody } from '../job-sessions/body.ts'
import { jobSessionSchema } from '../job-sessions/schema.ts'
import { jobParameters, noBody, organizationParameters } from '../parameters.ts'
import { registerJobItems } from './items-routes.ts'
import { jobBody, jobChange, newJob } from './job.ts'
import { itemUpdate, type JobBody, jobRequest, jobSchema } from './schema.ts'
import type { FastifyRequest } from 'fastify'

const tags = ['Job']
const reading = { access: 'monitor' } as const
const changing = { access: 'administrator' } as const

export function registerJobs(scope: DialectScope): void {
  registerListing(scope)
  if (scope.version === 8) registerCreate(scope)
  else registerOfOrganization(scope)
  registerOne(scope)
  registerChange(scope)
  registerJobItems(scope)
  registerStart(scope)
  registerSwitches(scope)
}

function registerListing(scope: DialectScope): void {
  const { app, version, root, dependencies } = scope
  const map = bodyOf(scope)
  app.get('/Jobs', {
    config: reading,
    schema: {
      operationId: 'Job_Get',
      tags,
      querystring: Type.Object({
        ...pageQuery,
        organizationId: Type.Optional(Type.String()),
        repositoryId: Type.Optional(Type.String()),
      }),
      response: { 200: listSchema(jobSchema, version === 8) },
    },
    handler: async (request, reply) => {
      const { query } = request
      const { reach } = callerOf(request)
      const { jobs } = dependencies.operations
      const filter = {
        ...(query.organizationId === undefined ? {} : { organizationId: query.organizationId.toLowerCase() }),
        ...(query.repositoryId === undefined ? {} : { repositoryId: query.repositoryId.toLowerCase() }),
      }
      if (version < 8) {
        const { items } = await jobs.page(filter, reach, { offset: 0, limit: mostInArray })
        await answerInParts(reply, { items, map, enclose: (bodies) => bodies })
        return reply
      }
      const asked = pageRequest(query)
      const path = withQuery(`${root}/Jobs`, query, ['organizationId', 'repositoryId'])
      const page = await jobs.page(filter, reach, asked)
      const around = pageBody({ items: [], hasMore: page.hasMore }, asked, path, map)
      await answerInParts(reply, {
        items: page.items,
        map,
        enclose: (results) => ({ ...around, results }),
      })
      return reply
    },
  })
}

const bodyOf =
  (scope: DialectScope) =>
  (job: Job): JobBody =>
    jobBody(job, scope)

/** v6 and v7 know no pages of jobs. */
const mostInArray = 100_000

async function create(
  { dependencies }: DialectScope,
  request: FastifyRequest,
  job: NewJob,
  runNow: boolean,
): Promise<Job> {
  const { jobs } = dependencies.operations
  const { actor, reach } = callerOf(request)
  const created = await jobs.create(job, reach, actor)
  if (!runNow) return created
  await jobs.start(created.id, reach, actor)
  return jobs.get(created.id, reach)
}

function registerCreate(scope: DialectScope): void {
  scope.app.post('/Jobs', {
    config: changing,
    schema: {
      operationId: 'Job_Add',
      tags,
      querystring: itemUpdate,
      body: jobRequest,
      response: { 201: refTo(jobSchema) },
    },
    handler: async (request, reply) => {
      const { body } = request
      const job = await create(scope, request, newJob(body, body.organizationId), body.runNow === true)
      void reply.code(201)
      return jobBody(job, scope)
    },
  })
}

/** v6 and v7 keep a job below its organization. */
function registerOfOrganization(scope: DialectScope): void {
  const { app, dependencies } = scope
  const { jobs, organizations } = dependencies.operations
  app.get('/Organizations/:organizationId/Jobs', {
    config: reading,
    schema: {
      operationId: 'Job_GetByOrganizationId',
      tags,
      params: organizationParameters,
      response: { 200: Type.Array(refTo(jobSchema)) },
    },
    handler: async (request, reply) => {
      const { reach } = callerOf(request)
      const organization = await organizations.get(organizationId(request.params.organizationId), reach)
      const filter = { organizationId: organization.id }
      const { items } = await jobs.page(filter, reach, { offset: 0, limit: mostInArray })
      await answerInParts(reply, { items, map: bodyOf(scope), enclose: (bodies) => bodies })
      return reply
    },
  })
  app.post('/Organizations/:organizationId/Jobs', {
    config: changing,
    schema: {
      operationId: 'Job_Add',
      tags,
      params: organizationParameters,
      body: jobRequest,
      response: { 200: refTo(jobSchema) },
    },
    handler: async (request) => {
      const { body, params } = request
      const job = await create(scope, request, newJob(body, params.organizationId), body.runNow === true)
      return jobBody(job, scope)
    },
  })
}

function registerOne(scope: DialectScope): void {
  const { app, dependencies } = scope
  const { jobs } = dependencies.operations
  app.get('/Jobs/:jobId', {
    config: reading,
    schema: { operationId: 'Job_GetById', tags, params: jobParameters, response: { 200: refTo(jobSchema) } },
    handler: async (request) =>
      jobBody(await jobs.get(jobId(request.params.jobId), callerOf(request).reach), scope),
  })
  app.delete('/Jobs/:jobId', {
    config: changing,
    schema: { operationId: 'Job_Remove', tags, params: jobParameters, response: { 204: noBody } },
    handler: async (request, reply) => {
      const { actor, reach } = callerOf(request)
      await jobs.remove(jobId(request.params.jobId), reach, actor)
      return reply.code(204).send(null)
    },
  })
}

function registerChange(scope: DialectScope): void {
  const { app, dependencies } = scope
  const { jobs } = dependencies.operations
  app.put('/Jobs/:jobId', {
    config: changing,
    schema: {
      operationId: 'Job_Update',
      tags,
      params: jobParameters,
      querystring: Type.Object({ skipItemUpdate: Type.Optional(Type.Boolean()) }),
      body: jobRequest,
      response: { 204: noBody },
    },
    handler: async (request, reply) => {
      const { body, query } = request
      const { actor, reach } = callerOf(request)
      const job = await jobs.get(jobId(request.params.jobId), reach)
      const change = jobChange(body, job, { keepsItems: query.skipItemUpdate === true })
      await jobs.update(job.id, change, reach, actor)
      if (body.runNow === true) await jobs.start(job.id, reach, actor)
      return reply.code(204).send(null)
    },
  })
  app.get('/Jobs/:jobId/CopyJob', {
    config: reading,
    schema: {
      operationId: 'Job_GetCopyJobByBackupJob',
      tags,
      'x-support': 'empty',
      description: 'No job has a copy job: there is no second copy of backups yet.',
      params: jobParameters,
      response: { 200: refTo(jobSchema) },
    },
    handler: async (request) => {
      await jobs.get(jobId(request.params.jobId), callerOf(request).reach)
      // No job has a copy job: there is no second copy of backups yet.
      throw notFound()
    },
  })
}

function registerStart(scope: DialectScope): void {
  const { app, version, dependencies } = scope
  const { jobs } = dependencies.operations
  app.post('/Jobs/:jobId/start', {
    config: changing,
    schema: {
      operationId: 'Job_StartAction',
      tags,
      params: jobParameters,
      body: Type.Object({ full: Type.Optional(Type.Boolean()) }),
      response: version === 8 ? { 200: refTo(jobSessionSchema) } : { 204: noBody },
    },
    handler: async (request, reply) => {
      const { actor, reach } = callerOf(request)
      const session = await jobs.start(jobId(request.params.jobId), reach, actor)
      if (version < 8) return reply.code(204).send(null)
      return reply.send(jobSessionBody(session, { ...scope, now: dependencies.clock.now() }))
    },
  })
}

function registerSwitches({ app, dependencies }: DialectScope): void {
  const { jobs } = dependencies.operations
  const actions = {
    stop: (id, reach, actor) => jobs.stop(id, reach, actor),
    enable: (id, reach, actor) => jobs.setEnabled(id, true, reach, actor),
    disable: (id, reach, actor) => jobs.setEnabled(id, false, reach, actor),
  } satisfies Record<string, typeof jobs.stop>
  for (const [name, run] of Object.entries(actions))
    app.post(`/Jobs/:jobId/${name}`, {
      config: changing,
      schema: {
        operationId: `Job_${name.charAt(0).toUpperCase()}${name.slice(1)}Action`,
        tags,
        params: jobParameters,
        response: { 204: noBody },
      },
      handler: async (request, reply) => {
        const { actor, reach } = callerOf(request)
        await run(jobId(request.params.jobId), reach, actor)
        return reply.code(204).send(null)
      },
    })
}
