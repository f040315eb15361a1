/** An application of an organization with its keys, as they stand in the records. */
import {
  type ApplicationKeyRow,
  type Database,
  type DatabaseSchema,
  insertApplicationKey,
  listApplicationKeys,
  listOrganizationApplications,
  type OrganizationApplicationRow,
  type OrganizationRow,
  updateApplicationKey,
} from '../../database/index.ts'
import type { Transaction } from 'kysely'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import type { CertificateKey, KeyProvider } from '../../keys/index.ts'
import { isUnderWay, type KeyState, mayFollow, stateOf } from './key-states.ts'

export interface HolderDependencies {
  readonly database: Database
  readonly keys: KeyProvider
  readonly clock: Clock
  readonly random: Random
}

export interface KeyHolder {
  readonly organization: OrganizationRow
  /** Of the same application: one a purpose. The first is the one that new keys are noted for. */
  readonly rows: readonly [OrganizationApplicationRow, ...OrganizationApplicationRow[]]
  /** Oldest first. */
  readonly keys: readonly ApplicationKeyRow[]
}

/** The applications of the organization that prove themselves with a certificate. */
export async function keyHolders(
  dependencies: HolderDependencies,
  organization: OrganizationRow,
): Promise<KeyHolder[]> {
  const { db } = dependencies.database
  const applications = new Map<string, KeyHolder['rows']>()
  for (const row of await listOrganizationApplications(db, organization.id)) {
    if (row.keyId === null || row.credential !== 'certificate') continue
    const others = applications.get(row.appId)
    applications.set(row.appId, others === undefined ? [row] : [...others, row])
  }
  const holders: KeyHolder[] = []
  for (const rows of applications.values()) {
    await noteKey(dependencies, rows[0])
    holders.push({ organization, rows, keys: await keysOf(dependencies, rows) })
  }
  return holders
}

async function keysOf(
  { database }: HolderDependencies,
  rows: KeyHolder['rows'],
): Promise<readonly ApplicationKeyRow[]> {
  const ids = new Set(rows.map(({ id }) => id))
  const all = await listApplicationKeys(database.db, rows[0].organizationId)
  return all.filter(({ applicationId }) => ids.has(applicationId))
}

export async function reread(dependencies: HolderDependencies, holder: KeyHolder): Promise<KeyHolder> {
  return { ...holder, keys: await keysOf(dependencies, holder.rows) }
}

/** A key from before there were rows of keys. */
async function noteKey(
  { database, keys, random }: HolderDependencies,
  row: OrganizationApplicationRow,
): Promise<void> {
  const { keyId, organizationId, createdAt } = row
  if (keyId === null) return
  const known = await listApplicationKeys(database.db, organizationId)
  if (known.some((one) => one.keyId === keyId)) return
  const certificate = await keys.certificate(keyId)
  const key = newKeyRow({ organizationId, applicationId: row.id, now: createdAt, id: random.uuid() })
  await insertApplicationKey(database.db, { ...key, ...describe(certificate), state: 'active' })
}

export function newKeyRow(given: {
  readonly id: string
  readonly organizationId: string
  readonly applicationId: string
  readonly now: number
}): ApplicationKeyRow {
  return {
    id: given.id,
    organizationId: given.organizationId,
    applicationId: given.applicationId,
    keyId: given.id,
    entraKeyId: null,
    thumbprintSha1: '',
    thumbprintSha256: '',
    state: 'planned',
    notBefore: 0,
    notAfter: 0,
    changedAt: given.now,
    lastUsedAt: null,
    error: null,
    createdAt: given.now,
  }
}

export function describe(
  certificate: CertificateKey,
): Pick<ApplicationKeyRow, 'keyId' | 'thumbprintSha1' | 'thumbprintSha256' | 'notBefore' | 'notAfter'> {
  const { id: keyId, thumbprintSha1, thumbprintSha256, notBefore, notAfter } = certificate
  return { keyId, thumbprintSha1, thumbprintSha256, notBefore, notAfter }
}

/** The key that proves the application now. */
export function activeKey({ rows, keys }: KeyHolder): ApplicationKeyRow | undefined {
  return keys.find(({ state, keyId }) => state === 'active' && keyId === rows[0].keyId)
}

/** The key that is to become the active one. */
export function comingKey({ keys }: KeyHolder): ApplicationKeyRow | undefined {
  return keys.find(({ state }) => isUnderWay(stateOf(state)))
}

export interface StateChange {
  readonly keyId: string
  readonly to: KeyState
  readonly change?: Partial<Omit<ApplicationKeyRow, 'id' | 'state'>>
}

/**
 * Moves a key on, in every row that names it.
 * @throws {Error} when its life does not go that way: somebody else moved it meanwhile.
 */
export async function moveKey(
  trx: Transaction<DatabaseSchema>,
  { rows }: Pick<KeyHolder, 'rows'>,
  { keyId, to, change = {} }: StateChange & { readonly change?: StateChange['change'] },
  now: number,
): Promise<void> {
  const ids = new Set(rows.map(({ id }) => id))
  const all = await listApplicationKeys(trx, rows[0].organizationId)
  const found = all.filter((row) => row.keyId === keyId && ids.has(row.applicationId))
  if (found.length === 0) throw new Error(`there is no key ${keyId} to become ${to}`)
  for (const row of found) {
    if (!mayFollow(stateOf(row.state), to)) throw new Error(`a key that is ${row.state} cannot become ${to}`)
    await updateApplicationKey(trx, row.id, { error: null, changedAt: now, ...change, state: to })
  }
}
