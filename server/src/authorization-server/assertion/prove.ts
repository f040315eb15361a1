/**
 * Stage 3 of the exchange: the proof by the organization's policies. A token for our own API is verified offline; one
 * for Microsoft Graph is exchanged for such a token, or proven by using it.
 */
import { createHash } from 'node:crypto'
import type { AssertionPolicy, AuditDetails } from '../../database/index.ts'
import { organizationIdOf } from '../ids.ts'
import type { AssertionClaims, AssertionVerifier, OwnApiVerdict } from '../ports.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { ProofBudget } from '../throttle/proof-budget.ts'
import { type Candidate, withClaims } from './candidate.ts'
import { type CheckRefusal, checkVerifiedClaims, isForOwnApi } from './checks.ts'
import { refreshTokenOf } from './document.ts'
import { rejected } from './refusal.ts'

export interface Proof {
  readonly policy: AssertionPolicy
  /** Of the token that was verified; for `verify_by_use` of the one that Graph accepted. */
  readonly claims: AssertionClaims
  /** SHA-256 of the refresh token that was redeemed: it proves once, whatever stands around it in the document. */
  readonly refreshTokenDigest?: Uint8Array
}

export interface ProofRequest {
  /** The parameter as it came. */
  readonly assertion: string
  readonly remoteAddress: string
}

export interface ProofDependencies {
  readonly verifier: AssertionVerifier
  readonly budget: ProofBudget
}

/** @throws {OAuthError} for a refusal, {UpstreamUnavailableError} when it could not be decided. */
export async function prove(
  dependencies: ProofDependencies,
  candidate: Candidate,
  request: ProofRequest,
): Promise<Proof> {
  const { budget, verifier } = dependencies
  const { organization, userId, switches, details } = candidate
  const organizationId = organizationIdOf(organization.id)
  if (isForOwnApi(candidate)) {
    const verdict = await verifier.verifyOwnApi(organizationId, candidate.accessToken)
    if (!verdict.isGood) throw refused(candidate, 'own_api', verdict)
    budget.spendOnPerson(organizationId, userId)
    return { policy: 'own_api', claims: verdict.claims }
  }
  const isByUse = switches.policies.includes('verify_by_use')
  const isUpgrade = switches.policies.includes('audience_upgrade')
  const refreshToken = isUpgrade ? refreshTokenOf(request.assertion) : undefined
  if (refreshToken === undefined && !isByUse)
    throw rejected(
      { reason: 'rt_required', details: { ...details, policy: 'audience_upgrade' } },
      organization,
    )
  budget.spend(request.remoteAddress, organizationId)
  if (refreshToken !== undefined) {
    const claims = await upgrade(verifier, candidate, { refreshToken, mayFall: isByUse })
    if (claims !== undefined)
      return { policy: 'audience_upgrade', claims, refreshTokenDigest: digestOf(refreshToken) }
  }
  await use(verifier, candidate)
  return { policy: 'verify_by_use', claims: candidate.claims }
}

function digestOf(token: Secret): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token.reveal()).digest())
}

/** @returns `undefined` when another policy has to decide, because the client was never allowed to use our API. */
async function upgrade(
  verifier: AssertionVerifier,
  candidate: Candidate,
  { refreshToken, mayFall }: { readonly refreshToken: Secret; readonly mayFall: boolean },
): Promise<AssertionClaims | undefined> {
  const { organization, claims: hints, ownApiId } = candidate
  const clientId = hints.clientId ?? ''
  const organizationId = organizationIdOf(organization.id)
  const verdict = await verifier.upgradeAudience(organizationId, { clientId, refreshToken })
  if (!verdict.isGood) {
    if (verdict.reason === 'consent_required' && mayFall) return undefined
    throw refused(candidate, 'audience_upgrade', verdict)
  }
  const { claims } = verdict
  const policy = { policy: 'audience_upgrade' }
  const refuse = (refusal: CheckRefusal): Error =>
    rejected({ ...refusal, details: { ...candidate.details, ...refusal.details, ...policy } }, organization)
  // Mixing one person's access token with another's refresh token is no way in, whatever else is in force.
  if (claims.objectId !== hints.objectId || claims.tenantId !== hints.tenantId)
    throw refuse({ reason: 'proof_differs' })
  if (claims.clientId !== clientId) throw refuse({ reason: 'proof_of_other_client' })
  if (ownApiId === undefined || claims.audience !== ownApiId) throw refuse({ reason: 'wrong_audience' })
  const refusal = checkVerifiedClaims(withClaims(candidate, claims))
  if (refusal !== undefined) throw refuse(refusal)
  return claims
}

/** Graph accepts these very bytes and names the same tenant and user. */
async function use(verifier: AssertionVerifier, candidate: Candidate): Promise<void> {
  const { organization, userId, accessToken } = candidate
  const details = { ...candidate.details, policy: 'verify_by_use' }
  const proven = await verifier.verifyByUse(organizationIdOf(organization.id), accessToken)
  if (proven === undefined) throw rejected({ reason: 'graph_refused_token', details }, organization)
  if (proven.tenantId.toLowerCase() !== organization.tenantId || proven.userId.toLowerCase() !== userId)
    throw rejected({ reason: 'proof_differs', details }, organization)
}

function refused(
  { organization, details }: Candidate,
  policy: AssertionPolicy,
  { reason, traceId, correlationId }: Extract<OwnApiVerdict, { isGood: false }>,
): Error {
  const entra: AuditDetails = {
    ...(traceId === undefined ? {} : { entraTraceId: traceId }),
    ...(correlationId === undefined ? {} : { entraCorrelationId: correlationId }),
  }
  const isInteractionRequired = reason === 'interaction_required'
  return rejected({ reason, isInteractionRequired, details: { ...details, policy, ...entra } }, organization)
}
