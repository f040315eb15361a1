/** Issuing tokens: lifetime, header, signature, and the success body (microsoft.md 1.3, 1.7, 1.11). */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { SimulatorReply } from '../../http.ts'
import { familyClientIds } from '../../tenant/microsoft-applications.ts'
import type { DirectoryUser, ServicePrincipal } from '../../tenant/model.ts'
import { scope as scopeError } from '../errors/grant.ts'
import {
  applicationClaims,
  idTokenClaims,
  tokenVersion,
  userClaims,
  type AccessTokenSubject,
  type ClientProof,
  type Lifetime,
} from './claims.ts'
import type { ClientAppType } from '../conditional-access/conditions.ts'
import { decideConsent } from '../consent.ts'
import type { EntraContext } from '../context.ts'
import type { Client } from '../directory.ts'
import { signJwt } from './jwt.ts'
import type { ScopeRequest } from '../scopes.ts'
import type { SignedIn } from '../state.ts'
import { checkAssigned } from '../user-policy.ts'

/** Tokens say that they were issued five minutes ago, which forgives slow clocks. */
const backdateSeconds = 300
const refreshTokenDays = 90
const singlePageRefreshTokenMs = 24 * 3600 * 1000
const dayMs = 24 * 3600 * 1000

/** A life of 60 to 90 minutes, another one for each token. */
function accessTokenLifetime(context: EntraContext): Lifetime & { readonly expiresIn: number } {
  const now = Math.floor(context.clock.now() / 1000)
  const seconds = randomInt(3600, 5401)
  return { issuedAt: now - backdateSeconds, expiresAt: now + seconds, expiresIn: seconds - 1 }
}

function signAccessToken(context: EntraContext, subject: AccessTokenSubject, claims: object): string {
  const key = context.keys.current()
  const isOwnApi = !subject.request.resource.isFirstParty
  const header: Record<string, string> = isOwnApi
    ? { typ: 'JWT', alg: 'RS256', kid: key.keyId }
    : {
        typ: 'JWT',
        nonce: randomBytes(32).toString('base64url'),
        alg: 'RS256',
        x5t: key.keyId,
        kid: key.keyId,
      }
  if (isOwnApi && tokenVersion(context, subject) === 1) header['x5t'] = key.keyId
  return signJwt(key.privateKey, header, claims)
}

function reply(body: object): SimulatorReply {
  return {
    status: 200,
    headers: { 'cache-control': 'no-store, no-cache', pragma: 'no-cache', expires: '-1' },
    body,
  }
}

