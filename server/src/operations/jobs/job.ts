/** Jobs and their sessions, from rows to what the API sees. */
import type {
  JobRow,
  JobSessionLogRow,
  JobSessionObjectRow,
  JobSessionRow,
  JobWithState,
} from '../../database/index.ts'
import type { Json } from '../../repository/index.ts'
import { jobId, jobSessionId, organizationId, repositoryId, restorePointId } from '../ids.ts'
import { storedJson } from '../json.ts'
import type { Job, JobSession, JobStatus, NewJob, SessionLogItem, SessionObject } from '../operations.ts'

/** The definition alone. */
export function jobOf(row: JobRow): NewJob {
  return {
    organizationId: organizationId(row.organizationId),
    repositoryId: repositoryId(row.repositoryId),
    name: row.name,
    description: row.description,
    backupType: row.backupType === 'SelectedItems' ? 'SelectedItems' : 'EntireOrganization',
    selectedItems: jsonItems(row.selectedItems),
    excludedItems: jsonItems(row.excludedItems),
    schedulePolicy: storedJson(row.schedulePolicy),
    isEnabled: row.isEnabled === 1,
  }
}

export function jobWithState(row: JobWithState): Job {
  const { lastRunAt, lastBackupAt, nextRunAt, retryAt } = row
  return {
    ...jobOf(row),
    id: jobId(row.id),
    lastStatus: jobStatus(row.lastStatus),
    lastRunAt: lastRunAt ?? undefined,
    lastBackupAt: lastBackupAt ?? undefined,
    nextRunAt: row.isEnabled === 0 ? undefined : earlier(nextRunAt, retryAt),
    eTag: row.eTag,
  }
}

function earlier(left: number | null, right: number | null): number | undefined {
  return left === null || right === null ? (left ?? right ?? undefined) : Math.min(left, right)
}

function jsonItems(text: string): readonly Json[] {
  // Most jobs exclude nothing, and many select everything.
  const value = text === '[]' ? [] : storedJson(text)
  if (!Array.isArray(value)) throw new Error('the items of a job are not a list')
  return value
}

function jobStatus(text: string): JobStatus {
  switch (text) {
    case 'Running':
    case 'Success':
    case 'Warning':
    case 'Stopped':
      return text
    default:
      return 'Failed'
  }
}

export function jobSession(row: JobSessionRow, eTag: number): JobSession {
  return {
    id: jobSessionId(row.id),
    jobId: jobId(row.jobId),
    organizationId: organizationId(row.organizationId),
    repositoryId: repositoryId(row.repositoryId),
    status: jobStatus(row.status),
    details: row.details,
    progress: Math.floor(row.progress),
    createdAt: row.createdAt,
    endedAt: row.endedAt ?? undefined,
    processedObjects: row.processedObjects,
    transferredBytes: row.transferredBytes,
    writtenBytes: row.writtenBytes,
    items: {
      saved: row.savedItems,
      unchanged: row.unchangedItems,
      skipped: row.skippedItems,
      failed: row.failedItems,
    },
    restorePointId: row.restorePointId === null ? undefined : restorePointId(row.restorePointId),
    mainSessionId: jobSessionId(row.mainSessionId ?? row.id),
    retryCount: row.retryCount,
    willBeRetried: row.willBeRetried === 1,
    bottleneck: bottleneckOf(row),
    eTag,
  }
}

function bottleneckOf({ readMs, writeMs }: JobSessionRow): JobSession['bottleneck'] {
  if (readMs + writeMs === 0) return undefined
  return readMs >= writeMs ? 'Source' : 'Target'
}

export function sessionObject({ objectId: id, type, name, status }: JobSessionObjectRow): SessionObject {
  return {
    id,
    name,
    type: type === 'Group' || type === 'Site' || type === 'Team' ? type : 'User',
    status: status === 'Success' || status === 'Warning' ? status : 'Failed',
  }
}

export function sessionLogItem(row: JobSessionLogRow): SessionLogItem {
  return {
    id: row.id,
    usn: row.usn,
    type: lineType(row.type),
    message: row.message,
    createdAt: row.createdAt,
    endedAt: row.endedAt ?? undefined,
  }
}

function lineType(text: string): SessionLogItem['type'] {
  return text === 'Running' || text === 'Success' || text === 'Warning' ? text : 'Error'
}
