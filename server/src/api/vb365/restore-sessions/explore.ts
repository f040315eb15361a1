/** Opening a restore session: by organization, by job, or for the organization of a person's own session. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { OrganizationId, JobId } from '../../../foundation/ids.ts'
import type { NewRbacItem } from '../../../operations/index.ts'
import { callerOf, memberOf } from '../../access.ts'
import { parseDateTime } from '../../http/date-time.ts'
import { RequestError } from '../../http/errors.ts'
import { jobId, notFound, organizationId, repositoryId } from '../../ids.ts'
import { oneOf, refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { jobParameters, organizationParameters, repositoryParameters } from '../parameters.ts'
import { newRbacItem, rbacItemRequest } from '../rbac-roles/schema.ts'
import { restoreSessionBody, restoreSessionSchema, type RestoreSessionBody } from './schema.ts'

const exploreRequest = Type.Object({
  dateTime: Type.Optional(
    Type.String({ description: 'state of the newest restore point not later than this' }),
  ),
  type: Type.Optional(oneOf('Vex', 'Veod', 'Vesp', 'Vet')),
  showDeleted: Type.Optional(
    Type.Boolean({
      description: 'changes nothing, with a Warning: what was deleted is in earlier restore points',
    }),
  ),
  showAllVersions: Type.Optional(
    Type.Boolean({ description: 'changes nothing, with a Warning: each restore point has its own version' }),
  ),
  reason: Type.Optional(Type.String()),
})
/** v8 also names the repository that is looked into. */
const narrowedRequest = Type.Object({
  ...exploreRequest.properties,
  repositoryId: Type.Optional(Type.String({ description: 'restore points in this repository alone' })),
})
type ExploreBody = Static<typeof narrowedRequest>

interface ExploreTarget {
  readonly organizationId: OrganizationId
  readonly jobId: JobId | undefined
  readonly repositoryId?: string | undefined
  readonly scope?: NewRbacItem | undefined
}

export function registerExplore(scope: DialectScope): void {
  const { app, version, dependencies } = scope
  const opened = version === 8 ? 201 : 200
  const tags = ['RestoreSession']
  const response = { [opened]: refTo(restoreSessionSchema) }
  const body = exploreRequest
  app.post<{ Params: { organizationId: string }; Body: ExploreBody }>(
    '/Organizations/:organizationId/explore',
    {
      config: { access: 'administrator' },
      schema: {
        operationId: version === 8 ? 'Organization_Explore' : 'Organization_ExploreAction',
        tags,
        params: organizationParameters,
        body: version === 8 ? narrowedRequest : body,
        response,
      },
      handler: async (request, reply) => {
        const target = { organizationId: organizationId(request.params.organizationId), jobId: undefined }
        void remarkedOn(reply, request.body).code(opened)
        return explore(scope, request, target)
      },
    },
  )
  app.post('/Jobs/:jobId/explore', {
    config: { access: 'administrator' },
    schema: { operationId: 'Job_ExploreAction', tags, params: jobParameters, body, response },
    handler: async (request, reply) => {
      const { reach } = callerOf(request)
      const job = await dependencies.operations.jobs.get(jobId(request.params.jobId), reach)
      void remarkedOn(reply, request.body).code(opened)
      return explore(scope, request, { organizationId: job.organizationId, jobId: job.id })
    },
  })
  app.post('/Organization/Explore', {
    // Operators come this way, too: what they see is decided by their roles (reference 1.8).
    config: { access: 'operator' },
    schema: { operationId: 'RestoreSession_ExploreAction', tags, body, response },
    handler: async (request, reply) => {
      void remarkedOn(reply, request.body).code(opened)
      return explore(scope, request, { organizationId: memberOf(request).organizationId, jobId: undefined })
    },
  })
}