/** The name under which a refresh token is kept, so that the state holds no usable one. */
export function refreshTokenKey(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Answers client credentials: an access token and nothing else. */
export function issueApplicationToken(
  context: EntraContext,
  client: Client,
  proof: ClientProof,
  request: ScopeRequest,
): SimulatorReply {
  const lifetime = accessTokenLifetime(context)
  const subject = { client, proof, request, lifetime }
  return reply({
    token_type: 'Bearer',
    expires_in: lifetime.expiresIn,
    ext_expires_in: lifetime.expiresIn,
    access_token: signAccessToken(context, subject, applicationClaims(context, subject)),
  })
}

export interface IssuedToken {
  readonly token: string
  readonly lifetime: Lifetime
}

/** An access token of a managed identity, which is an application that nobody registered. */
export function issueManagedIdentityToken(
  context: EntraContext,
  principal: ServicePrincipal,
  wanted: Pick<ScopeRequest, 'resource' | 'resourceName'>,
  resourceId: string,
): IssuedToken {
  const { appId, displayName } = principal
  const lifetime = accessTokenLifetime(context)
  const subject: AccessTokenSubject = {
    client: { appId, displayName, principal, application: undefined, isInstalled: true },
    proof: '2',
    request: { ...wanted, text: '', openid: new Set(), scopes: [], isDefault: true },
    lifetime,
  }
  const claims = { ...applicationClaims(context, subject), xms_mirid: resourceId }
  return { token: signAccessToken(context, subject, claims), lifetime }
}

/** A token that a managed identity may exchange for one of an application that trusts it. */
export function signExchangeToken(context: EntraContext, claims: object): IssuedToken {
  const lifetime = accessTokenLifetime(context)
  const key = context.keys.current()
  const token = signJwt(
    key.privateKey,
    { typ: 'JWT', alg: 'RS256', kid: key.keyId, x5t: key.keyId },
    {
      ...claims,
      iat: lifetime.issuedAt,
      nbf: lifetime.issuedAt,
      exp: lifetime.expiresAt,
      azpacr: '2',
      idtyp: 'app',
      tid: context.tenant.tenantId,
      uti: randomBytes(16).toString('base64url'),
      ver: '2.0',
    },
  )
  return { token, lifetime }
}

export interface UserGrant {
  readonly client: Client
  readonly proof: ClientProof
  readonly authority: string
  readonly request: ScopeRequest
  readonly user: DirectoryUser
  readonly signedIn: SignedIn
  readonly clientApp: ClientAppType
  readonly nonce: string | null
  readonly withAuthTime: boolean
  /** `client_info=1` was in the request. */
  readonly withClientInfo: boolean
  /** A refresh token is renewed whatever the scope parameter of this request says. */
  readonly isRefresh: boolean
  /** The redirect URI is one of a single-page application, whose refresh tokens live for a day. */
  readonly isSinglePage: boolean
}

function newRefreshToken(context: EntraContext, grant: UserGrant): string {
  const token = `1.A${randomBytes(96).toString('base64url')}`
  const now = context.clock.now()
  context.state.refreshTokens.set(refreshTokenKey(token), {
    clientId: grant.client.appId,
    authority: grant.authority,
    signedIn: grant.signedIn,
    scope: grant.request.text,
    issuedAt: now,
    expiresAt: now + (grant.isSinglePage ? singlePageRefreshTokenMs : refreshTokenDays * dayMs),
    confidential: grant.proof !== '0',
    clientApp: grant.clientApp,
  })
  return token
}

/** The `scope` of the answer: what the token carries, named as the request named it; never `offline_access`. */
function grantedScopeText(request: ScopeRequest, granted: readonly string[]): string {
  const prefix = request.resourceName === undefined ? '' : `${request.resourceName}/`
  const openid = [...request.openid].filter((value) => value !== 'offline_access')
  return [...granted.map((value) => `${prefix}${value}`), ...openid].join(' ')
}

/**
 * Answers every grant that stands for a person.
 * @throws {StsError} 65001 when something that was asked for has not been consented to, 50105 when the resource wants
 *   its users assigned and this one is not.
 */
export function issueUserTokens(context: EntraContext, grant: UserGrant): SimulatorReply {
  const { client, request, user, signedIn } = grant
  checkAssigned(context, request.resource, user)
  const decision = decideConsent(context, client, request, user.id)
  if (decision.missing.length > 0 || (request.isDefault && decision.granted.length === 0))
    throw scopeError.notConsented(client.appId, client.displayName)
  const lifetime = accessTokenLifetime(context)
  const subject = { client, proof: grant.proof, request, lifetime, user, signedIn, scopes: decision.granted }
  const info = { uid: user.id, utid: context.tenant.tenantId }
  const body = {
    token_type: 'Bearer',
    scope: grantedScopeText(request, decision.granted),
    expires_in: lifetime.expiresIn,
    ext_expires_in: lifetime.expiresIn,
    access_token: signAccessToken(context, subject, userClaims(context, subject)),
    ...(grant.isRefresh || request.openid.has('offline_access')
      ? { refresh_token: newRefreshToken(context, grant) }
      : {}),
    ...(familyClientIds.includes(client.appId) ? { foci: '1' } : {}),
    ...(request.openid.has('openid') ? { id_token: idToken(context, grant) } : {}),
    ...(grant.withClientInfo ? { client_info: Buffer.from(JSON.stringify(info)).toString('base64url') } : {}),
  }
  context.changed()
  return reply(body)
}

function idToken(context: EntraContext, grant: UserGrant): string {
  const now = Math.floor(context.clock.now() / 1000)
  const key = context.keys.current()
  return signJwt(
    key.privateKey,
    { typ: 'JWT', alg: 'RS256', kid: key.keyId },
    idTokenClaims(context, {
      client: grant.client,
      user: grant.user,
      signedIn: grant.signedIn,
      openid: grant.request.openid,
      nonce: grant.nonce,
      withAuthTime: grant.withAuthTime,
      lifetime: { issuedAt: now - backdateSeconds, expiresAt: now + 3600 },
    }),
  )
}
