/** For tests: Entra ID in process, with a seeded tenant and a browser of a few lines. */
import { randomUUID } from 'node:crypto'
import type { SimulatorReply } from '../http.ts'
import { parseRecord, type JsonRecord } from '../json.ts'
import type { Application, DirectoryUser, ServicePrincipal, TenantState } from '../tenant/model.ts'
import { clouds, type CloudName } from '../tenant/cloud.ts'
import { createLag, type Lag } from '../tenant/lag.ts'
import { seedTenants } from '../tenant/seed.ts'
import { createTenants, type Tenants } from '../tenant/tenants.ts'
import { findForm } from '../approve/html-form.ts'
import { createEntra, type Entra } from './index.ts'
import { totpCode, totpStep } from './sign-in/totp.ts'
import { createEntraState, type EntraState } from './state.ts'
import { decodeJwt } from './tokens/jwt.ts'
import { generateSigningKey } from './tokens/signing-key.ts'

export const testOrigin = 'https://localhost:28443'

export type TestKey = Awaited<ReturnType<typeof generateSigningKey>>

export function createTestKey(): Promise<TestKey> {
  return generateSigningKey(Date.parse('2026-03-01T12:00:00Z'))
}

interface TestClock {
  now(): number
  advance(milliseconds: number): void
  sleep(): Promise<void>
}

export interface Answer {
  readonly status: number
  readonly headers: NonNullable<SimulatorReply['headers']>
  /** JSON answers. */
  readonly json: JsonRecord
  /** Pages. */
  readonly html: string
}

export interface TestEntra {
  readonly entra: Entra
  readonly tenant: TenantState
  readonly tenants: Tenants
  readonly lag: Lag
  readonly state: EntraState
  readonly clock: TestClock
  /** What other token issuers publish, by address. */
  readonly documents: Map<string, unknown>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** Posts a form. */
  post(
    path: string,
    form: Readonly<Record<string, string>> | string,
    headers?: Record<string, string>,
  ): Promise<Answer>
  /** Posts to the token endpoint of the tenant. */
  token(form: Readonly<Record<string, string>>, headers?: Record<string, string>): Promise<Answer>
  user(nickname: string): DirectoryUser
}

function read(reply: SimulatorReply | undefined): Answer {
  if (reply === undefined) throw new Error('the service did not answer')
  const { body } = reply
  return {
    status: reply.status,
    headers: reply.headers ?? {},
    json: typeof body === 'object' && !Buffer.isBuffer(body) ? (parseRecord(JSON.stringify(body)) ?? {}) : {},
    html: typeof body === 'string' ? body : '',
  }
}

/** @param key - From {@link createTestKey}, made once a file because that takes a moment. */
export function createTestEntra(key: TestKey, cloud: CloudName = 'worldwide'): TestEntra {
  let now = Date.parse('2026-03-01T12:00:00Z')
  const clock: TestClock = {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds
    },
    sleep: () => Promise.resolve(),
  }
  const tenants = createTenants(clouds[cloud], seedTenants({ seed: 7, users: 0, tenants: 0, cloud }))
  const tenant = tenants.first
  const lag = createLag(0)
  const state = createEntraState(key)
  const documents = new Map<string, unknown>()
  const entra = createEntra({
    tenants,
    lag,
    state,
    clock,
    fetchJson: (url) =>
      documents.has(url) ? Promise.resolve(documents.get(url)) : Promise.reject(new Error(`no ${url}`)),
    origin: () => testOrigin,
    changed: () => undefined,
  })
  const send = async (
    method: string,
    path: string,
    headers: Record<string, string>,
    body = '',
  ): Promise<Answer> =>
    read(
      await entra.service({
        method,
        url: new URL(`${testOrigin}${path}`),
        headers,
        body: Buffer.from(body),
        requestId: randomUUID(),
      }),
    )
  const post: TestEntra['post'] = (path, form, headers = {}) =>
    send(
      'POST',
      path,
      { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      typeof form === 'string' ? form : new URLSearchParams(form).toString(),
    )
  return {
    entra,
    tenant,
    tenants,
    lag,
    state,
    clock,
    documents,
    get: (path, headers = {}) => send('GET', path, headers),
    post,
    token: (form, headers = {}) => post(`/${tenant.tenantId}/oauth2/v2.0/token`, form, headers),
    user: (nickname) => {
      const found = [...tenant.users.values()].find((user) =>
        user.userPrincipalName.startsWith(`${nickname}@`),
      )
      if (found === undefined) throw new Error(`no user ${nickname}`)
      return found
    },
  }
}

/** The claims of a token that an answer carries under this name. */
export function claimsOf(answer: Answer, name = 'access_token'): JsonRecord {
  const token = decodeJwt(String(answer.json[name]))
  if (token === undefined) throw new Error(`no ${name} in ${JSON.stringify(answer.json)}`)
  return token.claims
}

