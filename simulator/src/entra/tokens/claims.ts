/** The claims of tokens: v1 for Microsoft's resources, v2 for own APIs that ask for it (microsoft.md 1.11). */
import { createHash, randomBytes } from 'node:crypto'
import { isRecord } from '../../json.ts'
import { everyApplication, everyUser } from '../../tenant/directory-roles.ts'
import type { Application, DirectoryUser } from '../../tenant/model.ts'
import { homeAccount } from '../../tenant/tenants.ts'
import { principalIdsOf, rolesOf } from '../../tenant/users.ts'
import { effectiveRoles } from '../consent.ts'
import type { EntraContext } from '../context.ts'
import { registrationOf, type Client } from '../directory.ts'
import type { ScopeRequest } from '../scopes.ts'
import type { SignedIn } from '../state.ts'

/** How the client proved itself: 0 not at all, 1 by a secret, 2 by a certificate (`appidacr`, `azpacr`). */
export type ClientProof = '0' | '1' | '2'

/** Seconds of a token's life, on the simulated clock. */
export interface Lifetime {
  readonly issuedAt: number
  readonly expiresAt: number
}

export interface AccessTokenSubject {
  readonly client: Client
  readonly proof: ClientProof
  readonly request: ScopeRequest
  readonly lifetime: Lifetime
}

export interface UserSubject extends AccessTokenSubject {
  readonly user: DirectoryUser
  readonly signedIn: SignedIn
  /** Names of the delegated permissions in the token. */
  readonly scopes: readonly string[]
}

type Claims = Record<string, unknown>

/** The subject identifier is another one for each application (OpenID Connect Core section 8.1). */
function pairwiseSubject(context: EntraContext, userId: string, appId: string): string {
  return createHash('sha256').update(`${context.tenant.tenantId}/${userId}/${appId}`).digest('base64url')
}

export function v1Issuer(context: EntraContext): string {
  return `https://${context.tenants.cloud.stsHost}/${context.tenant.tenantId}/`
}

export function v2Issuer(context: EntraContext): string {
  return `${context.origin()}/${context.tenant.tenantId}/v2.0`
}

/** Where the tenant is; a government's part of it is named too. */
function regionClaims({ tenants: { cloud } }: EntraContext): Claims {
  const { regionScope, regionSubScope } = cloud
  return {
    tenant_region_scope: regionScope,
    ...(regionSubScope === null ? {} : { tenant_region_sub_scope: regionSubScope }),
  }
}

function homeIdentity(user: DirectoryUser): string | undefined {
  return user.userType === 'Guest'
    ? user.identities.find(({ signInType }) => signInType === 'federated')?.issuerAssignedId
    : undefined
}

/** Who vouches for a guest: the tenant that they come from. */
function homeIssuer({ tenants }: EntraContext, user: DirectoryUser, name: string): string {
  const home = tenants.ofUser(homeAccount(tenants, user).id)
  const isHere = home !== undefined && !home.users.has(user.id)
  return `https://${tenants.cloud.stsHost}/${isHere ? home.tenantId : name.slice(name.lastIndexOf('@') + 1)}/`
}

/** The name that the person typed: a guest's is the one they have at home. */
export function preferredName(user: DirectoryUser): string {
  return homeIdentity(user) ?? user.userPrincipalName
}

function opaque(): Claims {
  return {
    aio: randomBytes(30).toString('base64'),
    rh: `1.${randomBytes(24).toString('base64url')}.`,
    uti: randomBytes(16).toString('base64url'),
  }
}

/** Optional claims that the API's registration lists for access tokens. */
function optionalClaims(application: Application | undefined, kind: 'accessToken' | 'idToken'): Set<string> {
  const lists: unknown = application?.optionalClaims
  const list = isRecord(lists) ? lists[kind] : undefined
  if (!Array.isArray(list)) return new Set()
  const names = list.map((entry: unknown) => (isRecord(entry) ? entry['name'] : undefined))
  return new Set(names.filter((name) => typeof name === 'string'))
}

