/** People of an organization's directory, by our own app-only look-up (Microsoft Graph, user resource). */
import { Type, type Static } from 'typebox'
import type { DirectoryObjectId } from '../../foundation/ids.ts'
import { isNotFound, type Graph } from '../../microsoft365/index.ts'
import { directoryObjectId } from '../ids.ts'
import type { DirectoryUserEntry } from '../operations.ts'

export const userSelection =
  '$select=id,displayName,userPrincipalName,mail,accountEnabled,userType,onPremisesSyncEnabled,officeLocation'
const nullableText = Type.Optional(Type.Union([Type.String(), Type.Null()]))
export const userSchema = Type.Object({
  id: Type.String(),
  displayName: nullableText,
  userPrincipalName: nullableText,
  mail: nullableText,
  accountEnabled: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  userType: nullableText,
  onPremisesSyncEnabled: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  officeLocation: nullableText,
})

/** A person whose mailbox can be backed up. */
export interface DirectoryUser extends DirectoryUserEntry {
  /** The address of the mailbox; the user name where the directory knows none. */
  readonly address: string
  readonly isGuest: boolean
  /** Kept in step with a directory on premises. */
  readonly isSynchronized: boolean
  readonly office: string | undefined
}

export async function* listUsers(graph: Graph, signal?: AbortSignal): AsyncGenerator<DirectoryUser> {
  const request = { path: `/users?${userSelection}&$top=999`, ...(signal && { signal }) }
  for await (const page of graph.pages(request, userSchema))
    for (const user of page) yield directoryUser(user)
}

/** The user with this object id or user principal name; undefined when the directory has none. */
export async function findUser(
  graph: Graph,
  idOrName: DirectoryObjectId | string,
  signal?: AbortSignal,
): Promise<DirectoryUser | undefined> {
  try {
    const path = `/users/${encodeURIComponent(idOrName)}?${userSelection}`
    return directoryUser(await graph.json({ path, ...(signal && { signal }) }, userSchema))
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

export function directoryUser(user: Static<typeof userSchema>): DirectoryUser {
  const userName = user.userPrincipalName ?? user.id
  return {
    id: directoryObjectId(user.id),
    displayName: user.displayName ?? userName,
    userName,
    // Shared, room and equipment mailboxes are users whose account is disabled.
    isShared: user.accountEnabled === false,
    address: user.mail ?? userName,
    isGuest: user.userType === 'Guest',
    isSynchronized: user.onPremisesSyncEnabled === true,
    office: user.officeLocation ?? undefined,
  }
}
