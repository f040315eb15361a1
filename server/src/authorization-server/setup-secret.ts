/**
 * The one-time secret that proves who may create the first administrator: whoever can read a file of the server's
 * own folder within half an hour of its start; for a recovery, who may have an administrator's account back. It is no
 * password and never becomes one.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../foundation/clock.ts'
import type { Random } from '../foundation/random.ts'
import { randomText } from './tokens/token-text.ts'

const fileName = 'setup-secret'
const validMs = 30 * 60_000

export interface SetupSecret {
  /** Path of the file (mode 0600) that holds it. */
  readonly file: string
  /** Whether it is for an account that exists rather than for the first one. */
  readonly isRecovery: boolean
  /** Whether this is the secret and its time is not over. */
  matches(secret: string): boolean
  /** Deletes the file; nothing matches from now on. */
  burn(): Promise<void>
}

export interface SetupSecretPlace {
  /** Made with mode 0700 when it is not there. */
  readonly folder: string
  readonly clock: Clock
  readonly random: Random
  readonly isRecovery?: boolean
}

/** Makes a new secret in place of any older one. */
export async function createSetupSecret({
  folder,
  clock,
  random,
  isRecovery = false,
}: SetupSecretPlace): Promise<SetupSecret> {
  const file = join(folder, fileName)
  const secret = randomText(random)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeAnew(file, `${secret}\n`)
  const expiresAt = clock.now() + validMs
  let expected: Buffer | undefined = digestOf(secret)
  return {
    file,
    isRecovery,
    matches: (given) =>
      expected !== undefined && clock.now() < expiresAt && timingSafeEqual(expected, digestOf(given.trim())),
    async burn() {
      expected = undefined
      await rm(file, { force: true })
    },
  }
}

async function writeAnew(file: string, content: string): Promise<void> {
  await rm(file, { force: true })
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Equal lengths, which a comparison in constant time needs. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
