/**
 * Where the peer keeps its models: one table, written as its documentation asks (a row a model, found by id, by
 * user code, by uid; all of a grant deleted at once; `consume` marks it used).
 */
import SQLite from 'better-sqlite3'
import { Pool } from 'pg'
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

export interface PeerStore {
  readonly adapter: AdapterFactory
  close(): Promise<void>
}

const columns = `
  create table if not exists model (
    kind text not null, id text not null, payload text not null,
    grant_id text, user_code text, uid text, expires_at bigint, consumed_at bigint,
    primary key (kind, id)
  )`
const indexes = [
  'create index if not exists model_grant on model (grant_id) where grant_id is not null',
  'create index if not exists model_user_code on model (user_code) where user_code is not null',
  'create index if not exists model_uid on model (uid) where uid is not null',
]

interface Row {
  readonly payload: string
  readonly consumed_at: number | string | null
}

const seconds = (): number => Math.floor(Date.now() / 1000)

function payloadOf(row: Row | undefined): AdapterPayload | undefined {
  if (row === undefined) return undefined
  const payload: AdapterPayload = JSON.parse(row.payload)
  return row.consumed_at === null ? payload : { ...payload, consumed: Number(row.consumed_at) }
}

/** The columns of a row, in the order of the insert. */
function rowOf(kind: string, id: string, payload: AdapterPayload, expiresIn: number | undefined): unknown[] {
  const expiresAt = expiresIn === undefined ? null : seconds() + expiresIn
  return [
    kind,
    id,
    JSON.stringify(payload),
    payload.grantId ?? null,
    payload.userCode ?? null,
    payload.uid ?? null,
    expiresAt,
  ]
}

const insertColumns = '(kind, id, payload, grant_id, user_code, uid, expires_at)'
const onConflict =
  'on conflict (kind, id) do update set payload = excluded.payload, grant_id = excluded.grant_id, user_code = excluded.user_code, uid = excluded.uid, expires_at = excluded.expires_at'

/** On SQLite as durable as the product: write-ahead log, synced at every commit; every statement prepared once. */
export function sqlitePeerStore(file: string): PeerStore {
  const database = new SQLite(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  for (const statement of [columns, ...indexes]) database.exec(statement)
  const upsert = database.prepare(
    `insert into model ${insertColumns} values (?, ?, ?, ?, ?, ?, ?) ${onConflict}`,
  )
  const find = database.prepare<unknown[], Row>(
    'select payload, consumed_at from model where kind = ? and id = ?',
  )
  const findByCode = database.prepare<unknown[], Row>(
    'select payload, consumed_at from model where kind = ? and user_code = ?',
  )
  const findByUid = database.prepare<unknown[], Row>(
    'select payload, consumed_at from model where kind = ? and uid = ?',
  )
  const consume = database.prepare('update model set consumed_at = ? where kind = ? and id = ?')
  const remove = database.prepare('delete from model where kind = ? and id = ?')
  const revoke = database.prepare('delete from model where grant_id = ?')
  return {
    adapter: (kind): Adapter => ({
      upsert: async (id, payload, expiresIn) => void upsert.run(rowOf(kind, id, payload, expiresIn)),
      find: async (id) => payloadOf(find.get(kind, id)),
      findByUserCode: async (code) => payloadOf(findByCode.get(kind, code)),
      findByUid: async (uid) => payloadOf(findByUid.get(kind, uid)),
      consume: async (id) => void consume.run(seconds(), kind, id),
      destroy: async (id) => void remove.run(kind, id),
      revokeByGrantId: async (grantId) => void revoke.run(grantId),
    }),
    close: async () => void database.close(),
  }
}

/** On PostgreSQL with as many connections as the product, and named prepared statements. */
export async function postgresqlPeerStore(url: string): Promise<PeerStore> {
  const pool = new Pool({ connectionString: url, max: 10 })
  for (const statement of [columns, ...indexes]) await pool.query(statement)
  const run = async (name: string, text: string, values: unknown[]): Promise<Row | undefined> => {
    const { rows } = await pool.query<Row>({ name, text, values })
    return rows[0]
  }
  const findBy = (column: string, kind: string, value: string): Promise<AdapterPayload | undefined> =>
    run(`find_${column}`, `select payload, consumed_at from model where kind = $1 and ${column} = $2`, [
      kind,
      value,
    ]).then(payloadOf)
  const upsert = `insert into model ${insertColumns} values ($1, $2, $3, $4, $5, $6, $7) ${onConflict}`
  return {
    adapter: (kind): Adapter => ({
      upsert: async (id, payload, expiresIn) =>
        void (await run('upsert', upsert, rowOf(kind, id, payload, expiresIn))),
      find: (id) => findBy('id', kind, id),
      findByUserCode: (code) => findBy('user_code', kind, code),
      findByUid: (uid) => findBy('uid', kind, uid),
      consume: async (id) =>
        void (await run('consume', 'update model set consumed_at = $1 where kind = $2 and id = $3', [
          seconds(),
          kind,
          id,
        ])),
      destroy: async (id) =>
        void (await run('destroy', 'delete from model where kind = $1 and id = $2', [kind, id])),
      revokeByGrantId: async (grantId) =>
        void (await run('revoke', 'delete from model where grant_id = $1', [grantId])),
    }),
    close: () => pool.end(),
  }
}
