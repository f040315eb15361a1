/** Losing the host: from the repository and its recovery kit alone the server comes back, and goes on where it was. */
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { member } from './support/http.ts'
import { startMailboxServer, type MailboxServer } from './support/mailbox-server.ts'
import { countGraph, graphTools } from './support/microsoft.ts'
import type { Finished } from './support/programs.ts'
import { runJob, until, type Named, type Page } from './support/strongroom.ts'

const mails = 12

describe('a server whose host is lost', { timeout: 300_000 }, () => {
  let world: MailboxServer
  let vault: string
  let kit: string
  let token: string
  let passphrase: string

  beforeAll(async () => {
    world = await startMailboxServer(mails)
    vault = world.at('vault')
    kit = world.at('kit.txt')
    await runJob(world.server, world.job)
    const scope = 'https://graph.microsoft.com/Mail.ReadWrite'
    token = member(await world.microsoft.signIn('alice', { clientId: graphTools, scope }), 'access_token')
  })

  afterAll(() => world.stop())

  const cli = (...parameters: string[]): Promise<Finished> => world.cli(parameters)
  const list = async <Item>(path: string): Promise<Item[]> =>
    (await world.microsoft.graph(token, 'GET', `/me${path}`)).body['value'] as Item[]
  const subjects = async (): Promise<string[]> => {
    const found = await list<{ subject: string }>('/mailFolders/inbox/messages?$select=id,subject&$top=100')
    return found.map(({ subject }) => subject).toSorted()
  }

  it('had a recovery kit made, written for its owner alone, and tried', async () => {
    const login = await world.signIn()
    expect(login.code, login.stderr).toBe(0)
    const made = await cli('repository', 'kit', 'make', '--file', kit, '--label', 'the safe')
    expect(made.code, made.stderr).toBe(0)
    expect((await stat(kit)).mode & 0o777).toBe(0o600)
    const page = await readFile(kit, 'utf8')
    passphrase = /^ +((?:[0-9A-Z]{4}-){7}[0-9A-Z]{4})$/m.exec(page)?.[1] ?? ''
    expect(passphrase).not.toBe('')
    expect(page).toContain(vault)
    const listed = await cli('repository', 'kit', 'list')
    expect(listed.stdout).toMatch(/the safe +yes/)
    expect(listed.stdout).not.toContain('never')
    for (const words of [made.stdout, listed.stdout, world.server.program.log()])
      expect(words).not.toContain(passphrase)
  })

  it('comes back from repository and kit on an empty machine, and says what came back', async () => {
    const points = await world.server.admin.get<Page<Named>>('/v8/RestorePoints')
    await world.server.program.kill()
    await rm(world.server.dataFolder, { recursive: true })
    const wrong = await cli(
      'recover',
      '--from',
      world.at('no'),
      '--kit',
      kit,
      '--data-dir',
      world.server.dataFolder,
    )
    expect(wrong.code).toBe(1)
    expect(wrong.stderr).toContain('There is no backup repository')
    const done = await cli('recover', '--from', vault, '--kit', kit, '--data-dir', world.server.dataFolder)
    expect(done.code, done.stderr).toBe(0)
    expect(done.stdout).toContain('contoso.onmicrosoft.com')
    expect(done.stdout).toContain('The master key is back')
    await world.restart()
    expect(await world.server.admin.get<Page<Named>>('/v8/RestorePoints')).toMatchObject({
      results: points.results.map(({ id }) => ({ id })),
    })
    expect(await world.server.admin.get<Page<Named>>('/v8/Jobs')).toMatchObject({
      results: [{ id: world.job.id, name: world.job.name }],
    })
    expect(await world.server.admin.get<Page<Named>>('/v8/Organizations')).toMatchObject({
      results: [{ id: world.organization.id, name: world.organization.name }],
    })
  })

  it('backs up on from the cursors in the repository: it reads what has changed alone', async () => {
    const log = await world.microsoft.requests()
    const since = Math.max(...log.map((request) => request.sequence))
    const session = await runJob(world.server, world.job)
    expect(session).toMatchObject({ status: 'Success' })
    const folders = await list('/mailFolders/delta')
    const sent = (await world.microsoft.requests(since)).filter((request) => !request.path.includes('/me/'))
    expect(countGraph(sent)).toBeLessThanOrEqual(folders.length + 5)
  })

  it('restores a mail that was deleted, as before', async () => {
    const before = await subjects()
    const [lost] = await list<Named>('/mailFolders/inbox/messages?$select=id')
    await world.microsoft.graph(token, 'DELETE', `/me/messages/${lost?.id}`)
    expect(await subjects()).toHaveLength(before.length - 1)
    const { admin } = world.server
    const explored = await admin.send<Named>('POST', `/v8/Organizations/${world.organization.id}/explore`, {
      type: 'Vex',
    })
    const root = `/v8/RestoreSessions/${explored.id}/organization/mailboxes`
    const [mailbox] = (await admin.get<Page<Named>>(root)).results
    const { sessionId } = await admin.send<{ sessionId: string }>(
      'POST',
      `${root}/${mailbox?.id}/restore`,
      {},
    )
    const session = `/v8/RestoreSessions/${sessionId}`
    await until(async () => (await admin.get<{ state: string }>(session)).state === 'Stopped')
    expect(await subjects()).toEqual(before)
  })

  it('has left the passphrase of the kit nowhere but in the kit', async () => {
    const plain = passphrase.replaceAll('-', '')
    expect(world.server.program.log()).not.toContain(plain)
    const found: string[] = []
    for (const entry of await readdir(world.at(''), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const content = await readFile(path)
      if (content.includes(plain) || content.includes(passphrase)) found.push(path)
    }
    expect(found).toEqual([kit])
  })
})
