/** Who is protected and who is not: the mailboxes in the repositories beside the people of the directory. */
import type { ApiDependencies } from '../../dependencies.ts'
import {
  OperationError,
  type Organization,
  type ProtectedObject,
  type Reach,
} from '../../../operations/index.ts'
import type { CsvCell } from '../../http/csv.ts'
import { readAll } from '../../page.ts'
import type { ReportTable } from './report.ts'
import type { ReportZone } from './zone.ts'

type Operations = ApiDependencies['operations']

/** A person or shared mailbox: in the directory, in repositories, or in both. */
interface Subject {
  readonly name: string
  readonly address: string
  readonly kind: string
  readonly backups: readonly ProtectedObject[]
}

interface Surveyed {
  readonly organization: string
  readonly subjects: readonly Subject[]
  /** Why it is unknown who is not protected; undefined when it is known. */
  readonly gap: string | undefined
}

export interface ProtectionReport {
  readonly operations: Operations
  readonly organizations: readonly Organization[]
  readonly reach: Reach
  readonly zone: ReportZone
}

/** A line a mailbox and repository. */
export async function mailboxProtection(report: ProtectionReport): Promise<ReportTable> {
  const { operations, reach, zone } = report
  const names = new Map((await operations.repositories.list(reach)).map(({ id, name }) => [id, name]))
  const header = [
    'Organization',
    'Mailbox',
    'Address',
    'Kind',
    'State',
    'Repository',
    `Last backup (${zone.name})`,
  ]
  const rows = await rowsOf(report, ({ organization, subject }) => {
    const { name, address, kind, backups } = subject
    if (backups.length === 0) return [[organization, name, address, kind, 'Not protected', '', '']]
    return backups.map(({ repositoryId, lastBackedUpAt }) => [
      organization,
      name,
      address,
      kind,
      'Protected',
      names.get(repositoryId) ?? repositoryId,
      zone.timeOf(lastBackedUpAt),
    ])
  })
  return { header, rows }
}

/** A line a user. */
export async function userProtection(report: ProtectionReport): Promise<ReportTable> {
  const { zone } = report
  const header = [
    'Organization',
    'User',
    'Account',
    'Kind',
    'State',
    'Mailbox',
    'OneDrive',
    `Last backup (${zone.name})`,
  ]
  const rows = await rowsOf(report, ({ organization, subject: { name, address, kind, backups } }) => {
    const isProtected = backups.length > 0
    const last = Math.max(...backups.map(({ lastBackedUpAt }) => lastBackedUpAt))
    return [
      [
        organization,
        name,
        address,
        kind,
        isProtected ? 'Protected' : 'Not protected',
        isProtected ? 'Yes' : 'No',
        'No',
        isProtected ? zone.timeOf(last) : '',
      ],
    ]
  })
  return { header, rows }
}

type Line = readonly CsvCell[]

async function rowsOf(
  { operations, organizations, reach }: ProtectionReport,
  linesOf: (one: { readonly organization: string; readonly subject: Subject }) => readonly Line[],
): Promise<readonly Line[]> {
  const rows: Line[] = []
  for (const one of organizations) {
    const { organization, subjects, gap } = await survey(operations, one, reach)
    for (const subject of subjects) rows.push(...linesOf({ organization, subject }))
    if (gap !== undefined) rows.push([organization, '', '', '', `Not known who is not protected: ${gap}`])
  }
  return rows
}

async function survey(operations: Operations, { id, label }: Organization, reach: Reach): Promise<Surveyed> {
  const backups = await readAll((page) =>
    operations.protection.objects({ type: 'User', organizationId: id }, reach, page),
  )
  const byUser = new Map<string, ProtectedObject[]>()
  for (const one of backups) byUser.set(one.id, [...(byUser.get(one.id) ?? []), one])
  const { people, gap } = await directoryOf(operations, id, reach)
  const subjects = people.map(({ id: userId, displayName, userName, isShared }) => {
    const own = byUser.get(userId) ?? []
    byUser.delete(userId)
    return {
      name: displayName,
      address: own[0]?.address ?? userName,
      kind: isShared ? 'Shared' : 'User',
      backups: own,
    }
  })
  // Whoever left the directory is still in the backups.
  for (const own of byUser.values())
    subjects.push({ name: own[0]?.name ?? '', address: own[0]?.address ?? '', kind: '', backups: own })
  return { organization: label, subjects, gap }
}

type Directory = Pick<Surveyed, 'gap'> & {
  readonly people: Awaited<ReturnType<Operations['directory']['people']>>['items']
}

/** A directory that does not answer must not make a report that says nothing of it. */
async function directoryOf(
  { directory }: Operations,
  id: Organization['id'],
  reach: Reach,
): Promise<Directory> {
  try {
    let lacks: string | undefined
    let setId: string | undefined
    const people = await readAll(async (page) => {
      const found = await directory.people(id, {}, reach, { ...page, setId })
      ;({ lacks, setId } = found)
      return found
    })
    return { people, gap: lacks === undefined ? undefined : `the permission ${lacks} is missing` }
  } catch (error) {
    if (!(error instanceof OperationError)) throw error
    return { people: [], gap: error.message }
  }
}
