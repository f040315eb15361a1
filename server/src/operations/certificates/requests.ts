/** What administrators ask for: another key is to follow the active one. */
import { insertApplicationKey, type ApplicationKeyRow } from '../../database/index.ts'
import { describeError } from '../../foundation/errors.ts'
import { type CertificateKey, KeysError } from '../../keys/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'
import { notFound, orNotFound } from '../refusals.ts'
import type { Certificate, NextKey } from './certificates.ts'
import { describeKeys } from './describe.ts'
import { giveUp } from './failed-keys.ts'
import { activeKey, comingKey, describe, type KeyHolder, newKeyRow, reread } from './key-holder.ts'
import { allExpired, applicationOf } from './rotation.ts'
import { planKey, type UpkeepDependencies } from './upkeep.ts'

/** @throws {OperationError} `conflict` with what to do instead. */
export function refuseImpossible({ clock }: UpkeepDependencies, holder: KeyHolder): void {
  try {
    applicationOf(holder)
  } catch (error) {
    throw new OperationError('conflict', describeError(error), { cause: error })
  }
  const active = activeKey(holder)
  if (active === undefined || active.notAfter <= clock.now())
    throw new OperationError('conflict', allExpired(holder))
}

/**
 * Notes the key that is to follow, with who wants it; undefined for one that is made. One that is under way goes on,
 * unless it does not get on: then it is given up for this one.
 * @throws {OperationError} `conflict` when another one is under way.
 */
export async function noteNext(
  dependencies: UpkeepDependencies,
  given: KeyHolder,
  { next, actor }: { readonly next: CertificateKey | undefined; readonly actor: Actor },
): Promise<Certificate> {
  refuseImpossible(dependencies, given)
  await makeWay(dependencies, given, next)
  const coming = comingKey(await reread(dependencies, given))
  if (coming === undefined) {
    await (next === undefined ? planKey(dependencies, given) : noteReadyKey(dependencies, given, next))
    await recordRequest(dependencies, given, { actor, action: 'certificate.rotate', next })
  } else if (next !== undefined && coming.keyId !== next.id)
    throw new OperationError(
      'conflict',
      'Another certificate is on its way already. Wait until it is active.',
    )
  const holder = await reread(dependencies, given)
  const wanted = comingKey(holder)?.id
  return orNotFound(describeKeys(holder, dependencies.clock.now()).find(({ id }) => id === wanted))
}

/** A key that does not get on, and that proved nothing yet, is no reason to refuse another one. */
async function makeWay(
  dependencies: UpkeepDependencies,
  given: KeyHolder,
  next: CertificateKey | undefined,
): Promise<void> {
  const holder = await reread(dependencies, given)
  const coming = comingKey(holder)
  if (coming === undefined || coming.error === null || coming.state === 'proven') return
  if (next !== undefined && next.id === coming.keyId) return
  const message = `Given up for another one. It did not get on: ${coming.error}`
  await giveUp(dependencies, holder, coming, { code: 'given_up', message })
}

export async function recordRequest(
  { database, clock }: UpkeepDependencies,
  { organization, rows }: KeyHolder,
  {
    actor,
    action,
    next,
  }: { readonly actor: Actor; readonly action: string; readonly next?: CertificateKey | undefined },
): Promise<void> {
  const certificateThumbprint = next?.thumbprintSha1
  const details = {
    clientId: rows[0].appId,
    ...(certificateThumbprint === undefined ? {} : { certificateThumbprint }),
  }
  await database.transaction((trx) =>
    recordAct(trx, clock, actor, { action, organizationId: organization.id, details }),
  )
}

/** @returns undefined for a key that is still to be made. */
export async function nextKey(
  { keys }: UpkeepDependencies,
  { holder, next, actor }: { readonly holder: KeyHolder; readonly next: NextKey; readonly actor: Actor },
): Promise<CertificateKey | undefined> {
  if (next.kind === 'new') return undefined
  if (next.kind === 'pfx') {
    const { pfx, password, allowWeakEncryption } = next
    const terms = { allowWeakEncryption, importedBy: actor.name }
    return asRefusal(() => keys.importPfx(pfx, password.reveal(), holder.organization.id, terms))
  }
  if (holder.keys.some(({ keyId }) => keyId === next.keyId))
    throw new OperationError('conflict', 'This key is or was the key of the application already.')
  return asRefusal(() => keys.certificate(next.keyId, holder.organization.id))
}

/** A key that is made already begins its life as one that Microsoft does not know. */
async function noteReadyKey(
  { database, clock, random, fresh }: UpkeepDependencies,
  { rows: [row] }: KeyHolder,
  certificate: CertificateKey,
): Promise<void> {
  const { organizationId, id: applicationId } = row
  const key = newKeyRow({ id: random.uuid(), organizationId, applicationId, now: clock.now() })
  const ready: ApplicationKeyRow = { ...key, ...describe(certificate), state: 'generated' }
  await insertApplicationKey(database.db, ready)
  fresh.add(certificate.id)
}

/** Refusals of the keys room in the words of this one. */
export async function asRefusal<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof KeysError)) throw error
    if (error.code === 'not_found') throw notFound()
    const codes = { too_many_passwords: 'too_many_requests', key_vault: 'upstream_unavailable' } as const
    const known =
      error.code === 'too_many_passwords' || error.code === 'key_vault' ? codes[error.code] : undefined
    throw new OperationError(known ?? 'unusable_certificate', error.message, { cause: error })
  }
}
