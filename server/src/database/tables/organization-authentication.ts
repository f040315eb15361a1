/** The switches of an organization's sign-in; who was never asked has everything switched off. */
import type { Kysely, Transaction } from 'kysely'
import { lockUntilCommit } from '../dialect.ts'
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
  /** Lets a session that was proven by use see the organization, until it expires. */
  readonly verifyByUseReach: VerifyByUseReach | undefined
  /** Group ids in lower case, of which a person must hold one; empty for no such condition. */
  readonly signInGroups: readonly string[]
  readonly operatorSignInMinutes: number | undefined
  readonly operatorAuthenticationContext: string | undefined
}

/** Why, until when and by whom: an exception that explains itself in the audit log. */
export interface VerifyByUseReach {
  readonly reason: string
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
  readonly allowedBy: string
}

const switchedOff: AuthenticationSwitches = {
  tenantAuthentication: false,
  operatorAuthentication: false,
  policies: [],
  allowedClientIds: [],
  allowGuests: false,
  organizationRoles: [],
  verifyByUseReach: undefined,
  signInGroups: [],
  operatorSignInMinutes: undefined,
  operatorAuthenticationContext: undefined,
}

const policies: ReadonlySet<string> = new Set(['own_api', 'audience_upgrade', 'verify_by_use'])

/** Any number, the same in every process. */
const switchesLock = 7_241_004

/** A sign-in and a change of the switches wait for each other, so that none is decided by switches of before. */
export async function lockAuthenticationSwitches(trx: Transaction<DatabaseSchema>): Promise<void> {
  await lockUntilCommit(trx, switchesLock)
}

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
    verifyByUseReach: row.verifyByUseReach === null ? undefined : parseReach(row.verifyByUseReach),
    signInGroups: parseTexts(row.signInGroups),
    operatorSignInMinutes: row.operatorSignInMinutes ?? undefined,
    operatorAuthenticationContext: row.operatorAuthenticationContext ?? undefined,
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
    verifyByUseReach:
      switches.verifyByUseReach === undefined ? null : JSON.stringify(switches.verifyByUseReach),
    signInGroups: JSON.stringify(switches.signInGroups.map((id) => id.toLowerCase())),
    operatorSignInMinutes: switches.operatorSignInMinutes ?? null,
    operatorAuthenticationContext: switches.operatorAuthenticationContext ?? null,
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

/** What cannot be read allows nothing. */
function parseReach(json: string): VerifyByUseReach | undefined {
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null) return undefined
  const { reason, expiresAt, allowedBy }: { reason?: unknown; expiresAt?: unknown; allowedBy?: unknown } =
    value
  if (typeof reason !== 'string' || typeof expiresAt !== 'number' || typeof allowedBy !== 'string')
    return undefined
  return { reason, expiresAt, allowedBy }
}
