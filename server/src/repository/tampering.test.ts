/** What an untrusted storage can do to a repository, and that none of it goes unnoticed (docs/repository-format.md, section 12). */
import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { collectBytes } from '../foundation/bytes.ts'
import type { RestorePointId } from '../foundation/ids.ts'
import { systemRandom } from '../foundation/random.ts'
import {
  createMemoryStorage,
  createVault,
  openVault,
  type Storage,
  type Vault,
  type VaultError,
} from './index.ts'
import { listAll } from './storage/storage.ts'
import {
  aPoint,
  alpha,
  beta,
  defined,
  key,
  mails,
  readBack,
  otherRepositoryId,
  repositoryId,
  runOnce,
  type Mail,
} from './test-vault.ts'

const random = systemRandom
/** For tests that open hundreds of repositories, on a machine that is busy. */
const patience = { timeout: 60_000 }
const identity = { repositoryId, key }
type Objects = ReadonlyMap<string, Uint8Array>

interface Run {
  readonly organization: typeof alpha
  readonly content: readonly Mail[]
}

/** Three points of alpha, one of beta. */
const runs: Run[] = [
  { organization: alpha, content: mails(12) },
  { organization: alpha, content: mails(12, 5) },
  { organization: alpha, content: mails(12, 10) },
  { organization: beta, content: mails(12) },
]
const bigRuns: Run[] = [
  { organization: alpha, content: [{ id: 'big', mime: randomBytes(2_600_000) }, ...mails(2)] },
]

