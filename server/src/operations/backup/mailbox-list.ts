/** The mailboxes of one run: what the job selects, as the directory knows it now. */
import type { DirectoryObjectId } from '../../foundation/ids.ts'
import type { Graph } from '../../microsoft365/index.ts'
import type { JobSelection } from '../jobs/job-selection.ts'
import { type DirectoryUser, findUser, listUsers } from '../organizations/directory.ts'

export interface MailboxList {
  readonly present: readonly DirectoryUser[]
  /** Selected by id, and not in the directory. */
  readonly absent: readonly DirectoryObjectId[]
}

/** Guests have their mailbox elsewhere, so an entire organization goes without them. */
export async function listMailboxes(
  graph: Graph,
  selection: JobSelection,
  signal: AbortSignal,
): Promise<MailboxList> {
  const present = new Map<DirectoryObjectId, DirectoryUser>()
  const absent: DirectoryObjectId[] = []
  if (selection.isEverybody)
    for await (const user of listUsers(graph, signal)) if (!user.isGuest) present.set(user.id, user)
  for (const id of selection.users) {
    if (present.has(id) || selection.excluded.has(id)) continue
    const user = await findUser(graph, id, signal)
    if (user === undefined) absent.push(id)
    else present.set(user.id, user)
  }
  for (const id of selection.excluded) present.delete(id)
  return { present: [...present.values()], absent }
}
