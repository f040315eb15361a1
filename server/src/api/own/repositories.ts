/** Backup repositories with what the dialect has no words for: the storage that they lie in. */
import { Type, type Static } from 'typebox'
import type { BackupRepository } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { RequestError } from '../http/errors.ts'
import { repositoryId } from '../ids.ts'
import { oneOf, uuid } from '../schema.ts'
import { repositoryParameters } from '../vb365/parameters.ts'
import { keptRetention, retentionMembers, retentionOf } from '../vb365/backup-repositories/schema.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Repositories']
const reading = { access: 'monitor' } as const
const changing = { access: 'server-administrator' } as const

const storage = Type.Object({
  kind: oneOf('folder'),
  path: Type.Optional(
    Type.String({
      maxLength: 4_096,
      description: 'absolute, new or empty; below the data folder when absent',
    }),
  ),
})

const retention = Type.Object(retentionMembers)

const newRepository = Type.Object({
  name: Type.String({ maxLength: 256 }),
  description: Type.Optional(Type.String({ maxLength: 1_024 })),
  storage,
  retention: Type.Optional(retention),
})

const repository = Type.Object({
  id: uuid,
  name: Type.String(),
  description: Type.String(),
  path: Type.String({ description: 'the folder' }),
  storage,
  retention,
  capacityBytes: Type.Integer({ description: 'zero when it cannot be told' }),
  freeSpaceBytes: Type.Integer({ description: 'zero when it cannot be told' }),
})

export function registerOwnRepositories({ app, dependencies }: OwnScope): void {
  const { repositories } = dependencies.operations
  app.get('/repositories', {
    config: reading,
    schema: {
      operationId: 'listRepositories',
      tags,
      response: { 200: Type.Object({ results: Type.Array(repository) }) },
    },
    handler: async (request) => ({
      results: (await repositories.list(callerOf(request).reach)).map(repositoryBody),
    }),
  })
  app.get('/repositories/:repositoryId', {
    config: reading,
    schema: {
      operationId: 'getRepository',
      tags,
      params: repositoryParameters,
      response: { 200: repository },
    },
    handler: async (request) => {
      const id = repositoryId(request.params.repositoryId)
      return repositoryBody(await repositories.get(id, callerOf(request).reach))
    },
  })
  app.post('/repositories', {
    config: changing,
    schema: {
      operationId: 'createRepository',
      tags,
      description: 'Makes the encrypted repository at once; the place has to be empty.',
      body: newRepository,
      response: { 201: repository },
    },
    handler: async (request, reply) => {
      const { name, description = '', storage: place, retention: given = {} } = request.body
      if (name.trim() === '') throw new RequestError('malformed', 'name is empty: name the repository.')
      const made = await repositories.create(
        { name, description, path: place.path ?? '', retention: retentionOf({ name, ...given }) },
        callerOf(request).actor,
      )
      return reply.code(201).send(repositoryBody(made))
    },
  })
}

function repositoryBody(one: BackupRepository): Static<typeof repository> {
  const { id, name, description, path, capacityBytes, freeSpaceBytes } = one
  return {
    id,
    name,
    description,
    path,
    storage: { kind: 'folder', path },
    retention: keptRetention(one),
    capacityBytes,
    freeSpaceBytes,
  }
}
