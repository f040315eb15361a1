/** Maintenance of repositories: check, prune, rebuild-index, copy, heal and retention as runs, and how a repository stands. */
import { Type } from 'typebox'
import { isUuid } from '../../foundation/ids.ts'
import { callerOf } from '../access.ts'
import { notFound, repositoryId } from '../ids.ts'
import { pageBody, pageQuery, pageRequest } from '../page.ts'
import { strictObject, validateStrictly } from '../strict-validation.ts'
import { repositoryParameters } from '../vb365/parameters.ts'
import {
  healthBody,
  maintenancePage,
  maintenanceRequest,
  maintenanceRun,
  repositoryHealth,
  requestOf,
  runBody,
} from './maintenance-body.ts'
import { ownRoot, type OwnScope } from './scope.ts'

const tags = ['Maintenance']
const reading = { access: 'monitor' } as const
const changing = { access: 'server-administrator' } as const
const ofRepository = '/repositories/:repositoryId'
const runs = `${ofRepository}/maintenance`
const runParameters = Type.Object({ repositoryId: Type.String(), runId: Type.String() })

export function registerMaintenance(scope: OwnScope): void {
  registerRuns(scope)
  registerOneRun(scope)
  registerHealth(scope)
  registerChanging(scope)
}

function registerRuns({ app, dependencies }: OwnScope): void {
  const { maintenance } = dependencies.operations
  app.post(runs, {
    config: changing,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'startMaintenance',
      tags,
      description: 'One run at a time for a repository. Backups and restores go on meanwhile.',
      params: repositoryParameters,
      body: maintenanceRequest,
      response: { 202: maintenanceRun },
    },
    handler: async (request, reply) => {
      const id = repositoryId(request.params.repositoryId)
      const run = await maintenance.start(id, requestOf(request.body), callerOf(request).actor)
      return reply.code(202).send(runBody(run))
    },
  })
  app.get(runs, {
    config: reading,
    schema: {
      operationId: 'listMaintenance',
      tags,
      description: 'Newest first. Reports are for administrators of the server.',
      params: repositoryParameters,
      querystring: Type.Object(pageQuery),
      response: { 200: maintenancePage },
    },
    handler: async (request) => {
      const id = repositoryId(request.params.repositoryId)
      const asked = pageRequest(request.query)
      const page = await maintenance.list(id, callerOf(request).reach, asked)
      return pageBody(page, asked, `${ownRoot}/repositories/${id}/maintenance`, runBody)
    },
  })
}

function addressOf(params: { repositoryId: string; runId: string }) {
  const runId = params.runId.toLowerCase()
  if (!isUuid(runId)) throw notFound()
  return { repositoryId: repositoryId(params.repositoryId), runId }
}

function registerOneRun({ app, dependencies }: OwnScope): void {
  const { maintenance } = dependencies.operations
  app.get(`${runs}/:runId`, {
    config: reading,
    schema: {
      operationId: 'getMaintenance',
      tags,
      params: runParameters,
      response: { 200: maintenanceRun },
    },
    handler: async (request) =>
      runBody(await maintenance.get(addressOf(request.params), callerOf(request).reach)),
  })
  app.post(`${runs}/:runId/stop`, {
    config: changing,
    schema: {
      operationId: 'stopMaintenance',
      tags,
      description: 'Waits for the end of the run. One that has ended stays as it is.',
      params: runParameters,
      response: { 200: maintenanceRun },
    },
    handler: async (request) =>
      runBody(await maintenance.stop(addressOf(request.params), callerOf(request).actor)),
  })
}

function registerHealth({ app, dependencies }: OwnScope): void {
  const { maintenance } = dependencies.operations
  app.get(`${ofRepository}/health`, {
    config: reading,
    schema: {
      operationId: 'getRepositoryHealth',
      tags,
      description: 'Whether restore points are gone or objects damaged, and what was done last.',
      params: repositoryParameters,
      response: { 200: repositoryHealth },
    },
    handler: async (request) => {
      const id = repositoryId(request.params.repositoryId)
      return healthBody(await maintenance.health(id, callerOf(request).reach))
    },
  })
  app.post(`${ofRepository}/alerts/confirm`, {
    config: changing,
    schema: {
      operationId: 'confirmRepositoryAlerts',
      tags,
      description:
        'Somebody has seen to them. Until then nothing is forgotten or deleted there by the server itself.',
      params: repositoryParameters,
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      await maintenance.confirmAlerts(repositoryId(request.params.repositoryId), callerOf(request).actor)
      return reply.code(204).send(null)
    },
  })
}

function registerChanging({ app, dependencies }: OwnScope): void {
  const { maintenance, repositories } = dependencies.operations
  app.put(`${ofRepository}/keep-last`, {
    config: { ...changing, needsRecentSignIn: true },
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'setKeepLast',
      tags,
      description:
        'So many newest restore points of each job stay, whatever their age. Fewer than before waits for an approval (409).',
      params: repositoryParameters,
      body: strictObject({ keepLast: Type.Integer({ minimum: 1, maximum: 10_000 }) }),
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const id = repositoryId(request.params.repositoryId)
      await maintenance.setKeepLast(id, request.body.keepLast, callerOf(request).actor)
      return reply.code(204).send(null)
    },
  })
  app.post(`${ofRepository}/remove`, {
    config: { ...changing, needsRecentSignIn: true },
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'removeRepository',
      tags,
      description:
        'At once where no restore point lies in it. With force also with its restore points: that waits for an approval (409).',
      params: repositoryParameters,
      body: strictObject({ force: Type.Optional(Type.Boolean()) }),
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const id = repositoryId(request.params.repositoryId)
      await repositories.remove(id, callerOf(request).actor, request.body.force ?? false)
      return reply.code(204).send(null)
    },
  })
}