describe('a repository in hostile storage', () => {
  let objects: Objects
  /** With packs of several segments. */
  let bigObjects: Objects
  beforeAll(async () => {
    objects = await objectsOf(runs)
    bigObjects = await objectsOf(bigRuns)
  })

  it('reads in full while nobody touches it', async () => {
    await expect(inspect(objects)).resolves.toEqual({
      refusal: undefined,
      damage: [],
      whole: 4,
      failed: 0,
      wrong: 0,
    })
  })

  it(
    'never gives out a wrong byte when one bit of any object is flipped, in every region (REP-01)',
    patience,
    async () => {
      for (const [name, bytes] of objects) {
        for (const offset of placesIn(bytes.length)) {
          const found = await inspect(changed(objects, name, flipped(bytes, offset)))
          expect(found.wrong, `${name} at ${offset}`).toBe(0)
          expect(isNoticed(found), `${name} at ${offset} goes unnoticed`).toBe(true)
        }
      }
    },
  )

  it(
    'detects truncation at every segment boundary and beside it, and appended bytes (REP-02, REP-03)',
    patience,
    async () => {
      for (const [name, bytes] of bigObjects) {
        const lengths = new Set([0, 1, 119, 120, 121, bytes.length - 16, bytes.length - 1])
        for (let end = 120; end < bytes.length; end += 1024 * 1024 + 16) {
          for (const by of [-1, 0, 1]) lengths.add(end + by)
        }
        const others = [...lengths]
          .filter((length) => length < bytes.length)
          .map((length) => bytes.subarray(0, length))
        for (const other of [...others, Buffer.concat([bytes, randomBytes(1)])]) {
          const found = await inspect(changed(bigObjects, name, other), bigRuns)
          expect([found.wrong, isNoticed(found)], `${name} with ${other.length} bytes`).toEqual([0, true])
        }
      }
    },
  )

  it(
    'detects two objects exchanged, whatever their types, sizes and organizations (REP-04, REP-06, REP-10, REP-34)',
    patience,
    async () => {
      const names = [...objects.keys()]
      for (const [place, left] of names.entries()) {
        for (const right of names.slice(place + 1)) {
          const swapped = new Map(objects)
          swapped.set(left, defined(objects.get(right)))
          swapped.set(right, defined(objects.get(left)))
          const found = await inspect(swapped)
          expect([found.wrong, isNoticed(found)], `${left} and ${right}`).toEqual([0, true])
        }
      }
    },
  )

  it('detects segments in another order, and segments twice (REP-05)', async () => {
    const [name, bytes] = defined([...bigObjects].find(([, candidate]) => candidate.length > 2_200_000))
    const segment = (index: number): Uint8Array =>
      bytes.subarray(120 + index * (1024 * 1024 + 16), 120 + (index + 1) * (1024 * 1024 + 16))
    const header = bytes.subarray(0, 120)
    const rest = bytes.subarray(120 + 2 * (1024 * 1024 + 16))
    for (const order of [
      [1, 0],
      [0, 0],
      [1, 1],
    ]) {
      const moved = Buffer.concat([header, ...order.map((index) => segment(index)), rest])
      const found = await inspect(changed(bigObjects, name, moved), bigRuns)
      expect([found.wrong, isNoticed(found)], `segments ${order.join(' ')}`).toEqual([0, true])
    }
  })

  it('fails only what lay in a lost pack, by name, and stores it again in the next run (REP-07, REP-15)', async () => {
    const pack = defined([...objects.keys()].find((name) => name.startsWith(`packs/${beta}/`)))
    const storage = createMemoryStorage([...objects].filter(([name]) => name !== pack))
    const vault = await openVault({ storage, random }, identity)
    const points = await vault.listRestorePoints()
    const lost = points.find((point) => point.manifest.organizationId === beta)
    await expect(readBack(vault, defined(lost))).rejects.toMatchObject({ code: 'not_found' })
    for (const point of points.filter((candidate) => candidate !== lost)) await readBack(vault, point)
    const again = await runOnce(vault, beta, 'job', mails(12))
    await expect(readBack(vault, again)).resolves.toEqual(mails(12))
    await expect(readBack(vault, defined(lost))).resolves.toEqual(mails(12))
  })

  it.each([
    ['the first', 1],
    ['a middle', 2],
  ])(
    'refuses a chain whose %s head is gone, and keeps the rest readable for who asks',
    async (_, sequence) => {
      const head = `heads/${alpha}/job/${String(sequence).padStart(10, '0')}`
      const storage = createMemoryStorage([...objects].filter(([name]) => name !== head))
      await expect(openVault({ storage, random }, identity)).rejects.toMatchObject({ code: 'chain_broken' })
      const damage: VaultError[] = []
      const vault = await openVault(
        { storage, random },
        { ...identity, onDamage: (error) => damage.push(error) },
      )
      expect(damage.map((error) => error.code)).toContain('chain_broken')
      await expect(vault.listRestorePoints()).resolves.toHaveLength(3)
      await expect(vault.begin(alpha, 'job')).rejects.toMatchObject({ code: 'chain_broken' })
      await expect(runOnce(vault, beta, 'job', mails(3))).resolves.toBeDefined()
    },
  )

  it('tells a rollback from a shorter history when the caller knows its restore points (REP-08)', async () => {
    const known = await idsOf(objects)
    const newest = `heads/${alpha}/job/0000000003`
    const storage = createMemoryStorage([...objects].filter(([name]) => name !== newest))
    await expect(openVault({ storage, random }, identity)).resolves.toBeDefined()
    await expect(
      openVault({ storage, random }, { ...identity, knownRestorePoints: known }),
    ).rejects.toMatchObject({
      code: 'rolled_back',
    })
  })

  it('notices a chain that gets shorter while it is open', async () => {
    const storage = createMemoryStorage(objects)
    const vault = await openVault({ storage, random }, identity)
    await storage.delete(`heads/${alpha}/job/0000000003`)
    await expect(vault.listRestorePoints()).rejects.toMatchObject({ code: 'chain_broken' })
    await expect(vault.begin(alpha, 'job')).rejects.toMatchObject({ code: 'chain_broken' })
  })

  it('refuses a history that was made with another key, even over the same content (REP-09)', async () => {
    const foreign = createMemoryStorage()
    const vault = await createVault({ storage: foreign, random }, { repositoryId, key: randomBytes(32) })
    for (const { organization, content } of runs) await runOnce(vault, organization, 'job', content)
    const mixed = new Map(objects)
    for (const [name, bytes] of await copyOf(foreign)) if (name.startsWith('heads/')) mixed.set(name, bytes)
    await expect(openVault({ storage: createMemoryStorage(mixed), random }, identity)).rejects.toMatchObject({
      code: 'chain_broken',
    })
  })

  it('survives strange files in its folders', async () => {
    const storage = createMemoryStorage(objects)
    for (const folder of [
      `packs/${alpha}`,
      `packs/${alpha}/ab`,
      `index/${alpha}`,
      'heads',
      `heads/${alpha}/job`,
    ]) {
      await storage.put(`${folder}/stranger`, randomBytes(200))
      await storage.put(`${folder}/${'a'.repeat(64)}`, randomBytes(3000))
    }
    const damage: VaultError[] = []
    const vault = await openVault(
      { storage, random },
      { ...identity, onDamage: (error) => damage.push(error) },
    )
    for (const point of await vault.listRestorePoints())
      await expect(readBack(vault, point)).resolves.toBeDefined()
    expect(damage.length).toBeGreaterThan(3)
  })
})

