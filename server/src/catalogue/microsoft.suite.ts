/**
 * Microsoft as far as a sign-in sees it: keys, token endpoint and directory of two tenants behind one `fetch`, with
 * tokens that are really signed, and with the troubles that a test scripts. Every request is on record.
 */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { people, type Person, type Tenant, tenants } from './people.suite.ts'
import type { TestClock } from './clock.suite.ts'
import type { Fetch } from '../foundation/fetch.ts'

export interface SentRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body: string
}

/** What a test makes of a request: an answer, an error, silence until the caller gives up, or nothing special. */
export type Trouble = (request: SentRequest) => Response | Error | 'silence' | undefined

export interface ScriptedMicrosoft {
  readonly fetch: Fetch
  readonly requests: SentRequest[]
  /** Looked at before anything is answered. */
  trouble: Trouble | undefined
  /** Whether trouble was made since the last call. */
  tookTrouble(): boolean
  /** Requests that are under way. */
  readonly pending: number
  /** Everybody's directory entries; a test changes them. */
  readonly people: Map<string, Person>
  /** Domains that a tenant verifies, by the tenant's id. */
  readonly domains: Map<string, readonly string[]>
  readonly keys: SigningKeys
  /** Texts that Microsoft issued: none may be found in a log. */
  readonly issued: Set<string>
  /** A token for Graph, as version 1 tokens are. A claim that is `undefined` is left out. */
  graphToken(person: Person, claims?: Claims, header?: object): string
  /** A token for the own API of the person's tenant, as version 2 tokens are. */
  ownApiToken(person: Person, claims?: Claims, header?: object): string
  /** An access token of any claims, on record as issued: Graph takes it when its claims fit. */
  issue(claims: Claims, header?: object): string
  /** A refresh token that the token endpoint redeems for that person and client. */
  refreshToken(person: Person, clientId?: string): string
  /** Claims of the next token for our own API that the token endpoint issues, laid over the usual ones. */
  redeemed: Claims
}

export type Claims = Readonly<Record<string, unknown>>

export interface SigningKeys {
  readonly good: KeyObject
  /** Published nowhere. */
  readonly stranger: KeyObject
  /** Published, but for the tenants of consumers. */
  readonly consumer: KeyObject
  readonly jwks: (tenantId: string) => object
}

export const goodKeyId = 'good-key'
export const consumerKeyId = 'consumer-key'
export const consumerTenant = '9188040d-6c67-4c5b-b112-36a304b66dad'
const login = 'https://login.microsoftonline.com'
const graph = 'https://graph.microsoft.com'
const applicationToken = 'app.token.of-'
const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000)

/** RSA keys take a while to make, and every world may use the same. */
const signingKeys = makeKeys()

function makeKeys(): SigningKeys {
  const make = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
  const [good, stranger, consumer] = [make(), make(), make()]
  const published = (key: KeyObject, kid: string, issuer: string): object => ({
    ...key.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    alg: 'RS256',
    issuer,
  })
  return {
    good: good.privateKey,
    stranger: stranger.privateKey,
    consumer: consumer.privateKey,
    jwks: (tenantId) => ({
      keys: [
        published(good.publicKey, goodKeyId, `${login}/${tenantId}/v2.0`),
        published(consumer.publicKey, consumerKeyId, `${login}/${consumerTenant}/v2.0`),
      ],
    }),
  }
}

export function encode(value: object | string): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
}

