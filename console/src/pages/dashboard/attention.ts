/** What somebody should look at, the worst first: from what the server tells of jobs, organizations and disks. */
import type {
  Approval,
  BackupRepository,
  JobCount,
  JobEntry,
  OrganizationDetails,
  RepositoryHealth,
  Verification,
} from '@strongroom/api-client'
import { pb } from '../../paths.ts'
import { alertTitles, isSerious } from '../repositories/alerts/words.ts'
import { formatBytes, formatCount, formatTime } from '../../ui/format.ts'

export interface Attention {
  readonly key: string
  readonly standing: 'bad' | 'warning'
  readonly title: string
  /** What it means, and what to do. */
  readonly text: string
  readonly to: string
}

export interface Estate {
  /** Those that failed or have warnings; a few of them where there are many. */
  readonly jobs: readonly JobEntry[]
  readonly counts: readonly JobCount[]
  readonly organizations: readonly OrganizationDetails[]
  readonly verifications: readonly Verification[]
  readonly repositories: readonly BackupRepository[]
  /** How each repository stands, as far as it is known. */
  readonly healths: readonly RepositoryHealth[]
  /** Ids of repositories that no recovery kit opens. */
  readonly withoutKit: readonly string[]
  /** Acts that wait for a second administrator. */
  readonly waiting: readonly Approval[]
  /** Milliseconds since the Unix epoch. */
  readonly now: number
}

/** A backup that is older than this is missing, whatever the schedule says. */
const oldestBackupMs = 48 * 3_600_000
const scarceShare = 0.1
const veryScarceShare = 0.02

export function attentionOf(estate: Estate): readonly Attention[] {
  const found = [
    ...estate.jobs.flatMap(ofJob),
    ...estate.verifications.flatMap(ofVerification),
    ...estate.organizations.flatMap((organization) => ofOrganization(organization, estate)),
    ...estate.repositories.flatMap((repository) => ofRepository(repository, estate)),
    ...ofApprovals(estate.waiting),
  ]
  return [
    ...found.filter(({ standing }) => standing === 'bad'),
    ...found.filter(({ standing }) => standing === 'warning'),
  ]
}

function ofJob({ id, name, standing, lastRunAt }: JobEntry): Attention[] {
  const common = { key: `job ${id}`, to: pb.job(id) }
  const text = `Last run ${formatTime(lastRunAt)}. Its log says what happened to which object.`
  if (standing === 'failed') return [{ ...common, standing: 'bad', title: `The job ${name} failed`, text }]
  if (standing === 'warning')
    return [{ ...common, standing: 'warning', title: `The job ${name} has warnings`, text }]
  return []
}

function ofVerification({
  organizationId,
  organizationName,
  state,
  applications,
}: Verification): Attention[] {
  const page = pb.organization(organizationId)
  const failed: Attention[] =
    state === 'failed'
      ? [
          {
            key: `verification ${organizationId}`,
            standing: 'bad',
            title: `${organizationName} does not work as it should`,
            text: 'An application or a permission of it was refused. The page says which, and what mends it.',
            to: `${page}?tab=permissions`,
          },
        ]
      : []
  const certificates = applications.flatMap(({ appId, displayName, credential }): Attention[] => {
    const standing = credentialStandings[credential.state]
    if (standing === undefined) return []
    return [
      {
        key: `certificate ${appId}`,
        standing,
        title: `${organizationName}: the certificate of ${displayName} ${certificateText(credential)}`,
        text: 'Rotate it: the new one is proven before the old one is taken away.',
        to: `${page}?tab=certificates`,
      },
    ]
  })
  return [...failed, ...certificates]
}

type Credential = Verification['applications'][number]['credential']

const credentialStandings: Readonly<Partial<Record<Credential['state'], Attention['standing']>>> = {
  expired: 'bad',
  lost: 'bad',
  'expires-soon': 'warning',
}

function certificateText({ state, daysLeft = 0 }: Credential): string {
  if (state === 'lost') return 'has lost its key'
  return state === 'expired' ? 'has expired' : `expires in ${formatCount(Math.max(0, daysLeft), 'day')}`
}

