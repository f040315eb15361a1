/** `BackupRepositories`. */
import { Type } from 'typebox'
import type { BackupRepository, Reach } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { RequestError } from '../../http/errors.ts'
import { repositoryId } from '../../ids.ts'
import {
  listBody,
  listSchema,
  pageBody,
  pageOf,
  pageQuery,
  pageRequest,
  readAll,
  slice,
  withQuery,
} from '../../page.ts'
import { refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { noBody, repositoryParameters } from '../parameters.ts'
import {
  backupRepositorySchema,
  repositoryBody,
  repositoryChange,
  repositoryRequest,
  givenRetention,
  retentionOf,
  storageUsageSchema,
  synchronizeSessionSchema,
  type RepositoryChange,
  type RepositoryRequest,
} from './schema.ts'

const tags = ['BackupRepository']
const reading = { access: 'monitor' } as const
const changing = { access: 'server-administrator' } as const

export function registerBackupRepositories(scope: DialectScope): void {
  registerListing(scope)
  registerOne(scope)
  registerChanging(scope)
  registerSync(scope)
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
        organizationId: Type.Optional(
          Type.String({ description: 'repositories that its jobs use, or that hold backups of it' }),
        ),
        proxyPoolId: Type.Optional(Type.String({ description: 'there are no proxy pools' })),
      }),
      response: { 200: listSchema(backupRepositorySchema, version === 8) },
    },
    handler: async (request) => {
      const { query } = request
      // One proxy holds every repository, and none of them is for long-term copies.
      const isOurs = query.proxyId === undefined || query.proxyId.toLowerCase() === proxyId
      const { reach } = callerOf(request)
      const { repositories } = dependencies.operations
      const isNone = !isOurs || query.longTerm === true || query.proxyPoolId !== undefined
      const all = isNone ? [] : await repositories.list(reach)
      const ofOrganization = query.organizationId?.toLowerCase()
      const used = ofOrganization === undefined ? undefined : await usedBy(scope, ofOrganization, reach)
      const found = all.filter(({ id }) => used === undefined || used.has(id))
      const path = withQuery(`${root}/BackupRepositories`, query, [
        'proxyId',
        'longTerm',
        'organizationId',
        'proxyPoolId',
      ])
      return listBody(found, { version, query, path, pageSince: 8 }, (one) => repositoryBody(one, scope))
    },
  })
}

