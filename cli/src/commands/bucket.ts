/** The options that say how a bucket is reached: the same wherever a repository or a copy of one may lie in one. */
import type { Command } from 'commander'
import { UsageError } from '../context.ts'
import { readSecretFile } from '../secret-file.ts'

export interface BucketOptions {
  readonly s3Endpoint?: string
  readonly s3Region?: string
  readonly s3CaFile?: string
  readonly s3VirtualHost?: true
  readonly accessKeyId?: string
  readonly secretAccessKeyFile?: string
}

/** What the server and `recover` take: members that were not given are not there. */
export interface BucketPlace {
  readonly kind: 's3'
  readonly bucket: string
  readonly prefix?: string
  readonly endpoint?: string
  readonly region?: string
  readonly caFile?: string
  readonly forcePathStyle?: boolean
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

const flags: Readonly<Record<keyof BucketOptions, string>> = {
  s3Endpoint: '--s3-endpoint',
  s3Region: '--s3-region',
  s3CaFile: '--s3-ca-file',
  s3VirtualHost: '--s3-virtual-host',
  accessKeyId: '--access-key-id',
  secretAccessKeyFile: '--secret-access-key-file',
}

/** @param machine - Where the file of the authority lies. */
export function bucketOptions(command: Command, machine = 'on the server'): Command {
  return command
    .option('--s3-endpoint <url>', 'of a storage other than AWS, such as https://s3.example.com:9000')
    .option('--s3-region <region>', 'us-east-1 when absent')
    .option('--s3-ca-file <file>', `PEM file ${machine}: who signed the certificate of the endpoint`)
    .option('--s3-virtual-host', 'the bucket is a part of the endpoint’s host name')
    .option('--access-key-id <id>', 'of the bucket')
    .option('--secret-access-key-file <file>', 'file with the secret access key')
}

/** The first option that is for a bucket alone. */
export function strayBucketOption(options: BucketOptions): string | undefined {
  return Object.entries(flags).find(([name]) => Reflect.get(options, name) !== undefined)?.[1]
}

export async function bucketPlace(
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string | undefined },
  options: BucketOptions,
): Promise<BucketPlace> {
  const { accessKeyId, secretAccessKeyFile, s3Endpoint, s3Region, s3CaFile, s3VirtualHost } = options
  if (accessKeyId === undefined || secretAccessKeyFile === undefined)
    throw new UsageError('A bucket needs --access-key-id and --secret-access-key-file.')
  return {
    kind: 's3',
    bucket,
    ...(prefix === undefined || prefix === '' ? {} : { prefix }),
    ...(s3Endpoint === undefined ? {} : { endpoint: s3Endpoint }),
    ...(s3Region === undefined ? {} : { region: s3Region }),
    ...(s3CaFile === undefined ? {} : { caFile: s3CaFile }),
    ...(s3VirtualHost === true ? { forcePathStyle: false } : {}),
    accessKeyId,
    secretAccessKey: await readSecretFile(secretAccessKeyFile),
  }
}

/**
 * A folder, or `s3://bucket/prefix` with the options of its bucket.
 * @param name - The option that names it.
 * @throws {UsageError}
 */
export async function placeFrom(
  text: string,
  name: string,
  options: BucketOptions,
): Promise<BucketPlace | { readonly kind: 'folder'; readonly path: string }> {
  const address = /^s3:\/\/([^/]+)(?:\/(.*))?$/i.exec(text)
  if (address !== null) return bucketPlace({ bucket: address[1] ?? '', prefix: address[2] }, options)
  if (/^[a-z0-9]+:\/\//i.test(text))
    throw new UsageError(`${name} is a folder or s3://BUCKET/PREFIX, not ${text}`)
  const stray = strayBucketOption(options)
  if (stray !== undefined) throw new UsageError(`${stray} goes with ${name} s3://BUCKET/PREFIX alone.`)
  return { kind: 'folder', path: text }
}

/** @throws {UsageError} for what is no time. */
export function timeFrom(text: string | undefined, name: string): string | undefined {
  if (text === undefined) return undefined
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text)
  if (!isTime || Number.isNaN(Date.parse(text)))
    throw new UsageError(`${name} is a time with its zone, such as 2026-03-01T12:00:00Z, not ${text}`)
  return new Date(text).toISOString()
}
