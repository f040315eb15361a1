/**
 * Losing the database, the master key, a kit, a passphrase or a private key, with the built server: what it says, and
 * the way back.
 */
import { copyFile, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMailboxServer, type MailboxServer } from './support/mailbox-server.ts'
import { countGraph } from './support/microsoft.ts'
import type { Finished, RunOptions } from './support/programs.ts'
import { runJob, until, type Named, type Page } from './support/strongroom.ts'

const mails = 12

describe('a server that loses one of its parts', { timeout: 300_000 }, () => {
  let world: MailboxServer
  let trial = 0
  /** Requests to Graph of the first backup, which reads every mail. */
  let firstRun = 0

  const at = (name: string): string => world.at(name)
  const cli = (parameters: readonly string[], options?: RunOptions): Promise<Finished> =>
    world.cli(parameters, options)
  const done = async (...parameters: string[]): Promise<string> => {
    const { code, stdout, stderr } = await cli(parameters)
    expect(code, `${parameters.join(' ')}: ${stderr}`).toBe(0)
    return stdout
  }
  const recover = (key: readonly string[], dataFolder: string): Promise<Finished> =>
    cli(['recover', '--from', world.repository.path, ...key, '--data-dir', dataFolder])
  const withKit = (name: string): string[] => ['--kit', at(name)]
  const signIn = async (): Promise<void> => {
    const { code, stderr } = await world.signIn()
    expect(code, stderr).toBe(0)
  }
  const restart = async (): Promise<void> => {
    await world.restart()
    await signIn()
  }
  /** What `serve` says when it does not start. */
  const refusal = async (): Promise<string> => {
    const { code, stderr } = await cli(['serve', '--data-dir', world.server.dataFolder, '--port', '0'])
    expect(code).toBe(1)
    return stderr
  }
  /** Asks the repository on a machine of its own, and forgets the machine. */
  const tryRecovery = async (key: readonly string[]): Promise<Finished & { masterKey: string }> => {
    trial += 1
    const dataFolder = at(`trial-${trial}`)
    const finished = await recover(key, dataFolder)
    const masterKey = await readFile(join(dataFolder, 'keys', 'master.key'), 'utf8').catch(() => '')
    await rm(dataFolder, { recursive: true, force: true })
    return { ...finished, masterKey }
  }
  const graphOf = async (backup: () => Promise<{ status: string }>): Promise<number> => {
    const since = Math.max(0, ...(await world.microsoft.requests()).map(({ sequence }) => sequence))
    expect(await backup()).toMatchObject({ status: 'Success' })
    return countGraph(await world.microsoft.requests(since))
  }
  const ownMasterKey = (): Promise<string> =>
    readFile(join(world.server.dataFolder, 'keys', 'master.key'), 'utf8')
  /** As the administrator of the tenant, who signs in with a code. */
  const giveCertificate = async (command: string): Promise<void> => {
    expect(command).not.toBe('')
    const edited = await cli([...command.split(' '), '--device-code', '--yes', '--json'], {
      onLine: (line) => {
        const code = /"userCode":"([^"]+)"/.exec(line)?.[1]
        if (code !== undefined) void world.microsoft.approve(code, 'admin')
      },
    })
    expect(edited.code, edited.stderr).toBe(0)
  }
  const restorePoints = async (): Promise<readonly string[]> =>
    (await world.server.admin.get<Page<Named>>('/v8/RestorePoints')).results.map(({ id }) => id)
  const writtenAt = async (): Promise<string | undefined> =>
    (
      await world.server.admin.get<{ writtenAt?: string }>(
        `/api/v1/repositories/${world.repository.id}/records`,
      )
    ).writtenAt

  beforeAll(async () => {
    world = await startMailboxServer(mails)
    firstRun = await graphOf(() => runJob(world.server, world.job))
    await signIn()
    await done('repository', 'kit', 'make', '--file', at('kit.txt'))
    await writeFile(at('passphrase'), 'a passphrase that somebody chose\n')
    await done('repository', 'keys', 'add', '--passphrase-file', at('passphrase'))
  })
  afterAll(() => world.stop())

  it('a kit: another one is made, and the lost one opens nothing any more', async () => {
    await done('repository', 'kit', 'make', '--file', at('second.txt'))
    const lost = /^Kit +([0-9a-f-]{36})/m.exec(await readFile(at('kit.txt'), 'utf8'))?.[1] ?? ''
    expect((await tryRecovery(withKit('kit.txt'))).stdout).toContain('The master key is back')
    await done('repository', 'keys', 'remove', lost)
    const refused = await tryRecovery(withKit('kit.txt'))
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('opens no key of the backup')])
    expect((await tryRecovery(withKit('second.txt'))).stdout).toContain('The master key is back')
  })

  it('a passphrase: another one is added, and the lost one opens nothing any more', async () => {
    const keys = await done('repository', 'keys', 'list')
    const lost = /passphrase .*([0-9a-f-]{36})$/m.exec(keys)?.[1] ?? ''
    await writeFile(at('next'), 'another passphrase of somebody\n')
    await done('repository', 'keys', 'add', '--passphrase-file', at('next'))
    await done('repository', 'keys', 'remove', lost)
    const refused = await tryRecovery(['--passphrase-file', at('passphrase')])
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('opens no key of the backup')])
  })

  it('a changed master key: the same kit brings back the old state, and the new one once it is written', async () => {
    const before = await ownMasterKey()
    const written = await writtenAt()
    await world.server.program.stop()
    await done('master-key', 'rotate', '--data-dir', world.server.dataFolder)
    const changed = await ownMasterKey()
    expect(changed).not.toBe(before)
    const early = await tryRecovery(withKit('second.txt'))
    expect([early.code, early.masterKey]).toEqual([0, before])
    await restart()
    await until(async () => (await writtenAt()) !== written)
    const late = await tryRecovery(withKit('second.txt'))
    expect([late.code, late.masterKey]).toEqual([0, changed])
  })

  it.each([
    ['altered', 'UPDATE sealed_keys SET sealed = zeroblob(length(sealed))', 'cannot be opened'],
    ['gone', 'DELETE FROM sealed_keys', 'is not on this server any more'],
  ])(
    'the private key of a certificate, %s: who is asked says which command is next, and it works',
    async (_state, change, words) => {
      await world.server.program.stop()
      const database = new SQLite(join(world.server.dataFolder, 'strongroom.db'))
      const changed = database.prepare(`${change} WHERE purpose = 'application-certificate'`).run()
      database.close()
      expect(changed.changes).toBeGreaterThan(0)
      await restart()
      const next = 'strongroom org edit NAME --new-certificate'
      const refused = await runJob(world.server, world.job)
      expect([refused.status, refused.details]).toEqual(['Failed', expect.stringContaining(words)])
      expect(refused.details).toContain(next)
      const verified = await cli(['org', 'verify'])
      expect([verified.code, verified.stdout]).toEqual([3, expect.stringContaining(words)])
      expect(verified.stdout).toContain(next)
      await done('org', 'certificate', 'rotate')
      let listed = ''
      await until(async () => (listed = await done('org', 'certificate', 'list')).includes('stuck'))
      const [, command = ''] = /strongroom (org edit contoso\S* --new-certificate)$/m.exec(listed) ?? []
      await giveCertificate(command)
      expect(await runJob(world.server, world.job)).toMatchObject({ status: 'Success' })
      expect((await cli(['org', 'verify'])).code).toBe(0)
    },
  )

  it('the newest records torn: those of before bring the server back, and the damage is told', async () => {
    const { sequence } = await newestRecords(world.repository.path)
    expect(sequence).toBeGreaterThan(1)
    const newest = join(world.repository.path, 'records', String(sequence).padStart(10, '0'))
    await copyFile(newest, at('kept'))
    await truncate(newest, Math.floor((await stat(newest)).size / 2))
    const found = await tryRecovery(withKit('second.txt'))
    expect([found.code, found.stdout]).toEqual([0, expect.stringContaining('Damage: ')])
    expect(found.stdout).toContain('The master key is back')
    await copyFile(at('kept'), newest)
  })

  it('the master key: the server does not start without it, and starts with it', async () => {
    await world.server.program.stop()
    const key = join(world.server.dataFolder, 'keys', 'master.key')
    await rename(key, at('master.key'))
    expect(await refusal()).toMatch(/The master key is not in .*Put a copy of it back/)
    const other = Buffer.alloc(32, 3).toString('base64url')
    await writeFile(key, `strongroom master key v1\n${other}\n`, { mode: 0o600 })
    expect(await refusal()).toContain('The master key is not the one')
    await rename(at('master.key'), key)
    await restart()
  })

  it('the database: the server does not begin anew; repository and kit bring everything back, cursors too', async () => {
    const points = await restorePoints()
    await world.server.program.kill()
    const file = join(world.server.dataFolder, 'strongroom.db')
    await rename(file, at('strongroom.db'))
    for (const ending of ['-wal', '-shm']) await rm(`${file}${ending}`, { force: true })
    const said = await refusal()
    expect(said).toContain('database is gone or empty')
    expect(said).toContain('strongroom recover')
    await expect(stat(file)).rejects.toThrow('ENOENT')
    await writeFile(file, 'this was a database')
    expect(await refusal()).toMatch(/is damaged.*strongroom database restore/)
    await rename(world.server.dataFolder, at('set-aside'))
    const recovered = await recover(withKit('second.txt'), world.server.dataFolder)
    expect(recovered.code, recovered.stderr).toBe(0)
    await restart()
    expect(await restorePoints()).toEqual(points)
    const graph = await graphOf(() => runJob(world.server, world.job))
    expect(graph).toBeLessThanOrEqual(firstRun - mails)
  })

  it('server and kits: a passphrase brings everything but private keys, and what to do is said to the letter', async () => {
    await world.server.program.stop()
    await rm(world.server.dataFolder, { recursive: true })
    const recovered = await recover(['--passphrase-file', at('next')], world.server.dataFolder)
    expect(recovered.code, recovered.stderr).toBe(0)
    expect(recovered.stdout).toContain('The master key is not back')
    const [, command = ''] = /^ +strongroom (org edit .*)$/m.exec(recovered.stdout) ?? []
    await restart()
    const refused = await runJob(world.server, world.job)
    expect(refused.status).toBe('Failed')
    await giveCertificate(command)
    expect(await runJob(world.server, world.job)).toMatchObject({ status: 'Success' })
    await done('repository', 'kit', 'make', '--file', at('third.txt'))
    expect((await tryRecovery(withKit('third.txt'))).stdout).toContain('The master key is back')
  })
})

async function newestRecords(repositoryPath: string): Promise<{ sequence: number }> {
  const names = await readdir(join(repositoryPath, 'records'))
  return { sequence: Math.max(...names.map(Number)) }
}
