/**
 * The audit log: append-only, each record with the hash of its predecessor, written in the transaction of what
 * it tells about. Details are a closed list of fields, so that a secret has no place to be put into.
 */
import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { canonicalJson, type CanonicalValue } from '../canonical-json.ts'
import { lockUntilCommit } from '../dialect.ts'
import type { AuditRow, DatabaseSchema } from '../schema.ts'

/** Any number, the same in every process. */
const auditLock = 7_241_001
const longestText = 1_000
const mostEntries = 200
const verifyBatch = 500

/** What a record may tell beside its own columns: names and ids, never content or credentials. */
export interface AuditDetails {
  /** The command that lifts a refusal. */
  readonly remedy?: string
  readonly grantType?: string
  readonly policy?: string
  readonly familyId?: string
  readonly remoteAddress?: string
  readonly tenantId?: string
  readonly clientId?: string
  readonly userId?: string
  readonly userName?: string
  readonly reach?: string
  readonly audience?: string
  readonly issuer?: string
  /** The `uti` of an assertion, which also stands in the tenant's own sign-in log. */
  readonly tokenId?: string
  /** First 16 hex digits of a digest. */
  readonly digest?: string
  readonly issuedAt?: number
  readonly expiresAt?: number
  readonly scopes?: readonly string[]
  readonly missingScopes?: readonly string[]
  readonly authenticationMethods?: readonly string[]
  readonly isOverprivileged?: boolean
  readonly organizationName?: string
  readonly applications?: readonly string[]
  readonly permissions?: readonly string[]
  readonly certificateThumbprint?: string
  readonly repositoryId?: string
  readonly jobId?: string
  readonly jobName?: string
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
  tenantId: true,
  clientId: true,
  userId: true,
  userName: true,
  reach: true,
  audience: true,
  issuer: true,
  tokenId: true,
  digest: true,
  issuedAt: true,
  expiresAt: true,
  scopes: true,
  missingScopes: true,
  authenticationMethods: true,
  isOverprivileged: true,
  organizationName: true,
  applications: true,
  permissions: true,
  certificateThumbprint: true,
  repositoryId: true,
  jobId: true,
  jobName: true,
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

/** Appends the record; writers wait for each other until they commit. Resolves to its sequence number. */
export async function appendAudit(trx: Transaction<DatabaseSchema>, record: AuditRecord): Promise<number> {
  await lockUntilCommit(trx, auditLock)
  const last = await trx
    .selectFrom('audit')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
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
    previousHash: last?.hash ?? new Uint8Array(32),
  }
  await trx
    .insertInto('audit')
    .values({ ...unsigned, hash: hashOf(unsigned) })
    .execute()
  return unsigned.sequence
}

/** Newest first. */
export async function listAudit(
  db: Kysely<DatabaseSchema>,
  filter: { readonly requestId?: string | undefined; readonly action?: string | undefined },
  page: { readonly offset: number; readonly limit: number },
): Promise<AuditRow[]> {
  const { requestId, action } = filter
  return db
    .selectFrom('audit')
    .selectAll()
    .$if(requestId !== undefined, (query) => query.where('requestId', '=', requestId ?? ''))
    .$if(action !== undefined, (query) => query.where('action', '=', action ?? ''))
    .orderBy('sequence', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export type AuditVerdict =
  | { readonly isIntact: true; readonly records: number; readonly head: Uint8Array | undefined }
  | {
      readonly isIntact: false
      readonly sequence: number
      readonly problem: 'missing' | 'changed' | 'out_of_chain'
    }

/**
 * Reads the whole log and recomputes its chain. What was cut off at its end is seen only by comparing
 * `records` and `head` with what somebody noted elsewhere.
 */
export async function verifyAudit(db: Kysely<DatabaseSchema>): Promise<AuditVerdict> {
  let head: Uint8Array | undefined
  let sequence = 0
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(verifyBatch)
      .execute()
    for (const row of rows) {
      const problem = problemOf(row, sequence + 1, head)
      if (problem !== undefined) return { isIntact: false, sequence: sequence + 1, problem }
      sequence = row.sequence
      head = row.hash
    }
    if (rows.length < verifyBatch) return { isIntact: true, records: sequence, head }
  }
}

function problemOf(
  row: AuditRow,
  sequence: number,
  head: Uint8Array | undefined,
): 'missing' | 'changed' | 'out_of_chain' | undefined {
  if (row.sequence !== sequence) return 'missing'
  if (Buffer.compare(row.previousHash, head ?? new Uint8Array(32)) !== 0) return 'out_of_chain'
  return Buffer.compare(row.hash, hashOf(row)) === 0 ? undefined : 'changed'
}

function hashOf(row: Omit<AuditRow, 'hash'>): Uint8Array {
  const content = canonicalJson({
    sequence: row.sequence,
    at: row.at,
    action: row.action,
    outcome: row.outcome,
    actor: row.actor,
    organizationId: row.organizationId,
    requestId: row.requestId,
    reason: row.reason,
    details: row.details,
    previousHash: Buffer.from(row.previousHash).toString('hex'),
  })
  return new Uint8Array(createHash('sha256').update(content).digest())
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

/** No control characters and no halves of characters: a log viewer shows them as they are, a database refuses some. */
function plainText(text: string): string {
  return text.slice(0, longestText).replaceAll(/[\p{Cc}\p{Cs}]/gu, '\uFFFD')
}
