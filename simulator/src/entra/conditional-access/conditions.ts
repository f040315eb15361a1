/** Whether a Conditional Access policy is about a sign-in: its conditions, one by one (graph: conditionalAccessConditionSet). */
import type {
  ConditionalAccessApplications,
  ConditionalAccessConditions,
  ConditionalAccessUsers,
} from '../../tenant/conditional-access-model.ts'
import type { DirectoryUser, TenantState } from '../../tenant/model.ts'
import { principalIdsOf, rolesOf } from '../../tenant/users.ts'

/** The kind of client, as policies name it. */
export type ClientAppType = 'browser' | 'mobileAppsAndDesktopClients' | 'exchangeActiveSync' | 'other'

/** How the session began; a refreshed session keeps it ("protocol tracking", microsoft.md 1.9). */
export type TransferMethod = 'none' | 'deviceCodeFlow'

/** One sign-in, or one token, of a person. */
export interface Attempt {
  readonly user: DirectoryUser
  /** Application id of the resource that the token is for. */
  readonly resourceAppId: string
  readonly clientApp: ClientAppType
  readonly transferMethod: TransferMethod
  /** Authentication methods that were used so far, as `amr` names them. */
  readonly amr: readonly string[]
  /** Authentication contexts that the request asks for. */
  readonly acrs: readonly string[]
}

/** Exchange Online, SharePoint Online, Teams, and what they share: the suite `Office365`. */
const officeAppIds = new Set([
  '00000002-0000-0ff1-ce00-000000000000',
  '00000003-0000-0ff1-ce00-000000000000',
  'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe',
])

interface Person {
  readonly user: DirectoryUser
  readonly ids: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
}

function isNamed(person: Person, users: readonly string[], isGuests: boolean): boolean {
  if (person.user.userType === 'Guest' && (isGuests || users.includes('GuestsOrExternalUsers'))) return true
  return users.includes(person.user.id)
}

function isAny(ids: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.some((id) => ids.has(id))
}

function matchesUser(tenant: TenantState, user: DirectoryUser, condition: ConditionalAccessUsers): boolean {
  const person: Person = {
    user,
    ids: principalIdsOf(tenant, user.id),
    roles: new Set(rolesOf(tenant, user.id).map(({ roleTemplateId }) => roleTemplateId)),
  }
  const isExcluded =
    isNamed(person, condition.excludeUsers, condition.excludeGuestsOrExternalUsers !== null) ||
    isAny(person.ids, condition.excludeGroups) ||
    isAny(person.roles, condition.excludeRoles)
  if (isExcluded) return false
  return (
    condition.includeUsers.includes('All') ||
    isNamed(person, condition.includeUsers, condition.includeGuestsOrExternalUsers !== null) ||
    isAny(person.ids, condition.includeGroups) ||
    isAny(person.roles, condition.includeRoles)
  )
}

function isApplication(names: readonly string[], appId: string): boolean {
  return names.includes(appId) || (names.includes('Office365') && officeAppIds.has(appId))
}

function matchesApplication(attempt: Attempt, condition: ConditionalAccessApplications): boolean {
  const { includeApplications, includeAuthenticationContextClassReferences: contexts } = condition
  if (contexts.length > 0) return contexts.some((value) => attempt.acrs.includes(value))
  // A policy for an action (registering a device or a method) is about no application.
  if (condition.includeUserActions.length > 0) return false
  if (isApplication(condition.excludeApplications, attempt.resourceAppId)) return false
  return includeApplications.includes('All') || isApplication(includeApplications, attempt.resourceAppId)
}

function matchesClient(types: readonly string[], clientApp: ClientAppType): boolean {
  return types.length === 0 || types.includes('all') || types.includes(clientApp)
}

function matchesFlow(condition: ConditionalAccessConditions, method: TransferMethod): boolean {
  const wanted = condition.authenticationFlows?.transferMethods ?? 'none'
  const methods = wanted.split(',').map((name) => name.trim())
  return methods.every((name) => name === 'none' || name === '') || methods.includes(method)
}

/** Everybody here comes from no named location, on no known platform, and is at no risk. */
function matchesSurroundings(condition: ConditionalAccessConditions): boolean {
  const { locations, userRiskLevels, signInRiskLevels, servicePrincipalRiskLevels } = condition
  const isElsewhere = locations !== null && !locations.includeLocations.includes('All')
  const isExcluded = locations?.excludeLocations.includes('All') === true
  const isRisky = userRiskLevels.length + signInRiskLevels.length + servicePrincipalRiskLevels.length > 0
  const isInsider = condition.insiderRiskLevels !== null
  return !isElsewhere && !isExcluded && !isRisky && !isInsider
}

/** Whether the policy applies to this attempt of a person; policies for workload identities never do. */
export function matchesConditions(
  tenant: TenantState,
  condition: ConditionalAccessConditions,
  attempt: Attempt,
): boolean {
  return (
    condition.clientApplications === null &&
    matchesClient(condition.clientAppTypes, attempt.clientApp) &&
    matchesFlow(condition, attempt.transferMethod) &&
    matchesSurroundings(condition) &&
    matchesApplication(attempt, condition.applications) &&
    matchesUser(tenant, attempt.user, condition.users)
  )
}
