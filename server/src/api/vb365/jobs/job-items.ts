/** Job items: what of an organization a job backs up, with the ids that the dialect builds for them. */
import { Value } from 'typebox/value'
import { RequestError } from '../../http/errors.ts'
import { userId, userIdToWire } from '../../ids.ts'
import { defined, type Json } from '../../schema.ts'
import { jobItemRequest, type JobItemBody, type JobItemRequest } from './schema.ts'

/** An item's id is the GUID of its kind, immediately followed by the object's id. */
const kindOfUser = '2b38d840-8098-4614-b369-ebce33f9b2c7'

/**
 * Reads the items of a request into what is kept of them.
 * @throws {RequestError} `not_supported` for kinds of items that are not backed up yet.
 */
export function newJobItems(items: readonly JobItemRequest[]): Json[] {
  return items.map(newJobItem)
}

function newJobItem(item: JobItemRequest): Json {
  if (item.type !== 'User')
    throw new RequestError(
      'not_supported',
      `Items of type ${item.type} cannot be backed up yet: name users, or back up the entire organization.`,
    )
  if (item.user === undefined)
    throw new RequestError('malformed', 'user is missing: take it from GET Organizations/{id}/Users.')
  const { displayName, name } = item.user
  const id = userIdToWire(userId(item.user.id))
  return {
    type: 'User',
    id: `${kindOfUser}${id}`,
    user: defined({ id, displayName, name, type: 'User', locationType: 'Cloud' }) as {
      [name: string]: string
    },
    // A user without any part named is their mailbox.
    mailbox: item.mailbox ?? true,
    archiveMailbox: false,
    oneDrive: false,
    personalSite: false,
  }
}

/** An item as it was kept, with the link to its job. */
export function jobItemBody(item: Json, job: string): JobItemBody {
  if (!Value.Check(jobItemRequest, item)) throw new TypeError('a job item was not kept whole')
  return { ...item, _links: { job: { href: job } } }
}
