/** Server-wide settings: one JSON value a name. */
import type { Kysely } from 'kysely'
import type { DatabaseSchema } from '../schema.ts'

/** The JSON text of a setting; undefined where nobody has set it. */
export async function findSetting(db: Kysely<DatabaseSchema>, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

/** Sets it, whether it was set before or not. */
export async function putSetting(db: Kysely<DatabaseSchema>, name: string, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

/** Back to what the product does by itself. */
export async function deleteSetting(db: Kysely<DatabaseSchema>, name: string): Promise<void> {
  await db.deleteFrom('settings').where('name', '=', name).execute()
}
