/** Device Authorization Request and Response (RFC 8628 §3.1 and §3.2; microsoft.com/devicelogin). */
import { Type, type Static } from 'typebox'
import { Secret } from '../../foundation/secret.ts'
import type { Cloud } from '../clouds/cloud.ts'
import { IdentityPlatformError } from './errors.ts'
import { retrying } from './retrying.ts'
import { authorityUrl, postForm, type IdentityPlatformDependencies } from './token-endpoint.ts'
import { tellingWrongCloud } from './wrong-cloud.ts'

export interface DeviceAuthorizationRequest {
  /** A tenant id, a domain, or `organizations` when the tenant is not known before the sign-in. */
  readonly tenant: string
  readonly clientId: string
  readonly scopes: readonly string[]
}

/** A sign-in that somebody can now finish on another device. */
export interface DeviceAuthorization {
  readonly tenant: string
  readonly clientId: string
  readonly deviceCode: Secret
  readonly userCode: string
  /** Always a page of Microsoft's or of the cloud's own. */
  readonly verificationUri: string
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
  readonly expiresInSeconds: number
  /** The least wait between two polls. */
  readonly intervalSeconds: number
}

const responseSchema = Type.Object({
  device_code: Type.String({ minLength: 1, maxLength: 8_192 }),
  user_code: Type.String({ pattern: '^[A-Z0-9]+(-[A-Z0-9]+)*$', minLength: 4, maxLength: 24 }),
  verification_uri: Type.String({ maxLength: 2_048 }),
  expires_in: Type.Integer({ minimum: 1 }),
  interval: Type.Optional(Type.Number()),
})

const defaultIntervalSeconds = 5 // RFC 8628 §3.2: when the server names none
const longestIntervalSeconds = 60
/** Microsoft's own value; nobody is told to trust a code for longer. */
const longestLifeSeconds = 900

/**
 * Asks for a device code. `verification_uri_complete` and `message` of the answer are ignored: what a person is
 * shown is ours.
 * @throws {IdentityPlatformError} the refusal; `unexpected_answer` when the answer does not fit or leads elsewhere.
 */
export async function requestDeviceAuthorization(
  dependencies: IdentityPlatformDependencies,
  { tenant, clientId, scopes }: DeviceAuthorizationRequest,
  signal?: AbortSignal,
): Promise<DeviceAuthorization> {
  const url = authorityUrl(dependencies.cloud, tenant, 'devicecode')
  const parameters = { client_id: clientId, scope: scopes.join(' ') }
  const asked = retrying(
    dependencies,
    () => postForm(dependencies, { url, parameters, schema: responseSchema }, signal),
    signal,
  )
  const answer = await tellingWrongCloud(asked, tenant, dependencies.cloud)
  return authorizationOf(dependencies, { tenant, clientId }, answer)
}

function authorizationOf(
  { clock, cloud }: IdentityPlatformDependencies,
  client: { readonly tenant: string; readonly clientId: string },
  answer: Static<typeof responseSchema>,
): DeviceAuthorization {
  const expiresInSeconds = Math.min(answer.expires_in, longestLifeSeconds)
  return {
    ...client,
    deviceCode: new Secret(answer.device_code),
    userCode: answer.user_code,
    verificationUri: verificationPage(cloud, answer.verification_uri),
    expiresAt: clock.now() + expiresInSeconds * 1000,
    expiresInSeconds,
    intervalSeconds: Math.min(
      longestIntervalSeconds,
      Math.max(defaultIntervalSeconds, answer.interval ?? defaultIntervalSeconds),
    ),
  }
}

function verificationPage(cloud: Cloud, uri: string): string {
  const url = URL.canParse(uri) ? new URL(uri) : undefined
  const isClean = url !== undefined && url.username === '' && url.password === ''
  if (isClean && (url.origin === cloud.loginUrl || cloud.deviceLoginUrls.includes(url.href))) return url.href
  throw new IdentityPlatformError(
    'unexpected_answer',
    'The sign-in page that we were told is not one of Microsoft: nothing was started. Check the cloud.',
    { detail: `verification_uri with origin ${url?.origin ?? 'unreadable'}` },
  )
}
