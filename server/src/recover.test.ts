import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Database,
  findBackupRepository,
  findSealedKey,
  insertSealedKey,
  listOrganizations,
  listRestorePoints,
  openDatabase,
} from './database/index.ts'
import { describeOnEveryDatabase } from './database/test-databases.suite.ts'
import { silentLog } from './foundation/log.ts'
import { systemRandom } from './foundation/random.ts'
import { Secret } from './foundation/secret.ts'
import { createSecretBox, openMasterKey, openSecretBox, type SecretBox } from './keys/index.ts'
import { createTestWorld, type TestWorld } from './operations/test-world.suite.ts'
import type { BackupRepository } from './operations/index.ts'
import { recoverServer, type Recovery, type RecoveryReport } from './recover.ts'
import { createFilesystemStorage, type Storage } from './repository/index.ts'

const slow = { timeout: 120_000 }
const masterKey = new Secret(Buffer.alloc(32, 7).toString('base64url'))
const log = silentLog
let world: TestWorld
let repository: BackupRepository
let place: string
let dataFolder: string

/** A server with an organization, a job, and a restore point of one mail. */
beforeEach(async () => {
  world = await createTestWorld()
  await world.operations.close()
  world.masterKey = masterKey
  await world.start()
  repository = await world.addRepository()
  world.addUser('alice').mailbox.deliver('a')
  await world.run(await world.addJob({ repositoryId: repository.id }))
  place = await mkdtemp(join(tmpdir(), 'strongroom-recover-'))
  dataFolder = join(place, 'data')
})
afterEach(async () => {
  await world.close()
  await rm(place, { recursive: true, force: true })
})

/** All that is left of the host: its repository, in another folder. */
async function whatIsLeft(): Promise<string> {
  const folder = join(place, 'repository')
  await copyTo(createFilesystemStorage(folder))
  return folder
}

async function copyTo(storage: Storage): Promise<void> {
  const from = world.storageAt(repository.path)
  for await (const name of from.list('')) {
    const bytes = await from.get(name)
    if (bytes !== undefined) await storage.put(name, bytes)
  }
}

function recover({
  from: path,
  ...changes
}: Partial<Omit<Recovery, 'from'>> & {
  readonly from: string
  readonly passphrase: string
}): Promise<RecoveryReport> {
  const { clock } = world
  const dependencies = { clock, random: systemRandom, log, environment: {}, reached: () => undefined }
  return recoverServer({ from: { kind: 'folder', path }, dataFolder, ...changes }, dependencies)
}

async function opened(work: (database: Database, box: SecretBox) => Promise<void>): Promise<void> {
  const database = await openDatabase({ file: join(dataFolder, 'strongroom.db'), log })
  try {
    const { db } = database
    const secretBox = await openSecretBox({
      folder: join(dataFolder, 'keys'),
      source: { kind: 'file' },
      random: systemRandom,
      witness: {
        find: async () =>
          (await db.selectFrom('settings').selectAll().execute()).find(
            ({ name }) => name === 'masterKeyCheck',
          )?.value,
        put: async () => Promise.reject(new Error('the witness should be there')),
        hasSealedKeys: async () => true,
      },
    })
    await work(database, secretBox)
  } finally {
    await database.close()
  }
}

/** What the start of a server seals beside its records. */
async function addWitness(): Promise<void> {
  const { db } = world.database
  await openSecretBox({
    folder: world.folder,
    source: { kind: 'file' },
    random: {
      ...systemRandom,
      bytes: (length) => (length === 32 ? new Uint8Array(32).fill(7) : systemRandom.bytes(length)),
    },
    witness: {
      find: async () => undefined,
      put: async (value) =>
        void (await db.insertInto('settings').values({ name: 'masterKeyCheck', value }).execute()),
      hasSealedKeys: async () => false,
    },
  })
}

async function addSealedSecret(): Promise<void> {
  const sealed = world.secretBox.seal(Buffer.from('private key of the application'), 'c')
  const key = { id: 'key-of-the-organization', purpose: 'signing', context: 'c', certificate: null }
  await insertSealedKey(world.database.db, { ...key, sealed, createdAt: 1 })
}

