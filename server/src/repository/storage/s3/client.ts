/** The connection to a bucket. The SDK is loaded with the first request: a server without S3 never loads it. */
import { readFile } from 'node:fs/promises'
import { rootCertificates } from 'node:tls'
import type { S3, S3ClientConfig } from '@aws-sdk/client-s3'
import { VaultError } from '../../errors.ts'
import { checkName } from '../storage.ts'
import type { S3Options } from './options.ts'

/** A bucket, and the place of the repository in it. */
export interface Bucket {
  readonly name: string
  /** One request, sent once: whoever asks decides on a second try. */
  use<Output>(request: (s3: S3) => Promise<Output>): Promise<Output>
  /** The object key of a name. @throws {VaultError} `invalid_name` */
  keyOf(name: string): string
  /** The beginning of the object keys of names that begin with `prefix`. */
  keysOf(prefix: string): string
  /** @param key - One that begins with {@link Bucket.keysOf} of nothing. */
  nameOf(key: string): string
}

/** Where probes put their objects; no list shows them. */
export const probesPrefix = 'probes/'

const silenceMs = 60_000
const connectMs = 10_000
const sockets = 32

export function openBucket(options: S3Options): Bucket {
  const { bucket, prefix } = options
  if (prefix !== '') checkName(prefix)
  const start = prefix === '' ? '' : `${prefix}/`
  let opening: Promise<S3> | undefined
  const connected = (): Promise<S3> => {
    opening ??= connect(options).catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }
  return {
    name: bucket,
    use: async (request) => request(await connected()),
    keyOf: (name) => `${start}${checkName(name)}`,
    keysOf: (names) => `${start}${names}`,
    nameOf: (key) => key.slice(start.length),
  }
}

async function connect(options: S3Options): Promise<S3> {
  const ca = options.caFile === undefined ? undefined : await readAuthority(options.caFile)
  const { S3: Client } = await import('@aws-sdk/client-s3')
  return new Client({ ...configurationOf(options), requestHandler: handlerOf(options, ca) })
}

function configurationOf(options: S3Options): S3ClientConfig {
  const { endpoint, region, accessKeyId, secretAccessKey, forcePathStyle = false } = options
  return {
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    forcePathStyle,
    credentials: { accessKeyId: accessKeyId.reveal(), secretAccessKey: secretAccessKey.reveal() },
    // Checksums that the SDK adds of its own accord are refused by servers that do not know them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // A hidden second try would answer "taken" for what the first try wrote.
    maxAttempts: 1,
    followRegionRedirects: false,
  }
}

function handlerOf(
  { silenceMs: patience = silenceMs }: S3Options,
  ca: readonly string[] | undefined,
): NonNullable<S3ClientConfig['requestHandler']> {
  const agent = { keepAlive: true, maxSockets: sockets }
  return {
    connectionTimeout: Math.min(connectMs, patience),
    socketTimeout: patience,
    httpAgent: agent,
    httpsAgent: ca === undefined ? agent : { ...agent, ca: [...ca] },
  }
}

/** The authorities that are trusted everywhere stay trusted. */
async function readAuthority(file: string): Promise<readonly string[]> {
  try {
    return [...rootCertificates, await readFile(file, 'utf8')]
  } catch (error) {
    throw new VaultError(
      'storage_failed',
      `The file “${file}” with the certificate authority of the storage cannot be read. Check its path and rights, then try again.`,
      { cause: error },
    )
  }
}
