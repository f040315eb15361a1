/** Puts the operations together from what they need of the other rooms. */
import { type Database, findLivingSession, listRestorePoints } from '../database/index.ts'
import type { Clock } from '../foundation/clock.ts'
import { describeError } from '../foundation/errors.ts'
import type { Log } from '../foundation/log.ts'
import type { Random } from '../foundation/random.ts'
import type { Secret } from '../foundation/secret.ts'
import type { BackupRepositoryId } from '../foundation/ids.ts'
import type { Maintenance } from '../repository/index.ts'
import type { KeyProvider, SecretBox } from '../keys/index.ts'
import { cloudNamed } from '../microsoft365/index.ts'
import { createCertificates } from './certificates/certificate-operations.ts'
import { createKeyring } from './certificates/keyring.ts'
import { createChangeFeed, forgetOldDeletions } from './changes/change-feed.ts'
import { createAuditOperations } from './audit/audit-operations.ts'
import { microsoft365Clouds, type Microsoft365Clouds } from './clouds.ts'
import { type Connections, createConnections } from './connections.ts'
import { createConsents } from './consents/consent-operations.ts'
import { createDirectory } from './directory/directory-operations.ts'
import { createDriftOperations } from './drift/drift-operations.ts'
import { OperationError } from './errors.ts'
import { createGuideOperations } from './guide/guide-operations.ts'
import { createInvitations } from './invitations/records.ts'
import { createInvitedVisits, isLivingInvitation } from './invitations/visits.ts'
import { createJobOperations } from './jobs/job-operations.ts'
import { createJobRunner } from './jobs/job-runner.ts'
import { createWallClock } from './jobs/schedule/wall-clock.ts'
import { createJobScheduler } from './jobs/scheduler.ts'
import type { Operations, Page, PageRequest, Reach, RestorePointEntry } from './operations.ts'
import { createOrganizations, removeOrganization } from './organizations/organization-operations.ts'
import { streamPage } from './page.ts'
import { createPersonDirectory } from './people/person-directory.ts'
import type { Microsoft365, Vaults } from './ports.ts'
import { createPostureOperations } from './posture/posture-operations.ts'
import { createProvisionings } from './provisioning/create-provisionings.ts'
import { createMemberships, type Memberships } from './rbac/memberships.ts'
import { createOperatorScopes, type OperatorScopes } from './rbac/operator-scopes.ts'
import { createRbacOperations } from './rbac/rbac-operations.ts'
import { createProtection } from './protection/protection-operations.ts'
import { createApprovals } from './approvals/approval-service.ts'
import { createMaintenance } from './repositories/maintenance/create-maintenance.ts'
import { createMaintenanceSettings } from './settings/maintenance-settings.ts'
import { createRepositoryAlerts } from './repositories/alerts.ts'
import { createRecordsKeeper } from './recovery/records-keeper.ts'
import { createRecoveryOperations } from './recovery/recovery-operations.ts'
import { createRepositoryOperations } from './repositories/repository-operations.ts'
import { createVaultKeeper } from './repositories/vault-keeper.ts'
import { holdsFor } from './restore/explore.ts'
import { mailboxScope, type MailboxScope } from './restore/mailbox-scope.ts'
import { reachesOrganization } from './reach.ts'
import { createRestoreContent, type RestoreContent } from './restore/restore-content.ts'
import { createRestoreJournal } from './restore/restore-journal.ts'
import { createRestoreOperations } from './restore/restore-operations.ts'
import { restorePointEntry } from './restore/restore-point-row.ts'
import { createRestorer } from './restore/restorer.ts'
import { createRestoreTasks } from './restore/restore-tasks.ts'
import { createMailDelivery } from './mail-delivery/delivery.ts'
import type { SendMail } from './mail-delivery/smtp.ts'
import { createMailReader, type MailReader } from './restore/preview/mail-reader.ts'
import { createRestoreGrants } from './restore-grants/grant-operations.ts'
import { createRestoreConnections } from './restore-grants/restore-connections.ts'
import { createDeviceCodes } from './sign-ins/device-codes.ts'
import { createSignIns } from './sign-ins/keeper.ts'
import { takeUp } from './start.ts'
import { createSupportOperations } from './support/bundle.ts'
import type { SupportFacts } from './support/support.ts'
import { createVerifications } from './verification/verification-operations.ts'

