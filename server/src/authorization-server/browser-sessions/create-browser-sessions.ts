/** Puts the sign-ins in a browser together: passwords and Microsoft, what a cookie stands for, and what ends by itself. */
import {
  deleteBrowserSessions,
  findLivingBrowserSession,
  listIdleBrowserSessions,
} from '../../database/index.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { Grant } from '../grants/grant.ts'
import {
  createRateLimit,
  recordingRefusals,
  type RefusalDependencies,
  type RequestRate,
} from '../refusals.ts'
import type { TokenSettingsSource } from '../ports.ts'
import type { Random } from '../../foundation/random.ts'
import { tokenHash } from '../tokens/token-text.ts'
import { createBrowserCheck, endBrowserSession } from './browser-check.ts'
import type {
  BrowserPage,
  BrowserPassword,
  BrowserRequest,
  BrowserSessions,
  DeviceCodeSignIn,
  MicrosoftRequest,
  NewBrowserSession,
} from './browser-sessions.ts'
import { createDeviceSignIns, type DeviceSignIns } from './device-sign-in.ts'
import { idleMsOf } from './lifetimes.ts'
import {
  acceptedToken,
  assertionOf,
  beginInBrowser,
  finishInBrowser,
  type MicrosoftSignInDependencies,
  type VouchedPerson,
} from './microsoft-sign-in.ts'
import { findPortalTarget } from './organization-of-portal.ts'
import type { PersonSignIns } from './person-sign-ins.ts'
import type { RecentPeople } from '../people/recent-people.ts'
import { createStateBox } from './sealed-state.ts'
import { takeOver } from './take-over.ts'
import { OAuthError } from '../errors.ts'

/** Of one address, behind which a whole company may sit: each may cost a hash or a request to Microsoft. */
const usualRate: RequestRate = { perSecond: 5, burst: 100 }
const sweptAtOnce = 500

export interface BrowserSessionDependencies extends RefusalDependencies {
  readonly random: Random
  readonly people: RecentPeople
  readonly settings: TokenSettingsSource
  /** The grants of the token endpoint, which decide here as well. */
  readonly grants: { readonly password: Grant; readonly person: Grant; readonly operator: Grant }
  /** Undefined where nobody can sign in at Microsoft. */
  readonly personSignIns: PersonSignIns | undefined
  readonly publicUrl: string | undefined
  readonly issuer: () => string
  readonly rate?: RequestRate | undefined
}

export interface SweptBrowserSessions extends BrowserSessions {
  /** Ends what was idle for too long, and forgets what has expired. @param now - milliseconds since the Unix epoch. */
  sweep(now: number): Promise<void>
}

export function createBrowserSessions(dependencies: BrowserSessionDependencies): SweptBrowserSessions {
  const { clock, random, publicUrl, personSignIns } = dependencies
  const limitRate = createRateLimit(clock, dependencies.rate ?? usualRate)
  const check = createBrowserCheck(dependencies)
  const microsoft: MicrosoftSignInDependencies = {
    ...dependencies,
    box: createStateBox({ clock, random }),
    chosen: () => chosenOf(dependencies.settings),
  }
  const begin: Begin = (pair, kind, request) => beginSession(dependencies, check, { pair, kind, request })
  const enter = (person: VouchedPerson, request: BrowserRequest): Promise<NewBrowserSession> =>
    enterByGrant(dependencies, begin, { person, request })
  const devices = createDeviceSignIns({
    ...dependencies,
    enter: ({ target, as, token, request }, signal) =>
      recording(dependencies, request, async () =>
        enter({ target, as, accessToken: await token(signal) }, request),
      ),
    discard: ({ value }) => end(dependencies, value, 'never_fetched'),
  })
  return {
    signIn: (request) =>
      recordingRefusals(dependencies, { request: asToken(request), action: 'token.password' }, async () => {
        limitRate(request)
        return signInWithPassword(dependencies, begin, request)
      }),
    beginAtMicrosoft: (request) =>
      recording(dependencies, request, async () => {
        limitRate(request)
        return beginInBrowser(microsoft, request)
      }),
    finishAtMicrosoft: (answer) =>
      recording(dependencies, answer, async () => {
        limitRate(answer)
        const { returnTo, ...person } = await finishInBrowser(microsoft, answer)
        return { begun: await enter(person, answer), returnTo }
      }),
    beginWithDeviceCode: (request) =>
      recording(dependencies, request, async () => {
        limitRate(request)
        return beginWithDeviceCode(dependencies, devices, request)
      }),
    async followDeviceCode(handle) {
      return devices.follow(handle)
    },
    authenticate: check,
    isOwnOrigin: (origin) => origin === new URL(dependencies.issuer()).origin,
    canRedirect: publicUrl !== undefined && personSignIns !== undefined,
    async sweep(now) {
      await devices.sweep()
      await endIdle(dependencies, now)
      await deleteBrowserSessions(dependencies.database.db, now)
    },
  }
}

