/** Looks at the applications of each organization about every quarter of an hour, and keeps what was found. */
import { createHash } from 'node:crypto'
import {
  countDriftAlarms,
  type DriftFindingRow,
  findDriftFinding,
  findDriftWatch,
  findOrganization,
  listDriftFindings,
  listDriftWatches,
  listOrganizations,
  listStandingRestoreGrants,
  type OrganizationRow,
  updateDriftFinding,
  updateOrganization,
} from '../../database/index.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import { type DirectoryChange, readDirectoryChanges } from '../../microsoft365/index.ts'
import { recordAct } from '../audit/record.ts'
import { forEachConcurrently } from '../concurrency.ts'
import { OperationError } from '../errors.ts'
import { organizationId } from '../ids.ts'
import { refuseReadOnly } from '../organizations/organization.ts'
import { withinTime } from '../people/within-time.ts'
import { optionsOf } from '../provisioning/options.ts'
import { administers } from '../reach.ts'
import { invalidRequest, notFound, orNotFound } from '../refusals.ts'
import { isOverdue } from '../restore-grants/stored.ts'
import {
  type DriftFinding,
  type DriftKind,
  driftKinds,
  type DriftOperations,
  type DriftReport,
} from './drift.ts'
import { type Look, type LookDependencies, lookAt } from './look.ts'
import { baselineOf, freshKeys, storedFact, storeLook, type StoreDependencies } from './store.ts'

const minuteMs = 60_000
/** Every organization has its minute among these: with a look's own time less than a quarter of an hour (PRV-27). */
export const turnMinutes = 12
const looksAtATime = 4
const longestLookMs = 2 * minuteMs
const longestReason = 500
const actorsSoughtForMs = 24 * 60 * minuteMs

export type DriftDependencies = LookDependencies & StoreDependencies

export function createDriftOperations(dependencies: DriftDependencies): DriftOperations {
  const { database, clock, log } = dependencies
  const looking = new Map<string, Promise<void>>()

  /** One look at a time for an organization; who comes meanwhile waits for it. */
  async function check(row: OrganizationRow): Promise<void> {
    const running =
      looking.get(row.id) ??
      withinTime(clock, longestLookMs, (signal) => lookAndStore(dependencies, row.id, signal)).finally(() =>
        looking.delete(row.id),
      )
    looking.set(row.id, running)
    await running
  }

  async function within(
    id: OrganizationId,
    reach: Parameters<typeof administers>[0],
  ): Promise<OrganizationRow> {
    if (!administers(reach, id)) throw notFound()
    return orNotFound(await findOrganization(database.db, id))
  }

  return {
    async get(id, reach) {
      return reportOf(dependencies, await within(id, reach))
    },
    async check(id, { reach }) {
      const row = await within(id, reach)
      refuseReadOnly(row)
      await check(row)
      return reportOf(dependencies, row)
    },
    async accept(id, { id: findingId, reason }, { actor, reach }) {
      const organization = await within(id, reach)
      const words = reason.trim()
      if (words === '' || words.length > longestReason)
        throw invalidRequest(`Say in at most ${longestReason} characters why it is all right.`)
      const row = orNotFound(await findDriftFinding(database.db, findingId))
      if (row.organizationId !== id) throw notFound()
      refuseUnacceptable(row)
      const change = { state: 'accepted', acceptedBy: actor.name, reason: words }
      const { subject, appId, name } = storedFact(row)
      await database.transaction(async (trx) => {
        await updateDriftFinding(trx, row.id, change)
        if (subject !== undefined) {
          const options = optionsOf((await findOrganization(trx, id)) ?? organization)
          const known = [...new Set([...options.known, subject])]
          await updateOrganization(trx, id, { options: JSON.stringify({ ...options, known }) })
        }
        await recordAct(trx, clock, actor, {
          action: 'drift.accept',
          organizationId: id,
          reason: row.kind,
          details: { clientId: appId, target: name, purpose: words },
        })
      })
      return findingOf({ ...row, ...change })
    },
    async upkeep(signal) {
      const due = await dueOrganizations(dependencies)
      await forEachConcurrently(due, looksAtATime, async (row) => {
        if (signal.aborted) return
        await check(row).catch((error: unknown) => {
          log.warn({ err: error, organizationId: row.id }, 'the applications could not be looked at')
        })
      })
    },
  }
}

async function lookAndStore(dependencies: DriftDependencies, id: string, signal: AbortSignal): Promise<void> {
  const first = await lookAt(dependencies, id, signal)
  if (first === undefined) return
  const fresh = await freshKeys(dependencies, first)
  const look = fresh.size === 0 ? first : await lookAgain(dependencies, first, { fresh, signal })
  if (look === undefined) return
  await storeLook(dependencies, look, await changesFor(dependencies, look, { fresh, signal }))
}

interface Again {
  readonly fresh: ReadonlySet<string>
  readonly signal: AbortSignal
}

/** What is new has to be there twice; what was there before, once. */
async function lookAgain(
  dependencies: DriftDependencies,
  first: Look,
  { fresh, signal }: Again,
): Promise<Look | undefined> {
  const second = await lookAt(dependencies, first.watched.organization.id, signal)
  if (second === undefined) return undefined
  const seen = new Set((first.facts ?? []).map(({ key }) => key))
  if (second.facts === undefined) return first
  if (second.sight !== first.sight) return second
  const facts = second.facts.filter(({ key }) => seen.has(key) || !fresh.has(key))
  return { ...second, facts }
}

