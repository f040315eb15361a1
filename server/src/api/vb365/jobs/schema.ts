/** `RESTJob`, its items and its schedule, in answers and in the requests that create one. */
import { Type, type Static } from 'typebox'
import { dateTime, links, oneOf, refTo, resource, uuid } from '../../schema.ts'

const optionalText = Type.Optional(Type.String())
const optionalTruth = Type.Optional(Type.Boolean())
const optionalNumber = Type.Optional(Type.Integer())

const itemUser = Type.Object({
  id: Type.String(),
  displayName: optionalText,
  name: optionalText,
  type: optionalText,
  locationType: optionalText,
})

const itemGroup = Type.Object({
  id: Type.String(),
  displayName: optionalText,
  name: optionalText,
  managedBy: optionalText,
  site: optionalText,
  type: optionalText,
  locationType: optionalText,
})

const itemSite = Type.Object({
  id: Type.String(),
  url: optionalText,
  parentUrl: optionalText,
  name: optionalText,
  title: optionalText,
  isCloud: optionalTruth,
  isPersonal: optionalTruth,
})

const itemTeam = Type.Object({
  id: Type.String(),
  displayName: optionalText,
  description: optionalText,
  mail: optionalText,
})

const jobItemTypes = [
  'User',
  'Group',
  'Site',
  'Team',
  'PartialOrganization',
  'PersonalSites',
  'OneDriveFolders',
] as const

const itemMembers = {
  id: optionalText,
  type: oneOf(...jobItemTypes),
  user: Type.Optional(itemUser),
  mailbox: optionalTruth,
  archiveMailbox: optionalTruth,
  oneDrive: optionalTruth,
  personalSite: optionalTruth,
  sites: optionalTruth,
  teams: optionalTruth,
  teamsChats: optionalTruth,
  chats: optionalTruth,
  group: Type.Optional(itemGroup),
  members: optionalTruth,
  memberMailbox: optionalTruth,
  memberArchiveMailbox: optionalTruth,
  memberOnedrive: optionalTruth,
  memberSite: optionalTruth,
  groupSite: optionalTruth,
  site: Type.Optional(itemSite),
  team: Type.Optional(itemTeam),
  folders: Type.Optional(Type.Array(Type.String())),
}

export const jobItemRequest = Type.Object(itemMembers)
export type JobItemRequest = Static<typeof jobItemRequest>

export const jobItemSchema = resource(
  'RESTJobItemComposed',
  { ...itemMembers, _links: Type.Optional(links) },
  { until: { chats: 6 } },
)
export type JobItemBody = Static<typeof jobItemSchema>

const everyDay = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const window = Type.Optional(
  Type.Object({ backupWindow: Type.Optional(Type.Array(Type.Boolean())), minuteOffset: optionalNumber }),
)

const scheduleMembers = {
  scheduleEnabled: optionalTruth,
  type: Type.Optional(oneOf('Daily', 'Periodically', 'ManualOnly')),
  dailyType: Type.Optional(oneOf('Everyday', 'Workdays', 'Weekends', ...everyDay)),
  dailyTime: optionalText,
  periodicallyEvery: Type.Optional(
    oneOf(
      'Minutes5',
      'Minutes10',
      'Minutes15',
      'Minutes30',
      'Hours1',
      'Hours2',
      'Hours4',
      'Hours8',
      'Hours12',
    ),
  ),
  periodicallyOffsetMinutes: optionalNumber,
  periodicallyWindowEnabled: optionalTruth,
  periodicallyWindowSettings: window,
  retryEnabled: optionalTruth,
  retryNumber: optionalNumber,
  retryWaitInterval: optionalNumber,
  backupWindowEnabled: Type.Optional(Type.Boolean()),
  backupWindowSettings: window,
}
export const scheduleRequest = Type.Object(scheduleMembers)
export const schedulePolicySchema = resource('RESTJobSchedulePolicy', scheduleMembers, {
  since: { periodicallyWindowEnabled: 7 },
})
export type SchedulePolicy = Static<typeof scheduleRequest>

export const jobSchema = resource(
  'RESTJob',
  {
    id: uuid,
    name: Type.String(),
    description: Type.String(),
    backupType: oneOf('EntireOrganization', 'SelectedItems'),
    repositoryId: uuid,
    organizationId: uuid,
    isEnabled: Type.Boolean(),
    runNow: Type.Boolean(),
    selectedItems: Type.Array(refTo(jobItemSchema)),
    excludedItems: Type.Array(refTo(jobItemSchema)),
    schedulePolicy: refTo(schedulePolicySchema),
    lastRun: Type.Optional(dateTime),
    nextRun: Type.Optional(dateTime),
    lastBackup: Type.Optional(dateTime),
    lastStatus: oneOf(
      'Stopped',
      'Running',
      'Success',
      'Failed',
      'Warning',
      'NotConfigured',
      'Disconnected',
      'Queued',
    ),
    eTag: Type.Integer(),
    _links: links,
  },
  {
    since: { organizationId: 8, lastBackup: 7, eTag: 8 },
    until: { runNow: 7, selectedItems: 7, excludedItems: 7 },
  },
)
export type JobBody = Static<typeof jobSchema>

/** v8 names the organization in the body, v6 and v7 in the path. */
export const jobRequest = Type.Object({
  organizationId: optionalText,
  repositoryId: optionalText,
  name: optionalText,
  description: optionalText,
  backupType: Type.Optional(oneOf('EntireOrganization', 'SelectedItems')),
  selectedItems: Type.Optional(Type.Array(jobItemRequest)),
  excludedItems: Type.Optional(Type.Array(jobItemRequest)),
  schedulePolicy: Type.Optional(scheduleRequest),
  isEnabled: optionalTruth,
  runNow: optionalTruth,
})
export type JobRequest = Static<typeof jobRequest>

/** Of v8: items are kept as they are given, and looked up in the directory by each run. */
export const itemUpdate = Type.Object({
  skipItemUpdate: Type.Optional(Type.Boolean({ description: 'changes nothing: items are kept as given' })),
})
