/** The session that `strongroom login` leaves for the commands after it: one JSON file, readable by its owner only. */
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TokenPair } from '@strongroom/api-client'

export interface Profile {
  readonly url: string
  readonly caFile: string | undefined
  readonly tokens: TokenPair
}

/** `STRONGROOM_PROFILE`, or `strongroom/profile.json` in the user's configuration folder. */
export function profilePath(environment: Readonly<Record<string, string | undefined>>): string {
  const folder = environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
  return environment['STRONGROOM_PROFILE'] ?? join(folder, 'strongroom', 'profile.json')
}

function isProfile(value: unknown): value is Profile {
  if (typeof value !== 'object' || value === null) return false
  const tokens: unknown = Reflect.get(value, 'tokens')
  return (
    typeof Reflect.get(value, 'url') === 'string' &&
    typeof tokens === 'object' &&
    tokens !== null &&
    typeof Reflect.get(tokens, 'accessToken') === 'string' &&
    ['string', 'undefined'].includes(typeof Reflect.get(tokens, 'refreshToken'))
  )
}

/** The stored profile, or `undefined` when nobody has signed in yet. */
export async function readProfile(path: string): Promise<Profile | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    return undefined
  }
  const value: unknown = JSON.parse(text)
  if (!isProfile(value))
    throw new Error(`${path} is not a profile of strongroom login; delete it and sign in again`)
  return value
}

/** Replaces the profile in one step. */
export async function writeProfile(path: string, profile: Profile): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}`
  await writeFile(draft, `${JSON.stringify(profile, null, 2)}\n`, { mode: 0o600 })
  await chmod(draft, 0o600)
  await rename(draft, path)
}

export async function removeProfile(path: string): Promise<void> {
  await rm(path, { force: true })
}