describe('opening', () => {
  it('refuses a wrong key cleanly and writes nothing (REP-30)', async () => {
    const storage = createMemoryStorage()
    await createVault({ storage, random }, identity)
    const before = await listAll(storage, '')
    const wrong = { ...identity, key: randomBytes(32) }
    await expect(openVault({ storage, random }, wrong)).rejects.toMatchObject({ code: 'wrong_key' })
    await expect(openVault({ storage, random }, { ...identity, key: key.subarray(1) })).rejects.toMatchObject(
      {
        code: 'wrong_key',
      },
    )
    await expect(listAll(storage, '')).resolves.toEqual(before)
  })

  it('refuses another repository, and a place without one', async () => {
    const storage = createMemoryStorage()
    await expect(openVault({ storage, random }, identity)).rejects.toMatchObject({ code: 'not_found' })
    await createVault({ storage, random }, { repositoryId: otherRepositoryId, key })
    await expect(openVault({ storage, random }, identity)).rejects.toMatchObject({ code: 'wrong_repository' })
  })

  it('refuses later versions and unknown suites (REP-29)', async () => {
    const storage = createMemoryStorage()
    await createVault({ storage, random }, identity)
    const config = defined(await storage.get('config'))
    for (const [offset, value] of [
      [5, 2],
      [5, 0],
      [6, 2],
      [6, 0],
    ] as const) {
      const later = Uint8Array.from(config)
      later[offset] = value
      await storage.put('config', later)
      await expect(openVault({ storage, random }, identity)).rejects.toMatchObject({
        code: 'unknown_version',
      })
    }
  })

  it('makes no repository on top of other data', async () => {
    const storage = createMemoryStorage([['holiday.jpg', randomBytes(10)]])
    await expect(createVault({ storage, random }, identity)).rejects.toMatchObject({ code: 'not_empty' })
    await expect(listAll(storage, '')).resolves.toEqual(['holiday.jpg'])
  })

  it('stops when the random source repeats itself (REP-14)', async () => {
    const stuck = { bytes: (length: number) => new Uint8Array(length).fill(7) }
    const storage = createMemoryStorage()
    const vault = await createVault({ storage, random: stuck }, identity)
    const writer = await vault.begin(alpha, 'job')
    await writer.put(randomBytes(100))
    await expect(writer.commit(aPoint([]))).rejects.toMatchObject({ code: 'random_failed' })
  })
})

