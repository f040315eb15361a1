/** Where the master key comes from, and where keys of applications are held: options and environment as values. */
import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { isUuid } from '../foundation/ids.ts'
import { ConfigurationError } from './errors.ts'

/** Absolute files. */
export type MasterKeyChoice =
  | { readonly kind: 'file' }
  | { readonly kind: 'credential'; readonly file: string }
  | { readonly kind: 'passphrase'; readonly passphraseFile: string }

/** As whom the server speaks to Azure Key Vault. Files are absolute. */
export type KeyVaultIdentity =
  /** Of the machine that it runs on; `clientId` for one that was assigned by a user. */
  | { readonly kind: 'managed'; readonly clientId: string | undefined }
  /** An application that another issuer stands for. */
  | {
      readonly kind: 'token-file'
      readonly tenantId: string
      readonly clientId: string
      readonly file: string
    }
  /** An application with a certificate of its own: PEM, certificate and key. */
  | {
      readonly kind: 'certificate'
      readonly tenantId: string
      readonly clientId: string
      readonly file: string
    }

export interface KeyVaultChoice {
  /** Origin: `https://contoso.vault.azure.net`. */
  readonly url: string
  readonly identity: KeyVaultIdentity
}

type Options = ReadonlyMap<string, string>

const usualCredential = 'strongroom-master-key'

/** @throws {ConfigurationError} `bad_option` */
export function readMasterKeyChoice(
  given: Options,
  { CREDENTIALS_DIRECTORY: folder }: { readonly CREDENTIALS_DIRECTORY?: string | undefined },
): MasterKeyChoice {
  const place = given.get('master-key')
  const passphraseFile = given.get('master-key-passphrase-file')
  if (passphraseFile !== undefined) {
    if (place !== undefined)
      throw badOption('--master-key and --master-key-passphrase-file exclude each other: give one of them.')
    return { kind: 'passphrase', passphraseFile: resolve(passphraseFile) }
  }
  const name = place === undefined ? usualCredential : credentialName(place)
  const file = folder === undefined || folder === '' ? undefined : join(folder, name)
  if (place === undefined)
    return file !== undefined && existsSync(file) ? { kind: 'credential', file } : { kind: 'file' }
  if (file === undefined)
    throw badOption(
      `--master-key ${place} needs a service of systemd that loads it: LoadCredentialEncrypted=${name}.`,
    )
  return { kind: 'credential', file }
}

/** Where another master key is to come from: one of them, or none for the same kind of place as now. */
export interface MasterKeyTarget {
  readonly toFile?: boolean | undefined
  /** Name of a credential of the service manager. */
  readonly toSystemd?: string | undefined
  readonly toPassphraseFile?: string | undefined
}

/**
 * @param current - as the server is started.
 * @throws {ConfigurationError} `bad_option`
 */
export function readMasterKeyTarget(
  { toFile = false, toSystemd, toPassphraseFile }: MasterKeyTarget,
  current: MasterKeyChoice,
  environment: { readonly CREDENTIALS_DIRECTORY?: string | undefined } = process.env,
): { readonly from: MasterKeyChoice; readonly to: MasterKeyChoice } {
  if ([toFile, toSystemd !== undefined, toPassphraseFile !== undefined].filter(Boolean).length > 1)
    throw badOption('--to-file, --to-systemd and --to-passphrase-file exclude each other: give one of them.')
  if (toFile) return { from: current, to: { kind: 'file' } }
  if (toPassphraseFile !== undefined)
    return { from: current, to: { kind: 'passphrase', passphraseFile: resolve(toPassphraseFile) } }
  if (toSystemd === undefined) {
    if (current.kind !== 'credential') return { from: current, to: current }
    throw badOption(
      'The master key is a credential of the service manager: name another one with --to-systemd, or choose --to-file.',
    )
  }
  const to = readMasterKeyChoice(new Map([['master-key', `systemd:${toSystemd}`]]), environment)
  // The usual credential is taken for the present key by itself; named as the new one, it is not that.
  const isSame = current.kind === 'credential' && to.kind === 'credential' && current.file === to.file
  return { from: isSame ? { kind: 'file' } : current, to }
}

function credentialName(place: string): string {
  const name = /^systemd:([A-Za-z0-9_.-]{1,200})$/.exec(place)?.[1]
  if (name === undefined || /^\.+$/.test(name))
    throw badOption(`--master-key has to be systemd:NAME, not ${place}.`)
  return name
}

/** @throws {ConfigurationError} `bad_option` */
export function readKeyVaultChoice(given: Options): KeyVaultChoice | undefined {
  const text = given.get('key-vault')
  const identity = given.get('key-vault-identity')
  if (text === undefined) {
    if (identity === undefined) return undefined
    throw badOption('--key-vault-identity needs --key-vault: give both, or neither.')
  }
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url?.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  if (url?.protocol !== 'https:' || !isOrigin)
    throw badOption(
      '--key-vault has to be the address of a vault, for example https://contoso.vault.azure.net.',
    )
  return { url: url.origin, identity: readIdentity(identity ?? 'managed') }
}

function readIdentity(text: string): KeyVaultIdentity {
  if (text === 'managed') return { kind: 'managed', clientId: undefined }
  const [, kind, rest = ''] = /^(managed|token-file|certificate):(.+)$/.exec(text) ?? []
  if (kind === 'managed') return { kind, clientId: guid(rest, text) }
  const [, tenant = '', client = '', path = ''] = /^([^/:]+)\/([^/:]+):(.+)$/.exec(rest) ?? []
  if (kind !== 'token-file' && kind !== 'certificate') throw badIdentity(text)
  const file = isAbsolute(path) ? path : resolve(path)
  return { kind, tenantId: guid(tenant, text), clientId: guid(client, text), file }
}

function guid(id: string, text: string): string {
  if (isUuid(id.toLowerCase())) return id.toLowerCase()
  throw badIdentity(text)
}

function badIdentity(text: string): ConfigurationError {
  return badOption(
    `--key-vault-identity has to be managed, managed:CLIENT, token-file:TENANT/CLIENT:FILE or certificate:TENANT/CLIENT:FILE, with GUIDs for tenant and client, not ${text}. A key of the vault itself cannot open it.`,
  )
}

function badOption(message: string): ConfigurationError {
  return new ConfigurationError('bad_option', message)
}
