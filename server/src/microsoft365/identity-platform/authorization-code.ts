/** Authorization code with PKCE in a browser (RFC 6749 §4.1, RFC 7636, OpenID Connect Core §3.1; public clients alone). */
import { hash } from 'node:crypto'
import { Secret } from '../../foundation/secret.ts'
import type { Cloud } from '../clouds/cloud.ts'
import type { SignedIn } from './device-access-token.ts'
import { IdentityPlatformError } from './errors.ts'
import { verifyIdToken } from './id-token.ts'
import type { SigningKeys } from './signing-keys.ts'
import {
  authorityUrl,
  type IdentityPlatformDependencies,
  postForm,
  refusalError,
  tokenResponseSchema,
  troubleError,
} from './token-endpoint.ts'

/** A request whose answer the person's browser brings; the secrets of it never leave this process. */
export interface AuthorizationRequest {
  /** A tenant id, a domain, or `organizations` when the tenant is not known before the sign-in. */
  readonly tenant: string
  readonly clientId: string
  readonly scopes: readonly string[]
  /** `http://localhost:{port}` (RFC 8252 §7.3), or an address that is registered for the client. */
  readonly redirectUri: string
  /** Comes back with the answer (RFC 6749 §10.12). */
  readonly state: Secret
  /** Comes back in the ID token (OpenID Connect Core §3.1.2.1). */
  readonly nonce: Secret
  /** RFC 7636 §4.1: 43 to 128 characters. */
  readonly codeVerifier: Secret
}

/** Without them there is no ID token; `offline_access` is never asked for. */
const identityScopes = ['openid', 'profile']

/**
 * The page that the person opens.
 * @throws {IdentityPlatformError} `invalid_request` for what is neither a tenant id nor a domain.
 */
export function authorizationUrl(cloud: Cloud, request: AuthorizationRequest): string {
  const url = new URL(authorityUrl(cloud, request.tenant, 'authorize'))
  const parameters = {
    client_id: request.clientId,
    response_type: 'code',
    redirect_uri: request.redirectUri,
    response_mode: 'query',
    scope: [...identityScopes, ...request.scopes].join(' '),
    state: request.state.reveal(),
    nonce: request.nonce.reveal(),
    code_challenge: hash('sha256', request.codeVerifier.reveal(), 'base64url'),
    code_challenge_method: 'S256',
    // Whoever is signed in in that browser is not always who administers the tenant.
    prompt: 'select_account',
  }
  url.search = new URLSearchParams(parameters).toString()
  return url.href
}

/**
 * Redeems the code. It is sent once: a code counts once, so that a second attempt could only be refused.
 * @throws {IdentityPlatformError} the refusal; `connection_failed`; `unexpected_answer` without an ID token that is
 *   signed by Microsoft for this client, this request and the tenant it names (DEV-17, DEV-28).
 */
export async function redeemAuthorizationCode(
  dependencies: IdentityPlatformDependencies & { readonly keys: SigningKeys },
  request: AuthorizationRequest,
  code: Secret,
  signal?: AbortSignal,
): Promise<SignedIn> {
  const { clock, cloud } = dependencies
  const answer = await postForm(
    dependencies,
    {
      url: authorityUrl(cloud, request.tenant, 'token'),
      parameters: {
        grant_type: 'authorization_code',
        client_id: request.clientId,
        redirect_uri: request.redirectUri,
        code: code.reveal(),
        code_verifier: request.codeVerifier.reveal(),
        scope: [...identityScopes, ...request.scopes].join(' '),
      },
      schema: tokenResponseSchema,
    },
    signal,
  )
  if (answer.kind === 'refusal') throw refusalError(answer.refusal)
  if (answer.kind === 'trouble') throw troubleError(answer.detail)
  const { access_token: accessToken, expires_in: expiresIn, id_token: idToken, scope } = answer.value
  if (idToken === undefined)
    throw new IdentityPlatformError(
      'unexpected_answer',
      'Microsoft did not say who signed in: check that the cloud is the right one, then sign in again.',
      { detail: 'no id_token in the answer to an authorization code' },
    )
  const { clientId, nonce } = request
  const { tenantId } = await verifyIdToken(
    dependencies,
    new Secret(idToken),
    { clientId, nonce: nonce.reveal() },
    signal,
  )
  return {
    accessToken: new Secret(accessToken),
    expiresAt: clock.now() + expiresIn * 1000,
    scopes: scope?.split(' ') ?? [],
    tenantId,
  }
}
