/** What was licensed, and what was written, in a time. */
import type { ApiDependencies } from '../../dependencies.ts'
import type { JobSession, Reach } from '../../../operations/index.ts'
import { readAll } from '../../page.ts'
import type { ReportTable } from './report.ts'
import type { ReportZone } from './zone.ts'

export interface PeriodReport {
  readonly operations: ApiDependencies['operations']
  readonly reach: Reach
  readonly period: { readonly from: number; readonly to: number }
  readonly zone: ReportZone
}

/** A line a user who counted as licensed in the period. */
export async function licenseOverview({
  operations,
  reach,
  period,
  zone,
}: PeriodReport): Promise<ReportTable> {
  const users = await readAll((page) => operations.protection.licensedUsers({ period }, reach, page))
  return {
    header: ['Organization', 'User', 'Account', 'State', `Last backup (${zone.name})`],
    rows: users.map(({ organizationName, name, address, isNew, lastBackedUpAt }) => [
      organizationName,
      name,
      address,
      isNew ? 'New' : 'Licensed',
      zone.timeOf(lastBackedUpAt),
    ]),
  }
}

interface Day {
  readonly day: string
  readonly repository: string
  readonly organization: string
  runs: number
  read: number
  written: number
}

const sessionsAtOnce = 1_000

/** A line a day, repository and organization: the runs that made a restore point. */
export async function storageConsumption(report: PeriodReport): Promise<ReportTable> {
  const { operations, reach, zone } = report
  const repositories = await operations.repositories.list(reach)
  const organizations = await operations.organizations.list(reach)
  const days = new Map<string, Day>()
  for await (const session of sessionsOf(report)) {
    const { repositoryId, organizationId, restorePointId, endedAt } = session
    if (restorePointId === undefined || endedAt === undefined) continue
    const day = zone.dayOf(endedAt)
    const key = `${day} ${repositoryId} ${organizationId}`
    const entry = days.get(key) ?? {
      day,
      repository: repositories.find(({ id }) => id === repositoryId)?.name ?? repositoryId,
      organization: organizations.find(({ id }) => id === organizationId)?.label ?? organizationId,
      runs: 0,
      read: 0,
      written: 0,
    }
    entry.runs += 1
    entry.read += session.transferredBytes
    entry.written += session.writtenBytes
    days.set(key, entry)
  }
  const header = [`Day (${zone.name})`, 'Repository', 'Organization', 'Runs', 'Bytes read', 'Bytes written']
  const rows = [...days.values()]
    .toSorted((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)))
    .map(({ day, repository, organization, runs, read, written }) => [
      day,
      repository,
      organization,
      runs,
      read,
      written,
    ])
  return { header, rows }
}

// However many there are: a sum over a part of them would be wrong.
async function* sessionsOf({ operations, reach, period }: PeriodReport): AsyncGenerator<JobSession> {
  const filter = { endedAfter: period.from, endedBefore: period.to }
  for (let offset = 0, isMore = true; isMore; offset += sessionsAtOnce) {
    const { items, hasMore } = await operations.jobs.sessions(filter, reach, {
      offset,
      limit: sessionsAtOnce,
    })
    yield* items
    isMore = hasMore
  }
}
