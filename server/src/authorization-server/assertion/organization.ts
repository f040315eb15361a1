/** The organization that a sign-in names: a hint which must lead to a registered one, never to a new one. */
import type { Kysely } from 'kysely'
import {
  type DatabaseSchema,
  findOrganizationByDomain,
  findOrganizationByTenant,
  type OrganizationRow,
} from '../../database/index.ts'
import { isUuid } from '../../foundation/ids.ts'

const domainName = /^(?=.{1,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/

/** @param clientId - the tenant's id, or one of its verified domains in any case, a dot at the end allowed. */
export async function resolveOrganization(
  db: Kysely<DatabaseSchema>,
  clientId: string,
): Promise<OrganizationRow | undefined> {
  const name = clientId.toLowerCase().replace(/\.$/, '')
  if (isUuid(name)) return findOrganizationByTenant(db, name)
  return domainName.test(name) ? findOrganizationByDomain(db, name) : undefined
}
