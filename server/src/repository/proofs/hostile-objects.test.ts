/** Every kind of object altered, cut, exchanged, removed and put back, after retention and prune (security reference, 6.10). */
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import type { ObjectType } from '../crypto/header.ts'
import { openVault, VaultError, type Storage, type Vault } from '../index.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import {
  createRecordingStorage,
  type RecordedOperation,
  type RecordingStorage,
} from '../storage/recording-storage.ts'
import { leafOf, restorePointIdOf } from '../names.ts'
import { listAll } from '../storage/storage.ts'
import { defined, key, repositoryId } from '../test-vault.ts'
import { headOf, itemsOf, readContents, type Mailbox } from './backups.suite.ts'
import { beginHistory } from './history.suite.ts'
import { createManualClock, days, epoch, hours, minutes, type ManualClock } from './manual-clock.suite.ts'
import { plannedChains } from './planned-mailbox.suite.ts'
import { quiet } from './quiet-run.suite.ts'
import { expectedIn, expectGoesOn, expectSound, expectWhole, openAt, type Ledger } from './replay.suite.ts'
import { createSeeded, isLong, patience, seconds, withinTime } from './seeded.suite.ts'

const mail = defined(plannedChains[0])
const small = (from: number): Mailbox => new Map([['inbox', itemsOf('item', 4, { from, since: epoch })]])

const passphrases = {
  office: new Secret('correct horse battery'),
  vault: new Secret('staple of another kind'),
}
/** By the names of their key objects. */
const keyIds = new Map<string, Secret>()

/** Every type of object of the format, and the folder where it lies: a new one needs a case here. */
const folderOf: Readonly<Record<ObjectType, string>> = {
  anchor: 'anchors',
  card: 'cards',
  config: 'config',
  head: 'heads',
  index: 'index',
  key: 'keys',
  lease: 'leases',
  manifest: 'manifests',
  pack: 'packs',
  prune: 'prunes',
  records: 'records',
}
const everyKind = Object.values(folderOf)

type Objects = ReadonlyMap<string, Uint8Array>

let objects: Objects
let operations: readonly RecordedOperation[]
let ledger: Ledger
let now: number
let expected: ReadonlyMap<string, readonly string[]>

beforeAll(async () => {
  let recording: RecordingStorage | undefined
  const history = await beginHistory((inner) => (recording = createRecordingStorage(inner)))
  const { clock } = history
  for (let from = 0; from < 4; from += 1)
    for (const chain of plannedChains) await history.backUp(chain, small(from))
  for (const schema of ['x', 'y'])
    await history.vault.records.write({ createdAt: clock.now(), schema, tables: {} }, new Uint8Array(32))
  for (const [label, passphrase] of Object.entries(passphrases)) {
    const { id } = await history.vault.keys.addPassphrase(passphrase, { label, createdAt: clock.now() })
    keyIds.set(`keys/${id}`, passphrase)
  }
  clock.advance(10 * days)
  await history.retain({ kind: 'snapshot', before: clock.now(), keepLast: 3 })
  await history.prune()
  clock.advance(3 * hours)
  await history.backUp(mail, small(9))
  await history.prune()
  await history.retain({ kind: 'item', before: epoch + 2 * hours, keepLast: 3 })
  clock.advance(days)
  await history.retain({ kind: 'snapshot', before: clock.now() - 2 * hours, keepLast: 1 })
  await history.prune()
  const storage = defined(recording)
  objects = new Map(
    await Promise.all(
      (await listAll(storage, '')).map(async (name) => [name, defined(await storage.get(name))] as const),
    ),
  )
  ;({ operations } = storage)
  ;({ ledger } = history)
  now = clock.now()
  expected = await expectedIn(storage, ledger)
}, 60_000)

interface Inspection {
  /** What opening, reading and checking said. */
  readonly told: readonly string[]
  /** Restore points that gave out something else than they held. */
  readonly wrong: readonly string[]
}

