/** Jobs and their sessions, from rows to what the API sees. */
import { Type } from 'typebox'
import type { BackupTimes, JobRow, JobSessionLogRow, JobSessionRow } from '../../database/index.ts'
import type { Json } from '../../repository/index.ts'
import { jobId, jobSessionId, organizationId, repositoryId, restorePointId } from '../ids.ts'
import { parseJson, toJson } from '../json.ts'
import type { Job, JobSession, JobStatus, NewJob, SessionLogItem } from '../operations.ts'

const items = Type.Array(Type.Unknown())

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
    schedulePolicy: toJson(parseJson(row.schedulePolicy, Type.Unknown())),
    isEnabled: row.isEnabled === 1,
  }
}

export interface JobHistory {
  readonly lastSession: JobSessionRow | undefined
  readonly times: BackupTimes | undefined
}

export function jobWithHistory(row: JobRow, { lastSession, times }: JobHistory): Job {
  return {
    ...jobOf(row),
    id: jobId(row.id),
    lastStatus: lastSession === undefined ? 'Stopped' : jobStatus(lastSession.status),
    lastRunAt: lastSession?.createdAt,
    lastBackupAt: times?.last,
  }
}

function jsonItems(text: string): readonly Json[] {
  return parseJson(text, items).map((item) => toJson(item))
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

export function jobSession(row: JobSessionRow): JobSession {
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
