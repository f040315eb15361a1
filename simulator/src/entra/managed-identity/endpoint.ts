/** The token endpoint of a managed identity's host, as App Service has it: `GET /msi/{client id}/token`, api-version 2019-08-01. */
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import type { SimulatorReply } from '../../http.ts'
import type { ServicePrincipal } from '../../tenant/model.ts'
import type { Call, EntraContext } from '../context.ts'
import { findResource } from '../directory.ts'
import { StsError } from '../errors/sts-error.ts'
import type { Parameters } from '../form.ts'
import { recordSignIn, type SignInFacts } from '../sign-in-log/record.ts'
import type { ManagedIdentity } from '../state.ts'
import { inTenant } from '../tenancy.ts'
import { tokenExchangeAppId, tokenExchangeAudiences } from '../federation/assertion.ts'
import { v2Issuer } from '../tokens/claims.ts'
import { issueManagedIdentityToken, signExchangeToken, type IssuedToken } from '../tokens/issue.ts'
import { identitiesOf } from './identities.ts'

const apiVersion = '2019-08-01'

function refuse(status: number, message: string): SimulatorReply {
  return { status, body: { statusCode: status, message, correlationId: randomUUID() } }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** A host may name the identity that it means; another one than its own is not there. */
function isMeant(identity: ManagedIdentity, parameters: Parameters): boolean {
  const names: readonly (readonly [string, string])[] = [
    ['client_id', identity.clientId],
    ['principal_id', identity.principalId],
    ['object_id', identity.principalId],
    ['mi_res_id', identity.resourceId],
  ]
  return names.every(([name, own]) => {
    const value = parameters.get(name)
    return value === undefined || value.toLowerCase() === own.toLowerCase()
  })
}

function issue(
  context: EntraContext,
  identity: ManagedIdentity,
  principal: ServicePrincipal,
  name: string,
): IssuedToken | undefined {
  const wanted = name.replace(/\/+$/, '')
  if (tokenExchangeAudiences.some((audience) => audience === wanted))
    return signExchangeToken(context, {
      aud: tokenExchangeAppId,
      iss: v2Issuer(context),
      azp: identity.clientId,
      oid: principal.id,
      sub: principal.id,
      xms_mirid: identity.resourceId,
    })
  const resource = findResource(context, name)
  if (resource === undefined) return undefined
  return issueManagedIdentityToken(context, principal, { resource, resourceName: name }, identity.resourceId)
}

function factsOf(
  principal: ServicePrincipal,
  resource: ServicePrincipal | undefined,
  refusal: StsError | undefined,
): SignInFacts {
  return {
    event: 'managedIdentity',
    user: null,
    application: principal,
    servicePrincipalId: principal.id,
    resource,
    clientApp: 'mobileAppsAndDesktopClients',
    protocol: 'none',
    transferMethod: 'none',
    amr: [],
    evaluation: undefined,
    credentialType: 'managedIdentity',
    refusal,
  }
}

function answer(
  context: EntraContext,
  call: Call,
  identity: ManagedIdentity,
  parameters: Parameters,
): SimulatorReply {
  const resource = parameters.get('resource')
  if (resource === undefined) return refuse(400, 'The parameter "resource" is missing.')
  const principal = context.tenant.servicePrincipals.get(identity.principalId)
  if (principal?.accountEnabled !== true) return refuse(400, 'The identity was deleted or disabled.')
  const issued = issue(context, identity, principal, resource)
  if (issued === undefined) {
    const unknown = new StsError(500011, 'invalid_resource', `The resource ${resource} was not found.`)
    recordSignIn(context, call, factsOf(principal, undefined, unknown))
    return refuse(400, `The resource "${resource}" was not found in the tenant.`)
  }
  recordSignIn(context, call, factsOf(principal, findResource(context, resource), undefined))
  return {
    status: 200,
    headers: { 'cache-control': 'no-store' },
    body: {
      access_token: issued.token,
      client_id: identity.clientId,
      expires_on: String(issued.lifetime.expiresAt),
      not_before: String(issued.lifetime.issuedAt),
      resource,
      token_type: 'Bearer',
    },
  }
}

/** Answers `/msi/…`; `undefined` for any other path. */
export function managedIdentityEndpoint(base: EntraContext, call: Call): SimulatorReply | undefined {
  const { request } = call
  const clientId = /^\/msi\/([^/]+)\/token\/?$/i.exec(request.url.pathname)?.[1]
  if (clientId === undefined) return undefined
  if (request.method !== 'GET') return refuse(405, 'Only GET is answered here.')
  const parameters: Parameters = new Map(request.url.searchParams)
  if (parameters.get('api-version') !== apiVersion)
    return refuse(400, `The api-version must be ${apiVersion}.`)
  const identity = identitiesOf(base.state).get(clientId.toLowerCase())
  const header = request.headers['x-identity-header']
  const isHost =
    identity !== undefined &&
    typeof header === 'string' &&
    timingSafeEqual(digest(header), digest(identity.header))
  if (!isHost) return refuse(401, 'The header X-IDENTITY-HEADER is missing or wrong.')
  if (!isMeant(identity, parameters)) return refuse(400, 'No identity of that name is assigned to this host.')
  return answer(inTenant(base, base.tenants.find(identity.tenantId)), call, identity, parameters)
}
