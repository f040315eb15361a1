/** Reads what the job sessions recorded of the objects that they saved. */
import {
  countProtectedObjects,
  type Database,
  findOrganization,
  findRestorePoint,
  type LicensedObject,
  listBackupRepositories,
  listLicensedUsers,
  listOrganizations,
  listProtectedObjects,
  listRestorePoints,
  type ProtectedObjectRow,
  type RestorePointRow,
  releaseLicensedUser,
  sumWrittenBytes,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import { recordAct } from '../audit/record.ts'
import type { Reach } from '../caller.ts'
import { directoryObjectId, organizationId, repositoryId } from '../ids.ts'
import { readPage, slicePage } from '../page.ts'
import { administered, administers } from '../reach.ts'
import { notFound, orNotFound } from '../refusals.ts'
import { repositoryWithin } from '../repositories/repository-reach.ts'
import { resourcesOf } from '../restore/restore-point-row.ts'
import type {
  LicensedUser,
  ProtectedFilter,
  ProtectedObject,
  ProtectionOperations,
  RepositoryUse,
} from './protection.ts'

export interface ProtectionDependencies {
  readonly database: Database
  readonly clock: Clock
}

const licensedForMs = 31 * 86_400_000
/** More users than any license of the dialect counts. */
const everybody = { offset: 0, limit: 1_000_000 }

export function createProtection(dependencies: ProtectionDependencies): ProtectionOperations {
  return { ...objectsOf(dependencies), ...licensingOf(dependencies) }
}

type Objects = Pick<ProtectionOperations, 'objects' | 'ofRestorePoint' | 'organizations' | 'use'>

function objectsOf({ database }: ProtectionDependencies): Objects {
  const { db } = database
  return {
    async objects({ id: objectId, at, ...filter }, reach, page) {
      if (at !== undefined)
        return slicePage(await objectsAt(database, { ...filter, id: objectId, at }, reach), page)
      const rows = {
        ...filter,
        name: filter.name?.toLowerCase(),
        objectId,
        organizationIds: administered(reach),
      }
      return readPage(page, (part) => listProtectedObjects(db, rows, part), protectedObject)
    },
    async ofRestorePoint(id, type, reach, page) {
      const found = await findRestorePoint(db, id)
      const point = orNotFound(found && administers(reach, found.organizationId) ? found : undefined)
      return slicePage(type === 'User' ? usersOf(point) : [], page)
    },
    async organizations(id, reach) {
      await repositoryWithin(database, id, reach)
      const counted = await countProtectedObjects(db, { repositoryId: id })
      const ids = [...new Set(counted.map((one) => one.organizationId))].filter((one) =>
        administers(reach, one),
      )
      const names = new Map((await listOrganizations(db)).map((row) => [row.id, row.name]))
      return ids.map((one) => ({ id: organizationId(one), name: names.get(one) ?? one }))
    },
    use: (id, reach) => useOf(database, id, reach),
  }
}

/** Mailboxes are what restore points hold by now. */
function usersOf(point: RestorePointRow): ProtectedObject[] {
  return resourcesOf(point)
    .filter(({ kind }) => kind === 'mailbox')
    .map(({ id, name, address }) => ({
      type: 'User',
      id,
      name,
      address,
      organizationId: organizationId(point.organizationId),
      repositoryId: repositoryId(point.repositoryId),
      lastBackedUpAt: point.backedUpAt,
    }))
}

/** What the newest restore point of every job held at a moment; by name, each object once a repository. */
async function objectsAt(
  database: Database,
  { at, id, name, type, ...filter }: ProtectedFilter & { readonly at: number },
  reach: Reach,
): Promise<readonly ProtectedObject[]> {
  if (type !== undefined && type !== 'User') return []
  const points = await listRestorePoints(database.db, { ...filter, backedUpUntil: at })
  const jobs = new Set<string>()
  const found = new Map<string, ProtectedObject>()
  for (const point of points) {
    const job = `${point.repositoryId} ${point.jobId}`
    if (jobs.has(job) || !administers(reach, point.organizationId)) continue
    jobs.add(job)
    for (const user of usersOf(point)) {
      const key = `${point.repositoryId} ${point.organizationId} ${user.id}`
      if (!found.has(key)) found.set(key, user)
    }
  }
  const part = name?.toLowerCase() ?? ''
  return [...found.values()]
    .filter((user) => (id === undefined || user.id === id) && isNamed(user, part))
    .toSorted((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)))
}

