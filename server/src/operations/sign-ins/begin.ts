/** Asks Microsoft for a code, or makes the address of its page: the begin of each attempt to sign in. */
import type { Clock } from '../../foundation/clock.ts'
import { CodedError } from '../../foundation/errors.ts'
import { OperationError } from '../errors.ts'
import type { Microsoft365Clouds } from '../clouds.ts'
import { wrongCloudRefusal } from '../upstream.ts'
import type { Attempt } from './entry.ts'
import type { NewSignIn } from './sign-ins.ts'

/** @throws {OperationError} `upstream_unavailable` */
export async function beginAttempt(
  given: { readonly clouds: Pick<Microsoft365Clouds, 'inRegion'>; readonly clock: Pick<Clock, 'now'> },
  { purpose, region, tenant, redirectUri }: NewSignIn,
  pendingMs: number,
): Promise<Omit<Attempt, 'giveBack'>> {
  const { clock } = given
  const microsoft365 = given.clouds.inRegion(region)
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
    const wrongCloud = wrongCloudRefusal(error)
    if (wrongCloud !== undefined) throw wrongCloud
    throw new OperationError('upstream_unavailable', `Microsoft gave no device code: ${error.message}`, {
      cause: error,
    })
  }
}
