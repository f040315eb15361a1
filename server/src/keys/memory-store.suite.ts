/** A store of sealed keys in memory. */
import type { SealedKey, SealedKeyStore } from './keys.ts'

export function storeIn(rows: Map<string, SealedKey>): SealedKeyStore {
  return {
    find: async (id) => rows.get(id),
    async insert(key) {
      if (rows.has(key.id)) throw new Error('there is such a key')
      rows.set(key.id, key)
    },
    list: async (purpose) => [...rows.values()].filter((row) => row.purpose === purpose),
    async setCertificate(id, certificate) {
      const row = rows.get(id)
      if (row?.certificate !== null) return false
      rows.set(id, { ...row, certificate })
      return true
    },
    async remove(id) {
      rows.delete(id)
    },
  }
}
