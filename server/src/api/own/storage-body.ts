/** Where a repository or a copy of one lies, on the wire of our own API. */
import { Type, type Static } from 'typebox'
import { Secret } from '../../foundation/secret.ts'
import { describeBucket, type NewBackupRepository } from '../../operations/index.ts'
import { RequestError } from '../http/errors.ts'
import { oneOf } from '../schema.ts'

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

export const placeMembers = {
  kind: oneOf('folder', 's3'),
  path: Type.Optional(Type.String({ maxLength: 4_096, description: 'of a folder: absolute, on the server' })),
  ...s3Members,
}

const storageMembers = {
  ...placeMembers,
  path: Type.Optional(
    Type.String({
      maxLength: 4_096,
      description: 'absolute, new or empty; below the data folder when absent',
    }),
  ),
}
/** Answers hold no secret (AZ-23). */
export const storage = Type.Object(storageMembers)
export const newStorage = Type.Object({
  ...storageMembers,
  secretAccessKey: Type.Optional(
    Type.String({ maxLength: 1_024, description: 'kept sealed, never answered' }),
  ),
})

type Bucket = NonNullable<NewBackupRepository['s3']>

/**
 * @param name - Of the member, as its refusals name it.
 * @returns undefined for a folder.
 * @throws {RequestError} `malformed`
 */
export function bucketOf(given: Static<typeof newStorage>, name: string): Bucket | undefined {
  const { kind, path, ...s3 } = given
  if (kind === 'folder') {
    const [stray] = Object.keys(s3)
    if (stray !== undefined) throw new RequestError('malformed', `${name}.${stray} is not for a folder.`)
    return undefined
  }
  if (path !== undefined)
    throw new RequestError('malformed', `${name}.path is not for a bucket: give prefix.`)
  const required = (value: string | undefined, member: string): string => {
    if (value === undefined || value === '')
      throw new RequestError('malformed', `${name}.${member} is missing.`)
    return value
  }
  const { bucket, accessKeyId, secretAccessKey, ...others } = s3
  return {
    ...describeBucket({
      ...others,
      bucket: required(bucket, 'bucket'),
      accessKeyId: required(accessKeyId, 'accessKeyId'),
    }),
    secretAccessKey: new Secret(required(secretAccessKey, 'secretAccessKey')),
  }
}
