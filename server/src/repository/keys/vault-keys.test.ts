import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { createRepositoryKeys } from '../crypto/keys.ts'
import { createSealer, openObject } from '../crypto/sealed-object.ts'
import { createVault, openVault } from '../open.ts'
import { listAll } from '../storage/storage.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import { defined, key, otherRepositoryId, repositoryId } from '../test-vault.ts'
import type { Vault } from '../vault.ts'
import { openKeyObject, sealKeyObject } from './key-object.ts'
import { groupKitPassphrase, makeKitPassphrase, readKitPassphrase } from './kit-passphrase.ts'
import { openWithPassphrase } from './open-with-passphrase.ts'

const random = systemRandom
const passphrase = new Secret('correct horse battery staple')
const about = { label: 'the safe', createdAt: 1_763_750_000_000 }
const wrong = { code: 'wrong_passphrase' }

describe('the passphrase of a recovery kit (docs/repository-format.md, section 13)', () => {
  it('has 160 bits in 32 characters that nobody misreads, and is read back however it is typed', () => {
    const made = makeKitPassphrase({ bytes: (length) => new Uint8Array(length).fill(0b1010_0110) })
    expect(made.reveal()).toBe('MTKAD9N6MTKAD9N6MTKAD9N6MTKAD9N6')
    const one = makeKitPassphrase(random)
    expect(one.reveal()).toMatch(/^[0-9A-HJKMNP-TV-Z]{32}$/)
    expect(groupKitPassphrase(one)).toMatch(/^(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
    const typed = groupKitPassphrase(one)
      .toLowerCase()
      .replaceAll('-', ' ')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l')
    expect(readKitPassphrase(new Secret(` ${typed}\n`))?.reveal()).toBe(one.reveal())
    expect(readKitPassphrase(passphrase)).toBeUndefined()
    expect(readKitPassphrase(new Secret('U'.repeat(32)))).toBeUndefined()
  })
})

describe('the keys of a repository', () => {
  const storage = createMemoryStorage()
  let vault: Vault
  beforeAll(async () => {
    vault = await createVault({ storage, random }, { repositoryId, key })
  })

  it(
    'open it without a server: passphrase and kit; each until it is removed',
    { timeout: 60_000 },
    async () => {
      await expect(openWithPassphrase(storage, passphrase)).rejects.toMatchObject(wrong)
      const added = await vault.keys.addPassphrase(passphrase, about)
      const kit = await vault.keys.makeRecoveryKit({ ...about, createdAt: about.createdAt + 1 })
      expect(await vault.keys.list()).toEqual([added, kit.key])
      expect(added).toMatchObject({ purpose: 'passphrase', label: 'the safe', state: 'ready' })

      const byPassphrase = await openWithPassphrase(storage, passphrase)
      expect(byPassphrase).toMatchObject({ repositoryId, id: added.id, recoveryKey: undefined })
      expect(Buffer.from(byPassphrase.key).equals(key)).toBe(true)
      const typed = new Secret(groupKitPassphrase(kit.passphrase).toLowerCase())
      const byKit = await openWithPassphrase(storage, typed)
      expect(byKit.id).toBe(kit.key.id)
      expect(byKit.recoveryKey).toHaveLength(32)
      await (await openVault({ storage, random }, byKit)).close()

      await vault.keys.tryOut(kit.key.id, typed)
      await expect(vault.keys.tryOut(kit.key.id, passphrase)).rejects.toMatchObject(wrong)
      await expect(vault.keys.tryOut(randomId, passphrase)).rejects.toMatchObject({ code: 'not_found' })
      await expect(vault.keys.remove('../config')).rejects.toMatchObject({ code: 'not_found' })
      await vault.keys.remove(kit.key.id)
      await expect(openWithPassphrase(storage, kit.passphrase)).rejects.toMatchObject(wrong)
      await expect(vault.keys.remove(kit.key.id)).rejects.toMatchObject({ code: 'not_found' })
      expect(await vault.keys.list()).toEqual([added])
    },
  )

  it('are not guarded by a short passphrase', async () => {
    const short = vault.keys.addPassphrase(new Secret('eleven char'), about)
    await expect(short).rejects.toMatchObject({ code: 'weak_passphrase' })
  })

  it('show what has no card, and what opens nothing', async () => {
    const place = createMemoryStorage()
    const other = await createVault({ storage: place, random }, { repositoryId, key })
    const { id } = await other.keys.addPassphrase(passphrase, about)
    const object = defined(await place.get(`keys/${id}`))
    await place.put(`keys/${randomId}`, object)
    await place.put('keys/notes.txt', object)
    await place.put(`cards/${randomId}`, defined(await place.get(`cards/${id}`)))
    await place.delete(`keys/${id}`)
    expect(await other.keys.list()).toMatchObject([
      { id, state: 'no-key' },
      { id: randomId, state: 'no-card', purpose: undefined },
    ])
    await other.keys.remove(randomId)
    expect(await listAll(place, 'keys/')).toEqual(['keys/notes.txt'])
  })
})

const randomId = 'abababab-abab-4bab-8bab-abababababab'

describe('a key object in hostile storage', () => {
  const keys = createRepositoryKeys(repositoryId, key)
  const document = {
    createdAt: 1,
    key: key.toString('base64url'),
    kind: 'key',
    purpose: 'passphrase',
    recoveryKey: null,
    repositoryId,
    version: 1,
  } as const
  const seal = (changes: object = {}): Promise<Uint8Array> =>
    sealKeyObject(keys, passphrase, { ...document, ...changes }, random)
  const open = (bytes: Uint8Array) => openKeyObject(bytes, passphrase, 'keys/x')
  const corrupt = { code: 'corrupt' }

  it('REP-34: is no object of another type, and none of those is a key', { timeout: 60_000 }, async () => {
    const bytes = await seal()
    for (const type of ['config', 'pack', 'head', 'records', 'card'] as const)
      expect(() => openObject(keys, bytes, { type, organization: undefined, name: 'x' })).toThrow(
        expect.objectContaining(corrupt),
      )
    const sealer = createSealer(keys, random)
    for (const type of ['config', 'records', 'card', 'head'] as const)
      await expect(open(sealer(type, undefined, [randomBytes(50)]).bytes)).rejects.toMatchObject(corrupt)
    // The suite decides the derivation: neither type may take the other's.
    const withSuite = (object: Uint8Array, suite: number): Buffer => {
      const changed = Buffer.from(object)
      changed.writeUInt8(suite, 6)
      return changed
    }
    await expect(open(withSuite(bytes, 1))).rejects.toMatchObject({ code: 'unknown_version' })
    await expect(open(withSuite(bytes, 3))).rejects.toMatchObject({ code: 'unknown_version' })
    const card = withSuite(sealer('card', undefined, [Buffer.from('{}')]).bytes, 2)
    expect(() => openObject(keys, card, { type: 'card', organization: undefined, name: 'x' })).toThrow(
      expect.objectContaining({ code: 'unknown_version' }),
    )
  })

  it('is refused when it is altered, cut, huge, or says what it may not', { timeout: 120_000 }, async () => {
    const bytes = await seal()
    const flipped = (offset: number): Buffer => {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(offset) ^ 4, offset)
      return changed
    }
    for (const offset of [0, 5, 7, 9])
      await expect(open(flipped(offset))).rejects.toThrow(/damaged|later version/)
    // Repository, key id, salt and commitment are bound into the derivation: another passphrase, as far as anybody sees.
    for (const offset of [25, 41, 57, 90]) expect(await open(flipped(offset))).toBeUndefined()
    for (const offset of [121, bytes.length - 1])
      await expect(open(flipped(offset))).rejects.toMatchObject(corrupt)
    await expect(open(bytes.subarray(0, 119))).rejects.toMatchObject(corrupt)
    await expect(open(Buffer.concat([bytes, Buffer.alloc(20_000)]))).rejects.toMatchObject(corrupt)
    for (const changes of [
      { extra: 1 },
      { key: randomBytes(32).toString('base64url') },
      { key: 'short' },
      { purpose: 'recovery-kit' },
      { repositoryId: otherRepositoryId },
      { version: 2 },
    ])
      await expect(open(await seal(changes)), JSON.stringify(changes)).rejects.toMatchObject(corrupt)
  })

  it('does not open the repository when it is of another one (REP-10)', { timeout: 60_000 }, async () => {
    const storage = createMemoryStorage()
    await createVault({ storage, random }, { repositoryId, key })
    const elsewhere = createMemoryStorage()
    const other = await createVault({ storage: elsewhere, random }, { repositoryId: otherRepositoryId, key })
    const { id } = await other.keys.addPassphrase(passphrase, about)
    await storage.put(`keys/${id}`, defined(await elsewhere.get(`keys/${id}`)))
    await storage.put(`keys/${randomId}`, randomBytes(200))
    await expect(openWithPassphrase(storage, passphrase)).rejects.toMatchObject(wrong)
    await expect(openWithPassphrase(createMemoryStorage(), passphrase)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
