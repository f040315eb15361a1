/** The body of `POST /api/v1/provisionings`: what the options and the answers of a person say. */
import { readFile } from 'node:fs/promises'
import { UsageError } from '../context.ts'
import { readSecretFile } from '../secret-file.ts'

export type Way = 'register' | 'existing' | 'existing-managed' | 'remove'

/** Options that `org add`, `org edit` and `org migrate` share. */
export interface WishOptions {
  readonly way?: string
  readonly services?: string
  readonly region?: string
  readonly name?: string
  readonly description?: string
  readonly tenant?: string
  readonly application?: string
  readonly restoreApplication?: string
  readonly signInApplicationId?: string
  readonly certificate?: string
  readonly certificatePasswordFile?: string
  readonly newCertificate?: boolean
  readonly key?: string
  readonly federatedTokenFile?: string
  readonly layout?: string
  readonly restore?: string
  readonly signInApplication?: boolean
  readonly posture?: boolean
  readonly drift?: boolean
  readonly removeExcessive?: boolean
  readonly accept?: readonly string[]
}

export interface ProvisioningBody {
  readonly way: Way
  readonly [member: string]: unknown
}

const ways = ['register', 'existing', 'existing-managed'] as const
const services = ['exchange', 'sharepoint', 'teams', 'teams-chats'] as const
const layouts = ['standard', 'separate-restore', 'single'] as const
const restores = ['standing', 'just-in-time', 'none'] as const

/** @throws {UsageError} */
export function readWay(text: string): Way {
  return oneOf('--way', text, ways)
}

/** @throws {UsageError} */
export function readServices(text: string): readonly string[] {
  const names = text
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  return names.map((name) => oneOf('--services', name, services))
}

/** @throws {UsageError} */
export function readLayout(text: string): string {
  return oneOf('--layout', text, layouts)
}

/** @throws {UsageError} */
export function readRestore(text: string): string {
  return oneOf('--restore', text, restores)
}

function oneOf<const Names extends readonly string[]>(
  option: string,
  text: string,
  names: Names,
): Names[number] {
  const found: Names[number] | undefined = names.find((name) => name === text)
  if (found === undefined) throw new UsageError(`${option} takes ${names.join(', ')}, not ${text}`)
  return found
}

/** @throws {UsageError} for what does not fit together. */
export async function provisioningBody(way: Way, options: WishOptions): Promise<ProvisioningBody> {
  const applications = {
    ...given('backup', options.application),
    ...given('restore', options.restoreApplication),
    ...given('signIn', options.signInApplicationId),
  }
  return {
    way,
    ...given('region', options.region),
    ...given('description', options.description),
    ...given('services', options.services === undefined ? undefined : readServices(options.services)),
    ...given('layout', options.layout === undefined ? undefined : readLayout(options.layout)),
    ...given('restore', options.restore === undefined ? undefined : readRestore(options.restore)),
    ...given('signInApplication', options.signInApplication),
    ...given('posture', options.posture),
    ...given('drift', options.drift),
    ...given('applicationName', options.name),
    ...(Object.keys(applications).length === 0 ? {} : { applications }),
    ...given('tenant', options.tenant),
    ...given('credential', await credentialOf(options)),
    ...given('removeExcessive', options.removeExcessive),
    ...given('accept', options.accept),
  }
}

function given<Value>(name: string, value: Value | undefined): { readonly [member: string]: Value } {
  return value === undefined ? {} : { [name]: value }
}

async function credentialOf(options: WishOptions): Promise<object | undefined> {
  const { certificate, key, federatedTokenFile: tokenFile, newCertificate } = options
  const named = [certificate, key, tokenFile, newCertificate === true ? 'new' : undefined]
  if (named.filter((one) => one !== undefined).length > 1)
    throw new UsageError(
      'name one proof: --certificate, --key, --federated-token-file or --new-certificate, not several',
    )
  if (key !== undefined) return { kind: 'key', keyId: key }
  if (tokenFile !== undefined) return { kind: 'federated', tokenFile }
  if (newCertificate === true) return { kind: 'new-certificate' }
  if (certificate === undefined) return undefined
  const { certificatePasswordFile: file } = options
  const password = file === undefined ? '' : await readSecretFile(file)
  return { kind: 'pfx', pfx: await readBase64(certificate), password }
}

async function readBase64(file: string): Promise<string> {
  try {
    return (await readFile(file)).toString('base64')
  } catch (cause) {
    throw new UsageError(`cannot read ${file}: name a PKCS#12 file (.pfx, .p12)`, { cause })
  }
}
