/**
 * Sign-ins in a browser (security reference 2.4): the tokens of a session stay here, the browser has a cookie that no
 * script can read. Who signs in passes the same grants, throttles and records as at the token endpoint.
 */
import type { Secret } from '../../foundation/secret.ts'
import type { Principal } from '../ports.ts'
import type { TokenRequest } from '../token-request.ts'
import type { BrowserPage } from './return-to.ts'

export type { BrowserPage } from './return-to.ts'

/** Who sits at a browser. */
export interface BrowserSession {
  readonly principal: Principal
  /** By which page they signed in. */
  readonly kind: BrowserPage
  /** What a request that changes something has to carry in `X-CSRF-Token`. */
  readonly csrfToken: string
  /** Milliseconds since the Unix epoch; it is over then, however busy it is. */
  readonly expiresAt: number
  /** It is over when nobody did anything for so long. */
  readonly idleMs: number
  /** Whether a credential was shown a moment ago, for what an open browser must not do. */
  readonly isRecent: boolean
}

export interface NewBrowserSession {
  /** The cookie's value: 256 random bits, kept as a hash. */
  readonly value: Secret
  readonly session: BrowserSession
}

/** Where a request comes from. */
export interface BrowserRequest extends Omit<TokenRequest, 'parameters'> {
  /** The cookie that the browser sent: that session ends when another begins. */
  readonly previous?: string | undefined
}

export interface BrowserPassword extends BrowserRequest {
  readonly userName: string
  readonly password: string
  readonly otp?: string | undefined
}

/** How somebody of an organization wants to come in. */
export interface MicrosoftRequest extends BrowserRequest {
  /** Name or domain of the organization; undefined for the one that the portal is set up for. */
  readonly organization: string | undefined
  /** `operator` restores for others, as far as their roles let them. */
  readonly as: 'person' | 'operator'
  /** A path below `/portal/`; anything else is ignored. */
  readonly returnTo?: string | undefined
}

export interface MicrosoftAnswer extends BrowserRequest {
  /** As it was sealed into the browser's cookie. */
  readonly sealed: string | undefined
  readonly state: string | undefined
  readonly code: string | undefined
  readonly error: string | undefined
  /** RFC 9207: who answers; checked where it is told. */
  readonly issuer: string | undefined
}

export interface DeviceCodeSignIn {
  /** Stands for the sign-in in a cookie. */
  readonly handle: Secret
  readonly userCode: string
  readonly verificationUri: string
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
}

export type DeviceCodeProgress =
  | { readonly state: 'pending'; readonly expiresAt: number }
  | { readonly state: 'signed-in'; readonly begun: NewBrowserSession }

/** Every sign-in throws {OAuthError}: little for the person, the reason for the audit log. */
export interface BrowserSessions {
  /** Signs an account of this server in; the setting of the password grant does not concern it. */
  signIn(request: BrowserPassword): Promise<NewBrowserSession>
  /** The page of Microsoft's to go to, and what the browser's cookie keeps until it comes back. */
  beginAtMicrosoft(
    request: MicrosoftRequest,
  ): Promise<{ readonly authorizationUrl: string; readonly sealed: string }>
  /** @returns also the page of ours to go to. */
  finishAtMicrosoft(
    answer: MicrosoftAnswer,
  ): Promise<{ readonly begun: NewBrowserSession; readonly returnTo: string }>
  beginWithDeviceCode(request: MicrosoftRequest): Promise<DeviceCodeSignIn>
  /** @returns `undefined` for one that is not known (any more). */
  followDeviceCode(handle: string, request: BrowserRequest): Promise<DeviceCodeProgress | undefined>
  /**
   * Who a cookie stands for; `undefined` when it is unknown, ended, or nobody was there for too long.
   * @param isActivity - whether a person did something: what a page asks for by itself keeps nobody signed in.
   * @throws {UpstreamUnavailableError} when a person's directory has to be asked and does not answer.
   */
  authenticate(value: string, isActivity: boolean): Promise<BrowserSession | undefined>
  /** Whether a request of this `Origin` (RFC 6454 §7) comes from a page of ours. */
  readonly isOwnOrigin: (origin: string) => boolean
  /** Whether people can sign in in the browser at all: the server knows under which address. */
  readonly canRedirect: boolean
}
