/** `Jobs` and `Organizations/{id}/Jobs`. */
import { Type } from 'typebox'
import type { Job, NewJob } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { jobId, organizationId } from '../../ids.ts'
import { listBody, listSchema, pageQuery, withQuery } from '../../page.ts'
import { refTo, type Json } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { jobSessionBody } from '../job-sessions/body.ts'
import { jobSessionSchema } from '../job-sessions/schema.ts'
import { jobParameters, noBody, organizationParameters } from '../parameters.ts'
import { jobBody, newJob } from './job.ts'
import { jobItemBody } from './job-items.ts'
import { jobItemSchema, jobRequest, jobSchema } from './schema.ts'
import type { FastifyRequest } from 'fastify'

const tags = ['Job']
const reading = { access: 'monitor' } as const
const changing = { access: 'administrator' } as const

export function registerJobs(scope: DialectScope): void {
  registerListing(scope)
  if (scope.version === 8) registerCreate(scope)
  else registerOfOrganization(scope)
  registerOne(scope)
  registerItems(scope, 'SelectedItems', (job) => job.selectedItems)
  registerItems(scope, 'ExcludedItems', (job) => job.excludedItems)
  registerStart(scope)
  registerSwitches(scope)
}

function registerListing(scope: DialectScope): void {
  const { app, version, root, dependencies } = scope
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
    handler: async (request) => {
      const { query } = request
      const jobs = await dependencies.operations.jobs.list(callerOf(request).reach)
      const found = jobs.filter(
        (job) =>
          isWanted(query.organizationId, job.organizationId) &&
          isWanted(query.repositoryId, job.repositoryId),
      )
      const path = withQuery(`${root}/Jobs`, query, ['organizationId', 'repositoryId'])
      return listBody(found, { version, query, path, pageSince: 8 }, (job) => jobBody(job, scope))
    },
  })
}

function isWanted(value: string | undefined, id: string): boolean {
  return value === undefined || value.toLowerCase() === id
}

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
    schema: { operationId: 'Job_Add', tags, body: jobRequest, response: { 201: refTo(jobSchema) } },
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
    handler: async (request) => {
      const { reach } = callerOf(request)
      const organization = await organizations.get(organizationId(request.params.organizationId), reach)
      const found = await jobs.list(reach)
      return found.filter((job) => job.organizationId === organization.id).map((job) => jobBody(job, scope))
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

function registerItems(
  { app, version, root, dependencies }: DialectScope,
  name: 'SelectedItems' | 'ExcludedItems',
  itemsOf: (job: Job) => readonly Json[],
): void {
  app.get(`/Jobs/:jobId/${name}`, {
    config: reading,
    schema: {
      operationId: `Job_Get${name}`,
      tags,
      params: jobParameters,
      querystring: Type.Object(pageQuery),
      response: { 200: listSchema(jobItemSchema, version === 8) },
    },
    handler: async (request) => {
      const { params, query } = request
      const job = await dependencies.operations.jobs.get(jobId(params.jobId), callerOf(request).reach)
      const self = `${root}/Jobs/${job.id}`
      return listBody(itemsOf(job), { version, query, path: `${self}/${name}`, pageSince: 8 }, (item) =>
        jobItemBody(item, self),
      )
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