function isNamed({ name, address }: ProtectedObject, part: string): boolean {
  return name.toLowerCase().includes(part) || address.toLowerCase().includes(part)
}

async function useOf(
  database: Database,
  id: OrganizationId,
  reach: Reach,
): Promise<readonly RepositoryUse[]> {
  const { db } = database
  orNotFound(administers(reach, id) ? await findOrganization(db, id) : undefined)
  const counted = await countProtectedObjects(db, { organizationId: id })
  const written = new Map((await sumWrittenBytes(db, id)).map((row) => [row.repositoryId, row.bytes]))
  const rows = await listBackupRepositories(db)
  return rows.flatMap((row) => {
    const objects = counted.filter((one) => one.repositoryId === row.id)
    if (objects.length === 0) return []
    return [
      {
        repositoryId: repositoryId(row.id),
        repositoryName: row.name,
        usedBytes: written.get(row.id) ?? 0,
        objects: objects.reduce((sum, { count }) => sum + count, 0),
      },
    ]
  })
}

type Licensing = Pick<ProtectionOperations, 'licensedUsers' | 'release' | 'licenses'>

function licensingOf({ database, clock }: ProtectionDependencies): Licensing {
  const { db } = database
  const since = (): number => clock.now() - licensedForMs
  return {
    async licensedUsers({ organizationId: ofOrganization, name, period }, reach, page) {
      const names = new Map((await listOrganizations(db)).map((row) => [row.id, row.name]))
      const filter = {
        organizationIds: withinOf(reach, ofOrganization?.toLowerCase()),
        name: name?.toLowerCase(),
        backedUpSince: period === undefined ? since() : period.from - licensedForMs,
        firstBackedUpUntil: period?.to,
      }
      const monthBegan = startOfMonth(period?.to ?? clock.now())
      return readPage(
        page,
        (part) => listLicensedUsers(db, filter, part),
        (row) => licensedUser(row, { name: names.get(row.organizationId) ?? row.organizationId, monthBegan }),
      )
    },
    async release({ organizationId: ofOrganization, id }, reach, actor) {
      const organizationIds = withinOf(reach, ofOrganization)
      const [user] = await listLicensedUsers(db, { organizationIds, objectId: id, backedUpSince: since() })
      if (user === undefined) throw notFound()
      await database.transaction(async (trx) => {
        await releaseLicensedUser(trx, { organizationId: user.organizationId, objectId: id }, clock.now())
        await recordAct(trx, clock, actor, {
          action: 'license.release',
          organizationId: user.organizationId,
          details: { userId: id },
        })
      })
    },
    async licenses(reach, ofOrganization) {
      if (ofOrganization !== undefined)
        orNotFound(
          administers(reach, ofOrganization) ? await findOrganization(db, ofOrganization) : undefined,
        )
      const filter = { organizationIds: withinOf(reach, ofOrganization), backedUpSince: since() }
      const users = await listLicensedUsers(db, filter, everybody)
      const monthBegan = startOfMonth(clock.now())
      return {
        licensed: users.length,
        new: users.filter(({ firstBackedUpAt }) => firstBackedUpAt >= monthBegan).length,
      }
    },
  }
}

/** The organizations to look into: one of them, or all that are within reach. */
function withinOf(reach: Reach, id: string | undefined): readonly string[] | undefined {
  if (id === undefined) return administered(reach)
  return administers(reach, id) ? [id] : []
}

function startOfMonth(now: number): number {
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

function licensedUser(
  row: LicensedObject,
  { name, monthBegan }: { readonly name: string; readonly monthBegan: number },
): LicensedUser {
  return {
    id: directoryObjectId(row.objectId),
    name: row.name,
    address: row.address,
    organizationId: organizationId(row.organizationId),
    organizationName: name,
    lastBackedUpAt: row.lastBackedUpAt,
    isNew: row.firstBackedUpAt >= monthBegan,
  }
}

function protectedObject(row: ProtectedObjectRow): ProtectedObject {
  const { type } = row
  return {
    type: type === 'Group' || type === 'Site' || type === 'Team' ? type : 'User',
    id: row.objectId,
    name: row.name,
    address: row.address,
    organizationId: organizationId(row.organizationId),
    repositoryId: repositoryId(row.repositoryId),
    lastBackedUpAt: row.lastBackedUpAt,
  }
}
