/** Refusals in Key Vault's shape (learn.microsoft.com/azure/key-vault/general/rest-error-codes). */
import type { SimulatorReply } from '../http.ts'

/** A refusal with Microsoft's status, code and text; `inner` is the code within. */
export class VaultFailure extends Error {
  override readonly name = 'VaultFailure'
  readonly status: number
  readonly code: string
  readonly inner: string | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: string,
    message: string,
    more: { readonly inner?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.inner = more.inner
    this.headers = more.headers ?? {}
  }
}

export function errorReply({ status, code, message, inner, headers }: VaultFailure): SimulatorReply {
  const innererror = inner === undefined ? {} : { innererror: { code: inner } }
  return { status, headers, body: { error: { code, message, ...innererror } } }
}

export const badParameter = (message: string) => new VaultFailure(400, 'BadParameter', message)

export const keyNotFound = (name: string) =>
  new VaultFailure(
    404,
    'KeyNotFound',
    `A key with (name/id) ${name} was not found in this key vault. If you recently deleted this key you may be able to recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182`,
  )

export const deletedKeyNotFound = (name: string) =>
  new VaultFailure(404, 'KeyNotFound', `Deleted Key not found: ${name}`)

export const nameInUse = (name: string) =>
  new VaultFailure(
    409,
    'Conflict',
    `Key ${name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the key can only be recovered or purged.`,
    { inner: 'ObjectIsDeletedButRecoverable' },
  )

/** The key itself stands in the way: disabled, expired, or not made for this. */
export const forbiddenByKey = (message: string, inner: string) =>
  new VaultFailure(403, 'Forbidden', message, { inner })

export interface Caller {
  readonly appid: string
  /** Object id of the person or the service principal. */
  readonly oid: string
  readonly iss: string
}

export const accessDenied = (caller: Caller, permission: string, vault: string) =>
  new VaultFailure(
    403,
    'Forbidden',
    `The user, group or application 'appid=${caller.appid};oid=${caller.oid};iss=${caller.iss}' does not have keys ${permission.toLowerCase()} permission on key vault '${vault};location=westeurope'. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125287`,
    { inner: 'AccessDenied' },
  )