export function codeOf(answer: Answer): unknown {
  const codes = answer.json['error_codes']
  return Array.isArray(codes) ? codes[0] : undefined
}

/** The AADSTS number that a page shows. */
export function pageErrorOf(answer: Answer): string | undefined {
  return /data-error-code="(\d+)"/.exec(answer.html)?.[1]
}

function cookiesOf(answer: Answer): string {
  const set = answer.headers['set-cookie'] ?? []
  return (typeof set === 'string' ? [set] : set).map((line) => line.split(';')[0]).join('; ')
}

/** A person at the pages: sends one field of the page after the other. */
export async function walk(
  test: TestEntra,
  first: Answer,
  steps: readonly Readonly<Record<string, string>>[],
): Promise<Answer> {
  let page = first
  let cookie = cookiesOf(first)
  for (const step of steps) {
    const form = findForm(page.html)
    // A form that leads elsewhere is the answer, not another step.
    if (form?.action.startsWith('/') !== true) return page
    const hidden = form.fields.filter(({ type }) => type === 'hidden').map(({ name, value }) => [name, value])
    page = await test.post(
      form.action,
      { ...Object.fromEntries(hidden), ...step },
      cookie === '' ? {} : { cookie },
    )
    cookie = cookiesOf(page) === '' ? cookie : cookiesOf(page)
  }
  return page
}

/** What this person types, in order, and `consent` at the end. */
export function answersOf(
  test: TestEntra,
  user: DirectoryUser,
  consent = 'accept',
): Record<string, string>[] {
  const secret = user.totpSecret
  const code = secret === null ? [] : [{ totp: totpCode(secret, totpStep(test.clock.now())) }]
  return [{ login: user.userPrincipalName }, { passwd: user.password }, ...code, { consent }]
}

/** Registers an application with its service principal, straight into the directory. */
export function register(
  tenant: TenantState,
  fields: Partial<Application> = {},
): { application: Application; principal: ServicePrincipal } {
  const appId = randomUUID()
  const application: Application = {
    id: randomUUID(),
    appId,
    displayName: 'Example',
    createdDateTime: '2026-01-01T00:00:00Z',
    deletedDateTime: null,
    signInAudience: 'AzureADMyOrg',
    isFallbackPublicClient: null,
    identifierUris: [`api://${appId}`],
    tags: [],
    notes: null,
    publicClient: { redirectUris: [] },
    web: { redirectUris: [], homePageUrl: null, logoutUrl: null },
    spa: { redirectUris: [] },
    api: {
      requestedAccessTokenVersion: null,
      acceptMappedClaims: null,
      knownClientApplications: [],
      oauth2PermissionScopes: [],
      preAuthorizedApplications: [],
    },
    appRoles: [],
    optionalClaims: null,
    requiredResourceAccess: [],
    keyCredentials: [],
    passwordCredentials: [],
    federatedIdentityCredentials: [],
    visibleAt: 0,
    ownerIds: new Set(),
    ...fields,
  }
  const principal: ServicePrincipal = {
    id: randomUUID(),
    appId: application.appId,
    displayName: application.displayName,
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    appOwnerOrganizationId: tenant.tenantId,
    servicePrincipalType: 'Application',
    servicePrincipalNames: [application.appId, ...application.identifierUris],
    createdDateTime: application.createdDateTime,
    tags: [],
    oauth2PermissionScopes: application.api.oauth2PermissionScopes,
    appRoles: application.appRoles,
    isFirstParty: false,
    preAuthorizedScopes: {},
    firstPartyRedirectUris: [],
    visibleAt: 0,
  }
  tenant.applications.set(application.id, application)
  tenant.servicePrincipals.set(principal.id, principal)
  return { application, principal }
}

/** The service principal of one of Microsoft's applications. */
export function principalOf(tenant: TenantState, appId: string): ServicePrincipal {
  const found = [...tenant.servicePrincipals.values()].find((principal) => principal.appId === appId)
  if (found === undefined) throw new Error(`no service principal of ${appId}`)
  return found
}

/** Starts a device authorization and returns its two codes. */
export async function requestDeviceCode(
  test: TestEntra,
  clientId: string,
  scope: string,
  authority = 'contoso.onmicrosoft.com',
): Promise<{ userCode: string; deviceCode: string }> {
  const answer = await test.post(`/${authority}/oauth2/v2.0/devicecode`, { client_id: clientId, scope })
  return { userCode: String(answer.json['user_code']), deviceCode: String(answer.json['device_code']) }
}

/** Signs a person in on the device page and returns the last page. */
export async function approveOnPage(
  test: TestEntra,
  userCode: string,
  user: DirectoryUser,
  consent = 'accept',
): Promise<Answer> {
  const page = await test.get('/common/oauth2/deviceauth')
  return walk(test, page, [{ otc: userCode }, ...answersOf(test, user, consent)])
}
