/** Roles, second factors and keys of accounts; restore operators; what a sign-in was worth. `schema.ts` has the meanings. */
import { type Kysely, sql } from 'kysely'
import { guardAudit } from './append-only-audit.ts'
import {
  addColumns,
  bytes,
  createTable,
  integer,
  optionalBytes,
  optionalInteger,
  optionalText,
  reference,
  type Table,
  text,
  truth,
  uniqueText,
} from './columns.ts'

const tables: readonly Table[] = [
  {
    name: 'account_keys',
    primaryKey: ['id'],
    columns: {
      id: text,
      account_id: reference('accounts.id', 'cascade'),
      jwk: text,
      thumbprint: uniqueText,
      description: text,
      created_at: integer,
      expires_at: optionalInteger,
    },
    indexes: [['account_id']],
  },
  {
    name: 'rbac_roles',
    primaryKey: ['id'],
    columns: {
      id: text,
      organization_id: reference('organizations.id', 'cascade'),
      name: text,
      description: text,
      role_type: text,
      created_at: integer,
    },
    indexes: [['organization_id']],
  },
  {
    name: 'rbac_role_items',
    primaryKey: ['id'],
    columns: {
      id: text,
      role_id: reference('rbac_roles.id', 'cascade'),
      list: text,
      type: text,
      object_id: text,
      document: text,
    },
    indexes: [
      ['role_id', 'list'],
      ['list', 'object_id'],
    ],
  },
  {
    name: 'auth_codes',
    primaryKey: ['hash'],
    columns: { hash: bytes, family_id: reference('token_families.id', 'cascade'), expires_at: integer },
    indexes: [['family_id'], ['expires_at']],
  },
]

export async function createAuthorizationTables(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await createTable(db, table)
  await addColumns(db, 'accounts', {
    kind: { ...text, initially: 'password' },
    role: { ...text, initially: 'administrator' },
    organization_ids: optionalText,
    description: { ...text, initially: '' },
    is_enabled: { ...truth, initially: 1 },
    totp_secret: optionalBytes,
    totp_confirmed_at: optionalInteger,
    totp_last_step: optionalInteger,
  })
  await addColumns(db, 'token_families', {
    workloads: optionalText,
    client_id: optionalText,
    authenticated_at: optionalInteger,
  })
  await addColumns(db, 'organization_authentication', {
    verify_by_use_reach: optionalText,
    sign_in_groups: { ...text, initially: '[]' },
    operator_sign_in_minutes: optionalInteger,
    operator_authentication_context: optionalText,
  })
  await addColumns(db, 'restore_sessions', { scope_item: optionalText })
  await guardAudit(db)
  await slimTokenTables(db)
  // Sessions that began before are over: what they were worth is decided by other rules now.
  await sql`delete from token_families`.execute(db)
}

/**
 * A refresh writes into every index of these tables, at a random place: they have those that somebody reads. An
 * access token has no key to its session that the database watches: it never outlives it, and is swept by its end.
 */
async function slimTokenTables(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('access_tokens').execute()
  await createTable(db, {
    name: 'access_tokens',
    primaryKey: ['hash'],
    columns: { hash: bytes, family_id: text, issued_at: integer, expires_at: integer },
    indexes: [['expires_at']],
  })
  await db.schema.dropIndex('refresh_tokens_by_expires_at').execute()
}
