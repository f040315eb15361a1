/** One request to the token endpoint or its like, and what came back (RFC 6749 §5.1 and §5.2). */
import { Type, type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { collectBytes } from '../../foundation/bytes.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Fetch } from '../../foundation/fetch.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import type { Cloud } from '../clouds/cloud.ts'
import { connectionTrouble, describeConnectionTrouble } from '../clouds/connection-trouble.ts'
import { retryAfterSeconds } from '../clouds/retry-after.ts'
import { codeOf, IdentityPlatformError } from './errors.ts'
import { printable } from './printable.ts'

/** What every part of the identity platform is made with. */
export interface IdentityPlatformDependencies {
  readonly fetch: Fetch
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly cloud: Cloud
}

/** A refusal in the words of the wire; some are expected (`authorization_pending`), so it is a value. */
export interface Refusal {
  readonly error: string
  readonly status: number
  readonly errorCodes: readonly number[]
  readonly description: string
  readonly traceId: string | undefined
  readonly correlationId: string | undefined
  readonly retryAfterSeconds: number | undefined
}

/** `trouble`: no usable answer arrived, and the same request may be sent again. */
export type Answer<Value> =
  | { readonly kind: 'success'; readonly value: Value }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | { readonly kind: 'trouble'; readonly detail: string; readonly retryAfterSeconds: number | undefined }

/** A token answer of Microsoft: `expires_in` in seconds, up to 28 hours under continuous access evaluation. */
export const tokenResponseSchema = Type.Object({
  token_type: Type.String({ pattern: '^[Bb][Ee][Aa][Rr][Ee][Rr]$' }),
  access_token: Type.String({ minLength: 1, maxLength: 65_536, pattern: '^[A-Za-z0-9._~+/=-]+$' }),
  expires_in: Type.Integer({ minimum: 1, maximum: 104_400 }),
  scope: Type.Optional(Type.String({ maxLength: 65_536 })),
  id_token: Type.Optional(Type.String({ maxLength: 65_536 })),
})
export type TokenResponse = Static<typeof tokenResponseSchema>

const refusalSchema = Type.Object({
  error: Type.String({ pattern: '^[\\x20-\\x7e]{1,128}$' }),
  error_description: Type.Optional(Type.String()),
  error_codes: Type.Optional(Type.Array(Type.Integer(), { maxItems: 32 })),
  trace_id: Type.Optional(Type.String()),
  correlation_id: Type.Optional(Type.String()),
})

const answerLimitBytes = 262_144
const tenantName = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/

/**
 * The URL below a tenant's authority.
 * @throws {IdentityPlatformError} `invalid_request` for what is neither a tenant id nor a domain.
 */
export function authorityUrl(
  cloud: Cloud,
  tenant: string,
  endpoint: 'token' | 'devicecode' | 'authorize',
): string {
  if (!tenantName.test(tenant))
    throw new IdentityPlatformError(
      'invalid_request',
      `"${printable(tenant)}" is not a tenant id or a domain name.`,
    )
  return `${cloud.loginUrl}/${tenant}/oauth2/v2.0/${endpoint}`
}

/**
 * Posts a form and reads the answer.
 * @throws {IdentityPlatformError} `unexpected_answer` for a 2xx that does not fit `schema`, `connection_failed` for
 *   a certificate that cannot be trusted; the signal's reason when aborted.
 */
export async function postForm<Schema extends TSchema>(
  { fetch, random, clock }: IdentityPlatformDependencies,
  request: {
    readonly url: string
    readonly parameters: Readonly<Record<string, string>>
    readonly schema: Schema
  },
  signal?: AbortSignal,
): Promise<Answer<Static<Schema>>> {
  let response: Response
  let text: string
  try {
    response = await fetch(request.url, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        'client-request-id': random.uuid(),
      },
      body: new URLSearchParams(request.parameters).toString(),
      redirect: 'manual',
      ...(signal ? { signal } : {}),
    })
    text = await readText(response)
  } catch (error) {
    signal?.throwIfAborted()
    return connectionAnswer(error)
  }
  const wait = retryAfterSeconds(response.headers.get('retry-after'), clock.now())
  return answerOf(response, text, request.schema, wait)
}

async function readText(response: Response): Promise<string> {
  if (!response.body) return ''
  return Buffer.from(await collectBytes(response.body, answerLimitBytes)).toString('utf8')
}

function connectionAnswer(error: unknown): Answer<never> {
  const detail = describeConnectionTrouble(error)
  if (connectionTrouble(error) !== 'untrusted')
    return { kind: 'trouble', detail, retryAfterSeconds: undefined }
  throw new IdentityPlatformError(
    'connection_failed',
    'The sign-in server of Microsoft did not prove its name with a trusted certificate: check the cloud and its caFile.',
    { cause: error, detail },
  )
}

function answerOf<Schema extends TSchema>(
  response: Response,
  text: string,
  schema: Schema,
  wait: number | undefined,
): Answer<Static<Schema>> {
  const document = parse(text)
  if (response.ok) {
    if (Value.Check(schema, document)) return { kind: 'success', value: document }
    if (document === undefined)
      return { kind: 'trouble', detail: `status ${response.status} without JSON`, retryAfterSeconds: wait }
    throw new IdentityPlatformError(
      'unexpected_answer',
      'Microsoft answered the sign-in in a form that we do not know: check that the cloud is the right one.',
      { detail: `status ${response.status}, members that do not fit: ${misfits(schema, document)}` },
    )
  }
  if (response.status < 500 && Value.Check(refusalSchema, document))
    return { kind: 'refusal', refusal: refusalOf(document, response.status, wait) }
  return { kind: 'trouble', detail: `status ${response.status}`, retryAfterSeconds: wait }
}

/** Names the members, never their values: an answer that does not fit may still hold a token. */
function misfits(schema: TSchema, document: unknown): string {
  return Value.Errors(schema, document)
    .map((problem) => `${problem.instancePath || '/'} ${problem.keyword}`)
    .join(', ')
}

function parse(text: string): unknown {
  try {
    const document: unknown = JSON.parse(text)
    return document
  } catch {
    return undefined
  }
}

function refusalOf(
  document: Static<typeof refusalSchema>,
  status: number,
  wait: number | undefined,
): Refusal {
  return {
    error: document.error,
    status,
    errorCodes: document.error_codes ?? [],
    description: printable(document.error_description ?? ''),
    traceId: document.trace_id === undefined ? undefined : printable(document.trace_id),
    correlationId: document.correlation_id === undefined ? undefined : printable(document.correlation_id),
    retryAfterSeconds: wait,
  }
}

/** Whether the refusal is about load and passes by itself. */
export function isTransient(refusal: Refusal): boolean {
  return refusal.status === 429 || refusal.error === 'temporarily_unavailable'
}

/** The refusal as the error that leaves this room. */
export function refusalError(refusal: Refusal): IdentityPlatformError {
  const { errorCodes, description, traceId, correlationId } = refusal
  const words = description === '' ? refusal.error : description
  return new IdentityPlatformError(codeOf(refusal.error), `Microsoft refused: ${words}`, {
    errorCodes,
    description,
    traceId,
    correlationId,
    isRetryable: isTransient(refusal),
    detail: `${refusal.error}, status ${refusal.status}, trace ${traceId ?? 'none'}`,
  })
}

/** No usable answer, after as many attempts as were sensible. */
export function troubleError(detail: string): IdentityPlatformError {
  return new IdentityPlatformError(
    'connection_failed',
    'The sign-in server of Microsoft gives no usable answer: check the network and try again later.',
    { detail, isRetryable: true },
  )
}
