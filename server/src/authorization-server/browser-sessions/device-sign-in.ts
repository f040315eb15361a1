/**
 * Signs people in with a code that they type on another device (RFC 8628), where the browser cannot go to Microsoft and
 * come back. The browser that asked for the code is the one that gets the session, and nobody else learns of it.
 */
import type { Clock } from '../../foundation/clock.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import { describeError } from '../../foundation/errors.ts'
import { Secret } from '../../foundation/secret.ts'
import { OAuthError, slowDown } from '../errors.ts'
import { addressKey } from '../throttle/address-key.ts'
import { randomText } from '../tokens/token-text.ts'
import type {
  BrowserRequest,
  DeviceCodeProgress,
  DeviceCodeSignIn,
  NewBrowserSession,
} from './browser-sessions.ts'
import { handleKey, type VouchedPerson } from './microsoft-sign-in.ts'
import type { PortalTarget } from './organization-of-portal.ts'
import type { DeviceSignIn } from './person-sign-ins.ts'

const mostAtOnce = 200
const mostOfAddress = 5
/** How long a finished sign-in waits for its browser to ask. */
const waitingMs = 2 * 60_000
const retryAfterSeconds = 60

type Outcome =
  | { readonly state: 'pending' }
  | { readonly state: 'done'; readonly begun: NewBrowserSession }
  | { readonly state: 'failed'; readonly error: unknown }

interface Entry {
  readonly address: string
  readonly stop: AbortController
  /** Forgotten then. */
  until: number
  readonly expiresAt: number
  outcome: Outcome
}

export interface DeviceSignInDependencies {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Waits for the person, and lets them in; what is refused is on record. @throws {OAuthError} */
  readonly enter: (person: WaitingPerson, signal: AbortSignal) => Promise<NewBrowserSession>
  /** Ends a session that nobody came for. */
  readonly discard: (begun: NewBrowserSession) => Promise<void>
}

export interface WaitingPerson {
  readonly target: PortalTarget
  readonly as: VouchedPerson['as']
  /** @throws {OAuthError} for what Microsoft refused. */
  readonly token: (signal: AbortSignal) => Promise<Secret>
  readonly request: BrowserRequest
}

export interface DeviceSignIns {
  /** @throws {OAuthError} `slow_down` when too many are waiting, here or from this address. */
  assertRoom(request: BrowserRequest): void
  wait(device: DeviceSignIn, person: WaitingPerson): DeviceCodeSignIn
  /** @returns `undefined` for one that is not known. @throws {OAuthError} for one that failed; it is forgotten. */
  follow(handle: string): DeviceCodeProgress | undefined
  /** Ends what nobody came for. */
  sweep(): Promise<void>
}

export function createDeviceSignIns(dependencies: DeviceSignInDependencies): DeviceSignIns {
  const { clock, random, log } = dependencies
  const waiting = new Map<string, Entry>()

  async function run(entry: Entry, person: WaitingPerson): Promise<void> {
    try {
      entry.outcome = { state: 'done', begun: await dependencies.enter(person, entry.stop.signal) }
    } catch (error) {
      const { requestId } = person.request
      if (!(error instanceof OAuthError))
        log.warn({ requestId, detail: describeError(error) }, 'a sign-in with a code failed')
      entry.outcome = { state: 'failed', error }
    }
    entry.until = clock.now() + waitingMs
  }

  return {
    assertRoom({ remoteAddress }) {
      const address = addressKey(remoteAddress)
      const ofAddress = [...waiting.values()].filter((entry) => entry.address === address)
      if (waiting.size >= mostAtOnce || ofAddress.length >= mostOfAddress)
        throw slowDown('too_many_device_codes', retryAfterSeconds)
    },
    wait(device, person) {
      const handle = randomText(random)
      const { expiresAt, userCode, verificationUri } = device
      const address = addressKey(person.request.remoteAddress)
      const entry: Entry = {
        address,
        stop: new AbortController(),
        until: expiresAt + waitingMs,
        expiresAt,
        outcome: { state: 'pending' },
      }
      waiting.set(handleKey(handle), entry)
      void run(entry, person)
      return { handle: new Secret(handle), userCode, verificationUri, expiresAt }
    },
    follow(handle) {
      const key = handleKey(handle)
      const entry = waiting.get(key)
      if (entry === undefined || entry.until <= clock.now()) return undefined
      const { outcome, expiresAt } = entry
      if (outcome.state === 'pending') return { state: 'pending', expiresAt }
      waiting.delete(key)
      if (outcome.state === 'failed') throw outcome.error
      return { state: 'signed-in', begun: outcome.begun }
    },
    async sweep() {
      for (const [key, { until, stop, outcome }] of waiting) {
        if (until > clock.now()) continue
        waiting.delete(key)
        stop.abort(new Error('nobody came for the sign-in'))
        if (outcome.state === 'done') await dependencies.discard(outcome.begun)
      }
    },
  }
}
