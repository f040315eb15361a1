/** `RESTBackupRepository`: where backups are kept. */
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { BackupRepository } from '../../../operations/index.ts'
import { links, oneOf, resource, uuid } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** What is kept how long. Every member is kept as given. */
export const retentionMembers = {
  retentionType: Type.Optional(oneOf('ItemLevel', 'SnapshotBased')),
  retentionPeriodType: Type.Optional(oneOf('Monthly', 'Daily', 'Yearly')),
  dailyRetentionPeriod: Type.Optional(Type.Integer({ minimum: 1 })),
  monthlyRetentionPeriod: Type.Optional(Type.Integer({ minimum: 1 })),
  yearlyRetentionPeriod: Type.Optional(
    oneOf('Year1', 'Years2', 'Years3', 'Years5', 'Years7', 'Years10', 'Years25', 'Keep'),
  ),
  retentionFrequencyType: Type.Optional(oneOf('Daily', 'Monthly')),
  dailyTime: Type.Optional(Type.String()),
  dailyType: Type.Optional(oneOf('Everyday', 'Workdays', 'Weekends', ...days)),
  monthlyTime: Type.Optional(Type.String()),
  monthlyDaynumber: Type.Optional(oneOf('First', 'Second', 'Third', 'Fourth', 'Last')),
  monthlyDayofweek: Type.Optional(oneOf(...days)),
}

const retentionSchema = Type.Object(retentionMembers)

/** Clients fail without these three; nothing is deleted yet, so everything is kept. */
const defaultRetention = {
  retentionType: 'SnapshotBased',
  retentionPeriodType: 'Yearly',
  yearlyRetentionPeriod: 'Keep',
  retentionFrequencyType: 'Daily',
} as const

export const backupRepositorySchema = resource(
  'RESTBackupRepository',
  {
    id: uuid,
    name: Type.String(),
    description: Type.String(),
    path: Type.String(),
    proxyId: uuid,
    capacityBytes: Type.Integer(),
    freeSpaceBytes: Type.Integer(),
    isOutOfSync: Type.Boolean(),
    isLongTerm: Type.Boolean(),
    objectStorageEncryptionEnabled: Type.Boolean(),
    isOutdated: Type.Boolean(),
    isIndexed: Type.Boolean(),
    isMigrationLocked: Type.Boolean(),
    isOutOfOrder: Type.Boolean(),
    ...retentionMembers,
    _links: links,
  },
  { since: { isOutdated: 8, isIndexed: 8, isMigrationLocked: 8, isOutOfOrder: 8 } },
)
export type BackupRepositoryBody = Static<typeof backupRepositorySchema>

export const repositoryRequest = Type.Object({
  name: Type.String(),
  description: Type.Optional(Type.String()),
  path: Type.Optional(Type.String()),
  proxyId: Type.Optional(Type.String()),
  objectStorageId: Type.Optional(Type.String()),
  objectStorage: Type.Optional(Type.Object({})),
  objectStorageCachePath: Type.Optional(Type.String()),
  proxyPoolId: Type.Optional(Type.String()),
  encryptionKeyId: Type.Optional(Type.String()),
  organizationId: Type.Optional(Type.String()),
  attachUsedRepository: Type.Optional(Type.Boolean()),
  ...retentionMembers,
})
export type RepositoryRequest = Static<typeof repositoryRequest>

/** What is not named stays as it is. */
export const repositoryChange = Type.Object({
  ...repositoryRequest.properties,
  name: Type.Optional(Type.String()),
})
export type RepositoryChange = Static<typeof repositoryChange>

export const synchronizeSessionSchema = resource('RESTRepositorySynchronizeSession', {
  id: uuid,
  repositoryId: uuid,
  state: oneOf('None', 'Synchronizing', 'Failed'),
  progressPercent: Type.Integer(),
  error: Type.String(),
  _links: links,
})

export const storageUsageSchema = resource('RESTBackupRepositoryStorageUsageInfo', {
  id: uuid,
  name: Type.String(),
  usedSpaceBytes: Type.Integer(),
  localCacheUsedSpaceBytes: Type.Integer(),
  objectStorageUsedSpaceBytes: Type.Integer(),
})

export function keptRetention({ retention }: BackupRepository): Static<typeof retentionSchema> {
  if (!Value.Check(retentionSchema, retention)) throw new TypeError('a retention was not kept whole')
  return retention
}

export function repositoryBody(
  repository: BackupRepository,
  { root, dependencies }: Pick<DialectScope, 'root' | 'dependencies'>,
): BackupRepositoryBody {
  const { id, name, description, path, capacityBytes, freeSpaceBytes } = repository
  const { proxyId } = dependencies.identity
  return {
    ...defaultRetention,
    ...keptRetention(repository),
    id,
    name,
    description,
    path,
    proxyId,
    capacityBytes,
    freeSpaceBytes,
    isOutOfSync: false,
    isLongTerm: false,
    objectStorageEncryptionEnabled: false,
    isOutdated: false,
    isIndexed: false,
    isMigrationLocked: false,
    isOutOfOrder: false,
    _links: {
      self: { href: `${root}/BackupRepositories/${id}` },
      proxy: { href: `${root}/Proxies/${proxyId}` },
    },
  }
}

/** The retention members of a request. */
export function givenRetention(request: object): Record<string, string | number> {
  const given = Object.keys(retentionMembers).flatMap((name) => {
    const value: unknown = Reflect.get(request, name)
    return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : []
  })
  return Object.fromEntries(given)
}

/** The same, with the defaults for what it leaves open. */
export function retentionOf(request: RepositoryRequest): Record<string, string | number> {
  const isPeriodGiven = request.retentionPeriodType !== undefined
  const { yearlyRetentionPeriod, retentionPeriodType, ...others } = defaultRetention
  return {
    ...others,
    ...(isPeriodGiven ? {} : { retentionPeriodType, yearlyRetentionPeriod }),
    ...givenRetention(request),
  }
}
