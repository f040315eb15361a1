import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent, fetch as undiciFetch } from 'undici'
import { expect, it, onTestFinished } from 'vitest'
import { startServer } from './app.ts'
import { readConfiguration } from './config/index.ts'
import { systemClock } from './foundation/clock.ts'
import { silentLog } from './foundation/log.ts'
import { systemRandom } from './foundation/random.ts'

const password = 'correct horse battery staple'

it('the page of metrics tells what the storages of repositories are asked, of the whole server', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-metrics-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'password'), `${password}\n`)
  const options = ['--data-dir', join(folder, 'data'), '--port', '0']
  const configuration = readConfiguration([...options, '--admin-password-file', join(folder, 'password')], {})
  const parts = { clock: systemClock, random: systemRandom, log: silentLog }
  const server = await startServer(configuration, parts)
  onTestFinished(() => server.close())
  const agent = new Agent({ connect: { ca: await readFile(server.ready.caFile, 'utf8') } })
  onTestFinished(() => agent.close())
  const send = (path: string, init: { method?: string; headers?: Record<string, string>; body?: string }) =>
    undiciFetch(`${server.ready.apiUrl}${path}`, { ...init, dispatcher: agent })

  const form = new URLSearchParams({ grant_type: 'password', username: 'admin', password }).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const signedIn = await send('/v8/token', { method: 'POST', headers: type, body: form })
  const token = ((await signedIn.json()) as { access_token: string }).access_token
  const authorization = `Bearer ${token}`
  const body = JSON.stringify({ name: 'Main', storage: { kind: 'folder' } })
  const headers = { authorization, 'content-type': 'application/json' }
  const made = await send('/api/v1/repositories', { method: 'POST', headers, body })
  expect(made.status).toBe(201)
  const { id } = (await made.json()) as { id: string }

  const text = await (await send('/metrics', { headers: { authorization } })).text()
  const samples = text.split('\n')
  for (const sample of [
    `strongroom_storage_duration_seconds_count{repository="${id}",operation="put"}`,
    `strongroom_storage_bytes_total{repository="${id}",direction="written"}`,
  ]) {
    const line = samples.find((each) => each.startsWith(`${sample} `))
    expect(Number(line?.split(' ').at(-1))).toBeGreaterThan(0)
  }
}, 60_000)
