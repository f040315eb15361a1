/** The switches of an organization's sign-in: what a new one begins with, and what is checked before they are turned. */
import type { AuthenticationSwitches } from '../../database/index.ts'
import { isUuid } from '../../foundation/ids.ts'
import { refusedClientIds } from '../../microsoft365/index.ts'
import { OperationError } from '../errors.ts'
import type { OrganizationAuthentication } from '../operations.ts'
import { invalidRequest } from '../refusals.ts'

const mostEntries = 100
const longestReason = 500
const dayMs = 86_400_000
const mostReachDays = 180
const mostSignInMinutes = 43_200
/** Authentication contexts of Entra are c1 to c99. */
const authenticationContext = /^c[1-9][0-9]?$/

/** Role template ids: Global, Exchange, SharePoint and Teams Administrator. */
const administratorRoles: readonly string[] = [
  '62e90394-69f5-4237-9190-012177145e10',
  '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  '69091246-20e8-4a56-aa4d-066075b2a7a8',
]

/** Every way in is off; once one is on, it takes tokens for our own API, got with our own application. */
export function initialAuthentication(signInAppId: string): AuthenticationSwitches {
  return {
    tenantAuthentication: false,
    operatorAuthentication: false,
    policies: ['own_api'],
    allowedClientIds: [signInAppId.toLowerCase()],
    allowGuests: false,
    organizationRoles: administratorRoles,
    verifyByUseReach: undefined,
    signInGroups: [],
    operatorSignInMinutes: undefined,
    operatorAuthenticationContext: undefined,
  }
}

/** `own_api` is always in force, and tried first. */
export function withOwnApi(value: OrganizationAuthentication): OrganizationAuthentication {
  return { ...value, policies: [...new Set(['own_api' as const, ...value.policies])] }
}

export interface AuthenticationChange {
  readonly before: OrganizationAuthentication
  /** Who turns the switches, as shown. */
  readonly actorName: string
  readonly now: number
}

/**
 * The switches in the form that is stored: ids in lower case, each once.
 * @throws {OperationError} `invalid_request`, or `client_never_allowed` for a client of Microsoft's own family
 */
export function checkAuthentication(
  value: OrganizationAuthentication,
  change: AuthenticationChange,
): OrganizationAuthentication {
  checkOperators(value)
  return {
    ...withOwnApi(value),
    allowedClientIds: allowedClients(value.allowedClientIds),
    organizationRoles: ids(
      value.organizationRoles,
      'organizationRoles',
      'template ids of directory roles or object ids of groups',
    ),
    signInGroups: ids(value.signInGroups, 'signInGroups', 'object ids of groups'),
    verifyByUseReach: checkedReach(value.verifyByUseReach, change),
  }
}

function allowedClients(values: readonly string[]): readonly string[] {
  const clients = ids(values, 'allowedClientIds', 'client ids')
  const refused = clients.find((id) => refusedClientIds.has(id))
  if (refused === undefined) return clients
  throw new OperationError(
    'client_never_allowed',
    `The client ${refused} is one of Microsoft's own that share their tokens with each other: a token of it stands ` +
      'for all of them, so it is never accepted. Allow the sign-in application of the organization instead.',
  )
}

function ids(values: readonly string[], name: string, meaning: string): readonly string[] {
  if (values.length > mostEntries) throw invalidRequest(`${name} takes at most ${mostEntries} entries.`)
  const lower = values.map((value) => value.trim().toLowerCase())
  const wrong = lower.find((value) => !isUuid(value))
  if (wrong !== undefined)
    throw invalidRequest(
      `${name} takes ${meaning} (GUIDs such as 04b07795-8ddb-461a-bbee-02f9e1bf7b46); “${wrong.slice(0, 80)}” is none.`,
    )
  return [...new Set(lower)]
}

type VerifyByUseReach = OrganizationAuthentication['verifyByUseReach']

