/** A sign-in as the keeper holds it, and as others see it. */
import type { Actor } from '../caller.ts'
import type { OperationError } from '../errors.ts'
import type { Administrator, BrowserSignIn, PendingSignIn, SignedInAdministrator } from '../ports.ts'
import { deviceCodeHint } from './refusals.ts'
import type { NewSignIn, SignIn } from './sign-ins.ts'

export type EndState = Exclude<SignIn['state'], 'pending' | 'signed-in' | 'used'>

export type State =
  | { readonly kind: 'pending' }
  | { readonly kind: 'signed-in'; readonly administrator: SignedInAdministrator; readonly who: Administrator }
  | { readonly kind: 'used'; readonly who: Administrator }
  | { readonly kind: EndState; readonly error: OperationError }

/** One code, or one page of Microsoft's: a refresh makes another. */
export interface Attempt {
  readonly controller: AbortController
  readonly deviceCode: PendingSignIn | undefined
  readonly browser: BrowserSignIn | undefined
  /** It is not counted any more: somebody finished it. */
  readonly giveBack: () => void
  /** The answer of the browser was taken: no second one counts. */
  isAnswered: boolean
  /** Pending: until when it can be finished; signed in: until when the token is kept. */
  endsAt: number
  state: State
}

export interface Entry {
  readonly id: string
  readonly familyId: string
  readonly request: NewSignIn
  /** From the begin of an attempt; the code itself may expire sooner. */
  readonly pendingMs: number
  /** How long the token is kept after the sign-in. */
  readonly heldMs: number
  /** Who began the attempt, and answers for its end. */
  actor: Actor
  attempt: Attempt
}

/** What a person types: case and blanks do not count. */
export function codeKey(userCode: string): string {
  return userCode.replaceAll(/[\s-]/g, '').toUpperCase()
}

export function isActive({ attempt }: Entry): boolean {
  return attempt.state.kind === 'pending' || attempt.state.kind === 'signed-in'
}

/** The token is gone from here on, and whoever waits for Microsoft stops. */
export function end(attempt: Attempt, kind: EndState, error: OperationError): void {
  const { state } = attempt
  if (state.kind !== 'pending' && state.kind !== 'signed-in') return
  if (state.kind === 'signed-in') state.administrator.dispose()
  attempt.state = { kind, error }
  attempt.controller.abort(new Error('the sign-in has ended'))
}

export function signInOf({ id, request, attempt }: Entry): SignIn {
  const { state, deviceCode, browser, endsAt } = attempt
  const who = state.kind === 'signed-in' || state.kind === 'used' ? state.who : undefined
  const isPending = state.kind === 'pending'
  return {
    id,
    way: request.way,
    purpose: request.purpose,
    state: state.kind,
    message: 'error' in state ? state.error.message : undefined,
    expiresAt: endsAt,
    // What is of no use any more is shown to nobody.
    deviceCode: isPending && deviceCode !== undefined ? shownCode(deviceCode) : undefined,
    authorizationUrl: isPending ? browser?.authorizationUrl : undefined,
    administrator:
      who === undefined
        ? undefined
        : {
            userName: who.userName,
            tenantId: who.tenantId,
            organizationName: who.organizationName,
            domain: who.initialDomain,
          },
  }
}

function shownCode({ userCode, verificationUrl, message }: PendingSignIn): SignIn['deviceCode'] {
  return { userCode, verificationUrl, message, hint: deviceCodeHint }
}
