/** `BackupRepositories`. */
import { Type } from 'typebox'
import { callerOf } from '../../access.ts'
import { RequestError } from '../../http/errors.ts'
import { repositoryId } from '../../ids.ts'
import { listBody, listSchema, pageQuery, withQuery } from '../../page.ts'
import { refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { repositoryParameters } from '../parameters.ts'
import {
  backupRepositorySchema,
  repositoryBody,
  repositoryRequest,
  retentionOf,
  type RepositoryRequest,
} from './schema.ts'

const tags = ['BackupRepository']
const reading = { access: 'monitor' } as const
const changing = { access: 'server-administrator' } as const

export function registerBackupRepositories(scope: DialectScope): void {
  registerListing(scope)
  registerOne(scope)
}

function registerListing(scope: DialectScope): void {
  const { app, version, root, dependencies } = scope
  const { proxyId } = dependencies.identity
  app.get('/BackupRepositories', {
    config: reading,
    schema: {
      operationId: 'BackupRepository_GetRepositories',
      tags,
      querystring: Type.Object({
        ...pageQuery,
        proxyId: Type.Optional(Type.String()),
        longTerm: Type.Optional(Type.Boolean()),
      }),
      response: { 200: listSchema(backupRepositorySchema, version === 8) },
    },
    handler: async (request) => {
      const { query } = request
      // One proxy holds every repository, and none of them is for long-term copies.
      const isOurs = query.proxyId === undefined || query.proxyId.toLowerCase() === proxyId
      const { reach } = callerOf(request)
      const { repositories } = dependencies.operations
      const found = isOurs && query.longTerm !== true ? await repositories.list(reach) : []
      const path = withQuery(`${root}/BackupRepositories`, query, ['proxyId', 'longTerm'])
      return listBody(found, { version, query, path, pageSince: 8 }, (one) => repositoryBody(one, scope))
    },
  })
}

function registerOne(scope: DialectScope): void {
  const { app, version, dependencies } = scope
  const { repositories } = dependencies.operations
  const created = version === 8 ? 201 : 200
  app.post('/BackupRepositories', {
    config: changing,
    schema: {
      operationId: 'BackupRepository_Add',
      tags,
      body: repositoryRequest,
      response: { [created]: refTo(backupRepositorySchema) },
    },
    handler: async (request, reply) => {
      checkRequest(request.body, dependencies.identity.proxyId)
      const { name, description, path } = request.body
      const repository = await repositories.create(
        { name, description: description ?? '', path: path ?? '', retention: retentionOf(request.body) },
        callerOf(request).actor,
      )
      void reply.code(created)
      return repositoryBody(repository, scope)
    },
  })
  app.get('/BackupRepositories/:repositoryId', {
    config: reading,
    schema: {
      operationId: 'BackupRepository_GetRepositoriesById',
      tags,
      params: repositoryParameters,
      response: { 200: refTo(backupRepositorySchema) },
    },
    handler: async (request) => {
      const id = repositoryId(request.params.repositoryId)
      return repositoryBody(await repositories.get(id, callerOf(request).reach), scope)
    },
  })
}

function checkRequest(request: RepositoryRequest, proxyId: string): void {
  if (request.name.trim() === '') throw new RequestError('malformed', 'name is empty: name the repository.')
  if ((request.objectStorageId ?? '') !== '' || request.objectStorage !== undefined)
    throw new RequestError(
      'not_supported',
      'Object storage is not supported yet: leave it out, and the repository is kept in a folder of the server.',
    )
  if ((request.proxyId ?? '') !== '' && request.proxyId?.toLowerCase() !== proxyId)
    throw new RequestError(
      'malformed',
      'There is one proxy, this server: leave proxyId out, or take the one of GET Proxies.',
    )
}
