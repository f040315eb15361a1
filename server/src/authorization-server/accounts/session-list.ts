/** The living sessions that somebody may see, and end: their own, and those of whom they administer (SES-24). */
import {
  appendAudit,
  browserKindsOf,
  type Database,
  findTokenFamily,
  listTokenFamilies,
  revokeTokenFamily,
  type TokenFamilyOwners,
  type TokenFamilyRow,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Principal } from '../ports.ts'
import { type AccountActor, AccountError } from './account.ts'

export interface Session {
  readonly familyId: string
  readonly principalKind: 'account' | 'person' | 'operator'
  readonly userName: string
  readonly accountId: string | undefined
  readonly organizationId: string | undefined
  readonly userId: string | undefined
  /** What holds it: tokens of a client, or the cookie of a browser in one of the two pages. */
  readonly kind: 'api' | 'console' | 'portal'
  /** How it began: `password`, `client_credentials`, or the policy of an assertion. */
  readonly method: string
  readonly clientId: string | undefined
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number
  /** The session is over then, however busy it is. */
  readonly expiresAt: number
  /** Whether it is the caller's own, with which they ask. */
  readonly isCurrent: boolean
}

export interface SessionList {
  /** Newest first. */
  list(caller: Principal, page: { readonly offset: number; readonly limit: number }): Promise<Session[]>
  /** Effective at once. @throws {AccountError} `not_found`, also for one that the caller may not see. */
  end(familyId: string, caller: Principal, actor: AccountActor): Promise<void>
}

export function createSessionList({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): SessionList {
  return {
    async list(caller, page) {
      const filter = { now: clock.now(), owners: visibleTo(caller) }
      const families = await listTokenFamilies(database.db, filter, page)
      const kinds = await browserKindsOf(
        database.db,
        families.map(({ id }) => id),
      )
      return families.map((family) => sessionOf(family, caller, kinds.get(family.id)))
    },
    async end(familyId, caller, actor) {
      const at = clock.now()
      await database.transaction(async (trx) => {
        const family = await findTokenFamily(trx, familyId)
        if (family === undefined || family.expiresAt <= at || !isVisible(family, visibleTo(caller)))
          throw notFound()
        const reason = isOwn(family, caller) ? 'ended_by_owner' : 'ended_by_administrator'
        if (!(await revokeTokenFamily(trx, familyId, { at, reason }))) throw notFound()
        await appendAudit(trx, {
          at,
          action: 'session.revoke',
          outcome: 'success',
          actor: actor.name,
          organizationId: family.organizationId ?? undefined,
          requestId: actor.requestId,
          reason,
          details: { familyId, userName: family.userName, remoteAddress: actor.remoteAddress },
        })
      })
    },
  }
}

/** Undefined for everybody's. */
function visibleTo(caller: Principal): TokenFamilyOwners | undefined {
  if (caller.kind === 'person' || caller.kind === 'operator') {
    const { organizationId, userId } = caller
    return { person: { organizationId, userId } }
  }
  const { accountId, organizations } = caller
  if (caller.kind === 'monitor') return { accountId }
  return organizations === 'all' ? undefined : { accountId, organizationIds: organizations }
}

function isVisible(family: TokenFamilyRow, owners: TokenFamilyOwners | undefined): boolean {
  if (owners === undefined) return true
  const { accountId, organizationIds = [], person } = owners
  if (accountId !== undefined && family.accountId === accountId) return true
  if (family.organizationId !== null && organizationIds.includes(family.organizationId)) return true
  return (
    person !== undefined && family.organizationId === person.organizationId && family.userId === person.userId
  )
}

function isOwn(family: TokenFamilyRow, caller: Principal): boolean {
  return 'accountId' in caller ? family.accountId === caller.accountId : family.userId === caller.userId
}

function sessionOf(family: TokenFamilyRow, caller: Principal, page: string | undefined): Session {
  const { id, principalKind, userName, method, createdAt, expiresAt } = family
  return {
    familyId: id,
    kind: page === 'console' || page === 'portal' ? page : 'api',
    principalKind: principalKind === 'account' || principalKind === 'operator' ? principalKind : 'person',
    userName,
    accountId: family.accountId ?? undefined,
    organizationId: family.organizationId ?? undefined,
    userId: family.userId ?? undefined,
    method,
    clientId: family.clientId ?? undefined,
    createdAt,
    expiresAt,
    isCurrent: id === caller.familyId,
  }
}

function notFound(): AccountError {
  return new AccountError('not_found', 'There is no such session.')
}
