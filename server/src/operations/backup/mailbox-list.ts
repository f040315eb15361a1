/** The mailboxes of one run: what the job selects, as the directory knows it now. */
import type { DirectoryObjectId } from '../../foundation/ids.ts'
import { type Graph, GraphError } from '../../microsoft365/index.ts'
import { OperationError } from '../errors.ts'
import type { JobSelection } from '../jobs/job-selection.ts'
import { type DirectoryUser, findUser, listUsers } from '../organizations/directory.ts'
import { listGroupPeople } from '../organizations/groups.ts'
import { causeOf } from './source-failure.ts'

export interface MissedGroup {
  readonly id: DirectoryObjectId
  readonly name: string
  readonly error: unknown
}

export interface MailboxList {
  readonly present: readonly DirectoryUser[]
  /** Selected by id, and not in the directory. */
  readonly absent: readonly DirectoryObjectId[]
  /** Selected, and its members could not be read. */
  readonly missedGroups: readonly MissedGroup[]
  /** Whether the job still selects the mailbox of a person: what was backed up of them before stays. */
  isWanted(id: DirectoryObjectId): boolean
}

/**
 * Guests have their mailbox elsewhere, so an entire organization goes without them.
 * @param only - of what the job selects, these alone.
 * @throws {OperationError} `upstream_unavailable` when nobody can say who is excluded.
 */
export async function listMailboxes(
  graph: Graph,
  { selection, only }: { readonly selection: JobSelection; readonly only: ReadonlySet<string> | undefined },
  signal: AbortSignal,
): Promise<MailboxList> {
  const excluded = new Set(selection.excluded)
  for (const [id, name] of selection.excludedGroups)
    for (const { id: member } of await excludedPeople(graph, { id, name }, signal)) excluded.add(member)

  const present = new Map<DirectoryObjectId, DirectoryUser>()
  if (selection.isEverybody)
    for await (const user of listUsers(graph, signal)) if (!user.isGuest) present.set(user.id, user)
  const absent = await addUsers(graph, { present, wanted: selection.users, excluded }, signal)
  const missedGroups = selection.isEverybody ? [] : await addGroups(graph, { present, selection }, signal)
  for (const id of excluded) present.delete(id)
  const isMeant = (id: string): boolean => only === undefined || only.has(id)
  return {
    present: [...present.values()].filter(({ id }) => isMeant(id)),
    absent: absent.filter(isMeant),
    missedGroups,
    isWanted: (id) =>
      !excluded.has(id) &&
      (selection.isEverybody ||
        selection.users.has(id) ||
        present.has(id) ||
        // Nobody could say who is in the group.
        missedGroups.length > 0),
  }
}

interface Found {
  readonly present: Map<DirectoryObjectId, DirectoryUser>
}

/** @returns those who are not in the directory. */
async function addUsers(
  graph: Graph,
  {
    present,
    wanted,
    excluded,
  }: Found & { readonly wanted: ReadonlySet<DirectoryObjectId>; readonly excluded: ReadonlySet<string> },
  signal: AbortSignal,
): Promise<readonly DirectoryObjectId[]> {
  const absent: DirectoryObjectId[] = []
  for (const id of wanted) {
    if (present.has(id) || excluded.has(id)) continue
    const user = await findUser(graph, id, signal)
    if (user === undefined) absent.push(id)
    else present.set(user.id, user)
  }
  return absent
}

/** @returns the groups that could not be read. */
async function addGroups(
  graph: Graph,
  { present, selection }: Found & { readonly selection: JobSelection },
  signal: AbortSignal,
): Promise<readonly MissedGroup[]> {
  const missed: MissedGroup[] = []
  for (const [id, name] of selection.groups)
    try {
      const people = await listGroupPeople(graph, id, signal)
      for (const user of people) if (!user.isGuest) present.set(user.id, user)
    } catch (error) {
      signal.throwIfAborted()
      missed.push({ id, name, error })
    }
  return missed
}

async function excludedPeople(
  graph: Graph,
  { id, name }: { readonly id: DirectoryObjectId; readonly name: string },
  signal: AbortSignal,
): Promise<readonly DirectoryUser[]> {
  try {
    return await listGroupPeople(graph, id, signal)
  } catch (error) {
    signal.throwIfAborted()
    throw new OperationError(
      'upstream_unavailable',
      `Nothing was backed up, since nobody could say who is excluded: the members of the group “${name}” could not be read. ${causeOf(error)}${permissionHint(error)}`,
      { cause: error },
    )
  }
}

/** What to do where Microsoft refuses the members of a group. */
export function permissionHint(error: unknown): string {
  return error instanceof GraphError && error.status === 403
    ? '. Reading who is in a group needs the application permission GroupMember.Read.All: grant it on the permissions page of the organization, or with strongroom org permissions apply, and start the job again.'
    : ''
}
