/**
 * Sign-ins of administrators, in memory only: each is bound to the session that asked for it, followed in the
 * background, looked at as soon as it is finished, handed over once, and dropped with its token when it is not used.
 */
import { type Database, findOrganizationByDomain, findOrganizationByTenant } from '../../database/index.ts'
import type { Random } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import type { Actor } from '../caller.ts'
import type { Microsoft365Clouds } from '../clouds.ts'
import { OperationError } from '../errors.ts'
import { browserOf, isSameState, refusalInAnswer, stateMismatch, takeAnswer } from './answer.ts'
import { recordSignIn } from './audit.ts'
import { beginAttempt } from './begin.ts'
import { checkRequest } from './check-request.ts'
import { type Attempt, end, type Entry, isActive, signInOf } from './entry.ts'
import type { FollowDependencies } from './follow.ts'
import { createFollower, type Follower } from './follower.ts'
import { createHourlyLimit } from './hourly-limit.ts'
import { cancelled, deviceCodeUnknown, otherPurpose, sessionEnded, signInPending } from './refusals.ts'
import { createShelf, type Shelf } from './shelf.ts'
import type { NewSignIn, SignIn, SignInKeeper } from './sign-ins.ts'

export interface SignInDependencies extends Pick<FollowDependencies, 'clock' | 'log' | 'isLiving'> {
  /** A sign-in happens in the cloud of its region. */
  readonly clouds: Pick<Microsoft365Clouds, 'inRegion'>
  readonly database: Database
  readonly random: Random
}

export interface SignInOptions {
  /** Origin under which browsers reach this server; undefined where none was configured. */
  readonly publicUrl?: string | undefined
}

export interface Manners {
  /** How long somebody may take to sign in; the code itself may expire sooner. */
  readonly pendingMs: number
  /** How long the token is kept after it. */
  readonly heldMs: number
  /** Whether it makes the one before it void, instead of being refused. */
  readonly replaces: boolean
}

export interface InnerKeeper extends SignInKeeper {
  beginWith(request: NewSignIn, actor: Actor, manners: Manners): Promise<SignIn>
  /** @throws {OperationError} `device_code_unknown`, or how it ended. @returns whether it is finished. */
  check(userCode: string, actor: Actor): boolean
}

interface Parts extends SignInDependencies {
  readonly shelf: Shelf
  readonly follower: Follower
}

/** DEV-08: who asked for a code is in front of the screen; who was talked into one takes longer. */
const hardStopMs = 10 * 60_000
const ownManners: Manners = { pendingMs: hardStopMs, heldMs: hardStopMs, replaces: false }
/** DEV-03: of those that nobody finishes. */
const perHour = { 'device-code': 5, browser: 30 } as const

export function createSignIns(given: SignInDependencies, options: SignInOptions = {}): InnerKeeper {
  const shelf = createShelf(given.clock)
  const follower = createFollower(given)
  const parts = { ...given, shelf, follower }
  const { beginWith, refresh } = createBeginning(parts, options)
  return {
    beginWith,
    refresh,
    begin: (request, actor) => beginWith(request, actor, ownManners),
    ...createHandOver(parts),
    complete: async (id, answer, actor) => complete(parts, shelf.find(id, actor), answer),
    get: async (id, actor) => signInOf(shelf.find(id, actor)),
    list: async ({ familyId }) => shelf.ofSession(familyId).toReversed().map(signInOf),
    isAwaited: (state) =>
      shelf
        .all()
        .some(
          ({ familyId, attempt: { browser } }) =>
            !isInvited(familyId) && browser !== undefined && isSameState(state, browser.state),
        ),
    async cancel(id, actor) {
      const entry = shelf.find(id, actor)
      if (!isActive(entry)) return
      end(entry.attempt, 'cancelled', cancelled())
      await follower.record(entry, entry.attempt)
    },
    dropSession(familyId) {
      for (const { attempt } of shelf.ofSession(familyId)) end(attempt, 'cancelled', sessionEnded())
    },
    async close() {
      for (const { attempt } of shelf.all()) end(attempt, 'cancelled', cancelled())
      await follower.finished()
    },
  }
}

function isInvited(familyId: string): boolean {
  return familyId.startsWith('invitation:')
}

/** A session counts for itself; who follows an invitation counts with everybody else of that link, whatever their browser. */
function whoseTurn(familyId: string): string {
  return familyId.split(':').slice(0, 2).join(':')
}

