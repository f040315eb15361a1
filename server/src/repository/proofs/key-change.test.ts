/**
 * Keys change while the server is killed (prefix replay) or the storage tears what is written: at every moment somebody
 * can open the repository, and nothing is called a key that opens nothing (security reference, 6.14).
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import { openWithPassphrase, VaultError } from '../index.ts'
import type { Storage, Vault } from '../index.ts'
import { leafOf } from '../names.ts'
import { faultAt, type Fault } from '../storage/faulty-storage.suite.ts'
import { createRecordingStorage, type RecordingStorage } from '../storage/recording-storage.ts'
import { listAll } from '../storage/storage.ts'
import { defined, key } from '../test-vault.ts'
import { pastOf, worldOf, type FaultWorld, type Past } from './fault-world.suite.ts'
import { beginHistory } from './history.suite.ts'
import { plannedChains, plannedMailbox } from './planned-mailbox.suite.ts'
import { quiet } from './quiet-run.suite.ts'
import { cutAt, expectedIn, expectWhole, openAt } from './replay.suite.ts'
import { createSeeded, patience, seconds, withinTime } from './seeded.suite.ts'
import { orRefusal } from './transfers.suite.ts'

const [old, fresh] = [new Secret('correct horse battery'), new Secret('staple of another kind')]

async function opens(storage: Storage, passphrase: Secret): Promise<boolean> {
  try {
    const opened = await openWithPassphrase(storage, passphrase)
    return Buffer.compare(opened.key, key) === 0
  } catch (error) {
    if (error instanceof VaultError && error.code === 'wrong_passphrase') return false
    throw error
  }
}

it(
  'F-04: the old passphrase opens until the new one does, wherever a change of it is cut off',
  { timeout: 180_000 },
  async () => {
    let recording: RecordingStorage | undefined
    const history = await beginHistory((inner) => (recording = createRecordingStorage(inner)))
    const storage = defined(recording)
    const about = { label: 'office', createdAt: history.clock.now() }
    const first = await history.vault.keys.addPassphrase(old, about)
    const from = storage.moments
    await history.vault.keys.addPassphrase(fresh, about)
    const changed = storage.moments
    await history.vault.keys.remove(first.id)
    const answers: string[] = []
    for (let moment = from; moment <= storage.moments; moment += 1) {
      const seeded = createSeeded(moment)
      const cut = await cutAt(storage.operations, moment, { seeded, survives: () => seeded.chance(0.5) })
      const byOld = await opens(cut.storage, old)
      const byFresh = byOld && moment < changed ? false : await opens(cut.storage, fresh)
      expect(byOld || byFresh, `moment ${moment}`).toBe(true)
      expect(byFresh || moment < changed, `moment ${moment}`).toBe(true)
      answers.push(byOld ? 'old' : 'new')
      const states = (await (await openAt(cut)).keys.list()).map(({ state }) => state)
      expect(states).toContain('ready')
    }
    expect([answers[0], answers.at(-1)]).toEqual(['old', 'new'])
  },
)

const about = { label: 'office', createdAt: 1_763_750_000_000 }
/** Before a change; records of the same kind are written after it. */
const records = { createdAt: about.createdAt, schema: 'x', tables: {} }
const masterKey = new Uint8Array(32).fill(7)

let past: Past
beforeAll(async () => {
  past = await pastOf(async (history) => {
    await history.backUp(defined(plannedChains[0]), plannedMailbox(defined(plannedChains[0]), 1))
    await history.vault.keys.addPassphrase(old, about)
    await history.vault.records.write(records, masterKey)
  })
}, 60_000)

/** @returns what opens the repository from then on. */
type KeyDeed = (vault: Vault) => Promise<Secret>

