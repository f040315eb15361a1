/** Another master key (security 3.3, PRV-14): whatever moment it is stopped at, everything opens before and after. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { totpContext } from './authorization-server/index.ts'
import { claimDataFolder } from './config/index.ts'
import {
  createSealedKeyStore,
  findSealedKey,
  findSetting,
  hasSealedKeys,
  insertAccount,
  insertSealedKey,
  openDatabase,
  putSetting,
} from './database/index.ts'
import { describeOnEveryDatabase } from './database/test-databases.suite.ts'
import { systemClock } from './foundation/clock.ts'
import { silentLog } from './foundation/log.ts'
import { type Random, systemRandom } from './foundation/random.ts'
import { Secret } from './foundation/secret.ts'
import { createLocalKeyProvider, type MasterKeySource, openSecretBox } from './keys/index.ts'
import { changeMasterKey, type MasterKeyChange } from './master-key.ts'

const passphrase = 'correct horse battery staple'
const credentialBytes = 32
const file: MasterKeySource = { kind: 'file' }
const steps = ['key-written', 'records-sealed', 'old-key-removed', 'key-in-place'] as const

let parent = ''
let dataFolder = ''
let url: string | undefined
const ids = { key: '', repository: randomUUID(), account: randomUUID() }

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'strongroom-master-key-'))
  dataFolder = join(parent, 'data')
  await writeFile(join(parent, 'passphrase'), `${passphrase}\n`)
  await writeFile(join(parent, 'new-key'), systemRandom.bytes(credentialBytes), { mode: 0o600 })
})
afterEach(() => rm(parent, { recursive: true, force: true }))

/** A server that starts, seals and stops: a key of an application, one of a repository, a second factor. */
async function withServer<Result>(
  source: MasterKeySource,
  work: (server: {
    db: Awaited<ReturnType<typeof openDatabase>>['db']
    secretBox: Awaited<ReturnType<typeof openSecretBox>>
  }) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase({ url, file: join(dataFolder, 'strongroom.db'), log: silentLog })
  try {
    const secretBox = await openSecretBox({
      folder: join(dataFolder, 'keys'),
      source,
      random: systemRandom,
      witness: {
        find: () => findSetting(database.db, 'masterKeyCheck'),
        put: (sealed) => putSetting(database.db, 'masterKeyCheck', sealed),
        hasSealedKeys: () => hasSealedKeys(database.db),
      },
    })
    return await work({ db: database.db, secretBox })
  } finally {
    await database.close()
  }
}

const providerOf = ({ db, secretBox }: Parameters<Parameters<typeof withServer>[1]>[0]) =>
  createLocalKeyProvider({
    store: createSealedKeyStore(db),
    secretBox,
    clock: systemClock,
    random: systemRandom,
    readPfx: () => Promise.reject(new Error('not here')),
  })

async function fill(source: MasterKeySource): Promise<void> {
  await (
    await claimDataFolder(dataFolder, { clock: systemClock, random: systemRandom, log: silentLog })
  ).release()
  await withServer(source, async (server) => {
    const { db, secretBox } = server
    const request = { commonName: 'x', validDays: 10, context: 'organization' }
    ids.key = (await providerOf(server).createCertificate(request)).id
    const context = `repository ${ids.repository}`
    const sealed = secretBox.seal(Buffer.from('of the repository'), context)
    const row = {
      id: ids.repository,
      purpose: 'repository',
      context,
      sealed,
      certificate: null,
      createdAt: 0,
    }
    await insertSealedKey(db, row)
    await addAccount(db, secretBox.seal(Buffer.from('one-time codes'), totpContext(ids.account)))
  })
}

async function addAccount(db: Parameters<typeof insertAccount>[0], totpSecret: Uint8Array): Promise<void> {
  await insertAccount(db, {
    id: ids.account,
    userName: 'anna',
    userNameKey: 'anna',
    passwordHash: '',
    createdAt: 0,
    kind: 'password',
    role: 'administrator',
    organizationIds: null,
    description: '',
    isEnabled: 1,
    totpSecret,
    totpConfirmedAt: 0,
    totpLastStep: null,
  })
}

/** Opens each secret. @throws when one of them does not open. */
async function openAll(source: MasterKeySource): Promise<void> {
  await withServer(source, async (server) => {
    const { db, secretBox } = server
    expect(await providerOf(server).signPs256(ids.key, Buffer.of(1))).toHaveLength(384)
    const repository = await findSealedKey(db, ids.repository)
    const key = secretBox.open(repository?.sealed ?? Buffer.of(), repository?.context ?? '')
    expect(Buffer.from(key).toString()).toBe('of the repository')
    const account = await db
      .selectFrom('accounts')
      .selectAll()
      .where('id', '=', ids.account)
      .executeTakeFirst()
    const codes = secretBox.open(account?.totpSecret ?? Buffer.of(), totpContext(ids.account))
    expect(Buffer.from(codes).toString()).toBe('one-time codes')
  })
}

