/**
 * Signs people of an organization in at Microsoft, in their browser: authorization code with PKCE against the
 * organization's own sign-in application, in its tenant alone (RFC 6749 §4.1, RFC 7636, RFC 9700 §2.1, §4.4). The token
 * that comes of it is an assertion like any other, and is forgotten once it was proven.
 */
import { hash } from 'node:crypto'
import type { Database } from '../../database/index.ts'
import type { Random } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { OAuthError } from '../errors.ts'
import { isSameText } from './antiforgery.ts'
import type { MicrosoftAnswer, MicrosoftRequest } from './browser-sessions.ts'
import { findPortalTarget, type PortalTarget } from './organization-of-portal.ts'
import type { CodeRequest, PersonSignIn, PersonSignIns } from './person-sign-ins.ts'
import { safeReturnTo } from './return-to.ts'
import type { SignInState, StateBox } from './sealed-state.ts'

/** Where Microsoft's page leads back to, below our own address; registered with every sign-in application. */
export const callbackPath = '/portal/sign-in/callback'

export interface MicrosoftSignInDependencies {
  readonly database: Database
  readonly personSignIns: PersonSignIns | undefined
  readonly random: Random
  readonly box: StateBox
  /** Origin of the address by which browsers reach this server; undefined where none was configured. */
  readonly publicUrl: string | undefined
  /** Whose application the administrator chose for the portal. */
  readonly chosen: () => Promise<string | null>
}

/** A person whom Microsoft vouches for, on the way to a grant. */
export interface VouchedPerson {
  readonly target: PortalTarget
  readonly as: 'person' | 'operator'
  readonly accessToken: Secret
}

export async function beginInBrowser(
  dependencies: MicrosoftSignInDependencies,
  { organization, as, returnTo }: MicrosoftRequest,
): Promise<{ readonly authorizationUrl: string; readonly sealed: string }> {
  const { database, random, box, chosen } = dependencies
  const { personSignIns, redirectUri } = waysOf(dependencies)
  const target = await findPortalTarget(database, { organization, as, chosen: await chosen() })
  const secret = (): string => Buffer.from(random.bytes(32)).toString('base64url')
  const [state, nonce, codeVerifier] = [secret(), secret(), secret()]
  const { organizationId } = target
  const sealed = box.seal({
    organizationId,
    as,
    state,
    nonce,
    codeVerifier,
    returnTo: safeReturnTo('portal', returnTo),
  })
  const request = requestOf({ state, nonce, codeVerifier }, redirectUri)
  return { authorizationUrl: personSignIns.authorizationUrl(target, request), sealed }
}

/** @throws {OAuthError} `invalid_grant` */
export async function finishInBrowser(
  dependencies: MicrosoftSignInDependencies,
  answer: MicrosoftAnswer,
): Promise<VouchedPerson & { readonly returnTo: string }> {
  const { database, box } = dependencies
  const { personSignIns, redirectUri } = waysOf(dependencies)
  const begun = answer.sealed === undefined ? undefined : box.open(answer.sealed)
  // Somebody else's answer must not sign this browser in (RFC 9700 §4.7.1).
  if (begun === undefined) throw refusedAnswer('sign_in_unknown')
  if (answer.state === undefined || !isSameText(answer.state, begun.state)) throw refusedAnswer('wrong_state')
  const target = await targetOf(database, begun)
  // Microsoft does not say who answers; where somebody does, it has to be the tenant that was asked (RFC 9207 §2.4).
  if (answer.issuer !== undefined && !answer.issuer.includes(`/${target.tenantId}/`))
    throw refusedAnswer('wrong_issuer', target)
  if (answer.error !== undefined || answer.code === undefined)
    throw refusedAnswer(
      answer.error === 'access_denied' ? 'authorization_declined' : 'sign_in_failed',
      target,
    )
  const request = requestOf(begun, redirectUri)
  const signIn = await personSignIns.redeem(target, request, new Secret(answer.code))
  return { target, as: begun.as, accessToken: acceptedToken(signIn, target), returnTo: begun.returnTo }
}

/** @throws {OAuthError} `invalid_grant` for what Microsoft refused, and for a sign-in of another tenant. */
export function acceptedToken(signIn: PersonSignIn, target: PortalTarget): Secret {
  if (!signIn.isGood) {
    const { reason, traceId: entraTraceId, correlationId: entraCorrelationId } = signIn
    throw refusedAnswer(reason, target, {
      ...(entraTraceId !== undefined && { entraTraceId }),
      ...(entraCorrelationId !== undefined && { entraCorrelationId }),
    })
  }
  if (signIn.tenantId !== undefined && signIn.tenantId !== target.tenantId)
    throw refusedAnswer('wrong_tenant', target)
  return signIn.accessToken
}

/** An assertion as the grants take it: `client_id` is the tenant, or for operators our application. */
export function assertionOf({ target, as, accessToken }: VouchedPerson): Readonly<Record<string, string>> {
  return {
    client_id: as === 'operator' ? target.appId : target.tenantId,
    assertion: accessToken.reveal(),
  }
}

/** Looked up again: what was allowed when the sign-in began may not be any more. */
function targetOf(database: Database, { organizationId, as }: SignInState): Promise<PortalTarget> {
  return findPortalTarget(database, { organization: undefined, as, chosen: organizationId })
}

function requestOf(
  { state, nonce, codeVerifier }: Pick<SignInState, 'state' | 'nonce' | 'codeVerifier'>,
  redirectUri: string,
): CodeRequest {
  return {
    redirectUri,
    state: new Secret(state),
    nonce: new Secret(nonce),
    codeVerifier: new Secret(codeVerifier),
  }
}

function waysOf({ personSignIns, publicUrl }: MicrosoftSignInDependencies): {
  readonly personSignIns: PersonSignIns
  readonly redirectUri: string
} {
  if (personSignIns !== undefined && publicUrl !== undefined)
    return { personSignIns, redirectUri: new URL(callbackPath, publicUrl).href }
  throw new OAuthError(
    'unauthorized_client',
    'This server does not know its public address, so that Microsoft cannot lead back to it: sign in with a code. Its administrator starts it with --public-url to allow both.',
    { reason: 'no_public_url', details: { remedy: 'strongroom serve --public-url https://…' } },
  )
}

const words: Readonly<Record<string, string>> = {
  authorization_declined: 'The sign-in was cancelled at Microsoft.',
  expired_token: 'The code has expired. Ask for a new one.',
  sign_in_unknown: 'This sign-in took too long, or was begun in another browser. Begin again.',
  wrong_state: 'This sign-in took too long, or was begun in another browser. Begin again.',
}

function refusedAnswer(
  reason: string,
  target?: PortalTarget,
  details?: { readonly entraTraceId?: string; readonly entraCorrelationId?: string },
): OAuthError {
  const message =
    words[reason] ?? 'Microsoft did not sign you in. Try again, or ask the administrator of this server.'
  return new OAuthError('invalid_grant', message, {
    reason,
    ...(target && { organizationId: target.organizationId }),
    ...(details && { details }),
  })
}

/** Under which a sign-in is known here; its handle is the browser's alone. */
export function handleKey(handle: string): string {
  return hash('sha256', handle, 'base64')
}
