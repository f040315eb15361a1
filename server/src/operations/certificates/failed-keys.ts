/** Keys that came to nothing: put on record, and cleared away at Microsoft and here. */
import { type ApplicationKeyRow, appendAudit, updateApplicationKey } from '../../database/index.ts'
import { describeError } from '../../foundation/errors.ts'
import type { HopelessRotation } from './hopeless.ts'
import { type HolderDependencies, type KeyHolder, moveKey, reread } from './key-holder.ts'
import { applicationOf, type RotationDependencies } from './rotation.ts'

/** The key came to nothing: on record with the reason, and in the audit log. What is left of it is cleared afterwards. */
export async function giveUp(
  { database, clock }: Pick<HolderDependencies, 'database' | 'clock'>,
  holder: KeyHolder,
  key: ApplicationKeyRow,
  { code, message }: Pick<HopelessRotation, 'code' | 'message'>,
): Promise<void> {
  // Whether Microsoft was told or not, it is looked for there by the id that we asked for.
  const entraKeyId = key.entraKeyId ?? key.id
  await database.transaction(async (trx) => {
    const now = clock.now()
    const change = { error: message, entraKeyId }
    await moveKey(trx, holder, { keyId: key.keyId, to: 'failed', change }, now)
    const { organization, rows } = holder
    await appendAudit(trx, {
      at: now,
      action: 'certificate.fail',
      outcome: 'failed',
      actor: 'system',
      organizationId: organization.id,
      reason: code,
      details: { clientId: rows[0].appId, certificateThumbprint: key.thumbprintSha1, error: message },
    })
  })
}

/**
 * Leaves nothing of keys that came to nothing: they are taken away at Microsoft, then here. What Microsoft cannot be told
 * now is tried again, until the certificate has expired and is worth nothing.
 */
export async function clearFailed(
  dependencies: RotationDependencies,
  given: KeyHolder,
  signal: AbortSignal,
): Promise<void> {
  const holder = await reread(dependencies, given)
  for (const key of holder.keys)
    if (key.state === 'failed' && key.entraKeyId !== null)
      try {
        await clear(dependencies, holder, { ...key, entraKeyId: key.entraKeyId }, signal)
      } catch (error) {
        signal.throwIfAborted()
        const organizationId = holder.organization.id
        dependencies.log.warn(
          { reason: describeError(error), organizationId },
          'a failed key is not cleared yet',
        )
      }
}

async function clear(
  { keyring, keys, clock, database }: RotationDependencies,
  holder: KeyHolder,
  key: ApplicationKeyRow & { readonly entraKeyId: string },
  signal: AbortSignal,
): Promise<void> {
  // By its state: the application's row may be older than the switch.
  const active = holder.keys.find(({ state }) => state === 'active')
  if (key.notAfter > clock.now()) {
    if (active === undefined) return
    const application = applicationOf(holder)
    const { thumbprintSha1 } = key
    const provenBy = active.keyId
    const entraKeyId =
      (await keyring.find(application, { provenBy, thumbprintSha1 }, signal)) ?? key.entraKeyId
    await keyring.remove(application, { provenBy, entraKeyId }, signal)
  }
  await keys.remove(key.keyId)
  await updateApplicationKey(database.db, key.id, { entraKeyId: null })
}
