/** Which mailboxes a job's items mean (job items of the REST dialect: `type` tells what the rest says). */
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { DirectoryObjectId } from '../../foundation/ids.ts'
import type { Json } from '../../repository/index.ts'
import { parseDirectoryObjectId } from '../ids.ts'
import type { NewJob } from '../operations.ts'
import type { Services } from '../organizations/model.ts'

const optionalTruth = Type.Optional(Type.Union([Type.Boolean(), Type.Null()]))
const itemSchema = Type.Object({ type: Type.String() })
const userItemSchema = Type.Object({
  type: Type.String(),
  user: Type.Object({ id: Type.String() }),
  mailbox: optionalTruth,
  archiveMailbox: optionalTruth,
  oneDrive: optionalTruth,
  personalSite: optionalTruth,
})
const groupItemSchema = Type.Object({
  type: Type.String(),
  group: Type.Object({ id: Type.String(), displayName: Type.Optional(Type.String()) }),
  members: optionalTruth,
  memberMailbox: optionalTruth,
  memberArchiveMailbox: optionalTruth,
  memberOnedrive: optionalTruth,
  memberSite: optionalTruth,
  mailbox: optionalTruth,
  groupSite: optionalTruth,
})
const partialOrganizationSchema = Type.Object({
  type: Type.String(),
  mailbox: optionalTruth,
  archiveMailbox: optionalTruth,
  oneDrive: optionalTruth,
  sites: optionalTruth,
  teams: optionalTruth,
  teamsChats: optionalTruth,
})

export interface JobSelection {
  /** Everybody who has a mailbox. */
  readonly isEverybody: boolean
  readonly users: ReadonlySet<DirectoryObjectId>
  /** Groups whose members' mailboxes are meant, as they are when the job runs; by id, with a name to show. */
  readonly groups: ReadonlyMap<DirectoryObjectId, string>
  readonly excluded: ReadonlySet<DirectoryObjectId>
  readonly excludedGroups: ReadonlyMap<DirectoryObjectId, string>
  /** Items that this version does not back up, in words. */
  readonly unsupported: readonly string[]
  /** What items that are backed up ask for beyond mailboxes, in words. */
  readonly unsupportedParts: readonly string[]
}

interface Picked {
  isEverybody: boolean
  readonly users: Set<DirectoryObjectId>
  readonly groups: Map<DirectoryObjectId, string>
  readonly unsupported: string[]
  /** How many items ask for a part. */
  readonly parts: Map<string, number>
}

/** Reads the items; what they ask for beyond mailboxes of users is named, not dropped. */
export function selectionOf(
  job: Pick<NewJob, 'backupType' | 'selectedItems' | 'excludedItems'>,
): JobSelection {
  const selected = pick(job.backupType === 'SelectedItems' ? job.selectedItems : [])
  const excluded = pick(job.excludedItems)
  return {
    isEverybody: job.backupType === 'EntireOrganization' || selected.isEverybody,
    users: selected.users,
    groups: selected.groups,
    excluded: excluded.users,
    excludedGroups: excluded.groups,
    // Whoever excludes what is not backed up anyway, has what they want.
    unsupported: selected.unsupported,
    unsupportedParts: [...selected.parts].map(([part, count]) => `${part} of ${count} selected items`),
  }
}

/** An entire organization is all that its services hold: what is left out of them is named like a part of an item. */
export function withServices(
  selection: JobSelection,
  { backupType }: Pick<NewJob, 'backupType'>,
  { sharePoint, teams, teamsChats }: Services,
): JobSelection {
  if (backupType !== 'EntireOrganization') return selection
  const left = [
    ...(sharePoint ? ['SharePoint', 'OneDrive'] : []),
    ...(teams ? ['Teams'] : []),
    ...(teamsChats ? ['chats of Teams'] : []),
  ]
  if (left.length === 0) return selection
  return { ...selection, unsupportedParts: [`${left.join(', ')} of the entire organization`] }
}

/** Whether anything of the job can be backed up. */
export function selectsAnything({ isEverybody, users, groups }: JobSelection): boolean {
  return isEverybody || users.size > 0 || groups.size > 0
}

function pick(items: readonly Json[]): Picked {
  const picked: Picked = {
    isEverybody: false,
    users: new Set(),
    groups: new Map(),
    unsupported: [],
    parts: new Map(),
  }
  for (const item of items) pickItem(item, picked)
  return picked
}

function pickItem(item: Json, picked: Picked): void {
  const type = Value.Check(itemSchema, item) ? item.type : ''
  if (sameWord(type, 'User') && Value.Check(userItemSchema, item)) pickUser(item, picked)
  else if (sameWord(type, 'Group') && Value.Check(groupItemSchema, item)) pickGroup(item, picked)
  else if (sameWord(type, 'PartialOrganization') && Value.Check(partialOrganizationSchema, item)) {
    if (item.mailbox === false) picked.unsupported.push('parts of the organization without mailboxes')
    else {
      picked.isEverybody = true
      addParts(picked, item, organizationParts)
    }
  } else
    picked.unsupported.push(type === '' ? 'an item without a type' : `an item of type ${type.slice(0, 80)}`)
}

function pickUser(item: Static<typeof userItemSchema>, picked: Picked): void {
  const id = parseDirectoryObjectId(item.user.id)
  if (id === undefined) picked.unsupported.push(`user “${item.user.id.slice(0, 80)}” (not an object id)`)
  // Absent means yes: clients that back up mailboxes only leave it out.
  else if (item.mailbox === false) picked.unsupported.push(`user ${id} without the mailbox`)
  else {
    picked.users.add(id)
    addParts(picked, item, userParts)
  }
}

function pickGroup(item: Static<typeof groupItemSchema>, picked: Picked): void {
  const id = parseDirectoryObjectId(item.group.id)
  const name = (item.group.displayName ?? item.group.id).slice(0, 80)
  if (id === undefined) picked.unsupported.push(`group “${name}” (not an object id)`)
  else if (item.members === false || item.memberMailbox === false)
    picked.unsupported.push(`group “${name}” without the mailboxes of its members`)
  else {
    picked.groups.set(id, name)
    addParts(picked, item, groupParts)
  }
}

const userParts = {
  archiveMailbox: 'archive mailbox',
  oneDrive: 'OneDrive',
  personalSite: 'personal site',
} as const
const groupParts = {
  memberArchiveMailbox: 'archive mailboxes',
  memberOnedrive: 'OneDrive',
  memberSite: 'personal sites',
  mailbox: 'group mailbox',
  groupSite: 'group site',
} as const
const organizationParts = {
  archiveMailbox: 'archive mailboxes',
  oneDrive: 'OneDrive',
  sites: 'sites',
  teams: 'teams',
  teamsChats: 'chats of Teams',
} as const

function addParts({ parts }: Picked, item: object, words: Readonly<Record<string, string>>): void {
  for (const [name, word] of Object.entries(words))
    if (Reflect.get(item, name) === true) parts.set(word, (parts.get(word) ?? 0) + 1)
}

function sameWord(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
