/** Local accounts as they are shown and changed: people with a password, services with keys. */
import type { AccountKeyRow, AccountRow } from '../../database/index.ts'
import { CodedError } from '../../foundation/errors.ts'
import type { AccountOrganizations } from '../ports.ts'
import { organizationsOf } from '../principal.ts'

export type AccountRole = 'administrator' | 'monitor'
export type AccountKind = 'password' | 'service'

export interface Account {
  readonly id: string
  readonly userName: string
  readonly kind: AccountKind
  readonly role: AccountRole
  /** `all` includes the server itself. */
  readonly organizations: AccountOrganizations
  readonly description: string
  readonly isEnabled: boolean
  /** Whether a one-time code is asked for. */
  readonly hasTotp: boolean
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number
}

export interface AccountKey {
  readonly id: string
  /** RFC 7638 with SHA-256, base64url; a client may name it as `kid`. */
  readonly thumbprint: string
  readonly description: string
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number
  /** From then on it proves nothing; undefined for no end. */
  readonly expiresAt: number | undefined
}

/** Who asks for a change, for the audit log. */
export interface AccountActor {
  readonly name: string
  readonly familyId: string
  readonly requestId: string
  readonly remoteAddress: string
}

export type AccountErrorCode =
  | 'not_found'
  | 'invalid_request'
  /** The name or key is taken, or nobody would be left to administer the server. */
  | 'conflict'

/** The message may be shown and says what to do next. */
export class AccountError extends CodedError<AccountErrorCode> {
  override readonly name = 'AccountError'
}

export function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    userName: row.userName,
    kind: row.kind === 'service' ? 'service' : 'password',
    role: row.role === 'administrator' ? 'administrator' : 'monitor',
    organizations: organizationsOf(row.organizationIds),
    description: row.description,
    isEnabled: row.isEnabled === 1,
    hasTotp: row.totpConfirmedAt !== null,
    createdAt: row.createdAt,
  }
}

export function accountKeyOf(row: AccountKeyRow): AccountKey {
  const { id, thumbprint, description, createdAt, expiresAt } = row
  return { id, thumbprint, description, createdAt, expiresAt: expiresAt ?? undefined }
}

/** What the audit log keeps of an account, as `name=value`. */
export function describeAccount(row: AccountRow): string[] {
  const { userName, kind, role, organizations, description, isEnabled, hasTotp } = accountOf(row)
  return [
    `userName=${userName}`,
    `kind=${kind}`,
    `role=${role}`,
    `organizations=${organizations === 'all' ? 'all' : organizations.join(' ')}`,
    `description=${description}`,
    `isEnabled=${String(isEnabled)}`,
    `hasTotp=${String(hasTotp)}`,
  ]
}
