import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAudit, putSetting } from '../../database/index.ts'
import { createLog } from '../../foundation/log.ts'
import { Secret } from '../../foundation/secret.ts'
import { openWithPassphrase, type StoredRecords } from '../../repository/index.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'
import type { BackupRepository } from '../operations.ts'

const slow = { timeout: 120_000 }
const masterKey = Buffer.alloc(32, 7).toString('base64url')
const lines: string[] = []
let world: TestWorld
let repository: BackupRepository

beforeEach(async () => {
  lines.length = 0
  world = await createTestWorld()
  await world.operations.close()
  world.masterKey = new Secret(masterKey)
  world.log = createLog('debug', { write: (line) => void lines.push(line) })
  await world.start()
  repository = await world.addRepository()
})
afterEach(() => world.close())

async function records(): Promise<StoredRecords | undefined> {
  const vault = await world.vaults.open(
    { kind: 'folder', path: repository.path },
    repository.id,
    await keyOf(),
  )
  return vault.records.newest()
}

/** The repository key, as its own server opens it. */
async function keyOf(): Promise<Uint8Array> {
  const { context, sealed } = await world.database.db
    .selectFrom('sealedKeys')
    .select(['context', 'sealed'])
    .executeTakeFirstOrThrow()
  return world.secretBox.open(sealed, context)
}

describe('a recovery kit', () => {
  it('is made, tried, opens repository and master key, and is removed with its records', slow, async () => {
    const { recovery } = world.operations
    const made = await recovery.makeKit(repository.id, ' the safe ', world.actor)
    expect(made).toMatchObject({ label: 'the safe', createdBy: 'admin', isUsable: true, triedAt: undefined })
    const passphrase = made.passphrase.reveal()
    expect(made.page.reveal()).toContain(passphrase)
    expect(made.page.reveal()).toContain(repository.id)
    expect(JSON.stringify(made)).not.toContain(passphrase)

    const wrong = recovery.tryKit(repository.id, made.id, new Secret('x'.repeat(32)), world.actor)
    await expect(wrong).rejects.toMatchObject({ code: 'invalid_request' })
    expect((await recovery.kits(repository.id))[0]?.triedAt).toBeUndefined()
    const tried = await recovery.tryKit(repository.id, made.id, made.passphrase, world.actor)
    expect(tried.triedAt).toBe(world.clock.now())

    const opened = await openWithPassphrase(world.storageAt(repository.path), made.passphrase)
    const kept = await records()
    const master = kept?.masterKey(opened)
    expect(master && Buffer.from(master).toString('base64url')).toBe(masterKey)
    expect(kept?.tables['organizations']).toHaveLength(1)

    await recovery.removeKey(repository.id, made.id, world.actor)
    expect(await recovery.kits(repository.id)).toEqual([])
    expect((await records())?.recoveryKits).toEqual([])
    expect((await world.storageAt(repository.path).size('records/0000000001')) ?? 0).toBe(0)
    const gone = openWithPassphrase(world.storageAt(repository.path), made.passphrase)
    await expect(gone).rejects.toMatchObject({ code: 'wrong_passphrase' })

    const audit = await listAudit(world.database.db, {}, { offset: 0, limit: 100 })
    const acts = audit.map(({ action }) => action).filter((action) => /kit|key/.test(action))
    expect(acts.toSorted()).toEqual(['repository.key.remove', 'repository.kit.make', 'repository.kit.try'])
    // Canary: neither the passphrase nor the master key is anywhere but in the one answer.
    const plain = passphrase.replaceAll('-', '')
    for (const text of [JSON.stringify(audit), lines.join('\n')])
      for (const secret of [passphrase, plain, masterKey, Buffer.alloc(32, 7).toString('hex')])
        expect(text).not.toContain(secret)
  })

  it('of another server, or half made, is shown as it is; a passphrase key is none', slow, async () => {
    const { recovery } = world.operations
    const key = { passphrase: new Secret('a passphrase of mine'), label: 'mine' }
    const added = await recovery.addKey(repository.id, key, world.actor)
    expect(await recovery.keys(repository.id)).toEqual([added])
    expect(await recovery.kits(repository.id)).toEqual([])
    await world.storageAt(repository.path).delete(`keys/${added.id}`)
    expect(await recovery.keys(repository.id)).toMatchObject([{ isUsable: false }])
    const short = recovery.addKey(repository.id, { ...key, passphrase: new Secret('short') }, world.actor)
    await expect(short).rejects.toMatchObject({ code: 'invalid_request' })
    const trial = recovery.tryKit(repository.id, added.id, key.passphrase, world.actor)
    await expect(trial).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe("the server's records in a repository", () => {
  it('follow each restore point', slow, async () => {
    world.addUser('alice').mailbox.deliver('a')
    const job = await world.addJob({ repositoryId: repository.id })
    await world.run(job)
    expect((await records())?.tables['jobs']).toMatchObject([{ id: job.id, name: 'Nightly' }])
    const { writtenAt, error } = await world.operations.recovery.records(repository.id)
    expect([writtenAt === undefined, error]).toEqual([false, undefined])
  })

  it('follow a change of the configuration once it is quiet, and are not written twice', async () => {
    const { recovery } = world.operations
    expect(await records()).toBeUndefined()
    await recovery.upkeep()
    expect(await records()).toBeUndefined()
    await recovery.upkeep()
    expect((await records())?.sequence).toBe(1)
    await recovery.upkeep()
    await recovery.upkeep()
    expect((await records())?.sequence).toBe(1)
    await world.operations.repositories.update(repository.id, { description: 'new' }, world.actor)
    await recovery.upkeep()
    await recovery.upkeep()
    expect((await records())?.tables['backup_repositories']).toMatchObject([{ description: 'new' }])
    await putSetting(world.database.db, 'unaudited', 'x')
    await recovery.upkeep()
    expect((await records())?.sequence).toBe(2)
  })

  it('that cannot be written fail no backup, are told, and are tried again', slow, async () => {
    world.addUser('alice').mailbox.deliver('a')
    const job = await world.addJob({ repositoryId: repository.id })
    world.onPut = (name) => {
      if (name.startsWith('records/')) throw new Error('no room for records')
    }
    expect((await world.run(job)).status).toBe('Success')
    const { recovery } = world.operations
    expect(await recovery.records(repository.id)).toMatchObject({ error: 'no room for records' })
    expect(lines.join('')).toContain('could not be kept')
    world.onPut = undefined
    await recovery.upkeep()
    await recovery.upkeep()
    expect(await records()).toBeUndefined()
    await world.clock.advance(6 * 60_000)
    await recovery.upkeep()
    expect(await recovery.records(repository.id)).toMatchObject({ failedAt: undefined, error: undefined })
    expect((await records())?.sequence).toBe(1)
  })
})
