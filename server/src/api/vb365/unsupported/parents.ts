/** What an address lies below: answered for only where the caller sees it. */
import type { FastifyRequest } from 'fastify'
import type { ApiDependencies } from '../../dependencies.ts'
import { callerOf, type Caller } from '../../access.ts'
import { jobId, notFound, organizationId, repositoryId, restoreSessionId } from '../../ids.ts'
import { readAll } from '../../page.ts'

type Operations = ApiDependencies['operations']

const parents: Readonly<
  Record<string, (operations: Operations, id: string, caller: Caller) => Promise<unknown>>
> = {
  organizations: ({ organizations }, id, { reach }) => organizations.get(organizationId(id), reach),
  jobs: ({ jobs }, id, { reach }) => jobs.get(jobId(id), reach),
  backuprepositories: ({ repositories }, id, { reach }) => repositories.get(repositoryId(id), reach),
  restoresessions: ({ restore }, id, { reach, actor }) =>
    restore.session({ sessionId: restoreSessionId(id), reach, actor }),
  restorepoints: async (operations, id, { reach }) => {
    const found = await readAll(
      (page) => operations.restorePoints({}, reach, page),
      (point) => point.id === id,
    )
    if (found.length === 0) throw notFound()
  },
}

/**
 * Looks up the organization, job, repository, restore point or restore session that a path begins with.
 * @throws {OperationError} `not_found` for one that is not there, or not for this caller
 */
export async function checkParent(
  { operations }: ApiDependencies,
  path: string,
  request: FastifyRequest<{ Params: Record<string, string> }>,
): Promise<void> {
  const [, collection = '', name = ''] = /^\/(\w+)\/:(\w+)/.exec(path) ?? []
  const look = parents[collection.toLowerCase()]
  const id = request.params[name]
  if (look !== undefined && id !== undefined) await look(operations, id, callerOf(request))
}
