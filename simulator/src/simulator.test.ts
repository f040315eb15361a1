/** The whole: what the ready line promises, mail from folders, and a state that survives a restart. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBrowser } from './approve/browser.ts'
import { signInOnPages } from './entra/testing-client.ts'
import { register } from './entra/testing.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from './simulator.ts'
import { findUserByName } from './tenant/users.ts'

let folder: string
let running: Simulator[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
  running = []
})

afterEach(async () => {
  for (const simulator of running) await simulator.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator({ mails: 0, ...options })
  running.push(simulator)
  return simulator
}

async function stop(simulator: Simulator): Promise<void> {
  running = running.filter((entry) => entry !== simulator)
  await simulator.stop()
}

describe('the ready line', () => {
  it('names one origin, and files that say what contracts promise', async () => {
    const { ready } = await start()
    expect(ready).toMatchObject({ ready: true, graphUrl: ready.loginUrl, tenant: 'contoso.onmicrosoft.com' })
    expect(ready.loginUrl).toMatch(/^https:\/\/localhost:\d+$/)
    expect(ready.controlUrl).toBe(`${ready.loginUrl}/_simulator/`)
    expect(JSON.parse(readFileSync(ready.cloudFile, 'utf8'))).toMatchObject({
      name: 'simulator',
      region: 'Worldwide',
      v1Issuer: 'https://sts.windows.net/{tid}/',
      loginUrl: ready.loginUrl,
      graphUrl: ready.graphUrl,
      graphAudience: 'https://graph.microsoft.com',
      caFile: ready.caFile,
      features: { mailboxImportExport: true, teams: true },
      limits: { mailboxRequestsPer10Minutes: 1_000_000 },
    })
    const users: { upn: string; totpSecret: string | null; roles: string[]; mailbox: boolean }[] = JSON.parse(
      readFileSync(ready.usersFile, 'utf8'),
    )
    expect(users.find(({ upn }) => upn === 'admin@contoso.onmicrosoft.com')).toMatchObject({
      roles: ['Global Administrator'],
      totpSecret: expect.any(String),
      mailbox: true,
    })
    expect(users.find(({ upn }) => upn.includes('#EXT#'))?.mailbox).toBe(false)
    expect(statSync(ready.usersFile).mode & 0o777).toBe(0o600)
  })

  it('is what GET of the control address answers; its temporary files go with the simulator', async () => {
    const simulator = await start()
    const { ready } = simulator
    const browser = createBrowser(readFileSync(ready.caFile, 'utf8'))
    expect(JSON.parse((await browser.open(ready.controlUrl)).html)).toEqual(ready)
    browser.close()
    await stop(simulator)
    expect(existsSync(ready.caFile)).toBe(false)
  })
})

describe('mail', () => {
  it('is generated for every mailbox, and imported from folders byte for byte', async () => {
    const directory = join(folder, 'mail')
    mkdirSync(directory)
    const mime = Buffer.from('From: a@example.com\r\nTo: b@example.com\r\nSubject: hello\r\n\r\nbody\r\n')
    writeFileSync(join(directory, '1.eml'), mime)
    writeFileSync(join(directory, 'notes.txt'), 'no mail')
    const { tenant, mail } = await start({
      mails: 2,
      mailboxes: [{ upn: 'bob@contoso.onmicrosoft.com', directory }],
    })
    const count = (name: string): number =>
      mail.mailbox(findUserByName(tenant, name)?.id ?? '')?.messages.size ?? -1
    expect(count('alice@contoso.onmicrosoft.com')).toBe(2)
    expect(count('bob@contoso.onmicrosoft.com')).toBe(3)
    expect(count('dora@fabrikam.com')).toBe(-1)
    const mailbox = mail.mailbox(findUserByName(tenant, 'bob@contoso.onmicrosoft.com')?.id ?? '')
    const imported = [...(mailbox?.messages.values() ?? [])].map((message) =>
      mailbox === undefined ? mime : mail.mime(mailbox, message),
    )
    expect(imported.some((bytes) => bytes.equals(mime))).toBe(true)
  })

  it('cannot be imported for nobody', async () => {
    const mailboxes = [{ upn: 'nobody@contoso.com', directory: folder }]
    await expect(startSimulator({ mails: 0, mailboxes })).rejects.toThrow(/nobody@contoso.com/)
  })
})

describe('the state', () => {
  it('survives a restart: directory, keys, sessions, time, mail, authority', async () => {
    const stateFile = join(folder, 'cloud.json')
    const first = await start({ stateFile, mails: 1, seed: 9 })
    expect(first.ready.caFile).toBe(join(folder, 'cloud.ca.pem'))
    const ca = readFileSync(first.ready.caFile, 'utf8')
    const { application } = register(first.tenant, { publicClient: { redirectUris: ['http://localhost'] } })
    first.clock.advance(7_200_000)
    const parameters = new URLSearchParams({
      client_id: application.appId,
      response_type: 'code',
      redirect_uri: 'http://localhost:5',
      scope: 'openid',
    })
    const authorize = `/${first.ready.tenantId}/oauth2/v2.0/authorize?${parameters.toString()}`
    const callback = await signInOnPages(
      first.ready,
      `${first.ready.loginUrl}${authorize}`,
      'alice@contoso.onmicrosoft.com',
    )
    expect(new URL(callback).searchParams.get('code')).not.toBeNull()
    await stop(first)
    const port = Number(new URL(first.ready.loginUrl).port)
    const second = await start({ stateFile, port, seed: 1, mails: 50 })
    expect(second.ready.tenantId).toBe(first.ready.tenantId)
    expect(second.tenant).toEqual(first.tenant)
    expect(second.tenant.applications.has(application.id)).toBe(true)
    expect(second.tenant.oauth2PermissionGrants.size).toBe(1)
    expect(readFileSync(second.ready.caFile, 'utf8')).toBe(ca)
    expect(second.clock.ahead()).toBe(7_200_000)
    expect(JSON.stringify(second.mail.toJSON())).toBe(JSON.stringify(first.mail.toJSON()))
    expect(existsSync(second.ready.usersFile)).toBe(true)
  })

  it('of something else is refused, and left as it is', async () => {
    const stateFile = join(folder, 'cloud.json')
    writeFileSync(stateFile, '{"other":true}')
    await expect(startSimulator({ stateFile })).rejects.toThrow(/move it away/)
    expect(readFileSync(stateFile, 'utf8')).toBe('{"other":true}')
  })
})
