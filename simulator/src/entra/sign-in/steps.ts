/** `POST /{tenant}/login`: user name, password, one-time code, consent, one form after the other. */
import type { SimulatorReply } from '../../http.ts'
import type { DirectoryUser } from '../../tenant/model.ts'
import { findAccount, homeAccount, memberOf } from '../../tenant/tenants.ts'
import { isAnyOrganization, type Call, type EntraContext } from '../context.ts'
import { person } from '../errors/sign-in.ts'
import { StsError } from '../errors/sts-error.ts'
import { formOf, type Parameters } from '../form.ts'
import type { SignInFlow } from '../state.ts'
import { preferredName } from '../tokens/claims.ts'
import { currentUser } from '../user-policy.ts'
import { afterAuthentication, answerConsent } from './authorization.ts'
import { checkOneTimeCode, checkPassword } from './credentials.ts'
import { contextOfFlow, continueFlow, purposeOf } from './flow.ts'
import { decisionFor, recordWalk } from './policy.ts'
import { oneTimeCodePage, passwordPage, userNamePage, type Step } from './pages.ts'

interface Walk {
  readonly context: EntraContext
  readonly call: Call
  readonly flow: SignInFlow
  readonly form: Parameters
}

function stepOf({ call, flow }: Walk, refusal?: StsError): Step {
  return {
    action: `/${call.authority}/login`,
    flowId: flow.id,
    ...(refusal === undefined ? {} : { error: { refusal, trace: call.trace } }),
  }
}

/** What a check of the person's typing says; they may try again on the same form. */
function refusalOf(check: () => void): StsError | undefined {
  try {
    check()
    return undefined
  } catch (thrown) {
    if (thrown instanceof StsError) return thrown
    throw thrown
  }
}

/**
 * The person of a typed name in the tenant that the request names, or at home where it names none.
 * @throws {StsError} 50034 for nobody, 50020 for somebody of another tenant who is no guest.
 */
function findPerson({ context, flow }: Walk, typed: string): DirectoryUser {
  const { tenant, tenants } = context
  const { authority, client } = purposeOf(context, flow)
  const account = findAccount(tenants, typed)
  if (account === undefined) throw person.notFound(tenant.displayName)
  if (isAnyOrganization(authority.toLowerCase())) return account.user
  const member = memberOf(tenant, homeAccount(tenants, account.user))
  if (member !== undefined) return member
  throw person.guestElsewhere(
    preferredName(account.user),
    tenant.displayName,
    client.appId,
    client.displayName,
  )
}

function userName(walk: Walk): SimulatorReply {
  const { context, flow, form } = walk
  const typed = form.get('login') ?? ''
  const { client } = purposeOf(context, flow)
  let user: DirectoryUser
  try {
    user = findPerson(walk, typed)
  } catch (thrown) {
    if (!(thrown instanceof StsError)) throw thrown
    return userNamePage(stepOf(walk, thrown), client.displayName, typed)
  }
  flow.userId = user.id
  flow.stage = 'password'
  return passwordPage(stepOf(walk), preferredName(user))
}

/** Whether this sign-in needs the second factor, and whether the person has one. */
function asksSecondFactor({ context, flow }: Walk, user: DirectoryUser): boolean {
  const { refusal, needsSecondFactor } = decisionFor(context, flow, user, ['pwd'])
  // Whoever is refused anyway is not asked first.
  if (refusal !== undefined || !needsSecondFactor) return false
  if (homeAccount(context.tenants, user).totpSecret === null)
    throw person.mustEnrol(purposeOf(context, flow).request.resource.appId)
  return true
}

function authenticated(walk: Walk, user: DirectoryUser, amr: readonly string[]): SimulatorReply {
  const { context, call, flow } = walk
  const { acrs } = purposeOf(context, flow)
  flow.signedIn = {
    userId: user.id,
    authenticatedAt: context.clock.now(),
    amr,
    acrs: amr.includes('mfa') ? acrs : [],
    ...(flow.purpose.kind === 'device' ? { transferMethod: 'deviceCodeFlow' as const } : {}),
  }
  return afterAuthentication(context, call, flow)
}

function password(walk: Walk, user: DirectoryUser): SimulatorReply {
  const { context, flow, form } = walk
  const refusal = refusalOf(() => {
    checkPassword(context, user, form.get('passwd') ?? '')
  })
  if (refusal !== undefined) {
    recordWalk(context, walk.call, flow, refusal)
    return passwordPage(stepOf(walk, refusal), preferredName(user))
  }
  if (!asksSecondFactor(walk, user)) return authenticated(walk, user, ['pwd'])
  flow.stage = 'totp'
  return oneTimeCodePage(stepOf(walk), preferredName(user))
}

function oneTimeCode(walk: Walk, user: DirectoryUser): SimulatorReply {
  const { context, call, flow, form } = walk
  const refusal = refusalOf(() => {
    checkOneTimeCode(context, user, form.get('totp') ?? '')
  })
  if (refusal === undefined) return authenticated(walk, user, ['pwd', 'mfa'])
  recordWalk(context, call, flow, refusal)
  return oneTimeCodePage(stepOf(walk, refusal), preferredName(user))
}

function stageStep(walk: Walk, user: DirectoryUser): SimulatorReply {
  const { context, call, flow, form } = walk
  if (flow.stage === 'password') return password(walk, user)
  if (flow.stage === 'totp') return oneTimeCode(walk, user)
  return answerConsent(context, { call, flow, form, user: currentUser(context, user.id) })
}

/** Answers the form of the stage that the walk has reached, whatever else the browser sent. */
export function signInStep(base: EntraContext, call: Call): SimulatorReply {
  if (call.request.method !== 'POST') throw person.flowExpired()
  const form = formOf(call.request)
  const flow = continueFlow(base, call.request, form)
  const context = contextOfFlow(base, flow)
  const walk = { context, call, flow, form }
  if (flow.stage === 'login') return userName(walk)
  const user = context.tenant.users.get(flow.userId ?? '')
  if (user === undefined) throw person.flowExpired()
  try {
    return stageStep(walk, user)
  } catch (thrown) {
    if (thrown instanceof StsError) recordWalk(context, call, flow, thrown)
    throw thrown
  }
}
