/** `:organization` in the routes of our own API: the id, or the name as a person types it. */
import { Type } from 'typebox'
import { isUuid, type OrganizationId } from '../../foundation/ids.ts'
import type { Operations } from '../../operations/index.ts'
import type { Caller } from '../access.ts'
import { notFound, organizationId } from '../ids.ts'

export const organizationParameter = { organization: Type.String({ description: 'id or name' }) }

/** @throws {RequestError} or {OperationError} `not_found`, also for one that is out of reach. */
export function findOrganization(
  organizations: Pick<Operations['organizations'], 'get' | 'list'>,
): (given: string, caller: Caller) => Promise<OrganizationId> {
  return async (given, { reach }) => {
    const text = given.toLowerCase()
    if (isUuid(text)) return (await organizations.get(organizationId(text), reach)).id
    const all = await organizations.list(reach)
    const found = all.find(({ name }) => name.toLowerCase() === text)
    if (found === undefined) throw notFound()
    return found.id
  }
}
