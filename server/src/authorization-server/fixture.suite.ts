/** An authorization server with an organization, a directory and a Graph that a test has in its hands. */
import { hash, verify } from '@node-rs/argon2'
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import {
  type AuditRow,
  type AuthenticationSwitches,
  type Database,
  findAuthenticationSwitches,
  insertOrganization,
  insertOrganizationApplication,
  listAudit,
  putAuthenticationSwitches,
} from '../database/index.ts'
import { silentLog } from '../foundation/log.ts'
import { systemRandom } from '../foundation/random.ts'
import { Secret } from '../foundation/secret.ts'
import { createSecretBox } from '../keys/index.ts'
import type { TokenPair } from './authorization-server.ts'
import { createAuthorizationServer, type SweptAuthorizationServer } from './create-authorization-server.ts'
import { OAuthError } from './errors.ts'
import { directoryObjectIdOf } from './ids.ts'
import {
  type AssertionClaims,
  type OwnApiVerdict,
  type Person,
  type ProvenAssertion,
  type TokenSettings,
  UpstreamUnavailableError,
} from './ports.ts'
import type { PasswordHasher } from './passwords/password-hasher.ts'
import type { SetupSecret } from './setup-secret.ts'

export const tenantId = '11111111-1111-4111-8111-111111111111'
export const organizationId = '22222222-2222-4222-8222-222222222222'
export const aliceId = '33333333-3333-4333-8333-333333333333'
export const azureCli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
/** The organization's sign-in application, which exposes our API. */
export const signInAppId = '66666666-6666-4666-8666-666666666666'
/** Microsoft Authentication Broker: no switch lets it in. */
export const brokerId = '29d9ed98-a469-4536-ade2-f981bc1d605e'
export const backupOperators = '44444444-4444-4444-8444-444444444444'
export const tenantName = 'contoso.onmicrosoft.com'
export const issuer = 'https://backup.test:4443'
export const testSecretBox = createSecretBox(
  new Secret(Buffer.alloc(32, 7).toString('base64url')),
  systemRandom,
)
const start = Date.UTC(2030, 0, 1)

export type RawClaims = Record<string, unknown>

export interface World {
  readonly database: Database
  readonly server: SweptAuthorizationServer
  /** The time; a test sets it. */
  readonly time: { now: number }
  readonly settings: { -readonly [Name in keyof TokenSettings]: TokenSettings[Name] }
  readonly alice: { -readonly [Name in keyof Person]: Person[Name] }
  /** What the directory and Graph do. */
  readonly microsoft: {
    isAway: boolean
    isAliceThere: boolean
    proof: ((token: string) => Promise<ProvenAssertion | undefined>) | undefined
    /** Why a token for our own API is not good; undefined when its signature is. */
    ownApiFlaw: string | undefined
    /** What the redemption of a refresh token brings. */
    upgrade: ((refreshToken: string, clientId: string) => Promise<OwnApiVerdict>) | undefined
    /** How often anybody was asked. */
    requests: number
  }
  readonly request: (parameters: Record<string, string>, address?: string) => Promise<TokenPair>
  /** Sign-in with an assertion that differs from alice's good one in these claims. */
  readonly exchange: (claims?: RawClaims, parameters?: Record<string, string>) => Promise<TokenPair>
  readonly refresh: (token: string, parameters?: Record<string, string>) => Promise<TokenPair>
  readonly allow: (switches: Partial<AuthenticationSwitches>) => Promise<void>
  readonly audit: (filter?: { requestId?: string; action?: string }) => Promise<AuditRow[]>
}

export interface WorldOptions {
  readonly setupSecret?: SetupSecret
  /** Another server over the records of this world. */
  readonly beside?: World
  /** The settings, like all records, cannot be reached. */
  readonly areSettingsAway?: boolean
}

