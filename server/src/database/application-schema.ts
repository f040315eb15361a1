/** Rows of the enterprise applications' life: keys, grants for a while, drift, posture, invitations. Words as in `schema.ts`. */

/** A key of an application of ours over its life: `planned` to `removed`. */
export interface ApplicationKeyRow {
  id: string
  organizationId: string
  /** The row in `organization_applications`. */
  applicationId: string
  /** The key in the key provider. */
  keyId: string
  /** `keyId` of the credential at Microsoft, once it is known. */
  entraKeyId: string | null
  thumbprintSha1: string
  thumbprintSha256: string
  /** `planned`, `generated`, `published`, `proven`, `active`, `retiring`, `removed` or `failed`. */
  state: string
  notBefore: number
  notAfter: number
  /** When it came into its state. */
  changedAt: number
  /** The last token that was asked for with it. */
  lastUsedAt: number | null
  error: string | null
  createdAt: number
}

/** Permissions for restore that a privileged administrator granted for a while. */
export interface RestoreGrantRow {
  id: string
  organizationId: string
  /** JSON: values, for example `["Mail.ReadWrite"]`. */
  permissions: string
  /** JSON: what was made in the tenant, by kind and object id. */
  objects: string
  reason: string
  /** `granting`, `granted`, `revoking` or `revoked`. */
  state: string
  /** User principal name of the administrator at Microsoft. */
  grantedBy: string
  grantedAt: number
  expiresAt: number
  revokedBy: string | null
  revokedAt: number | null
}

/** What we know to be ours in a tenant, against which strangers show. */
export interface DriftWatchRow {
  organizationId: string
  /** JSON. */
  baseline: string
  checkedAt: number | null
  error: string | null
}

export interface DriftFindingRow {
  id: string
  organizationId: string
  /** The same thing has the same key at every check. */
  findingKey: string
  /** For example `unknown-credential`. */
  kind: string
  /** `critical`, `warning` or `information`. */
  severity: string
  /** JSON: what was found, by kind, name and id. */
  object: string
  /** `open`, `accepted` or `gone`. */
  state: string
  firstSeenAt: number
  lastSeenAt: number
  acceptedBy: string | null
  reason: string | null
}

/** How a tenant lets people and programs sign in, as it was on one day. */
export interface PostureReportRow {
  id: string
  organizationId: string
  /** `delegated` or `standing`. */
  way: string
  /** JSON. */
  report: string
  createdBy: string
  createdAt: number
}

/** Whether each permission really works, by one harmless call each. */
export interface VerificationRow {
  id: string
  organizationId: string
  /** `running`, `passed`, `failed` or `stopped`. */
  state: string
  /** JSON. */
  results: string
  startedBy: string
  startedAt: number
  endedAt: number | null
}

/** A link by which a customer's own administrator connects their organization without an account here. */
export interface InvitationRow {
  id: string
  /** SHA-256 of the secret in the link. */
  tokenHash: Uint8Array
  /** For the person who made it. */
  label: string
  /** A domain of the tenant that it is for; null for any. */
  domain: string | null
  /** JSON: what is to be connected, as a provisioning asks for it. */
  request: string
  /** `open`, `used`, `revoked` or `expired`. */
  state: string
  createdBy: string
  createdAt: number
  expiresAt: number
  usedAt: number | null
  organizationId: string | null
  /** What it was used for: the same browser sees how it goes on, also after a restart. */
  provisioningId: string | null
  /** SHA-256 of the cookie of the browser that used it, hexadecimal. */
  usedBy: string | null
}
