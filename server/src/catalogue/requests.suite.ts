/** Requests that the rows of the catalogue are variations of. */
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { insertAccount, insertAccountKey } from '../database/index.ts'
import { attempt, type AttemptRequest, type Outcome, pairOf } from './attempt.suite.ts'
import { people, type Person, type Tenant, tenants } from './people.suite.ts'
import { encode } from './microsoft.suite.ts'
import { administrator, type CatalogueWorld, issuer } from './world.suite.ts'

export const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

export const passwordForm = {
  grant_type: 'password',
  username: administrator.userName,
  password: administrator.password,
} as const

/** The document of Microsoft's token endpoint, as the manual prints it. */
export function documentOf(accessToken: string, members: object = {}): string {
  return JSON.stringify({
    token_type: 'Bearer',
    scope: 'Directory.AccessAsUser.All User.ReadWrite.All',
    expires_in: 3599,
    ext_expires_in: 3599,
    access_token: accessToken,
    ...members,
  })
}

export function assertionForm(assertion: string, tenant: Tenant = tenants.a): Record<string, string> {
  return { grant_type: jwtBearer, client_id: tenant.name, assertion }
}

/** VA of the catalogue: alice's token for Graph with the refresh token that came with it. */
export function graphAssertion(
  { microsoft }: CatalogueWorld,
  person: Person = people.alice,
  tenant: Tenant = tenants.a,
): Record<string, string> {
  const refreshToken = microsoft.refreshToken(person)
  return assertionForm(documentOf(microsoft.graphToken(person), { refresh_token: refreshToken }), tenant)
}

/** V1 of the catalogue: alice's token for our own API. */
export function ownApiAssertion(
  { microsoft }: CatalogueWorld,
  person = people.alice,
): Record<string, string> {
  return assertionForm(microsoft.ownApiToken(person))
}

export interface Pair {
  readonly accessToken: string
  readonly refreshToken: string
}

/** Signs the administrator in. */
export async function signIn(world: CatalogueWorld, request: AttemptRequest = {}): Promise<Pair> {
  return pairOf(await attempt(world, { form: passwordForm, ...request }))
}

/** Signs a person in with an assertion. */
export async function signInPerson(
  world: CatalogueWorld,
  person: Person = people.alice,
  tenant: Tenant = tenants.a,
): Promise<Pair> {
  return pairOf(await attempt(world, { form: graphAssertion(world, person, tenant) }))
}

export function refresh(
  world: CatalogueWorld,
  refreshToken: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return attempt(world, { form: { grant_type: 'refresh_token', refresh_token: refreshToken, ...parameters } })
}

/** Who a bearer token stands for, and whether it stands for anybody. */
export function whoami(world: CatalogueWorld, bearer: string): Promise<Outcome> {
  return attempt(world, { method: 'GET', url: '/api/v1/whoami', bearer })
}

const serviceKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/**
 * Makes a service account whose key proves it, and signs it in with client credentials (RFC 7523 §2.2).
 * @param organizations - which it is for; all when left out.
 */
export async function serviceToken(
  world: CatalogueWorld,
  organizations?: readonly string[],
): Promise<string> {
  const { database, clock } = world
  const id = randomUUID()
  const now = Math.floor(clock.now() / 1000)
  await insertAccount(database.db, {
    id,
    userName: `service-${id}`,
    userNameKey: `service-${id}`,
    passwordHash: '',
    createdAt: clock.now(),
    kind: 'service',
    role: 'monitor',
    organizationIds: organizations === undefined ? null : JSON.stringify(organizations),
    description: '',
    isEnabled: 1,
    totpSecret: null,
    totpConfirmedAt: null,
    totpLastStep: null,
  })
  await insertAccountKey(database.db, {
    id: randomUUID(),
    accountId: id,
    jwk: JSON.stringify(serviceKey.publicKey.export({ format: 'jwk' })),
    thumbprint: id,
    description: '',
    createdAt: clock.now(),
    expiresAt: null,
  })
  const claims = { iss: id, sub: id, aud: issuer, jti: randomUUID(), iat: now, exp: now + 300 }
  const input = `${encode({ alg: 'ES256' })}.${encode(claims)}`
  const key = { key: serviceKey.privateKey, dsaEncoding: 'ieee-p1363' as const }
  const assertion = `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`
  const outcome = await attempt(world, {
    form: {
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    },
  })
  return String(outcome.body['access_token'])
}
