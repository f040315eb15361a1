/** The built simulator as the vault, its directory and the hosts of its managed identities; with an administrator. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Agent, fetch } from 'undici'
import { systemClock } from '../../foundation/clock.ts'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { openKeyProvider } from '../key-provider.ts'
import type { KeyProvider, SealedKey } from '../keys.ts'
import { readPfx } from '../local/pfx.ts'
import type { CertificateAndKey } from '../local/pfx-reader.ts'
import { storeIn } from '../memory-store.suite.ts'
import { createSecretBox } from '../secret-box.ts'
import type { VaultIdentity } from './vault-identity.ts'

const program = fileURLToPath(new URL('../../../../simulator/bin/m365-simulator.js', import.meta.url))
const azureCli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
const readySchema = Type.Object({
  loginUrl: Type.String(),
  graphUrl: Type.String(),
  controlUrl: Type.String(),
  keyVaultUrl: Type.String(),
  caFile: Type.String(),
  usersFile: Type.String(),
  tenantId: Type.String(),
})
const peopleSchema = Type.Array(Type.Object({ upn: Type.String(), password: Type.String() }))
const vaultsSchema = Type.Object({
  vaults: Type.Array(Type.Object({ keys: Type.Array(Type.Object({ name: Type.String() })) })),
})
const objectSchema = Type.Record(Type.String(), Type.Unknown())

export type Json = Readonly<Record<string, unknown>>

interface Registered {
  readonly clientId: string
  /** Of the application object. */
  readonly id: string
  readonly principalId: string
}

export interface SimulatedVault {
  readonly url: string
  readonly tenantId: string
  /** For files of a test; goes away with it. */
  readonly folder: string
  control(path: string, body: object | undefined, method?: string): Promise<Json>
  /** Graph as the tenant's administrator. */
  graph(path: string, body: object): Promise<Json>
  /** An application and its service principal, that may do everything in the vault. */
  register(application: object): Promise<Registered>
  /** What a principal may do in the vault. */
  permit(principalId: string, permissions: readonly string[]): Promise<void>
  /** Puts a key into the vault, as somebody else does. */
  importKey(name: string, key: CertificateAndKey): Promise<void>
  /** Of every key in the vault. */
  keyNames(): Promise<readonly string[]>
  /** The vault as this identity. @param rows - Of the records; new ones when left out. */
  open(identity: VaultIdentity, rows?: Map<string, SealedKey>): Promise<KeyProvider>
  stop(): Promise<void>
}

/** Certificate and key as one PEM file, as `--key-vault-identity certificate:` takes it. */
export function pemOf({ certificate, privateKey }: CertificateAndKey): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  return `${new X509Certificate(certificate).toString()}${key.export({ format: 'pem', type: 'pkcs8' }).toString()}`
}

/** How Graph takes a certificate of an application. */
export function credentialOf({ certificate }: Pick<CertificateAndKey, 'certificate'>): object {
  return { type: 'AsymmetricX509Cert', usage: 'Verify', key: Buffer.from(certificate).toString('base64') }
}

async function readyLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the simulator says nothing')
  const lines = createInterface({ input: child.stdout })
  return new Promise((resolve, reject) => {
    lines.once('line', resolve)
    child.once('exit', () => reject(new Error('the simulator ended')))
  })
}

