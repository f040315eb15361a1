/** What the records say at this moment, within the reach of whoever asks: jobs, sessions, what is protected. */
import { Gauge, Registry } from 'prom-client'
import type { Clock } from '../../foundation/clock.ts'
import {
  type Job,
  OperationError,
  type Operations,
  type Organization,
  type Reach,
} from '../../operations/index.ts'

type Sources = Pick<
  Operations,
  'organizations' | 'jobs' | 'restore' | 'protection' | 'audit' | 'maintenance' | 'approvals'
>

export interface StateMetrics {
  /** Made anew for each reader, so that none sees the values of another. */
  text(reach: Reach): Promise<string>
}

interface Value {
  readonly name: string
  readonly help: string
  readonly value: number
}

interface Use {
  readonly objects: number
  readonly bytes: number
}

/** All of them are there from the beginning: an alert compares with zero, not with nothing. */
const jobStatuses: readonly Job['lastStatus'][] = [
  'Stopped',
  'Running',
  'Success',
  'Failed',
  'Warning',
  'NotConfigured',
]

const everything = { offset: 0, limit: 100_000 }

/** Adding up what an organization uses reads all of its sessions: not at every scrape. */
const useIsFreshMs = 5 * 60_000

/** As many hexadecimal digits as a sample, which is a double, holds without loss: 52 bits. */
const headDigits = 13

export function createStateMetrics(operations: Sources, clock: Pick<Clock, 'now'>): StateMetrics {
  const useOf = createUse(operations.protection, clock)
  return {
    async text(reach) {
      const registry = new Registry()
      const organizations = await operations.organizations.list(reach)
      const values = [
        {
          name: 'strongroom_organizations',
          help: 'Organizations that are connected.',
          value: organizations.length,
        },
        ...(await sessions(operations, reach)),
        ...(await protectedTotals(organizations, (organization) => useOf(organization, reach))),
        // The log is one for the whole server.
        ...(reach.kind === 'server' ? await auditHead(operations.audit) : []),
      ]
      countJobs(registry, await operations.jobs.list(reach))
      if (reach.kind === 'server') await tellMaintenance(registry, operations, clock.now())
      for (const { name, help, value } of values) new Gauge({ name, help, registers: [registry] }).set(value)
      return registry.metrics()
    },
  }
}

function countJobs(registry: Registry, jobs: readonly Job[]): void {
  const gauge = new Gauge({
    name: 'strongroom_jobs',
    help: 'Jobs by the status of their last run.',
    labelNames: ['status'],
    registers: [registry],
  })
  for (const status of jobStatuses) gauge.set({ status }, 0)
  for (const { lastStatus } of jobs) gauge.inc({ status: lastStatus })
}

const alertKinds = ['rolled_back', 'damaged', 'locks_expiring', 'exposed'] as const

/** Of all repositories together: labels hold no ids. Of a kind of maintenance that never succeeded there is no age. */
async function tellMaintenance(registry: Registry, sources: Sources, now: number): Promise<void> {
  const { maintenance, approvals } = sources
  const registers = [registry]
  const alerts = new Gauge({
    name: 'strongroom_repository_alerts',
    help: 'Repositories with which something is wrong that nobody has seen to, by what it is.',
    labelNames: ['kind'],
    registers,
  })
  for (const kind of alertKinds) alerts.set({ kind }, 0)
  for (const found of (await maintenance.alerts()).values())
    for (const { kind } of found) alerts.inc({ kind })
  const ages = new Gauge({
    name: 'strongroom_maintenance_success_age_seconds',
    help: 'How long ago maintenance last came to its end without an error, by its kind: of the repository where it is longest.',
    labelNames: ['kind'],
    registers,
  })
  const oldest = new Map<string, number>()
  for (const { kind, endedAt } of await maintenance.lastSuccesses())
    oldest.set(kind, Math.min(oldest.get(kind) ?? endedAt, endedAt))
  for (const [kind, endedAt] of oldest) ages.set({ kind }, Math.max(0, (now - endedAt) / 1000))
  const waiting = await approvals.list({ state: 'waiting' }, everything)
  new Gauge({
    name: 'strongroom_approvals_waiting',
    help: 'Destructive acts that wait for their time or for a second administrator.',
    registers,
  }).set(waiting.items.length)
}

async function sessions({ jobs, restore }: Sources, reach: Reach): Promise<Value[]> {
  const running = await jobs.sessions({ status: 'Running' }, reach, everything)
  return [
    {
      name: 'strongroom_job_sessions_running',
      help: 'Job sessions that are running.',
      value: running.items.length,
    },
    {
      name: 'strongroom_restore_sessions_working',
      help: 'Restore sessions that are open.',
      value: await restore.working(reach),
    },
  ]
}

async function protectedTotals(
  organizations: readonly Organization[],
  useOf: (organization: Organization) => Promise<Use>,
): Promise<Value[]> {
  let objects = 0
  let bytes = 0
  for (const organization of organizations) {
    const use = await useOf(organization)
    objects += use.objects
    bytes += use.bytes
  }
  return [
    {
      name: 'strongroom_protected_objects',
      help: 'Users, groups, sites and teams with something in a repository; once for each repository.',
      value: objects,
    },
    {
      name: 'strongroom_written_bytes',
      help: 'What the runs of all jobs wrote into the repositories.',
      value: bytes,
    },
  ]
}

/** By organization; whoever asks has listed it, so it is within their reach. */
function createUse(
  protection: Sources['protection'],
  clock: Pick<Clock, 'now'>,
): (organization: Organization, reach: Reach) => Promise<Use> {
  const known = new Map<string, Use & { readonly at: number }>()
  return async ({ id }, reach) => {
    const now = clock.now()
    for (const [key, { at }] of known) if (now - at >= useIsFreshMs) known.delete(key)
    const found = known.get(id)
    if (found !== undefined) return found
    const repositories = await protection.use(id, reach).catch(nothingWhereAbsent)
    const use = {
      objects: repositories.reduce((sum, one) => sum + one.objects, 0),
      bytes: repositories.reduce((sum, one) => sum + one.usedBytes, 0),
      at: now,
    }
    known.set(id, use)
    return use
  }
}

/** Removed since it was listed: no reason to refuse everything else. */
function nothingWhereAbsent(error: unknown): [] {
  if (error instanceof OperationError && error.code === 'not_found') return []
  throw error
}

async function auditHead(audit: Sources['audit']): Promise<Value[]> {
  const { records, head } = await audit.checkpoint()
  return [
    { name: 'strongroom_audit_records', help: 'Records of the audit log.', value: records },
    {
      name: 'strongroom_audit_head',
      help: `The first ${headDigits} hexadecimal digits of the hash of the last audit record, as a number.`,
      value: Number.parseInt(head?.slice(0, headDigits) ?? '0', 16),
    },
  ]
}
