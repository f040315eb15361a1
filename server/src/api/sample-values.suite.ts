/** The values that the fakes of the HTTP face's tests hold. */
import type {
  BackupRepositoryId,
  DirectoryObjectId,
  JobId,
  JobSessionId,
  OrganizationId,
  RestorePointId,
  RestoreSessionId,
} from '../foundation/ids.ts'
import { OperationError } from '../operations/index.ts'
import type { TokenRequest } from '../authorization-server/index.ts'
import type {
  BackupRepository,
  NewBackupRepository,
  BulkRestore,
  MailServerChange,
  MessagesByMail,
  Job,
  JobSession,
  NewJob,
  NextKey,
  NewProvisioning,
  Organization,
  OrganizationAuthentication,
  OrganizationChange,
  Page,
  PageRequest,
  Reach,
  RestoreResult,
  RestoreSession,
  RestoreTarget,
} from '../operations/index.ts'
import type { AuthenticationSettings } from './settings.ts'

export const ids = {
  contoso: '11111111-1111-4111-8111-111111111111' as OrganizationId,
  fabrikam: '22222222-2222-4222-8222-222222222222' as OrganizationId,
  absent: '99999999-9999-4999-8999-999999999999',
  alice: 'aaaaaaaa-0000-4000-8000-00000000000a' as DirectoryObjectId,
  bob: 'bbbbbbbb-0000-4000-8000-00000000000b' as DirectoryObjectId,
  repository: '33333333-3333-4333-8333-333333333333' as BackupRepositoryId,
  job: '44444444-4444-4444-8444-444444444444' as JobId,
  jobSession: '55555555-5555-4555-8555-555555555555' as JobSessionId,
  session: '66666666-6666-4666-8666-666666666666' as RestoreSessionId,
  proxy: '77777777-7777-4777-8777-777777777777',
  installation: '88888888-8888-4888-8888-888888888888',
  provisioning: 'dddddddd-0000-4000-8000-00000000000d',
  report: 'cccccccc-0000-4000-8000-00000000000c',
  point: 'cG9pbnQ' as RestorePointId,
  message: 'bWVzc2FnZQ',
  folder: 'Zm9sZGVy',
}

export const noon = Date.UTC(2026, 10, 21, 12)
export const zeroGuid = '00000000-0000-0000-0000-000000000000'

export const notFound = (): OperationError => new OperationError('not_found', 'The object was not found.')

export function organization(id: OrganizationId, name: string): Organization {
  return {
    id,
    tenantId: id.replaceAll(/^\d/g, '0'),
    name,
    displayName: name,
    label: name,
    description: 'our tenant',
    region: 'Worldwide',
    services: { exchange: true, sharePoint: false, teams: false, teamsChats: false },
    authentication: 'app-only',
    isReadOnly: false,
    alarms: 0,
    options: { layout: 'standard', signIn: 'as-switched', restore: 'standing', posture: false, drift: false },
    isSignInPlanned: true,
    applications: [
      {
        purpose: 'backup',
        displayName: 'Strongroom Backup',
        appId: ids.absent,
        origin: 'registered',
        credential: 'certificate',
        certificateThumbprint: 'AB12',
      },
    ],
    createdAt: noon,
    firstBackupAt: noon,
    lastBackupAt: noon + 3_600_000,
  }
}

export const sampleJob: Job = {
  id: ids.job,
  organizationId: ids.contoso,
  repositoryId: ids.repository,
  name: 'Nightly',
  description: '',
  backupType: 'SelectedItems',
  selectedItems: [
    {
      type: 'User',
      id: `2b38d840-8098-4614-b369-ebce33f9b2c7${ids.alice}${zeroGuid}`,
      user: { id: `${ids.alice}${zeroGuid}`, displayName: 'Alice', name: 'alice@contoso.onmicrosoft.com' },
      mailbox: true,
    },
  ],
  excludedItems: [],
  schedulePolicy: { scheduleEnabled: false },
  isEnabled: true,
  lastStatus: 'Success',
  lastRunAt: noon,
  lastBackupAt: noon,
  nextRunAt: undefined,
  eTag: 7,
}

export const sampleJobSession: JobSession = {
  id: ids.jobSession,
  jobId: ids.job,
  organizationId: ids.contoso,
  repositoryId: ids.repository,
  status: 'Success',
  details: '3 saved',
  progress: 100,
  createdAt: noon,
  endedAt: noon + 10_000,
  processedObjects: 30,
  transferredBytes: 10_000,
  writtenBytes: 5_000,
  items: { saved: 3, unchanged: 0, skipped: 0, failed: 0 },
  restorePointId: ids.point,
  mainSessionId: ids.jobSession,
  retryCount: 0,
  willBeRetried: false,
  bottleneck: undefined,
  eTag: 8,
}

export const sampleRepository: BackupRepository = {
  id: ids.repository,
  name: 'Default',
  description: '',
  path: '/var/lib/strongroom/default',
  retention: { retentionType: 'SnapshotBased', retentionPeriodType: 'Daily', dailyRetentionPeriod: 30 },
  capacityBytes: 1_000,
  freeSpaceBytes: 900,
}

export const sampleRestoreSession: RestoreSession = {
  id: ids.session,
  organizationId: ids.contoso,
  organizationName: 'contoso.onmicrosoft.com',
  type: 'Vex',
  state: 'Working',
  result: 'Success',
  initiatedBy: 'alice@contoso.onmicrosoft.com',
  reason: '',
  pointInTime: noon,
  createdAt: noon,
  endedAt: undefined,
}

export const restored: RestoreResult = {
  createdItemsCount: 1,
  mergedItemsCount: 2,
  failedItemsCount: 0,
  skippedItemsCount: 0,
  failedFoldersCount: 0,
  exceptions: [],
  warnings: [],
}

export function page<Item>(items: readonly Item[], { offset, limit }: PageRequest): Page<Item> {
  return { items: items.slice(offset, offset + limit), hasMore: items.length > offset + limit }
}

export function sees(reach: Reach, id: OrganizationId): boolean {
  if (reach.kind === 'server') return true
  return reach.kind === 'organizations' ? reach.organizationIds.includes(id) : reach.organizationId === id
}

/** What the operations were asked for that tests look at. */
export interface Recorded {
  organization?: NewProvisioning
  provisioning?: NewProvisioning
  organizationChange?: OrganizationChange
  rotation?: { organizationId: OrganizationId; purpose: string; next: NextKey }
  job?: NewJob
  jobChange?: object
  repositoryChange?: object
  repository?: NewBackupRepository
  authentication?: OrganizationAuthentication
  explored?: { pointInTime: number | undefined; reach: Reach; repositoryId: string | undefined }
  protectedAt?: number | undefined
  licensedIn?: { from: number; to: number } | undefined
  messageIds?: readonly string[]
  target?: RestoreTarget
  sent?: MessagesByMail
  bulk?: BulkRestore
  mailServer?: MailServerChange
  mailTest?: string
  folderParent?: string | undefined
  messageFolder?: string | undefined
  token?: TokenRequest
  started: string[]
  settings: AuthenticationSettings
  revoked: string[]
}
