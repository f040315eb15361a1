/** The Microsoft identity platform of one cloud. */
import type { Secret } from '../../foundation/secret.ts'
import type { AccessTokenSource } from './access-token.ts'
import { createApplicationTokens, type ApplicationCredential } from './application-tokens.ts'
import {
  requestDeviceAuthorization,
  type DeviceAuthorization,
  type DeviceAuthorizationRequest,
} from './device-authorization.ts'
import { pollForDeviceAccessToken, type SignedIn } from './device-access-token.ts'
import { createSignedInTokens, type SignedInTokens } from './signed-in-tokens.ts'
import type { IdentityPlatformDependencies } from './token-endpoint.ts'

/** Every method throws {@link IdentityPlatformError} for a refusal, and the signal's reason when aborted. */
export interface IdentityPlatform {
  requestDeviceAuthorization(
    request: DeviceAuthorizationRequest,
    signal?: AbortSignal,
  ): Promise<DeviceAuthorization>
  /** Resolves when the person has signed in; waits as long as the code lives. */
  pollForDeviceAccessToken(authorization: DeviceAuthorization, signal?: AbortSignal): Promise<SignedIn>
  /** The application's own tokens for Graph; nothing is requested before the first is needed. */
  applicationTokens(credential: ApplicationCredential): AccessTokenSource
  /** A signed-in person's token as a source, until it is disposed of. */
  signedInTokens(accessToken: Secret): SignedInTokens
}

export function createIdentityPlatform(dependencies: IdentityPlatformDependencies): IdentityPlatform {
  return {
    requestDeviceAuthorization: (request, signal) =>
      requestDeviceAuthorization(dependencies, request, signal),
    pollForDeviceAccessToken: (authorization, signal) =>
      pollForDeviceAccessToken(dependencies, authorization, signal),
    applicationTokens: (credential) => createApplicationTokens(dependencies, credential),
    signedInTokens: createSignedInTokens,
  }
}