function createBeginning(parts: Parts, options: SignInOptions): Pick<InnerKeeper, 'beginWith' | 'refresh'> {
  const { shelf, follower, clouds, clock, random } = parts
  const beginning = new Set<string>()
  const limit = createHourlyLimit(clock)

  async function attempt(request: NewSignIn, { familyId }: Actor, manners: Manners): Promise<Attempt> {
    if (beginning.has(familyId))
      throw new OperationError('conflict', 'A sign-in is being begun in this session. Try again in a moment.')
    beginning.add(familyId)
    try {
      shelf.makeRoom(familyId, manners.replaces)
      const giveBack = limit.count(`${request.way} ${whoseTurn(familyId)}`, perHour[request.way])
      return { ...(await beginAttempt(parts, request, manners.pendingMs)), giveBack }
    } finally {
      beginning.delete(familyId)
    }
  }

  async function run(entry: Entry): Promise<SignIn> {
    await follower.record(entry, entry.attempt)
    follower.run(entry, entry.attempt)
    return signInOf(entry)
  }

  return {
    async beginWith(request, actor, manners) {
      const region = request.region === '' ? await knownCloud(parts, request) : request.region
      const checked = checkRequest({ ...request, region }, { clouds, publicUrl: options.publicUrl })
      const begun = await attempt(checked, actor, manners)
      const { pendingMs, heldMs } = manners
      const { familyId } = actor
      const id = random.uuid()
      const entry: Entry = { id, familyId, actor, request: checked, pendingMs, heldMs, attempt: begun }
      shelf.add(entry)
      return run(entry)
    },
    async refresh(id, actor) {
      const entry = shelf.find(id, actor)
      const { kind } = entry.attempt.state
      if (kind === 'signed-in' || kind === 'used')
        throw new OperationError('conflict', 'This sign-in is finished: it needs no new code.')
      end(entry.attempt, 'cancelled', cancelled())
      const { pendingMs, heldMs } = entry
      entry.attempt = await attempt(entry.request, actor, { pendingMs, heldMs, replaces: false })
      entry.actor = actor
      return run(entry)
    },
  }
}

/** The cloud of a tenant that is connected already; empty for any other. */
async function knownCloud({ database: { db } }: Parts, { tenant }: NewSignIn): Promise<string> {
  const name = tenant?.trim().toLowerCase()
  if (name === undefined) return ''
  const found = (await findOrganizationByTenant(db, name)) ?? (await findOrganizationByDomain(db, name))
  return found?.cloud ?? ''
}

function createHandOver({ shelf, isLiving }: Parts): Pick<InnerKeeper, 'redeem' | 'check'> {
  return {
    check(userCode, actor) {
      const { state } = shelf.findReference(userCode, actor).attempt
      if ('error' in state) throw state.error
      return state.kind === 'signed-in'
    },
    async redeem(reference, actor, purpose) {
      const { attempt, request, familyId } = shelf.findReference(reference, actor)
      // A session that has ended elsewhere is noticed here at the latest.
      if (!(await isLiving(familyId))) end(attempt, 'cancelled', sessionEnded())
      const { state } = attempt
      if ('error' in state) throw state.error
      if (state.kind === 'used') throw deviceCodeUnknown()
      if (state.kind !== 'signed-in') throw signInPending()
      if (request.purpose !== purpose) throw otherPurpose(request.purpose, purpose)
      attempt.state = { kind: 'used', who: state.who }
      attempt.controller.abort(new Error('the sign-in was used'))
      return state.administrator
    },
  }
}

async function complete(
  { follower, database, clock }: Parts,
  entry: Entry,
  answer: Parameters<SignInKeeper['complete']>[1],
): Promise<SignIn> {
  const { attempt } = entry
  const browser = browserOf(attempt)
  if (!isSameState(answer.state, browser.state)) {
    await recordSignIn({ database, clock }, { entry, attempt, refusal: 'state_mismatch' })
    throw stateMismatch()
  }
  takeAnswer(attempt)
  if (answer.code === undefined) {
    const refusal = refusalInAnswer(answer)
    end(attempt, answer.error === 'access_denied' ? 'declined' : 'refused', refusal)
    await follower.record(entry, attempt)
  } else {
    const signedIn = browser.redeem(new Secret(answer.code), attempt.controller.signal)
    await follower.accept(entry, attempt, signedIn)
  }
  return signInOf(entry)
}
