/** Certificates of the applications as the API sees them. */
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { Actor, Reach } from '../caller.ts'
import type { KeyState } from './key-states.ts'

export type CertificateAlarm =
  /** Less than seven days are left, and no other key has taken its place. */
  | 'expires-soon'
  | 'expired'
  /** The rotation does not get on, or the last one came to nothing; `error` says why and what to do. */
  | 'stuck'

export interface Certificate {
  readonly id: string
  readonly applicationName: string
  readonly appId: string
  /** `backup`, `restore`: what the application is for. */
  readonly purposes: readonly string[]
  readonly state: KeyState
  /** Empty until the key is made, as the other one. Upper-case hex. */
  readonly thumbprintSha1: string
  /** base64url. */
  readonly thumbprintSha256: string
  /** Milliseconds since the Unix epoch, as the others of its kind. */
  readonly notBefore: number
  readonly notAfter: number
  readonly daysLeft: number
  readonly lastUsedAt: number | undefined
  readonly changedAt: number
  /** Rotated by itself before it expires; not for applications that we only use. */
  readonly isAutomatic: boolean
  readonly alarm: CertificateAlarm | undefined
  readonly error: string | undefined
}

/** The key that is to follow the active one. */
export type NextKey =
  | { readonly kind: 'new' }
  /** In the key provider already. */
  | { readonly kind: 'key'; readonly keyId: string }
  | {
      readonly kind: 'pfx'
      readonly pfx: Uint8Array
      readonly password: Secret
      readonly allowWeakEncryption: boolean
    }

export interface CertificateOperations {
  /** Newest first; those that are gone last. */
  list(id: OrganizationId, reach: Reach): Promise<readonly Certificate[]>
  /**
   * Begins to let another key follow, and returns it at once; the rest takes some minutes. One that is under way goes on; one that
   * does not get on is given up for this one.
   * @param purpose - Which application, when there are several with certificates.
   * @throws {OperationError} `not_found`, `conflict`, `invalid_request`, `too_many_requests`
   */
  rotate(
    id: OrganizationId,
    request: { readonly purpose: string; readonly next: NextKey },
    caller: { readonly actor: Actor; readonly reach: Reach },
  ): Promise<Certificate>
  /** Makes a key and asks for a certificate for it, to be handed to a certification authority. */
  requestSigning(
    id: OrganizationId,
    purpose: string,
    caller: { readonly actor: Actor; readonly reach: Reach },
  ): Promise<{ readonly keyId: string; readonly pkcs10Pem: string }>
  /** Takes the authority's answer, and begins to let this key follow. */
  install(
    id: OrganizationId,
    answer: { readonly purpose: string; readonly keyId: string; readonly certificatePem: string },
    caller: { readonly actor: Actor; readonly reach: Reach },
  ): Promise<Certificate>
  /**
   * What has to be done by itself: unfinished rotations go on, keys follow before they expire, old ones are taken away.
   * Called about once an hour; each organization has its turn once a day.
   */
  upkeep(signal: AbortSignal): Promise<void>
  /** Waits until nothing is under way. */
  settled(): Promise<void>
  close(): Promise<void>
}
