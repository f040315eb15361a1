/**
 * People who sign in at Microsoft with the organization's own sign-in application, in the cloud of the organization: the
 * token they bring is for our own API and for nothing else of theirs (Microsoft identity platform, authorization code
 * with PKCE and device authorization for public clients).
 */
import type { Clock } from '../../foundation/clock.ts'
import type { Secret } from '../../foundation/secret.ts'
import { type IdentityPlatform, IdentityPlatformError } from '../../microsoft365/index.ts'
import type { OpenClouds } from '../clouds.ts'
import { withinTime } from './within-time.ts'

/** As the authorization server asks for it. */
interface Target {
  readonly cloud: string
  readonly tenantId: string
  readonly appId: string
}

interface CodeRequest {
  readonly redirectUri: string
  readonly state: Secret
  readonly nonce: Secret
  readonly codeVerifier: Secret
}

interface RefusedPerson {
  readonly isGood: false
  readonly reason: string
  readonly traceId: string | undefined
  readonly correlationId: string | undefined
}

type SignedInPerson =
  | { readonly isGood: true; readonly accessToken: Secret; readonly tenantId: string | undefined }
  | RefusedPerson

interface WaitingDevice {
  readonly userCode: string
  readonly verificationUri: string
  readonly expiresAt: number
  readonly finished: (signal: AbortSignal) => Promise<SignedInPerson>
}

export interface PersonSignInDependencies {
  readonly clouds: Pick<OpenClouds, 'identityPlatform'>
  readonly clock: Clock
  /** Makes the error that says "Microsoft gave no answer" to whoever asks. */
  readonly unavailable: (cause: unknown) => Error
}

/** A person waits in front of their browser. */
const longestMs = 15_000

export function createPersonSignIns({ clouds, clock, unavailable }: PersonSignInDependencies) {
  const within = <Result>(ask: (signal: AbortSignal) => Promise<Result>): Promise<Result | RefusedPerson> =>
    decided(unavailable, () => withinTime(clock, longestMs, ask))
  return {
    authorizationUrl: ({ cloud, tenantId, appId }: Target, request: CodeRequest): string =>
      clouds
        .identityPlatform(cloud)
        .authorizationUrl({ ...request, tenant: tenantId, clientId: appId, scopes: [ownScope(appId)] }),
    redeem: (
      { cloud, tenantId, appId }: Target,
      request: CodeRequest,
      code: Secret,
    ): Promise<SignedInPerson> =>
      within(async (signal) => {
        const asked = { ...request, tenant: tenantId, clientId: appId, scopes: [ownScope(appId)] }
        return personOf(await clouds.identityPlatform(cloud).redeemAuthorizationCode(asked, code, signal))
      }),
    requestDeviceCode: ({ cloud, tenantId, appId }: Target): Promise<WaitingDevice | RefusedPerson> =>
      within(async (signal) => {
        const platform = clouds.identityPlatform(cloud)
        // With `openid` the answer says whose tenant it is.
        const scopes = ['openid', 'profile', ownScope(appId)]
        const asked = { tenant: tenantId, clientId: appId, scopes }
        const device = await platform.requestDeviceAuthorization(asked, signal)
        const { userCode, verificationUri, expiresAt } = device
        return {
          userCode,
          verificationUri,
          expiresAt,
          finished: (stop: AbortSignal): Promise<SignedInPerson> =>
            decided(unavailable, async () => personOf(await platform.pollForDeviceAccessToken(device, stop))),
        }
      }),
  }
}

function ownScope(appId: string): string {
  return `api://${appId}/access_as_user`
}

type SignedIn = Awaited<ReturnType<IdentityPlatform['redeemAuthorizationCode']>>

function personOf({ accessToken, tenantId }: SignedIn): SignedInPerson {
  return { isGood: true, accessToken, tenantId }
}

/** Microsoft's no is an answer; whatever is none leaves it undecided. */
async function decided<Result>(
  unavailable: (cause: unknown) => Error,
  ask: () => Promise<Result>,
): Promise<Result | RefusedPerson> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof IdentityPlatformError) || error.retryable || undecided.has(error.code))
      throw unavailable(error)
    const { code, traceId, correlationId } = error
    return { isGood: false, reason: code, traceId, correlationId }
  }
}

const undecided: ReadonlySet<string> = new Set(['connection_failed', 'temporarily_unavailable'])
