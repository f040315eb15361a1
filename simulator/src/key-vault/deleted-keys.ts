/** Soft delete: a deleted key can be recovered until it is purged (Key Vault REST: deletedkeys). */
import type { SimulatorReply } from '../http.ts'
import { type Call, type Handler, keyOf, ok, requirePermission } from './call.ts'
import { deletedKeyNotFound } from './errors.ts'
import type { DeletedKey } from './model.ts'
import { pageOf } from './pages.ts'
import { deletion, keyBundle, keyItem, recoverableSeconds } from './views.ts'

function deletedBundle(vaultUrl: string, deleted: DeletedKey): object {
  const current = deleted.key.versions.at(-1)
  const bundle = current === undefined ? {} : keyBundle(vaultUrl, deleted.key, current)
  return { ...deletion(vaultUrl, deleted), ...bundle }
}

function deletedKeyOf({ vault, name, now }: Call): DeletedKey {
  const deleted = vault.deleted.get(name.toLowerCase())
  if (deleted !== undefined && deleted.scheduledPurgeDate > now) return deleted
  vault.deleted.delete(name.toLowerCase())
  throw deletedKeyNotFound(name)
}

export const deleteKey: Handler = (call) => {
  requirePermission(call, 'delete')
  const key = keyOf(call)
  const deleted: DeletedKey = {
    key,
    deletedDate: call.now,
    scheduledPurgeDate: call.now + recoverableSeconds,
  }
  call.vault.keys.delete(call.name.toLowerCase())
  call.vault.deleted.set(call.name.toLowerCase(), deleted)
  return ok(deletedBundle(call.vaultUrl, deleted))
}

export const getDeletedKey: Handler = (call) => {
  requirePermission(call, 'get')
  return ok(deletedBundle(call.vaultUrl, deletedKeyOf(call)))
}

export const listDeletedKeys: Handler = (call): SimulatorReply => {
  requirePermission(call, 'list')
  const items = [...call.vault.deleted.values()].map((deleted) => {
    const current = deleted.key.versions.at(-1)
    const item = current === undefined ? {} : keyItem(call.vaultUrl, deleted.key, current, false)
    return Object.assign(item, deletion(call.vaultUrl, deleted))
  })
  return ok(pageOf(call, items))
}

export const recoverKey: Handler = (call) => {
  requirePermission(call, 'recover')
  const { key } = deletedKeyOf(call)
  call.vault.deleted.delete(call.name.toLowerCase())
  call.vault.keys.set(call.name.toLowerCase(), key)
  const current = key.versions.at(-1)
  return ok(current === undefined ? {} : keyBundle(call.vaultUrl, key, current))
}

export const purgeKey: Handler = (call) => {
  requirePermission(call, 'purge')
  deletedKeyOf(call)
  call.vault.deleted.delete(call.name.toLowerCase())
  return { status: 204 }
}