const opens = (source: MasterKeySource): Promise<boolean> =>
  openAll(source).then(
    () => true,
    () => false,
  )

/** As a server that runs on this machine would write it. */
async function lockOfParent(): Promise<string> {
  const status = await readFile(`/proc/${process.ppid}/stat`, 'utf8')
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
  const start = status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  const processStart = `${boot.trim()}:${start}`
  return JSON.stringify({ pid: process.ppid, host: hostname(), processStart, token: 't', since: '2026' })
}

function change(
  { options = [], target }: Partial<MasterKeyChange>,
  { stopAt = '', random = systemRandom }: { stopAt?: string; random?: Random } = {},
): Promise<number> {
  return changeMasterKey(
    { options: ['--data-dir', dataFolder, ...options], target: target ?? {} },
    {
      clock: systemClock,
      random,
      log: silentLog,
      environment: { DATABASE_URL: url, CREDENTIALS_DIRECTORY: parent },
      reached(step) {
        if (step === stopAt) throw new Error(`killed at ${step}`)
      },
    },
  )
}

const sealed: MasterKeySource = { kind: 'passphrase', passphrase: new Secret(passphrase) }
const passphraseFile = (): string => join(parent, 'passphrase')

interface Way {
  readonly from: MasterKeySource
  readonly to: MasterKeySource
  readonly given: Partial<MasterKeyChange>
}

/** Stopped after each step, with another server each time. */
async function stopEverywhere({ from, to, given }: Way): Promise<void> {
  for (const stopAt of steps) {
    await rm(dataFolder, { recursive: true, force: true })
    await fill(from)
    await expect(change(given, { stopAt })).rejects.toThrow(`killed at ${stopAt}`)
    expect({ stopAt, opens: (await opens(to)) || (await opens(from)) }).toEqual({ stopAt, opens: true })
    await change(given)
    await openAll(to)
    expect(await opens(from)).toBe(to.kind === from.kind)
    const left = { file: ['master.key'], passphrase: ['master.sealed'], credential: [] }[to.kind]
    expect(await readdir(join(dataFolder, 'keys'))).toEqual(left)
  }
}

describe('another place of the master key', { timeout: 240_000 }, () => {
  beforeEach(() => {
    url = undefined
  })
  it('PRV-14: file to file: stopped after any step, one of both opens everything', async () => {
    const way = { from: file, to: file, given: {} } as const
    await expect(stopEverywhere(way)).resolves.toBeUndefined()
  })

  it('PRV-14: file to passphrase: the same', async () => {
    const way = { from: file, to: sealed, given: { target: { toPassphraseFile: passphraseFile() } } } as const
    await expect(stopEverywhere(way)).resolves.toBeUndefined()
  })

  it('PRV-14: passphrase to file: the same', async () => {
    const way = {
      from: sealed,
      to: file,
      given: { options: ['--master-key-passphrase-file', passphraseFile()], target: { toFile: true } },
    } as const
    await expect(stopEverywhere(way)).resolves.toBeUndefined()
  })

  it('PRV-14: file to a credential of systemd: the same', async () => {
    const way = {
      from: file,
      to: { kind: 'credential', file: join(parent, 'new-key') },
      given: { target: { toSystemd: 'new-key' } },
    } as const
    await expect(stopEverywhere(way)).resolves.toBeUndefined()
  })
})

describeOnEveryDatabase('another master key', (open) => {
  beforeEach(async () => {
    url = (await open()).location.url
  })

  it('PRV-14: stopped while anything is sealed, nothing has changed', async () => {
    await fill(file)
    // The key itself, then one number for each secret and one for the witness.
    for (let last = 1; last <= 5; last += 1) {
      let count = 0
      const random: Random = {
        ...systemRandom,
        bytes(length) {
          count += 1
          if (count === last) throw new Error('killed')
          return systemRandom.bytes(length)
        },
      }
      await expect(change({}, { random })).rejects.toThrow('killed')
      await openAll(file)
    }
    expect(await change({})).toBe(3)
    await openAll(file)
  })

  it('is refused while the server runs, without a data folder, with another key, and where a secret does not open', async () => {
    await expect(change({})).rejects.toMatchObject({ code: 'folder_unusable' })
    await fill(file)
    await writeFile(join(dataFolder, 'lock'), await lockOfParent())
    await expect(change({})).rejects.toMatchObject({ code: 'folder_in_use' })
    await rm(join(dataFolder, 'lock'))
    const target = { toSystemd: 'new-key', toFile: true }
    await expect(change({ target })).rejects.toMatchObject({ code: 'bad_option' })
    await withServer(file, async ({ db }) => {
      await db
        .updateTable('sealedKeys')
        .set({ sealed: Buffer.alloc(40, 1) })
        .where('id', '=', ids.repository)
        .execute()
    })
    await expect(change({})).rejects.toMatchObject({ code: 'wrong_key' })
    await withServer(file, async (server) => {
      expect(await providerOf(server).signPs256(ids.key, Buffer.of(1))).toHaveLength(384)
    })
  })
})
