/** What the form of a job holds, from a job and back to what the server is asked for. */
import type { Job, JobItem, NewJob, SchedulePolicy } from '@strongroom/api-client'
import type { DirectoryItem } from '../../../directory/directory-item.ts'

export interface JobForm {
  readonly name: string
  readonly description: string
  readonly organizationId: string
  readonly repositoryId: string
  readonly backupType: Job['backupType']
  readonly selectedItems: readonly DirectoryItem[]
  readonly excludedItems: readonly DirectoryItem[]
  readonly schedule: SchedulePolicy
  readonly runNow: boolean
}

/** Every night, and twice more for what failed. */
const usualSchedule: SchedulePolicy = {
  scheduleEnabled: true,
  type: 'Daily',
  dailyType: 'Everyday',
  dailyTime: '22:00:00',
  periodicallyEvery: 'Hours4',
  retryEnabled: true,
  retryNumber: 3,
  retryWaitInterval: 10,
  backupWindowEnabled: false,
}

export function emptyForm(organizationId: string, repositoryId: string): JobForm {
  return {
    name: '',
    description: '',
    organizationId,
    repositoryId,
    backupType: 'EntireOrganization',
    selectedItems: [],
    excludedItems: [],
    schedule: usualSchedule,
    runNow: false,
  }
}

interface JobLists {
  readonly selected: readonly JobItem[]
  readonly excluded: readonly JobItem[]
}

export function formOf(job: Job, { selected, excluded }: JobLists): JobForm {
  return {
    name: job.name,
    description: job.description,
    organizationId: job.organizationId,
    repositoryId: job.repositoryId,
    backupType: job.backupType,
    selectedItems: selected,
    excludedItems: excluded,
    schedule: job.schedulePolicy,
    runNow: false,
  }
}

export function bodyOf(form: JobForm): NewJob {
  const { schedule, selectedItems, backupType, ...others } = form
  return {
    ...others,
    name: form.name.trim(),
    backupType,
    selectedItems: backupType === 'SelectedItems' ? selectedItems : [],
    schedulePolicy: schedule,
  }
}

/** What keeps the form from being sent, in words; undefined when nothing does. */
export function problemOf(form: JobForm): string | undefined {
  if (form.organizationId === '') return 'Choose an organization.'
  if (form.repositoryId === '') return 'Choose a repository.'
  if (form.name.trim() === '') return 'Name the job.'
  if (form.backupType === 'SelectedItems' && form.selectedItems.length === 0)
    return 'Choose at least one user or group.'
  const { backupWindowEnabled, backupWindowSettings } = form.schedule
  const hours = backupWindowSettings?.backupWindow ?? []
  if (backupWindowEnabled === true && !hours.includes(true)) return 'Open at least one hour of the window.'
  return undefined
}
