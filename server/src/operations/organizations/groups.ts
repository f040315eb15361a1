/** Groups of an organization's directory and the people in them (Microsoft Graph: group, transitiveMembers). */
import { Type, type Static } from 'typebox'
import type { DirectoryObjectId } from '../../foundation/ids.ts'
import { type Graph, isNotFound } from '../../microsoft365/index.ts'
import { directoryObjectId } from '../ids.ts'
import { directoryUser, type DirectoryUser, userSchema, userSelection } from './directory.ts'

const selected =
  '$select=id,displayName,mail,mailNickname,groupTypes,mailEnabled,securityEnabled,onPremisesSyncEnabled,resourceProvisioningOptions'
const nullableText = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const nullableTruth = Type.Optional(Type.Union([Type.Boolean(), Type.Null()]))
const groupSchema = Type.Object({
  id: Type.String(),
  displayName: nullableText,
  mail: nullableText,
  mailNickname: nullableText,
  groupTypes: Type.Optional(Type.Array(Type.String())),
  mailEnabled: nullableTruth,
  securityEnabled: nullableTruth,
  onPremisesSyncEnabled: nullableTruth,
  resourceProvisioningOptions: Type.Optional(Type.Array(Type.String())),
})

export interface DirectoryGroup {
  readonly id: DirectoryObjectId
  readonly displayName: string
  /** Its address, or its alias where it has none. */
  readonly name: string
  readonly type: 'Office365' | 'Security' | 'Distribution'
  /** Kept in step with a directory on premises. */
  readonly isSynchronized: boolean
}

export async function* listGroups(graph: Graph, signal?: AbortSignal): AsyncGenerator<DirectoryGroup> {
  const request = { path: `/groups?${selected}&$top=999`, ...(signal && { signal }) }
  for await (const page of graph.pages(request, groupSchema))
    for (const group of page) yield directoryGroup(group)
}

/** Undefined when the directory has none. */
export async function findGroup(
  graph: Graph,
  id: DirectoryObjectId,
  signal?: AbortSignal,
): Promise<DirectoryGroup | undefined> {
  try {
    const path = `/groups/${encodeURIComponent(id)}?${selected}`
    return directoryGroup(await graph.json({ path, ...(signal && { signal }) }, groupSchema))
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

/** The people in a group, and in the groups within it; a cast of a transitive list is an advanced query. */
export async function listGroupPeople(
  graph: Graph,
  id: DirectoryObjectId,
  signal?: AbortSignal,
): Promise<readonly DirectoryUser[]> {
  const path = `/groups/${encodeURIComponent(id)}/transitiveMembers/microsoft.graph.user?${userSelection}&$count=true&$top=999`
  const found: DirectoryUser[] = []
  const headers = { ConsistencyLevel: 'eventual' }
  for await (const page of graph.pages({ path, headers, ...(signal && { signal }) }, userSchema))
    found.push(...page.map(directoryUser))
  return found
}

const memberSchema = Type.Object({
  '@odata.type': nullableText,
  id: Type.String(),
  displayName: nullableText,
  userPrincipalName: nullableText,
  mail: nullableText,
})

export interface GroupMember {
  readonly id: DirectoryObjectId
  readonly name: string
  readonly login: string
  readonly type: 'User' | 'Group' | 'Unknown'
}

/** @yields who is in the group itself. */
export async function* listGroupMembers(
  graph: Graph,
  id: DirectoryObjectId,
  signal?: AbortSignal,
): AsyncGenerator<GroupMember> {
  const path = `/groups/${encodeURIComponent(id)}/members?$select=id,displayName,userPrincipalName,mail&$top=999`
  for await (const page of graph.pages({ path, ...(signal && { signal }) }, memberSchema))
    for (const member of page)
      yield {
        id: directoryObjectId(member.id),
        name: member.displayName ?? member.id,
        login: member.userPrincipalName ?? member.mail ?? '',
        type: memberType(member['@odata.type']),
      }
}

function memberType(type: string | null | undefined): GroupMember['type'] {
  if (type === '#microsoft.graph.user') return 'User'
  return type === '#microsoft.graph.group' ? 'Group' : 'Unknown'
}

function directoryGroup(group: Static<typeof groupSchema>): DirectoryGroup {
  return {
    id: directoryObjectId(group.id),
    displayName: group.displayName ?? group.id,
    name: group.mail ?? group.mailNickname ?? '',
    type:
      group.groupTypes?.includes('Unified') === true
        ? 'Office365'
        : group.mailEnabled === true && group.securityEnabled !== true
          ? 'Distribution'
          : 'Security',
    isSynchronized: group.onPremisesSyncEnabled === true,
  }
}
