import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { createRepositoryKeys } from '../crypto/keys.ts'
import { createSealer } from '../crypto/sealed-object.ts'
import { createManifestSigner } from '../crypto/signing.ts'
import { openWithPassphrase } from '../keys/open-with-passphrase.ts'
import { createVault } from '../open.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import { listAll, type Storage } from '../storage/storage.ts'
import { defined, key, otherRepositoryId, repositoryId } from '../test-vault.ts'
import type { Vault } from '../vault.ts'

const random = systemRandom
const masterKey = randomBytes(32)
const content = {
  createdAt: 1_763_750_000_000,
  schema: '0008-recovery-kits',
  tables: { jobs: [{ id: 'a', at: 5, sealed: { base64: 'AAEC' }, none: null }] },
}

let storage: Storage
let vault: Vault
beforeEach(async () => {
  storage = createMemoryStorage()
  vault = await createVault({ storage, random }, { repositoryId, key })
})

describe("the server's records in a repository (docs/repository-format.md, section 14)", () => {
  it('come back as they were written; the newest count and eight stay', async () => {
    expect(await vault.records.newest()).toBeUndefined()
    for (let turn = 1; turn <= 10; turn += 1)
      expect(await vault.records.write({ ...content, createdAt: turn }, masterKey)).toBe(turn)
    expect(await listAll(storage, 'records/')).toEqual(
      Array.from({ length: 8 }, (_, place) => `records/${String(place + 3).padStart(10, '0')}`),
    )
    expect(await vault.records.newest()).toMatchObject({ ...content, createdAt: 10, sequence: 10 })
    await vault.records.write(content, masterKey, { keep: 1 })
    expect(await listAll(storage, 'records/')).toEqual(['records/0000000011'])
  })

  it('give the master key to recovery kits alone, and not to one that was removed', async () => {
    const made = await vault.keys.makeRecoveryKit({ label: '', createdAt: 1 })
    const word = new Secret('a passphrase that is long')
    await vault.keys.addPassphrase(word, { label: '', createdAt: 2 })
    await vault.records.write(content, masterKey)
    const kit = await openWithPassphrase(storage, made.passphrase)
    const before = defined(await vault.records.newest())
    expect(before.recoveryKits).toEqual([made.key.id])
    expect(Buffer.from(defined(before.masterKey(kit))).equals(masterKey)).toBe(true)
    expect(before.masterKey(await openWithPassphrase(storage, word))).toBeUndefined()
    expect(() => before.masterKey({ ...kit, recoveryKey: randomBytes(32) })).toThrow(
      expect.objectContaining({ code: 'corrupt' }),
    )
    await vault.keys.remove(made.key.id)
    await vault.records.write(content, masterKey)
    expect(defined(await vault.records.newest()).masterKey(kit)).toBeUndefined()
  }, 60_000)

  it('are written by two at a time under numbers of their own', async () => {
    const numbers = await Promise.all([1, 2, 3, 4].map(() => vault.records.write(content, masterKey)))
    expect(numbers.toSorted((left, right) => left - right)).toEqual([1, 2, 3, 4])
  })

  it('are passed over when they do not verify, and each is told (REP-04, REP-25)', async () => {
    const keys = createRepositoryKeys(repositoryId, key)
    const seal = createSealer(keys, random)
    const signer = createManifestSigner(keys.signingSeed)
    const put = (sequence: number, plaintext: readonly Uint8Array[]): Promise<boolean> =>
      storage.put(`records/000000000${sequence}`, seal('records', undefined, plaintext).bytes)
    await vault.records.write(content, masterKey)
    const first = defined(await storage.get('records/0000000001'))
    const json = Buffer.from('{"kind":"records"}')
    const deep = Buffer.from(`${'['.repeat(100)}${']'.repeat(100)}`)
    const stranger = Buffer.from(
      JSON.stringify({
        ...content,
        kind: 'records',
        masterKeys: [],
        repositoryId: otherRepositoryId,
        sequence: 6,
        version: 1,
      }),
    )
    await storage.put('records/0000000002', first)
    await put(3, [signer.sign(json), json])
    await put(4, [signer.sign(json, 'records'), json])
    await put(5, [signer.sign(deep, 'records'), deep])
    await put(6, [signer.sign(stranger, 'records'), stranger])
    await storage.put('records/0000000007', randomBytes(500))
    await storage.put('records/notes', randomBytes(500))
    const told: (string | undefined)[] = []
    const found = await vault.records.newest((damage) => told.push(damage.detail))
    expect(found?.sequence).toBe(1)
    expect(told).toHaveLength(6)
    // What is no object of ours uses up no number.
    await storage.put('records/9999999999', randomBytes(500))
    expect(await vault.records.write(content, masterKey)).toBe(8)
    // Nor do older records of ours that somebody put under another number.
    await storage.put('records/9999999999', first)
    expect(await vault.records.write(content, masterKey)).toBe(9)
    expect((await vault.records.newest())?.sequence).toBe(9)
  })
})
