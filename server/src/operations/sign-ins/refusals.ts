/** Why a sign-in came to nothing, in words for the person: what happened and what to do next. */
import { CodedError } from '../../foundation/errors.ts'
import { OperationError } from '../errors.ts'
import { SignInError, type SignInPurpose } from '../ports.ts'
import { titleOf } from './purposes.ts'

/** Beside every code: the server itself sees only that nothing happens, Microsoft's page alone tells why. */
export const deviceCodeHint =
  'If Microsoft’s page shows AADSTS53003, your organization does not allow sign-ins with a code. Cancel, and sign in ' +
  'in a browser instead. Enter the code only if you asked for it yourself just now.'

export function signInPending(): OperationError {
  return new OperationError(
    'sign_in_pending',
    'The sign-in is not finished. Finish it in the browser, then try again.',
  )
}

export function deviceCodeUnknown(): OperationError {
  return new OperationError(
    'device_code_unknown',
    'This device code is not known, or was used already. Ask for a new one.',
  )
}

export function expired(way: 'browser' | 'device-code'): OperationError {
  return way === 'browser'
    ? new OperationError('device_code_expired', 'The sign-in was not finished in time. Begin a new one.')
    : new OperationError(
        'device_code_expired',
        'The device code has expired. Ask for a new one. If Microsoft’s page refused it (AADSTS53003: sign-ins with ' +
          'a code are blocked), sign in in a browser instead.',
      )
}

export function notUsed(): OperationError {
  return new OperationError('device_code_expired', 'The sign-in was not used in time. Sign in again.')
}

export function cancelled(): OperationError {
  return new OperationError('device_code_expired', 'The sign-in was cancelled. Begin a new one.')
}

/** DEV-21. */
export function sessionEnded(): OperationError {
  return new OperationError(
    'device_code_expired',
    'The session that asked for this sign-in has ended, and the sign-in with it. Sign in here, then begin a new one.',
  )
}

export function otherPurpose(made: SignInPurpose, asked: SignInPurpose): OperationError {
  return new OperationError(
    'sign_in_refused',
    `This sign-in was made for ${titleOf(made)}. Sign in again for ${titleOf(asked)}.`,
  )
}

/** DEV-18. */
export function otherTenant(asked: string, signedIn: string): OperationError {
  return new OperationError(
    'sign_in_refused',
    `The sign-in belongs to ${signedIn}, not to ${asked}: it was not used. Sign in with an administrator of ${asked}.`,
  )
}

/** What to do about what Microsoft says, by the number that it says it with (reference 1.6). */
const help: readonly (readonly [RegExp, string])[] = [
  [
    /AADSTS53003/,
    'A Conditional Access policy of your organization does not allow this sign-in. For a code: sign in in a browser instead. Otherwise use a device and a place that the policy allows.',
  ],
  [/AADSTS65004/, 'The permissions were declined. Begin a new sign-in and accept them.'],
  [
    /AADSTS(50020|50034)/,
    'The account does not belong to this organization. Sign in with one of its own administrators.',
  ],
  [
    /AADSTS90002/,
    'Microsoft does not know this tenant: check the domain, and whether it belongs to another cloud: choose its region then, for example USGovernment.',
  ],
  [
    /AADSTS(90038|900382|900432)/,
    'The tenant belongs to another cloud of Microsoft’s: begin again with its region, for example USGovernment.',
  ],
  [
    /AADSTS(90094|65001|900941)/,
    'Your organization lets only administrators consent. Sign in with a Global Administrator.',
  ],
  [
    /AADSTS(50076|50079|50072|50074)/,
    'The sign-in needs a second factor. Begin a new sign-in in a browser and give it there.',
  ],
  [
    /AADSTS(700016|7000112|500011)/,
    'The client that is used for signing in is not there or disabled in this tenant. Whoever runs this server can configure another one (server option --bootstrap-client-id).',
  ],
  [
    /AADSTS50011/,
    'The address of this server is not registered as a redirect URI of the client for signing in. Register it there, or sign in from the command line.',
  ],
]

/** What Microsoft said, followed by what to do next. */
export function withHelp(said: string): string {
  const advice = help.find(([pattern]) => pattern.test(said))?.[1] ?? 'Begin a new sign-in to try again.'
  return said === '' ? advice : `${said} ${advice}`
}

/** The refusal that a person is told for whatever ended a sign-in. */
export function refusalOf(error: unknown, way: 'browser' | 'device-code'): OperationError {
  if (error instanceof OperationError) return error
  if (error instanceof SignInError && error.reason === 'expired') return expired(way)
  if (error instanceof SignInError && error.reason === 'declined')
    return new OperationError(
      'device_code_declined',
      'The sign-in was declined. Begin a new one to try again.',
    )
  if (error instanceof SignInError)
    return new OperationError('sign_in_refused', knownHelp(error.message), { cause: error })
  if (error instanceof CodedError)
    return new OperationError(
      'sign_in_refused',
      `Microsoft did not finish the sign-in. Begin a new one to try again.`,
      {
        cause: error,
      },
    )
  return new OperationError(
    'sign_in_refused',
    'The sign-in broke off. Begin a new one; the log names the cause.',
    {
      cause: error,
    },
  )
}

/** Our own refusals say what to do already. */
function knownHelp(message: string): string {
  return /AADSTS\d/.test(message) ? withHelp(message) : message
}
