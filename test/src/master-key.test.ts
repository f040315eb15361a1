/** `strongroom master-key rotate` as a person runs it: on the data folder of a real server (security 3.3, PRV-14). */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApiClient, requestTokens, type ApiClient, type BackupRepository } from '@strongroom/api-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, trusting } from './support/http.ts'
import { run, start, temporaryFolder, type Finished, type Running } from './support/programs.ts'

const password = 'correct horse battery staple'
const command = fileURLToPath(new URL('../../node_modules/.bin/strongroom', import.meta.url))
/** What it says after each of its steps. */
const steps = ['is ready', 'is sealed with', 'no longer needed', 'in its place']

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let server: Running
let data: string
const oldKeys: Buffer[] = []

const rotate = (): Promise<Finished> => run('strongroom', ['master-key', 'rotate', '--data-dir', data])
const masterKey = (): Promise<Buffer> => readFile(join(data, 'keys', 'master.key'))
const serve = (): Promise<Running> => start('strongroom', ['serve', '--data-dir', data, '--port', '0'])

async function signIn({ ready }: Running): Promise<ApiClient> {
  const { apiUrl: url = '', caFile = '' } = ready
  const reach = { url, fetch: trusting(caFile), now: () => Date.now() }
  const tokens = await requestTokens(reach, { grant_type: 'password', username: 'admin', password })
  return createApiClient({ ...reach, tokens })
}

/** Killed as soon as it has said so; it may be further by then. */
async function killAt(words: string): Promise<void> {
  const child = spawn(command, ['master-key', 'rotate', '--data-dir', data], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DATABASE_URL: undefined },
  })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString()
    if (said.includes(words)) child.kill('SIGKILL')
  })
  await once(child, 'exit')
  expect(said).toContain(words)
}

/** Every way in which somebody may write 32 bytes down. */
async function filesWith(key: Buffer): Promise<string[]> {
  const entries = await readdir(data, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    const text = bytes.toString('latin1')
    const forms = [key.toString('hex'), key.toString('base64'), key.toString('base64url')]
    if (bytes.includes(key) || forms.some((form) => text.includes(form))) found.push(path)
  }
  return found
}

beforeAll(async () => {
  folder = await temporaryFolder()
  data = join(folder.path, 'data')
  server = await serve()
  const { apiUrl: url = '', caFile = '', setupSecretFile = '' } = server.ready
  const secret = (await readFile(setupSecretFile, 'utf8')).trim()
  const json = { secret, userName: 'admin', password }
  const { status, text } = await call(trusting(caFile), 'POST', `${url}/api/v1/setup`, { json })
  if (status >= 300) throw new Error(`setup: ${status} ${text}`)
  const admin = await signIn(server)
  await admin.send('POST', '/v8/BackupRepositories', {
    name: 'Vault',
    retentionType: 'SnapshotBased',
    retentionPeriodType: 'Yearly',
    yearlyRetentionPeriod: 'Keep',
  })
}, 120_000)
afterAll(async () => {
  await server.kill()
  await folder.remove()
})

describe('strongroom master-key rotate', () => {
  it('is refused while the server runs, and changes nothing', async () => {
    const before = await masterKey()
    oldKeys.push(before)
    const { code, stderr } = await rotate()
    expect([code, stderr]).toEqual([1, expect.stringMatching(/in use/)])
    expect(await masterKey()).toEqual(before)
  })

  it('PRV-14: killed after any of its steps, it is finished by running it again', async () => {
    await server.stop()
    for (const words of steps) {
      await killAt(words)
      const { code, stdout, stderr } = await rotate()
      expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: expect.any(String) })
      expect(stdout).toContain('The master key is another one')
      expect(await readdir(join(data, 'keys'))).toEqual(['master.key'])
      oldKeys.push(await masterKey())
    }
    expect(new Set(oldKeys.map((key) => key.toString('hex'))).size).toBe(steps.length + 1)
  }, 240_000)

  it('killed and not run again: the server itself finishes it, and opens everything', async () => {
    await killAt('is sealed with')
    server = await serve()
    const { results } = await (
      await signIn(server)
    ).get<{ results: readonly BackupRepository[] }>('/v8/BackupRepositories')
    expect(results.map(({ name }) => name)).toEqual(['Vault'])
    await server.stop()
  }, 120_000)

  it('leaves nothing of an old key, which opens nothing any more', async () => {
    const present = await masterKey()
    expect(await filesWith(present)).toEqual([join(data, 'keys', 'master.key')])
    for (const key of oldKeys) {
      expect(key).not.toEqual(present)
      expect(await filesWith(key)).toEqual([])
    }
    await writeFile(join(data, 'keys', 'master.key'), oldKeys[0] ?? '')
    await expect(serve()).rejects.toThrow(/master key/i)
    await writeFile(join(data, 'keys', 'master.key'), present)
    server = await serve()
  }, 120_000)
})
