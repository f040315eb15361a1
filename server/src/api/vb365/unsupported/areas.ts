/** What of the dialect does not exist here, area by area: why, and what to do instead. */

/**
 * - `empty`: there are none of these things, and a listing says so
 * - `refused`: it will not be here, and the refusal says why
 * - `not-yet`: a later version may have it
 */
export type Support = 'empty' | 'refused' | 'not-yet'

export interface Area {
  /** Operation ids, or tags whose operations all belong here; ids of earlier areas go first. */
  readonly ids?: readonly string[]
  readonly tags?: readonly string[]
  readonly support: Support
  /** Whether there is truthfully nothing to list; otherwise a listing is refused, too. */
  readonly listsNothing: boolean
  /** Shown to whoever asks for more than a listing. */
  readonly because: string
}

const noCloudStorage =
  'Backups lie in a folder of this server, not in object storage. Add a backup repository with a "path".'
const onlyMail =
  'This version backs up and restores mail only. Explore mailboxes below /organization/mailboxes of the session.'
const smtpOnce =
  'Mail is sent for restored messages only. Set its server with PUT VexEmailSettings; read job results from JobSessions.'
const noPst =
  'Outlook data files are not written. Save the messages as a ZIP archive of .eml files with POST …/items/save.'
const noReport =
  'This version writes no such report. Read the same facts from JobSessions, RestorePoints and LicensedUsers.'
const notYet =
  'This version of the server does not do this yet. docs/rest-compatibility.md lists what it does.'

/** Of restore sessions: the one kind of explorer is the one for mail. */
const explorerAreas: readonly Area[] = [
  {
    ids: ['BackupOrganization_RestoreSessionsSearchExchange'],
    support: 'not-yet',
    listsNothing: false,
    because: 'Search with POST …/organization/mailboxes/search, which looks into the same messages.',
  },
  {
    ids: [
      'BackupOrganization_RestoreSessionsAction',
      'ExchangeFolder_ExportToPstAction',
      'ExchangeItem_ExportItemsToPstAction',
      'ExchangeItem_ExportItemToPstAction',
      'ExchangeMailbox_ExportMailboxToPstAction',
    ],
    support: 'refused',
    listsNothing: false,
    because: noPst,
  },
  {
    ids: ['BackupOrganization_RestoreSessionsSearchTeams'],
    tags: [
      'OneDrive',
      'OneDriveDocument',
      'OneDriveFolder',
      'SharePointAttachment',
      'SharePointDocument',
      'SharePointFolder',
      'SharePointItem',
      'SharePointLibrary',
      'SharePointList',
      'SharePointSite',
      'TeamsChannel',
      'TeamsFile',
      'TeamsPost',
      'TeamsTab',
      'TeamsTeam',
    ],
    support: 'not-yet',
    listsNothing: true,
    because: onlyMail,
  },
  {
    tags: [
      'BackupOrganization',
      'ExchangeFolder',
      'ExchangeItem',
      'ExchangeMailbox',
      'RestoreSession',
      'RestoreSessionEvent',
    ],
    support: 'not-yet',
    listsNothing: false,
    because: notYet,
  },
]

/** Where backups lie and what carries them. */
const storageAreas: readonly Area[] = [
  {
    tags: ['ObjectStorageRepository', 'Account'],
    support: 'empty',
    listsNothing: true,
    because: noCloudStorage,
  },
  {
    tags: ['AmazonS3CompatibleObjectStorage', 'AmazonS3ObjectStorage', 'AzureObjectStorage', 'EC2Resources'],
    support: 'refused',
    listsNothing: false,
    because: noCloudStorage,
  },
  {
    tags: ['AzureServiceAccounts'],
    support: 'empty',
    listsNothing: true,
    because:
      'Service accounts serve archive appliances in Azure, which do not exist here. Backups lie in a folder of this server.',
  },
  {
    tags: ['EncryptionKey'],
    support: 'empty',
    listsNothing: true,
    because:
      'Every repository is encrypted with a key of its own that the server makes and seals. Nothing is to be added or removed.',
  },
  {
    tags: ['ProxyPool'],
    support: 'empty',
    listsNothing: true,
    because: 'This server is its own and only backup proxy: there is nothing to pool.',
  },
  {
    tags: ['Proxy'],
    support: 'refused',
    listsNothing: false,
    because: 'This server is its own and only backup proxy: it cannot be added, changed or removed.',
  },
  {
    tags: ['InternetProxySettings'],
    support: 'refused',
    listsNothing: false,
    because: 'The server connects directly. Let it reach the hosts that docs/mission.md names.',
  },
  {
    tags: ['RepositoryOwnerChangeSession'],
    ids: ['BackupRepository_ChangeOwner'],
    support: 'empty',
    listsNothing: true,
    because: 'A repository belongs to this server and has no other owner to change to.',
  },
  {
    tags: ['RepositorySynchronizeSessions'],
    ids: ['BackupRepository_StartSynchronizeAction'],
    support: 'empty',
    listsNothing: true,
    because: 'A repository is read as it lies on the disk: there is no copy of its list to synchronize.',
  },
  {
    tags: ['CopyJob'],
    ids: ['Job_GetCopyJobByBackupJob'],
    support: 'empty',
    listsNothing: true,
    because:
      'There are no copy jobs: a repository is a folder of files that never change. Copy the folder to a second place.',
  },
  {
    tags: ['DataRetrieval', 'DataRetrievalSession', 'DataRetrievalSessionLog'],
    support: 'empty',
    listsNothing: true,
    because: 'There are no archive tiers to retrieve from: every restore point can be explored at once.',
  },
]

