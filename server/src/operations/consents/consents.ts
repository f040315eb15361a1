/**
 * Pages on which an administrator consents to what an application declares (Microsoft's admin consent endpoint). What a
 * page leads back with is believed by nobody (PRV-06): what was granted, the application's own tokens say afterwards.
 */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Actor, Reach } from '../caller.ts'
import type { OrganizationApplication } from '../organizations/model.ts'

export interface NewConsent {
  readonly purpose: OrganizationApplication['purpose']
  /** `http://localhost:{port}` or a page of one's own, registered for the application; undefined for ours. */
  readonly redirectUri: string | undefined
}

export interface Consent {
  readonly id: string
  readonly organizationId: OrganizationId
  readonly purpose: OrganizationApplication['purpose']
  readonly appId: string
  /** The page of Microsoft's to open in a browser. */
  readonly url: string
  /** Comes back with the redirect; good for one answer. */
  readonly state: string
  readonly redirectUri: string
  /** `returned`: Microsoft's page led back; nothing more is known by that. */
  readonly outcome: 'pending' | 'returned' | 'refused' | 'expired'
  /** Why it was refused, and what to do next. */
  readonly message: string | undefined
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
}

/** What the redirect brought. */
export interface ConsentAnswer {
  readonly state: string
  /** The tenant that the page says it was. */
  readonly tenant: string | undefined
  readonly error: string | undefined
  readonly errorDescription: string | undefined
}

export interface ConsentCaller {
  readonly reach: Reach
  readonly actor: Actor
}

export interface Consents {
  /**
   * @throws {OperationError} `not_found`; `invalid_request` for an address that cannot be registered; `not_supported` with
   *   the other ways for an application that no page can lead back from.
   */
  begin(id: OrganizationId, request: NewConsent, caller: ConsentCaller): Promise<Consent>
  /** One of another session is `not_found`. */
  get(id: string, actor: Actor): Promise<Consent>
  /** The redirect came to the person's own program. @throws {OperationError} `sign_in_mismatch`, `conflict` */
  complete(id: string, answer: ConsentAnswer, actor: Actor): Promise<Consent>
  /**
   * The redirect came to a page of ours, in a browser without a session: its `state` alone says whose it is.
   * @returns undefined when it belongs to no consent that is waited for.
   */
  receive(
    answer: ConsentAnswer,
    from: Pick<Actor, 'requestId' | 'remoteAddress'>,
  ): Promise<Consent | undefined>
}
