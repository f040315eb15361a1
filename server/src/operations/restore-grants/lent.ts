/** Restore permissions that stand for a while: needed while they do, whatever the organization's plan says. */
import { type DatabaseSchema, listRestoreGrants } from '../../database/index.ts'
import type { Kysely } from 'kysely'
import { grantedRoles } from './stored.ts'

const mostGrants = 20

export interface LentPermission {
  /** Lower case. */
  readonly appId: string
  /** Microsoft's id of the permission. */
  readonly id: string
  readonly value: string
  /** Milliseconds since the Unix epoch. */
  readonly since: number
  readonly until: number
}

export async function lentPermissions(
  db: Kysely<DatabaseSchema>,
  organizationId: string,
): Promise<readonly LentPermission[]> {
  const rows = await listRestoreGrants(db, organizationId, mostGrants)
  return rows
    .filter(({ state }) => state === 'granted')
    .flatMap((row) =>
      grantedRoles(row).map((role) => Object.assign({ since: row.grantedAt, until: row.expiresAt }, role)),
    )
}
