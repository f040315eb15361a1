/** Requests that the rows of the catalogue are variations of. */
import { attempt, type AttemptRequest, type Outcome, pairOf } from './attempt.suite.ts'
import { people, type Tenant, tenants } from './people.suite.ts'
import { administrator, type CatalogueWorld } from './world.suite.ts'

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
export function graphAssertion({ microsoft }: CatalogueWorld, person = people.alice): Record<string, string> {
  const refreshToken = microsoft.refreshToken(person)
  return assertionForm(documentOf(microsoft.graphToken(person), { refresh_token: refreshToken }))
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
export async function signInPerson(world: CatalogueWorld, person = people.alice): Promise<Pair> {
  return pairOf(await attempt(world, { form: graphAssertion(world, person) }))
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
