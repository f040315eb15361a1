/**
 * Sign-ins of a tenant's administrators at Microsoft, brokered by the server: in a browser (authorization code and
 * PKCE, RFC 7636, loopback RFC 8252) or with a device code (RFC 8628). They live in memory only, are bound to the
 * session that asked for them, and are good for one thing.
 */
import type { Actor } from '../caller.ts'
import type { SignedInAdministrator, SignInPurpose } from '../ports.ts'

export type { SignInPurpose } from '../ports.ts'

export interface NewSignIn {
  readonly way: 'browser' | 'device-code'
  readonly purpose: SignInPurpose
  /** Region of the dialect (`Worldwide`, …); empty for the server's own. */
  readonly region: string
  /** Domain or id of the tenant, typed by the person; undefined for whichever they sign in to. */
  readonly tenant: string | undefined
  /**
   * For `browser`: `http://localhost:{port}`, where the person's own program listens; or `/sign-in/callback` below the
   * public URL, with a client that the customer made.
   */
  readonly redirectUri: string | undefined
}

export interface SignIn {
  readonly id: string
  readonly way: 'browser' | 'device-code'
  readonly purpose: SignInPurpose
  readonly state: 'pending' | 'signed-in' | 'used' | 'cancelled' | 'declined' | 'expired' | 'refused'
  /** Why it ended, and what to do next; undefined while nothing is wrong. */
  readonly message: string | undefined
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
  /** `device-code`: what to type where, and what to do when Microsoft's page says AADSTS53003. */
  readonly deviceCode:
    | {
        readonly userCode: string
        readonly verificationUrl: string
        readonly message: string
        readonly hint: string
      }
    | undefined
  /** `browser`: the page to open. */
  readonly authorizationUrl: string | undefined
  /** Who signed in, once that is known and checked. */
  readonly administrator:
    | {
        readonly userName: string
        readonly tenantId: string
        readonly organizationName: string
        readonly domain: string
      }
    | undefined
}

/** What Microsoft's page sent back to the redirect URI. */
export interface BrowserAnswer {
  readonly state: string
  readonly code: string | undefined
  readonly error: string | undefined
  readonly errorDescription: string | undefined
}

/** A sign-in of another session is `not_found` (DEV-22). */
export interface SignIns {
  /** One at a time for a session, five an hour (DEV-03). @throws {OperationError} */
  begin(request: NewSignIn, actor: Actor): Promise<SignIn>
  get(id: string, actor: Actor): Promise<SignIn>
  /** Those of this session, newest first. */
  list(actor: Actor): Promise<readonly SignIn[]>
  /** A new code in place of one that expired. */
  refresh(id: string, actor: Actor): Promise<SignIn>
  cancel(id: string, actor: Actor): Promise<void>
  /**
   * Whether an account's own session, and not an invitation, waits for an answer with this `state`: where a browser is
   * led to. Whose session it is, `complete` checks.
   */
  isAwaited(state: string): boolean
  /** Redeems the code of `browser`. @throws {OperationError} `sign_in_mismatch` for a wrong `state` (DEV-28). */
  complete(id: string, answer: BrowserAnswer, actor: Actor): Promise<SignIn>
}

export interface SignInKeeper extends SignIns {
  /**
   * Hands the finished sign-in over, once: the caller disposes of it.
   * @param reference - Id of the sign-in, or the user code as a person types it.
   * @throws {OperationError} `sign_in_pending`, `device_code_unknown`, `device_code_expired`, `sign_in_refused`, …
   */
  redeem(reference: string, actor: Actor, purpose: SignInPurpose): Promise<SignedInAdministrator>
  /** The session ended: what it has begun is void (DEV-21). */
  dropSession(familyId: string): void
  /** Drops every token and stops polling. */
  close(): Promise<void>
}
