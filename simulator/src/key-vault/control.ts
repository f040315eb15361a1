/** `/_simulator/key-vault/access`: who may do what in a vault, as an owner of the vault would set it. */
import type { Service, SimulatorReply } from '../http.ts'
import { isStrings, type JsonRecord, parseRecord } from '../json.ts'
import {
  type KeyVaultState,
  localVaultName,
  type Vault,
  vaultNamed,
  type VaultPermission,
  vaultPermissions,
} from './model.ts'

export interface KeyVaultControl {
  readonly state: KeyVaultState
  readonly tenantId: () => string
  readonly changed: () => void
}

/** Azure's roles of the same meaning (learn.microsoft.com/azure/key-vault/general/rbac-guide), and `all`. */
const roles = new Map<string, readonly VaultPermission[]>([
  ['all', vaultPermissions],
  ['Key Vault Crypto Officer', vaultPermissions],
  [
    'Key Vault Crypto User',
    ['get', 'list', 'update', 'backup', 'encrypt', 'decrypt', 'sign', 'verify', 'wrapKey', 'unwrapKey'],
  ],
])

const path = '/_simulator/key-vault/access'

function reply(status: number, body: object): SimulatorReply {
  return { status, headers: { 'cache-control': 'no-store' }, body }
}

function describe(vault: Vault): object {
  return {
    vault: vault.name,
    tenantId: vault.tenantId,
    access: [...vault.access].map(([principalId, permissions]) => ({ principalId, permissions })),
    keys: [...vault.keys.values()].map(({ name, versions }) => ({ name, versions: versions.length })),
  }
}

/** `undefined` when one of the names is neither a permission nor a role. */
function permissionsOf(names: readonly string[]): VaultPermission[] | undefined {
  const granted = new Set<VaultPermission>()
  for (const name of names) {
    const permission = vaultPermissions.find((value) => value === name)
    const held = permission === undefined ? roles.get(name) : [permission]
    if (held === undefined) return undefined
    for (const value of held) granted.add(value)
  }
  return vaultPermissions.filter((value) => granted.has(value))
}

function setAccess({ state, tenantId, changed }: KeyVaultControl, order: JsonRecord): SimulatorReply {
  const { vault: name = localVaultName, principalId, permissions, tenantId: home } = order
  if (typeof name !== 'string' || !/^[\da-z-]{3,24}$/.test(name))
    return reply(400, { error: '"vault" must be 3 to 24 letters, digits or hyphens, in lower case.' })
  if (typeof principalId !== 'string')
    return reply(400, { error: '"principalId" must be the object id of a user or a service principal.' })
  const granted = isStrings(permissions) ? permissionsOf(permissions) : undefined
  if (granted === undefined)
    return reply(400, {
      error: `"permissions" is a list of ${vaultPermissions.join(', ')}, or of ${[...roles.keys()].join(', ')}.`,
    })
  if (home !== undefined && typeof home !== 'string')
    return reply(400, { error: '"tenantId" must be the id of a tenant.' })
  const vault = vaultNamed(state, name, home ?? tenantId())
  if (home !== undefined) vault.tenantId = home
  if (granted.length === 0) vault.access.delete(principalId.toLowerCase())
  else vault.access.set(principalId.toLowerCase(), granted)
  changed()
  return reply(200, describe(vault))
}

/** `GET` lists the vaults, `POST {vault?, principalId, permissions, tenantId?}` replaces what one principal may do. */
export function createKeyVaultControl(dependencies: KeyVaultControl): Service {
  return async ({ method, url, body }) => {
    if (url.pathname !== path) return undefined
    if (method === 'GET')
      return reply(200, { vaults: [...dependencies.state.vaults.values()].map((vault) => describe(vault)) })
    if (method !== 'POST') return reply(404, { error: `There is no ${method} ${path}.` })
    const order = parseRecord(body.toString('utf8'))
    return order === undefined
      ? reply(400, { error: 'The body must be a JSON object.' })
      : setAccess(dependencies, order)
  }
}
