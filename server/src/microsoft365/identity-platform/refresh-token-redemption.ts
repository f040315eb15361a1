/**
 * Redeems a person's refresh token once for a token to our own API (RFC 6749 §6; Microsoft: a refresh token is bound
 * to user and client, not to a resource). Nothing of it is kept, and the new refresh token is not even read.
 */
import { Secret } from '../../foundation/secret.ts'
import {
  authorityUrl,
  isTransient,
  postForm,
  tokenResponseSchema,
  troubleError,
  type IdentityPlatformDependencies,
  type Refusal,
} from './token-endpoint.ts'

export interface RedemptionRequest {
  readonly tenantId: string
  /** The client that the refresh token was issued to. */
  readonly clientId: string
  readonly refreshToken: Secret
  readonly scope: string
}

/**
 * Why Microsoft refused: `interaction_required`, the person has to sign in anew; `consent_required`, the client was
 * never allowed to use the API; `refused`, anything else.
 */
export type RedemptionRefusal = 'interaction_required' | 'consent_required' | 'refused'

export type Redemption =
  | { readonly isGranted: true; readonly accessToken: Secret }
  | {
      readonly isGranted: false
      readonly reason: RedemptionRefusal
      readonly traceId: string | undefined
      readonly correlationId: string | undefined
    }

/** No consent (65001, 65004, 90094), not pre-authorized (65002), not listed (65005, 650053, 650057), no such API (500011). */
const consentCodes: ReadonlySet<number> = new Set([65001, 65002, 65004, 65005, 90094, 500011, 650053, 650057])
/** Second factor (5007x), password (50055), session controls and Conditional Access (50131, 50158, 5300x). */
const interactionCodes: ReadonlySet<number> = new Set([
  50055, 50072, 50074, 50076, 50079, 50131, 50158, 50203, 53000, 53001, 53002, 53003, 53004,
])

/**
 * One request and no other: a refresh token is used at most once.
 * @throws {IdentityPlatformError} when Microsoft gives no answer that decides.
 */
export async function redeemRefreshToken(
  dependencies: IdentityPlatformDependencies,
  request: RedemptionRequest,
  signal?: AbortSignal,
): Promise<Redemption> {
  const answer = await postForm(
    dependencies,
    {
      url: authorityUrl(dependencies.cloud, request.tenantId, 'token'),
      parameters: {
        grant_type: 'refresh_token',
        client_id: request.clientId,
        scope: request.scope,
        refresh_token: request.refreshToken.reveal(),
      },
      schema: tokenResponseSchema,
    },
    signal,
  )
  if (answer.kind === 'success')
    return { isGranted: true, accessToken: new Secret(answer.value.access_token) }
  if (answer.kind === 'trouble') throw troubleError(answer.detail)
  if (isTransient(answer.refusal)) throw troubleError(answer.refusal.error)
  const { traceId, correlationId } = answer.refusal
  return { isGranted: false, reason: reasonOf(answer.refusal), traceId, correlationId }
}

function reasonOf({ error, errorCodes }: Refusal): RedemptionRefusal {
  if (error === 'consent_required' || errorCodes.some((code) => consentCodes.has(code)))
    return 'consent_required'
  if (error === 'interaction_required' || errorCodes.some((code) => interactionCodes.has(code)))
    return 'interaction_required'
  return 'refused'
}
