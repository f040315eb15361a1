/** An application's own tokens for Microsoft Graph (RFC 6749 §4.4 with a client assertion), cached and shared. */
import { Secret } from '../../foundation/secret.ts'
import type { AccessTokenSource, AssertionSigner, AssertionSource } from './access-token.ts'
import { clientAssertionType, createClientAssertion } from './client-assertion.ts'
import { isPropagationError } from './errors.ts'
import { retrying } from './retrying.ts'
import {
  authorityUrl,
  postForm,
  refusalError,
  tokenResponseSchema,
  type Answer,
  type IdentityPlatformDependencies,
  type TokenResponse,
} from './token-endpoint.ts'
import { untilAborted } from './until-aborted.ts'
import { tellingWrongCloud } from './wrong-cloud.ts'

/** Proven by a certificate of its own, or by another issuer. */
export type ApplicationProof =
  | { readonly signer: AssertionSigner; readonly assertions?: never }
  | { readonly assertions: AssertionSource; readonly signer?: never }

interface ApplicationIdentity {
  readonly tenantId: string
  readonly clientId: string
  /** Whose permissions the token carries: an identifier URI or a client id; Microsoft Graph when left out. */
  readonly resource?: string
  /**
   * Whether "unknown application" and "unknown certificate" are asked again like load: right after a registration
   * they pass by themselves, later they mean that somebody removed it.
   */
  readonly isJustRegistered?: boolean
}

export type ApplicationCredential = ApplicationIdentity & ApplicationProof

interface CachedToken {
  readonly token: Secret
  /** From then on a new one is asked for. */
  readonly renewAt: number
}

const renewBeforeMs = 300_000

/** The token source of one application in one tenant. */
export function createApplicationTokens(
  dependencies: IdentityPlatformDependencies,
  credential: ApplicationCredential,
): AccessTokenSource {
  let cached: CachedToken | undefined
  let pending: Promise<CachedToken> | undefined

  /** One request for everybody who waits; what {@link forget} came in between of is given out but not kept. */
  function renew(): Promise<CachedToken> {
    const request = requestToken(dependencies, credential)
      .then((token) => {
        if (pending === request) cached = token
        return token
      })
      .finally(() => {
        if (pending === request) pending = undefined
      })
    pending = request
    return request
  }

  return {
    async token(signal) {
      signal?.throwIfAborted()
      if (cached && dependencies.clock.now() < cached.renewAt) return cached.token
      const renewed = await untilAborted(pending ?? renew(), signal)
      return renewed.token
    },
    forget() {
      cached = undefined
      pending = undefined
    },
  }
}

async function requestToken(
  dependencies: IdentityPlatformDependencies,
  credential: ApplicationCredential,
): Promise<CachedToken> {
  const { clock, cloud } = dependencies
  const { clientId } = credential
  const url = authorityUrl(cloud, credential.tenantId, 'token')
  const asked = retrying(dependencies, async () => {
    const assertion = await assertionOf(dependencies, credential, url)
    const parameters = {
      grant_type: 'client_credentials',
      client_id: clientId,
      scope: `${credential.resource ?? cloud.graphAudience}/.default`,
      client_assertion_type: clientAssertionType,
      client_assertion: assertion,
    }
    const sent = await postForm(dependencies, { url, parameters, schema: tokenResponseSchema })
    return credential.isJustRegistered ? propagationAsTrouble(sent) : sent
  })
  const answer = await tellingWrongCloud(asked, credential.tenantId, cloud)
  const lifeMs = answer.expires_in * 1000
  return {
    token: new Secret(answer.access_token),
    // A tenant may shorten lifetimes to ten minutes: then half of it still counts as fresh.
    renewAt: clock.now() + lifeMs - Math.min(renewBeforeMs, lifeMs / 2),
  }
}

async function assertionOf(
  dependencies: IdentityPlatformDependencies,
  { clientId, signer, assertions }: ApplicationCredential,
  audience: string,
): Promise<string> {
  if (signer !== undefined) return createClientAssertion({ ...dependencies, signer }, { clientId, audience })
  return (await assertions.assertion()).reveal()
}

function propagationAsTrouble(answer: Answer<TokenResponse>): Answer<TokenResponse> {
  if (answer.kind !== 'refusal') return answer
  const error = refusalError(answer.refusal)
  return isPropagationError(error)
    ? { kind: 'trouble', detail: error.message, retryAfterSeconds: undefined }
    : answer
}
