/** Links by which a customer's own administrator connects their organization. */
import type { Kysely } from 'kysely'
import type { InvitationRow } from '../application-schema.ts'
import type { DatabaseSchema } from '../schema.ts'

export async function insertInvitation(db: Kysely<DatabaseSchema>, row: InvitationRow): Promise<void> {
  await db.insertInto('invitations').values(row).execute()
}

export async function findInvitation(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<InvitationRow | undefined> {
  return db.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findInvitationByHash(
  db: Kysely<DatabaseSchema>,
  tokenHash: Uint8Array,
): Promise<InvitationRow | undefined> {
  return db.selectFrom('invitations').selectAll().where('tokenHash', '=', tokenHash).executeTakeFirst()
}

/** Newest first. */
export async function listInvitations(
  db: Kysely<DatabaseSchema>,
  most: number,
): Promise<readonly InvitationRow[]> {
  return db
    .selectFrom('invitations')
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
}

/** Closes one that is open. @returns false when somebody was faster. */
export async function closeInvitation(
  db: Kysely<DatabaseSchema>,
  id: string,
  change: Pick<InvitationRow, 'state' | 'usedAt'> & Partial<Pick<InvitationRow, 'provisioningId' | 'usedBy'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Closes one of which nothing has come yet, also while it is used: it is not opened again. @returns false for others. */
export async function revokeInvitation(db: Kysely<DatabaseSchema>, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set({ state: 'revoked' })
    .where('id', '=', id)
    .where('state', 'in', ['open', 'used'])
    .where('organizationId', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Opens one again that was used in vain. @returns false when something came of it meanwhile. */
export async function reopenInvitation(db: Kysely<DatabaseSchema>, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set({ state: 'open', usedAt: null, provisioningId: null, usedBy: null })
    .where('id', '=', id)
    .where('state', '=', 'used')
    .where('organizationId', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Which organization came of it. */
export async function nameInvitedOrganization(
  db: Kysely<DatabaseSchema>,
  id: string,
  organizationId: string,
): Promise<void> {
  await db.updateTable('invitations').set({ organizationId }).where('id', '=', id).execute()
}
