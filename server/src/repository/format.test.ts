/**
 * The bytes of the format, spelled out: a second reader, written from docs/repository-format.md with node:crypto and
 * a zstd decoder alone, must find in the storage what was put.
 */
import {
  createDecipheriv,
  createHash,
  createHmac,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto'
import { decompress } from 'zstd-napi'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../foundation/random.ts'
import { createMemoryStorage, createVault, type RestorePoint } from './index.ts'
import { listAll } from './storage/storage.ts'
import { alpha, defined, key, mails, repositoryId, runOnce } from './test-vault.ts'

const mebibyte = 1024 * 1024
const repository = Buffer.from(repositoryId.replaceAll('-', ''), 'hex')
const organization = Buffer.from(alpha.replaceAll('-', ''), 'hex')
const big = { id: 'big', mime: randomBytes(3_300_000) }
const content = [...mails(300), big]

const hkdf = (salt: Uint8Array, info: Uint8Array, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length))
const info = (text: string, ...rest: Uint8Array[]): Buffer => Buffer.concat([Buffer.from(text), ...rest])
const contentIdKey = hkdf(repository, info('strongroom/content-id/v1', organization), 32)
const nameKey = hkdf(repository, info('strongroom/object-name/v1', organization), 32)

/** Section 4. */
function open(object: Uint8Array, type: number, owner: Uint8Array = organization): Buffer {
  const bytes = Buffer.from(object)
  const header = bytes.subarray(0, 120)
  expect(header.subarray(0, 5).toString('ascii')).toBe('SROOM')
  expect([...header.subarray(5, 8)]).toEqual([1, 1, type])
  expect(header.subarray(8, 24).equals(owner)).toBe(true)
  expect(header.subarray(24, 40).equals(repository)).toBe(true)
  expect(header.subarray(40, 56).equals(hkdf(repository, info('strongroom/key-id/v1'), 16))).toBe(true)
  const derived = hkdf(header.subarray(56, 88), info('strongroom/object/v1', header.subarray(5, 56)), 64)
  expect(header.subarray(88, 120).equals(derived.subarray(32))).toBe(true)
  const pieces: Buffer[] = []
  for (let index = 0, at = 120; at < bytes.length; index += 1) {
    const end = Math.min(at + mebibyte + 16, bytes.length)
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32BE(index, 7)
    nonce[11] = end === bytes.length ? 1 : 0
    const decipher = createDecipheriv('aes-256-gcm', derived.subarray(0, 32), nonce, { authTagLength: 16 })
    decipher.setAAD(createHash('sha256').update(header).digest())
    decipher.setAuthTag(bytes.subarray(end - 16, end))
    pieces.push(decipher.update(bytes.subarray(at, end - 16)), decipher.final())
    at = end
  }
  return Buffer.concat(pieces)
}

interface Blob {
  readonly kind: number
  readonly bytes: Buffer
}

/** Section 5. */
async function readPack(object: Uint8Array): Promise<Map<string, Blob>> {
  const plaintext = open(object, 2)
  expect(plaintext.length % 4096).toBe(0)
  const footer = plaintext.subarray(-12)
  expect(footer.subarray(0, 4).toString('ascii')).toBe('SRPK')
  const count = footer.readUInt32BE(4)
  const zeros = footer.readUInt32BE(8)
  const entries = plaintext.length - 12 - count * 46
  expect(plaintext.subarray(entries - zeros, entries).every((byte) => byte === 0)).toBe(true)
  const blobs = new Map<string, Blob>()
  let end = 0
  for (let at = entries; at < plaintext.length - 12; at += 46) {
    const [kind, codec] = [plaintext[at + 32] ?? 9, plaintext[at + 33]]
    const offset = plaintext.readUInt32BE(at + 34)
    expect(offset).toBe(end)
    end = offset + plaintext.readUInt32BE(at + 38)
    const stored = plaintext.subarray(offset, end)
    const bytes = codec === 1 ? decompress(stored) : stored
    expect(bytes.length).toBe(plaintext.readUInt32BE(at + 42))
    const id = createHmac('sha256', contentIdKey).update(Uint8Array.of(kind)).update(bytes).digest('hex')
    expect(plaintext.subarray(at, at + 32).toString('hex')).toBe(id)
    blobs.set(id, { kind, bytes })
  }
  expect(end).toBe(entries - zeros)
  return blobs
}

