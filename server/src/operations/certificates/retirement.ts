/** Takes a key away that another one followed, once nobody uses it any more. */
import { appendAudit, listOrganizationApplications, type ApplicationKeyRow } from '../../database/index.ts'
import { activeKey, type KeyHolder, moveKey, reread } from './key-holder.ts'
import { mayRemove } from './key-states.ts'
import { applicationOf, noteTrouble, type RotationDependencies } from './rotation.ts'

/** Removes what may be removed. Stopped at any moment and called again, it ends in the same state. */
export async function retireKeys(
  dependencies: RotationDependencies,
  given: KeyHolder,
  signal: AbortSignal,
): Promise<void> {
  const holder = await reread(dependencies, given)
  const now = dependencies.clock.now()
  for (const key of holder.keys)
    if (mayRemove(key, holder.keys, now)) await retire(dependencies, holder, key, signal)
}

async function retire(
  dependencies: RotationDependencies,
  holder: KeyHolder,
  key: ApplicationKeyRow,
  signal: AbortSignal,
): Promise<void> {
  const { keyring, keys, database, clock } = dependencies
  const application = applicationOf(holder)
  const heir = activeKey(holder)
  // Never the last key that works: the heir has to prove itself at this very moment.
  if (heir === undefined || !(await keyring.isAccepted(application, heir.keyId, signal))) return
  const provenBy = heir.keyId
  const entraKeyId =
    key.entraKeyId ??
    (await keyring.find(application, { provenBy, thumbprintSha1: key.thumbprintSha1 }, signal))
  const isGone = await isTakenAway(dependencies, { application, key, entraKeyId, provenBy }, signal)
  if (!isGone) return noteTrouble(dependencies, key, byHand(key))
  if (!(await isUsedElsewhere(dependencies, holder, key))) await keys.remove(key.keyId)
  await database.transaction(async (trx) => {
    const now = clock.now()
    await moveKey(trx, holder, { keyId: key.keyId, to: 'removed' }, now)
    await appendAudit(trx, {
      at: now,
      action: 'certificate.remove',
      outcome: 'success',
      actor: 'system',
      organizationId: holder.organization.id,
      details: { clientId: holder.rows[0].appId, certificateThumbprint: key.thumbprintSha1 },
    })
  })
}

interface Retiring {
  readonly application: ReturnType<typeof applicationOf>
  readonly key: ApplicationKeyRow
  readonly entraKeyId: string | undefined
  readonly provenBy: string
}

/** A key of no known id is harmless once it has expired; one that Microsoft does not know by its id has to be refused. */
async function isTakenAway(
  { keyring, clock }: RotationDependencies,
  { application, key, entraKeyId, provenBy }: Retiring,
  signal: AbortSignal,
): Promise<boolean> {
  if (entraKeyId !== undefined && (await keyring.remove(application, { provenBy, entraKeyId }, signal)))
    return true
  if (key.notAfter <= clock.now()) return true
  return !(await keyring.isAccepted(application, key.keyId, signal))
}

function byHand({ thumbprintSha1 }: ApplicationKeyRow): string {
  return `Remove the certificate ${thumbprintSha1} of this application in the Microsoft Entra admin center (Certificates & secrets): its id at Microsoft is not known here.`
}

/** One key may prove several applications, if somebody handed it in so. */
async function isUsedElsewhere(
  { database }: RotationDependencies,
  { organization }: KeyHolder,
  { keyId }: ApplicationKeyRow,
): Promise<boolean> {
  const applications = await listOrganizationApplications(database.db, organization.id)
  return applications.some((one) => one.keyId === keyId)
}
