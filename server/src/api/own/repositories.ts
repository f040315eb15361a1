/** Backup repositories with what the dialect has no words for: the storage that they lie in. */
import { Type, type Static } from 'typebox'
import { Secret } from '../../foundation/secret.ts'
import type { BackupRepository, NewBackupRepository } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { RequestError } from '../http/errors.ts'
import { repositoryId } from '../ids.ts'
import { defined, oneOf, uuid } from '../schema.ts'
import { repositoryParameters } from '../vb365/parameters.ts'
import { keptRetention, retentionMembers, retentionOf } from '../vb365/backup-repositories/schema.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Repositories']
const reading = { access: 'monitor' } as const
const changing = { access: 'server-administrator' } as const

const s3Members = {
  endpoint: Type.Optional(
    Type.String({ maxLength: 1_024, description: 'https://s3.example.com:9000; that of AWS when absent' }),
  ),
  region: Type.Optional(Type.String({ maxLength: 64, description: 'us-east-1 when absent' })),
  bucket: Type.Optional(Type.String({ maxLength: 63 })),
  prefix: Type.Optional(Type.String({ maxLength: 400, description: 'a folder in the bucket' })),
  accessKeyId: Type.Optional(Type.String({ maxLength: 256 })),
  forcePathStyle: Type.Optional(
    Type.Boolean({ description: 'the bucket in the path; true when absent and an endpoint is given' }),
  ),
  lockDays: Type.Optional(
    Type.Integer({
      minimum: 1,
      description: 'Object Lock in compliance mode for each object that is written',
    }),
  ),
  caFile: Type.Optional(
    Type.String({
      maxLength: 4_096,
      description: 'PEM file on the server: who signed the certificate of the endpoint',
    }),
  ),
  bytesPerSecond: Type.Optional(Type.Integer({ description: 'what each direction may use of the line' })),
}

const storageMembers = {
  kind: oneOf('folder', 's3'),
  path: Type.Optional(
    Type.String({
      maxLength: 4_096,
      description: 'absolute, new or empty; below the data folder when absent',
    }),
  ),
  ...s3Members,
}
/** Answers hold no secret (AZ-23). */
const storage = Type.Object(storageMembers)
const newStorage = Type.Object({
  ...storageMembers,
  secretAccessKey: Type.Optional(
    Type.String({ maxLength: 1_024, description: 'kept sealed, never answered' }),
  ),
})

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
  capacityBytes: Type.Integer({ description: 'zero when it cannot be told' }),
  freeSpaceBytes: Type.Integer({ description: 'zero when it cannot be told' }),
  warnings: Type.Optional(
    Type.Array(Type.String(), { description: 'of a new one: what weakens its storage' }),
  ),
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
          ...bucketOf(place),
          retention: retentionOf({ name, ...given }),
        },
        callerOf(request).actor,
      )
      return reply.code(201).send(repositoryBody(made))
    },
  })
}

function bucketOf(given: Static<typeof newStorage>): Pick<NewBackupRepository, 's3'> {
  const { kind, path, ...s3 } = given
  if (kind === 'folder') {
    const [stray] = Object.keys(s3)
    if (stray !== undefined) throw new RequestError('malformed', `storage.${stray} is not for a folder.`)
    return {}
  }
  if (path !== undefined)
    throw new RequestError('malformed', 'storage.path is not for a bucket: give prefix.')
  const { bucket, accessKeyId, secretAccessKey, region = 'us-east-1', prefix = '', ...others } = s3
  const { endpoint, forcePathStyle = endpoint !== undefined } = others
  return {
    s3: {
      ...others,
      forcePathStyle,
      region,
      prefix,
      bucket: required(bucket, 'bucket'),
      accessKeyId: required(accessKeyId, 'accessKeyId'),
      secretAccessKey: new Secret(required(secretAccessKey, 'secretAccessKey')),
    },
  }
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new RequestError('malformed', `storage.${name} is missing.`)
  return value
}

function repositoryBody(
  one: BackupRepository & { readonly warnings?: readonly string[] },
): Static<typeof repository> {
  const { id, name, description, path, s3, capacityBytes, freeSpaceBytes, warnings } = one
  return {
    id,
    name,
    description,
    path,
    storage: s3 === undefined ? { kind: 'folder', path } : { kind: 's3', ...defined(s3) },
    retention: keptRetention(one),
    capacityBytes,
    freeSpaceBytes,
    ...(warnings === undefined ? {} : { warnings: [...warnings] }),
  }
}
