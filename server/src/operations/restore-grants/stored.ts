/** Restore grants as they lie in their rows. */
import { Type, type Static } from 'typebox'
import type { RestoreGrantRow } from '../../database/index.ts'
import { parseJson } from '../json.ts'
import type { CreatedObject } from '../ports.ts'

const storedPermissions = Type.Array(
  Type.Object({
    resource: Type.Enum(['graph', 'exchange', 'sharepoint']),
    value: Type.String(),
    id: Type.String(),
  }),
)
const storedObjects = Type.Object({
  appId: Type.String(),
  applicationName: Type.String(),
  created: Type.Array(
    Type.Object({
      kind: Type.String(),
      name: Type.String(),
      id: Type.Optional(Type.String()),
      marker: Type.Optional(Type.String()),
      parent: Type.Optional(Type.String()),
      /** Of one that was about to be made: when, in milliseconds since the Unix epoch. */
      at: Type.Optional(Type.Integer()),
    }),
  ),
  /** When tokens carried the permissions. */
  effectiveAt: Type.Optional(Type.Integer()),
  error: Type.Optional(Type.String()),
})

export type StoredPermissions = Static<typeof storedPermissions>
export type StoredObjects = Static<typeof storedObjects>

export function permissionsOfGrant({ permissions }: Pick<RestoreGrantRow, 'permissions'>): StoredPermissions {
  return parseJson(permissions, storedPermissions)
}

export function objectsOfGrant({ objects }: Pick<RestoreGrantRow, 'objects'>): StoredObjects {
  return parseJson(objects, storedObjects)
}

/** What was made in the tenant for it, or was about to be. */
export function grantObjects(row: RestoreGrantRow): readonly CreatedObject[] {
  return objectsOfGrant(row).created
}

/** The permissions with the application that was given them. */
export function grantedRoles(
  row: RestoreGrantRow,
): readonly { readonly appId: string; readonly id: string; readonly value: string }[] {
  const { appId } = objectsOfGrant(row)
  return permissionsOfGrant(row).map(({ id, value }) => ({ appId: appId.toLowerCase(), id, value }))
}

/** Whether it still stands although its time is over. */
export function isOverdue(row: RestoreGrantRow, now: number): boolean {
  return row.state !== 'revoked' && row.expiresAt <= now && objectsOfGrant(row).created.length > 0
}

/** Key of the drift finding that it stands although its time is over. */
export function overdueKey(row: Pick<RestoreGrantRow, 'id' | 'objects'>): string {
  return `restore-permission-overdue ${objectsOfGrant(row).appId} ${row.id}`
}
