/** Microsoft's own libraries between our provider and the built simulator's vault, as a managed identity. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { constants, verify, X509Certificate } from 'node:crypto'
import { Agent, fetch } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../foundation/clock.ts'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { openKeyProvider } from '../key-provider.ts'
import type { KeyProvider, SealedKey } from '../keys.ts'
import { storeIn } from '../memory-store.suite.ts'
import { createSecretBox } from '../secret-box.ts'

const program = fileURLToPath(new URL('../../../../simulator/bin/m365-simulator.js', import.meta.url))
const longMs = 120_000

interface Ready {
  readonly loginUrl: string
  readonly controlUrl: string
  readonly keyVaultUrl: string
  readonly caFile: string
}

let child: ChildProcess
let keys: KeyProvider
let permit: (permissions: readonly string[]) => Promise<void>
const rows = new Map<string, SealedKey>()
const before = { ...process.env }

beforeAll(async () => {
  child = spawn(process.execPath, [program, '--port', '0', '--mails', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const [line] = await new Promise<string[]>((resolve) => lines.once('line', (text) => resolve([text])))
  const ready = JSON.parse(line ?? '') as Ready
  const dispatcher = new Agent({ connect: { ca: readFileSync(ready.caFile, 'utf8') } })
  const control = async (path: string, body: object): Promise<Record<string, string>> => {
    const url = `${ready.controlUrl}${path}`
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body), dispatcher })
    if (!answer.ok) throw new Error(await answer.text())
    return JSON.parse((await answer.text()) || '{}') as Record<string, string>
  }
  const identity = await control('managed-identities', { displayName: 'server', systemAssigned: true })
  process.env['IDENTITY_ENDPOINT'] = identity['endpoint']
  process.env['IDENTITY_HEADER'] = identity['header']
  permit = async (permissions) => {
    await control('key-vault/access', { principalId: identity['principalId'], permissions })
  }
  keys = await openKeyProvider(
    {
      store: storeIn(rows),
      secretBox: createSecretBox(new Secret(Buffer.alloc(32, 7).toString('base64url')), systemRandom),
      clock: systemClock,
      random: systemRandom,
    },
    {
      url: ready.keyVaultUrl,
      identity: { kind: 'managed', clientId: undefined },
      cloud: { loginUrl: ready.loginUrl, caFile: ready.caFile, keyVaultSuffix: 'localhost' },
    },
  )
}, longMs)

afterAll(() => {
  child.kill('SIGKILL')
  process.env = before
})

describe('keys in Azure Key Vault', { timeout: longMs }, () => {
  const request = { commonName: 'Strongroom test', validDays: 180, context: 'organization-1' }

  it('says which role is missing', async () => {
    await expect(keys.createCertificate(request)).rejects.toMatchObject({
      code: 'key_vault',
      message: expect.stringMatching(/Key Vault Crypto Officer/),
    })
  })

  it('PRV-08: are made there, sign there, and leave nothing here but their certificate', async () => {
    await permit(['all'])
    const made = await keys.createCertificate(request)
    const { publicKey } = new X509Certificate(made.certificate)
    expect(new X509Certificate(made.certificate).verify(publicKey)).toBe(true)
    expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072)
    const data = Buffer.from('header.payload')
    const pss = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
    expect(verify('sha256', data, pss, await keys.signPs256(made.id, data))).toBe(true)
    expect(verify('sha256', data, publicKey, await keys.signRs256(made.id, data))).toBe(true)
    expect(rows.get(made.id)?.purpose).toBe('azure-key-vault')
    await keys.remove(made.id)
    await expect(keys.signPs256(made.id, data)).rejects.toMatchObject({ code: 'not_found' })
  })
})
