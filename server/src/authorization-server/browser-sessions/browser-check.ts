/**
 * Who a cookie stands for. As with bearer tokens a good answer is remembered for a moment: a change in this process is
 * effective at once, one in another process within a second. Refusals are never remembered.
 */
import { hash as digestOf } from 'node:crypto'
import {
  appendAudit,
  type Database,
  findLivingBrowserSession,
  type LivingBrowserSession,
  revokeTokenFamily,
  updateBrowserSession,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { livenessOf } from '../people/liveness.ts'
import type { RecentPeople } from '../people/recent-people.ts'
import type { TokenSettingsSource } from '../ports.ts'
import { principalOf } from '../principal.ts'
import { forgetFirst } from '../throttle/token-buckets.ts'
import { tokenHash } from '../tokens/token-text.ts'
import { csrfTokenOf } from './antiforgery.ts'
import type { BrowserPage, BrowserSession } from './browser-sessions.ts'
import { idleMsOf, recentSignInMs, seenEveryMs } from './lifetimes.ts'

/** How long a change by another process may take to be effective here. */
const rememberedMs = 1000
const mostRemembered = 10_000
const defaultIdleMinutes = 15

export interface BrowserCheckDependencies {
  readonly database: Database
  readonly people: RecentPeople
  readonly settings: TokenSettingsSource
  readonly clock: Clock
}

interface Remembered {
  readonly session: Omit<BrowserSession, 'isRecent'>
  readonly authenticatedAt: number
  /** When the database was asked. */
  readonly at: number
  /** Of {@link Database.sessionChanges}, when the database was asked. */
  readonly changes: number
}

export type BrowserCheck = (value: string, isActivity: boolean) => Promise<BrowserSession | undefined>

export function createBrowserCheck(dependencies: BrowserCheckDependencies): BrowserCheck {
  const { database, clock } = dependencies
  const remembered = new Map<string, Remembered>()
  /** By cookie, when a person was last there: the row knows it to the minute. */
  const seen = new Map<string, number>()

  async function lookUp(value: string, key: string, isActivity: boolean): Promise<Remembered | undefined> {
    const hash = tokenHash('session', value)
    if (hash === undefined) return undefined
    const at = clock.now()
    const changes = database.sessionChanges()
    const living = await findLivingBrowserSession(database.db, hash, at)
    if (living === undefined) return undefined
    const lastSeen = Math.max(living.browser.seenAt, seen.get(key) ?? 0)
    const idleMs = await keepAlive(dependencies, living, { at, lastSeen, isActivity })
    const session = idleMs === undefined ? undefined : describe(value, living, idleMs)
    if (session === undefined) return undefined
    return { session, authenticatedAt: living.browser.authenticatedAt, at, changes }
  }

  return async (value, isActivity) => {
    const key = digestOf('sha256', value, 'base64')
    const known = remembered.get(key)
    const now = clock.now()
    const isFresh = known !== undefined && isStillFresh(known, now, database.sessionChanges())
    const found = isFresh ? known : await lookUp(value, key, isActivity)
    if (found === undefined) {
      remembered.delete(key)
      return undefined
    }
    if (!isFresh) remember(remembered, key, found)
    if (isActivity) remember(seen, key, now)
    return { ...found.session, isRecent: clock.now() - found.authenticatedAt < recentSignInMs }
  }
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > mostRemembered) forgetFirst(map)
}

/** A clock that was set back makes nothing fresh again. */
function isStillFresh({ session, at, changes }: Remembered, now: number, changesNow: number): boolean {
  return changes === changesNow && now >= at && now < at + rememberedMs && now < session.expiresAt
}

interface Moment {
  readonly at: number
  readonly lastSeen: number
  readonly isActivity: boolean
}

/**
 * Ends what was idle for too long, or whose person lost their standing; notes otherwise that somebody is there.
 * @returns after how long it would be idle; `undefined` when it has ended.
 */
async function keepAlive(
  dependencies: BrowserCheckDependencies,
  living: LivingBrowserSession,
  { at, lastSeen, isActivity }: Moment,
): Promise<number | undefined> {
  const { database, people, clock, settings } = dependencies
  const { browser, family } = living
  const { consoleIdleMinutes = defaultIdleMinutes, accessTokenSeconds } = await settings.read()
  const idleMs = idleMsOf(family.principalKind, consoleIdleMinutes)
  if (at - lastSeen >= idleMs) {
    await endBrowserSession(database, living, { at, reason: 'session_idle' })
    return undefined
  }
  // Where a client with tokens would have to refresh: the directory is asked as often here.
  const isDue = family.principalKind !== 'account' && at - browser.checkedAt >= accessTokenSeconds * 1000
  if (isDue) {
    const liveness = await livenessOf({ db: database.db, people, clock }, family)
    if (!liveness.isAlive) {
      await endBrowserSession(database, living, { at, reason: liveness.reason })
      return undefined
    }
  }
  const isNoted = isActivity && at - browser.seenAt >= seenEveryMs
  const times = { ...(isNoted && { seenAt: at }), ...(isDue && { checkedAt: at }) }
  if (isNoted || isDue) await updateBrowserSession(database.db, browser.hash, times)
  return idleMs
}

function describe(
  value: string,
  living: LivingBrowserSession,
  idleMs: number,
): Omit<BrowserSession, 'isRecent'> | undefined {
  const principal = principalOf(living)
  if (principal === undefined) return undefined
  const kind: BrowserPage = living.browser.kind === 'portal' ? 'portal' : 'console'
  const expiresAt = Math.min(living.browser.expiresAt, living.family.expiresAt)
  return { principal, kind, csrfToken: csrfTokenOf(value, living.family.id), expiresAt, idleMs }
}

/** The family ends with it: nobody else holds anything of it. */
export async function endBrowserSession(
  database: Database,
  { family }: Pick<LivingBrowserSession, 'family'>,
  { at, reason }: { readonly at: number; readonly reason: string },
): Promise<void> {
  await database.transaction(async (trx) => {
    if (!(await revokeTokenFamily(trx, family.id, { at, reason }))) return
    await appendAudit(trx, {
      at,
      action: 'session.revoke',
      outcome: 'success',
      actor: family.userName,
      organizationId: family.organizationId ?? undefined,
      reason,
      details: { familyId: family.id },
    })
  })
}
