/** What signing a person in at Microsoft needs of others, declared here and filled by `app.ts`. */
import type { Secret } from '../../foundation/secret.ts'

/** An organization's own sign-in application, in its tenant and cloud. */
export interface SignInTarget {
  readonly cloud: string
  readonly tenantId: string
  /** Client id of the application, which exposes our API. */
  readonly appId: string
}

/** The secrets of one sign-in by authorization code (RFC 6749 §4.1, RFC 7636, OpenID Connect Core §3.1). */
export interface CodeRequest {
  readonly redirectUri: string
  readonly state: Secret
  readonly nonce: Secret
  readonly codeVerifier: Secret
}

/** A token for our own API, or why Microsoft gave none. */
export type PersonSignIn =
  | {
      readonly isGood: true
      readonly accessToken: Secret
      /** Of a verified ID token; undefined where the flow gives none. */
      readonly tenantId: string | undefined
    }
  | {
      readonly isGood: false
      /** Stable code for the audit log, for example `authorization_declined` or `expired_token`. */
      readonly reason: string
      /** By which the tenant's own sign-in log tells of the refusal. */
      readonly traceId: string | undefined
      readonly correlationId: string | undefined
    }

export interface DeviceSignIn {
  readonly userCode: string
  /** Always a page of Microsoft's or of the cloud's own. */
  readonly verificationUri: string
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
  /** Resolves when the person has signed in, or can no longer. @throws {UpstreamUnavailableError} */
  readonly finished: (signal: AbortSignal) => Promise<PersonSignIn>
}

/** Every method throws {UpstreamUnavailableError} when Microsoft gives no answer that decides. */
export interface PersonSignIns {
  /** The page that the person opens. */
  authorizationUrl(target: SignInTarget, request: CodeRequest): string
  /** Redeems the code, once; the ID token has to hold for this request. */
  redeem(target: SignInTarget, request: CodeRequest, code: Secret): Promise<PersonSignIn>
  /** @returns the refusal when Microsoft gives no code. */
  requestDeviceCode(target: SignInTarget): Promise<DeviceSignIn | Extract<PersonSignIn, { isGood: false }>>
}
