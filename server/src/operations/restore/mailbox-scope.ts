/** Which mailboxes of a restore session a caller may see: what the session was opened for, cut down to the caller's reach. */
import { Type, type Static } from 'typebox'
import type { RestoreSessionRow } from '../../database/index.ts'
import type { DirectoryObjectId } from '../../foundation/ids.ts'
import { directoryObjectId, organizationId } from '../ids.ts'
import { parseJson } from '../json.ts'
import type { Reach } from '../operations.ts'
import type { OperatorScopes } from '../rbac/operator-scopes.ts'
import { reachesOrganization } from '../reach.ts'

const decidedAtOnce = 8

const scopeItemSchema = Type.Object({
  /** Directory object id of the operator who opened it. */
  operatorId: Type.Optional(Type.String()),
  type: Type.Optional(Type.Union([Type.Literal('User'), Type.Literal('Group')])),
  objectId: Type.Optional(Type.String()),
})
type KeptScope = Static<typeof scopeItemSchema>

/** The columns of a session that say what it may show. */
export type SessionScope = Pick<RestoreSessionRow, 'organizationId' | 'scopeUserId' | 'scopeItem'>

export interface MailboxScope {
  /** Whether nothing is left out. */
  readonly isWhole: boolean
  /** The only mailbox there may be; undefined when each is decided by itself. */
  readonly only: DirectoryObjectId | undefined
  /** @throws {OperationError} `upstream_unavailable` when it takes the directory to decide, and it gives no answer. */
  includes(userId: string): Promise<boolean>
}

function scopeItemOf({ scopeItem }: Pick<RestoreSessionRow, 'scopeItem'>): KeptScope {
  return scopeItem === null ? {} : parseJson(scopeItem, scopeItemSchema)
}

/** Whether the session is within reach: people see only sessions of their own mailbox, operators those they opened. */
export function reachesSession(reach: Reach, session: SessionScope): boolean {
  if (!reachesOrganization(reach, session.organizationId)) return false
  if (reach.kind === 'operator') return scopeItemOf(session).operatorId === reach.userId
  return reach.kind !== 'person' || (session.scopeUserId === reach.userId && session.scopeItem === null)
}

/** The only mailbox that may be shown; undefined when more than one may. */
export function onlyMailbox(reach: Reach, session: SessionScope): DirectoryObjectId | undefined {
  if (reach.kind === 'person') return reach.userId
  return session.scopeUserId === null ? undefined : directoryObjectId(session.scopeUserId)
}

export async function mailboxScope(
  scopes: OperatorScopes,
  reach: Reach,
  session: SessionScope,
): Promise<MailboxScope> {
  const only = onlyMailbox(reach, session)
  const { type, objectId } = scopeItemOf(session)
  const organization = organizationId(session.organizationId)
  const group = type === 'Group' ? objectId : undefined
  const operator = reach.kind === 'operator' ? await scopes.of(organization, reach.userId) : undefined
  return {
    isWhole: only === undefined && group === undefined && operator === undefined,
    only,
    async includes(userId) {
      if (only !== undefined && userId !== only) return false
      if (operator !== undefined && !(await operator.includes(userId))) return false
      return group === undefined || scopes.isMember(organization, userId, group)
    },
  }
}

/**
 * Goes through what may be seen, in its order; little more of it is decided about than is taken.
 *
 * @yields those of the entries that are within the scope.
 */
export async function* within<Entry>(
  scope: MailboxScope,
  entries: readonly Entry[],
  userIdOf: (entry: Entry) => string,
): AsyncGenerator<Entry> {
  if (scope.isWhole) {
    yield* entries
    return
  }
  for (let at = 0; at < entries.length; at += decidedAtOnce) {
    const part = entries.slice(at, at + decidedAtOnce)
    const decided = await Promise.all(part.map((entry) => scope.includes(userIdOf(entry))))
    yield* part.filter((_entry, index) => decided[index])
  }
}
