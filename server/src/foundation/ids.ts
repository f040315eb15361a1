/** Identifiers of our own records: UUIDs in lower case, branded so that one kind never passes for another. */

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type OrganizationId = Branded<'OrganizationId'>
export type BackupRepositoryId = Branded<'BackupRepositoryId'>
export type JobId = Branded<'JobId'>
export type JobSessionId = Branded<'JobSessionId'>
/** The name of a restore point's head in its vault; opaque and URL-safe. */
export type RestorePointId = Branded<'RestorePointId'>
export type RestoreSessionId = Branded<'RestoreSessionId'>
/** An object id of the tenant's directory (Entra ID), lower case. */
export type DirectoryObjectId = Branded<'DirectoryObjectId'>
/** A tenant id of Entra ID, lower case. */
export type TenantId = Branded<'TenantId'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Tells whether a text is a UUID in the form that we store: lower case, with hyphens. */
export function isUuid(text: string): boolean {
  return uuid.test(text)
}
