/** What a look found becomes findings: new ones raise the alarm, those that are not there any more are gone. */
import { Type, type Static } from 'typebox'
import type { Transaction } from 'kysely'
import {
  appendAudit,
  type Database,
  type DatabaseSchema,
  deleteGoneDriftFindings,
  type DriftFindingRow,
  type DriftWatchRow,
  findDriftWatch,
  findOrganization,
  insertDriftFinding,
  listDriftFindings,
  putDriftWatch,
  type RestoreGrantRow,
  updateDriftFinding,
  updateOrganization,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import type { DirectoryChange } from '../../microsoft365/index.ts'
import { parseJson } from '../json.ts'
import { optionsOf } from '../provisioning/options.ts'
import { isOverdue, objectsOfGrant, permissionsOfGrant } from '../restore-grants/stored.ts'
import type { Fact } from './facts.ts'
import type { Look } from './look.ts'
import { wordsOf } from './words.ts'

const minuteMs = 60_000
/** The directory may tell the state of before one of our own changes for so long. */
export const settlingMs = 3 * minuteMs
const forgottenAfterMs = 90 * 24 * 60 * minuteMs

const baselineSchema = Type.Object({
  sight: Type.Enum(['full', 'tokens', 'none']),
  remarks: Type.Array(Type.String()),
  /** Keys of what stood in the tenant at the first look, by client id. */
  applications: Type.Record(Type.String(), Type.Array(Type.String())),
  /** When somebody last tried to look. */
  triedAt: Type.Integer(),
  /** Something was left aside because we had changed the tenant ourselves: look again by then. */
  again: Type.Optional(Type.Integer()),
})
export type Baseline = Static<typeof baselineSchema>

const objectSchema = Type.Object({
  applicationName: Type.String(),
  appId: Type.String(),
  name: Type.String(),
  id: Type.String(),
  message: Type.String(),
  step: Type.String(),
  objectIds: Type.Array(Type.String()),
  subject: Type.Optional(Type.String()),
  changedBy: Type.Optional(Type.String()),
  changedAt: Type.Optional(Type.Integer()),
})
export type StoredFact = Static<typeof objectSchema>

export function baselineOf(watch: DriftWatchRow | undefined): Baseline {
  if (watch === undefined) return { sight: 'none', remarks: [], applications: {}, triedAt: 0 }
  return parseJson(watch.baseline, baselineSchema)
}

export function storedFact({ object }: Pick<DriftFindingRow, 'object'>): StoredFact {
  return parseJson(object, objectSchema)
}

export interface StoreDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** What has to be found twice before anybody is called: the directory answers from many places, not all of one time. */
export async function freshKeys(
  { database, clock }: Pick<StoreDependencies, 'database' | 'clock'>,
  look: Look,
): Promise<ReadonlySet<string>> {
  const { id } = look.watched.organization
  const baseline = baselineOf(await findDriftWatch(database.db, id))
  const rows = await listDriftFindings(database.db, id)
  const known = new Set(rows.filter(({ state }) => state !== 'gone').map(({ findingKey }) => findingKey))
  const { strange } = divide(look, baseline, clock.now())
  return new Set(strange.map(({ key }) => key).filter((key) => !known.has(key)))
}

/** @returns the findings that are new, or open again. */
export async function storeLook(
  dependencies: StoreDependencies,
  look: Look,
  changes: readonly DirectoryChange[],
): Promise<readonly Fact[]> {
  const { database, clock, log } = dependencies
  const { organization } = look.watched
  const raised = await database.transaction(async (trx) => {
    const now = clock.now()
    const watch = await findDriftWatch(trx, organization.id)
    const before = baselineOf(watch)
    const { strange, deferred, baseline } = divide(look, before, now)
    const rows = await listDriftFindings(trx, organization.id)
    const alarms = await openFindings({ trx, ...dependencies, rows, changes }, organization.id, strange)
    const still = new Set([...strange, ...deferred].map(({ key }) => key))
    for (const row of rows)
      if (row.state !== 'gone' && !still.has(row.findingKey) && covers(look, row.kind))
        await closeFinding(trx, row, now)
    await deleteGoneDriftFindings(trx, organization.id, now - forgottenAfterMs)
    await putDriftWatch(trx, {
      organizationId: organization.id,
      baseline: JSON.stringify(baseline),
      checkedAt: look.sight === 'none' ? (watch?.checkedAt ?? null) : now,
      error: look.error ?? null,
    })
    return alarms
  })
  for (const { kind, appId, message } of raised)
    log.error({ organizationId: organization.id, clientId: appId, finding: kind }, message)
  return raised
}

/** What was accepted is a stranger again should it come back. */
async function closeFinding(
  trx: Transaction<DatabaseSchema>,
  row: DriftFindingRow,
  now: number,
): Promise<void> {
  await updateDriftFinding(trx, row.id, { state: 'gone', lastSeenAt: now })
  const { subject } = storedFact(row)
  if (row.state !== 'accepted' || subject === undefined) return
  const organization = await findOrganization(trx, row.organizationId)
  if (organization === undefined) return
  const options = optionsOf(organization)
  const known = options.known.filter((id) => id !== subject)
  await updateOrganization(trx, organization.id, { options: JSON.stringify({ ...options, known }) })
}

interface Divided {
  readonly strange: readonly Fact[]
  /** May be the state of before one of our own changes. */
  readonly deferred: readonly Fact[]
  readonly baseline: Baseline
}

function divide(look: Look, before: Baseline, now: number): Divided {
  const { watched, sight, facts = [] } = look
  const applications = { ...before.applications }
  if (sight === 'full')
    for (const { appId } of watched.applications)
      applications[appId] ??= facts
        .filter((fact) => fact.appId === appId && fact.isTrustedAtFirst)
        .map(({ key }) => key)
  const all = facts.filter(({ appId, key }) => applications[appId]?.includes(key) !== true)
  const isSettling = now - watched.lastChangeAt < settlingMs
  const deferred = isSettling ? all.filter(({ settles }) => settles) : []
  const strange = [...all.filter((fact) => !deferred.includes(fact)), ...overdueFacts(look, now)]
  const { remarks } = look
  const baseline = {
    sight,
    remarks: [...remarks],
    applications,
    triedAt: now,
    ...(deferred.length === 0 ? {} : { again: now + settlingMs }),
  }
  return { strange, deferred, baseline }
}

/** Permissions that were lent for a while, and are still there when it is over. */
function overdueFacts({ watched }: Look, now: number): readonly Fact[] {
  return watched.grants.filter((grant) => isOverdue(grant, now)).map(overdueFact)
}

function overdueFact(grant: RestoreGrantRow): Fact {
  const kind = 'restore-permission-overdue'
  const { appId, applicationName } = objectsOfGrant(grant)
  const name = permissionsOfGrant(grant)
    .map(({ value }) => value)
    .join(', ')
  const subject = { kind, applicationName, appId, name, id: grant.id } as const
  return {
    ...subject,
    key: `${kind} ${appId} ${grant.id}`,
    severity: 'critical',
    objectIds: [],
    subject: undefined,
    isTrustedAtFirst: false,
    settles: false,
    ...wordsOf(subject),
  }
}

const seenInTokens: ReadonlySet<string> = new Set([
  'permission-granted',
  'permission-removed',
  'disabled',
  'deleted',
  'credential-removed',
])

/** Whether the look would have shown it, so that it is gone when it did not. */
function covers({ sight }: Look, kind: string): boolean {
  if (kind === 'restore-permission-overdue' || sight === 'full') return true
  return sight === 'tokens' && seenInTokens.has(kind)
}

interface OpenScope extends StoreDependencies {
  readonly trx: Transaction<DatabaseSchema>
  readonly rows: readonly DriftFindingRow[]
  readonly changes: readonly DirectoryChange[]
}

async function openFindings(
  scope: OpenScope,
  organizationId: string,
  strange: readonly Fact[],
): Promise<readonly Fact[]> {
  const { trx, rows, changes, clock, random } = scope
  const now = clock.now()
  const raised: Fact[] = []
  for (const fact of strange) {
    const row = rows.find(({ findingKey }) => findingKey === fact.key)
    const known = row === undefined ? undefined : storedFact(row)
    const who = known?.changedBy === undefined ? changeOf(fact, changes) : undefined
    const object = JSON.stringify(withChange(fact, known, who))
    if (row !== undefined && row.state !== 'gone') {
      await updateDriftFinding(trx, row.id, { lastSeenAt: now, object, severity: fact.severity })
      continue
    }
    raised.push(fact)
    const { key: findingKey, kind, severity } = fact
    const opened = { kind, severity, object, state: 'open', acceptedBy: null, reason: null }
    if (row === undefined)
      await insertDriftFinding(trx, {
        id: random.uuid(),
        organizationId,
        findingKey,
        ...opened,
        firstSeenAt: now,
        lastSeenAt: now,
      })
    else await updateDriftFinding(trx, row.id, { ...opened, firstSeenAt: now, lastSeenAt: now })
    await appendAudit(trx, {
      at: now,
      action: 'drift.alarm',
      outcome: 'failed',
      actor: 'system',
      organizationId,
      reason: kind,
      details: {
        clientId: fact.appId,
        target: fact.name,
        error: fact.message,
        ...(who === undefined ? {} : { userName: who.by }),
      },
    })
  }
  return raised
}

function withChange(
  { applicationName, appId, name, id, message, step, objectIds, subject }: Fact,
  known: StoredFact | undefined,
  who: DirectoryChange | undefined,
): StoredFact {
  const changedBy = known?.changedBy ?? who?.by
  const changedAt = known?.changedAt ?? who?.at
  return {
    applicationName,
    appId,
    name,
    id,
    message,
    step,
    objectIds: [...objectIds],
    ...(subject === undefined ? {} : { subject }),
    ...(changedBy === undefined ? {} : { changedBy }),
    ...(changedAt === undefined ? {} : { changedAt }),
  }
}

/** Names of Microsoft's audit activities by what they bring about. */
const activities: Readonly<Partial<Record<Fact['kind'], RegExp>>> = {
  'unknown-credential': /certificates and secrets|credential|^update application$/i,
  'unknown-federated-credential': /federated|certificates and secrets|^update application$/i,
  'credential-removed': /certificates and secrets|credential|^update application$/i,
  'unknown-owner': /owner/i,
  'permission-granted': /app role assignment|delegated permission|consent/i,
  'permission-removed': /app role assignment|delegated permission|consent/i,
  'role-assigned': /member to role|role/i,
  disabled: /service principal/i,
  deleted: /delete/i,
}

function changeOf(fact: Fact, changes: readonly DirectoryChange[]): DirectoryChange | undefined {
  const pattern = activities[fact.kind] ?? /^update (application|service principal)/i
  return changes.find(({ objectId, activity }) => fact.objectIds.includes(objectId) && pattern.test(activity))
}
