/**
 * Who a bearer token stands for (RFC 6750). A good answer is remembered for a moment: a change in this process is
 * effective at once, one in another process within a second. Refusals are never remembered.
 */
import { hash as digestOf } from 'node:crypto'
import { type Database, findLivingAccessToken } from '../database/index.ts'
import type { Clock } from '../foundation/clock.ts'
import type { Principal } from './ports.ts'
import { principalOf } from './principal.ts'
import { forgetFirst } from './throttle/token-buckets.ts'
import { tokenHash } from './tokens/token-text.ts'

/** How long a revocation by another process may take to be effective here. */
const rememberedMs = 1000
const mostRemembered = 10_000

interface Remembered {
  readonly principal: Principal
  /** When the database was asked. */
  readonly at: number
  readonly expiresAt: number
  /** Of {@link Database.sessionChanges}, when the database was asked. */
  readonly changes: number
}

interface Lookup {
  readonly changes: number
  readonly found: Promise<Remembered | undefined>
}

/** @returns `undefined` for a token that is unknown, expired or revoked. */
export type BearerCheck = (accessToken: string) => Promise<Principal | undefined>

export function createBearerCheck({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): BearerCheck {
  const remembered = new Map<string, Remembered>()
  const running = new Map<string, Lookup>()

  async function find(hash: Uint8Array): Promise<Remembered | undefined> {
    const at = clock.now()
    const changes = database.sessionChanges()
    const living = await findLivingAccessToken(database.db, hash, at)
    const principal = living === undefined ? undefined : principalOf(living)
    if (living === undefined || principal === undefined) return undefined
    const expiresAt = Math.min(living.token.expiresAt, living.family.expiresAt)
    return { principal, at, expiresAt, changes }
  }

  function remember(key: string, answer: Remembered): void {
    remembered.delete(key)
    remembered.set(key, answer)
    if (remembered.size > mostRemembered) forgetFirst(remembered)
  }

  /** Who asks at the same moment for the same token gets the same answer, unless something has changed since. */
  function lookUp(key: string, hash: Uint8Array): Promise<Remembered | undefined> {
    const changes = database.sessionChanges()
    const same = running.get(key)
    if (same?.changes === changes) return same.found
    const lookup: Lookup = {
      changes,
      found: find(hash).finally(() => {
        if (running.get(key) === lookup) running.delete(key)
      }),
    }
    running.set(key, lookup)
    return lookup.found
  }

  return async (accessToken) => {
    // Its form is looked at only when it is not known: what was remembered had it.
    const key = digestOf('sha256', accessToken, 'base64')
    const known = remembered.get(key)
    if (known !== undefined) {
      if (isFresh(known, clock.now(), database.sessionChanges())) return known.principal
      remembered.delete(key)
    }
    const hash = tokenHash('access', accessToken)
    if (hash === undefined) return undefined
    const answer = await lookUp(key, hash)
    if (answer !== undefined) remember(key, answer)
    return answer?.principal
  }
}

/** A clock that was set back makes nothing fresh again. */
function isFresh({ at, expiresAt, changes }: Remembered, now: number, changesNow: number): boolean {
  return changes === changesNow && now >= at && now < at + rememberedMs && now < expiresAt
}
