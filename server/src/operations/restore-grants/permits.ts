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
  const command = `strongroom org restore-permissions grant ${name} --minutes 60 --reason TEXT`
  if (restore === 'none')
    return `${name} was connected without restore permissions. Its backups can be exported; to restore to Microsoft 365: strongroom org edit ${name} --restore just-in-time`
  if (row === undefined)
    return `${name} holds restore permissions only when a privileged administrator of the tenant grants them for a while: ${command}`
  if (row.expiresAt <= now)
    return `The time of the restore permissions of ${name} is over. Take them away (strongroom org restore-permissions revoke ${row.id}), then grant them again: ${command}`
  if (row.state === 'granted')
    return `The restore permissions of ${name} are granted, but Microsoft has not made them effective yet: try again in some minutes (strongroom org restore-permissions list ${name}).`
  return `The restore permissions of ${name} are not granted completely. Go on with a new sign-in: ${command}`
}
