/** Heads and manifests that a holder of the key made wrongly, and those that somebody else made. */
import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { createRepositoryKeys } from '../crypto/keys.ts'
import { createSealer } from '../crypto/sealed-object.ts'
import { createManifestSigner, createSignatureCheck, type ManifestSigner } from '../crypto/signing.ts'
import { headName } from '../names.ts'
import { createMemoryStorage } from '../storage/memory/memory-storage.ts'
import type { Storage } from '../storage/storage.ts'
import { aPoint, alpha, defined, key, repositoryId } from '../test-vault.ts'
import { createChains, type Chain } from './chains.ts'
import { decodeHead, decodeManifest, encodeDocument } from './documents.ts'
import { openHead, sealRestorePoint } from './manifest.ts'

const keys = createRepositoryKeys(repositoryId, key)
const organization = keys.organization(alpha)
const ours = createManifestSigner(keys.signingSeed)
const stranger = createManifestSigner(new Uint8Array(32).fill(9))
const seal = createSealer(keys, systemRandom)

interface Point {
  readonly sequence: number
  readonly previous: string | null
  readonly signer?: ManifestSigner
}

/** Writes the objects of a restore point. @returns its digest. */
async function write(storage: Storage, { sequence, previous, signer = ours }: Point): Promise<string> {
  const manifest = { ...aPoint([]), organizationId: alpha, source: 'job', sequence }
  const sealed = sealRestorePoint({ keys, seal, signer }, organization, manifest, previous)
  for (const { name, bytes } of [sealed.manifest, sealed.head]) await storage.put(name, bytes)
  return sealed.digest
}

function read(storage: Storage): Promise<Chain> {
  const isSignedByUs = createSignatureCheck(ours.publicKey)
  const organizationKeys = (): typeof organization => organization
  return createChains({
    storage,
    keys,
    isSignedByUs,
    organizationKeys,
    onDamage: () => undefined,
  }).refreshOne(alpha, 'job')
}

const broken = { damage: { code: 'chain_broken' } }

describe('chain of restore points (docs/repository-format.md, section 7)', () => {
  it('is whole when every manifest names the one before it', async () => {
    const storage = createMemoryStorage()
    let previous: string | null = null
    for (const sequence of [1, 2, 3]) previous = await write(storage, { sequence, previous })
    const chain = await read(storage)
    expect(chain.damage).toBeUndefined()
    expect(chain.links.map((link) => link.point.manifest.sequence)).toEqual([1, 2, 3])
  })

  it('is broken by a manifest that names another predecessor, none, or one at the start', async () => {
    for (const previous of ['0'.repeat(64), null]) {
      const storage = createMemoryStorage()
      await write(storage, { sequence: 1, previous: null })
      await write(storage, { sequence: 2, previous })
      await expect(read(storage)).resolves.toMatchObject(broken)
    }
    const storage = createMemoryStorage()
    await write(storage, { sequence: 1, previous: '0'.repeat(64) })
    await expect(read(storage)).resolves.toMatchObject(broken)
  })

  it('is broken by a restore point exchanged for another of the same sequence (REP-06)', async () => {
    const storage = createMemoryStorage()
    const first = await write(storage, { sequence: 1, previous: null })
    await write(storage, { sequence: 2, previous: first })
    await write(storage, { sequence: 1, previous: null })
    const other = { ...aPoint([]), createdAt: 1, organizationId: alpha, source: 'job', sequence: 1 }
    const sealed = sealRestorePoint({ keys, seal, signer: ours }, organization, other, null)
    for (const { name, bytes } of [sealed.manifest, sealed.head]) await storage.put(name, bytes)
    await expect(read(storage)).resolves.toMatchObject(broken)
  })

  it('refuses a manifest that another key signed (REP-09)', async () => {
    const storage = createMemoryStorage()
    await write(storage, { sequence: 1, previous: null, signer: stranger })
    const chain = await read(storage)
    expect(chain).toMatchObject({ ...broken, links: [] })
    expect(chain.damage?.detail).toContain('not signed by this repository')
  })

  it('refuses a head that names its manifest with another hash', async () => {
    const storage = createMemoryStorage()
    await write(storage, { sequence: 1, previous: null })
    const place = { organizationId: alpha, source: 'job', sequence: 1 }
    const head = openHead(keys, organization, place, defined(await storage.get(headName(place))))
    const wrong = encodeDocument({ ...head, manifestSha256: '0'.repeat(64) })
    await storage.put(headName(place), seal('head', organization, [wrong]).bytes)
    const chain = await read(storage)
    expect(chain).toMatchObject({ ...broken, links: [] })
    expect(chain.damage?.detail).toContain('not the object that the head names')
  })

  it('refuses manifests and heads with unknown members, wrong types, or of another kind (REP-35)', () => {
    const manifest = {
      ...aPoint([]),
      kind: 'manifest',
      organizationId: alpha,
      previous: null,
      repositoryId,
      sequence: 1,
      source: 'job',
      version: 1,
    }
    const encode = (value: object): Uint8Array => Buffer.from(JSON.stringify(value))
    expect(decodeManifest(encode(manifest), 'manifest')).toMatchObject({ sequence: 1 })
    const wrong = [
      { ...manifest, extra: 1 },
      { ...manifest, sequence: '1' },
      { ...manifest, sequence: 1.5 },
      { ...manifest, previous: 'abc' },
      { ...manifest, kind: 'head' },
      { ...manifest, version: 2 },
      { ...manifest, resources: {} },
      { ...manifest, outcomes: { ...manifest.outcomes, saved: -1 } },
      { ...manifest, ['__proto__x']: 1 },
    ]
    for (const value of wrong) {
      expect(() => decodeManifest(encode(value), 'manifest')).toThrow(
        expect.objectContaining({ code: 'corrupt' }),
      )
    }
    const polluted = Buffer.from(JSON.stringify(manifest).replace('{', '{"__proto__":{"x":1},'))
    expect(() => decodeManifest(polluted, 'manifest')).toThrow(expect.objectContaining({ code: 'corrupt' }))
    expect(() => decodeHead(encode(manifest), 'head')).toThrow(expect.objectContaining({ code: 'corrupt' }))
  })
})
