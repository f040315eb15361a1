/** Security defaults, Conditional Access and what users may do (Graph `policies`, `identity/conditionalAccess`). */
import { Type, type Static } from 'typebox'
import type { Graph } from '../graph/graph.ts'
import type { AccessPolicy, UserRights } from './facts.ts'

const texts = Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()]))
const maybe = <Schema extends ReturnType<typeof Type.Object>>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]))

const anything = Type.Optional(Type.Unknown())

const policySchema = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  state: Type.String(),
  conditions: Type.Object({
    clientAppTypes: texts,
    locations: anything,
    platforms: anything,
    devices: anything,
    signInRiskLevels: texts,
    userRiskLevels: texts,
    users: Type.Optional(
      Type.Union([
        Type.Object({
          includeUsers: texts,
          includeRoles: texts,
          excludeUsers: texts,
          excludeGroups: texts,
          excludeRoles: texts,
        }),
        Type.Null(),
      ]),
    ),
    applications: Type.Optional(Type.Union([Type.Object({ includeApplications: texts }), Type.Null()])),
    authenticationFlows: Type.Optional(
      Type.Union([
        Type.Object({ transferMethods: Type.Optional(Type.Union([Type.String(), Type.Null()])) }),
        Type.Null(),
      ]),
    ),
  }),
  grantControls: Type.Optional(
    Type.Union([
      Type.Object({
        builtInControls: texts,
        authenticationStrength: maybe(Type.Object({})),
      }),
      Type.Null(),
    ]),
  ),
})

const defaultsSchema = Type.Object({ isEnabled: Type.Boolean() })
const rightsSchema = Type.Object({
  defaultUserRolePermissions: Type.Object({
    allowedToCreateApps: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
    permissionGrantPoliciesAssigned: texts,
  }),
})

export async function readSecurityDefaults(graph: Graph, signal?: AbortSignal): Promise<boolean> {
  const request = { path: '/policies/identitySecurityDefaultsEnforcementPolicy', signal }
  return (await graph.json(request, defaultsSchema)).isEnabled
}

export async function readAccessPolicies(
  graph: Graph,
  signal?: AbortSignal,
): Promise<readonly AccessPolicy[]> {
  const policies: AccessPolicy[] = []
  const request = { path: '/identity/conditionalAccess/policies', signal }
  for await (const page of graph.pages(request, policySchema)) policies.push(...page.map(policyOf))
  return policies
}

export async function readUserRights(graph: Graph, signal?: AbortSignal): Promise<UserRights> {
  const request = { path: '/policies/authorizationPolicy', signal }
  const { defaultUserRolePermissions: rights } = await graph.json(request, rightsSchema)
  return {
    mayRegisterApplications: rights.allowedToCreateApps ?? true,
    // `managePermissionGrantsForSelf.…` names the consent policy of ordinary users; without one they may not consent.
    mayConsent: (rights.permissionGrantPoliciesAssigned ?? []).some((name) =>
      /^ManagePermissionGrantsForSelf\./i.test(name),
    ),
  }
}

type Policy = Static<typeof policySchema>

function policyOf({ id, displayName, state, conditions, grantControls }: Policy): AccessPolicy {
  const strength = grantControls?.authenticationStrength ? ['mfa'] : []
  return {
    id,
    displayName,
    state: stateOf(state),
    clientAppTypes: conditions.clientAppTypes ?? [],
    transferMethods: transferMethodsOf(conditions),
    isNarrowed: isNarrowed(conditions),
    ...peopleOf(conditions),
    includesAllApplications: conditions.applications?.includeApplications?.includes('All') ?? false,
    controls: [...(grantControls?.builtInControls ?? []), ...strength],
  }
}

function isNarrowed({
  locations,
  platforms,
  devices,
  signInRiskLevels,
  userRiskLevels,
}: Policy['conditions']): boolean {
  const risks = (signInRiskLevels?.length ?? 0) + (userRiskLevels?.length ?? 0)
  return risks > 0 || [locations, platforms, devices].some((one) => one !== undefined && one !== null)
}

/** A list in one text: `deviceCodeFlow,authenticationTransfer`. */
function transferMethodsOf({ authenticationFlows }: Policy['conditions']): readonly string[] {
  const methods = (authenticationFlows?.transferMethods ?? '').split(',').map((method) => method.trim())
  return methods.filter((method) => method !== '' && method !== 'none')
}

function peopleOf({
  users,
}: Policy['conditions']): Pick<AccessPolicy, 'includesAllUsers' | 'includedRoles' | 'exclusions'> {
  const excluded = [users?.excludeUsers, users?.excludeGroups, users?.excludeRoles]
  return {
    includesAllUsers: users?.includeUsers?.includes('All') ?? false,
    includedRoles: users?.includeRoles ?? [],
    exclusions: excluded.flatMap((list) => list ?? []).length,
  }
}

function stateOf(text: string): AccessPolicy['state'] {
  return text === 'enabled' || text === 'disabled' || text === 'enabledForReportingButNotEnforced'
    ? text
    : 'unknown'
}
