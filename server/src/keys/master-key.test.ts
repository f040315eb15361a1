import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemRandom } from '../foundation/random.ts'
import { openMasterKey } from './master-key.ts'

let parent = ''
let folder = ''

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'strongroom-keys-'))
  folder = join(parent, 'keys')
})

afterEach(() => rm(parent, { recursive: true, force: true }))

describe('the master key', () => {
  it('is made once, and is the same from then on', async () => {
    const first = await openMasterKey({ folder, random: systemRandom })
    const second = await openMasterKey({ folder, random: systemRandom })
    expect(Buffer.from(first.reveal(), 'base64url')).toHaveLength(32)
    expect(second.reveal()).toBe(first.reveal())
  })

  it('is the same for processes that start at the same moment', async () => {
    const keys = await Promise.all(
      Array.from({ length: 8 }, () => openMasterKey({ folder, random: systemRandom })),
    )
    expect(new Set(keys.map((key) => key.reveal())).size).toBe(1)
  })

  it('lies in a file of its owner alone, in a folder of its owner alone', async () => {
    await openMasterKey({ folder, random: systemRandom })
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, 'master.key'))).mode & 0o777).toBe(0o600)
  })

  it('is refused when others may read it', async () => {
    await openMasterKey({ folder, random: systemRandom })
    await chmod(join(folder, 'master.key'), 0o640)
    await expect(openMasterKey({ folder, random: systemRandom })).rejects.toMatchObject({
      code: 'bad_master_key',
    })
  })

  it('is never replaced when its file is damaged', async () => {
    await openMasterKey({ folder, random: systemRandom })
    const path = join(folder, 'master.key')
    await writeFile(path, 'damaged')
    await expect(openMasterKey({ folder, random: systemRandom })).rejects.toMatchObject({
      code: 'bad_master_key',
    })
    expect(await readFile(path, 'utf8')).toBe('damaged')
  })
})
