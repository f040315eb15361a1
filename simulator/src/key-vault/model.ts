/** What a key vault remembers: keys with their versions, deleted keys, and who may do what. */

export const curveNames = ['P-256', 'P-384', 'P-521'] as const
export type CurveName = (typeof curveNames)[number]

/** Operations that a key allows (`key_ops`). */
export const keyOperations = [
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'wrapKey',
  'unwrapKey',
  'import',
  'export',
] as const

/** What a principal may be allowed in a vault, by the names of Key Vault's access policies. */
export const vaultPermissions = [
  'get',
  'list',
  'create',
  'import',
  'update',
  'delete',
  'recover',
  'purge',
  'backup',
  'restore',
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'wrapKey',
  'unwrapKey',
  'rotate',
  'getrotationpolicy',
  'setrotationpolicy',
] as const
export type VaultPermission = (typeof vaultPermissions)[number]

/** What a new version of a key is made like. */
export type KeyKind =
  | { readonly kty: 'RSA' | 'RSA-HSM'; readonly size: 2048 | 3072 | 4096 }
  | { readonly kty: 'EC' | 'EC-HSM'; readonly crv: CurveName }

export interface KeyVersion {
  /** 32 hexadecimal digits. */
  readonly version: string
  readonly kind: KeyKind
  /** PKCS #8, PEM; leaves the vault in no answer. */
  readonly privateKey: string
  operations: string[]
  enabled: boolean
  /** Seconds since the Unix epoch, as all times here. */
  readonly created: number
  updated: number
  notBefore: number | null
  expires: number | null
  tags: Record<string, string>
}

export interface RotationPolicy {
  readonly lifetimeActions: readonly object[]
  /** ISO 8601 duration of a new version's life, such as `P90D`. */
  readonly expiryTime: string | null
  readonly created: number
  readonly updated: number
}

export interface VaultKey {
  readonly name: string
  /** In the order of their making; the last is the current one. */
  readonly versions: KeyVersion[]
  rotationPolicy: RotationPolicy | null
}

export interface DeletedKey {
  readonly key: VaultKey
  readonly deletedDate: number
  readonly scheduledPurgeDate: number
}

export interface Vault {
  readonly name: string
  /** The tenant whose tokens the vault believes. */
  tenantId: string
  readonly keys: Map<string, VaultKey>
  readonly deleted: Map<string, DeletedKey>
  /** By object id of the principal. */
  readonly access: Map<string, readonly VaultPermission[]>
}

/** By the vault's name. */
export interface KeyVaultState {
  readonly vaults: Map<string, Vault>
}

export function createKeyVaultState(): KeyVaultState {
  return { vaults: new Map() }
}

/** The vault that answers at this machine's own name, where no host name tells vaults apart. */
export const localVaultName = 'contoso-vault'

/** A vault by its name; made when it is asked for the first time. */
export function vaultNamed(state: KeyVaultState, name: string, tenantId: string): Vault {
  const known = state.vaults.get(name)
  if (known !== undefined) return known
  const vault: Vault = { name, tenantId, keys: new Map(), deleted: new Map(), access: new Map() }
  state.vaults.set(name, vault)
  return vault
}
