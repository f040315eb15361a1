/** Organizations and the verified domains by which a sign-in may name them. */
import type { Kysely, Transaction } from 'kysely'
import type { DatabaseSchema, OrganizationRow } from '../schema.ts'
import type { WithDefaults } from '../with-defaults.ts'

export async function insertOrganization(
  db: Kysely<DatabaseSchema>,
  organization: WithDefaults<OrganizationRow, 'authentication' | 'options'>,
): Promise<void> {
  const row = { authentication: 'app-only', options: '{}', ...organization }
  await db.insertInto('organizations').values(row).execute()
}

export async function updateOrganization(
  db: Kysely<DatabaseSchema>,
  id: string,
  change: Partial<Omit<OrganizationRow, 'id'>>,
): Promise<void> {
  await db.updateTable('organizations').set(change).where('id', '=', id).execute()
}

export async function findOrganization(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<OrganizationRow | undefined> {
  return db.selectFrom('organizations').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findOrganizationByTenant(
  db: Kysely<DatabaseSchema>,
  tenantId: string,
): Promise<OrganizationRow | undefined> {
  return db.selectFrom('organizations').selectAll().where('tenantId', '=', tenantId).executeTakeFirst()
}

/** @param domain - the initial domain or any verified one, in lower case. */
export async function findOrganizationByDomain(
  db: Kysely<DatabaseSchema>,
  domain: string,
): Promise<OrganizationRow | undefined> {
  return db
    .selectFrom('organizations')
    .selectAll()
    .where((expression) =>
      expression.or([
        expression('name', '=', domain),
        expression(
          'id',
          'in',
          expression.selectFrom('organizationDomains').select('organizationId').where('domain', '=', domain),
        ),
      ]),
    )
    .executeTakeFirst()
}

/** In the order of their names. */
export async function listOrganizations(db: Kysely<DatabaseSchema>): Promise<OrganizationRow[]> {
  return db.selectFrom('organizations').selectAll().orderBy('name').orderBy('id').execute()
}

/** Removes it with its domains, applications, switches, jobs and sessions of its people. */
export async function deleteOrganization(db: Kysely<DatabaseSchema>, id: string): Promise<void> {
  await db.deleteFrom('organizations').where('id', '=', id).execute()
}

export async function listOrganizationDomains(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('organizationDomains')
    .select('domain')
    .where('organizationId', '=', organizationId)
    .orderBy('domain')
    .execute()
  return rows.map(({ domain }) => domain)
}

/** Replaces them all. A domain that another organization holds makes it throw: one name, one organization. */
export async function replaceOrganizationDomains(
  trx: Transaction<DatabaseSchema>,
  organizationId: string,
  domains: readonly string[],
): Promise<void> {
  await trx.deleteFrom('organizationDomains').where('organizationId', '=', organizationId).execute()
  const rows = [...new Set(domains)].map((domain) => ({ domain, organizationId }))
  if (rows.length > 0) await trx.insertInto('organizationDomains').values(rows).execute()
}
