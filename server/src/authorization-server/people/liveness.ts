/**
 * Whether a session of a person may go on: at every refresh their organization's switches and their directory entry
 * are looked at again. Whoever lost what the session was given for has to sign in anew; a refresh never gives more
 * than the sign-in did.
 */
import type { Kysely } from 'kysely'
import { type DatabaseSchema, findAuthenticationSwitches, type TokenFamilyRow } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { directoryObjectIdOf, organizationIdOf } from '../ids.ts'
import { isOperator } from './operators.ts'
import { isLimitedToOwn } from './reach.ts'
import type { RecentPeople } from './recent-people.ts'
import { type Standing, standingOf } from './standing.ts'

export interface LivenessDependencies {
  readonly db: Kysely<DatabaseSchema>
  /** An answer of five minutes counts, and one of fifteen while Microsoft is away. */
  readonly people: RecentPeople
  readonly clock: Clock
}

/** The `method` of a session that came in by the grant for restore operators. */
export const operatorMethod = 'operator'

export type Liveness =
  | { readonly isAlive: true; readonly userName: string }
  | { readonly isAlive: false; readonly reason: string }

/** @throws {UpstreamUnavailableError} when there is no answer that is recent enough. */
export async function livenessOf(
  { db, people, clock }: LivenessDependencies,
  family: TokenFamilyRow,
): Promise<Liveness> {
  const { organizationId, userId, method } = family
  if (organizationId === null || userId === null) return dead('user_not_found')
  const switches = await findAuthenticationSwitches(db, organizationId)
  if (method === operatorMethod && !switches.operatorAuthentication)
    return dead('operator_authentication_off')
  if (method !== operatorMethod && !switches.tenantAuthentication) return dead('tenant_authentication_off')
  const now = clock.now()
  const person = await people.lookUp(organizationIdOf(organizationId), directoryObjectIdOf(userId))
  const signIn = { method, signedInAt: family.authenticatedAt ?? family.createdAt, now }
  const standing = standingOf(person, switches, signIn)
  if (!standing.isGood) return dead(standing.reason)
  if (family.principalKind === 'operator' && !(await isOperator(db, organizationId, standing.person)))
    return dead('operator_role_lost')
  if (isNarrower(standing, family))
    return dead(isLimitedToOwn(method, switches, now) ? 'verify_by_use_reach_ended' : 'role_lost')
  return { isAlive: true, userName: standing.userName }
}

function isNarrower(now: Extract<Standing, { isGood: true }>, { reach, workloads }: TokenFamilyRow): boolean {
  if (reach !== 'organization') return false
  const was: unknown = workloads === null ? [] : JSON.parse(workloads)
  const is: ReadonlySet<unknown> = new Set(now.workloads)
  return now.reach !== 'organization' || !Array.isArray(was) || was.some((workload) => !is.has(workload))
}

function dead(reason: string): Liveness {
  return { isAlive: false, reason }
}