export async function createWorld(database: Database, options: WorldOptions = {}): Promise<World> {
  const time = options.beside?.time ?? { now: start }
  const settings: World['settings'] = {
    accessTokenSeconds: 3600,
    refreshGraceSeconds: 10,
    passwordGrant: 'everywhere',
    passwordGrantNetworks: ['loopback'],
  }
  const alice: World['alice'] = {
    userId: directoryObjectIdOf(aliceId),
    userName: 'alice@contoso.onmicrosoft.com',
    isEnabled: true,
    isExternal: false,
    memberOf: new Set<string>(),
    sessionsValidFrom: undefined,
  }
  const microsoft: World['microsoft'] = {
    isAway: false,
    isAliceThere: true,
    proof: undefined,
    ownApiFlaw: undefined,
    upgrade: undefined,
    requests: 0,
  }
  const server = createAuthorizationServer(
    {
      database,
      clock: { now: () => time.now, sleep: async () => undefined },
      random: systemRandom,
      log: silentLog,
      ...portsOf(microsoft, alice),
      decodeAssertion: decode,
      acceptedTokensOf: (cloud) =>
        cloud === 'worldwide'
          ? {
              audiences: ['https://graph.microsoft.com'],
              issuers: ['https://sts.windows.net/{tid}/', 'https://login.microsoftonline.com/{tid}/v2.0'],
              refusedClientIds: new Set([brokerId]),
            }
          : undefined,
      issuer: () => issuer,
      secretBox: testSecretBox,
      setupSecret: options.setupSecret,
      hasher: quickHasher,
    },
    {
      async allowPasswords() {
        if (settings.passwordGrant === 'everywhere') return undefined
        const before = [`passwordGrant=${settings.passwordGrant}`]
        settings.passwordGrant = 'everywhere'
        return { before, after: ['passwordGrant=everywhere'] }
      },
      async read() {
        if (options.areSettingsAway !== true) return settings
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' })
      },
    },
  )
  if (options.beside === undefined) await addContoso(database)
  const request: World['request'] = async (parameters, remoteAddress = '192.0.2.1') => {
    const answer = await server.token({ parameters, remoteAddress, requestId: randomUUID() })
    if (answer.refreshToken === undefined) throw new Error('no refresh token: ask the server itself')
    return { ...answer, refreshToken: answer.refreshToken }
  }
  return {
    database,
    server,
    time,
    settings,
    alice,
    microsoft,
    request,
    exchange: (claims, parameters) =>
      request({ ...assertionParameters(documentOf(tokenOf(time.now, claims))), ...parameters }),
    refresh: (token, parameters) =>
      request({ grant_type: 'refresh_token', refresh_token: token, ...parameters }),
    async allow(switches) {
      const current = await findAuthenticationSwitches(database.db, organizationId)
      await putAuthenticationSwitches(database.db, organizationId, { ...current, ...switches })
    },
    audit: (filter = {}) => listAudit(database.db, filter, { offset: 0, limit: 100 }),
  }
}

/** The real hash with hardly any work, because a test signs in often. */
const quick = { memoryCost: 64, timeCost: 1 }
export const quickHasher: PasswordHasher = {
  hash: (password) => hash(password, quick),
  verify: (passwordHash, password) => verify(passwordHash, password),
  pretend: async () => undefined,
  isOutdated: (passwordHash) => !passwordHash.includes('$m=64,t=1,'),
}

function portsOf(microsoft: World['microsoft'], alice: Person) {
  const reach = (): void => {
    microsoft.requests += 1
    if (microsoft.isAway) throw new UpstreamUnavailableError('away')
  }
  return {
    verifier: {
      /** Known keys cost no request. */
      async verifyOwnApi(_organizationId: string, token: Secret): Promise<OwnApiVerdict> {
        const claims = decode(token)
        return microsoft.ownApiFlaw === undefined && claims !== undefined
          ? { isGood: true, claims }
          : { isGood: false, reason: microsoft.ownApiFlaw ?? 'malformed' }
      },
      async upgradeAudience(
        _organizationId: string,
        { clientId, refreshToken }: { clientId: string; refreshToken: Secret },
      ): Promise<OwnApiVerdict> {
        reach()
        if (microsoft.upgrade !== undefined) return microsoft.upgrade(refreshToken.reveal(), clientId)
        return { isGood: false, reason: 'consent_required' }
      },
      async verifyByUse(_organizationId: string, token: Secret): Promise<ProvenAssertion | undefined> {
        reach()
        if (microsoft.proof !== undefined) return microsoft.proof(token.reveal())
        const { tenantId: tid, objectId } = decode(token) ?? {}
        if (tid === undefined || objectId === undefined) return undefined
        return { tenantId: tid as ProvenAssertion['tenantId'], userId: directoryObjectIdOf(objectId) }
      },
    },
    people: {
      async lookUp(_organizationId: string, userId: string): Promise<Person | undefined> {
        reach()
        return microsoft.isAliceThere && userId === aliceId ? { ...alice } : undefined
      },
    },
  }
}