describe('a restored stream', () => {
  it('ends before the damaged segment, never inside or after it (REP-13)', async () => {
    const storage = createMemoryStorage()
    const vault = await createVault({ storage, random }, identity)
    const writer = await vault.begin(alpha, 'job')
    const content = randomBytes(5_000_000)
    const { ref } = await writer.put(content)
    await writer.commit(aPoint([]))
    const packs = await listAll(storage, 'packs/')
    const sizes = await Promise.all(
      packs.map(async (name) => ({ name, size: defined(await storage.size(name)) })),
    )
    const { name } = defined(sizes.toSorted((left, right) => right.size - left.size)[0])
    const bytes = defined(await storage.get(name))
    await storage.put(name, flipped(bytes, 120 + 3 * (1024 * 1024 + 16) + 5))
    const reopened = await openVault({ storage, random }, identity)
    const given: Uint8Array[] = []
    const reading = (async () => {
      for await (const piece of reopened.read(alpha, ref)) given.push(piece)
    })()
    await expect(reading).rejects.toMatchObject({ code: 'corrupt' })
    const prefix = Buffer.concat(given)
    expect(prefix.length).toBeGreaterThan(1024 * 1024)
    expect(prefix.length).toBeLessThanOrEqual(3 * 1024 * 1024)
    expect(Buffer.compare(prefix, content.subarray(0, prefix.length))).toBe(0)
  })

  it('refuses a reference that names more or fewer bytes than there are, or nothing', async () => {
    const vault = await createVault({ storage: createMemoryStorage(), random }, identity)
    const writer = await vault.begin(alpha, 'job')
    const small = (await writer.put(Buffer.from('abc'))).ref
    const large = (await writer.put(randomBytes(2_000_000))).ref
    await writer.commit(aPoint([]))
    for (const ref of [small, large]) {
      const wrong = { ...ref, sizeBytes: ref.sizeBytes + 1 }
      await expect(collectBytes(vault.read(alpha, wrong))).rejects.toMatchObject({ code: 'corrupt' })
    }
    for (const id of ['', 'x', '../..', '0'.repeat(64)]) {
      await expect(collectBytes(vault.read(alpha, { id, sizeBytes: 3 }))).rejects.toMatchObject({
        code: 'not_found',
      })
    }
  })
})

interface Inspection {
  readonly refusal: string | undefined
  readonly damage: readonly string[]
  readonly whole: number
  readonly failed: number
  /** Restore points that read without an error and are not what was stored. */
  readonly wrong: number
}

/** Opens, lists, and reads every restore point in full. */
async function inspect(objects: Objects, made: readonly Run[] = runs): Promise<Inspection> {
  const damage: string[] = []
  const storage = createMemoryStorage(objects)
  let vault: Vault
  try {
    vault = await openVault(
      { storage, random },
      { ...identity, onDamage: (error) => damage.push(error.code) },
    )
  } catch (error) {
    return { refusal: String(error), damage, whole: 0, failed: 0, wrong: 0 }
  }
  const found = { whole: 0, failed: 0, wrong: 0 }
  for (const point of await vault.listRestorePoints()) {
    const { organizationId, sequence } = point.manifest
    const expected = defined(made.filter((run) => run.organization === organizationId)[sequence - 1]).content
    try {
      const content = await readBack(vault, point)
      const isWhole = expected.every(({ id, mime }, place) => {
        const mail = content[place]
        return mail !== undefined && mail.id === id && Buffer.compare(mail.mime, mime) === 0
      })
      if (isWhole && content.length === expected.length) found.whole += 1
      else found.wrong += 1
    } catch {
      found.failed += 1
    }
  }
  return { refusal: undefined, damage, ...found }
}

function isNoticed({ refusal, damage, failed }: Inspection): boolean {
  return refusal !== undefined || damage.length > 0 || failed > 0
}

async function idsOf(objects: Objects): Promise<RestorePointId[]> {
  const vault = await openVault({ storage: createMemoryStorage(objects), random }, identity)
  return (await vault.listRestorePoints()).map((point) => point.id)
}

async function objectsOf(made: readonly Run[]): Promise<Objects> {
  const storage = createMemoryStorage()
  const vault = await createVault({ storage, random }, identity)
  for (const { organization, content } of made) await runOnce(vault, organization, 'job', content)
  return copyOf(storage)
}

async function copyOf(storage: Storage): Promise<Map<string, Uint8Array>> {
  const objects = new Map<string, Uint8Array>()
  for (const name of await listAll(storage, '')) objects.set(name, defined(await storage.get(name)))
  return objects
}

function changed(objects: Objects, name: string, bytes: Uint8Array): Map<string, Uint8Array> {
  return new Map(objects).set(name, bytes)
}

function flipped(bytes: Uint8Array, offset: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[offset] = (copy[offset] ?? 0) ^ (1 << (offset % 8))
  return copy
}

/** One bit of every field of the header, and body and tags at even distances. */
function placesIn(length: number): number[] {
  const header = [0, 5, 6, 7, 15, 24, 47, 56, 88, 119]
  const body = Array.from({ length: 5 }, (_, place) => 120 + Math.floor((place * (length - 121)) / 4))
  return [...new Set([...header, ...body, length - 16])]
}
