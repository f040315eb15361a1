/** How jobs and their runs are put into words. */
import type { Job, JobEntry, JobItem, JobSession, SchedulePolicy } from '@strongroom/api-client'
import type { Standing } from '../../ui/status-badge.tsx'

interface Badge {
  readonly standing: Standing
  readonly text: string
}

const statuses = {
  Success: { standing: 'good', text: 'Successful' },
  Warning: { standing: 'warning', text: 'With warnings' },
  Failed: { standing: 'bad', text: 'Failed' },
  Running: { standing: 'busy', text: 'Running' },
  Queued: { standing: 'busy', text: 'Waits' },
  Stopped: { standing: 'off', text: 'Stopped' },
  NotConfigured: { standing: 'off', text: 'Not set up' },
  Disconnected: { standing: 'bad', text: 'Disconnected' },
} as const satisfies Record<JobSession['status'], Badge>

export function sessionBadge({ status }: Pick<JobSession, 'status'>): Badge {
  return statuses[status]
}

/** A job that never ran has the status of a stopped one. */
export function jobBadge({ lastStatus, lastRun, isEnabled }: Job): Badge {
  if (lastStatus === 'Running' || lastStatus === 'Queued') return statuses[lastStatus]
  if (!isEnabled) return standings.disabled
  if (lastRun === undefined) return standings['never-ran']
  return statuses[lastStatus]
}

export const standings = {
  running: statuses.Running,
  success: statuses.Success,
  warning: statuses.Warning,
  failed: statuses.Failed,
  stopped: statuses.Stopped,
  disabled: { standing: 'off', text: 'Disabled' },
  'never-ran': { standing: 'off', text: 'Never ran' },
} as const satisfies Record<JobEntry['standing'], Badge>

export const dayNames = {
  Everyday: 'every day',
  Workdays: 'Monday to Friday',
  Weekends: 'Saturday and Sunday',
  Monday: 'Mondays',
  Tuesday: 'Tuesdays',
  Wednesday: 'Wednesdays',
  Thursday: 'Thursdays',
  Friday: 'Fridays',
  Saturday: 'Saturdays',
  Sunday: 'Sundays',
} as const satisfies Record<NonNullable<SchedulePolicy['dailyType']>, string>

export const periodNames = {
  Minutes5: '5 minutes',
  Minutes10: '10 minutes',
  Minutes15: '15 minutes',
  Minutes30: '30 minutes',
  Hours1: 'hour',
  Hours2: '2 hours',
  Hours4: '4 hours',
  Hours8: '8 hours',
  Hours12: '12 hours',
} as const satisfies Record<NonNullable<SchedulePolicy['periodicallyEvery']>, string>

export function scheduleText(policy: SchedulePolicy): string {
  if (policy.scheduleEnabled !== true || policy.type === 'ManualOnly') return 'Only when somebody starts it'
  const window = policy.backupWindowEnabled === true ? ', within its window' : ''
  if (policy.type === 'Periodically')
    return `Every ${periodNames[policy.periodicallyEvery ?? 'Minutes5']}${window}`
  const time = (policy.dailyTime ?? '00:00:00').slice(0, 5)
  return `${dayNames[policy.dailyType ?? 'Everyday']} at ${time}${window}`.replace(/^e/, 'E')
}

export function retryText({ retryEnabled, retryNumber, retryWaitInterval }: SchedulePolicy): string {
  if (retryEnabled !== true) return 'No'
  return `${retryNumber ?? 3} times, ${retryWaitInterval ?? 10} minutes apart`
}

export function itemName({ type, user, group, site, team, id }: JobItem): string {
  const person = user ?? group
  return (
    person?.displayName ??
    person?.name ??
    site?.title ??
    site?.url ??
    team?.displayName ??
    wholeNames[type] ??
    id ??
    type
  )
}

const wholeNames: Readonly<Partial<Record<JobItem['type'], string>>> = {
  PartialOrganization: 'The whole organization',
  PersonalSites: 'Personal sites',
}

const partNames = {
  mailbox: 'mailbox',
  archiveMailbox: 'archive mailbox',
  oneDrive: 'OneDrive',
  personalSite: 'personal site',
  sites: 'sites',
  teams: 'teams',
  teamsChats: 'chats',
  memberMailbox: 'mailboxes of members',
  memberArchiveMailbox: 'archive mailboxes of members',
  memberOnedrive: 'OneDrives of members',
  memberSite: 'sites of members',
  groupSite: 'site of the group',
} as const

/** What of the object: `mailbox, OneDrive`. */
export function itemParts(item: JobItem): string {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(item)
  const on = new Set(entries.filter(([, value]) => value === true).map(([name]) => name))
  const names = Object.entries(partNames).filter(([name]) => on.has(name))
  return names.map(([, name]) => name).join(', ')
}