describe('repository format, version 1', () => {
  const storage = createMemoryStorage()
  const blobs = new Map<string, Blob>()
  let point: RestorePoint
  let names: string[]
  beforeAll(async () => {
    const vault = await createVault({ storage, random: systemRandom }, { repositoryId, key })
    await runOnce(vault, alpha, 'job', mails(2))
    point = await runOnce(vault, alpha, 'job', content)
    names = await listAll(storage, '')
    for (const name of names.filter((one) => one.startsWith('packs/'))) {
      for (const [id, blob] of await readPack(await read(name))) blobs.set(id, blob)
    }
  })

  const read = async (name: string): Promise<Uint8Array> => defined(await storage.get(name))
  const json = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'))

  /** Section 5, chunk lists. */
  const bytesOf = (id: string): Buffer => {
    const { kind, bytes } = defined(blobs.get(id))
    if (kind === 0) return bytes
    expect(bytes[0]).toBe(1)
    const pieces: Buffer[] = []
    for (let at = 1; at < bytes.length; at += 40) {
      const piece = bytesOf(bytes.subarray(at, at + 32).toString('hex'))
      expect(bytes.readBigUInt64BE(at + 32)).toBe(BigInt(piece.length))
      pieces.push(piece)
    }
    return Buffer.concat(pieces)
  }

  it('names objects by the keyed hash of their header (section 2)', async () => {
    for (const name of names.filter((one) => /^(packs|index|manifests)\//.test(one))) {
      const header = (await read(name)).subarray(0, 120)
      const expected = createHmac('sha256', nameKey).update(header).digest('hex')
      const folder = name.startsWith('packs/')
        ? `packs/${alpha}/${expected.slice(0, 2)}`
        : name.replace(/\/[^/]+$/, '')
      expect(name).toBe(`${folder}/${expected}`)
    }
    expect(names.filter((name) => name.startsWith('heads/'))).toEqual([
      `heads/${alpha}/job/0000000001`,
      `heads/${alpha}/job/0000000002`,
    ])
  })

  it('has a config that holds the public signing key (section 8)', async () => {
    const config = json(open(await read('config'), 1, Buffer.alloc(16)))
    expect(config).toEqual({
      kind: 'config',
      repositoryId,
      signingKey: expect.stringMatching(/^[\w-]{43}$/),
      version: 1,
    })
  })

  it('has heads and signed, chained manifests (section 7)', async () => {
    const config = json(open(await read('config'), 1, Buffer.alloc(16)))
    const { signingKey } = config as { signingKey: string }
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: signingKey }, format: 'jwk' })
    let previous: string | null = null
    for (const sequence of [1, 2]) {
      const head = json(open(await read(`heads/${alpha}/job/000000000${sequence}`), 5)) as Record<
        string,
        string
      >
      const object = await read(`manifests/${alpha}/${head['manifest']}`)
      expect(head).toEqual({
        kind: 'head',
        manifest: head['manifest'],
        manifestSha256: createHash('sha256').update(object).digest('hex'),
        organizationId: alpha,
        sequence,
        source: 'job',
        version: 1,
      })
      const plaintext = open(object, 4)
      const signed = info('strongroom/manifest/v1\0', plaintext.subarray(64))
      expect(verify(null, signed, publicKey, plaintext.subarray(0, 64))).toBe(true)
      expect(json(plaintext.subarray(64))).toMatchObject({
        kind: 'manifest',
        version: 1,
        repositoryId,
        sequence,
        previous,
      })
      previous = createHash('sha256').update(plaintext).digest('hex')
    }
  })

  it('leads from a manifest to every byte of every mail (sections 5 and 8)', () => {
    const [resource] = point.manifest.resources
    const tree = json(bytesOf(defined(resource).tree.id)) as {
      folders: { attributes: unknown; pages: { ref: { id: string } }[] }[]
    }
    expect(tree).toMatchObject({
      kind: 'tree',
      version: 1,
      folders: [{ id: 'inbox', parentId: null, name: 'Inbox' }],
    })
    expect(tree.folders[0]?.attributes).toEqual({ cursor: 'c', wellKnownName: 'inbox' })
    const found: { id: string; mime: Buffer }[] = []
    for (const { ref } of tree.folders.flatMap((folder) => folder.pages)) {
      const page = json(bytesOf(ref.id)) as { items: { id: string; contents: { mime: { id: string } } }[] }
      expect(page).toMatchObject({ kind: 'items', version: 1 })
      for (const item of page.items) found.push({ id: item.id, mime: bytesOf(item.contents.mime.id) })
    }
    expect(found.map((mail) => mail.id)).toEqual(content.map((mail) => mail.id))
    expect(found.every(({ mime }, place) => mime.equals(defined(content[place]).mime))).toBe(true)
  })

  it('has index objects that say what the packs say of themselves (section 6)', async () => {
    const indexed = new Set<string>()
    for (const name of names.filter((one) => one.startsWith('index/'))) {
      const index = open(await read(name), 3)
      let at = 4
      for (let count = index.readUInt32BE(0); count > 0; count -= 1) {
        const pack = index.subarray(at, at + 32).toString('hex')
        const packBytes = await read(`packs/${alpha}/${pack.slice(0, 2)}/${pack}`)
        expect(index.readBigUInt64BE(at + 32)).toBe(BigInt(packBytes.length))
        const length = index.readUInt32BE(at + 40) * 46
        const entries = index.subarray(at + 44, at + 44 + length)
        expect(
          open(packBytes, 2)
            .subarray(-12 - length, -12)
            .equals(entries),
        ).toBe(true)
        for (let entry = 0; entry < length; entry += 46)
          indexed.add(entries.subarray(entry, entry + 32).toString('hex'))
        at += 44 + length
      }
      expect(at).toBe(index.length)
    }
    expect(indexed).toEqual(new Set(blobs.keys()))
  })

  it('names restore points by a hash of their head (section 7)', () => {
    const hash = createHash('sha256')
      .update(`strongroom/restore-point/v1\0${repositoryId}\0heads/${alpha}/job/0000000002`)
      .digest('hex')
    expect(point.id.replaceAll('-', '').slice(0, 12)).toBe(hash.slice(0, 12))
    expect(point.id.slice(24)).toBe(hash.slice(20, 32))
  })

  it('shows no subject, name or address in any object or name (section 12)', async () => {
    for (const name of names) {
      const bytes = Buffer.from(await read(name))
      for (const word of ['Subject', 'alice', 'contoso', 'mail-1', 'Inbox']) {
        expect(bytes.includes(word) || name.includes(word)).toBe(false)
      }
    }
  })
})
