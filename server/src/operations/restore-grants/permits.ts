/** Restores are refused while the organization has no restore permissions that were granted for now. */
import {
  type Database,
  findOrganization,
  listRestoreGrants,
  type RestoreGrantRow,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { recordAct } from '../audit/record.ts'
import { OperationError } from '../errors.ts'
import { optionsOf } from '../provisioning/options.ts'
import { orNotFound } from '../refusals.ts'
import type { RestorePermits } from './restore-grants.ts'
import { objectsOfGrant } from './stored.ts'

const mostGrants = 20

export function createRestorePermits({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): RestorePermits {
  return {
    async require(id, actor) {
      const organization = orNotFound(await findOrganization(database.db, id))
      const { restore } = optionsOf(organization)
      if (restore === 'standing') return undefined
      const grants = restore === 'none' ? [] : await listRestoreGrants(database.db, id, mostGrants)
      const standing = grants.filter(({ state }) => state !== 'revoked')
      const now = clock.now()
      const good = standing.find((row) => isGood(row, now))
      if (good !== undefined) return good.expiresAt
      await database.transaction((trx) =>
        recordAct(trx, clock, actor, {
          action: 'restore.permit',
          outcome: 'refused',
          organizationId: id,
          reason: 'approval_required',
        }),
      )
      throw new OperationError('approval_required', refusal(organization.name, restore, standing[0], now))
    },
  }
}

function isGood(row: RestoreGrantRow, now: number): boolean {
  return row.state === 'granted' && now < row.expiresAt && objectsOfGrant(row).effectiveAt !== undefined
}

function refusal(name: string, restore: string, row: RestoreGrantRow | undefined, now: number): string {
  if (restore === 'none')
    return `${name} was connected without restore permissions. Its backups can be looked at and downloaded. To restore to Microsoft 365, an administrator changes the organization so that restore permissions are granted only while somebody restores (just-in-time).`
  if (row === undefined)
    return `${name} holds restore permissions only when a privileged administrator of the tenant grants them for a while, with a reason: nobody has done so now. Let an administrator of this server grant restore permissions of the organization, then restore again.`
  if (row.expiresAt <= now)
    return `The time of the restore permissions of ${name} is over. Let an administrator revoke them, then grant them again.`
  if (row.state === 'granted')
    return `The restore permissions of ${name} are granted, but Microsoft has not made them effective yet: try again in some minutes. The list of the organization’s restore permissions says how far it is.`
  return `The restore permissions of ${name} are not granted completely. Let an administrator grant them again, with a new sign-in: it goes on where it stopped.`
}