const add: KeyDeed = async ({ keys }) => {
  await keys.addPassphrase(fresh, about)
  return fresh
}
const deeds: readonly (readonly [title: string, deed: KeyDeed])[] = [
  ['a passphrase is added', add],
  [
    'a passphrase is changed',
    async (vault) => {
      const [first] = await vault.keys.list()
      await add(vault)
      await vault.keys.remove(defined(first).id)
      return fresh
    },
  ],
  [
    'a recovery kit is made, and the records sealed for it',
    async ({ keys, records: kept }) => {
      const { passphrase } = await keys.makeRecoveryKit(about)
      await kept.write(records, masterKey)
      return passphrase
    },
  ],
  [
    'a passphrase is removed, and the records of before with it',
    async ({ keys, records: kept }) => {
      const [first] = await keys.list()
      await keys.makeRecoveryKit(about)
      await keys.addPassphrase(fresh, about)
      await keys.remove(defined(first).id)
      await kept.write(records, masterKey, { keep: 1 })
      return fresh
    },
  ],
]

/** Of an object of so many bytes: nothing, into the header, all of the header, half, and all but the last byte. */
const cuts = (size: number): readonly number[] => [0, 1, 119, 120, size >> 1, size - 1]
const tears: readonly ((left: number) => Fault)[] = [
  (left) => ({ kind: 'torn', left }),
  (left) => ({ kind: 'short write', left }),
]

/** Objects that check calls damaged; of a key object it knows nothing. */
async function damagedIn(vault: Vault): Promise<string[]> {
  const { findings } = await vault.maintenance.check({ data: 'all', noteDamage: false }, quiet)
  return findings.filter(({ severity }) => severity === 'error').map(({ object }) => object)
}

describe.each(deeds)('%s', patience, (_title, deed) => {
  const attempt = async (world: FaultWorld): Promise<Secret | VaultError> =>
    orRefusal(world.open().then(deed))

  /** Nothing is lost, somebody opens it, and what was torn is named and can be taken away. */
  async function expectInvariants({ inner, clock, ledger }: FaultWorld, name: string): Promise<void> {
    const vault = await openAt({ storage: inner, clock })
    await expectWhole(vault, await expectedIn(inner, ledger))
    expect(await damagedIn(vault)).toEqual(name.startsWith('keys/') ? [] : [name])
    expect(await vault.records.newest(), 'no records').toMatchObject({ schema: 'x' })
    expect((await opens(inner, old)) || (await opens(inner, fresh)), 'nobody opens it').toBe(true)

    const listed = await vault.keys.list()
    const there = [...(await listAll(inner, 'keys/')), ...(await listAll(inner, 'cards/'))].map(leafOf)
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(there))
    const torn = listed.filter(({ state }) => state !== 'ready')
    expect(torn).toMatchObject(name.startsWith('records/') ? [] : [{ id: leafOf(name), state: 'no-key' }])
    for (const { id } of torn) await vault.keys.remove(id)
    expect((await vault.keys.list()).every(({ state }) => state === 'ready')).toBe(true)
    expect(await damagedIn(vault)).toEqual(name.startsWith('records/') ? [name] : [])
  }

  it('is refused where the storage tore an object or took it short, and the old key or the new one opens (F-10)', async () => {
    const dry = await worldOf(past)
    const done = await attempt(dry)
    if (done instanceof VaultError) throw done
    await expect(opens(dry.inner, done)).resolves.toBe(true)
    const puts = dry.storage.seen.filter(({ kind }) => kind === 'put')
    const cases = puts.flatMap(({ count, size }) =>
      cuts(size).flatMap((left) => tears.map((tear) => ({ count, fault: tear(left) }))),
    )
    for (const { count, fault } of withinTime(cases, { milliseconds: seconds(3), least: 4 })) {
      const world = await worldOf(past, faultAt(count, fault))
      const outcome = await attempt(world)
      const { name } = defined(world.storage.faults[0]).operation
      const what = JSON.stringify({ name, fault })
      expect(outcome, what).toMatchObject({ code: 'storage_failed' })
      await expect(expectInvariants(world, name), what).resolves.toBeUndefined()
    }
  })
})
