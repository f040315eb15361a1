/**
 * Lets another key follow the active one, step by step. Each step is on record before Microsoft is told, so that a
 * server that was stopped at any moment goes on where it was (PRV-25), and the old key stays until the new one was
 * proven (PRV-23, PRV-24).
 */
import {
  type ApplicationKeyRow,
  updateApplicationKey,
  updateOrganizationApplication,
} from '../../database/index.ts'
import { appendAudit } from '../../database/index.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Log } from '../../foundation/log.ts'
import type { Connections } from '../connections.ts'
import {
  activeKey,
  comingKey,
  describe,
  type HolderDependencies,
  type KeyHolder,
  moveKey,
  reread,
} from './key-holder.ts'
import { asHopeless, refuseHopeless } from './hopeless.ts'
import { stateOf } from './key-states.ts'
import type { ApplicationInTenant, Keyring } from './keyring.ts'
import { organizationId } from '../ids.ts'

const minuteMs = 60_000
const validDays = 180
/** Three tokens over ten minutes (security 3.4). */
const proofs = 3
const betweenProofsMs = 5 * minuteMs
/** A new key is known everywhere within minutes; Microsoft promises nothing, so that a day is waited. */
const acceptanceTries = 24 * 60
/** How long it is waited for a key of which nobody knows whether Microsoft was told, before it is told again. */
const doubtTries = 10

export interface RotationDependencies extends HolderDependencies {
  readonly keyring: Keyring
  readonly connections: Pick<Connections, 'forget'>
  readonly log: Log
}

/** Keys that were made since the start: Microsoft was not told of them by an earlier process. */
export type FreshKeys = Set<string>

/**
 * Moves the coming key on until it is active. @throws what Microsoft said when it does not get on; called again later,
 * it goes on from there. @throws {HopelessRotation} when it never will.
 */
export async function finishRotation(
  dependencies: RotationDependencies,
  given: KeyHolder,
  fresh: FreshKeys,
  signal: AbortSignal,
): Promise<void> {
  let holder = await reread(dependencies, given)
  for (let key = comingKey(holder); key !== undefined; key = comingKey(holder)) {
    signal.throwIfAborted()
    await refuseHopeless(dependencies, holder, key)
    const state = stateOf(key.state)
    if (state === 'planned') await generate(dependencies, holder, { key, fresh })
    else if (state === 'generated') await publish(dependencies, holder, { key, fresh }, signal)
    else if (state === 'published') await prove(dependencies, holder, key, signal)
    else await activate(dependencies, holder, key)
    holder = await reread(dependencies, holder)
  }
}

interface KeyInWork {
  readonly key: ApplicationKeyRow
  readonly fresh: FreshKeys
}

async function generate(
  dependencies: RotationDependencies,
  holder: KeyHolder,
  { key, fresh }: KeyInWork,
): Promise<void> {
  const { keys, database, clock } = dependencies
  // An earlier try may have made it and got no further.
  const made =
    (await keys.certificate(key.keyId).catch(() => undefined)) ??
    (await keys.createCertificate({
      id: key.keyId,
      commonName: holder.rows[0].displayName,
      validDays,
      context: holder.organization.id,
    }))
  await database.transaction((trx) =>
    moveKey(trx, holder, { keyId: key.keyId, to: 'generated', change: describe(made) }, clock.now()),
  )
  fresh.add(key.keyId)
}

async function publish(
  dependencies: RotationDependencies,
  holder: KeyHolder,
  { key, fresh }: KeyInWork,
  signal: AbortSignal,
): Promise<void> {
  const { keys, keyring, database, clock } = dependencies
  const application = applicationOf(holder)
  const provenBy = provingKey(dependencies, holder).keyId
  let entraKeyId: string | undefined
  const isDoubtful = !fresh.delete(key.keyId)
  if (isDoubtful && (await becomesAccepted(dependencies, { application, key, tries: doubtTries }, signal)))
    entraKeyId =
      (await keyring.find(application, { provenBy, thumbprintSha1: key.thumbprintSha1 }, signal)) ?? key.id
  const added = await keys.certificate(key.keyId)
  entraKeyId ??= await keyring
    .add(application, { provenBy, added, wantedId: key.id }, signal)
    .catch((error: unknown) => {
      throw asHopeless(error, holder)
    })
  await database.transaction((trx) =>
    moveKey(trx, holder, { keyId: key.keyId, to: 'published', change: { entraKeyId } }, clock.now()),
  )
}

