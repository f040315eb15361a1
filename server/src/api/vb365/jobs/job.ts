/** A job as the dialect writes it, and the request that creates one. */
import { isScheduleOn, type Job, type JobChange, type NewJob } from '../../../operations/index.ts'
import { Compile } from 'typebox/compile'
import { isoDateTime } from '../../http/date-time.ts'
import { RequestError } from '../../http/errors.ts'
import { organizationId, repositoryId } from '../../ids.ts'
import { defined, type Json, type Links } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { jobItemBody, newJobItems } from './job-items.ts'
import { scheduleRequest, type JobBody, type JobRequest, type SchedulePolicy } from './schema.ts'

const emptySchedule = {
  scheduleEnabled: false,
  type: 'ManualOnly',
  backupWindowEnabled: false,
  retryEnabled: false,
} as const

export function jobBody(job: Job, { root, version }: Pick<DialectScope, 'root' | 'version'>): JobBody {
  const self = `${root}/Jobs/${job.id}`
  return defined({
    id: job.id,
    name: job.name,
    description: job.description,
    backupType: job.backupType,
    repositoryId: job.repositoryId,
    organizationId: job.organizationId,
    isEnabled: job.isEnabled,
    runNow: false,
    selectedItems: job.selectedItems.map((item) => jobItemBody(item, self)),
    excludedItems: job.excludedItems.map((item) => jobItemBody(item, self)),
    schedulePolicy: shownSchedule(job.schedulePolicy),
    lastRun: at(job.lastRunAt),
    nextRun: at(job.nextRunAt),
    lastBackup: at(job.lastBackupAt),
    lastStatus: job.lastStatus,
    eTag: job.eTag,
    _links: jobLinks(job, root, version),
  })
}

function shownSchedule(value: Json): SchedulePolicy {
  const policy = keptSchedule(value)
  return { ...emptySchedule, ...policy, scheduleEnabled: isScheduleOn(policy) }
}

const schedule = Compile(scheduleRequest)

function keptSchedule(value: Json): SchedulePolicy {
  if (!schedule.Check(value)) throw new TypeError('a schedule was not kept whole')
  return value
}

function at(time: number | undefined): string | undefined {
  return time === undefined ? undefined : isoDateTime(time)
}

function jobLinks(job: Job, root: string, version: DialectScope['version']): Links {
  const self = `${root}/Jobs/${job.id}`
  const sessions = version === 6 ? `${self}/JobSessions` : `${root}/JobSessions?jobId=${job.id}`
  return {
    self: { href: self },
    organization: { href: `${root}/Organizations/${job.organizationId}` },
    backupRepository: { href: `${root}/BackupRepositories/${job.repositoryId}` },
    // One client reads it in lower case, another in camel case.
    jobsessions: { href: sessions },
    ...(job.backupType === 'SelectedItems' ? { selectedItems: { href: `${self}/SelectedItems` } } : {}),
    excludedItems: { href: `${self}/ExcludedItems` },
  }
}

/** @throws {RequestError} `malformed` with the member that is missing. */
export function newJob(request: JobRequest, organization: string | undefined): NewJob {
  const { backupType, name, schedulePolicy } = request
  if (organization === undefined) throw missing('organizationId')
  if (request.repositoryId === undefined) throw missing('repositoryId')
  if (name === undefined || name.trim() === '') throw missing('name')
  const selectedItems = newJobItems(request.selectedItems ?? [], organization)
  const type = backupType ?? (selectedItems.length === 0 ? 'EntireOrganization' : 'SelectedItems')
  if (type === 'SelectedItems' && selectedItems.length === 0)
    throw new RequestError(
      'malformed',
      'selectedItems is empty: name at least one user, or send "backupType": "EntireOrganization".',
    )
  return {
    organizationId: organizationId(organization),
    repositoryId: repositoryId(request.repositoryId),
    name,
    description: request.description ?? '',
    backupType: type,
    selectedItems: type === 'SelectedItems' ? selectedItems : [],
    excludedItems: newJobItems(request.excludedItems ?? [], organization),
    schedulePolicy: { ...emptySchedule, ...schedulePolicy },
    isEnabled: request.isEnabled ?? true,
  }
}

/** What a request names of a job; the rest stays as it is. */
export function jobChange(
  request: JobRequest,
  job: Job,
  options: { readonly keepsItems: boolean },
): JobChange {
  const { backupType, name, description, schedulePolicy, isEnabled } = request
  const selected = options.keepsItems ? undefined : request.selectedItems
  const excluded = options.keepsItems ? undefined : request.excludedItems
  const type =
    backupType ?? (selected === undefined || selected.length === 0 ? job.backupType : 'SelectedItems')
  const items = selected && newJobItems(selected, job.organizationId)
  return defined({
    backupType: type,
    name,
    description,
    isEnabled,
    repositoryId: request.repositoryId === undefined ? undefined : repositoryId(request.repositoryId),
    schedulePolicy: schedulePolicy && { ...emptySchedule, ...schedulePolicy },
    selectedItems: type === 'EntireOrganization' ? [] : items,
    excludedItems: excluded && newJobItems(excluded, job.organizationId),
  })
}

function missing(name: string): RequestError {
  return new RequestError('malformed', `${name} is missing.`)
}
