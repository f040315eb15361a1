import { chmod, chown, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemRandom } from '../foundation/random.ts'
import { Secret } from '../foundation/secret.ts'
import { checkMasterKey, openSecretBox } from './master-key-check.ts'
import { openMasterKey } from './master-key.ts'
import { createSecretBox } from './secret-box.ts'

const random = systemRandom
const refused = { code: 'bad_master_key' }
let parent = ''
let folder = ''
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'strongroom-keys-'))
  folder = join(parent, 'keys')
})
afterEach(() => rm(parent, { recursive: true, force: true }))

describe('a master key in a file', () => {
  it.skipIf(process.getuid?.() !== 0)('PRV-10: of another user is refused', async () => {
    await openMasterKey({ folder, random })
    await chown(join(folder, 'master.key'), 12_345, 12_345)
    await expect(openMasterKey({ folder, random })).rejects.toMatchObject(refused)
  })

  it('PRV-10: that everybody may read is refused', async () => {
    await openMasterKey({ folder, random })
    await chmod(join(folder, 'master.key'), 0o644)
    await expect(openMasterKey({ folder, random })).rejects.toMatchObject(refused)
  })

  it('PRV-13: that is gone where records were sealed is refused, and no new one is made', async () => {
    await expect(openMasterKey({ folder, random, mayCreate: false })).rejects.toMatchObject(refused)
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('a master key from the service manager (systemd.exec(5))', () => {
  const key = Buffer.from(random.bytes(32))
  const open = async (content: string | Buffer): Promise<string> => {
    const file = join(parent, 'credential')
    await writeFile(file, content, { mode: 0o440 })
    return (await openMasterKey({ folder, random, source: { kind: 'credential', file } })).reveal()
  }

  it.each([
    ['raw bytes', key],
    ['base64', `${key.toString('base64')}\n`],
    ['base64url', key.toString('base64url')],
    ['hexadecimal', `${key.toString('hex')}\n`],
    ['the form of the key file', `strongroom master key v1\n${key.toString('base64url')}\n`],
  ])('is read as %s, and nothing is written', async (_form, content) => {
    expect(await open(content)).toBe(key.toString('base64url'))
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('is refused when it is no key, missing, or for everybody to read', async () => {
    await expect(open('hello')).rejects.toMatchObject(refused)
    await expect(open(key.subarray(1))).rejects.toMatchObject(refused)
    const source = { kind: 'credential', file: join(parent, 'none') } as const
    await expect(openMasterKey({ folder, random, source })).rejects.toMatchObject(refused)
    const file = join(parent, 'open')
    await writeFile(file, key)
    await chmod(file, 0o444)
    await expect(
      openMasterKey({ folder, random, source: { kind: 'credential', file } }),
    ).rejects.toMatchObject(refused)
  })
})

describe('a master key sealed by a passphrase', { timeout: 60_000 }, () => {
  const passphrase = new Secret('correct horse battery staple')
  const source = (text = passphrase) => ({ kind: 'passphrase', passphrase: text }) as const

  it('is made once and opened by the same passphrase alone', async () => {
    const first = await openMasterKey({ folder, random, source: source() })
    const second = await openMasterKey({ folder, random, source: source(), mayCreate: false })
    expect(second.reveal()).toBe(first.reveal())
    const file = await readFile(join(folder, 'master.sealed'), 'utf8')
    expect(file).toContain('argon2id')
    expect(file).not.toContain(first.reveal())
    await expect(
      openMasterKey({ folder, random, source: source(new Secret('another passphrase')) }),
    ).rejects.toMatchObject(refused)
  })

  it('is not made with a short passphrase, nor a second time', async () => {
    await expect(
      openMasterKey({ folder, random, source: source(new Secret('short')) }),
    ).rejects.toMatchObject(refused)
    await expect(openMasterKey({ folder, random, source: source(), mayCreate: false })).rejects.toMatchObject(
      refused,
    )
  })

  it('does not lie beside one in a file', async () => {
    await openMasterKey({ folder, random })
    await expect(openMasterKey({ folder, random, source: source() })).rejects.toMatchObject(refused)
    await rm(join(folder, 'master.key'))
    await openMasterKey({ folder, random, source: source() })
    await expect(openMasterKey({ folder, random })).rejects.toMatchObject(refused)
  })

  it('is refused when its file was changed', async () => {
    await openMasterKey({ folder, random, source: source() })
    const path = join(folder, 'master.sealed')
    const changed = (await readFile(path, 'utf8')).replace('"passes": 3', '"passes": 2')
    await writeFile(path, changed)
    await expect(openMasterKey({ folder, random, source: source() })).rejects.toMatchObject(refused)
    await writeFile(path, '{}')
    await expect(openMasterKey({ folder, random, source: source() })).rejects.toMatchObject(refused)
  })
})

describe('the right master key', () => {
  it('PRV-13: is told from another one before anything is written with it', async () => {
    let kept: string | undefined
    const witness = {
      find: async () => kept,
      put: async (sealed: string) => {
        kept = sealed
      },
    }
    const box = (byte: number) =>
      createSecretBox(new Secret(Buffer.alloc(32, byte).toString('base64url')), random)
    await checkMasterKey(box(1), witness)
    const first = kept
    await checkMasterKey(box(1), witness)
    await expect(checkMasterKey(box(2), witness)).rejects.toMatchObject(refused)
    expect(kept).toBe(first)
  })

  it('PRV-13: a server whose key is gone or another one does not start, and makes none', async () => {
    let kept: string | undefined
    const witness = {
      find: async () => kept,
      put: async (sealed: string) => {
        kept = sealed
      },
      hasSealedKeys: async () => false,
    }
    const place = { folder, source: { kind: 'file' } as const, random, witness }
    await openSecretBox(place)
    await openSecretBox(place)
    await rm(join(folder, 'master.key'))
    await expect(openSecretBox(place)).rejects.toMatchObject(refused)
    expect(await readdir(folder)).toEqual([])
    await openMasterKey({ folder, random })
    await expect(openSecretBox(place)).rejects.toMatchObject(refused)
  })

  it('PRV-13: records that hold something sealed want its key, also when nothing tells which', async () => {
    const witness = {
      find: async () => undefined,
      put: async () => undefined,
      hasSealedKeys: async () => true,
    }
    const place = { folder, source: { kind: 'file' } as const, random, witness }
    await expect(openSecretBox(place)).rejects.toMatchObject(refused)
  })
})
