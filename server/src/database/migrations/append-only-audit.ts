/** Guards of the audit log (AUD-03): the tables themselves refuse to change or delete a record. Part of migration 0002. */
import { type Kysely, sql } from 'kysely'
import { dialectOf } from '../dialect.ts'

/** Records are found by the token of a sign-in and by organization without reading all of them. */
export async function guardAudit<Schema>(db: Kysely<Schema>): Promise<void> {
  const statements = dialectOf(db) === 'sqlite' ? onSqlite : onPostgresql
  for (const statement of statements) await sql.raw(statement).execute(db)
  await sql`create index audit_by_organization on audit (organization_id, sequence)
    where organization_id is not null`.execute(db)
}

const onSqlite: readonly string[] = [
  `create trigger audit_no_update before update on audit
    begin select raise(abort, 'the audit log is append-only'); end`,
  `create trigger audit_no_delete before delete on audit
    begin select raise(abort, 'the audit log is append-only'); end`,
  `create index audit_by_token_id on audit (json_extract(details, '$.tokenId'))
    where json_extract(details, '$.tokenId') is not null`,
]

const onPostgresql: readonly string[] = [
  `create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
    end $$`,
  `create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function refuse_audit_change()`,
  `create index audit_by_token_id on audit ((details::json ->> 'tokenId'))
    where (details::json ->> 'tokenId') is not null`,
]
