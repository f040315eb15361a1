/**
 * An organization whose key lies in Azure Key Vault, over the built server and the simulator: connected, the server
 * restarted, backed up, its certificate rotated (PRV-23), and the old key deleted when its time is over (PRV-24).
 */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCertificateFile } from './support/certificate-file.ts'
import { member } from './support/http.ts'
import { graphTools, startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { writeOtherTime } from './support/other-time.ts'
import { temporaryFolder } from './support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  restartStrongroom,
  runJob,
  startStrongroom,
  until,
  type Named,
  type Strongroom,
} from './support/strongroom.ts'

const longMs = 300_000
/** More than the three days for which a key is kept after it was followed. */
const fourDaysSeconds = 4 * 86_400

interface Certificate {
  readonly id: string
  readonly state: string
  readonly thumbprintSha1: string
  readonly error?: string
}

interface Verification {
  readonly id: string
  readonly state: string
}

interface Vault {
  readonly vault: string
  readonly keys: readonly { readonly name: string }[]
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let microsoft: Microsoft
let server: Strongroom
let options: { readonly flags: readonly string[]; readonly nodeFlags: readonly string[] }
let principalId = ''
/** How far the server's clock is ahead of the machine's. */
let aheadSeconds = 0
let token = ''
let organization: Named
let job: Named

/** An application of its own opens the vault, by a certificate that no organization has. */
beforeAll(async () => {
  folder = await temporaryFolder()
  microsoft = await startMicrosoft(
    '--mails',
    '3',
    '--users',
    '3',
    '--state',
    join(folder.path, 'microsoft.json'),
  )
  await signInAtMicrosoft()
  const identity = await createCertificateFile(join(folder.path, 'identity.pem'), 'vault identity')
  const registered = { displayName: 'Vault identity', keyCredentials: [identity.credential] }
  const appId = member(await microsoft.graph(token, 'POST', '/applications', registered), 'appId')
  principalId = member(await microsoft.graph(token, 'POST', '/servicePrincipals', { appId }), 'id')
  const place = `certificate:${microsoft.tenantId}/${appId}:${identity.file}`
  const vaultUrl = microsoft.program.ready['keyVaultUrl'] ?? ''
  options = {
    flags: ['--key-vault', vaultUrl, '--key-vault-identity', place],
    nodeFlags: await writeOtherTime(folder.path),
  }
  server = await startStrongroom(folder.path, microsoft, {}, options)
}, longMs)

afterAll(async () => {
  await server.program.stop()
  await microsoft.stop()
  await folder.remove()
})

/** The token is good for an hour. */
async function signInAtMicrosoft(): Promise<void> {
  const scope = 'https://graph.microsoft.com/Application.ReadWrite.All'
  token = member(await microsoft.signIn('admin', { clientId: graphTools, scope }), 'access_token')
}

async function permit(permissions: readonly string[]): Promise<void> {
  await microsoft.control('POST', 'key-vault/access', { principalId, permissions })
}

async function keysInVault(): Promise<readonly string[]> {
  const { body } = await microsoft.control('GET', 'key-vault/access')
  return (body['vaults'] as Vault[]).flatMap(({ keys }) => keys.map(({ name }) => name))
}

const certificates = (): Promise<readonly Certificate[]> =>
  server.admin.get(`/api/v1/organizations/${organization.id}/certificates`)

/** As they are registered at the application, upper-case hex. */
async function registeredThumbprints(): Promise<readonly string[]> {
  const { body } = await microsoft.graph(token, 'GET', '/applications?$select=displayName,keyCredentials')
  const found = (
    body['value'] as { displayName: string; keyCredentials: { customKeyIdentifier: string }[] }[]
  ).find(({ displayName }) => displayName === 'Strongroom Backup')
  return (found?.keyCredentials ?? []).map(({ customKeyIdentifier }) =>
    Buffer.from(customKeyIdentifier, 'base64').toString('hex').toUpperCase(),
  )
}

async function signatures(): Promise<number> {
  return (await microsoft.requests()).filter(
    ({ method, path }) => method === 'POST' && /^\/keys\/.*\/sign/.test(path),
  ).length
}

async function verify(): Promise<string> {
  const path = `/api/v1/organizations/${organization.id}/verify`
  const { id } = await server.admin.send<Verification>('POST', path, {})
  let state = 'running'
  await until(async () => {
    state = (await server.admin.get<Verification>(`${path}/${id}`)).state
    return state !== 'running'
  }, longMs)
  return state
}

/**
 * What the server does from then on it does with tokens signed from then on: they lie in its memory alone.
 * @param downSeconds - How long it was down, for itself and for Microsoft.
 */
async function restart(downSeconds = 0): Promise<void> {
  await server.program.stop()
  await microsoft.control('POST', 'clock', { advanceSeconds: downSeconds })
  aheadSeconds += downSeconds
  const environment = { AHEAD_MS: String(aheadSeconds * 1000) }
  server = await restartStrongroom(folder.path, microsoft, environment, options)
}

describe('an organization whose key lies in Azure Key Vault', { timeout: longMs }, () => {
  it('is connected with new applications, whose key is made in the vault', async () => {
    await permit(['Key Vault Crypto Officer'])
    await microsoft.control('POST', 'clock', { advanceSeconds: 0 })
    organization = await addOrganization(server, microsoft)
    const [own] = await certificates()
    expect(own).toMatchObject({ state: 'active' })
    expect(await registeredThumbprints()).toEqual([own?.thumbprintSha1])
    expect(await keysInVault()).toHaveLength(1)
    expect(await verify()).toBe('passed')
  })

  it('is backed up', async () => {
    const before = await signatures()
    await restart()
    const upn = `alice@${microsoft.tenant}`
    ;({ job } = await createMailboxJob(server, { organization, upn }))
    expect(await runJob(server, job)).toMatchObject({ status: 'Success' })
    expect(await signatures()).toBeGreaterThan(before)
  })

  it('has its certificate followed by one of another key in the vault, proven before the switch', async () => {
    const [old] = await certificates()
    const path = `/api/v1/organizations/${organization.id}/certificates/rotate`
    await server.admin.send('POST', path, { purpose: 'backup' })
    await until(async () => (await certificates()).some(({ state }) => state === 'retiring'), longMs)
    const [now, before] = await certificates()
    expect([now?.state, before?.state, before?.thumbprintSha1]).toEqual([
      'active',
      'retiring',
      old?.thumbprintSha1,
    ])
    expect(now?.thumbprintSha1).not.toBe(old?.thumbprintSha1)
    expect(await keysInVault()).toHaveLength(2)
    const thumbprints = new Set([now?.thumbprintSha1, old?.thumbprintSha1])
    expect(new Set(await registeredThumbprints())).toEqual(thumbprints)
    expect(await verify()).toBe('passed')
  })

  it('loses the old key, at the application and in the vault, days after it was followed', async () => {
    const [now] = await certificates()
    const held = await keysInVault()
    await restart(fourDaysSeconds)
    await until(async () => !(await certificates()).some(({ state }) => state === 'retiring'), longMs)
    expect((await certificates()).filter(({ state }) => state !== 'removed')).toMatchObject([
      { state: 'active', thumbprintSha1: now?.thumbprintSha1 },
    ])
    const [left, ...more] = await keysInVault()
    expect(more).toEqual([])
    expect(held).toContain(left)
    await signInAtMicrosoft()
    expect(await registeredThumbprints()).toEqual([now?.thumbprintSha1])
    expect(await verify()).toBe('passed')
    const before = await signatures()
    await restart()
    expect(await runJob(server, job)).toMatchObject({ status: 'Success' })
    expect(await signatures()).toBeGreaterThan(before)
  })
})
