/** The lists of a job: which items it selects and excludes, each under the id that the dialect composes (vb365-rest 3.5). */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Json } from '../../repository/index.ts'
import type { JobItemList, NewJob } from '../operations.ts'
import { invalidRequest, notFound } from '../refusals.ts'
import { selectionOf, selectsAnything } from './job-selection.ts'

const mostItems = 10_000

const identified = Type.Object({ id: Type.String() })

function itemIdOf(item: Json): string | undefined {
  return Value.Check(identified, item) ? item.id.toLowerCase() : undefined
}

type Items = Pick<NewJob, 'backupType' | 'selectedItems' | 'excludedItems'>

/** An item that is there already is replaced: adding it again does no harm. */
export function withItems(job: Items, list: JobItemList, added: readonly Json[]): Items {
  const kept = job[list].filter((item) => !added.some((one) => isSame(one, item)))
  return { ...job, [list]: [...kept, ...added] }
}

/** @throws {OperationError} `not_found` when none of them is in the list. */
export function withoutItems(job: Items, list: JobItemList, ids: readonly string[]): Items {
  const gone = new Set(ids.map((id) => id.toLowerCase()))
  const kept = job[list].filter((item) => !gone.has(itemIdOf(item) ?? ''))
  if (kept.length === job[list].length) throw notFound()
  return { ...job, [list]: kept }
}

/** @throws {OperationError} `not_found` */
export function withItemReplaced(job: Items, list: JobItemList, [id, item]: readonly [string, Json]): Items {
  const key = id.toLowerCase()
  if (!job[list].some((one) => itemIdOf(one) === key)) throw notFound()
  return { ...job, [list]: job[list].map((one) => (itemIdOf(one) === key ? item : one)) }
}

function isSame(left: Json, right: Json): boolean {
  const id = itemIdOf(left)
  return id !== undefined && id === itemIdOf(right)
}

/** @throws {OperationError} `invalid_request` for a job of which nothing can be backed up. */
export function checkSelection(job: Items): void {
  for (const list of ['selectedItems', 'excludedItems'] as const)
    if (job[list].length > mostItems)
      throw invalidRequest(`A job has at most ${mostItems} items of a kind: divide it, or select groups.`)
  const selection = selectionOf(job)
  if (selectsAnything(selection)) return
  throw invalidRequest(
    selection.unsupported.length === 0
      ? 'The job selects nothing. Select at least one user or group with mailboxes, or the entire organization.'
      : `This version backs up mailboxes of users; the job selects only: ${selection.unsupported.slice(0, 10).join(', ')}.`,
  )
}