/** A signed token of exactly these members; those that are `undefined` are left out. */
export function signed(header: object, claims: object, key: KeyObject = signingKeys.good): string {
  const input = `${encode(header)}.${encode(claims)}`
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`
}

export function createScriptedMicrosoft(clock: TestClock): ScriptedMicrosoft {
  const keys = signingKeys
  const issued = new Map<string, Claims>()
  const refreshTokens = new Map<string, { person: Person; clientId: string }>()
  let count = 0
  let isInTrouble = false
  let pending = 0
  const nextId = (): string => `${String((count += 1)).padStart(6, '0')}-${seconds(clock.now())}`

  const issue = (claims: Claims, header: object = {}): string => {
    const token = signed({ typ: 'JWT', alg: 'RS256', kid: goodKeyId, ...header }, claims)
    issued.set(token, claims)
    microsoft.issued.add(token)
    return token
  }

  const times = (): Claims => {
    const now = seconds(clock.now())
    return { iat: now - 60, nbf: now - 60, exp: now + 3600, auth_time: now - 120 }
  }

  const microsoft: ScriptedMicrosoft = {
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const { method, headers } = request
      const seen = { method, url: new URL(request.url), headers, body: await request.text() }
      microsoft.requests.push(seen)
      pending += 1
      try {
        const trouble = microsoft.trouble?.(seen)
        if (trouble !== undefined) isInTrouble = true
        if (trouble instanceof Error) throw trouble
        if (trouble === 'silence') return await silence(request.signal)
        return trouble ?? answer(seen)
      } finally {
        pending -= 1
      }
    },
    requests: [],
    trouble: undefined,
    tookTrouble() {
      const took = isInTrouble
      isInTrouble = false
      return took
    },
    get pending() {
      return pending
    },
    people: new Map(Object.values(people).map((person) => [person.id, { ...person }])),
    domains: new Map(Object.values(tenants).map(({ id, name }) => [id, [name]])),
    keys,
    issued: new Set(),
    graphToken: (person, claims = {}, header = {}) =>
      issue(
        { ...times(), ...graphClaims(person), uti: `uti-graph-${nextId()}`, ...claims },
        { nonce: 'nonce', ...header },
      ),
    ownApiToken: (person, claims = {}, header = {}) =>
      issue({ ...times(), ...ownApiClaims(person), uti: `uti-own-${nextId()}`, ...claims }, header),
    issue,
    refreshToken(person, clientId = tenantOf(person).signInAppId) {
      const token = `1.canary-refresh-token-${nextId()}`
      refreshTokens.set(token, { person, clientId })
      microsoft.issued.add(token)
      return token
    },
    redeemed: {},
  }

  function answer(request: SentRequest): Response {
    if (request.url.origin === login) return identityPlatform(request)
    if (request.url.origin === graph) return microsoftGraph(request)
    return json(404, { error: 'nothing is served at this host' })
  }

  function identityPlatform({ url, body }: SentRequest): Response {
    const [, tenant = '', ...rest] = url.pathname.split('/')
    const path = rest.join('/')
    if (path === 'discovery/v2.0/keys') return json(200, keys.jwks(tenant))
    if (path === 'v2.0/.well-known/openid-configuration')
      return json(200, {
        issuer: `${login}/${tenant}/v2.0`,
        jwks_uri: `${login}/${tenant}/discovery/v2.0/keys`,
        token_endpoint: `${login}/${tenant}/oauth2/v2.0/token`,
      })
    if (path !== 'oauth2/v2.0/token') return json(404, { error: 'not_found' })
    const parameters = new URLSearchParams(body)
    return parameters.get('grant_type') === 'refresh_token'
      ? redeem(tenant, parameters)
      : json(200, { token_type: 'Bearer', expires_in: 3599, access_token: applicationToken + tenant })
  }

  function redeem(tenant: string, parameters: URLSearchParams): Response {
    const known = refreshTokens.get(parameters.get('refresh_token') ?? '')
    if (known === undefined || known.clientId !== parameters.get('client_id'))
      return json(400, {
        error: 'invalid_grant',
        error_description: 'AADSTS70000: no',
        error_codes: [70_000],
      })
    const { person, clientId } = known
    const { signInAppId } = tenantById(tenant)
    if (!(parameters.get('scope') ?? '').includes(signInAppId))
      return json(400, {
        error: 'invalid_scope',
        error_description: 'AADSTS70011: no',
        error_codes: [70_011],
      })
    const claims = { aud: signInAppId, azp: clientId, tid: tenant, iss: `${login}/${tenant}/v2.0` }
    const token = microsoft.ownApiToken(person, { ...claims, ...microsoft.redeemed })
    const again = microsoft.refreshToken(person, clientId)
    return json(200, { token_type: 'Bearer', expires_in: 3599, access_token: token, refresh_token: again })
  }

  function microsoftGraph({ url, headers }: SentRequest): Response {
    const token = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1] ?? ''
    const path = url.pathname.replace('/v1.0', '')
    if (token.startsWith(applicationToken)) return directory(token.slice(applicationToken.length), path)
    const claims = issued.get(token)
    if (claims === undefined || claims['aud'] !== graph) return graphRefusal(401)
    if (path === '/me') return json(200, { id: claims['oid'] })
    if (path === '/organization') return json(200, { value: [{ id: claims['tid'] }] })
    return graphRefusal(403)
  }

  /** What an application of ours may read. */
  function directory(tenantId: string, path: string): Response {
    if (path === '/me') return graphRefusal(400)
    if (path === '/organization') {
      const verifiedDomains = (microsoft.domains.get(tenantId) ?? []).map((name) => ({ name }))
      return json(200, { value: [{ id: tenantId, verifiedDomains }] })
    }
    const [, id = '', rest] = /^\/users\/([^/]+)(\/transitiveMemberOf)?/.exec(path) ?? []
    const person = microsoft.people.get(id)
    if (person === undefined || person.tenantId !== tenantId) return graphRefusal(404)
    return json(200, rest === undefined ? directoryEntry(person) : { value: person.memberOf })
  }

  return microsoft
}

function tenantOf({ tenantId }: Person): Tenant {
  return tenantById(tenantId)
}

function tenantById(tenantId: string): Tenant {
  const tenant = Object.values(tenants).find(({ id }) => id === tenantId)
  if (tenant === undefined) throw new Error(`no tenant ${tenantId}`)
  return tenant
}

function graphClaims(person: Person): Claims {
  return {
    aud: graph,
    iss: `https://sts.windows.net/${person.tenantId}/`,
    appid: tenantOf(person).signInAppId,
    appidacr: '0',
    idtyp: 'user',
    oid: person.id,
    scp: 'Directory.Read.All User.Read',
    sub: `sub-of-${person.id}`,
    tid: person.tenantId,
    upn: person.userPrincipalName,
    ver: '1.0',
  }
}

function ownApiClaims(person: Person): Claims {
  const { signInAppId } = tenantOf(person)
  return {
    aud: signInAppId,
    iss: `${login}/${person.tenantId}/v2.0`,
    azp: signInAppId,
    azpacr: '0',
    idtyp: 'user',
    oid: person.id,
    preferred_username: person.userPrincipalName,
    scp: 'access_as_user',
    sub: `sub-of-${person.id}`,
    tid: person.tenantId,
    ver: '2.0',
  }
}

function directoryEntry({ memberOf: _memberOf, tenantId: _tenantId, ...entry }: Person): object {
  return entry
}

export function json(status: number, document: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(document), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

function graphRefusal(status: number): Response {
  const code = status === 404 ? 'Request_ResourceNotFound' : 'InvalidAuthenticationToken'
  return json(status, { error: { code, message: 'refused' } })
}

function silence(signal: AbortSignal): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted', { cause: signal.reason })), {
      once: true,
    })
  })
}