describe('losing the host: the repository and a recovery kit are left', () => {
  it('brings back records, master key, private keys and restore points', slow, async () => {
    await addWitness()
    await addSealedSecret()
    const kit = await world.operations.recovery.makeKit(repository.id, '', world.actor)
    const from = await whatIsLeft()
    const report = await recover({ from, passphrase: kit.passphrase.reveal() })
    expect(report).toMatchObject({
      repositoryId: repository.id,
      repositoryName: 'Main',
      organizations: ['contoso.onmicrosoft.com'],
      unknownOrganizations: [],
      restorePoints: 1,
      isMasterKeyBack: true,
      disabledAccounts: [],
      damage: [],
      otherRepositories: [],
    })
    expect((await stat(dataFolder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(dataFolder, 'keys', 'master.key'))).mode & 0o777).toBe(0o600)
    expect((await readdir(place)).toSorted()).toEqual(['data', 'repository'])
    await opened(async ({ db }, box) => {
      const row = await findBackupRepository(db, repository.id)
      expect(row?.path).toBe(from)
      const sealed = await findSealedKey(db, row?.keyId ?? '')
      expect(box.open(sealed?.sealed ?? new Uint8Array(), sealed?.context ?? '')).toHaveLength(32)
      const key = await findSealedKey(db, 'key-of-the-organization')
      expect(Buffer.from(box.open(key?.sealed ?? new Uint8Array(), 'c')).toString()).toContain('private key')
      expect(await listRestorePoints(db, { repositoryId: repository.id })).toHaveLength(1)
      const [state] = await db.selectFrom('jobStates').selectAll().execute()
      expect(state).toMatchObject({ lastStatus: 'Success', lastSessionId: null })
      const acts = await db.selectFrom('audit').select('action').execute()
      expect(acts).toEqual([{ action: 'server.recover' }])
    })
    const again = recover({ from, passphrase: kit.passphrase.reveal() })
    await expect(again).rejects.toMatchObject({ code: 'folder_unusable' })
  })

  it('goes on after the master key was changed, with the kit of before', slow, async () => {
    const kit = await world.operations.recovery.makeKit(repository.id, '', world.actor)
    // What `strongroom master-key rotate` leaves: the same records, another key; the start writes them anew.
    await world.operations.close()
    world.masterKey = new Secret(Buffer.alloc(32, 9).toString('base64url'))
    await world.start()
    await world.operations.repositories.update(repository.id, { description: 'x' }, world.actor)
    await world.operations.recovery.upkeep()
    await world.operations.recovery.upkeep()
    await recover({ from: await whatIsLeft(), passphrase: kit.passphrase.reveal() })
    const key = await openMasterKey({
      folder: join(dataFolder, 'keys'),
      random: systemRandom,
      mayCreate: false,
    })
    expect(key.reveal()).toBe(world.masterKey.reveal())
  })

  it('with a passphrase alone has the data and the configuration, and says what is lost', slow, async () => {
    await addWitness()
    await addSealedSecret()
    await addAccount('ada')
    const key = { passphrase: new Secret('a passphrase of mine'), label: '' }
    await world.operations.recovery.addKey(repository.id, key, world.actor)
    await world.operations.recovery.upkeep()
    await world.operations.recovery.upkeep()
    const from = await whatIsLeft()
    const report = await recover({ from, passphrase: key.passphrase.reveal() })
    expect(report).toMatchObject({ isMasterKeyBack: false, disabledAccounts: ['ada'], restorePoints: 1 })
    await opened(async ({ db }, box) => {
      expect(await findSealedKey(db, 'key-of-the-organization')).toBeUndefined()
      const sealed = await findSealedKey(db, (await findBackupRepository(db, repository.id))?.keyId ?? '')
      expect(box.open(sealed?.sealed ?? new Uint8Array(), sealed?.context ?? '')).toHaveLength(32)
      const [account] = await db.selectFrom('accounts').selectAll().execute()
      expect(account).toMatchObject({ isEnabled: 0, totpSecret: null })
    })
  })

  it('without records has what the restore points say, and says so', slow, async () => {
    const kit = await world.operations.recovery.makeKit(repository.id, '', world.actor)
    const from = await whatIsLeft()
    await rm(join(from, 'records'), { recursive: true })
    const report = await recover({ from, passphrase: kit.passphrase.reveal() })
    expect(report).toMatchObject({
      recordsAt: undefined,
      isMasterKeyBack: false,
      unknownOrganizations: [world.organizationId],
      restorePoints: 1,
    })
    await opened(async ({ db }) => {
      expect(await listOrganizations(db)).toMatchObject([{ id: world.organizationId, name: 'contoso.com' }])
    })
  })

  it(
    'changes nothing where the passphrase is wrong, the folder is no repository, or it is in use',
    slow,
    async () => {
      const kit = await world.operations.recovery.makeKit(repository.id, '', world.actor)
      const passphrase = kit.passphrase.reveal()
      const from = await whatIsLeft()
      const wrong = recover({ from, passphrase: passphrase.replaceAll(passphrase.charAt(0), 'W') })
      await expect(wrong).rejects.toMatchObject({ code: 'wrong_passphrase' })
      await expect(recover({ from: join(place, 'nowhere'), passphrase })).rejects.toMatchObject({
        code: 'not_found',
      })
      await mkdir(dataFolder)
      await writeFile(join(dataFolder, 'precious'), 'x')
      await expect(recover({ from, passphrase })).rejects.toMatchObject({ code: 'folder_unusable' })
      await rm(join(dataFolder, 'precious'))
      await recover({ from, passphrase })
      // Canary: the passphrase is in no file that is left, the master key in its own alone.
      const plain = passphrase.replaceAll('-', '')
      for (const name of await readdir(place, { recursive: true })) {
        const path = join(place, name)
        if (!(await stat(path)).isFile()) continue
        const content = await readFile(path)
        const secrets = name.endsWith('master.key') ? [] : [masterKey.reveal(), Buffer.alloc(32, 7)]
        const found = [passphrase, plain, ...secrets].filter((secret) => content.includes(secret))
        expect(found, name).toEqual([])
      }
    },
  )
})