/** Who changed it, while there is a finding of which that is not known. */
async function changesFor(
  { connections, database, clock }: DriftDependencies,
  { watched, sight, facts = [] }: Look,
  { fresh, signal }: Again,
): Promise<readonly DirectoryChange[]> {
  if (sight !== 'full') return []
  const { id } = watched.organization
  const rows = await listDriftFindings(database.db, id)
  const since = clock.now() - actorsSoughtForMs
  const isSought = facts.some(({ key }) => {
    const row = rows.find(({ findingKey }) => findingKey === key)
    if (row === undefined || row.state === 'gone') return fresh.has(key)
    return row.state === 'open' && row.firstSeenAt > since && storedFact(row).changedBy === undefined
  })
  if (!isSought) return []
  const objectIds = [...new Set(facts.flatMap((fact) => fact.objectIds))]
  const graph = await connections.graph(organizationId(id))
  const ours = new Set(watched.applications.map(({ servicePrincipalId }) => servicePrincipalId))
  const changes = await readDirectoryChanges(graph, { objectIds, since }, signal).catch(() => undefined)
  return (changes ?? []).filter(({ byId }) => !ours.has(byId))
}

/** Those whose minute it is, those that nobody has looked at, and those with a permission whose time is over. */
async function dueOrganizations({ database, clock }: DriftDependencies): Promise<readonly OrganizationRow[]> {
  const { db } = database
  const now = clock.now()
  const minute = Math.floor(now / minuteMs)
  const watches = new Map((await listDriftWatches(db)).map((watch) => [watch.organizationId, watch]))
  const overdue = new Set<string>()
  for (const grant of await listStandingRestoreGrants(db))
    if (isOverdue(grant, now)) overdue.add(grant.organizationId)
  const alarmed = new Set<string>()
  for (const id of overdue) if ((await listDriftFindings(db, id)).some(isOpenOverdue)) alarmed.add(id)
  return (await listOrganizations(db)).filter((row) => {
    if (row.authentication !== 'app-only') return false
    const watch = watches.get(row.id)
    if (watch === undefined || (overdue.has(row.id) && !alarmed.has(row.id))) return true
    const { again, triedAt } = baselineOf(watch)
    if (again !== undefined && again <= now) return true
    const isItsTurn = minute % turnMinutes === turnOf(row.id)
    const since = now - triedAt
    return (isItsTurn && since >= minuteMs) || since >= turnMinutes * minuteMs
  })
}

function isOpenOverdue({ kind, state }: DriftFindingRow): boolean {
  return kind === 'restore-permission-overdue' && state !== 'gone'
}

/** The minute among {@link turnMinutes} in which the organization is looked at. */
function turnOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt16BE() % turnMinutes
}

function refuseUnacceptable({ kind, state }: DriftFindingRow): void {
  if (state === 'gone') throw new OperationError('conflict', 'It is not there any more: nothing to accept.')
  if (kind !== 'restore-permission-overdue') return
  throw new OperationError(
    'conflict',
    'Restore permissions whose time is over are not accepted but taken away: revoke them.',
  )
}

async function reportOf(
  { database }: DriftDependencies,
  { id, options }: OrganizationRow,
): Promise<DriftReport> {
  const watch = await findDriftWatch(database.db, id)
  const { sight, remarks } = baselineOf(watch)
  const findings = (await listDriftFindings(database.db, id)).map(findingOf)
  const isWanted = optionsOf({ options }).drift
  const never = watch === undefined ? ['Nobody has looked yet.'] : []
  const unwanted =
    isWanted || sight === 'full'
      ? []
      : [
          'The permission to watch is not a part of this organization’s plan: change the organization so that it may read its own registration.',
        ]
  return {
    sight,
    remarks: [...never, ...(remarks.length > 0 ? remarks : unwanted)],
    checkedAt: watch?.checkedAt ?? undefined,
    error: watch?.error ?? undefined,
    alarms: await countDriftAlarms(database.db, id),
    findings: [
      ...findings.filter(({ state }) => state === 'open'),
      ...findings.filter(({ state }) => state !== 'open'),
    ],
  }
}

function findingOf(row: DriftFindingRow): DriftFinding {
  const { applicationName, appId, name, id: objectId, message, step, changedBy, changedAt } = storedFact(row)
  return {
    id: row.id,
    applicationName,
    appId,
    name,
    objectId,
    message,
    step,
    changedBy,
    changedAt,
    kind: kindOf(row.kind),
    severity: severityOf(row.severity),
    state: row.state === 'accepted' || row.state === 'gone' ? row.state : 'open',
    firstSeenAt: row.firstSeenAt,
    lastSeenAt: row.lastSeenAt,
    acceptedBy: row.acceptedBy ?? undefined,
    reason: row.reason ?? undefined,
  }
}

function kindOf(text: string): DriftKind {
  const kind = driftKinds.find((one) => one === text)
  if (kind === undefined) throw new Error('a stored finding is of no known kind')
  return kind
}

function severityOf(text: string): DriftFinding['severity'] {
  return text === 'critical' || text === 'warning' ? text : 'information'
}
