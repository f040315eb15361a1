/** After the person is known: policy, consent, and then the code or the authorized device. */
import type { SimulatorReply } from '../../http.ts'
import type { DirectoryUser, PermissionScope } from '../../tenant/model.ts'
import { answerAdministrator, askAdministrator } from '../admin-consent/admin-consent.ts'
import { completeAuthorization, declineAuthorization } from '../authorization-response.ts'
import { decideConsent, mayConsentForAll, recordConsent } from '../consent.ts'
import { recordConsentChange } from '../consent-audit.ts'
import type { Call, EntraContext } from '../context.ts'
import { scope as scopeError } from '../errors/grant.ts'
import { person, userCode as userCodeError } from '../errors/sign-in.ts'
import type { Parameters } from '../form.ts'
import type { SignInFlow } from '../state.ts'
import { preferredName } from '../tokens/claims.ts'
import { checkAssigned, checkMayUse, currentUser } from '../user-policy.ts'
import { deviceCodeOf, endFlow, purposeOf } from './flow.ts'
import { decisionFor, recordWalk } from './policy.ts'
import { consentPage, declinedPage, donePage } from './pages.ts'

/** The permissions that must be asked for; all of them again with `prompt=consent`. */
function scopesToAsk(context: EntraContext, flow: SignInFlow, userId: string): readonly PermissionScope[] {
  const { client, request } = purposeOf(context, flow)
  const { missing } = decideConsent(context, client, request, userId)
  const isAsked = flow.purpose.kind === 'authorize' && flow.purpose.request.prompts.includes('consent')
  const scopes = isAsked && !request.isDefault ? request.scopes : missing
  if (scopes.some((scope) => scope.type === 'Admin') && !mayConsentForAll(context, userId))
    throw scopeError.needsAdministrator()
  return scopes
}

function finish(context: EntraContext, call: Call, flow: SignInFlow): SimulatorReply {
  const { signedIn, purpose } = flow
  if (signedIn === null) throw person.flowExpired()
  endFlow(context, flow)
  if (purpose.kind === 'admin-consent') throw person.flowExpired()
  if (purpose.kind === 'authorize') {
    recordWalk(context, call, flow, undefined)
    return completeAuthorization(context, call, purpose.request, signedIn)
  }
  const record = deviceCodeOf(context, purpose.deviceCode)
  if (record.status !== 'pending') throw userCodeError.decided()
  record.status = 'authorized'
  record.signedIn = signedIn
  recordWalk(context, call, flow, undefined)
  return donePage(purposeOf(context, flow).client.displayName)
}

/** The refusal is the browser's alone: who polls goes on seeing authorization_pending (microsoft.md 1.9). */
function checkNotRefused(context: EntraContext, flow: SignInFlow, user: DirectoryUser): void {
  const { refusal } = decisionFor(context, flow, user, flow.signedIn?.amr ?? [])
  if (refusal !== undefined) throw refusal
}

/**
 * Goes on once the person is authenticated: a device always asks back, an authorization request only when something
 * is to be consented to.
 * @throws {StsError} 53003 and its kind when a policy forbids it, 50020, 50105, 65002 or 90094.
 */
export function afterAuthentication(context: EntraContext, call: Call, flow: SignInFlow): SimulatorReply {
  const { client, authority, request } = purposeOf(context, flow)
  const user = currentUser(context, flow.signedIn?.userId ?? '')
  const isDevice = flow.purpose.kind === 'device'
  checkNotRefused(context, flow, user)
  if (flow.purpose.kind === 'admin-consent')
    return askAdministrator(context, { call, flow, user, request: flow.purpose.request })
  checkMayUse(context, client, user, authority)
  checkAssigned(context, request.resource, user)
  const scopes = scopesToAsk(context, flow, user.id)
  if (!isDevice && scopes.length === 0) return finish(context, call, flow)
  flow.stage = 'consent'
  return consentPage(
    { action: `/${call.authority}/login`, flowId: flow.id },
    {
      application: client.displayName,
      userName: preferredName(user),
      permissions: scopes.map((scope) => scope.userConsentDisplayName ?? scope.adminConsentDisplayName),
      mayConsentForAll: mayConsentForAll(context, user.id),
      isDevice,
    },
  )
}

function decline(context: EntraContext, call: Call, flow: SignInFlow): SimulatorReply {
  const { purpose } = flow
  recordWalk(context, call, flow, scopeError.declined())
  endFlow(context, flow)
  if (purpose.kind === 'admin-consent') throw person.flowExpired()
  if (purpose.kind === 'authorize')
    return declineAuthorization(context, call, purpose.request, scopeError.declined())
  const record = deviceCodeOf(context, purpose.deviceCode)
  if (record.status === 'pending') record.status = 'declined'
  context.changed()
  return declinedPage(purposeOf(context, flow).client.displayName)
}

export interface ConsentAnswer {
  readonly call: Call
  readonly flow: SignInFlow
  readonly form: Parameters
  readonly user: DirectoryUser
}

/** Takes the answer of the last page; anything but `accept` is a no. */
export function answerConsent(context: EntraContext, answer: ConsentAnswer): SimulatorReply {
  const { call, flow, form, user } = answer
  if (flow.purpose.kind === 'admin-consent')
    return answerAdministrator(context, { call, flow, user, request: flow.purpose.request }, form)
  if (form.get('consent') !== 'accept') return decline(context, call, flow)
  checkNotRefused(context, flow, user)
  const { client, request } = purposeOf(context, flow)
  const scopes = scopesToAsk(context, flow, user.id)
  const forAll = form.get('consent_for_organization') === '1' && mayConsentForAll(context, user.id)
  if (scopes.length > 0) {
    recordConsent(context, { client, resource: request.resource, scopes, userId: user.id, forAll })
    const given = scopes.map(({ value }) => value)
    recordConsentChange(context, call, { user, client, forAll, scopes: given, roles: [] })
  }
  return finish(context, call, flow)
}
