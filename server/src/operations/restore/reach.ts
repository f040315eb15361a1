/** What a restore session may show: its own scope, cut down to the reach of whoever asks, decided at every call. */
import type { RestoreSessionRow } from '../../database/index.ts'
import type { DirectoryObjectId } from '../../foundation/ids.ts'
import { directoryObjectId } from '../ids.ts'
import type { Reach } from '../operations.ts'
import { reachesOrganization } from '../reach.ts'

/** Whether the session is within reach: a person sees only sessions that show nothing but their own mailbox. */
export function reachesSession(reach: Reach, session: RestoreSessionRow): boolean {
  if (!reachesOrganization(reach, session.organizationId)) return false
  // What an operator may see is not decided yet: nothing.
  if (reach.kind === 'operator') return false
  return reach.kind !== 'person' || session.scopeUserId === reach.userId
}

/** The only mailbox that may be shown; undefined when all of the organization's may. */
export function onlyMailbox(reach: Reach, session: RestoreSessionRow): DirectoryObjectId | undefined {
  if (reach.kind === 'person') return reach.userId
  return session.scopeUserId === null ? undefined : directoryObjectId(session.scopeUserId)
}
