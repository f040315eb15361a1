/** Identifiers in paths: what is not one of ours is answered like what does not exist. */
import {
  isUuid,
  type BackupRepositoryId,
  type DirectoryObjectId,
  type JobId,
  type JobSessionId,
  type OrganizationId,
  type RestoreSessionId,
} from '../foundation/ids.ts'
import { RequestError } from './http/errors.ts'

/** The one answer for what is absent, foreign or out of reach, in the words of the operations. */
export const notFound = (): RequestError => new RequestError('not_found', 'The object was not found.')

/** Reads ids of one kind; throws {@link RequestError} `not_found` for a text that is no UUID. */
const reader =
  <Id extends string>(isId: (text: string) => text is Id) =>
  (text: string): Id => {
    const id = text.toLowerCase()
    if (!isId(id)) throw notFound()
    return id
  }

export const organizationId = reader((text): text is OrganizationId => isUuid(text))
export const repositoryId = reader((text): text is BackupRepositoryId => isUuid(text))
export const jobId = reader((text): text is JobId => isUuid(text))
export const jobSessionId = reader((text): text is JobSessionId => isUuid(text))
export const restoreSessionId = reader((text): text is RestoreSessionId => isUuid(text))
export const invitationId = reader((text): text is string => isUuid(text))
/** The id of a restore operator role. */
export const rbacRoleId = reader((text): text is string => isUuid(text))
const directoryObjectId = reader((text): text is DirectoryObjectId => isUuid(text))

const cloudSuffix = '00000000-0000-0000-0000-000000000000'

/** A user's id in the dialect: object id and a second GUID, zero for a cloud user, 72 characters without a separator. */
export function userIdToWire(id: DirectoryObjectId): string {
  return `${id}${cloudSuffix}`
}

/** Accepts the 72 characters of the dialect and the bare object id. */
export function userId(text: string): DirectoryObjectId {
  return directoryObjectId(text.length === 72 ? text.slice(0, 36) : text)
}

/** The same for a text that need not be an id at all. */
export function parseUserId(text: string): DirectoryObjectId | undefined {
  return isUuid(text.slice(0, 36).toLowerCase()) && [36, 72].includes(text.length) ? userId(text) : undefined
}
