/** `RESTRestorePoint`: a state of an organization that can be gone back to. */
import { Type, type Static } from 'typebox'
import type { RestorePointEntry } from '../../../operations/index.ts'
import { isoDateTime } from '../../http/date-time.ts'
import { links, resource, uuid } from '../../schema.ts'

export const restorePointSchema = resource(
  'RESTRestorePoint',
  {
    id: Type.String(),
    repositoryId: uuid,
    organizationId: uuid,
    jobId: uuid,
    backupTime: Type.String({ format: 'date-time' }),
    isExchange: Type.Boolean(),
    isSharePoint: Type.Boolean(),
    isOneDrive: Type.Boolean(),
    isTeams: Type.Boolean(),
    isLongTermCopy: Type.Boolean(),
    isRetrieved: Type.Boolean(),
    isDeleted: Type.Boolean(),
    isCopy: Type.Boolean(),
    eTag: Type.Integer(),
    objectsEtag: Type.Integer(),
    _links: links,
  },
  { since: { isDeleted: 7, isCopy: 7, eTag: 8, objectsEtag: 8 } },
)
export type RestorePointBody = Static<typeof restorePointSchema>

export function restorePointBody(point: RestorePointEntry, root: string): RestorePointBody {
  return {
    id: point.id,
    repositoryId: point.repositoryId,
    organizationId: point.organizationId,
    jobId: point.jobId,
    backupTime: isoDateTime(point.backedUpAt),
    isExchange: true,
    isSharePoint: false,
    isOneDrive: false,
    isTeams: false,
    isLongTermCopy: false,
    isRetrieved: false,
    isDeleted: false,
    isCopy: false,
    eTag: 0,
    objectsEtag: 0,
    _links: {
      self: { href: `${root}/RestorePoints/${point.id}` },
      organization: { href: `${root}/Organizations/${point.organizationId}` },
      backupRepository: { href: `${root}/BackupRepositories/${point.repositoryId}` },
    },
  }
}
