/** Whether a person may have a session now, and what it may see: decided by our own look-up, never by a token. */
import type { AuthenticationSwitches } from '../../database/index.ts'
import type { Person } from '../ports.ts'
import { type GrantedReach, isLimitedToOwn, reachOf } from './reach.ts'

export type Standing =
  | ({ readonly isGood: true; readonly userName: string; readonly person: Person } & GrantedReach)
  | { readonly isGood: false; readonly reason: string }

export interface SignIn {
  /** The policy that proved it, as in the token family. */
  readonly method: string
  /** When the person signed in at Microsoft, in milliseconds. */
  readonly signedInAt: number
  readonly now: number
}

export function standingOf(
  person: Person | undefined,
  switches: AuthenticationSwitches,
  { method, signedInAt, now }: SignIn,
): Standing {
  if (person === undefined) return bad('user_not_found')
  if (!person.isEnabled) return bad('user_disabled')
  if (person.isExternal && !switches.allowGuests) return bad('guest_not_allowed')
  // The directory keeps whole seconds.
  if (person.sessionsValidFrom !== undefined && person.sessionsValidFrom > signedInAt + 999)
    return bad('sessions_revoked')
  const { signInGroups } = switches
  if (signInGroups.length > 0 && !signInGroups.some((group) => person.memberOf.has(group)))
    return bad('sign_in_group_missing')
  const isLimited = isLimitedToOwn(method, switches, now)
  const granted = reachOf(isLimited ? { ...person, memberOf: new Set() } : person, switches)
  return { isGood: true, userName: person.userName, person, ...granted }
}

function bad(reason: string): Standing {
  return { isGood: false, reason }
}