/** The repositories of an organization; of one that is not there, or out of reach, none. */
async function usedBy(
  { dependencies }: DialectScope,
  organization: string,
  reach: Reach,
): Promise<ReadonlySet<string>> {
  const { jobs, protection } = dependencies.operations
  const ofJobs = await readAll((page) => jobs.page({ organizationId: organization }, reach, page))
  const ofBackups = await readAll((page) => protection.objects({ organizationId: organization }, reach, page))
  return new Set([...ofJobs, ...ofBackups].map(({ repositoryId: id }) => id))
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

function registerChanging({ app, version, dependencies }: DialectScope): void {
  const { repositories } = dependencies.operations
  const changed = version === 8 ? 204 : 200
  app.put('/BackupRepositories/:repositoryId', {
    config: changing,
    schema: {
      operationId: 'BackupRepository_UpdateRepository',
      tags,
      params: repositoryParameters,
      body: repositoryChange,
      response: { [changed]: version === 8 ? noBody : refTo(backupRepositorySchema) },
    },
    handler: async (request, reply) => {
      const { actor, reach } = callerOf(request)
      const before = await repositories.get(repositoryId(request.params.repositoryId), reach)
      const { body } = request
      checkChange(body, before, dependencies.identity.proxyId)
      const { name, description } = body
      const retention = { ...before.retention, ...givenRetention(body) }
      const change = {
        ...(name && { name }),
        ...(description === undefined ? {} : { description }),
        retention,
      }
      await repositories.update(before.id, change, actor)
      if (version === 8) return reply.code(204).send(null)
      return reply.send(
        repositoryBody(await repositories.get(before.id, reach), { root: `/v${version}`, dependencies }),
      )
    },
  })
  app.delete('/BackupRepositories/:repositoryId', {
    config: changing,
    schema: {
      operationId: 'BackupRepository_Remove',
      tags,
      params: repositoryParameters,
      response: { 204: noBody },
    },
    handler: async (request, reply) => {
      const id = repositoryId(request.params.repositoryId)
      await repositories.remove(id, callerOf(request).actor)
      return reply.code(204).send(null)
    },
  })
}

/** What a repository holds is read from its vault at every start and written with every run: it is never out of step. */
function registerSync({ app, root, dependencies }: DialectScope): void {
  const { protection, repositories } = dependencies.operations
  app.post('/BackupRepositories/:repositoryId/Sync', {
    config: changing,
    schema: {
      operationId: 'BackupRepository_StartSynchronizeAction',
      tags,
      params: repositoryParameters,
      response: { 200: refTo(synchronizeSessionSchema) },
    },
    handler: async (request) => {
      const id = repositoryId(request.params.repositoryId)
      await repositories.get(id, callerOf(request).reach)
      return {
        id: dependencies.random.uuid(),
        repositoryId: id,
        state: 'None' as const,
        progressPercent: 100,
        error: '',
        _links: { backupRepository: { href: `${root}/BackupRepositories/${id}` } },
      }
    },
  })
  app.get('/RepositorySynchronizeSessions', {
    config: reading,
    schema: {
      operationId: 'RepositorySynchronizeSessions_GetSynchronizeSessions',
      tags: ['RepositorySynchronizeSessions'],
      response: { 200: Type.Array(refTo(synchronizeSessionSchema)) },
    },
    handler: async () => [],
  })
  app.get('/BackupRepositories/:repositoryId/backedupOrganizations', {
    config: reading,
    schema: {
      operationId: 'BackupRepository_GetRepositoryStorageUsage',
      tags,
      params: repositoryParameters,
      querystring: Type.Object(pageQuery),
      response: { 200: pageOf(storageUsageSchema) },
    },
    handler: async (request) => {
      const id = repositoryId(request.params.repositoryId)
      const { reach } = callerOf(request)
      const asked = pageRequest(request.query)
      const page = slice(await protection.organizations(id, reach), asked)
      const items = await Promise.all(
        page.items.map(async (one) => {
          const uses = await protection.use(one.id, reach).catch(() => [])
          const use = uses.find(({ repositoryId: used }) => used === id)
          return { ...one, usedBytes: use?.usedBytes ?? 0 }
        }),
      )
      const path = `${root}/BackupRepositories/${id}/backedupOrganizations`
      return pageBody({ ...page, items }, asked, path, ({ id: organization, name, usedBytes }) => ({
        id: organization,
        name,
        usedSpaceBytes: usedBytes,
        localCacheUsedSpaceBytes: 0,
        objectStorageUsedSpaceBytes: 0,
      }))
    },
  })
}

function checkChange(change: RepositoryChange, before: BackupRepository, proxyId: string): void {
  checkRequest({ ...change, name: change.name ?? before.name }, proxyId)
  if ((change.path ?? '') !== '' && change.path !== before.path)
    throw new RequestError(
      'not_supported',
      'A repository does not move: make a new one with the path, and give it to the jobs.',
    )
  const { retentionType } = change
  if (retentionType !== undefined && retentionType !== (before.retention['retentionType'] ?? retentionType))
    throw new RequestError('malformed', 'retentionType cannot be changed: it is the repository’s for good.')
}

/** How some clients say that there is none. */
const noId = '00000000-0000-0000-0000-000000000000'

/** Members that would promise something: none of them is taken and forgotten. */
const notFollowed = [
  ['objectStorageCachePath', 'A repository needs no cache: leave objectStorageCachePath out.'],
  ['proxyPoolId', 'There are no proxy pools, this server is the one proxy: leave proxyPoolId out.'],
  [
    'encryptionKeyId',
    'Each repository is encrypted by a key of its own, always: leave encryptionKeyId out, and keep its recovery kit.',
  ],
  [
    'organizationId',
    'A repository may be used by several organizations, each under keys of its own: leave organizationId out.',
  ],
  [
    'attachUsedRepository',
    'What lies in a repository of another server comes back with its recovery kit: strongroom recover.',
  ],
] as const satisfies readonly (readonly [keyof RepositoryRequest, string])[]

function checkRequest(request: RepositoryRequest, proxyId: string): void {
  if (request.name.trim() === '') throw new RequestError('malformed', 'name is empty: name the repository.')
  if ((request.objectStorageId ?? '') !== '' || request.objectStorage !== undefined)
    throw new RequestError(
      'not_supported',
      'Object storage is given to POST /api/v1/repositories, which makes a repository in a bucket; here repositories lie in folders of the server.',
    )
  for (const [name, words] of notFollowed)
    if (![undefined, '', false, noId].includes(request[name])) throw new RequestError('not_supported', words)
  if ((request.proxyId ?? '') !== '' && request.proxyId?.toLowerCase() !== proxyId)
    throw new RequestError(
      'malformed',
      'There is one proxy, this server: leave proxyId out, or take the one of GET Proxies.',
    )
}
