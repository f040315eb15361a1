/**
 * Password hashes: argon2id with 64 MiB, three passes, one lane (RFC 9106 §4), kept as PHC strings. Hashing is made
 * to be expensive, so only so many run at once and only so many wait: it must not become a way to stop the server.
 */
import { hash, verify } from '@node-rs/argon2'
import { availableParallelism } from 'node:os'
import { slowDown } from '../errors.ts'

/** Argon2id is the library's own choice of the three; the parameters' text below holds it to that. */
const parameters = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }
const parametersText = '$argon2id$v=19$m=65536,t=3,p=1$'
const mostWaiting = 32
const retryAfterSeconds = 2

export interface PasswordHasher {
  /** @throws {OAuthError} `slow_down` when too many wait already; so do the others. */
  hash(password: string): Promise<string>
  /** Compares as received, byte for byte. */
  verify(passwordHash: string, password: string): Promise<boolean>
  /** The work of {@link PasswordHasher.verify} for an account that does not exist. */
  pretend(password: string): Promise<void>
  /** Whether the hash was made with other parameters than new ones are. */
  isOutdated(passwordHash: string): boolean
}

/** @param atOnce - how many hashes run at the same time: by default half of the processors. */
export function createPasswordHasher(
  atOnce = Math.max(1, Math.floor(availableParallelism() / 2)),
): PasswordHasher {
  const waiting: (() => void)[] = []
  let running = 0
  let decoy: Promise<string> | undefined

  async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (running < atOnce) running += 1
    else {
      if (waiting.length >= mostWaiting) throw slowDown('too_many_hashes', retryAfterSeconds)
      // The one who ends hands its turn on, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }

  const make = (password: string): Promise<string> => inTurn(() => hash(password, parameters))
  const check = (passwordHash: string, password: string): Promise<boolean> =>
    inTurn(() => verify(passwordHash, password))

  return {
    hash: make,
    verify: check,
    async pretend(password) {
      decoy ??= make('no account has this password').catch((error: unknown) => {
        decoy = undefined
        throw error
      })
      await check(await decoy, password)
    },
    isOutdated: (passwordHash) => !passwordHash.startsWith(parametersText),
  }
}