export interface OperationsDependencies {
  readonly database: Database
  readonly keys: KeyProvider
  /** Seals the keys of the vaults. */
  readonly secretBox: SecretBox
  /** What recovery kits bring back, 32 bytes in base64url; no records are kept in repositories without it. */
  readonly masterKey?: Secret | undefined
  readonly vaults: Vaults
  readonly microsoft365: Microsoft365
  /** All clouds of the server; the one of `microsoft365` alone when left out. */
  readonly clouds?: Microsoft365Clouds
  /** Shared with whoever else asks the organizations' directories; made from the same parts when left out. */
  readonly connections?: Connections
  /** When a key was last used since the start, in milliseconds since the Unix epoch. */
  readonly lastUsedAt?: (keyId: string) => number | undefined
  /** Reads mail that is shown; in a thread of its own when left out. */
  readonly mailReader?: MailReader
  /** How repositories are maintained; by their vaults themselves when left out. */
  readonly maintenanceOf?: (id: BackupRepositoryId) => Promise<Maintenance>
  /** Speaks to mail servers; by SMTP when left out. */
  readonly sendMail?: SendMail
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface OperationsOptions {
  /** Absolute folder of the server; backup repositories without a path of their own lie below it. */
  readonly dataFolder: string
  /** Origin under which browsers reach this server; undefined where none was configured. */
  readonly publicUrl?: string | undefined
  /** What the start of the server knows of itself. */
  readonly facts?: SupportFacts
  /** The time zone of schedules, such as `Europe/Berlin`; that of the server when left out. */
  readonly timeZone?: string | undefined
  /** So many runs of schedules go on at a time. */
  readonly mostRuns?: number
}

const usualMostRuns = 8

const noFacts: SupportFacts = { version: '', configuration: {}, clouds: [cloudNamed('worldwide')] }

/** Call {@link Operations.start} before anything else, and {@link Operations.close} at the end. */
export function createOperations(
  given: OperationsDependencies,
  { dataFolder, publicUrl, facts = noFacts, timeZone, mostRuns = usualMostRuns }: OperationsOptions,
): Operations {
  const { database, microsoft365 } = given
  const clouds = given.clouds ?? microsoft365Clouds([microsoft365])
  const connections = given.connections ?? createConnections(given)
  const keeping = createKeeping(given)
  const { approvals, keeper } = keeping
  const scopes = createOperatorScopes(database, membershipsOf({ ...given, connections }))
  const dependencies = {
    ...given,
    ...keeping,
    clouds,
    connections,
    scopes,
    mailboxReader: microsoft365.mailboxReader,
    mailboxWriter: microsoft365.mailboxWriter,
  }
  const runner = createJobRunner(dependencies)
  const zone = createWallClock(timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone)
  const scheduler = createJobScheduler({ ...given, runner }, { zone, mostRuns })
  const connecting = createConnecting({ ...dependencies, runner }, publicUrl)
  const { signIns } = connecting
  const verifications = createVerifications({ ...given, connections })
  const certificates = createCertificates({ ...dependencies, keyring: createKeyring(dependencies) })
  const restoring = createRestoring(dependencies, signIns)
  const maintenance = createMaintenance(dependencies, {
    dataFolder,
    zone,
    onForgotten: () => restoring.forget(),
  })
  return {
    ...connecting.operations,
    signIns,
    invitations: createInvitations(given),
    directory: createDirectory({ ...given, connections }),
    repositories: createRepositoryOperations(dependencies, { dataFolder }),
    recovery: createRecoveryOperations(dependencies),
    maintenance: maintenance.operations,
    approvals: approvals.operations,
    changes: createChangeFeed(given),
    protection: createProtection(given),
    jobs: createJobOperations({ ...dependencies, runner, zone }),
    restorePoints: (filter, reach, page) =>
      pageOfRestorePoints({ database, scopes }, { filter, reach }, page),
    restore: restoring.restore,
    restoreTasks: restoring.restoreTasks,
    mailDelivery: restoring.mailDelivery,
    rbac: createRbacOperations(dependencies),
    verifications: verifications.operations,
    guide: createGuideOperations({ ...given, clouds: facts.clouds }),
    support: createSupportOperations({ ...given, facts }),
    posture: createPostureOperations({ ...dependencies, signIns }),
    drift: createDriftOperations(dependencies),
    restorePermissions: restoring.restorePermissions,
    certificates,
    audit: createAuditOperations(given),
    async start() {
      await connecting.start()
      await restoring.start()
      await verifications.start()
      await maintenance.start()
      await takeUp(dependencies)
      await approvals.start()
      await forgetOldDeletions(database)
      await scheduler.start()
    },
    async close() {
      await Promise.all([scheduler.close(), maintenance.close()])
      await Promise.all([runner.close(), restoring.close(), connecting.close(), verifications.close()])
      await certificates.close()
      await keeper.close()
    },
  }
}

/** The open vaults, what watches over them, and what waits before they lose anything. */
function createKeeping(given: OperationsDependencies) {
  const alerts = createRepositoryAlerts(given)
  const settings = createMaintenanceSettings(given.database, given.clock)
  const waitHours = async (): Promise<number> => (await settings.read()).approvalWaitHours
  const approvals = createApprovals({ ...given, waitHours })
  const keeper = createVaultKeeper({ ...given, alerts })
  return { alerts, settings, approvals, keeper, recordsKeeper: createRecordsKeeper({ ...given, keeper }) }
}

/** How organizations come to the server, and change: signing in for it, consenting, planning and applying. */
function createConnecting(
  dependencies: Omit<
    Parameters<typeof createProvisionings>[0],
    'signIns' | 'publicUrl' | 'removeOrganization'
  > &
    Omit<Parameters<typeof createOrganizations>[0], 'signIns' | 'publicUrl' | 'provisionings'> &
    Omit<Parameters<typeof createConsents>[0], 'isLiving' | 'organizations'> &
    Omit<Parameters<typeof createInvitedVisits>[0], 'signIns' | 'provisionings'> &
    Parameters<typeof removeOrganization>[0],
  publicUrl: string | undefined,
) {
  const sessions = { isLiving: (familyId: string) => isLiving(dependencies, familyId) }
  const signIns = createSignIns({ ...dependencies, ...sessions }, { publicUrl })
  const keeper = createProvisionings({
    ...dependencies,
    signIns,
    publicUrl,
    removeOrganization: (id, actor) => removeOrganization(dependencies, id, actor),
  })
  const provisionings = keeper.operations
  const organizations = createOrganizations({ ...dependencies, signIns, publicUrl, provisionings })
  return {
    signIns,
    operations: {
      deviceCodes: createDeviceCodes(signIns, dependencies.clock),
      consents: createConsents({ ...dependencies, ...sessions, organizations }, { publicUrl }),
      invitedVisits: createInvitedVisits({ ...dependencies, signIns, provisionings }, { publicUrl }),
      organizations,
      provisionings,
    },
    start: () => keeper.start(),
    async close() {
      await Promise.all([signIns.close(), keeper.close()])
    },
  }
}

/** Restores, and the permissions for them that are lent for a while. */
function createRestoring(
  dependencies: Parameters<typeof createRestoreConnections>[0] &
    Omit<Parameters<typeof createRestorer>[0], 'restoreConnections' | 'permits' | 'content' | 'journal'> &
    Parameters<typeof createRestoreContent>[0] &
    Parameters<typeof createRestoreJournal>[0] &
    Parameters<typeof createRestoreTasks>[0] &
    Omit<
      Parameters<typeof createRestoreOperations>[0],
      'content' | 'journal' | 'restorer' | 'readMail' | 'mail'
    > &
    Pick<OperationsDependencies, 'mailReader'> &
    Parameters<typeof createMailDelivery>[0] &
    Omit<Parameters<typeof createRestoreGrants>[0], 'signIns'>,
  signIns: Parameters<typeof createRestoreGrants>[0]['signIns'],
): Pick<Operations, 'restore' | 'restoreTasks' | 'restorePermissions' | 'mailDelivery' | 'start' | 'close'> &
  Pick<RestoreContent, 'forget'> {
  const content = createRestoreContent(dependencies)
  const journal = createRestoreJournal(dependencies)
  const restoreConnections = createRestoreConnections(dependencies)
  const lent = createRestoreGrants({ ...dependencies, connections: restoreConnections, signIns })
  const { permits } = lent
  const mailReader = dependencies.mailReader ?? createMailReader(dependencies)
  const mail = createMailDelivery(dependencies)
  const restorer = createRestorer({ ...dependencies, restoreConnections, permits, content, journal })
  const keeper = createRestoreTasks(dependencies)
  return {
    restore: createRestoreOperations({
      ...dependencies,
      content,
      journal,
      restorer,
      readMail: mailReader.read,
      mail,
    }),
    restoreTasks: keeper.tasks,
    mailDelivery: mail,
    restorePermissions: lent.operations,
    forget: () => content.forget(),
    async start() {
      await keeper.start()
      await lent.start()
    },
    async close() {
      await Promise.all([restorer.close(), lent.close(), mailReader.close()])
      await keeper.close()
    },
  }
}

/** Whether the session that began a sign-in is still alive. */
async function isLiving(
  { database, clock }: Pick<OperationsDependencies, 'database' | 'clock'>,
  familyId: string,
): Promise<boolean> {
  const ofInvitation = await isLivingInvitation({ database, clock }, familyId)
  if (ofInvitation !== undefined) return ofInvitation
  return (await findLivingSession(database.db, familyId, clock.now())) !== undefined
}

interface RestorePointQuery {
  readonly filter: Parameters<Operations['restorePoints']>[0]
  readonly reach: Reach
}

function unavailable(cause: unknown): Error {
  return new OperationError(
    'upstream_unavailable',
    `Microsoft 365 does not answer: ${describeError(cause)}`,
    {
      cause,
    },
  )
}

/** Nobody is shown more because Microsoft does not answer. */
function membershipsOf(
  given: Pick<OperationsDependencies, 'database' | 'clock'> & { readonly connections: Connections },
): Memberships {
  return createMemberships(createPersonDirectory({ ...given, unavailable }), given.clock)
}

async function pageOfRestorePoints(
  { database, scopes }: { readonly database: Database; readonly scopes: OperatorScopes },
  { filter, reach }: RestorePointQuery,
  page: PageRequest,
): Promise<Page<RestorePointEntry>> {
  const { organizationId: ofOrganization, jobId } = filter
  const rows = await listRestorePoints(database.db, { organizationId: ofOrganization, jobId })
  async function* visible(): AsyncGenerator<RestorePointEntry> {
    const decided = new Map<string, MailboxScope>()
    for (const row of rows) {
      const { organizationId } = row
      if (!reachesOrganization(reach, organizationId)) continue
      const whole = { organizationId, scopeUserId: null, scopeItem: null }
      const scope = decided.get(organizationId) ?? (await mailboxScope(scopes, reach, whole))
      decided.set(organizationId, scope)
      if (await holdsFor(scope, row, filter.ownerId)) yield restorePointEntry(row)
    }
  }
  return streamPage(visible(), page)
}
