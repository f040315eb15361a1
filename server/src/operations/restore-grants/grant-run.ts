/** Grants, waits until tokens carry the permissions, and takes away again what could not be finished. */
import { type Database, type RestoreGrantRow, updateRestoreGrant } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { describeError } from '../../foundation/errors.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import { grantRoles, revokeOwnRoles, standingRoles } from '../../microsoft365/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'
import { type Connections, credentialOf } from '../connections.ts'
import { OperationError } from '../errors.ts'
import { organizationId } from '../ids.ts'
import type { Microsoft365, SignedInAdministrator } from '../ports.ts'
import type { PlannedGrant } from './grant-plan.ts'
import { closeOverdueFinding, createGrantRecord, type GrantRecord } from './grant-record.ts'
import { objectsOfGrant, permissionsOfGrant } from './stored.ts'

export interface GrantRunDependencies {
  readonly database: Database
  readonly microsoft365: Pick<Microsoft365, 'needed' | 'waitUntilEffective'>
  readonly connections: Pick<Connections, 'forget'>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface GrantRun {
  readonly row: RestoreGrantRow
  readonly actor: Actor
  readonly tell: (progress: string) => void
  readonly signal: AbortSignal
}

/** Until every permission is granted; then the row is `granted`. Each grant is on record before it is made. */
export async function makeGrants(
  dependencies: GrantRunDependencies,
  administrator: SignedInAdministrator,
  run: GrantRun,
): Promise<boolean> {
  const { database, clock, random, log } = dependencies
  const { row, actor, tell, signal } = run
  const record = createGrantRecord(database, row)
  const { appId } = record.objects()
  const roles = permissionsOfGrant(row)
  try {
    await grantRoles(
      {
        graph: administrator.graph,
        clock,
        random,
        earlier: record.objects().created,
        record: (object) => record.record(object),
        withdraw: (object) => record.withdraw(object),
        progress: ({ title, detail }) => tell(detail === '' ? title : `${title}: ${detail}`),
      },
      { appId, roles },
      signal,
    )
  } catch (error) {
    // A server that stops leaves everything on record, to be taken up with another sign-in.
    if (signal.aborted) return false
    log.warn({ err: error, organizationId: row.organizationId }, 'restore permissions could not be granted')
    await takeBack(dependencies, { administrator, record, run }, error)
    return false
  }
  await record.note({ error: undefined })
  await database.transaction(async (trx) => {
    await updateRestoreGrant(trx, row.id, { state: 'granted' })
    await recordAct(trx, clock, actor, {
      action: 'restore-permission.grant',
      organizationId: row.organizationId,
      details: {
        userName: row.grantedBy,
        clientId: appId,
        permissions: roles.map(({ value }) => value),
        purpose: row.reason,
        expiresAt: row.expiresAt,
      },
    })
  })
  dependencies.connections.forget(organizationId(row.organizationId))
  return true
}

interface Failed {
  readonly administrator: SignedInAdministrator
  readonly record: GrantRecord
  readonly run: GrantRun
}

async function takeBack(
  dependencies: GrantRunDependencies,
  { administrator, record, run: { row, actor, signal } }: Failed,
  error: unknown,
): Promise<void> {
  const { database, clock } = dependencies
  const { appId } = record.objects()
  const { created } = record.objects()
  const own = { appId, roles: permissionsOfGrant(row), created }
  const left =
    created.length === 0
      ? []
      : await revokeOwnRoles({ graph: administrator.graph }, own, signal).then(
          ({ ours }) => ours,
          () => created.map(({ name }) => name),
        )
  const reason = describeError(error)
  const advice =
    left.length === 0
      ? 'Nothing stands in the tenant.'
      : `These may stand in the tenant: ${left.join(', ')}. Revoke the grant with a new sign-in.`
  await record.note({ error: `${reason} ${advice}` })
  await database.transaction(async (trx) => {
    if (left.length === 0) await updateRestoreGrant(trx, row.id, { state: 'revoked', revokedAt: clock.now() })
    await recordAct(trx, clock, actor, {
      action: 'restore-permission.grant',
      outcome: 'failed',
      organizationId: row.organizationId,
      details: { userName: row.grantedBy, clientId: appId, permissions: left, error: reason },
    })
  })
}

/** Until tokens carry the permissions: 20 minutes at most, and no longer than they are granted for. */
export async function awaitEffect(
  dependencies: GrantRunDependencies,
  { organization, application }: Pick<PlannedGrant, 'organization' | 'application'>,
  { row, tell, signal }: Omit<GrantRun, 'actor'>,
): Promise<void> {
  const { database, microsoft365, connections, clock, log } = dependencies
  const record = createGrantRecord(database, row)
  const credential = credentialOf(organization, application)
  if (credential === undefined) return
  const values = permissionsOfGrant(row).filter(({ resource }) => resource === 'graph')
  const roles = { graph: values.map(({ value }) => value) }
  tell('Microsoft makes the permissions effective')
  try {
    const progress = ({ detail }: { readonly detail: string }): void =>
      tell(detail === '' ? 'Microsoft makes the permissions effective' : detail)
    await microsoft365.waitUntilEffective(credential, roles, { progress }, signal)
    await record.note({ effectiveAt: clock.now(), error: undefined })
    // Tokens keep the permissions of the moment in which they were issued.
    connections.forget(organizationId(row.organizationId))
  } catch (error) {
    if (signal.aborted) return
    log.warn(
      { err: error, organizationId: row.organizationId },
      'restore permissions do not become effective',
    )
    await record.note({ error: describeError(error) })
  }
}

const looksAfterwards = 6
const betweenLooksMs = 5_000

/** Takes away what is ours, and looks that it is gone; says what others granted. @throws {OperationError} `upstream_unavailable` with what still stands. */
export async function takeAway(
  dependencies: GrantRunDependencies,
  administrator: SignedInAdministrator,
  { row, actor, signal, userName }: Omit<GrantRun, 'tell'> & { readonly userName: string },
): Promise<void> {
  const { database, clock, connections } = dependencies
  const record = createGrantRecord(database, row)
  const { appId, created } = objectsOfGrant(row)
  const own = { appId, roles: permissionsOfGrant(row), created }
  await updateRestoreGrant(database.db, row.id, { state: 'revoking' })
  const { graph } = administrator
  let left = await revokeOwnRoles({ graph }, own, signal)
  for (let look = 1; left.ours.length > 0 && look < looksAfterwards; look += 1) {
    await clock.sleep(betweenLooksMs, signal)
    left = await standingRoles({ graph }, own, signal)
  }
  const { ours, others } = left
  if (ours.length > 0) {
    const message = `Still in the tenant: ${ours.join(', ')}. Revoke again with a new sign-in, or take them away in the Microsoft Entra admin center.`
    await record.note({ error: message })
    throw new OperationError('upstream_unavailable', message)
  }
  const stays = `Somebody else granted ${others.join(', ')}: left alone. Take it away in the Microsoft Entra admin center if nobody needs it.`
  await record.note({ error: others.length === 0 ? undefined : stays })
  await database.transaction(async (trx) => {
    await updateRestoreGrant(trx, row.id, { state: 'revoked', revokedBy: userName, revokedAt: clock.now() })
    await recordAct(trx, clock, actor, {
      action: 'restore-permission.revoke',
      organizationId: row.organizationId,
      details: { userName, clientId: appId, permissions: created.map(({ name }) => name) },
    })
  })
  await closeOverdueFinding(dependencies, row)
  connections.forget(organizationId(row.organizationId))
}