/** An exception has a reason, an end and a name; who repeats it unchanged does not become its author. */
function checkedReach(
  reach: VerifyByUseReach,
  { before, actorName, now }: AuthenticationChange,
): VerifyByUseReach {
  if (reach === undefined) return undefined
  const reason = reach.reason.trim()
  const { expiresAt } = reach
  const was = before.verifyByUseReach
  if (was !== undefined && was.reason === reason && was.expiresAt === expiresAt) return was
  if (reason === '' || reason.length > longestReason)
    throw invalidRequest(`verifyByUseReach needs a reason of 1 to ${longestReason} characters.`)
  if (expiresAt <= now || expiresAt > now + mostReachDays * dayMs)
    throw invalidRequest(`verifyByUseReach has to end in the future, within ${mostReachDays} days.`)
  return { reason, expiresAt, allowedBy: actorName }
}

function checkOperators({
  operatorSignInMinutes: minutes,
  operatorAuthenticationContext: context,
}: OrganizationAuthentication): void {
  if (minutes !== undefined && (!Number.isInteger(minutes) || minutes < 1 || minutes > mostSignInMinutes))
    throw invalidRequest(
      `operatorSignInMinutes takes 1 to ${mostSignInMinutes} minutes, or null for any age.`,
    )
  if (context !== undefined && !authenticationContext.test(context))
    throw invalidRequest('operatorAuthenticationContext takes c1 to c99, or null for none.')
}

/** Whether somebody who came in before the change might not come in, or might see less, after it. */
export function takesAway(before: AuthenticationSwitches, after: AuthenticationSwitches): boolean {
  return (
    (before.tenantAuthentication && !after.tenantAuthentication) ||
    (before.operatorAuthentication && !after.operatorAuthentication) ||
    (before.allowGuests && !after.allowGuests) ||
    isShortened(before.policies, after.policies) ||
    isShortened(before.allowedClientIds, after.allowedClientIds) ||
    isShortened(before.organizationRoles, after.organizationRoles) ||
    isNarrowed(before.signInGroups, after.signInGroups) ||
    isSooner(before.verifyByUseReach?.expiresAt, after.verifyByUseReach?.expiresAt ?? 0) ||
    areOperatorsStricter(before, after)
  )
}

function isShortened(was: readonly string[], is: readonly string[]): boolean {
  return was.some((one) => !is.includes(one))
}

/** No group at all lets everybody in. */
function isNarrowed(was: readonly string[], is: readonly string[]): boolean {
  return is.length > 0 && (was.length === 0 || isShortened(was, is))
}

function isSooner(was: number | undefined, is: number): boolean {
  return was !== undefined && is < was
}

function areOperatorsStricter(before: AuthenticationSwitches, after: AuthenticationSwitches): boolean {
  const { operatorSignInMinutes: minutes, operatorAuthenticationContext: context } = after
  return (
    (minutes !== undefined && minutes < (before.operatorSignInMinutes ?? Number.POSITIVE_INFINITY)) ||
    (context !== undefined && context !== before.operatorAuthenticationContext)
  )
}

/** As the audit log tells it. */
export function describeSwitches(switches: AuthenticationSwitches): readonly string[] {
  const reach = switches.verifyByUseReach
  return [
    `tenantAuthentication=${switches.tenantAuthentication}`,
    `operatorAuthentication=${switches.operatorAuthentication}`,
    `policies=${switches.policies.join(',')}`,
    `allowedClientIds=${switches.allowedClientIds.join(',')}`,
    `allowGuests=${switches.allowGuests}`,
    `organizationRoles=${switches.organizationRoles.join(',')}`,
    `signInGroups=${switches.signInGroups.join(',')}`,
    `operatorSignInMinutes=${switches.operatorSignInMinutes ?? ''}`,
    `operatorAuthenticationContext=${switches.operatorAuthenticationContext ?? ''}`,
    `verifyByUseReach=${
      reach === undefined
        ? ''
        : `until ${new Date(reach.expiresAt).toISOString()} by ${reach.allowedBy}: ${reach.reason}`
    }`,
  ]
}
