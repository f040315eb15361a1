/**
 * The one reader of the command line and the environment: options in, checked values out. Defaults and units are
 * said here; nothing below asks the environment again.
 */
import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { describeError } from '../foundation/errors.ts'
import { isUuid } from '../foundation/ids.ts'
import type { LogLevel } from '../foundation/log.ts'
import { Secret } from '../foundation/secret.ts'
import { ConfigurationError } from './errors.ts'
import {
  type KeyVaultChoice,
  type MasterKeyChoice,
  readKeyVaultChoice,
  readMasterKeyChoice,
} from './key-options.ts'
import { serveOptionNames, serveSwitchNames } from './serve-options.ts'

export interface Configuration {
  /** Absolute. */
  readonly dataFolder: string
  readonly host: string
  /** 0 for a free port. */
  readonly port: number
  /** Origin, without a trailing slash. */
  readonly publicUrl: string | undefined
  /** Absolute files; undefined when the server makes its own certificate. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined
  /** In the order in which they were given; the first is the default. */
  readonly clouds: readonly [CloudChoice, ...CloudChoice[]]
  /** Absolute. */
  readonly adminPasswordFile: string | undefined
  /** Makes a new setup secret, by which an administrator gets their account back. */
  readonly isRecovery: boolean
  /** A PostgreSQL URL, which may hold a password; undefined for SQLite in the data folder. */
  readonly databaseUrl: Secret | undefined
  readonly bootstrapClientId: string | undefined
  readonly masterKey: MasterKeyChoice
  /** Undefined when keys of applications lie in the records, sealed by the master key. */
  readonly keyVault: KeyVaultChoice | undefined
  readonly logLevel: LogLevel
}

/** A cloud of Microsoft's by name, or an absolute cloud file. */
type CloudChoice = { readonly name: string } | { readonly file: string }

/** The environment variables that count. */
export interface Environment {
  readonly DATABASE_URL?: string | undefined
  readonly STRONGROOM_LOG_LEVEL?: string | undefined
  /** The folder of the service manager's credentials (systemd.exec(5)). */
  readonly CREDENTIALS_DIRECTORY?: string | undefined
}

const logLevels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent']
const defaultPort = 4443

/**
 * @param options - What follows `strongroom serve`, for example `['--data-dir', '/var/lib/strongroom']`.
 * @throws {ConfigurationError} `bad_option` with the option and what it has to be.
 */
export function readConfiguration(
  options: readonly string[],
  environment: Environment = process.env,
): Configuration {
  const all = parse(options)
  const given = singleValues(all)
  const dataFolder = required(given, 'data-dir', 'a folder of its own, for example /var/lib/strongroom')
  return {
    dataFolder: resolve(dataFolder),
    host: given.get('host') ?? '127.0.0.1',
    port: readPort(given.get('port')),
    publicUrl: readPublicUrl(given.get('public-url')),
    tls: readTls(given),
    clouds: readClouds(all),
    adminPasswordFile: absolute(given.get('admin-password-file')),
    isRecovery: given.has('recover'),
    databaseUrl: readDatabaseUrl(environment.DATABASE_URL),
    bootstrapClientId: readClientId(given.get('bootstrap-client-id')),
    masterKey: readMasterKeyChoice(given, environment),
    keyVault: readKeyVaultChoice(given),
    logLevel: readLogLevel(given.get('log-level') ?? environment.STRONGROOM_LOG_LEVEL),
  }
}

function badOption(message: string): ConfigurationError {
  return new ConfigurationError('bad_option', message)
}

interface GivenOption {
  readonly name: string
  readonly value: string
}

/** Options that may be given several times. */
const repeatable: ReadonlySet<string> = new Set(['cloud', 'cloud-file'])

function singleValues(options: readonly GivenOption[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>()
  for (const { name, value } of options) {
    if (value.trim() === '') throw badOption(`--${name} is empty: give it a value, or leave it out.`)
    if (repeatable.has(name)) continue
    if (given.has(name)) throw badOption(`--${name} is given twice: give it once.`)
    given.set(name, value)
  }
  return given
}

/** In their order on the command line; a switch has its own name for a value. */
function parse(options: readonly string[]): readonly GivenOption[] {
  const known = Object.fromEntries(
    serveOptionNames.map((name) => [
      name,
      { type: serveSwitchNames.includes(name) ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  )
  try {
    const { tokens } = parseArgs({
      args: [...options],
      options: known,
      strict: true,
      allowPositionals: false,
      tokens: true,
    })
    return tokens.flatMap((token) =>
      token.kind === 'option' ? [{ name: token.name, value: token.value ?? token.name }] : [],
    )
  } catch (error) {
    const sentence = describeError(error).split('. ')[0] ?? ''
    throw badOption(`${sentence}. See strongroom serve --help.`)
  }
}

function required(given: ReadonlyMap<string, string>, name: string, what: string): string {
  const value = given.get(name)
  if (value === undefined) throw badOption(`--${name} is missing: give ${what}.`)
  return value
}

function absolute(path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  return isAbsolute(path) ? path : resolve(path)
}

function readPort(text: string | undefined): number {
  if (text === undefined) return defaultPort
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw badOption(`--port has to be a number from 0 to 65535, not ${text}.`)
  return port
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url?.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  if (url?.protocol !== 'https:' || !isOrigin)
    throw badOption(
      `--public-url has to be an https address without a path, for example https://backup.example.com:4443.`,
    )
  return url.origin
}

function readTls(given: ReadonlyMap<string, string>): Configuration['tls'] {
  const certFile = absolute(given.get('tls-cert'))
  const keyFile = absolute(given.get('tls-key'))
  if (certFile === undefined && keyFile === undefined) return undefined
  if (certFile === undefined || keyFile === undefined)
    throw badOption('--tls-cert and --tls-key belong together: give both, or neither.')
  return { certFile, keyFile }
}

function readClouds(options: readonly GivenOption[]): Configuration['clouds'] {
  const clouds = options.flatMap(({ name, value }): CloudChoice[] => {
    if (name === 'cloud-file') return [{ file: resolve(value) }]
    return name === 'cloud' ? [{ name: value }] : []
  })
  const [first = { name: 'worldwide' }, ...others] = clouds
  return [first, ...others]
}

function readDatabaseUrl(text: string | undefined): Secret | undefined {
  if (text === undefined || text === '') return undefined
  if (!/^postgres(ql)?:\/\//.test(text))
    throw badOption(
      'DATABASE_URL has to begin with postgresql://; unset it to keep the records in the data folder.',
    )
  return new Secret(text)
}

function readClientId(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const id = text.toLowerCase()
  if (!isUuid(id))
    throw badOption(`--bootstrap-client-id has to be the client id of an application, a GUID, not ${text}.`)
  return id
}

function readLogLevel(text: string | undefined): LogLevel {
  if (text === undefined || text === '') return 'info'
  const level = logLevels.find((known) => known === text)
  if (level === undefined)
    throw badOption(`--log-level has to be one of ${logLevels.join(', ')}, not ${text}.`)
  return level
}