function registered(context: EntraContext, subject: AccessTokenSubject): Application | undefined {
  return subject.request.resource.isFirstParty ? undefined : registrationOf(context, subject.request.resource)
}

/** Version 2 is for own APIs that set `requestedAccessTokenVersion`; Microsoft's all take version 1. */
export function tokenVersion(context: EntraContext, subject: AccessTokenSubject): 1 | 2 {
  return registered(context, subject)?.api.requestedAccessTokenVersion === 2 ? 2 : 1
}

/** The audience is what the request called the resource, or its application id where it was not named. */
function v1Audience({ request }: AccessTokenSubject): string {
  return request.resourceName ?? request.resource.appId
}

function times({ lifetime }: AccessTokenSubject): Claims {
  return { iat: lifetime.issuedAt, nbf: lifetime.issuedAt, exp: lifetime.expiresAt }
}

function userRoles(context: EntraContext, subject: UserSubject): Claims {
  if (subject.request.resource.isFirstParty) return {}
  const roles = effectiveRoles(
    context,
    principalIdsOf(context.tenant, subject.user.id),
    subject.request.resource,
  )
  return roles.length === 0 ? {} : { roles }
}

/** `auth_time` and `idtyp` where the registration lists them, `acrs` where the sign-in satisfied a context. */
function requestedClaims(names: ReadonlySet<string>, subject: UserSubject): Claims {
  const { signedIn } = subject
  return {
    ...(signedIn.acrs.length > 0 ? { acrs: signedIn.acrs } : {}),
    ...(names.has('auth_time') ? { auth_time: Math.floor(signedIn.authenticatedAt / 1000) } : {}),
    ...(names.has('acct') ? { acct: subject.user.userType === 'Guest' ? 1 : 0 } : {}),
    ...(names.has('upn') ? { upn: subject.user.userPrincipalName } : {}),
  }
}

function v1UserClaims(context: EntraContext, subject: UserSubject): Claims {
  const { user, client, request, signedIn } = subject
  const guest = homeIdentity(user)
  const names = optionalClaims(registered(context, subject), 'accessToken')
  const openid = [...request.openid].filter((value) => value !== 'offline_access')
  const { aio, rh, uti } = opaque()
  return {
    aud: v1Audience(subject),
    iss: v1Issuer(context),
    ...times(subject),
    acct: guest === undefined ? 0 : 1,
    acr: '1',
    aio,
    amr: signedIn.amr,
    app_displayname: client.displayName,
    appid: client.appId,
    appidacr: subject.proof,
    family_name: user.surname ?? undefined,
    given_name: user.givenName ?? undefined,
    ...(guest === undefined ? {} : { email: guest, idp: homeIssuer(context, user, guest) }),
    idtyp: 'user',
    ipaddr: '127.0.0.1',
    name: user.displayName,
    oid: user.id,
    platf: '14',
    puid: `1003${user.id.replaceAll('-', '').slice(0, 12).toUpperCase()}`,
    rh,
    ...userRoles(context, subject),
    scp: [...subject.scopes, ...(request.resource.isFirstParty ? openid : [])].toSorted().join(' '),
    sub: pairwiseSubject(context, user.id, request.resource.appId),
    ...regionClaims(context),
    tid: context.tenant.tenantId,
    unique_name: guest === undefined ? user.userPrincipalName : `live.com#${guest}`,
    ...(guest === undefined ? { upn: user.userPrincipalName } : {}),
    uti,
    ver: '1.0',
    wids: [...rolesOf(context.tenant, user.id).map((role) => role.roleTemplateId), everyUser],
    xms_st: { sub: pairwiseSubject(context, user.id, client.appId) },
    xms_tcdt: Math.floor(Date.parse(context.tenant.createdDateTime) / 1000),
    ...requestedClaims(names, subject),
  }
}

