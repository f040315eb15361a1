/** Making, reading and changing keys: create, get, list, update (Key Vault REST: Keys). */
import { isRecord, type JsonRecord } from '../json.ts'
import type { SimulatorReply } from '../http.ts'
import { readChanges } from './attributes.ts'
import { bodyOf, type Call, type Handler, keyOf, ok, requirePermission, versionOf } from './call.ts'
import { badParameter, forbiddenByKey, nameInUse } from './errors.ts'
import { generatePrivateKey, newVersionName, readKey } from './material.ts'
import { curveNames, type KeyKind, type KeyVersion, type VaultKey } from './model.ts'
import { pageOf } from './pages.ts'
import { keyBundle, keyItem } from './views.ts'

const rsaOperations = ['encrypt', 'decrypt', 'sign', 'verify', 'wrapKey', 'unwrapKey']
const curveOperations = ['sign', 'verify']

function kindOf(body: JsonRecord): KeyKind {
  const { kty, key_size: size = 2048, crv = 'P-256' } = body
  if (kty === 'RSA' || kty === 'RSA-HSM') {
    if (size !== 2048 && size !== 3072 && size !== 4096)
      throw badParameter('The specified key_size is not supported for RSA keys: 2048, 3072 or 4096')
    return { kty, size }
  }
  if (kty === 'EC' || kty === 'EC-HSM') {
    const curve = curveNames.find((name) => name === crv)
    if (curve === undefined) throw badParameter('The specified curve is not supported')
    return { kty, crv: curve }
  }
  throw badParameter('Property kty has invalid value')
}

/**
 * @param privateKey - PKCS #8, PEM.
 * @param now - Seconds since the Unix epoch.
 */
export function newVersion(
  kind: KeyKind,
  privateKey: string,
  changes: ReturnType<typeof readChanges>,
  now: number,
): KeyVersion {
  return {
    version: newVersionName(),
    kind,
    privateKey,
    operations: 'size' in kind ? [...rsaOperations] : [...curveOperations],
    enabled: true,
    created: now,
    updated: now,
    notBefore: null,
    expires: null,
    tags: {},
    ...changes,
  }
}

export const createKey: Handler = async (call) => {
  requirePermission(call, 'create')
  checkName(call)
  const body = bodyOf(call)
  if (body['release_policy'] !== undefined && body['release_policy'] !== null)
    throw badParameter('Release policies are not supported by this vault')
  const kind = kindOf(body)
  return addVersion(call, newVersion(kind, await generatePrivateKey(kind), readChanges(body), call.now))
}

/** A new key, or a new version of one: from outside (Key Vault REST: Import Key). */
export const importKey: Handler = (call) => {
  requirePermission(call, 'import')
  checkName(call)
  const body = bodyOf(call)
  const { key: given, hsm } = body
  if (hsm === true) throw badParameter('Importing HSM keys is not supported by this vault')
  const { kind, privateKey } = readKey(isRecord(given) ? given : {})
  return addVersion(call, newVersion(kind, privateKey, readChanges(body), call.now))
}

/** @throws {VaultFailure} 400 `BadParameter`, 409 for the name of a deleted key. */
function checkName({ vault, name }: Call): void {
  if (!/^[\dA-Za-z-]{1,127}$/.test(name))
    throw badParameter(`The request URI contains an invalid name: ${name}`)
  if (vault.deleted.has(name.toLowerCase())) throw nameInUse(name)
}

function addVersion({ vault, name, vaultUrl }: Call, version: KeyVersion): SimulatorReply {
  const key: VaultKey = vault.keys.get(name.toLowerCase()) ?? { name, versions: [], rotationPolicy: null }
  key.versions.push(version)
  vault.keys.set(name.toLowerCase(), key)
  return ok(keyBundle(vaultUrl, key, version))
}

/** Unlike a disabled secret, a disabled key can be read. */
export const getKey: Handler = (call) => {
  requirePermission(call, 'get')
  const { key, version } = versionOf(call)
  return ok(keyBundle(call.vaultUrl, key, version))
}

export const updateKey: Handler = (call) => {
  requirePermission(call, 'update')
  const { key, version } = versionOf(call)
  Object.assign(version, readChanges(bodyOf(call)), { updated: call.now })
  return ok(keyBundle(call.vaultUrl, key, version))
}

function currentItem(call: Call, key: VaultKey): object[] {
  const current = key.versions.at(-1)
  return current === undefined ? [] : [keyItem(call.vaultUrl, key, current, false)]
}

export const listKeys: Handler = (call): SimulatorReply => {
  requirePermission(call, 'list')
  const items = [...call.vault.keys.values()]
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .flatMap((key) => currentItem(call, key))
  return ok(pageOf(call, items))
}

export const listVersions: Handler = (call): SimulatorReply => {
  requirePermission(call, 'list')
  const key = keyOf(call)
  const items = key.versions.map((version) => keyItem(call.vaultUrl, key, version, true))
  return ok(pageOf(call, items))
}

/** Keys do not leave this vault as a backup. */
export const backupKey: Handler = (call) => {
  requirePermission(call, 'backup')
  throw forbiddenByKey('The operation "backup" is not enabled in this vault.', 'OperationNotAllowed')
}