async function inspect(changed: Objects): Promise<Inspection> {
  const told: string[] = []
  const wrong: string[] = []
  const storage = createMemoryStorage(changed, createManualClock(now))
  const vault = await opened(storage, told)
  if (vault === undefined) return { told, wrong }
  for (const point of await vault.listRestorePoints()) {
    try {
      const contents = await readContents(vault, point)
      if (contents.join() !== expected.get(headOf(point))?.join()) wrong.push(headOf(point))
    } catch (error) {
      told.push(String(error))
    }
  }
  const knownRestorePoints = [...expected.keys()].map((head) => restorePointIdOf(repositoryId, head))
  const options = { data: 'all', noteDamage: false, knownRestorePoints } as const
  const { findings } = await vault.maintenance.check(options, quiet)
  told.push(...findings.map(({ code, object }) => `${code} ${object}`))
  await vault.records.newest((damage) => told.push(String(damage.detail)))
  for (const { id, state } of await vault.keys.list()) if (state !== 'ready') told.push(`${state} ${id}`)
  told.push(...(await keyComplaints(vault, changed)))
  return { told, wrong }
}

/** Without its passphrase nothing is known of a key object: those that are other than they were are tried. */
async function keyComplaints(vault: Vault, changed: Objects): Promise<string[]> {
  const told: string[] = []
  for (const [name, passphrase] of keyIds) {
    const bytes = changed.get(name)
    if (bytes === undefined || isThere(name, bytes)) continue
    const answer = await vault.keys.tryOut(leafOf(name), passphrase).then(
      () => [],
      (error: unknown) => [`${name}: ${String(error)}`],
    )
    told.push(...answer)
  }
  return told
}

async function opened(storage: Storage, told: string[]): Promise<Vault | undefined> {
  const onDamage = (damage: VaultError): void => {
    told.push(`${damage.code} ${damage.detail}`)
  }
  try {
    return await openVault(
      { storage, random: systemRandom, clock: createManualClock(now) },
      { repositoryId, key, onDamage },
    )
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    told.push(error.code)
    return undefined
  }
}

/** Without it the repository is whole, and nobody can tell that it was there: a lease that ended, garbage. */
let needless: ReadonlySet<string>
beforeAll(async () => {
  const found = new Set<string>()
  for (const name of objects.keys()) {
    const { told } = await inspect(without(name))
    if (told.length === 0) found.add(name)
  }
  needless = found
}, 120_000)

function without(name: string): Objects {
  return new Map([...objects].filter(([other]) => other !== name))
}

function flipped(bytes: Uint8Array, offset: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[offset] = (copy[offset] ?? 0) ^ (1 << (offset % 8))
  return copy
}

const kindOf = (name: string): string => defined(name.split('/')[0])

/** Offsets in a header where something begins or ends. */
const fields = new Set([0, 4, 5, 6, 7, 8, 23, 24, 39, 40, 55, 56, 87, 88, 119])

interface Tampering {
  readonly changed: Objects
  readonly how: string
}

interface Case {
  /** The object that is tampered with. */
  readonly name: string
  make(): Tampering
}

/** Those that neither opening, reading nor checking noticed, or that made it give out something wrong. */
async function complaintsOf(cases: readonly Case[], limit: number): Promise<string[]> {
  const complaints: string[] = []
  const inspectOne = async (one: Case): Promise<void> => {
    const { changed, how } = one.make()
    const { told, wrong } = await inspect(new Map([...objects, ...changed]))
    if (told.length === 0) complaints.push(`${[...changed.keys()].join()} ${how}: unnoticed`)
    if (wrong.length > 0) complaints.push(`${[...changed.keys()].join()} ${how}: wrong ${wrong.join()}`)
  }
  const seeded = createSeeded(9)
  for (const kind of everyKind)
    await inspectOne(seeded.pick(cases.filter(({ name }) => kindOf(name) === kind)))
  // a look at a key object takes half a second, because a passphrase must cost that
  const quick = isLong ? cases : cases.filter(({ name }) => kindOf(name) !== 'keys')
  for (const one of withinTime(quick, { milliseconds: seconds(limit) })) await inspectOne(one)
  return complaints
}

