/** The switches of an organization's sign-in; who was never asked has everything switched off. */
import type { Kysely } from 'kysely'
import type { DatabaseSchema } from '../schema.ts'

export type AssertionPolicy = 'own_api' | 'audience_upgrade' | 'verify_by_use'

export interface AuthenticationSwitches {
  readonly tenantAuthentication: boolean
  readonly operatorAuthentication: boolean
  readonly policies: readonly AssertionPolicy[]
  /** Client ids in lower case. */
  readonly allowedClientIds: readonly string[]
  readonly allowGuests: boolean
  /** Role template ids and group ids in lower case. */
  readonly organizationRoles: readonly string[]
}

const switchedOff: AuthenticationSwitches = {
  tenantAuthentication: false,
  operatorAuthentication: false,
  policies: [],
  allowedClientIds: [],
  allowGuests: false,
  organizationRoles: [],
}

const policies: ReadonlySet<string> = new Set(['own_api', 'audience_upgrade', 'verify_by_use'])

export async function findAuthenticationSwitches(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
): Promise<AuthenticationSwitches> {
  const row = await db
    .selectFrom('organizationAuthentication')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .executeTakeFirst()
  if (row === undefined) return switchedOff
  return {
    tenantAuthentication: row.tenantAuthentication === 1,
    operatorAuthentication: row.operatorAuthentication === 1,
    policies: parseTexts(row.policies).filter(isAssertionPolicy),
    allowedClientIds: parseTexts(row.allowedClientIds),
    allowGuests: row.allowGuests === 1,
    organizationRoles: parseTexts(row.organizationRoles),
  }
}

export async function putAuthenticationSwitches(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
  switches: AuthenticationSwitches,
): Promise<void> {
  const columns = {
    tenantAuthentication: truth(switches.tenantAuthentication),
    operatorAuthentication: truth(switches.operatorAuthentication),
    policies: JSON.stringify(switches.policies),
    allowedClientIds: JSON.stringify(switches.allowedClientIds.map((id) => id.toLowerCase())),
    allowGuests: truth(switches.allowGuests),
    organizationRoles: JSON.stringify(switches.organizationRoles.map((id) => id.toLowerCase())),
  }
  await db
    .insertInto('organizationAuthentication')
    .values({ organizationId, ...columns })
    .onConflict((conflict) => conflict.column('organizationId').doUpdateSet(columns))
    .execute()
}

function truth(value: boolean): 0 | 1 {
  return value ? 1 : 0
}

function isAssertionPolicy(text: string): text is AssertionPolicy {
  return policies.has(text)
}

/** What cannot be read counts as an empty list: it then allows nothing. */
function parseTexts(json: string): string[] {
  const value: unknown = JSON.parse(json)
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}