function ofOrganization(organization: OrganizationDetails, estate: Estate): Attention[] {
  const { id, displayName, alarms, isReadOnly } = organization
  const page = pb.organization(id)
  if (isReadOnly)
    return [
      {
        key: `legacy ${id}`,
        standing: 'warning',
        title: `${displayName} was imported and cannot be backed up yet`,
        text: 'It signs in the old way. Migrate it to an application of its own.',
        to: pb.editOrganization(id),
      },
    ]
  const drift: Attention[] =
    alarms === 0
      ? []
      : [
          {
            key: `drift ${id}`,
            standing: 'bad',
            title: `${displayName}: ${formatCount(alarms, 'change')} by others`,
            text: 'Somebody changed its applications at Microsoft. Look whether that was meant.',
            to: `${page}?tab=changes`,
          },
        ]
  const isVerified = estate.verifications.some(({ organizationId }) => organizationId === id)
  const unverified: Attention[] = isVerified
    ? []
    : [
        {
          key: `unverified ${id}`,
          standing: 'warning',
          title: `${displayName} was never verified`,
          text: 'Let the server try its applications and each permission.',
          to: `${page}?tab=permissions`,
        },
      ]
  return [...drift, ...unverified, ...missingBackup(organization, estate)]
}

function missingBackup(
  { id, displayName, lastBackupAt, createdAt }: OrganizationDetails,
  { counts, now }: Estate,
): Attention[] {
  const isInJob = counts.some(({ organizationId }) => organizationId === id)
  const common = { key: `backup ${id}`, standing: 'warning' } as const
  if (!isInJob)
    return [
      {
        ...common,
        title: `Nothing of ${displayName} is backed up`,
        text: 'There is no job for it: add one.',
        to: `${pb.addJob()}?organization=${encodeURIComponent(id)}`,
      },
    ]
  const last = new Date(lastBackupAt ?? createdAt).getTime()
  if (now - last < oldestBackupMs) return []
  return [
    {
      ...common,
      title: `${displayName}: the last backup is missing`,
      text:
        lastBackupAt === undefined
          ? 'It was never backed up. Look at its jobs: are they enabled, do they have a schedule?'
          : `The newest one is of ${formatTime(lastBackupAt)}. Look at its jobs: are they enabled, do they end well?`,
      to: `${pb.jobs()}?organization=${encodeURIComponent(id)}`,
    },
  ]
}

/** Alerts that stop the daily retention stand above everything, in a banner of their own. */
function ofRepository(repository: BackupRepository, { healths, withoutKit }: Estate): Attention[] {
  const { id, name } = repository
  const health = healths.find(({ repositoryId }) => repositoryId === id)
  const others = (health?.alerts ?? []).filter((alert) => !isSerious(alert))
  const alerts = others.map(({ kind, message }): Attention => ({
    key: `${kind} ${id}`,
    standing: 'warning',
    title: `${name}: ${alertTitles[kind].toLowerCase().replace(/\.$/, '')}`,
    text: message,
    to: pb.repositoryTab(id, 'maintenance'),
  }))
  const kit: Attention[] = withoutKit.includes(id)
    ? [
        {
          key: `kit ${id}`,
          standing: 'warning',
          title: `${name} has no recovery kit`,
          text: 'If this server is lost, its backups are. Make a kit, print it, and lock it away.',
          to: pb.repositoryTab(id, 'recovery'),
        },
      ]
    : []
  return [...ofDisk(repository), ...alerts, ...kit]
}

function ofApprovals(waiting: readonly Approval[]): Attention[] {
  const [first] = waiting
  if (first === undefined) return []
  const one = `${first.requestedBy} asked to ${first.title}. It is done on ${formatTime(first.dueAt)}.`
  return [
    {
      key: 'approvals',
      standing: 'warning',
      title: `${formatCount(waiting.length, 'destructive act')} ${waiting.length === 1 ? 'waits' : 'wait'}`,
      text: waiting.length === 1 ? one : 'They are done when their time comes. Approve them, or refuse them.',
      to: pb.approvals(),
    },
  ]
}

function ofDisk({ id, name, capacityBytes, freeSpaceBytes }: BackupRepository): Attention[] {
  const share = capacityBytes === 0 ? 1 : freeSpaceBytes / capacityBytes
  if (share >= scarceShare) return []
  return [
    {
      key: `repository ${id}`,
      standing: share < veryScarceShare ? 'bad' : 'warning',
      title: `The disk of ${name} is almost full`,
      text: `${formatBytes(freeSpaceBytes)} of ${formatBytes(capacityBytes)} are free. Make room, or let new jobs use another repository.`,
      to: pb.repository(id),
    },
  ]
}
