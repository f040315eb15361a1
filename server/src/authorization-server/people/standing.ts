/** Whether a person may have a session now, and what it may see: decided by our own look-up, never by a token. */
import type { AuthenticationSwitches } from '../../database/index.ts'
import type { Person } from '../ports.ts'

export type Reach = 'own' | 'organization'

export type Standing =
  | { readonly isGood: true; readonly reach: Reach; readonly userName: string }
  | { readonly isGood: false; readonly reason: string }

/** @param signedInAt - when the person signed in at Microsoft, in milliseconds. */
export function standingOf(
  person: Person | undefined,
  switches: AuthenticationSwitches,
  signedInAt: number,
): Standing {
  if (person === undefined) return { isGood: false, reason: 'user_not_found' }
  if (!person.isEnabled) return { isGood: false, reason: 'user_disabled' }
  if (person.isExternal && !switches.allowGuests) return { isGood: false, reason: 'guest_not_allowed' }
  // The directory keeps whole seconds.
  if (person.sessionsValidFrom !== undefined && person.sessionsValidFrom > signedInAt + 999)
    return { isGood: false, reason: 'sessions_revoked' }
  return { isGood: true, reach: reachOf(person, switches), userName: person.userName }
}

/** A guest sees their own data at most, whatever roles they hold. */
function reachOf(person: Person, { organizationRoles }: AuthenticationSwitches): Reach {
  if (person.isExternal) return 'own'
  return organizationRoles.some((role) => person.memberOf.has(role)) ? 'organization' : 'own'
}
