/** The Microsoft identity platform of one cloud. */
import type { Secret } from '../../foundation/secret.ts'
import type { AccessTokenSource } from './access-token.ts'
import { createApplicationTokens, type ApplicationCredential } from './application-tokens.ts'
import { authorizationUrl, type AuthorizationRequest, redeemAuthorizationCode } from './authorization-code.ts'
import {
  requestDeviceAuthorization,
  type DeviceAuthorization,
  type DeviceAuthorizationRequest,
} from './device-authorization.ts'
import { pollForDeviceAccessToken, type SignedIn } from './device-access-token.ts'
import { verifyOwnApiToken, type OwnApi, type OwnApiTokenVerdict } from './own-api-token.ts'
import { redeemRefreshToken, type Redemption, type RedemptionRequest } from './refresh-token-redemption.ts'
import { createSignedInTokens, type SignedInTokens } from './signed-in-tokens.ts'
import { createSigningKeys } from './signing-keys.ts'
import { discoverTenant } from './tenant-discovery.ts'
import type { IdentityPlatformDependencies } from './token-endpoint.ts'

/** Every method throws {@link IdentityPlatformError} for a refusal, and the signal's reason when aborted. */
export interface IdentityPlatform {
  requestDeviceAuthorization(
    request: DeviceAuthorizationRequest,
    signal?: AbortSignal,
  ): Promise<DeviceAuthorization>
  /** Resolves when the person has signed in; waits as long as the code lives. */
  pollForDeviceAccessToken(authorization: DeviceAuthorization, signal?: AbortSignal): Promise<SignedIn>
  /** The page of Microsoft's that the person opens in their browser. */
  authorizationUrl(request: AuthorizationRequest): string
  /** Redeems the code that the browser brought back, once. */
  redeemAuthorizationCode(
    request: AuthorizationRequest,
    code: Secret,
    signal?: AbortSignal,
  ): Promise<SignedIn>
  /** The application's own tokens for Graph; nothing is requested before the first is needed. */
  applicationTokens(credential: ApplicationCredential): AccessTokenSource
  /** A signed-in person's token as a source, until it is disposed of. */
  signedInTokens(accessToken: Secret): SignedInTokens
  /** Verifies a token for our own API; asks for nothing but the tenant's keys, and for those rarely. */
  verifyOwnApiToken(accessToken: Secret, api: OwnApi, signal?: AbortSignal): Promise<OwnApiTokenVerdict>
  /** The id of the tenant that a domain belongs to; undefined when there is none in this cloud. */
  discoverTenant(name: string, signal?: AbortSignal): Promise<string | undefined>
  /** Redeems a person's refresh token, once. */
  redeemRefreshToken(request: RedemptionRequest, signal?: AbortSignal): Promise<Redemption>
}

export function createIdentityPlatform(dependencies: IdentityPlatformDependencies): IdentityPlatform {
  const keys = createSigningKeys(dependencies)
  return {
    requestDeviceAuthorization: (request, signal) =>
      requestDeviceAuthorization(dependencies, request, signal),
    pollForDeviceAccessToken: (authorization, signal) =>
      pollForDeviceAccessToken({ ...dependencies, keys }, authorization, signal),
    authorizationUrl: (request) => authorizationUrl(dependencies.cloud, request),
    redeemAuthorizationCode: (request, code, signal) =>
      redeemAuthorizationCode({ ...dependencies, keys }, request, code, signal),
    applicationTokens: (credential) => createApplicationTokens(dependencies, credential),
    signedInTokens: createSignedInTokens,
    verifyOwnApiToken: (accessToken, api, signal) =>
      verifyOwnApiToken({ ...dependencies, keys }, accessToken, api, signal),
    discoverTenant: (name, signal) => discoverTenant(dependencies, name, signal),
    redeemRefreshToken: (request, signal) => redeemRefreshToken(dependencies, request, signal),
  }
}
