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

async function deleteSealedKey(db: Kysely<DatabaseSchema>, id: string): Promise<void> {
  await db.deleteFrom('sealedKeys').where('id', '=', id).execute()
}

/** The table as the store that the keys room asks for. */
export function createSealedKeyStore(db: Kysely<DatabaseSchema>): {
  find(id: string): Promise<SealedKeyRow | undefined>
  insert(key: SealedKeyRow): Promise<void>
  remove(id: string): Promise<void>
} {
  return {
    find: (id) => findSealedKey(db, id),
    insert: (key) => insertSealedKey(db, key),
    remove: (id) => deleteSealedKey(db, id),
  }
}
