/** The admin consent redirect: `/{tenant}/adminconsent` and `/{tenant}/v2.0/adminconsent` (microsoft.md 3.5). */
import { randomBytes } from 'node:crypto'
import type { SimulatorReply } from '../../http.ts'
import type { DirectoryUser } from '../../tenant/model.ts'
import { recordConsent } from '../consent.ts'
import { recordConsentChange } from '../consent-audit.ts'
import type { Call, EntraContext } from '../context.ts'
import { checkAuthority, findClientToConsent, install, resolveAuthority, type Client } from '../directory.ts'
import { client as clientError } from '../errors/client.ts'
import { scope as scopeError } from '../errors/grant.ts'
import { errorDescription, StsError } from '../errors/sts-error.ts'
import { queryOf, required, type Parameters } from '../form.ts'
import { isRegisteredRedirectUri } from '../redirect-uri.ts'
import { browserOf, endFlow, startFlow } from '../sign-in/flow.ts'
import { consentPage, declinedPage, donePage, userNamePage } from '../sign-in/pages.ts'
import { recordWalk } from '../sign-in/policy.ts'
import type { AdminConsentRequest, SignInFlow } from '../state.ts'
import { preferredName } from '../tokens/claims.ts'
import { checkMayGrant, declaredPlan, scopePlan, type ResourcePlan } from './plan.ts'

type Field = readonly [name: string, value: string]

/** Where the first version answers when the request does not say. */
function firstRedirectUri({ application }: Client): string | null {
  return application?.web.redirectUris[0] ?? application?.publicClient.redirectUris[0] ?? null
}

function redirectUriOf(client: Client, parameters: Parameters, version: 1 | 2): string | null {
  const asked = version === 2 ? required(parameters, 'redirect_uri') : parameters.get('redirect_uri')
  if (asked === undefined) return firstRedirectUri(client)
  if (!isRegisteredRedirectUri(client, asked)) throw clientError.redirectUri(asked, client.appId)
  return asked
}

function planOf(context: EntraContext, client: Client, request: AdminConsentRequest): ResourcePlan[] {
  return request.version === 1
    ? declaredPlan(context, client)
    : scopePlan(context, client, request.consentScope)
}

function answer(request: AdminConsentRequest, client: Client, fields: readonly Field[]): SimulatorReply {
  if (request.redirectUri === null)
    return fields.some(([name]) => name === 'error')
      ? declinedPage(client.displayName)
      : donePage(client.displayName)
  const target = new URL(request.redirectUri)
  const all = request.state === null ? fields : [...fields, ['state', request.state] satisfies Field]
  for (const [name, value] of all) target.searchParams.append(name, value)
  return { status: 302, headers: { location: target.href, 'cache-control': 'no-store, no-cache' } }
}

/** The second version tells errors to the application; the first one shows them. */
function refuse(call: Call, request: AdminConsentRequest, client: Client, refusal: StsError): SimulatorReply {
  if (request.version === 1) throw refusal
  const isDeclined = refusal.code === 65_004
  return answer(request, client, [
    ['error', isDeclined ? 'consent_required' : refusal.error],
    ['error_description', errorDescription(refusal, call.trace)],
    ['admin_consent', 'True'],
  ])
}

function start(version: 1 | 2) {
  return (context: EntraContext, call: Call): SimulatorReply => {
    resolveAuthority(context, call.authority)
    const parameters = queryOf(call.request)
    const client = findClientToConsent(context, required(parameters, 'client_id'))
    checkAuthority(client, call.authority)
    const request: AdminConsentRequest = {
      version,
      authority: call.authority,
      clientId: client.appId,
      redirectUri: redirectUriOf(client, parameters, version),
      consentScope: version === 2 ? required(parameters, 'scope') : '',
      state: parameters.get('state') ?? null,
    }
    try {
      planOf(context, client, request)
    } catch (thrown) {
      if (thrown instanceof StsError) return refuse(call, request, client, thrown)
      throw thrown
    }
    const browser = browserOf(call.request)
    const flow = startFlow(context, browser.id, { kind: 'admin-consent', request })
    const step = { action: `/${call.authority}/login`, flowId: flow.id }
    return userNamePage(step, client.displayName, '', browser.cookies)
  }
}

export const adminConsentV1 = start(1)
export const adminConsentV2 = start(2)

export interface Administrator {
  readonly call: Call
  readonly flow: SignInFlow
  readonly user: DirectoryUser
  readonly request: AdminConsentRequest
}

/** @throws {StsError} 90094 for a person who may not consent to this. */
export function askAdministrator(context: EntraContext, person: Administrator): SimulatorReply {
  const { call, flow, user, request } = person
  const client = findClientToConsent(context, request.clientId)
  const plan = planOf(context, client, request)
  checkMayGrant(context, plan, user.id)
  flow.stage = 'consent'
  return consentPage(
    { action: `/${call.authority}/login`, flowId: flow.id },
    {
      application: client.displayName,
      userName: preferredName(user),
      permissions: plan.flatMap(({ scopes, roles }) =>
        roles
          .map(({ displayName }) => displayName)
          .concat(scopes.map((scope) => scope.adminConsentDisplayName)),
      ),
      mayConsentForAll: false,
      isDevice: false,
      isForOrganization: true,
    },
  )
}

function assignRoles(context: EntraContext, client: Client, { resource, roles }: ResourcePlan): void {
  const { appRoleAssignments } = context.tenant
  const now = context.clock.now()
  for (const role of roles) {
    const isThere = [...appRoleAssignments.values()].some(
      ({ appRoleId, principalId, resourceId }) =>
        appRoleId === role.id && principalId === client.principal.id && resourceId === resource.id,
    )
    if (isThere) continue
    const id = randomBytes(32).toString('base64url')
    appRoleAssignments.set(id, {
      id,
      appRoleId: role.id,
      principalId: client.principal.id,
      resourceId: resource.id,
      createdDateTime: new Date(now).toISOString(),
      effectiveAt: now + context.lag.consent,
    })
  }
}

/** Takes the administrator's answer; anything but `accept` is a no. */
export function answerAdministrator(
  context: EntraContext,
  person: Administrator,
  form: Parameters,
): SimulatorReply {
  const { call, flow, user, request } = person
  const client = findClientToConsent(context, request.clientId)
  if (form.get('consent') !== 'accept') {
    recordWalk(context, call, flow, scopeError.declined())
    endFlow(context, flow)
    return request.version === 1
      ? answer(request, client, [
          ['error', 'permission_denied'],
          ['error_description', 'The admin canceled the request'],
        ])
      : refuse(call, request, client, scopeError.declined())
  }
  const plan = planOf(context, client, request)
  checkMayGrant(context, plan, user.id)
  recordWalk(context, call, flow, undefined)
  install(context, client)
  for (const part of plan) {
    assignRoles(context, client, part)
    const { resource, scopes } = part
    if (scopes.length > 0) recordConsent(context, { client, resource, scopes, userId: user.id, forAll: true })
  }
  recordConsentChange(context, call, {
    user,
    client,
    forAll: true,
    scopes: plan.flatMap(({ scopes }) => scopes.map(({ value }) => value)),
    roles: plan.flatMap(({ roles }) => roles.map(({ value }) => value)),
  })
  endFlow(context, flow)
  context.changed()
  const tenant: Field = ['tenant', context.tenant.tenantId]
  return request.version === 1
    ? answer(request, client, [tenant, ['admin_consent', 'True']])
    : answer(request, client, [['admin_consent', 'True'], tenant, ['scope', request.consentScope]])
}
