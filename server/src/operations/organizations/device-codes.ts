/**
 * Sign-ins of administrators with a device code (RFC 8628), in memory only: each is bound to the session that asked
 * for it, polled in the background, and dropped when its code expires unused.
 */
import type { Clock } from '../../foundation/clock.ts'
import { CodedError } from '../../foundation/errors.ts'
import type { Log } from '../../foundation/log.ts'
import { OperationError } from '../errors.ts'
import type { Actor, DeviceCodes } from '../operations.ts'
import { type Microsoft365, type PendingSignIn, type SignedInAdministrator, SignInError } from '../ports.ts'
import { invalidRequest } from '../refusals.ts'

/** Finished codes are remembered this long, so that a late question gets the right answer. */
const rememberMs = 60 * 60_000

export interface DeviceCodeDependencies {
  readonly microsoft365: Pick<Microsoft365, 'cloud' | 'requestSignIn'>
  readonly clock: Clock
  readonly log: Log
}

export interface DeviceCodeKeeper extends DeviceCodes {
  /**
   * Hands the finished sign-in over, once: the caller disposes of it.
   * @throws {OperationError} as {@link DeviceCodes.check}, and `sign_in_pending`.
   */
  redeem(userCode: string, actor: Actor): SignedInAdministrator
  /** Drops every token and stops polling. */
  close(): Promise<void>
}

type State =
  | { readonly kind: 'pending' }
  | { readonly kind: 'signed-in'; readonly administrator: SignedInAdministrator }
  | { readonly kind: 'redeemed' }
  | { readonly kind: 'ended'; readonly error: OperationError }

interface SignIn {
  readonly userCode: string
  readonly familyId: string
  readonly expiresAt: number
  readonly controller: AbortController
  state: State
}

export function createDeviceCodes({ microsoft365, clock, log }: DeviceCodeDependencies): DeviceCodeKeeper {
  const signIns = new Map<string, SignIn>()
  const background = new Set<Promise<void>>()

  function find(userCode: string, actor: Actor): SignIn {
    const signIn = signIns.get(codeKey(userCode))
    if (signIn === undefined || signIn.familyId !== actor.familyId || signIn.state.kind === 'redeemed')
      throw new OperationError(
        'device_code_unknown',
        'This device code is not known, or was used already. Ask for a new one.',
      )
    return signIn
  }

  function runInBackground(work: Promise<void>): void {
    const tracked = work.catch((error: unknown) =>
      log.error({ err: error }, 'a device code sign-in broke off'),
    )
    background.add(tracked)
    void tracked.finally(() => background.delete(tracked))
  }

  function forgetOld(): void {
    for (const [key, signIn] of signIns) if (clock.now() > signIn.expiresAt + rememberMs) signIns.delete(key)
  }

  /** One sign-in a session: a new code makes the one before it void. */
  function dropOthers(familyId: string): void {
    for (const signIn of signIns.values())
      if (signIn.familyId === familyId && signIn.state.kind !== 'redeemed') {
        drop(signIn)
        signIn.state = { kind: 'ended', error: expired() }
      }
  }

  return {
    async start(region, actor) {
      checkRegion(region, microsoft365.cloud.region)
      const controller = new AbortController()
      const pending = await requestSignIn(microsoft365, controller.signal)
      forgetOld()
      dropOthers(actor.familyId)
      const { userCode, expiresAt } = pending
      const signIn: SignIn = {
        userCode,
        familyId: actor.familyId,
        expiresAt,
        controller,
        state: { kind: 'pending' },
      }
      signIns.set(codeKey(userCode), signIn)
      runInBackground(follow(signIn, pending, clock))
      return {
        userCode,
        verificationUrl: pending.verificationUrl,
        expiresInSeconds: Math.max(0, Math.floor((expiresAt - clock.now()) / 1000)),
        message: pending.message,
      }
    },
    async check(userCode, actor) {
      const { state } = find(userCode, actor)
      if (state.kind === 'ended') throw state.error
      return state.kind === 'signed-in'
    },
    redeem(userCode, actor) {
      const signIn = find(userCode, actor)
      const { state } = signIn
      if (state.kind === 'ended') throw state.error
      if (state.kind !== 'signed-in') throw signInPending()
      signIn.state = { kind: 'redeemed' }
      signIn.controller.abort(new Error('the sign-in was used'))
      return state.administrator
    },
    async close() {
      for (const signIn of signIns.values()) drop(signIn)
      signIns.clear()
      await Promise.all(background)
    },
  }
}

/** What a person types: case and blanks do not count. */
function codeKey(userCode: string): string {
  return userCode.replaceAll(/[\s-]/g, '').toUpperCase()
}

function checkRegion(region: string, own: string): void {
  if (region !== '' && region.toLowerCase() !== own.toLowerCase())
    throw invalidRequest(
      `This server works with the region ${own}. For ${region.slice(0, 40)} start it with that cloud (option --cloud).`,
    )
}

async function requestSignIn(
  microsoft365: Pick<Microsoft365, 'requestSignIn'>,
  signal: AbortSignal,
): Promise<PendingSignIn> {
  try {
    return await microsoft365.requestSignIn(signal)
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    throw new OperationError('upstream_unavailable', `Microsoft gave no device code: ${error.message}`, {
      cause: error,
    })
  }
}

/** Polls until the person has signed in, then keeps the token no longer than the code would have lived. */
async function follow(signIn: SignIn, pending: PendingSignIn, clock: Clock): Promise<void> {
  const { controller } = signIn
  try {
    const administrator = await pending.wait(controller.signal)
    if (controller.signal.aborted) {
      administrator.dispose()
      return
    }
    signIn.state = { kind: 'signed-in', administrator }
    await clock.sleep(Math.max(0, signIn.expiresAt - clock.now()), controller.signal)
    drop(signIn)
    signIn.state = { kind: 'ended', error: expired() }
  } catch (error) {
    if (controller.signal.aborted) return
    signIn.state = { kind: 'ended', error: refusalOf(error) }
    if (!(error instanceof SignInError) && !(error instanceof CodedError)) throw error
  }
}

function drop(signIn: SignIn): void {
  if (signIn.state.kind === 'signed-in') signIn.state.administrator.dispose()
  signIn.controller.abort(new Error('the sign-in was dropped'))
}

export function signInPending(): OperationError {
  return new OperationError(
    'sign_in_pending',
    'The sign-in with this device code is not finished. Finish it in the browser, then try again.',
  )
}

function expired(): OperationError {
  return new OperationError('device_code_expired', 'The device code has expired. Ask for a new one.')
}

function refusalOf(error: unknown): OperationError {
  if (!(error instanceof SignInError))
    return new OperationError(
      'sign_in_refused',
      'Microsoft did not finish the sign-in. Ask for a new device code.',
      {
        cause: error,
      },
    )
  if (error.reason === 'expired') return expired()
  if (error.reason === 'refused')
    return new OperationError('sign_in_refused', error.message, { cause: error })
  return new OperationError(
    'device_code_declined',
    'The sign-in was declined. Ask for a new device code to try again.',
  )
}
