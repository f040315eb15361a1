/** Reads the audit log: a page of it, one record, or all of it in its order. */
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { dialectOf } from '../dialect.ts'
import type { AuditRow, DatabaseSchema } from '../schema.ts'

const batchSize = 500

/** Which records; a member that is undefined narrows nothing. */
export interface AuditFilter {
  readonly action?: string | undefined
  readonly outcome?: string | undefined
  readonly actor?: string | undefined
  readonly reason?: string | undefined
  readonly requestId?: string | undefined
  readonly organizationId?: string | undefined
  /** Records of these organizations alone; undefined for all records, those of no organization among them. */
  readonly within?: readonly string[] | undefined
  /** `uti` of the token that a sign-in presented. */
  readonly tokenId?: string | undefined
  /** Not before, in milliseconds since the Unix epoch. */
  readonly since?: number | undefined
  /** Before. */
  readonly until?: number | undefined
}

type AuditQuery = SelectQueryBuilder<DatabaseSchema, 'audit', object>

/** Newest first. */
export async function listAudit(
  db: Kysely<DatabaseSchema>,
  filter: AuditFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<AuditRow[]> {
  return narrowed(db, filter)
    .selectAll()
    .orderBy('sequence', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export async function findAudit(db: Kysely<DatabaseSchema>, sequence: number): Promise<AuditRow | undefined> {
  return db.selectFrom('audit').selectAll().where('sequence', '=', sequence).executeTakeFirst()
}

/**
 * Oldest first; ends with what is there when it gets to the end.
 * @yields a few hundred records at a time.
 */
export async function* readAudit(
  db: Kysely<DatabaseSchema>,
  filter: AuditFilter,
): AsyncGenerator<readonly AuditRow[], void, undefined> {
  let last = 0
  for (;;) {
    const rows = await narrowed(db, filter)
      .selectAll()
      .where('sequence', '>', last)
      .orderBy('sequence')
      .limit(batchSize)
      .execute()
    if (rows.length > 0) yield rows
    if (rows.length < batchSize) return
    last = rows.at(-1)?.sequence ?? last
  }
}

function narrowed(db: Kysely<DatabaseSchema>, filter: AuditFilter): AuditQuery {
  let query: AuditQuery = db.selectFrom('audit')
  for (const column of ['action', 'outcome', 'actor', 'reason', 'requestId', 'organizationId'] as const) {
    const value = filter[column]
    if (value !== undefined) query = query.where(column, '=', value)
  }
  const { within, tokenId, since, until } = filter
  if (within !== undefined) query = query.where('organizationId', 'in', within.length === 0 ? [''] : within)
  if (tokenId !== undefined) query = query.where(tokenIdOf(db), '=', tokenId)
  if (since !== undefined) query = query.where('at', '>=', since)
  if (until !== undefined) query = query.where('at', '<', until)
  return query
}

/** Spelled as in the index of migration 0002. */
function tokenIdOf(db: Kysely<DatabaseSchema>) {
  return dialectOf(db) === 'sqlite'
    ? sql<string>`json_extract(details, '$.tokenId')`
    : sql<string>`(details::json ->> 'tokenId')`
}