async function prove(
  dependencies: RotationDependencies,
  holder: KeyHolder,
  key: ApplicationKeyRow,
  signal: AbortSignal,
): Promise<void> {
  const { keyring, database, clock } = dependencies
  const application = applicationOf(holder)
  let proven = 0
  for (let attempt = 0; proven < proofs && attempt < acceptanceTries; attempt += 1) {
    // One refusal between two successes means that not all of Microsoft knows the key: the count begins anew.
    proven = (await keyring.isAccepted(application, key.keyId, signal)) ? proven + 1 : 0
    if (proven < proofs) await clock.sleep(proven === 0 ? minuteMs : betweenProofsMs, signal)
    // Somebody asked for another one meanwhile.
    if (comingKey(await reread(dependencies, holder))?.id !== key.id) return
  }
  if (proven < proofs)
    throw new Error('Microsoft took the new certificate a day ago and still gives no token for it')
  await database.transaction((trx) => moveKey(trx, holder, { keyId: key.keyId, to: 'proven' }, clock.now()))
}

/** The switch: in one transaction the new key is the active one, and the old one begins to retire. */
async function activate(
  { database, clock, connections }: RotationDependencies,
  holder: KeyHolder,
  key: ApplicationKeyRow,
): Promise<void> {
  const old = activeKey(holder)
  await database.transaction(async (trx) => {
    const now = clock.now()
    for (const row of holder.rows)
      await updateOrganizationApplication(trx, row.id, {
        keyId: key.keyId,
        certificateThumbprint: key.thumbprintSha1,
      })
    await moveKey(trx, holder, { keyId: key.keyId, to: 'active' }, now)
    if (old !== undefined) await moveKey(trx, holder, { keyId: old.keyId, to: 'retiring' }, now)
    await appendAudit(trx, {
      at: now,
      action: 'certificate.switch',
      outcome: 'success',
      actor: 'system',
      organizationId: holder.organization.id,
      details: {
        clientId: holder.rows[0].appId,
        certificateThumbprint: key.thumbprintSha1,
        expiresAt: key.notAfter,
        before: [`thumbprint=${old?.thumbprintSha1 ?? 'none'}`],
      },
    })
  })
  connections.forget(idOf(holder))
}

async function becomesAccepted(
  { keyring, clock }: Pick<RotationDependencies, 'keyring' | 'clock'>,
  asked: {
    readonly application: ApplicationInTenant
    readonly key: Pick<ApplicationKeyRow, 'keyId'>
    readonly tries: number
  },
  signal: AbortSignal,
): Promise<boolean> {
  for (let attempt = 1; attempt <= asked.tries; attempt += 1) {
    if (await keyring.isAccepted(asked.application, asked.key.keyId, signal)) return true
    if (attempt < asked.tries) await clock.sleep(minuteMs, signal)
  }
  return false
}

/** @throws {Error} with what to do when the application cannot tell Microsoft anything any more. */
function provingKey({ clock }: Pick<RotationDependencies, 'clock'>, holder: KeyHolder): ApplicationKeyRow {
  const active = activeKey(holder)
  if (active !== undefined && active.notAfter > clock.now()) return active
  throw new Error(allExpired(holder))
}

export function allExpired({ organization, rows }: KeyHolder): string {
  return `Every certificate of ${rows[0].displayName} has expired, so that it cannot register another one itself. Plan and apply the permissions of ${organization.name}: an administrator of the tenant signs in and registers a new one.`
}

/** @throws {Error} for an application of which only the client id is known. */
export function applicationOf({ organization, rows }: KeyHolder): ApplicationInTenant {
  const [{ appId: clientId, applicationObjectId: objectId, displayName }] = rows
  if (objectId !== null) return { tenantId: organization.tenantId, clientId, objectId }
  throw new Error(
    `The object id of ${displayName} is not known here. Register the new certificate in the Microsoft Entra admin center and name the application in a change of the organization.`,
  )
}

function idOf({ organization }: KeyHolder): OrganizationId {
  return organizationId(organization.id)
}

/** Why a rotation does not get on, for whoever looks at it. */
export async function noteTrouble(
  { database }: Pick<RotationDependencies, 'database'>,
  key: Pick<ApplicationKeyRow, 'id'>,
  error: string | null,
): Promise<void> {
  await updateApplicationKey(database.db, key.id, { error })
}
