/** What answers show: key bundles, list items, policies (Key Vault REST: KeyBundle, KeyItem, DeletedKeyBundle). */
import { publicMembers } from './material.ts'
import type { DeletedKey, KeyVersion, RotationPolicy, VaultKey } from './model.ts'

const recoverableDays = 90
export const recoverableSeconds = recoverableDays * 24 * 3600

function attributes(version: KeyVersion): object {
  const { enabled, notBefore, expires, created, updated } = version
  return {
    enabled,
    ...(notBefore === null ? {} : { nbf: notBefore }),
    ...(expires === null ? {} : { exp: expires }),
    created,
    updated,
    recoveryLevel: 'Recoverable+Purgeable',
    recoverableDays,
    exportable: false,
  }
}

export function keyIdOf(vaultUrl: string, key: VaultKey, version?: KeyVersion): string {
  const id = `${vaultUrl}/keys/${key.name}`
  return version === undefined ? id : `${id}/${version.version}`
}

export function keyBundle(vaultUrl: string, key: VaultKey, version: KeyVersion): object {
  return {
    key: {
      kid: keyIdOf(vaultUrl, key, version),
      kty: version.kind.kty,
      key_ops: version.operations,
      ...publicMembers(version),
    },
    attributes: attributes(version),
    tags: version.tags,
  }
}

/** An item of a list; without its version in the list of keys. */
export function keyItem(vaultUrl: string, key: VaultKey, version: KeyVersion, isVersion: boolean): object {
  return {
    kid: keyIdOf(vaultUrl, key, isVersion ? version : undefined),
    attributes: attributes(version),
    tags: version.tags,
  }
}

export function deletion(vaultUrl: string, deleted: DeletedKey): object {
  return {
    recoveryId: `${vaultUrl}/deletedkeys/${deleted.key.name}`,
    deletedDate: deleted.deletedDate,
    scheduledPurgeDate: deleted.scheduledPurgeDate,
  }
}

export function rotationPolicyView(vaultUrl: string, key: VaultKey, policy: RotationPolicy | null): object {
  const notify = { trigger: { timeBeforeExpiry: 'P30D' }, action: { type: 'Notify' } }
  return {
    id: `${keyIdOf(vaultUrl, key)}/rotationpolicy`,
    lifetimeActions: policy?.lifetimeActions ?? [notify],
    attributes:
      policy === null
        ? {}
        : { expiryTime: policy.expiryTime, created: policy.created, updated: policy.updated },
  }
}
