/**
 * Invitations: a link for once, with which a customer's own administrator connects their organization on our pages,
 * without an account or a token of ours.
 */
import type { Secret } from '../../foundation/secret.ts'
import type { Actor } from '../caller.ts'
import type { SignInChoice } from '../organizations/model.ts'
import type { NewProvisioning, Provisioning } from '../provisioning/provisioning.ts'
import type { SignIn } from '../sign-ins/sign-ins.ts'

/** What is connected when somebody follows the link; the rest of a provisioning is as usual. */
export interface InvitedProvisioning {
  readonly services: NewProvisioning['services']
  readonly layout: 'standard' | 'separate-restore' | 'single'
  readonly signIn: SignInChoice
  readonly restore: 'standing' | 'just-in-time' | 'none'
  readonly posture: boolean
  readonly drift: boolean
  readonly applicationName: string | undefined
}

export interface NewInvitation {
  /** Shown to who follows the link: who invites. */
  readonly label: string
  /** A domain or the id of the tenant that it is for; undefined for any. */
  readonly domain: string | undefined
  readonly provisioning: InvitedProvisioning
  /** 1 to 168. */
  readonly expiresInHours: number
}

export interface Invitation {
  readonly id: string
  readonly label: string
  readonly domain: string | undefined
  readonly provisioning: InvitedProvisioning
  readonly state: 'open' | 'used' | 'revoked' | 'expired'
  readonly createdBy: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly usedAt: number | undefined
  readonly organizationId: string | undefined
}

export interface Invitations {
  /** @returns the secret of the link, which is told once and never kept. @throws {OperationError} `invalid_request` */
  create(invitation: NewInvitation, actor: Actor): Promise<{ invitation: Invitation; secret: Secret }>
  /** Newest first. */
  list(): Promise<readonly Invitation[]>
  get(id: string): Promise<Invitation>
  /** The link leads nowhere from then on. One that an organization came of stays as it is. */
  revoke(id: string, actor: Actor): Promise<void>
}

/** Who follows a link, in one browser. */
export interface Visitor {
  /** Of the link. */
  readonly secret: string
  /** Random, of the browser's cookie: what was begun in one browser goes on in that one alone. */
  readonly visit: string
  readonly requestId: string
  readonly remoteAddress: string
}

/** What the pages show. */
export interface Visit {
  readonly invitation: Invitation
  readonly signIn: SignIn | undefined
  readonly provisioning: Provisioning | undefined
  /** Whether the client that is used redirects to this server. */
  readonly canUseBrowser: boolean
}

/** Every method throws `not_found` for a link that is unknown, used by another browser, revoked or expired. */
export interface InvitedVisits {
  see(visitor: Visitor): Promise<Visit>
  signIn(visitor: Visitor, way: 'browser' | 'device-code'): Promise<Visit>
  cancelSignIn(visitor: Visitor): Promise<Visit>
  /**
   * Hands over what Microsoft's redirect brought to the sign-in of this browser that its `state` belongs to.
   * @returns the secret of the link, where the pages go on.
   * @throws {OperationError} `sign_in_mismatch`
   */
  complete(
    browser: Omit<Visitor, 'secret'>,
    answer: {
      readonly state: string
      readonly code: string | undefined
      readonly error: string | undefined
      readonly errorDescription: string | undefined
    },
  ): Promise<Secret>
  /** Looks what would be done; writes nothing. */
  plan(visitor: Visitor): Promise<Visit>
  /** Uses the invitation up, and begins to do what was shown. @throws {OperationError} `plan_changed` */
  confirm(visitor: Visitor, planHash: string): Promise<Visit>
}