/** v7 and v8: the repository, and the organization in it where there are several. */
export function registerExploreRepository(scope: DialectScope): void {
  const { app, version, dependencies } = scope
  const { protection } = dependencies.operations
  const opened = version === 8 ? 201 : 200
  app.post('/BackupRepositories/:repositoryId/explore', {
    config: { access: 'administrator' },
    schema: {
      operationId: 'BackupRepository_Explore',
      tags: ['RestoreSession'],
      params: repositoryParameters,
      querystring: Type.Object({ organizationId: Type.Optional(Type.String()) }),
      body: exploreRequest,
      response: { [opened]: refTo(restoreSessionSchema) },
    },
    handler: async (request, reply) => {
      const repository = repositoryId(request.params.repositoryId)
      const found = await protection.organizations(repository, callerOf(request).reach)
      const asked = request.query.organizationId?.toLowerCase()
      const [one, ...more] = found.filter(({ id }) => asked === undefined || id === asked)
      if (one === undefined) throw notFound()
      if (more.length > 0)
        throw new RequestError(
          'malformed',
          'Several organizations have backups in this repository: name one as ?organizationId=….',
        )
      const target = { organizationId: one.id, jobId: undefined, repositoryId: repository }
      void remarkedOn(reply, request.body).code(opened)
      return explore(scope, request, target)
    },
  })
}

/** What an operator opens: one item of the effective scope, or all of it. */
const operatorExploreRequest = Type.Object({
  ...narrowedRequest.properties,
  scope: Type.Optional(rbacItemRequest),
})

export function registerOperatorExplore(scope: DialectScope): void {
  const { app, version } = scope
  const opened = version === 8 ? 201 : 200
  app.post('/Organization/OperatorExplore', {
    config: { access: 'operator' },
    schema: {
      operationId: 'RestoreSession_OperatorExploreAction',
      tags: ['RestoreSession'],
      body: operatorExploreRequest,
      response: { [opened]: refTo(restoreSessionSchema) },
    },
    handler: async (request, reply) => {
      const { organizationId: organization } = memberOf(request)
      const item = request.body.scope === undefined ? undefined : newRbacItem(request.body.scope)
      void remarkedOn(reply, request.body).code(opened)
      return explore(scope, request, { organizationId: organization, jobId: undefined, scope: item })
    },
  })
}

/**
 * Clients send both as true with every session, so that a refusal would end them: they get the state of one restore
 * point, and are told in the answer (a `Warning`, as in `directory-page.ts`) and in the details of the session.
 */
function remarkedOn(reply: FastifyReply, { showDeleted, showAllVersions }: ExploreBody): FastifyReply {
  if (showDeleted !== true && showAllVersions !== true) return reply
  const words =
    'one restore point is shown as it was: send an earlier dateTime for what was deleted or changed'
  return reply.header('warning', `199 strongroom "${words}"`)
}

async function explore(
  { root, dependencies }: DialectScope,
  request: FastifyRequest<{ Body: ExploreBody }>,
  target: ExploreTarget,
): Promise<RestoreSessionBody> {
  const { body } = request
  if ((body.type ?? 'Vex') !== 'Vex')
    throw new RequestError('not_supported', 'Only mail can be explored yet: send "type": "Vex".')
  const { reach, actor } = callerOf(request)
  const session = await dependencies.operations.restore.explore(
    target.organizationId,
    {
      pointInTime: pointInTime(body.dateTime),
      reason: body.reason ?? '',
      jobId: target.jobId,
      repositoryId: target.repositoryId ?? repositoryOf(body),
      scope: target.scope,
    },
    reach,
    actor,
  )
  return restoreSessionBody(session, root)
}

function repositoryOf({ repositoryId: id }: ExploreBody): string | undefined {
  return id === undefined || id === '' ? undefined : repositoryId(id)
}

function pointInTime(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const at = parseDateTime(text)
  if (at === undefined)
    throw new RequestError('malformed', 'dateTime has to be a date such as 2026-11-21T18:00:00Z.')
  return at
}
