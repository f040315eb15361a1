/** A Graph service over a seeded tenant, with a token verifier that believes what a test says. Tests only. */
import { randomUUID } from 'node:crypto'
import type { SimulatorReply } from '../http.ts'
import { isRecord, type JsonRecord } from '../json.ts'
import { createMailStore, type MailStore } from '../mail/index.ts'
import type { AccessTokenClaims } from '../tenant/access-tokens.ts'
import type { DirectoryUser, ServicePrincipal, TenantState } from '../tenant/model.ts'
import { clouds } from '../tenant/cloud.ts'
import { createLag } from '../tenant/lag.ts'
import { seedTenant } from '../tenant/seed.ts'
import { createTenants } from '../tenant/tenants.ts'
import { createGraphService } from './index.ts'

export interface TestCaller {
  readonly oid: string
  readonly idtyp: 'user' | 'app'
  readonly permissions: readonly string[]
  readonly appid?: string
}

export interface TestRequest {
  readonly method?: string
  /** Below `/v1.0` unless it is absolute. */
  readonly path: string
  readonly as?: TestCaller
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON. */
  readonly body?: object | string | Buffer
}

export interface TestReply {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  /** The JSON object; empty for anything else. */
  readonly json: JsonRecord
  readonly bytes: Buffer
  /** `error.code`. */
  readonly code: unknown
  readonly message: unknown
  /** The objects of `value`. */
  readonly value: readonly JsonRecord[]
}

const testOrigin = 'https://graph.test'

export function createTestGraph({ lagMs = 0, rewriteMime = false, mails = 0 } = {}) {
  const clock = createStoppedClock()
  const lag = createLag(lagMs)
  const tenant = seedTenant({ seed: 7, users: 0 })
  const tenants = createTenants(clouds.worldwide, [tenant])
  const mail = createMailStore({ clock, rewriteMime, seed: 7 })
  addMailboxes(tenant, mail, mails)
  const callers = new Map<string, AccessTokenClaims>()
  let changes = 0
  const service = createGraphService({
    tenant,
    tenants,
    mail,
    clock,
    lag,
    origin: () => testOrigin,
    onChange: () => (changes += 1),
    tokens: {
      verify(authorization) {
        const claims = callers.get(authorization ?? '')
        return claims === undefined ? { ok: false, message: 'Access token is empty.' } : { ok: true, claims }
      },
    },
  })
  const bearer = (caller: TestCaller): string => {
    const token = `Bearer ${randomUUID()}`
    callers.set(token, claimsOf(caller, tenant.tenantId))
    return token
  }
  const send = async ({ method = 'GET', path, as, headers = {}, body }: TestRequest): Promise<TestReply> => {
    const isJson = typeof body === 'object' && !Buffer.isBuffer(body)
    const reply = await service({
      method,
      url: new URL(path.startsWith('https:') || path.startsWith('/api/') ? path : `/v1.0${path}`, testOrigin),
      headers: {
        ...(as === undefined ? {} : { authorization: bearer(as) }),
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      body: body === undefined ? Buffer.alloc(0) : Buffer.from(isJson ? JSON.stringify(body) : body),
      requestId: randomUUID(),
    })
    return readReply(reply)
  }
  const user = (nickname: string): DirectoryUser => {
    const found = [...tenant.users.values()].find(({ userPrincipalName }) =>
      userPrincipalName.startsWith(nickname),
    )
    if (found === undefined) throw new RangeError(`the tenant has no ${nickname}`)
    return found
  }
  const person = (nickname: string, ...permissions: string[]): TestCaller => ({
    oid: user(nickname).id,
    idtyp: 'user',
    permissions,
  })
  const app = (...permissions: string[]): TestCaller => ({
    oid: anyServicePrincipal(tenant.servicePrincipals).id,
    idtyp: 'app',
    permissions,
  })
  return {
    clock,
    lag,
    tenant,
    tenants,
    mail,
    service,
    send,
    user,
    person,
    app,
    bearer,
    changes: () => changes,
  }
}

function addMailboxes(tenant: TenantState, mail: MailStore, mails: number): void {
  for (const user of tenant.users.values()) {
    if (!user.hasMailbox) continue
    mail.addMailbox({ userId: user.id, upn: user.userPrincipalName, displayName: user.displayName })
    mail.generate(user.id, mails)
  }
}

function claimsOf(caller: TestCaller, tid: string): AccessTokenClaims {
  const isUser = caller.idtyp === 'user'
  return {
    aud: 'https://graph.microsoft.com',
    tid,
    oid: caller.oid,
    appid: caller.appid ?? 'test-app',
    idtyp: caller.idtyp,
    scopes: isUser ? caller.permissions : [],
    roles: isUser ? [] : caller.permissions,
    wids: [],
    iat: 0,
    exp: 1,
  }
}

/** A clock that stands until it is moved. */
function createStoppedClock() {
  let now = Date.UTC(2026, 10, 21, 12)
  return {
    now: () => now,
    advance(milliseconds: number) {
      now += milliseconds
    },
    sleep: async () => undefined,
  }
}

export type TestGraph = ReturnType<typeof createTestGraph>

function anyServicePrincipal(servicePrincipals: ReadonlyMap<string, ServicePrincipal>): ServicePrincipal {
  for (const servicePrincipal of servicePrincipals.values()) return servicePrincipal
  throw new RangeError('the tenant has no service principal')
}

function readReply(reply: SimulatorReply | undefined): TestReply {
  if (reply === undefined) throw new RangeError('Graph does not answer this path')
  const { status, headers = {}, body } = reply
  const isJson = typeof body === 'object' && !Buffer.isBuffer(body)
  const json: unknown = isJson ? JSON.parse(JSON.stringify(body)) : {}
  const error = isRecord(json) && isRecord(json['error']) ? json['error'] : {}
  const value: unknown = isRecord(json) ? json['value'] : undefined
  return {
    status,
    headers,
    json: isRecord(json) ? json : {},
    bytes: body === undefined ? Buffer.alloc(0) : Buffer.from(isJson ? JSON.stringify(body) : body),
    code: error['code'],
    message: error['message'],
    value: Array.isArray(value) ? value.filter(isRecord) : [],
  }
}
