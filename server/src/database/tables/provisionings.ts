/** What was about to be created in a tenant: the trace that lets an interrupted registration be cleaned up. */
import type { Kysely } from 'kysely'
import type { DatabaseSchema, ProvisioningRow } from '../schema.ts'

type Initial = typeof initially
const initially = {
  organizationId: null,
  kind: 'add',
  request: '{}',
  plan: null,
  planHash: null,
  marker: null,
  keyIds: '[]',
  startedBy: '',
  isConfirmed: 1,
} as const

export async function insertProvisioning(
  db: Kysely<DatabaseSchema>,
  provisioning: Omit<ProvisioningRow, keyof Initial> & Partial<ProvisioningRow>,
): Promise<void> {
  await db
    .insertInto('provisionings')
    .values({ ...initially, ...provisioning })
    .execute()
}

export async function findProvisioning(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<ProvisioningRow | undefined> {
  return db.selectFrom('provisionings').selectAll().where('id', '=', id).executeTakeFirst()
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
