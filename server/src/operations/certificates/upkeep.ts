/** What is done for each application by itself: go on, rotate in time, raise the alarm, take away. */
import {
  appendAudit,
  insertApplicationKey,
  updateApplicationKey,
  type ApplicationKeyRow,
} from '../../database/index.ts'
import { describeError } from '../../foundation/errors.ts'
import { clearFailed, giveUp } from './failed-keys.ts'
import { HopelessRotation } from './hopeless.ts'
import { activeKey, comingKey, type KeyHolder, newKeyRow, reread } from './key-holder.ts'
import { retireKeys } from './retirement.ts'
import {
  allExpired,
  finishRotation,
  type FreshKeys,
  noteTrouble,
  type RotationDependencies,
} from './rotation.ts'

const dayMs = 86_400_000
/** Less than this is left: another key follows (PRV-22). */
const rotateBeforeMs = 30 * dayMs
/** Less than this is left and nothing followed: somebody is called. */
export const alarmBeforeMs = 7 * dayMs

export interface UpkeepDependencies extends RotationDependencies {
  readonly fresh: FreshKeys
  /** When a key was last used since the start; nobody knows when left out. */
  readonly lastUsedAt?: (keyId: string) => number | undefined
}

/** Whether the application's keys follow each other without anybody asking. */
export function isAutomatic({ rows: [{ origin, applicationObjectId }] }: KeyHolder): boolean {
  return origin !== 'existing' && applicationObjectId !== null
}

/** Notes a key that is to follow; it is made in the next step. */
export async function planKey(
  { database, clock, random }: RotationDependencies,
  { rows: [row] }: KeyHolder,
): Promise<ApplicationKeyRow> {
  const { organizationId, id: applicationId } = row
  const key = newKeyRow({ id: random.uuid(), organizationId, applicationId, now: clock.now() })
  await insertApplicationKey(database.db, key)
  return key
}

/** Everything for one application; what fails is logged and on record, and comes again. */
export async function keepHolder(
  dependencies: UpkeepDependencies,
  given: KeyHolder,
  signal: AbortSignal,
): Promise<void> {
  await noteUse(dependencies, given)
  const holder = await reread(dependencies, given)
  const active = activeKey(holder)
  if (active === undefined) return
  const left = active.notAfter - dependencies.clock.now()
  const coming = comingKey(holder)
  if (coming === undefined && left > 0 && left < rotateBeforeMs && isAutomatic(holder))
    await planKey(dependencies, holder)
  await workOn(dependencies, holder, signal)
  await raiseAlarm(dependencies, await reread(dependencies, holder))
}

/** Goes on with what is under way, and takes away what may go. */
export async function workOn(
  dependencies: UpkeepDependencies,
  holder: KeyHolder,
  signal: AbortSignal,
): Promise<void> {
  try {
    await finishRotation(dependencies, holder, dependencies.fresh, signal)
    await retireKeys(dependencies, holder, signal)
    await clearFailed(dependencies, holder, signal)
  } catch (error) {
    if (signal.aborted) return
    if (error instanceof HopelessRotation) return endHopeless(dependencies, holder, error, signal)
    const words = describeError(error)
    const { organization, rows } = holder
    dependencies.log.warn(
      { err: error, organizationId: organization.id, clientId: rows[0].appId },
      'a certificate is not rotated; it is tried again',
    )
    const key =
      comingKey(await reread(dependencies, holder)) ?? holder.keys.find(({ state }) => state === 'retiring')
    if (key !== undefined) await noteTrouble(dependencies, key, words.slice(0, 1_000))
  }
}

/** The key came to nothing, and the application keeps the one that it has; another one may be asked for. */
async function endHopeless(
  dependencies: UpkeepDependencies,
  given: KeyHolder,
  error: HopelessRotation,
  signal: AbortSignal,
): Promise<void> {
  const holder = await reread(dependencies, given)
  const key = comingKey(holder)
  const { organization, rows } = holder
  dependencies.log.error(
    { err: error, organizationId: organization.id, clientId: rows[0].appId },
    error.message,
  )
  if (key !== undefined) await giveUp(dependencies, holder, key, error)
  await clearFailed(dependencies, holder, signal)
}

async function noteUse({ database, lastUsedAt }: UpkeepDependencies, { keys }: KeyHolder): Promise<void> {
  for (const key of keys) {
    const at = lastUsedAt?.(key.keyId)
    if (at !== undefined && at > (key.lastUsedAt ?? 0))
      await updateApplicationKey(database.db, key.id, { lastUsedAt: at })
  }
}

async function raiseAlarm({ database, clock, log }: UpkeepDependencies, holder: KeyHolder): Promise<void> {
  const active = activeKey(holder)
  const left = active === undefined ? Number.POSITIVE_INFINITY : active.notAfter - clock.now()
  if (active === undefined || left >= alarmBeforeMs) return
  const { organization, rows } = holder
  const error =
    left <= 0
      ? allExpired(holder)
      : `The certificate of ${rows[0].displayName} expires in ${Math.floor(left / dayMs)} days, and no other one has followed. Rotate the certificate of ${organization.name}.`
  log.error(
    { organizationId: organization.id, clientId: rows[0].appId, thumbprint: active.thumbprintSha1 },
    error,
  )
  await database.transaction(async (trx) => {
    await appendAudit(trx, {
      at: clock.now(),
      action: 'certificate.alarm',
      outcome: 'failed',
      actor: 'system',
      organizationId: organization.id,
      reason: left <= 0 ? 'expired' : 'expires_soon',
      details: {
        clientId: rows[0].appId,
        certificateThumbprint: active.thumbprintSha1,
        expiresAt: active.notAfter,
        error,
      },
    })
  })
}