describe('objects of every kind in hostile storage', patience, () => {
  it('are all there, and read in full while nobody touches them', async () => {
    expect([...new Set([...objects.keys()].map(kindOf))].toSorted()).toEqual(everyKind.toSorted())
    expect(everyKind.toSorted()).toEqual((await documentedKinds()).toSorted())
    await expect(inspect(objects)).resolves.toEqual({ told: [], wrong: [] })
  })

  it('are noticed when a bit is another, wherever it is (REP-01)', async () => {
    // one bit of each field of the headers and of every seventh byte; of every byte in a long run
    const cases = [...objects].flatMap(([name, bytes]) =>
      Array.from({ length: bytes.length }, (_, offset) => ({ name, bytes, offset })).filter(
        ({ offset }) => isLong || offset % 7 === 0 || fields.has(offset),
      ),
    )
    const complaints = await complaintsOf(
      cases.map(({ name, bytes, offset }) => ({
        name,
        make: () => ({
          changed: new Map([[name, flipped(bytes, offset)]]),
          how: `a bit of byte ${offset}`,
        }),
      })),
      8,
    )
    expect(complaints).toEqual([])
  })

  it('are noticed when they are cut or longer (REP-02, REP-03)', async () => {
    const cases = [...objects].flatMap(([name, bytes]) => {
      const ends = [
        0,
        1,
        119,
        120,
        121,
        135,
        136,
        137,
        bytes.length - 17,
        bytes.length - 16,
        bytes.length - 1,
      ]
      const others = ends
        .filter((length) => length >= 0 && length < bytes.length)
        .map((length) => bytes.subarray(0, length))
      return [...others, Buffer.concat([bytes, Buffer.alloc(1)])].map((other) => ({ name, other }))
    })
    const complaints = await complaintsOf(
      cases.map(({ name, other }) => ({
        name,
        make: () => ({ changed: new Map([[name, other]]), how: `now of ${other.length} bytes` }),
      })),
      5,
    )
    expect(complaints).toEqual([])
  })

  it('are noticed when two of a kind are exchanged, and where there is one alone, with another (REP-04)', async () => {
    const names = [...objects.keys()]
    const pairs = names.flatMap((left) => {
      const alike = names.filter((right) => right !== left && kindOf(right) === kindOf(left))
      const others = alike.length > 0 ? alike : names.filter((right) => right !== left)
      return others.map((right) => ({ left, right }))
    })
    const complaints = await complaintsOf(
      pairs.map(({ left, right }) => ({
        name: left,
        make: () => ({
          changed: new Map([
            [left, defined(objects.get(right))],
            [right, defined(objects.get(left))],
          ]),
          how: `exchanged with ${right}`,
        }),
      })),
      4,
    )
    expect(complaints).toEqual([])
  })

  it('are noticed when one is removed, but for what nothing needs (REP-07)', async () => {
    for (const name of objects.keys()) expect((await inspect(without(name))).wrong, name).toEqual([])
    const kinds = new Set([...needless].map(kindOf))
    for (const kind of ['config', 'heads', 'anchors', 'manifests', 'keys', 'cards'])
      expect(kinds).not.toContain(kind)
  })
})

/** The folders of the layout (docs/repository-format.md, section 2), but for unfinished writes. */
async function documentedKinds(): Promise<string[]> {
  const text = await readFile(new URL('../../../../docs/repository-format.md', import.meta.url), 'utf8')
  const [, layout = ''] = /## 2\. Layout\n+```\n([^`]*)```/.exec(text) ?? []
  const folders = layout.split('\n').flatMap((line) => /^[a-z]+/.exec(line)?.[0] ?? [])
  return folders.filter((folder) => folder !== 'tmp')
}

interface Put {
  readonly storage: Storage
  readonly clock: ManualClock
}

