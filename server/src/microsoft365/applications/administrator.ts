/** Who signed in to register the applications, checked with Graph before anything is written. */
import { Type, type Static } from 'typebox'
import type { Graph } from '../graph/graph.ts'
import type { UnverifiedClaims } from '../identity-platform/unverified-claims.ts'
import { registrationPermissions } from './catalogue.ts'
import { ApplicationsError } from './errors.ts'

/** The administrator and the organization that they administer. */
export interface Administrator {
  readonly userId: string
  readonly userName: string
  readonly displayName: string
  readonly tenantId: string
  readonly organizationName: string
  /** `contoso.onmicrosoft.com`, lower case. */
  readonly initialDomain: string
  /** All verified domains with the initial one, lower case. */
  readonly domains: readonly string[]
}

/** Role template id, the same in every tenant. */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'

/** What a sign-in has to bring, beside belonging to the tenant. */
export interface SignInNeeds {
  /** Delegated permissions, by value. */
  readonly scopes: readonly string[]
  /** Template ids of directory roles, of which the person needs one. */
  readonly roles: readonly string[]
  /** For a person: `Only a Global Administrator may grant these permissions`. */
  readonly roleRule: string
}

function registrationNeeds(): SignInNeeds {
  return {
    scopes: registrationPermissions(),
    roles: [globalAdministrator],
    roleRule: 'Only a Global Administrator may grant these permissions',
  }
}

const personSchema = Type.Object({
  id: Type.String(),
  userPrincipalName: Type.String(),
  displayName: Type.Union([Type.String(), Type.Null()]),
  userType: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})
const organizationsSchema = Type.Object({
  value: Type.Array(
    Type.Object({
      id: Type.String(),
      displayName: Type.Union([Type.String(), Type.Null()]),
      verifiedDomains: Type.Array(
        Type.Object({
          name: Type.String(),
          isInitial: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
        }),
      ),
    }),
    { minItems: 1, maxItems: 1 },
  ),
})
const membershipSchema = Type.Object({
  id: Type.String(),
  roleTemplateId: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})

/**
 * Finds out who signed in, and refuses whoever must not register anything. Nothing in the token is believed by
 * itself: Graph, which verified it, has to say the same.
 * @param graph - With the signed-in person's token.
 * @param claims - Of that token.
 * @param needs - What a registration needs when left out.
 * @throws {ApplicationsError} `unreadable_token`, `consent_missing`, `wrong_tenant`, `guest`, `not_global_administrator`
 */
export async function inspectAdministrator(
  graph: Graph,
  claims: UnverifiedClaims | undefined,
  signal?: AbortSignal,
  needs: SignInNeeds = registrationNeeds(),
): Promise<Administrator> {
  if (!claims) {
    const message = 'The sign-in gave a token that cannot be read: check that the cloud is the right one.'
    throw new ApplicationsError('unreadable_token', message)
  }
  refuseMissingConsent(claims, needs)
  const options = signal ? { signal } : {}
  const select = '$select=id,userPrincipalName,displayName,userType'
  const person = await graph.json({ path: `/me?${select}`, ...options }, personSchema)
  const { value } = await graph.json(
    { path: '/organization?$select=id,displayName,verifiedDomains', ...options },
    organizationsSchema,
  )
  const administrator = administratorOf(person, value)
  refuseOtherTenant(administrator, claims)
  refuseGuest(person)
  await refuseOrdinaryPerson(graph, claims, { ...options, needs })
  return administrator
}

function administratorOf(
  person: Static<typeof personSchema>,
  organizations: Static<typeof organizationsSchema>['value'],
): Administrator {
  const [organization] = organizations
  const domains = organization?.verifiedDomains.map(({ name }) => name.toLowerCase()) ?? []
  const initial = organization?.verifiedDomains
    .find(({ isInitial }) => isInitial === true)
    ?.name.toLowerCase()
  if (!organization || initial === undefined)
    throw new ApplicationsError(
      'wrong_tenant',
      'Microsoft does not name the initial domain of the organization.',
    )
  return {
    userId: person.id.toLowerCase(),
    userName: person.userPrincipalName,
    displayName: person.displayName ?? person.userPrincipalName,
    tenantId: organization.id.toLowerCase(),
    organizationName: organization.displayName ?? initial,
    initialDomain: initial,
    domains,
  }
}

function refuseMissingConsent(claims: UnverifiedClaims, { scopes }: SignInNeeds): void {
  const missing = scopes.filter((value) => !claims.scopes.includes(value))
  if (missing.length === 0) return
  const message = `The sign-in did not give the permissions that are needed for this (${missing.join(', ')}): sign in again and accept all of them.`
  throw new ApplicationsError('consent_missing', message)
}

function refuseOtherTenant(administrator: Administrator, claims: UnverifiedClaims): void {
  if (administrator.tenantId === claims.tenantId && administrator.userId === claims.objectId) return
  const message =
    'The sign-in belongs to another organization than the one Microsoft answers for: sign in again.'
  throw new ApplicationsError('wrong_tenant', message, {
    detail: `token of ${claims.tenantId ?? 'no tenant'}, organization ${administrator.tenantId}`,
  })
}

function refuseGuest(person: Static<typeof personSchema>): void {
  if (person.userType !== 'Guest' && !/#EXT#/i.test(person.userPrincipalName)) return
  const message = `${person.userPrincipalName} is a guest of this organization: sign in with one of its own administrators.`
  throw new ApplicationsError('guest', message)
}

/** The token's `wids` first; the directory itself when a role was activated after the token was issued. */
async function refuseOrdinaryPerson(
  graph: Graph,
  claims: UnverifiedClaims,
  { needs, ...options }: { readonly signal?: AbortSignal; readonly needs: SignInNeeds },
): Promise<void> {
  const suffices = (roleId: string | null | undefined): boolean =>
    needs.roles.includes(roleId?.toLowerCase() ?? '')
  if (claims.directoryRoles.some(suffices)) return
  for await (const page of graph.pages({ path: '/me/memberOf', ...options }, membershipSchema))
    if (page.some(({ roleTemplateId }) => suffices(roleTemplateId))) return
  const message = `${needs.roleRule}: sign in with such an account, or activate the role first.`
  throw new ApplicationsError('not_global_administrator', message)
}
