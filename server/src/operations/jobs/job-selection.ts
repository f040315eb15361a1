/** Which mailboxes a job's items mean (job items of the REST dialect: `type` tells what the rest says). */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { DirectoryObjectId } from '../../foundation/ids.ts'
import type { Json } from '../../repository/index.ts'
import { parseDirectoryObjectId } from '../ids.ts'
import type { NewJob } from '../operations.ts'

const itemSchema = Type.Object({ type: Type.String() })
const userItemSchema = Type.Object({
  type: Type.String(),
  user: Type.Object({ id: Type.String() }),
  mailbox: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
})
const partialOrganizationSchema = Type.Object({
  type: Type.String(),
  mailbox: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
})

export interface JobSelection {
  /** Everybody who has a mailbox. */
  readonly isEverybody: boolean
  readonly users: ReadonlySet<DirectoryObjectId>
  readonly excluded: ReadonlySet<DirectoryObjectId>
  /** Items that this version does not back up, in words. */
  readonly unsupported: readonly string[]
}

interface Picked {
  isEverybody: boolean
  readonly users: Set<DirectoryObjectId>
  readonly unsupported: string[]
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
    excluded: excluded.users,
    unsupported: [...selected.unsupported, ...excluded.unsupported.map((item) => `exclusion of ${item}`)],
  }
}

function pick(items: readonly Json[]): Picked {
  const picked: Picked = { isEverybody: false, users: new Set(), unsupported: [] }
  for (const item of items) pickItem(item, picked)
  return picked
}

function pickItem(item: Json, picked: Picked): void {
  const type = Value.Check(itemSchema, item) ? item.type : ''
  if (sameWord(type, 'User') && Value.Check(userItemSchema, item)) {
    const id = parseDirectoryObjectId(item.user.id)
    if (id === undefined) picked.unsupported.push(`user “${item.user.id.slice(0, 80)}” (not an object id)`)
    // Absent means yes: clients that back up mailboxes only leave it out.
    else if (item.mailbox === false) picked.unsupported.push(`user ${id} without the mailbox`)
    else picked.users.add(id)
  } else if (sameWord(type, 'PartialOrganization') && Value.Check(partialOrganizationSchema, item)) {
    if (item.mailbox === false) picked.unsupported.push('parts of the organization without mailboxes')
    else picked.isEverybody = true
  } else
    picked.unsupported.push(type === '' ? 'an item without a type' : `an item of type ${type.slice(0, 80)}`)
}

function sameWord(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
