/** One authorized call to a vault, and the things that handlers look up for it. */
import type { SimulatorReply, SimulatorRequest } from '../http.ts'
import { type JsonRecord, parseRecord } from '../json.ts'
import { type Caller, accessDenied, badParameter, keyNotFound } from './errors.ts'
import type { KeyVersion, Vault, VaultKey, VaultPermission } from './model.ts'

export interface Call {
  readonly request: SimulatorRequest
  readonly vault: Vault
  /** `https://localhost:PORT`, the vault as the caller named it. */
  readonly vaultUrl: string
  readonly caller: Caller
  /** Seconds since the Unix epoch. */
  readonly now: number
  /** Name of the key; empty where the path has none. */
  readonly name: string
  /** Version of the key; empty for the current one. */
  readonly version: string
}

export type Handler = (call: Call) => SimulatorReply | Promise<SimulatorReply>

/** @throws {VaultFailure} 403 `AccessDenied`. */
export function requirePermission({ vault, caller }: Call, permission: VaultPermission): void {
  if (vault.access.get(caller.oid)?.includes(permission) !== true)
    throw accessDenied(caller, permission, vault.name)
}

export function bodyOf({ request }: Call): JsonRecord {
  const body = parseRecord(request.body.toString('utf8'))
  if (body === undefined) throw badParameter('The request body is missing or is not a JSON object.')
  return body
}

/** A binary value: base64url without padding. */
export function bytesOf(body: JsonRecord, name: string): Buffer {
  const value = body[name]
  if (typeof value !== 'string' || !/^[\w-]*$/.test(value))
    throw badParameter(`Property ${name} has invalid value`)
  return Buffer.from(value, 'base64url')
}

export function keyOf({ vault, name }: Call): VaultKey {
  const key = vault.keys.get(name.toLowerCase())
  if (key === undefined) throw keyNotFound(name)
  return key
}

/** The version that the path names, or the current one. */
export function versionOf(call: Call): { readonly key: VaultKey; readonly version: KeyVersion } {
  const key = keyOf(call)
  const version =
    call.version === ''
      ? key.versions.at(-1)
      : key.versions.find(({ version: name }) => name === call.version.toLowerCase())
  if (version === undefined) throw keyNotFound(`${call.name}/${call.version}`)
  return { key, version }
}

export function ok(body: object): SimulatorReply {
  return { status: 200, body }
}
