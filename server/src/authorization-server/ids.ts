/** Texts of our records and of checked claims as the ids that they are. */
import { type DirectoryObjectId, isUuid, type OrganizationId } from '../foundation/ids.ts'

/** @throws {Error} when it is none: a damaged record. */
export function organizationIdOf(text: string): OrganizationId {
  if (isOrganizationId(text)) return text
  throw new Error('not the id of an organization')
}

/** @throws {Error} when it is none: a damaged record. */
export function directoryObjectIdOf(text: string): DirectoryObjectId {
  if (isDirectoryObjectId(text)) return text
  throw new Error('not the id of a directory object')
}

function isOrganizationId(text: string): text is OrganizationId {
  return isUuid(text)
}

function isDirectoryObjectId(text: string): text is DirectoryObjectId {
  return isUuid(text)
}