async function addAccount(userName: string): Promise<void> {
  await world.database.db
    .insertInto('accounts')
    .values({
      id: 'account',
      userName,
      userNameKey: userName,
      passwordHash: 'x',
      createdAt: 1,
      kind: 'password',
      role: 'administrator',
      organizationIds: null,
      description: '',
      isEnabled: 1,
      totpSecret: createSecretBox(masterKey, systemRandom).seal(Buffer.from('s'), 'totp'),
      totpConfirmedAt: 1,
      totpLastStep: 1,
    })
    .execute()
}

describeOnEveryDatabase('losing the host, with records in a database of its own', (open) => {
  it('brings everything back into it, and refuses one that holds something', slow, async () => {
    const { dialect, location } = await open()
    if (dialect === 'sqlite') return
    const { url = '' } = location
    const kit = await world.operations.recovery.makeKit(repository.id, '', world.actor)
    const recovery = {
      from: { kind: 'folder', path: await whatIsLeft() } as const,
      passphrase: kit.passphrase.reveal(),
      dataFolder,
    }
    const { clock } = world
    const environment = { DATABASE_URL: url }
    const given = { clock, random: systemRandom, log, environment, reached: () => undefined }
    await expect(recoverServer(recovery, given)).rejects.toMatchObject({ code: 'not_empty' })
    expect((await readdir(place)).toSorted()).toEqual(['repository'])
    await makeEmpty(url)
    const report = await recoverServer(recovery, given)
    expect(report).toMatchObject({ restorePoints: 1, isMasterKeyBack: true })
    expect(await readdir(dataFolder)).toEqual(['keys'])
    const database = await openDatabase({ url, log, mayBeNew: false })
    const { db, close } = database
    expect(await listRestorePoints(db, { repositoryId: repository.id })).toHaveLength(1)
    expect(await listOrganizations(db)).toHaveLength(1)
    expect(await db.selectFrom('jobs').selectAll().execute()).toHaveLength(1)
    await close()
  })
})

async function makeEmpty(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('drop schema public cascade; create schema public')
  await client.end()
}
