/** The policies' answer to a walk through the pages, and its line in the sign-in log. */
import type { DirectoryUser, ServicePrincipal } from '../../tenant/model.ts'
import type { Attempt, ClientAppType } from '../conditional-access/conditions.ts'
import { decide, type Decision } from '../conditional-access/decide.ts'
import type { Call, EntraContext } from '../context.ts'
import type { Client } from '../directory.ts'
import type { StsError } from '../errors/sts-error.ts'
import { clientAppOf } from '../redirect-uri.ts'
import { recordSignIn } from '../sign-in-log/record.ts'
import type { AuthorizationRequest, SignedIn, SignInFlow } from '../state.ts'
import { purposeOf } from './flow.ts'

function clientAppFor(client: Client, purpose: SignInFlow['purpose']): ClientAppType {
  if (purpose.kind === 'authorize') return clientAppOf(client, purpose.request.redirectUri)
  return purpose.kind === 'device' ? 'mobileAppsAndDesktopClients' : 'browser'
}

function attemptOf(
  context: EntraContext,
  flow: SignInFlow,
  user: DirectoryUser,
  amr: readonly string[],
): Attempt {
  const { client, request, acrs } = purposeOf(context, flow)
  const { purpose } = flow
  return {
    user,
    resourceAppId: request.resource.appId,
    clientApp: clientAppFor(client, purpose),
    transferMethod: purpose.kind === 'device' ? 'deviceCodeFlow' : 'none',
    amr,
    acrs,
  }
}

/** What policies say to this walk with these methods of authentication. */
export function decisionFor(
  context: EntraContext,
  flow: SignInFlow,
  user: DirectoryUser,
  amr: readonly string[],
): Decision {
  return decide(context.tenant, attemptOf(context, flow, user, amr))
}

/** Writes down how a walk ended, or where it stumbled. */
export function recordWalk(
  context: EntraContext,
  call: Call,
  flow: SignInFlow,
  refusal: StsError | undefined,
): void {
  const user = context.tenant.users.get(flow.userId ?? '')
  if (user === undefined) return
  const { client, request } = purposeOf(context, flow)
  const amr = flow.signedIn?.amr ?? ['pwd']
  const attempt = attemptOf(context, flow, user, amr)
  // Whoever did not get past the password was not asked about by any policy.
  const evaluation = flow.signedIn === null ? undefined : decide(context.tenant, attempt)
  recordSignIn(context, call, {
    event: 'interactiveUser',
    user,
    application: client,
    resource: request.resource,
    clientApp: attempt.clientApp,
    protocol: flow.purpose.kind === 'device' ? 'deviceCode' : 'none',
    transferMethod: attempt.transferMethod,
    amr,
    evaluation,
    credentialType: 'none',
    refusal,
  })
}

export interface Session {
  readonly user: DirectoryUser
  readonly client: Client
  readonly resource: ServicePrincipal
  readonly signedIn: SignedIn
  readonly request: AuthorizationRequest
}

/** Writes down a single sign-on, for which nobody typed anything. */
export function recordSession(context: EntraContext, call: Call, session: Session): void {
  const { user, client, resource, signedIn, request } = session
  const attempt: Attempt = {
    user,
    resourceAppId: resource.appId,
    clientApp: clientAppOf(client, request.redirectUri),
    transferMethod: signedIn.transferMethod ?? 'none',
    amr: signedIn.amr,
    acrs: request.acrs,
  }
  recordSignIn(context, call, {
    event: 'nonInteractiveUser',
    user,
    application: client,
    resource,
    clientApp: attempt.clientApp,
    protocol: 'none',
    transferMethod: attempt.transferMethod,
    amr: signedIn.amr,
    evaluation: decide(context.tenant, attempt),
    credentialType: 'none',
    refusal: undefined,
  })
}