async function putUp(more: Objects, removed: readonly string[] = []): Promise<Put> {
  const clock = createManualClock(now)
  const storage = createMemoryStorage(objects, clock)
  for (const [name, bytes] of more) await storage.put(name, bytes)
  for (const name of removed) await storage.delete(name)
  return { storage, clock }
}

/** Numbers of prune objects come again: an older one may lie under the name of another. */
function isThere(name: string, bytes: Uint8Array): boolean {
  return Buffer.compare(objects.get(name) ?? Buffer.alloc(0), bytes) === 0
}

describe('objects that were deleted and are put back as they were', patience, () => {
  const deleted = (): [string, Uint8Array][] =>
    operations
      .filter(({ kind, name, bytes }) => kind === 'put' && !isThere(name, bytes))
      .map(({ name, bytes }) => [name, bytes])

  it('change nothing that is seen, one at a time: what was forgotten stays so (REP-06)', async () => {
    const back = deleted()
    expect(new Set(back.map(([name]) => kindOf(name)))).toEqual(
      new Set(['packs', 'heads', 'manifests', 'prunes', 'leases', 'index', 'anchors']),
    )
    for (const [name, bytes] of back) {
      const cut = await putUp(new Map([[name, bytes]]))
      try {
        await expectSound(await openAt(cut), expected)
      } catch (error) {
        throw new Error(`with ${name}`, { cause: error })
      }
    }
  })

  it('make us delete and hide nothing: backups, prune and retention go on (REP-06, REP-16)', async () => {
    const seeded = createSeeded(5)
    const back = deleted()
    for (let round = 0; round < 6; round += 1) {
      const chosen = round === 0 ? back : back.filter(() => seeded.chance(0.3))
      const cut = await putUp(new Map(chosen))
      await expectSound(await openAt(cut), expected)
      await expect(expectGoesOn(cut, ledger, { ...mail, mailbox: small(7) })).resolves.toBeUndefined()
    }
  })

  it('an older anchor in the place of the newest is noticed (REP-06, REP-08, F-37)', async () => {
    const back = deleted().filter(([name]) => name.startsWith('anchors/'))
    expect(back.length).toBeGreaterThan(0)
    for (const [name, bytes] of back) {
      const newest = [...objects.keys()].filter((other) => other.startsWith(name.slice(0, -10)))
      const cut = await putUp(new Map([[name, bytes]]), newest)
      await expect(openAt(cut)).rejects.toMatchObject({ code: 'chain_broken' })
    }
  })

  it('a prune object of ours under another number condemns nothing (REP-06)', async () => {
    const prunes = operations.filter(({ kind, name }) => kind === 'put' && name.startsWith('prunes/'))
    expect(prunes.length).toBeGreaterThan(0)
    for (const { bytes } of prunes) {
      for (const number of ['0000000999', '9999999999']) {
        const cut = await putUp(new Map([[`prunes/${number}`, bytes]]))
        cut.clock.advance(days)
        await expectWhole(await openAt(cut), expected)
        await expectGoesOn(cut, ledger, { ...mail, mailbox: small(7) })
      }
    }
  })

  it.each(['0000000999/0000000001', '9999999999/9999999999', '0000000000/0000000001'])(
    'a lease that nobody could have written, leases/%s, stops one run at most after its time (F-40)',
    async (name) => {
      const ours = operations.find(({ kind, name: own }) => kind === 'put' && own.startsWith('leases/'))
      for (const bytes of [Buffer.alloc(500, 7), defined(ours).bytes]) {
        const cut = await putUp(new Map([[`leases/${name}`, bytes]]))
        cut.clock.advance(31 * minutes)
        const [first] = await Promise.allSettled([(await openAt(cut)).maintenance.rebuildIndex(quiet)])
        const refusal: unknown = first.status === 'rejected' ? first.reason : { code: 'lease_lost' }
        expect(refusal).toMatchObject({ code: 'lease_lost' })
        await expect(expectGoesOn(cut, ledger, { ...mail, mailbox: small(7) })).resolves.toBeUndefined()
      }
    },
  )
})
