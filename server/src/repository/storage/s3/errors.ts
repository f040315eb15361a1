/** What an S3 server or the way to it refused, in words that say what to do next. */
import { VaultError } from '../../errors.ts'
import { StorageError } from '../storage-error.ts'

interface Explanation {
  readonly message: string
  readonly isRetryable?: boolean
}

const busy: Explanation = {
  message:
    'The storage is too busy and asks to slow down. Try again later, or raise the limits of the bucket.',
  isRetryable: true,
}
const broken: Explanation = {
  message: 'The storage failed on its side. Try again later; if it goes on, ask whoever runs it.',
  isRetryable: true,
}
const cut: Explanation = {
  message: 'The connection to the storage was cut or went silent. Check the network, then try again.',
  isRetryable: true,
}
const unreachable: Explanation = {
  message:
    'The storage cannot be reached. Check the endpoint, its port, and the network between, then try again.',
  isRetryable: true,
}
const unknownHost: Explanation = {
  message: 'The name of the storage’s endpoint is not known. Check the endpoint and the DNS, then try again.',
}
const distrusted: Explanation = {
  message:
    'The certificate of the storage cannot be trusted. Give the file of its certificate authority, or correct the certificate, then try again.',
}
const noTls: Explanation = {
  message:
    'The storage does not speak TLS at this endpoint. Check http or https, and the port, then try again.',
}
const denied: Explanation = {
  message:
    'The access key may not do this in the bucket. Give it the permissions that docs/storage.md lists, then try again.',
}
const wrongRegion: Explanation = {
  message:
    'The bucket lies in another region or behind another endpoint. Correct the region, then try again.',
}
const full: Explanation = {
  message: 'The quota of the bucket is used up. Raise it or free space, then try again.',
}

/** By the code that the server answers (S3 API reference, error responses) or that Node.js gives. */
const explanations: Readonly<Record<string, Explanation>> = {
  NoSuchBucket: {
    message: 'The bucket does not exist. Make it, or correct its name or the endpoint, then try again.',
  },
  InvalidBucketName: { message: 'The bucket cannot have this name. Correct it, then try again.' },
  AccessDenied: denied,
  AllAccessDisabled: denied,
  InvalidAccessKeyId: {
    message: 'The storage does not know the access key. Check the access key id, then try again.',
  },
  SignatureDoesNotMatch: {
    message:
      'The secret access key does not belong to the access key, or the endpoint or region is another one. Check them, then try again.',
  },
  RequestTimeTooSkewed: {
    message: 'The clocks of this server and of the storage differ too much. Set them, then try again.',
  },
  PermanentRedirect: wrongRegion,
  TemporaryRedirect: wrongRegion,
  AuthorizationHeaderMalformed: wrongRegion,
  IllegalLocationConstraintException: wrongRegion,
  QuotaExceeded: full,
  XMinioStorageFull: full,
  NotImplemented: {
    message:
      'The storage does not know a function of S3 that is needed. Update it, or take another one; docs/storage.md lists them.',
  },
  EntityTooLarge: {
    message: 'The storage does not take objects of this size. Raise its limit, then try again.',
  },
  SlowDown: busy,
  Throttling: busy,
  ThrottlingException: busy,
  RequestLimitExceeded: busy,
  TooManyRequests: busy,
  ServiceUnavailable: busy,
  OperationAborted: busy,
  ConditionalRequestConflict: busy,
  InternalError: broken,
  RequestTimeout: cut,
  TimeoutError: cut,
  IncompleteBody: cut,
  AbortError: cut,
  ECONNRESET: cut,
  EPIPE: cut,
  ETIMEDOUT: cut,
  ERR_STREAM_PREMATURE_CLOSE: cut,
  ECONNREFUSED: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  EAI_AGAIN: unreachable,
  ENOTFOUND: unknownHost,
  DEPTH_ZERO_SELF_SIGNED_CERT: distrusted,
  SELF_SIGNED_CERT_IN_CHAIN: distrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: distrusted,
  UNABLE_TO_GET_ISSUER_CERT: distrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: distrusted,
  CERT_HAS_EXPIRED: distrusted,
  CERT_NOT_YET_VALID: distrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: distrusted,
  EPROTO: noTls,
  ERR_SSL_WRONG_VERSION_NUMBER: noTls,
}

/** What a failed request says, as far as it says anything. */
export interface S3Failure {
  /** HTTP status; undefined when there was no answer. */
  readonly status: number | undefined
  /** The code of the answer, or that of Node.js. */
  readonly code: string
}

/** Names of JavaScript, which say nothing. */
const ownNames: ReadonlySet<string> = new Set(['Error', 'AggregateError', 'UnknownError', 'Unknown'])

export function failureOf(thrown: unknown): S3Failure {
  const metadata: unknown = memberOf(thrown, '$metadata')
  const status: unknown = memberOf(metadata, 'httpStatusCode')
  const code = [memberOf(thrown, 'Code'), memberOf(thrown, 'code'), memberOf(thrown, 'name')]
    .filter((one) => typeof one === 'string')
    .find((one) => !ownNames.has(one))
  return { status: typeof status === 'number' ? status : undefined, code: code ?? 'unknown' }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** The storage took the request and said no: what was asked for has not happened. */
export function isRefusal(thrown: unknown): boolean {
  const { status } = failureOf(thrown)
  return status !== undefined && status >= 400 && status < 500
}

export function isAbsent(thrown: unknown): boolean {
  const { status, code } = failureOf(thrown)
  return code === 'NoSuchKey' || code === 'NoSuchVersion' || (status === 404 && code === 'NotFound')
}

export function isTaken(thrown: unknown): boolean {
  return failureOf(thrown).status === 412
}

/** The error of the room for what a request threw. @param name - The object, for the log. */
export function storageErrorOf(thrown: unknown, name: string): VaultError {
  if (thrown instanceof VaultError) return thrown
  const { status, code } = failureOf(thrown)
  const { message, isRetryable = false } = explanations[code] ?? byStatus(status)
  return new StorageError(message, {
    isRetryable,
    detail: `${code}${status === undefined ? '' : ` (${status})`}: ${name}`,
    // The SDK's error holds the request with its headers.
    cause: thrown instanceof Error ? new Error(`${thrown.name}: ${thrown.message}`) : undefined,
  })
}

function byStatus(status: number | undefined): Explanation {
  if (status === undefined) return { message: 'The storage failed. See the log, then try again.' }
  // An answer that is no answer: half of one, or an error inside of a success.
  if (status < 400) return broken
  if (status === 403 || status === 401) return denied
  if (status === 403 || status === 401) return denied
  if (status === 301 || status === 307) return wrongRegion
  if (status === 429 || status === 503) return busy
  if (status === 507) return full
  if (status >= 500) return broken
  return { message: 'The storage refused the request. See the log for its reason, then try again.' }
}

/** The result, with every failure in the words of this file. */
export async function explain<Result>(name: string, result: Promise<Result>): Promise<Result> {
  try {
    return await result
  } catch (error) {
    throw storageErrorOf(error, name)
  }
}
