/** The switches of an organization's sign-in, checked before they are turned. */
import type { AuthenticationSwitches } from '../../database/index.ts'
import { isUuid } from '../../foundation/ids.ts'
import type { OrganizationAuthentication } from '../operations.ts'
import { invalidRequest } from '../refusals.ts'

const mostEntries = 100

/**
 * The switches in the form that is stored: ids in lower case, each once.
 * @throws {OperationError} `invalid_request`
 */
export function checkAuthentication(value: OrganizationAuthentication): OrganizationAuthentication {
  return {
    ...value,
    policies: [...new Set(value.policies)],
    allowedClientIds: ids(value.allowedClientIds, 'allowedClientIds', 'client ids'),
    organizationRoles: ids(
      value.organizationRoles,
      'organizationRoles',
      'template ids of directory roles or object ids of groups',
    ),
  }
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

/** Whether somebody who came in before the change might not come in, or might see less, after it. */
export function takesAway(before: AuthenticationSwitches, after: AuthenticationSwitches): boolean {
  return (
    (before.tenantAuthentication && !after.tenantAuthentication) ||
    (before.operatorAuthentication && !after.operatorAuthentication) ||
    (before.allowGuests && !after.allowGuests) ||
    isShortened(before.policies, after.policies) ||
    isShortened(before.allowedClientIds, after.allowedClientIds) ||
    isShortened(before.organizationRoles, after.organizationRoles)
  )
}

function isShortened(was: readonly string[], is: readonly string[]): boolean {
  return was.some((one) => !is.includes(one))
}

/** As the audit log tells it. */
export function describeSwitches(switches: AuthenticationSwitches): readonly string[] {
  return [
    `tenantAuthentication=${switches.tenantAuthentication}`,
    `operatorAuthentication=${switches.operatorAuthentication}`,
    `policies=${switches.policies.join(',')}`,
    `allowedClientIds=${switches.allowedClientIds.join(',')}`,
    `allowGuests=${switches.allowGuests}`,
    `organizationRoles=${switches.organizationRoles.join(',')}`,
  ]
}
