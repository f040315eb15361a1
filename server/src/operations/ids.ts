/** Ids of our own rows, and of Microsoft's directory, branded where they enter. */
import {
  isUuid,
  type BackupRepositoryId,
  type DirectoryObjectId,
  type JobId,
  type JobSessionId,
  type OrganizationId,
  type RestorePointId,
  type RestoreSessionId,
  type TenantId,
} from '../foundation/ids.ts'

const branded =
  <Id extends string>(isId: (text: string) => text is Id) =>
  (text: string): Id => {
    if (!isId(text)) throw new Error('an id is empty')
    return text
  }

export const organizationId = branded((text): text is OrganizationId => text !== '')
export const repositoryId = branded((text): text is BackupRepositoryId => text !== '')
export const jobId = branded((text): text is JobId => text !== '')
export const jobSessionId = branded((text): text is JobSessionId => text !== '')
export const restorePointId = branded((text): text is RestorePointId => text !== '')
export const restoreSessionId = branded((text): text is RestoreSessionId => text !== '')

const lowerCaseDirectoryObjectId = branded((text): text is DirectoryObjectId => text !== '')
const lowerCaseTenantId = branded((text): text is TenantId => text !== '')
export const directoryObjectId = (id: string): DirectoryObjectId =>
  lowerCaseDirectoryObjectId(id.toLowerCase())
export const tenantId = (id: string): TenantId => lowerCaseTenantId(id.toLowerCase())

/**
 * The directory object that an id of the REST dialect names: a GUID, or a GUID followed by a second one
 * (organization-wide ids have 72 characters); undefined for anything else.
 */
export function parseDirectoryObjectId(text: string): DirectoryObjectId | undefined {
  const id = text.slice(0, 36).toLowerCase()
  return isUuid(id) ? directoryObjectId(id) : undefined
}