const dataAreas: readonly Area[] = [
  {
    tags: ['BackupGroupData', 'BackupOneDriveData', 'BackupSiteData', 'BackupTeamData'],
    ids: [
      'ProtectedData_GetProtectedGroups',
      'ProtectedData_GetProtectedGroup',
      'ProtectedData_GetProtectedSites',
      'ProtectedData_GetProtectedSite',
      'ProtectedData_GetProtectedTeams',
      'ProtectedData_GetProtectedTeam',
      'RestorePoint_GetRestorePointTeams',
      'RestorePoint_GetRestorePointWebs',
      'RestorePoint_GetRestorePointSites',
      'RestorePoint_GetRestorePointOneDrives',
      'RestorePoint_GetRestorePointGroups',
    ],
    support: 'not-yet',
    listsNothing: true,
    because: onlyMail,
  },
  {
    ids: [
      'Reports_GenerateOneDriveProtection',
      'Reports_GenerateOneDriveProtectionAction',
      'Reports_GenerateSharepointProtection',
      'Reports_GenerateSharepointProtectionAction',
      'Reports_GenerateTeamsProtection',
      'Reports_GenerateTeamsProtectionAction',
    ],
    tags: ['Reports'],
    support: 'not-yet',
    listsNothing: false,
    because: noReport,
  },
  {
    tags: [
      'BackupMailboxData',
      'BackupOrganizationData',
      'BackupUserData',
      'BackupRepository',
      'Events',
      'Job',
      'JobSession',
      'JobSessionLog',
      'JobSessionObjects',
      'LicensedUser',
      'OrganizationLicensingInformation',
      'ProtectedData',
      'RestorePoint',
    ],
    support: 'not-yet',
    listsNothing: false,
    because: notYet,
  },
]

const settingsAreas: readonly Area[] = [
  {
    ids: ['AuditEmailSettings_PrepareOAuthSignIn', 'AuditEmailSettings_CompleteOAuthSignIn'],
    support: 'refused',
    listsNothing: false,
    because:
      'Mail is sent by an SMTP server with a user name and a password. Set it with PUT VexEmailSettings.',
  },
  {
    tags: [
      'AuditEmailSettings',
      'VboEmailSettings',
      'VeodEmailSettings',
      'VespEmailSettings',
      'VetEmailSettings',
    ],
    support: 'not-yet',
    listsNothing: false,
    because: smtpOnce,
  },
  {
    tags: ['VexEmailSettings'],
    support: 'refused',
    listsNothing: false,
    because:
      'Mail is sent by an SMTP server with a user name and a password. Set it with PUT VexEmailSettings.',
  },
  {
    tags: ['License', 'LicenseReport', 'LicenseStatistic'],
    support: 'refused',
    listsNothing: false,
    because:
      'Strongroom is free software and needs no licence: there is nothing to install, renew or report.',
  },
  {
    tags: ['ManagementMode'],
    support: 'refused',
    listsNothing: false,
    because:
      'No service provider manages this server. Give others accounts of their own with POST /api/v1/accounts.',
  },
  {
    tags: ['Configuration'],
    support: 'refused',
    listsNothing: false,
    because:
      'The server does not update itself. Install a new version with npm; its data folder stays as it is.',
  },
  {
    tags: ['HistorySettings'],
    support: 'refused',
    listsNothing: false,
    because: 'Sessions and the audit log are kept: they prove what was backed up and restored.',
  },
  {
    tags: ['ExclusionSettings'],
    support: 'not-yet',
    listsNothing: false,
    because:
      'What a mailbox holds is backed up as it is. Leave out whole mailboxes with excludedItems of a job.',
  },
  {
    tags: ['GlobalRetentionExclusionSettings', 'OrganizationRetentionExclusion'],
    support: 'not-yet',
    listsNothing: false,
    because: 'Nothing is removed from a repository by its age yet, so that nothing needs to be kept from it.',
  },
]

const organizationAreas: readonly Area[] = [
  {
    tags: ['OrganizationAudit'],
    support: 'empty',
    listsNothing: true,
    because: 'Every look and every restore is on record, of everybody. Read it with GET /api/v1/audit.',
  },
  {
    tags: ['OrganizationSync'],
    support: 'refused',
    listsNothing: false,
    because:
      'An organization is read from Microsoft when it is asked for: no copy of its directory is synchronized.',
  },
  {
    tags: ['OrganizationBackupApplications', 'OrganizationBackupAccounts', 'Application'],
    support: 'refused',
    listsNothing: false,
    because:
      'One application with a certificate does the work. Begin a sign-in with POST DeviceCode to change it.',
  },
  {
    tags: [
      'Organization',
      'OrganizationGroup',
      'OrganizationGroupMember',
      'OrganizationRbac',
      'OrganizationSite',
      'OrganizationTeam',
      'OrganizationUser',
      'OrganizationUserOneDrive',
      'RbacRole',
    ],
    support: 'not-yet',
    listsNothing: false,
    because: notYet,
  },
  {
    tags: ['Auth', 'Health', 'RestorePortalSettings', 'ServiceInstance'],
    support: 'not-yet',
    listsNothing: false,
    because: notYet,
  },
]

const areas: readonly Area[] = [
  ...explorerAreas,
  ...storageAreas,
  ...dataAreas,
  ...settingsAreas,
  ...organizationAreas,
]

/** Where an operation belongs: by its id, or else by its tag. */
export function areaOf({ id, tag }: { readonly id: string; readonly tag: string }): Area | undefined {
  return (
    areas.find(({ ids }) => ids?.includes(id) === true) ??
    areas.find(({ tags }) => tags?.includes(tag) === true)
  )
}