export async function startSimulatedVault(environment: NodeJS.ProcessEnv = {}): Promise<SimulatedVault> {
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-vault-'))
  const child = spawn(process.execPath, [program, '--port', '0', '--mails', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  })
  const ready = Value.Parse(readySchema, JSON.parse(await readyLine(child)))
  const dispatcher = new Agent({ connect: { ca: readFileSync(ready.caFile, 'utf8') } })
  const send = async (
    url: string,
    body: string | URLSearchParams | undefined,
    { method = 'POST', token }: { readonly method?: string; readonly token?: string } = {},
  ): Promise<Json> => {
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
    }
    const content = body === undefined ? {} : { body }
    const answer = await fetch(url, { method, headers, ...content, dispatcher })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`)
    return text === '' ? {} : Value.Parse(objectSchema, JSON.parse(text))
  }
  const control: SimulatedVault['control'] = (path, body, method = 'POST') =>
    send(`${ready.controlUrl}${path}`, body && JSON.stringify(body), { method })
  const graphToken = await signIn(ready, send, 'https://graph.microsoft.com')
  const vaultToken = async (): Promise<string> => {
    const token = await signIn(ready, send, 'https://vault.azure.net')
    const [, payload = ''] = token.split('.')
    const claims = Value.Parse(objectSchema, JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
    await permit(String(claims['oid']), ['all'])
    return token
  }
  const graph: SimulatedVault['graph'] = (path, body) =>
    send(`${ready.graphUrl}/v1.0${path}`, JSON.stringify(body), { token: graphToken })
  const permit: SimulatedVault['permit'] = async (principalId, permissions) => {
    await control('key-vault/access', { principalId, permissions })
  }
  return {
    url: ready.keyVaultUrl,
    tenantId: ready.tenantId,
    folder,
    control,
    graph,
    permit,
    async register(application) {
      const made = await graph('/applications', { displayName: 'Vault identity', ...application })
      const clientId = String(made['appId'])
      const principal = await graph('/servicePrincipals', { appId: clientId })
      const principalId = String(principal['id'])
      await permit(principalId, ['all'])
      return { clientId, id: String(made['id']), principalId }
    },
    async importKey(name, { privateKey }) {
      const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
      const url = `${ready.keyVaultUrl}/keys/${name}?api-version=7.6`
      const body = JSON.stringify({ key: key.export({ format: 'jwk' }) })
      await send(url, body, { method: 'PUT', token: await vaultToken() })
    },
    async keyNames() {
      const { vaults } = Value.Parse(vaultsSchema, await control('key-vault/access', undefined, 'GET'))
      return vaults.flatMap(({ keys }) => keys.map(({ name }) => name))
    },
    open: (identity, rows = new Map()) =>
      openKeyProvider(
        {
          store: storeIn(rows),
          secretBox: createSecretBox(new Secret(Buffer.alloc(32, 7).toString('base64url')), systemRandom),
          clock: systemClock,
          random: systemRandom,
          readPfx: async (...given) => readPfx(...given),
        },
        {
          url: ready.keyVaultUrl,
          identity,
          cloud: { loginUrl: ready.loginUrl, caFile: ready.caFile, keyVaultSuffix: 'localhost' },
        },
      ),
    async stop() {
      child.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type Send = (
  url: string,
  body: string | URLSearchParams,
  options?: { readonly method?: string },
) => Promise<Json>

/** By password alone, which the tenant is told to allow. */
async function signIn(
  { controlUrl, loginUrl, usersFile, tenantId }: Readonly<Record<string, string>>,
  send: Send,
  resource: string,
): Promise<string> {
  const people = Value.Parse(peopleSchema, JSON.parse(readFileSync(usersFile ?? '', 'utf8')))
  const admin = people.find(({ upn }) => upn.startsWith('admin@'))
  const patch = { method: 'PATCH' }
  await send(`${controlUrl}tenant`, JSON.stringify({ securityDefaultsEnabled: false }), patch)
  await send(`${controlUrl}users/${admin?.upn}`, JSON.stringify({ totpSecret: null }), patch)
  const form = new URLSearchParams({
    grant_type: 'password',
    client_id: azureCli,
    scope: `${resource}/.default`,
    username: admin?.upn ?? '',
    password: admin?.password ?? '',
  })
  const answer = await send(`${loginUrl}/${tenantId}/oauth2/v2.0/token`, form)
  return String(answer['access_token'])
}

/** Writes a file that only its owner can read. */
export async function writePrivate(file: string, content: string): Promise<string> {
  await writeFile(file, content, { mode: 0o600 })
  return file
}
