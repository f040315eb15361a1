/** Private keys and secrets as the master key sealed them. */
import type { Kysely } from 'kysely'
import type { DatabaseSchema, SealedKeyRow } from '../schema.ts'

export async function findSealedKey(
  db: Kysely<DatabaseSchema>,
  id: string,
): Promise<SealedKeyRow | undefined> {
  return db.selectFrom('sealedKeys').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertSealedKey(db: Kysely<DatabaseSchema>, key: SealedKeyRow): Promise<void> {
  await db.insertInto('sealedKeys').values(key).execute()
}

export async function deleteSealedKey(db: Kysely<DatabaseSchema>, id: string): Promise<void> {
  await db.deleteFrom('sealedKeys').where('id', '=', id).execute()
}

/** Whether anything was ever sealed here. */
export async function hasSealedKeys(db: Kysely<DatabaseSchema>): Promise<boolean> {
  return (await db.selectFrom('sealedKeys').select('id').limit(1).executeTakeFirst()) !== undefined
}

async function listSealedKeys(db: Kysely<DatabaseSchema>, purpose: string): Promise<SealedKeyRow[]> {
  return db.selectFrom('sealedKeys').selectAll().where('purpose', '=', purpose).orderBy('id').execute()
}

/** @returns false when there is no such key without a certificate. */
async function setCertificate(
  db: Kysely<DatabaseSchema>,
  id: string,
  certificate: Uint8Array,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sealedKeys')
    .set({ certificate })
    .where('id', '=', id)
    .where('certificate', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The table as the store that the keys room asks for. */
export function createSealedKeyStore(db: Kysely<DatabaseSchema>): {
  find(id: string): Promise<SealedKeyRow | undefined>
  insert(key: SealedKeyRow): Promise<void>
  list(purpose: string): Promise<readonly SealedKeyRow[]>
  setCertificate(id: string, certificate: Uint8Array): Promise<boolean>
  remove(id: string): Promise<void>
} {
  return {
    find: (id) => findSealedKey(db, id),
    insert: (key) => insertSealedKey(db, key),
    list: (purpose) => listSealedKeys(db, purpose),
    setCertificate: (id, certificate) => setCertificate(db, id, certificate),
    remove: (id) => deleteSealedKey(db, id),
  }
}
