/** What lies in the repositories, by object: for listings, licensing and reports. */
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely'
import type { JobSessionObjectRow, ProtectedObjectRow } from '../job-schema.ts'
import type { DatabaseSchema } from '../schema.ts'

const rowsAtOnce = 100

export async function insertJobSessionObjects(
  db: Kysely<DatabaseSchema>,
  rows: readonly JobSessionObjectRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await db
      .insertInto('jobSessionObjects')
      .values(rows.slice(from, from + rowsAtOnce))
      .onConflict((conflict) =>
        conflict.columns(['sessionId', 'objectId']).doUpdateSet((eb) => ({
          status: eb.ref('excluded.status'),
          isSaved: eb.ref('excluded.isSaved'),
          isRetried: eb.ref('excluded.isRetried'),
        })),
      )
      .execute()
}

export async function listJobSessionObjects(
  db: Kysely<DatabaseSchema>,
  sessionId: string,
  page?: { readonly offset: number; readonly limit: number },
): Promise<JobSessionObjectRow[]> {
  let query = db
    .selectFrom('jobSessionObjects')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .orderBy('objectId')
  if (page !== undefined) query = query.limit(page.limit).offset(page.offset)
  return query.execute()
}

/** Records them as backed up; the first time of what is known stays. */
export async function putProtectedObjects(
  db: Kysely<DatabaseSchema>,
  rows: readonly ProtectedObjectRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await db
      .insertInto('protectedObjects')
      .values(rows.slice(from, from + rowsAtOnce))
      .onConflict((conflict) =>
        conflict
          .columns(['organizationId', 'repositoryId', 'type', 'objectId'])
          .doUpdateSet((eb) => ({
            name: eb.ref('excluded.name'),
            address: eb.ref('excluded.address'),
            lastBackedUpAt: eb.ref('excluded.lastBackedUpAt'),
            releasedAt: null,
          }))
          .whereRef('protectedObjects.lastBackedUpAt', '<', 'excluded.lastBackedUpAt'),
      )
      .execute()
}

export interface ProtectedObjectFilter {
  readonly type?: string | undefined
  readonly objectId?: string | undefined
  readonly organizationId?: string | undefined
  readonly repositoryId?: string | undefined
  /** Of all organizations when undefined. */
  readonly organizationIds?: readonly string[] | undefined
  readonly backedUpSince?: number | undefined
  /** A part of the name or address, in lower case. */
  readonly name?: string | undefined
}

/** By name. */
export async function listProtectedObjects(
  db: Kysely<DatabaseSchema>,
  filter: ProtectedObjectFilter,
  page?: { readonly offset: number; readonly limit: number },
): Promise<ProtectedObjectRow[]> {
  if (filter.organizationIds?.length === 0) return []
  let query = db.selectFrom('protectedObjects').selectAll()
  if (filter.type !== undefined) query = query.where('type', '=', filter.type)
  if (filter.objectId !== undefined) query = query.where('objectId', '=', filter.objectId)
  if (filter.organizationId !== undefined) query = query.where('organizationId', '=', filter.organizationId)
  if (filter.repositoryId !== undefined) query = query.where('repositoryId', '=', filter.repositoryId)
  if (filter.organizationIds !== undefined)
    query = query.where('organizationId', 'in', [...filter.organizationIds])
  if (filter.backedUpSince !== undefined) query = query.where('lastBackedUpAt', '>=', filter.backedUpSince)
  if (filter.name !== undefined) query = query.where(isNamed(filter.name))
  query = query.orderBy('name').orderBy('objectId').orderBy('repositoryId')
  if (page !== undefined) query = query.limit(page.limit).offset(page.offset)
  return query.execute()
}

export interface LicensedObject {
  readonly organizationId: string
  readonly objectId: string
  readonly name: string
  readonly address: string
  readonly firstBackedUpAt: number
  readonly lastBackedUpAt: number
}

export interface LicensedFilter {
  readonly organizationIds?: readonly string[] | undefined
  readonly objectId?: string | undefined
  /** A part of the name or address, in lower case. */
  readonly name?: string | undefined
  readonly backedUpSince: number
  readonly firstBackedUpUntil?: number | undefined
}

/** Users with something backed up since then, each once whatever the number of its repositories; by name. */
export async function listLicensedUsers(
  db: Kysely<DatabaseSchema>,
  filter: LicensedFilter,
  page?: { readonly offset: number; readonly limit: number },
): Promise<LicensedObject[]> {
  if (filter.organizationIds?.length === 0) return []
  let query = db
    .selectFrom('protectedObjects')
    .select(['organizationId', 'objectId'])
    .select(({ fn }) => [
      fn.max<string>('name').as('name'),
      fn.max<string>('address').as('address'),
      fn.min<number>('firstBackedUpAt').as('firstBackedUpAt'),
      fn.max<number>('lastBackedUpAt').as('lastBackedUpAt'),
    ])
    .where('type', '=', 'User')
    .where('releasedAt', 'is', null)
    .where('lastBackedUpAt', '>=', filter.backedUpSince)
    .groupBy(['organizationId', 'objectId'])
  if (filter.organizationIds !== undefined)
    query = query.where('organizationId', 'in', [...filter.organizationIds])
  if (filter.objectId !== undefined) query = query.where('objectId', '=', filter.objectId)
  const { name, firstBackedUpUntil } = filter
  if (firstBackedUpUntil !== undefined)
    query = query.having(({ fn }) => fn.min('firstBackedUpAt'), '<=', firstBackedUpUntil)
  if (name !== undefined) query = query.where(isNamed(name))
  query = query.orderBy(({ fn }) => fn.max('name')).orderBy('objectId')
  if (page !== undefined) query = query.limit(page.limit).offset(page.offset)
  return query.execute()
}

function isNamed(part: string) {
  return (eb: ExpressionBuilder<DatabaseSchema, 'protectedObjects'>): Expression<SqlBool> =>
    eb.or([
      eb(eb.fn<string>('lower', ['name']), 'like', contains(part)),
      eb(eb.fn<string>('lower', ['address']), 'like', contains(part)),
    ])
}

/** `%` and `_` of somebody's words would be wildcards: they are left to match any one character. */
function contains(text: string): string {
  return `%${text.replaceAll(/[%\\]/g, '_')}%`
}

/** Until the next backup of the user. */
export async function releaseLicensedUser(
  db: Kysely<DatabaseSchema>,
  user: { readonly organizationId: string; readonly objectId: string },
  releasedAt: number,
): Promise<void> {
  await db
    .updateTable('protectedObjects')
    .set({ releasedAt })
    .where('type', '=', 'User')
    .where('organizationId', '=', user.organizationId)
    .where('objectId', '=', user.objectId)
    .execute()
}

export interface ProtectedCount {
  readonly organizationId: string
  readonly repositoryId: string
  readonly type: string
  readonly count: number
  readonly lastBackedUpAt: number
}

/** How many objects of each kind an organization has in each repository. */
export async function countProtectedObjects(
  db: Kysely<DatabaseSchema>,
  filter: Pick<ProtectedObjectFilter, 'organizationId' | 'repositoryId'> = {},
): Promise<ProtectedCount[]> {
  let query = db
    .selectFrom('protectedObjects')
    .select(['organizationId', 'repositoryId', 'type'])
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.max<number>('lastBackedUpAt').as('lastBackedUpAt'),
    ])
    .groupBy(['organizationId', 'repositoryId', 'type'])
  if (filter.organizationId !== undefined) query = query.where('organizationId', '=', filter.organizationId)
  if (filter.repositoryId !== undefined) query = query.where('repositoryId', '=', filter.repositoryId)
  return query.execute()
}
