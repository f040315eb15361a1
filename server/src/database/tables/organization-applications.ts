/** Our enterprise applications in the tenants of the organizations. */
import type { Kysely } from 'kysely'
import type { DatabaseSchema, OrganizationApplicationRow } from '../schema.ts'
import type { WithDefaults } from '../with-defaults.ts'

export async function insertOrganizationApplication(
  db: Kysely<DatabaseSchema>,
  application: WithDefaults<OrganizationApplicationRow, 'origin' | 'credential' | 'credentialPlace'>,
): Promise<void> {
  const row = { origin: 'registered', credential: 'certificate', credentialPlace: null, ...application }
  await db.insertInto('organizationApplications').values(row).execute()
}

export async function updateOrganizationApplication(
  db: Kysely<DatabaseSchema>,
  id: string,
  change: Partial<Omit<OrganizationApplicationRow, 'id'>>,
): Promise<void> {
  await db.updateTable('organizationApplications').set(change).where('id', '=', id).execute()
}

/** Oldest first. */
export async function listOrganizationApplications(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
): Promise<OrganizationApplicationRow[]> {
  return db
    .selectFrom('organizationApplications')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

/** The newest application of this purpose (`backup` or `sign-in`). */
export async function findOrganizationApplication(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
  purpose: string,
): Promise<OrganizationApplicationRow | undefined> {
  return db
    .selectFrom('organizationApplications')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .where('purpose', '=', purpose)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .executeTakeFirst()
}

/** Removes it with the records of its keys. */
export async function deleteOrganizationApplication(db: Kysely<DatabaseSchema>, id: string): Promise<void> {
  await db.deleteFrom('organizationApplications').where('id', '=', id).execute()
}
