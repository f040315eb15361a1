/** Asks Microsoft for a code, or makes the address of its page: the begin of each attempt to sign in. */
import type { Clock } from '../../foundation/clock.ts'
import { CodedError } from '../../foundation/errors.ts'
import { OperationError } from '../errors.ts'
import type { Microsoft365 } from '../ports.ts'
import type { Attempt } from './entry.ts'
import type { NewSignIn } from './sign-ins.ts'

export type SigningIn = Pick<Microsoft365, 'cloud' | 'requestSignIn' | 'browserSignIn' | 'bootstrapClient'>

/** @throws {OperationError} `upstream_unavailable` */
export async function beginAttempt(
  { microsoft365, clock }: { readonly microsoft365: SigningIn; readonly clock: Pick<Clock, 'now'> },
  { purpose, tenant, redirectUri }: NewSignIn,
  pendingMs: number,
): Promise<Omit<Attempt, 'giveBack'>> {
  const controller = new AbortController()
  const asked = { purpose, tenant }
  try {
    const ways =
      redirectUri === undefined
        ? { deviceCode: await microsoft365.requestSignIn(asked, controller.signal), browser: undefined }
        : { deviceCode: undefined, browser: microsoft365.browserSignIn({ ...asked, redirectUri }) }
    const stopsAt = clock.now() + pendingMs
    const endsAt = Math.min(stopsAt, ways.deviceCode?.expiresAt ?? stopsAt)
    return { ...ways, controller, isAnswered: false, endsAt, state: { kind: 'pending' } }
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    throw new OperationError('upstream_unavailable', `Microsoft gave no device code: ${error.message}`, {
      cause: error,
    })
  }
}