function v2UserClaims(context: EntraContext, subject: UserSubject): Claims {
  const { user, client, request } = subject
  const names = optionalClaims(registered(context, subject), 'accessToken')
  const { aio, rh, uti } = opaque()
  return {
    aud: request.resource.appId,
    iss: v2Issuer(context),
    ...times(subject),
    aio,
    azp: client.appId,
    azpacr: subject.proof,
    ...(names.has('idtyp') ? { idtyp: 'user' } : {}),
    name: user.displayName,
    oid: user.id,
    preferred_username: preferredName(user),
    rh,
    ...userRoles(context, subject),
    scp: subject.scopes.join(' '),
    sub: pairwiseSubject(context, user.id, request.resource.appId),
    tid: context.tenant.tenantId,
    uti,
    ver: '2.0',
    ...requestedClaims(names, subject),
  }
}

/** Claims of an access token for a signed-in person. */
export function userClaims(context: EntraContext, subject: UserSubject): Claims {
  return tokenVersion(context, subject) === 2
    ? v2UserClaims(context, subject)
    : v1UserClaims(context, subject)
}

/** Claims of an app-only token: issued even without a single role (microsoft.md 1.11). */
export function applicationClaims(context: EntraContext, subject: AccessTokenSubject): Claims {
  const { client, request } = subject
  const { id } = client.principal
  const roles = effectiveRoles(context, new Set([id]), request.resource)
  const names = optionalClaims(registered(context, subject), 'accessToken')
  const { aio, rh, uti } = opaque()
  const shared = {
    oid: id,
    rh,
    ...(roles.length === 0 ? {} : { roles }),
    sub: id,
    tid: context.tenant.tenantId,
    uti,
  }
  if (tokenVersion(context, subject) === 2)
    return {
      aud: request.resource.appId,
      iss: v2Issuer(context),
      ...times(subject),
      aio,
      azp: client.appId,
      azpacr: subject.proof,
      ...(names.has('idtyp') ? { idtyp: 'app' } : {}),
      ...shared,
      ver: '2.0',
    }
  return {
    aud: v1Audience(subject),
    iss: v1Issuer(context),
    ...times(subject),
    aio,
    app_displayname: client.displayName,
    appid: client.appId,
    appidacr: subject.proof,
    idp: v1Issuer(context),
    idtyp: 'app',
    ...regionClaims(context),
    ...shared,
    ver: '1.0',
    wids: [...rolesOf(context.tenant, id).map((role) => role.roleTemplateId), everyApplication],
    xms_tcdt: Math.floor(Date.parse(context.tenant.createdDateTime) / 1000),
  }
}

export interface IdTokenSubject {
  readonly client: Client
  readonly user: DirectoryUser
  readonly signedIn: SignedIn
  readonly openid: ReadonlySet<string>
  readonly nonce: string | null
  /** `max_age` was asked for, so that `auth_time` must be told (OpenID Connect Core section 2). */
  readonly withAuthTime: boolean
  readonly lifetime: Lifetime
}

/** Claims of an ID token, always version 2 at the v2.0 endpoints. */
export function idTokenClaims(context: EntraContext, subject: IdTokenSubject): Claims {
  const { client, user, openid, signedIn } = subject
  const names = optionalClaims(client.application, 'idToken')
  const { rh, uti } = opaque()
  return {
    aud: client.appId,
    iss: v2Issuer(context),
    iat: subject.lifetime.issuedAt,
    nbf: subject.lifetime.issuedAt,
    exp: subject.lifetime.expiresAt,
    ...(subject.withAuthTime || names.has('auth_time')
      ? { auth_time: Math.floor(signedIn.authenticatedAt / 1000) }
      : {}),
    ...(signedIn.acrs.length > 0 ? { acrs: signedIn.acrs } : {}),
    ...(openid.has('email') && user.mail !== null ? { email: user.mail } : {}),
    ...(openid.has('profile') ? { name: user.displayName } : {}),
    ...(subject.nonce === null ? {} : { nonce: subject.nonce }),
    oid: user.id,
    ...(openid.has('profile') ? { preferred_username: preferredName(user) } : {}),
    rh,
    sub: pairwiseSubject(context, user.id, client.appId),
    tid: context.tenant.tenantId,
    uti,
    ver: '2.0',
  }
}
