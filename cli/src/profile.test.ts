import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { profilePath, readProfile, writeProfile, type Profile } from './profile.ts'

const profile: Profile = {
  url: 'https://localhost:4443',
  caFile: '/ca.pem',
  tokens: { accessToken: 'a', refreshToken: 'r', userName: 'admin', expiresAt: 1 },
}
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'profile-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the stored session', () => {
  it('is readable by its owner only (contracts: 0600 file)', async () => {
    const path = join(folder, 'strongroom', 'profile.json')
    await writeProfile(path, profile)
    await writeProfile(path, profile)

    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readProfile(path)).toEqual(profile)
  })

  it('is absent before the first sign-in, and refused when it is something else', async () => {
    const path = join(folder, 'profile.json')
    expect(await readProfile(path)).toBeUndefined()
    await writeFile(path, '{"url":1}')
    await expect(readProfile(path)).rejects.toThrow('sign in again')
  })

  it('lies where STRONGROOM_PROFILE or XDG_CONFIG_HOME say', () => {
    expect(profilePath({ STRONGROOM_PROFILE: '/p.json', XDG_CONFIG_HOME: '/x' })).toBe('/p.json')
    expect(profilePath({ XDG_CONFIG_HOME: '/x' })).toBe('/x/strongroom/profile.json')
  })
})
