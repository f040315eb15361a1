/** Drift reports and restore permissions as the operations would give them, for the routes alone. */
import type { DriftFinding, DriftReport, Operations, RestoreGrant } from '../operations/index.ts'
import { ids, noon, notFound } from './sample-values.suite.ts'

export const sampleFinding: DriftFinding = {
  id: ids.report,
  kind: 'unknown-owner',
  severity: 'critical',
  applicationName: 'Strongroom Backup',
  appId: ids.absent,
  name: 'mallory@contoso.com',
  objectId: ids.bob,
  message: 'mallory@contoso.com owns it.',
  step: 'Remove the owner.',
  changedBy: 'admin@contoso.com',
  changedAt: noon,
  state: 'open',
  firstSeenAt: noon,
  lastSeenAt: noon,
  acceptedBy: undefined,
  reason: undefined,
}
const sampleReport: DriftReport = {
  sight: 'full',
  remarks: [],
  checkedAt: noon,
  error: undefined,
  alarms: 1,
  findings: [sampleFinding],
}

export function fakeDrift(): Operations['drift'] {
  return {
    get: async () => sampleReport,
    check: async () => sampleReport,
    accept: async (_id, { id, reason }, { actor }) => {
      if (id !== sampleFinding.id) throw notFound()
      return { ...sampleFinding, state: 'accepted', acceptedBy: actor.name, reason }
    },
    upkeep: async () => undefined,
  }
}

const sampleGrant: RestoreGrant = {
  id: ids.report,
  organizationId: ids.contoso,
  applicationName: 'Strongroom Backup',
  appId: ids.absent,
  permissions: ['Mail.ReadWrite'],
  reason: 'ticket 7',
  state: 'granted',
  isEffective: true,
  isInterrupted: false,
  isOverdue: false,
  progress: undefined,
  error: undefined,
  mayStand: ['app-role-assignment “Mail.ReadWrite” (1)'],
  grantedBy: 'admin@contoso.com',
  grantedAt: noon,
  expiresAt: noon + 3_600_000,
  revokedBy: undefined,
  revokedAt: undefined,
}

export function fakeRestorePermissions(): Operations['restorePermissions'] {
  return {
    plan: async () => ({
      hash: 'ab',
      applicationName: 'Strongroom Backup',
      appId: ids.absent,
      permissions: [{ resource: 'graph', value: 'Mail.ReadWrite', id: ids.bob, operation: 'restore mail' }],
      longestMinutes: 480,
      standing: undefined,
    }),
    grant: async (id, { minutes, reason }) => ({
      ...sampleGrant,
      organizationId: id,
      state: 'granting',
      isEffective: false,
      reason,
      expiresAt: noon + minutes * 60_000,
    }),
    list: async () => [sampleGrant],
    get: async (_id, grantId) => {
      if (grantId !== sampleGrant.id) throw notFound()
      return sampleGrant
    },
    revoke: async (_id, { grantId }) => {
      if (grantId !== sampleGrant.id) throw notFound()
      return { ...sampleGrant, state: 'revoked', isEffective: false, mayStand: [], revokedAt: noon }
    },
  }
}
