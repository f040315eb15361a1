/**
 * The audit log: append-only, each record with the hash of its predecessor, written in the transaction of what
 * it tells about. Details are a closed list of fields, so that a secret has no place to be put into.
 */
import type { Transaction } from 'kysely'
import { withoutCredentials } from '../../foundation/secret.ts'
import { canonicalJson, type CanonicalValue } from '../canonical-json.ts'
import { lockUntilCommit } from '../dialect.ts'
import { type PlaceOf, prepareChange, prepareSelect } from '../prepared-query.ts'
import type { AuditRow, DatabaseSchema } from '../schema.ts'
import { auditHash, noPreviousHash } from './audit-chain.ts'

/** Any number, the same in every process. */
const auditLock = 7_241_001
const longestText = 1_000
const mostEntries = 200

/** What a record may tell beside its own columns: names and ids, never content or credentials. */
export interface AuditDetails {
  /** The command that lifts a refusal. */
  readonly remedy?: string
  readonly grantType?: string
  readonly policy?: string
  readonly familyId?: string
  readonly remoteAddress?: string
  /** First 16 hex digits of the SHA-256 of the user agent. */
  readonly userAgentDigest?: string | undefined
  readonly tenantId?: string
  readonly clientId?: string
  readonly userId?: string
  readonly userName?: string
  readonly reach?: string
  readonly workloads?: readonly string[]
  /** Why the administrator lets a session that was proven by use see more than its person's own data. */
  readonly verifyByUseReason?: string
  readonly audience?: string
  readonly issuer?: string
  /** The `uti` of an assertion, which also stands in the tenant's own sign-in log. */
  readonly tokenId?: string
  /** By which the tenant's own sign-in log tells of a refusal. */
  readonly entraTraceId?: string
  readonly entraCorrelationId?: string
  /** First 16 hex digits of a digest. */
  readonly digest?: string
  readonly issuedAt?: number
  /** How old a token was when it was presented. */
  readonly ageSeconds?: number
  readonly expiresAt?: number
  readonly scopes?: readonly string[]
  readonly missingScopes?: readonly string[]
  readonly authenticationMethods?: readonly string[]
  /** `acrs` of a token. */
  readonly authenticationContexts?: readonly string[]
  /** `auth_time` of a token: when the person signed in, in milliseconds. */
  readonly authenticatedAt?: number
  /** How many attempts a record of refusals that came too often stands for. */
  readonly attempts?: number | undefined
  readonly isOverprivileged?: boolean
  readonly organizationName?: string
  readonly applications?: readonly string[]
  readonly permissions?: readonly string[]
  readonly certificateThumbprint?: string
  readonly repositoryId?: string
  readonly jobId?: string
  readonly jobName?: string
  readonly roleId?: string
  /** Whose mailbox it was. */
  readonly ownerId?: string
  readonly sessionId?: string
  readonly restorePointId?: string
  readonly resource?: string
  readonly folderId?: string
  readonly itemIds?: readonly string[]
  readonly itemCount?: number
  readonly failedCount?: number
  readonly target?: string
  readonly path?: string
  readonly purpose?: string
  readonly error?: string
  /** Configuration, as `name=value`. */
  readonly before?: readonly string[]
  readonly after?: readonly string[]
}

/** The same list for the running program; the compiler holds the two together. */
const detailNames: Readonly<Record<keyof AuditDetails, true>> = {
  remedy: true,
  grantType: true,
  policy: true,
  familyId: true,
  remoteAddress: true,
  userAgentDigest: true,
  tenantId: true,
  clientId: true,
  userId: true,
  userName: true,
  reach: true,
  workloads: true,
  verifyByUseReason: true,
  audience: true,
  issuer: true,
  tokenId: true,
  entraTraceId: true,
  entraCorrelationId: true,
  digest: true,
  issuedAt: true,
  ageSeconds: true,
  expiresAt: true,
  scopes: true,
  missingScopes: true,
  authenticationMethods: true,
  authenticationContexts: true,
  authenticatedAt: true,
  attempts: true,
  isOverprivileged: true,
  organizationName: true,
  applications: true,
  permissions: true,
  certificateThumbprint: true,
  repositoryId: true,
  jobId: true,
  jobName: true,
  roleId: true,
  ownerId: true,
  sessionId: true,
  restorePointId: true,
  resource: true,
  folderId: true,
  itemIds: true,
  itemCount: true,
  failedCount: true,
  target: true,
  path: true,
  purpose: true,
  error: true,
  before: true,
  after: true,
}

export interface AuditRecord {
  /** Milliseconds since the Unix epoch. */
  readonly at: number
  readonly action: string
  readonly outcome: 'success' | 'refused' | 'failed'
  readonly actor: string
  readonly organizationId?: string | undefined
  readonly requestId?: string | undefined
  readonly reason?: string | undefined
  readonly details?: AuditDetails
}

const selectLast = prepareSelect((db) =>
  db.selectFrom('audit').select(['sequence', 'hash']).orderBy('sequence', 'desc').limit(1),
)

const insert = prepareChange((db, place: PlaceOf<AuditRow>) =>
  db.insertInto('audit').values({
    sequence: place('sequence'),
    at: place('at'),
    action: place('action'),
    outcome: place('outcome'),
    actor: place('actor'),
    organizationId: place('organizationId'),
    requestId: place('requestId'),
    reason: place('reason'),
    details: place('details'),
    previousHash: place('previousHash'),
    hash: place('hash'),
  }),
)

/** Appends the record; writers wait for each other until they commit. Resolves to its sequence number. */
export async function appendAudit(trx: Transaction<DatabaseSchema>, record: AuditRecord): Promise<number> {
  await lockUntilCommit(trx, auditLock)
  const [last] = await selectLast(trx, {})
  const unsigned = {
    sequence: (last?.sequence ?? 0) + 1,
    at: record.at,
    action: plainText(record.action),
    outcome: record.outcome,
    actor: plainText(record.actor),
    organizationId: record.organizationId ?? null,
    requestId: record.requestId === undefined ? null : plainText(record.requestId),
    reason: record.reason === undefined ? null : plainText(record.reason),
    details: canonicalJson(allowedDetails(record.details ?? {})),
    previousHash: last?.hash ?? noPreviousHash,
  }
  await insert(trx, { ...unsigned, hash: auditHash(unsigned) })
  return unsigned.sequence
}

function allowedDetails(details: AuditDetails): { [name: string]: CanonicalValue } {
  const allowed: { [name: string]: CanonicalValue } = {}
  for (const [name, value] of Object.entries<AuditDetails[keyof AuditDetails]>({ ...details })) {
    if (value === undefined || !Object.hasOwn(detailNames, name)) continue
    if (typeof value === 'string') allowed[name] = plainText(value)
    else if (typeof value === 'object')
      allowed[name] = value.slice(0, mostEntries).map((text) => plainText(text))
    else allowed[name] = value
  }
  return allowed
}

/**
 * One line of visible characters: no control characters, line separators, marks that turn the direction of writing
 * or halves of characters. What looks like a token is not kept, whoever put it there.
 */
function plainText(text: string): string {
  return withoutCredentials(text.slice(0, longestText)).replaceAll(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    '\uFFFD',
  )
}
