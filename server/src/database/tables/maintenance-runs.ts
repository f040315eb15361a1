/** Runs of maintenance of repositories, newest first. */
import type { Kysely } from 'kysely'
import type { MaintenanceRunRow } from '../maintenance-schema.ts'
import type { DatabaseSchema } from '../schema.ts'

export async function insertMaintenanceRun(
  db: Kysely<DatabaseSchema>,
  row: MaintenanceRunRow,
): Promise<void> {
  await db.insertInto('maintenanceRuns').values(row).execute()
}

export async function findMaintenanceRun(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<MaintenanceRunRow | undefined> {
  return db.selectFrom('maintenanceRuns').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function updateMaintenanceRun(
  db: Kysely<DatabaseSchema>,
  id: string,
  change: Partial<
    Pick<MaintenanceRunRow, 'state' | 'progress' | 'report' | 'errorCode' | 'errorMessage' | 'endedAt'>
  >,
): Promise<void> {
  await db.updateTable('maintenanceRuns').set(change).where('id', '=', id).execute()
}

export async function listMaintenanceRuns(
  db: Kysely<DatabaseSchema>,
  repositoryId: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<MaintenanceRunRow[]> {
  return db
    .selectFrom('maintenanceRuns')
    .selectAll()
    .where('repositoryId', '=', repositoryId)
    .orderBy('startedAt', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

/** The newest run of a kind, in whatever state. */
export async function newestMaintenanceRun(
  db: Kysely<DatabaseSchema>,
  repositoryId: string,
  kind: string,
): Promise<MaintenanceRunRow | undefined> {
  return db
    .selectFrom('maintenanceRuns')
    .selectAll()
    .where('repositoryId', '=', repositoryId)
    .where('kind', '=', kind)
    .orderBy('startedAt', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** When each kind of maintenance of each repository last came to its end without an error. */
export async function lastSuccessfulMaintenance(
  db: Kysely<DatabaseSchema>,
): Promise<{ readonly repositoryId: string; readonly kind: string; readonly endedAt: number }[]> {
  const rows = await db
    .selectFrom('maintenanceRuns')
    .select(['repositoryId', 'kind'])
    .select(({ fn }) => fn.max<number | null>('endedAt').as('endedAt'))
    .where('state', 'in', ['success', 'warning'])
    .groupBy(['repositoryId', 'kind'])
    .execute()
  return rows.flatMap(({ endedAt, ...row }) => (endedAt === null ? [] : [{ ...row, endedAt }]))
}

/** Ends all that an earlier process left running. */
export async function interruptMaintenanceRuns(
  db: Kysely<DatabaseSchema>,
  end: Pick<MaintenanceRunRow, 'errorCode' | 'errorMessage' | 'endedAt'>,
): Promise<void> {
  await db
    .updateTable('maintenanceRuns')
    .set({ ...end, state: 'interrupted' })
    .where('state', '=', 'running')
    .execute()
}
