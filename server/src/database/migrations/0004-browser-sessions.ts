/** Sign-ins in a browser. `browser-session-schema.ts` has the meanings. */
import type { Kysely } from 'kysely'
import { bytes, createTable, integer, text } from './columns.ts'

export async function createBrowserSessionTables<Schema>(db: Kysely<Schema>): Promise<void> {
  await createTable(db, {
    name: 'browser_sessions',
    primaryKey: ['hash'],
    columns: {
      hash: bytes,
      family_id: { type: 'text', isUnique: true, references: 'token_families.id', onDelete: 'cascade' },
      kind: text,
      created_at: integer,
      seen_at: integer,
      checked_at: integer,
      authenticated_at: integer,
      expires_at: integer,
    },
    indexes: [['expires_at'], ['seen_at']],
  })
}
