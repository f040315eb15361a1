/** Enterprise applications over their life: plans, keys, drift, posture, invitations. `schema.ts` has the meanings. */
import type { Kysely } from 'kysely'
import {
  addColumns,
  bytes,
  createTable,
  integer,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  type Table,
  text,
  truth,
} from './columns.ts'

const tables: readonly Table[] = [
  {
    name: 'application_keys',
    primaryKey: ['id'],
    columns: {
      id: text,
      organization_id: reference('organizations.id', 'cascade'),
      application_id: reference('organization_applications.id', 'cascade'),
      key_id: text,
      entra_key_id: optionalText,
      thumbprint_sha1: text,
      thumbprint_sha256: text,
      state: text,
      not_before: integer,
      not_after: integer,
      changed_at: integer,
      last_used_at: optionalInteger,
      error: optionalText,
      created_at: integer,
    },
    indexes: [['organization_id'], ['application_id']],
  },
  {
    name: 'restore_grants',
    primaryKey: ['id'],
    columns: {
      id: text,
      organization_id: reference('organizations.id', 'cascade'),
      permissions: text,
      objects: text,
      reason: text,
      state: text,
      granted_by: text,
      granted_at: integer,
      expires_at: integer,
      revoked_by: optionalText,
      revoked_at: optionalInteger,
    },
    indexes: [['organization_id']],
  },
  {
    name: 'drift_watches',
    primaryKey: ['organization_id'],
    columns: {
      organization_id: reference('organizations.id', 'cascade'),
      baseline: text,
      checked_at: optionalInteger,
      error: optionalText,
    },
  },
  {
    name: 'drift_findings',
    primaryKey: ['id'],
    columns: {
      id: text,
      organization_id: reference('organizations.id', 'cascade'),
      finding_key: text,
      kind: text,
      severity: text,
      object: text,
      state: text,
      first_seen_at: integer,
      last_seen_at: integer,
      accepted_by: optionalText,
      reason: optionalText,
    },
    indexes: [['organization_id', 'finding_key']],
  },
  {
    name: 'posture_reports',
    primaryKey: ['id'],
    columns: {
      id: text,
      organization_id: reference('organizations.id', 'cascade'),
      way: text,
      report: text,
      created_by: text,
      created_at: integer,
    },
    indexes: [['organization_id', 'created_at']],
  },
  {
    name: 'verifications',
    primaryKey: ['id'],
    columns: {
      id: text,
      organization_id: reference('organizations.id', 'cascade'),
      state: text,
      results: text,
      started_by: text,
      started_at: integer,
      ended_at: optionalInteger,
    },
    indexes: [['organization_id', 'started_at']],
  },
  {
    name: 'invitations',
    primaryKey: ['id'],
    columns: {
      id: text,
      token_hash: bytes,
      label: text,
      domain: optionalText,
      request: text,
      state: text,
      created_by: text,
      created_at: integer,
      expires_at: integer,
      used_at: optionalInteger,
      organization_id: optionalReference('organizations.id', 'set null'),
      provisioning_id: optionalText,
      used_by: optionalText,
    },
    indexes: [['token_hash'], ['state']],
  },
]

export async function createEnterpriseApplicationTables(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await createTable(db, table)
  await addColumns(db, 'organizations', {
    authentication: { ...text, initially: 'app-only' },
    options: { ...text, initially: '{}' },
  })
  await addColumns(db, 'organization_applications', {
    origin: { ...text, initially: 'registered' },
    credential: { ...text, initially: 'certificate' },
    credential_place: optionalText,
  })
  await addColumns(db, 'provisionings', {
    organization_id: optionalText,
    kind: { ...text, initially: 'add' },
    request: { ...text, initially: '{}' },
    plan: optionalText,
    plan_hash: optionalText,
    marker: optionalText,
    key_ids: { ...text, initially: '[]' },
    started_by: { ...text, initially: '' },
    is_confirmed: { ...truth, initially: 1 },
  })
}
