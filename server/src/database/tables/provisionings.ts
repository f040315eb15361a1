/** What was about to be created in a tenant: the trace that lets an interrupted registration be cleaned up. */
import type { Kysely } from 'kysely'
import type { DatabaseSchema, ProvisioningRow } from '../schema.ts'

export async function insertProvisioning(
  db: Kysely<DatabaseSchema>,
  provisioning: ProvisioningRow,
): Promise<void> {
  await db.insertInto('provisionings').values(provisioning).execute()
}

export async function updateProvisioning(
  db: Kysely<DatabaseSchema>,
  id: string,
  change: Partial<Omit<ProvisioningRow, 'id'>>,
): Promise<void> {
  await db.updateTable('provisionings').set(change).where('id', '=', id).execute()
}

/** Newest first, at most `limit`; only those in `state` when it is given. */
export async function listProvisionings(
  db: Kysely<DatabaseSchema>,
  { state, limit }: { readonly state?: string | undefined; readonly limit: number },
): Promise<ProvisioningRow[]> {
  return db
    .selectFrom('provisionings')
    .selectAll()
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .orderBy('startedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}
