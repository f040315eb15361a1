/** Maintenance and approvals as the operations would give them, for the routes alone. */
import type { Approval, MaintenanceEntry, MaintenanceSettings, Operations } from '../operations/index.ts'
import { ids, noon, notFound } from './sample-values.suite.ts'

export const sampleRun: MaintenanceEntry = {
  id: ids.report,
  repositoryId: ids.repository,
  kind: 'check',
  options: { data: 'none' },
  state: 'running',
  progress: { phase: 'objects', done: 1, total: undefined, unit: 'objects' },
  report: undefined,
  error: undefined,
  startedBy: 'admin',
  startedAt: noon,
  endedAt: undefined,
}
const settings: MaintenanceSettings = {
  isDaily: true,
  hour: 3,
  pruneWaitHours: 24,
  pruneMinAgeHours: 168,
  rewriteBelow: 0.5,
  approvalWaitHours: 72,
}

export function fakeMaintenance(): Operations['maintenance'] {
  const check = (id: string): void => {
    if (id !== ids.repository) throw notFound()
  }
  return {
    async start(id, { kind, ...options }) {
      check(id)
      return {
        ...sampleRun,
        kind,
        options: JSON.parse(JSON.stringify(options)) as MaintenanceEntry['options'],
      }
    },
    async list(id) {
      check(id)
      return { items: [sampleRun], hasMore: false }
    },
    async get({ repositoryId, runId }) {
      check(repositoryId)
      if (runId !== sampleRun.id) throw notFound()
      return sampleRun
    },
    async stop({ repositoryId, runId }) {
      check(repositoryId)
      if (runId !== sampleRun.id) throw notFound()
      return { ...sampleRun, state: 'stopped', endedAt: noon }
    },
    async health(id) {
      check(id)
      const alert = { message: 'gone', at: noon, objects: [], restorePoints: [ids.point] }
      return {
        repositoryId: ids.repository,
        state: 'rolled_back',
        error: undefined,
        alerts: [{ ...alert, kind: 'rolled_back' }],
        lastRuns: [sampleRun],
        keepLast: 3,
        nextMaintenanceAt: noon,
        nextRetentionAt: undefined,
      }
    },
    confirmAlerts: async (id) => check(id),
    setKeepLast: async (id) => check(id),
    settings: async () => settings,
    setSettings: async () => undefined,
    lastSuccesses: async () => [{ repositoryId: ids.repository, kind: 'check', endedAt: noon }],
    alerts: async () => new Map(),
    upkeep: async () => undefined,
  }
}

export const sampleApproval: Approval = {
  id: ids.report,
  kind: 'repository.retention',
  subject: ids.repository,
  title: 'shorten the retention',
  state: 'waiting',
  requestedBy: 'admin',
  requestedAt: noon,
  dueAt: noon + 72 * 3_600_000,
  decidedBy: undefined,
  decidedAt: undefined,
  endedAt: undefined,
  error: undefined,
}

export function fakeApprovals(): Operations['approvals'] {
  const find = (id: string): Approval => {
    if (id !== sampleApproval.id) throw notFound()
    return sampleApproval
  }
  return {
    list: async () => ({ items: [sampleApproval], hasMore: false }),
    get: async (id) => find(id),
    approve: async (id, { name }) => ({ ...find(id), state: 'done', decidedBy: name }),
    cancel: async (id, { name }) => ({ ...find(id), state: 'cancelled', decidedBy: name }),
    upkeep: async () => undefined,
  }
}
