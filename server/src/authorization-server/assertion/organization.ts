/** The organization that a sign-in names: a hint which must lead to a registered one, never to a new one. */
import type { Kysely } from 'kysely'
import {
  type DatabaseSchema,
  findOrganizationByDomain,
  findOrganizationApplication,
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

/**
 * The organization that a refresh names, in any of the forms by which a sign-in may name it: a tenant, a person of it
 * (`<userId>.<tenantId>`), or our sign-in application in the organization of the session.
 */
export async function resolveNamed(
  db: Kysely<DatabaseSchema>,
  clientId: string,
  organizationId: string | null,
): Promise<string | undefined> {
  const text = clientId.toLowerCase()
  const [userId = '', tenantId = '', ...rest] = text.split('.')
  if (isUuid(userId) && isUuid(tenantId) && rest.length === 0)
    return (await findOrganizationByTenant(db, tenantId))?.id
  const signIn = await findOrganizationApplication(db, organizationId ?? '', 'sign-in')
  if (signIn?.appId === text) return signIn.organizationId
  return (await resolveOrganization(db, clientId))?.id
}