type Begin = (
  pair: { readonly accessToken: string },
  kind: BrowserPage,
  request: BrowserRequest,
) => Promise<NewBrowserSession>

/** Both ways in by Microsoft are recorded as what they come to: an assertion. */
function recording<Answer>(
  dependencies: BrowserSessionDependencies,
  request: BrowserRequest,
  work: () => Promise<Answer>,
): Promise<Answer> {
  return recordingRefusals(dependencies, { request: asToken(request), action: 'token.assertion' }, work)
}

function asToken({ remoteAddress, requestId, userAgentDigest }: BrowserRequest) {
  return { parameters: {}, remoteAddress, requestId, userAgentDigest }
}

/**
 * The setting of the password grant says from where programs may come with a password; who signs in at the console of
 * this server always may, with the same throttle and second factor.
 */
async function signInWithPassword(
  { settings, grants }: BrowserSessionDependencies,
  begin: Begin,
  request: BrowserPassword,
): Promise<NewBrowserSession> {
  const { userName: username, password, otp } = request
  const answer = await grants.password.handle({
    ...asToken(request),
    parameters: { username, password, ...(otp === undefined || otp === '' ? {} : { otp }) },
    settings: { ...(await settings.read()), passwordGrant: 'everywhere' },
  })
  return begin(answer, 'console', request)
}

async function enterByGrant(
  { settings, grants }: BrowserSessionDependencies,
  begin: Begin,
  { person, request }: { readonly person: VouchedPerson; readonly request: BrowserRequest },
): Promise<NewBrowserSession> {
  const grant = person.as === 'operator' ? grants.operator : grants.person
  const parameters = assertionOf(person)
  const answer = await grant.handle({ ...asToken(request), parameters, settings: await settings.read() })
  return begin(answer, 'portal', request)
}

async function beginSession(
  dependencies: BrowserSessionDependencies,
  check: BrowserSessions['authenticate'],
  given: {
    readonly pair: { readonly accessToken: string }
    readonly kind: BrowserPage
    readonly request: BrowserRequest
  },
): Promise<NewBrowserSession> {
  const value = await takeOver(dependencies, given.pair, given)
  const session = await check(value.reveal(), true)
  if (session !== undefined) return { value, session }
  throw new OAuthError('invalid_grant', 'The session has ended. Sign in again.', {
    reason: 'session_revoked',
  })
}

async function chosenOf(settings: TokenSettingsSource): Promise<string | null> {
  return (await settings.read()).restorePortalOrganizationId ?? null
}

async function beginWithDeviceCode(
  { database, personSignIns, settings }: BrowserSessionDependencies,
  devices: DeviceSignIns,
  request: MicrosoftRequest,
): Promise<DeviceCodeSignIn> {
  const { organization, as } = request
  const chosen = await chosenOf(settings)
  const target = await findPortalTarget(database, { organization, as, chosen })
  devices.assertRoom(request)
  const device = await personSignIns?.requestDeviceCode(target)
  if (device === undefined)
    throw new OAuthError('unauthorized_client', 'Nobody can sign in at Microsoft on this server.', {
      reason: 'no_person_sign_ins',
    })
  if ('isGood' in device) {
    acceptedToken(device, target)
    throw new Error('a refusal was taken for a token')
  }
  return devices.wait(device, {
    target,
    as,
    request,
    token: async (signal): Promise<Secret> => acceptedToken(await device.finished(signal), target),
  })
}

async function end(
  { database, clock }: BrowserSessionDependencies,
  value: Secret,
  reason: string,
): Promise<void> {
  const hash = tokenHash('session', value.reveal())
  const at = clock.now()
  const living = hash && (await findLivingBrowserSession(database.db, hash, at))
  if (living !== undefined) await endBrowserSession(database, living, { at, reason })
}

/** What nobody asks for any more ends as well: the list of sessions shows who is there. */
async function endIdle({ database, settings }: BrowserSessionDependencies, now: number): Promise<void> {
  const { consoleIdleMinutes = 15 } = await settings.read()
  for (const principalKind of ['account', 'person']) {
    const ofAccounts = principalKind === 'account'
    const moment = now - idleMsOf(principalKind, consoleIdleMinutes)
    for (const { hash } of await listIdleBrowserSessions(database.db, { moment, ofAccounts }, sweptAtOnce)) {
      const living = await findLivingBrowserSession(database.db, hash, now)
      if (living !== undefined) await endBrowserSession(database, living, { at: now, reason: 'session_idle' })
    }
  }
}
