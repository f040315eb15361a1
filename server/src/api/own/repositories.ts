/** Backup repositories with what the dialect has no words for: the storage that they lie in. */
import { Type, type Static } from 'typebox'
import type { BackupRepository, NewBackupRepository } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { RequestError } from '../http/errors.ts'
import { repositoryId } from '../ids.ts'
import { defined, uuid } from '../schema.ts'
import { repositoryParameters } from '../vb365/parameters.ts'
import { keptRetention, retentionMembers, retentionOf } from '../vb365/backup-repositories/schema.ts'
import type { OwnScope } from './scope.ts'
import { bucketOf, newStorage, storage } from './storage-body.ts'

const tags = ['Repositories']
const reading = { access: 'monitor' } as const
const changing = { access: 'server-administrator' } as const

const retention = Type.Object(retentionMembers)

const newRepository = Type.Object({
  name: Type.String({ maxLength: 256 }),
  description: Type.Optional(Type.String({ maxLength: 1_024 })),
  storage: newStorage,
  retention: Type.Optional(retention),
})

const repository = Type.Object({
  id: uuid,
  name: Type.String(),
  description: Type.String(),
  path: Type.String({ description: 'the folder, or s3://bucket/prefix' }),
  storage,
  retention,
  isReadOnly: Type.Boolean({ description: 'nothing is written to it; restores go on' }),
  capacityBytes: Type.Integer({ description: 'zero when it cannot be told' }),
  freeSpaceBytes: Type.Integer({ description: 'zero when it cannot be told' }),
  warnings: Type.Optional(
    Type.Array(Type.String(), { description: 'of a new one: what weakens its storage' }),
  ),
})

export function registerOwnRepositories(scope: OwnScope): void {
  const { app, dependencies } = scope
  registerChange(scope)
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
      description:
        'Makes the encrypted repository at once; the place has to be empty. A bucket is tried before: whether it writes conditionally and, with lockDays, whether it keeps what is locked.',
      body: newRepository,
      response: { 201: repository },
    },
    handler: async (request, reply) => {
      const { name, description = '', storage: place, retention: given = {} } = request.body
      if (name.trim() === '') throw new RequestError('malformed', 'name is empty: name the repository.')
      const made = await repositories.create(
        {
          name,
          description,
          path: place.path ?? '',
          ...newPlace(place),
          retention: retentionOf({ name, ...given }),
        },
        callerOf(request).actor,
      )
      return reply.code(201).send(repositoryBody(made))
    },
  })
}

function newPlace(place: Static<typeof newStorage>): Pick<NewBackupRepository, 's3' | 'bytesPerSecond'> {
  if (place.kind === 's3') return { s3: bucketOf(place, 'storage') }
  const { bytesPerSecond, ...folder } = place
  bucketOf(folder, 'storage')
  return bytesPerSecond === undefined ? {} : { bytesPerSecond }
}

const repositoryChange = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 256 })),
  description: Type.Optional(Type.String({ maxLength: 1_024 })),
  bytesPerSecond: Type.Optional(
    Type.Integer({ minimum: 0, description: 'what each direction may use of the line; 0 for no limit' }),
  ),
  isReadOnly: Type.Optional(
    Type.Boolean({ description: 'nothing is written to it: no backup, no maintenance but checks' }),
  ),
})

function registerChange({ app, dependencies }: OwnScope): void {
  const { repositories } = dependencies.operations
  app.patch('/repositories/:repositoryId', {
    config: changing,
    schema: {
      operationId: 'changeRepository',
      tags,
      description: 'What is left out stays as it is. A limit counts from the next object on.',
      params: repositoryParameters,
      body: repositoryChange,
      response: { 200: repository },
    },
    handler: async (request) => {
      const id = repositoryId(request.params.repositoryId)
      const { actor, reach } = callerOf(request)
      const { bytesPerSecond, ...others } = request.body
      const limit = bytesPerSecond === 0 ? null : bytesPerSecond
      await repositories.update(id, defined({ ...others, bytesPerSecond: limit }), actor)
      return repositoryBody(await repositories.get(id, reach))
    },
  })
}

function repositoryBody(
  one: BackupRepository & { readonly warnings?: readonly string[] },
): Static<typeof repository> {
  const { id, name, description, path, s3, capacityBytes, freeSpaceBytes, warnings } = one
  const { bytesPerSecond, isReadOnly = false } = one
  const folder = { kind: 'folder' as const, path, ...defined({ bytesPerSecond }) }
  return {
    id,
    name,
    description,
    path,
    storage: s3 === undefined ? folder : { kind: 's3', ...defined(s3) },
    retention: keptRetention(one),
    isReadOnly,
    capacityBytes,
    freeSpaceBytes,
    ...(warnings === undefined ? {} : { warnings: [...warnings] }),
  }
}