/** The directory of contoso lets people in with the Azure CLI, whose tokens Graph vouches for. */
async function addContoso(database: Database): Promise<void> {
  await insertOrganization(database.db, {
    id: organizationId,
    tenantId,
    name: tenantName,
    displayName: 'Contoso',
    description: '',
    cloud: 'worldwide',
    region: 'Worldwide',
    isExchangeOnline: 1,
    isSharePointOnline: 0,
    isTeamsOnline: 0,
    isTeamsChatsOnline: 0,
    createdAt: start,
  })
  await insertOrganizationApplication(database.db, {
    id: signInAppId,
    organizationId,
    purpose: 'sign-in',
    displayName: 'Strongroom Sign-in',
    applicationObjectId: null,
    appId: signInAppId,
    servicePrincipalId: null,
    keyId: null,
    certificateThumbprint: null,
    createdAt: start,
  })
  await putAuthenticationSwitches(database.db, organizationId, {
    tenantAuthentication: true,
    operatorAuthentication: false,
    policies: ['verify_by_use'],
    allowedClientIds: [azureCli],
    allowGuests: false,
    organizationRoles: [backupOperators],
    verifyByUseReach: undefined,
    signInGroups: [],
    operatorSignInMinutes: undefined,
    operatorAuthenticationContext: undefined,
  })
}

/** An access token as Graph's are, with a signature that nobody here can verify. */
export function tokenOf(now: number, claims: RawClaims = {}): string {
  const seconds = Math.floor(now / 1000)
  const payload = {
    aud: 'https://graph.microsoft.com',
    iss: `https://sts.windows.net/${tenantId}/`,
    iat: seconds - 60,
    nbf: seconds - 60,
    exp: seconds + 3600,
    appid: azureCli,
    appidacr: '0',
    idtyp: 'user',
    oid: aliceId,
    scp: 'Directory.AccessAsUser.All User.ReadWrite.All',
    tid: tenantId,
    uti: randomUUID(),
    ...claims,
  }
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${encode({ typ: 'JWT', nonce: 'n', alg: 'RS256', kid: 'k' })}.${encode(payload)}.c2lnbmF0dXJl`
}

/** The claims that make {@link tokenOf} one for our own API, version 2, got with the sign-in application. */
export function ownApiClaims(now: number, claims: RawClaims = {}): RawClaims {
  return {
    aud: signInAppId,
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    ver: '2.0',
    appid: undefined,
    appidacr: undefined,
    azp: signInAppId,
    azpacr: '0',
    scp: 'access_as_user',
    auth_time: Math.floor(now / 1000) - 120,
    ...claims,
  }
}

/** The document of Microsoft's token endpoint, as the manual prints it. */
export function documentOf(accessToken: string, members: object = {}): string {
  return JSON.stringify({
    token_type: 'Bearer',
    scope: 'Directory.AccessAsUser.All User.ReadWrite.All',
    expires_in: 3599,
    ext_expires_in: 3599,
    access_token: accessToken,
    refresh_token: '0.canary-refresh-token',
    ...members,
  })
}

export function assertionParameters(assertion: string): Record<string, string> {
  return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', client_id: tenantName, assertion }
}

export function decode(token: Secret): AssertionClaims | undefined {
  const claims = new Map<string, unknown>(
    Object.entries(JSON.parse(Buffer.from(token.reveal().split('.')[1] ?? '', 'base64url').toString())),
  )
  const text = (name: string): string | undefined => {
    const value = claims.get(name)
    return typeof value === 'string' ? value : undefined
  }
  const texts = (name: string): string[] => {
    const value = claims.get(name)
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
  }
  const time = (name: string): number | undefined => {
    const value = claims.get(name)
    return typeof value === 'number' ? value * 1000 : undefined
  }
  return {
    audience: text('aud'),
    issuer: text('iss'),
    tenantId: text('tid'),
    objectId: text('oid'),
    tokenId: text('uti'),
    clientId: text('appid') ?? text('azp'),
    clientAuthentication: text('appidacr') ?? text('azpacr'),
    identityType: text('idtyp'),
    scopes: (text('scp') ?? '').split(' ').filter((scope) => scope !== ''),
    issuedAt: time('iat'),
    notBefore: time('nbf'),
    expiresAt: time('exp'),
    authenticatedAt: time('auth_time'),
    authenticationContexts: texts('acrs'),
    authenticationMethods: texts('amr'),
  }
}

/** The refusal of a request that must be refused. */
export async function refusalOf(request: Promise<unknown>): Promise<OAuthError> {
  const outcome = await request.then(
    () => 'it was granted',
    (error: unknown) => error,
  )
  expect(outcome).toBeInstanceOf(OAuthError)
  return outcome as OAuthError
}

/** `code/reason`, short to compare with. */
export async function reasonOf(request: Promise<unknown>): Promise<string> {
  const { code, reason } = await refusalOf(request)
  return `${code}/${reason}`
}
