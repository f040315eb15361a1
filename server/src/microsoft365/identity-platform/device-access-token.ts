/** Device Access Token Request: polls until the person has signed in elsewhere (RFC 8628 §3.4 and §3.5). */
import { Secret } from '../../foundation/secret.ts'
import type { DeviceAuthorization } from './device-authorization.ts'
import { IdentityPlatformError } from './errors.ts'
import { verifyIdToken } from './id-token.ts'
import type { SigningKeys } from './signing-keys.ts'
import {
  authorityUrl,
  isTransient,
  postForm,
  refusalError,
  tokenResponseSchema,
  troubleError,
  type IdentityPlatformDependencies,
  type Refusal,
} from './token-endpoint.ts'

const deviceCodeGrantType = 'urn:ietf:params:oauth:grant-type:device_code'
const slowDownSeconds = 5
const longestWaitSeconds = 60

/** What a finished sign-in gives: one access token. A refresh token in the answer is dropped unread. */
export interface SignedIn {
  readonly accessToken: Secret
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
  /** What the token may be used for, as the answer names it; a client of Microsoft's gets more than was asked for. */
  readonly scopes: readonly string[]
  /** Of a verified ID token; undefined when the flow gave none. */
  readonly tenantId: string | undefined
}

/**
 * Polls the token endpoint until the person has finished, or can no longer finish, signing in. Connection trouble
 * and 5xx double the wait each time until an answer arrives again; nothing makes it shorter than the interval.
 * @param authorization - Its device code is used up when this resolves.
 * @throws {IdentityPlatformError} `expired_token`, `authorization_declined`, `bad_verification_code` or the code
 *   that the token endpoint gave; `connection_failed` when it gave none until the code expired.
 */
export async function pollForDeviceAccessToken(
  dependencies: IdentityPlatformDependencies & { readonly keys: SigningKeys },
  authorization: DeviceAuthorization,
  signal?: AbortSignal,
): Promise<SignedIn> {
  const { clock, log } = dependencies
  const url = authorityUrl(dependencies.cloud, authorization.tenant, 'token')
  const parameters = {
    grant_type: deviceCodeGrantType,
    client_id: authorization.clientId,
    device_code: authorization.deviceCode.reveal(),
  }
  let intervalSeconds = authorization.intervalSeconds
  let trouble: { readonly count: number; readonly detail: string } | undefined
  while (clock.now() < authorization.expiresAt) {
    await clock.sleep(waitMs(intervalSeconds, trouble?.count ?? 0), signal)
    const answer = await postForm(dependencies, { url, parameters, schema: tokenResponseSchema }, signal)
    if (answer.kind === 'success')
      return {
        accessToken: new Secret(answer.value.access_token),
        expiresAt: clock.now() + answer.value.expires_in * 1000,
        scopes: answer.value.scope?.split(' ') ?? [],
        tenantId: await tenantOf(dependencies, authorization, answer.value.id_token),
      }
    if (answer.kind === 'trouble') {
      trouble = { count: (trouble?.count ?? 0) + 1, detail: answer.detail }
      log.warn({ detail: answer.detail }, 'no usable answer while waiting for the sign-in')
    } else {
      trouble = undefined
      intervalSeconds = nextInterval(intervalSeconds, answer.refusal)
    }
  }
  if (trouble) throw troubleError(trouble.detail)
  throw new IdentityPlatformError(
    'expired_token',
    'The code expired before the sign-in was finished: ask for a new one.',
  )
}

/** We ask for no ID token here; one that comes nevertheless has to be good (DEV-17). */
async function tenantOf(
  dependencies: IdentityPlatformDependencies & { readonly keys: SigningKeys },
  { clientId }: DeviceAuthorization,
  idToken: string | undefined,
): Promise<string | undefined> {
  if (idToken === undefined) return undefined
  return (await verifyIdToken(dependencies, new Secret(idToken), { clientId, nonce: undefined })).tenantId
}

function waitMs(intervalSeconds: number, troubles: number): number {
  return Math.max(intervalSeconds, Math.min(longestWaitSeconds, intervalSeconds * 2 ** troubles)) * 1000
}

/** The interval after a refusal that means "not yet"; any other refusal ends the sign-in. */
function nextInterval(intervalSeconds: number, refusal: Refusal): number {
  if (refusal.error === 'authorization_pending') return intervalSeconds
  // For good, not for one turn. Being throttled is the same wish in Microsoft's other words.
  if (refusal.error === 'slow_down' || isTransient(refusal))
    return Math.max(intervalSeconds + slowDownSeconds, refusal.retryAfterSeconds ?? 0)
  throw refusalError(refusal)
}
