/** Makes a confirmed plan true, and decides what becomes of it when that fails half-way. */
import { updateProvisioning } from '../../database/index.ts'
import { CodedError, describeError } from '../../foundation/errors.ts'
import {
  type AppliedApplication,
  ApplicationsError,
  GraphError,
  IdentityPlatformError,
} from '../../microsoft365/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'
import type { Connections } from '../connections.ts'
import { OperationError } from '../errors.ts'
import type { Organization } from '../organizations/model.ts'
import { organizationOf } from '../organizations/organization.ts'
import { type CreatedObject, type SignedInAdministrator, SignInError } from '../ports.ts'
import { orNotFound } from '../refusals.ts'
import { inStoredCloud } from './cloud.ts'
import { wantedCredential, removeKeys } from './credentials.ts'
import { verifiedApplications, verify } from './existing.ts'
import type { Live } from './live.ts'
import type { PlanningDependencies } from './planning.ts'
import { describeObject } from './record.ts'
import { ownedApplications } from './removal.ts'
import { type StoredApplication, storeProvisioned } from './store.ts'

export interface RunDependencies extends PlanningDependencies {
  readonly connections: Pick<Connections, 'forget'>
  /** Forgets the organization with its jobs; its applications are gone by then. */
  readonly removeOrganization: (id: Live['organizationId'], actor: Actor) => Promise<void>
}

/** @throws {OperationError} with what was taken back, what stands, and what to do next. */
export async function runProvisioning(
  given: RunDependencies,
  live: Live,
  actor: Actor,
): Promise<Organization> {
  const dependencies = inStoredCloud(given, live.stored)
  const stored = await makeTrue(dependencies, live, actor)
  if ('organization' in stored) return stored.organization
  // What follows comes too late to take anything back: the organization stands by now.
  dependencies.connections.forget(live.organizationId)
  await removeKeys(dependencies, stored.retiredKeys)
  return await organizationOf(dependencies.database, stored.row)
}

/** Until it is on record; what fails before is taken back or kept to be resumed. */
async function makeTrue(
  dependencies: RunDependencies,
  live: Live,
  actor: Actor,
): Promise<Awaited<ReturnType<typeof storeProvisioned>> | { readonly organization: Organization }> {
  try {
    if (live.kind === 'remove') return { organization: await removeApplications(dependencies, live, actor) }
    const applications =
      live.signedIn === undefined
        ? await verifyAgain(dependencies, live)
        : await changeTenant(dependencies, live, live.signedIn)
    return await storeProvisioned(dependencies, live, { applications, actor })
  } catch (error) {
    throw await fail(dependencies, live, { actor, error })
  } finally {
    live.phase = 'ended'
    live.signedIn?.administrator.dispose()
  }
}

/** Way B: nothing is written, so that what was planned is looked at once more. */
async function verifyAgain(dependencies: RunDependencies, live: Live): Promise<readonly StoredApplication[]> {
  const plan = await verify(dependencies, live, live.controller.signal)
  const [obstacle] = plan.obstacles
  if (obstacle !== undefined) throw new OperationError('verification_failed', obstacle.message)
  return verifiedApplications(plan)
}

async function changeTenant(
  dependencies: RunDependencies,
  live: Live,
  { administrator, work }: NonNullable<Live['signedIn']>,
): Promise<readonly StoredApplication[]> {
  const { signal } = live.controller
  const applied = await administrator.apply(live.plan, work, live.record, signal)
  for (const application of applied) await waitUntilEffective(dependencies, live, application)
  return applied.map((application) => storedFrom(live, application))
}

function storedFrom(live: Live, application: AppliedApplication): StoredApplication {
  const { purpose, displayName, appId, objectId, servicePrincipalId, entraKeyId, known } = application
  const origin = originOf(live, application)
  return { purpose, displayName, appId, objectId, servicePrincipalId, entraKeyId, known, origin }
}

async function waitUntilEffective(
  { microsoft365 }: RunDependencies,
  live: Live,
  { purpose, appId, roles }: AppliedApplication,
): Promise<void> {
  if (purpose === 'sign-in') return
  const row = live.target.applications.find((each) => each.appId === appId)
  const credential = wantedCredential(live.stored, { tenantId: live.tenantId, clientId: appId, purpose }, row)
  if (credential === undefined) return
  await microsoft365.waitUntilEffective(credential, roles, live.record, live.controller.signal)
}

function originOf({ target, stored }: Live, { purpose, appId }: AppliedApplication): string {
  const row = target.applications.find((each) => each.appId === appId)
  if (row !== undefined && row.origin !== 'existing') return row.origin
  const isNamed = stored.applications[purpose]?.toLowerCase() === appId.toLowerCase() || row !== undefined
  return isNamed ? 'existing-managed' : 'registered'
}

/** What stays in the tenant is named; the organization is forgotten only when nothing does. */
async function removeApplications(
  dependencies: RunDependencies,
  live: Live,
  actor: Actor,
): Promise<Organization> {
  const { database, clock, removeOrganization } = dependencies
  const organization = await organizationOf(database, orNotFound(live.target.organization))
  const administrator = live.signedIn?.administrator
  if (administrator === undefined) throw new Error('a removal needs a sign-in')
  const left = await administrator.remove(ownedApplications(live.target), live.controller.signal)
  if (left.length > 0)
    throw new OperationError(
      'registration_failed',
      `Not everything could be removed from the tenant: ${left.map(describeLeft).join(', ')}.`,
    )
  await removeOrganization(live.organizationId, actor)
  await updateProvisioning(database.db, live.id, { state: 'done', error: null, endedAt: clock.now() })
  return organization
}

/** With the reason, where Microsoft gave one. */
function describeLeft(object: CreatedObject & { readonly reason?: unknown }): string {
  const { reason } = object
  return typeof reason === 'string' ? `${describeObject(object)}, because ${reason}` : describeObject(object)
}

interface Failure {
  readonly actor: Actor
  readonly error: unknown
}

/** New applications are taken back; what cannot be taken back now stays on record, to be resumed or cancelled. */
async function fail(
  dependencies: RunDependencies,
  live: Live,
  { actor, error }: Failure,
): Promise<OperationError> {
  const { log } = dependencies
  log.error({ err: error, tenantId: live.tenantId, provisioningId: live.id }, 'a provisioning failed')
  const administrator = live.signedIn?.administrator
  const created = live.record.created()
  if (administrator === undefined || (created.length === 0 && live.kind === 'add'))
    return settle(dependencies, live, { actor, error, ending: { state: 'rolled-back', left: [] } })
  const isOurs = live.kind === 'add' && live.stored.way === 'register'
  if (!isOurs || live.controller.signal.aborted || isUnreachable(error))
    return settle(dependencies, live, { actor, error, ending: { state: 'interrupted', left: created } })
  const left = await takeBack(dependencies, live, administrator)
  const state = left.length === 0 ? 'rolled-back' : 'abandoned'
  return settle(dependencies, live, { actor, error, ending: { state, left } })
}

/** What was there before the first plan is never taken back. */
function ownObjects(live: Pick<Live, 'stored' | 'record'>): readonly CreatedObject[] {
  const before = new Set(live.stored.before)
  return live.record.created().filter(({ id }) => id === undefined || !before.has(id))
}

async function takeBack(
  { log }: RunDependencies,
  live: Live,
  administrator: SignedInAdministrator,
): Promise<readonly CreatedObject[]> {
  const created = ownObjects(live)
  try {
    return await administrator.rollBack(created, new AbortController().signal)
  } catch (error) {
    log.error({ err: error }, 'the roll-back of a provisioning failed')
    return created
  }
}

/** Nobody answered, so that nothing can be taken back now either. */
function isUnreachable(error: unknown): boolean {
  // A step tells in its own words what failed, and keeps the error as the cause.
  if (error instanceof ApplicationsError) return isUnreachable(error.cause)
  if (error instanceof GraphError)
    return error.status >= 500 || error.code === 'connectionLost' || error.code === 'connectionFailed'
  return error instanceof IdentityPlatformError && error.code === 'connection_failed'
}

interface Settled extends Failure {
  readonly ending: {
    readonly state: 'rolled-back' | 'abandoned' | 'interrupted'
    readonly left: readonly CreatedObject[]
  }
}

async function settle(
  dependencies: RunDependencies,
  live: Live,
  { actor, error, ending }: Settled,
): Promise<OperationError> {
  const { database, clock } = dependencies
  const { state, left } = ending
  const cause =
    error instanceof CodedError || error instanceof SignInError
      ? describeError(error)
      : live.controller.signal.aborted
        ? 'The server was stopped.'
        : 'internal error'
  const leftovers = left.map(describeObject)
  const message = messageOf(live, { cause, state, leftovers })
  const isAdd = live.kind === 'add'
  await database.transaction(async (trx) => {
    await updateProvisioning(trx, live.id, {
      state,
      created: JSON.stringify(left),
      error: message,
      ...(state === 'interrupted' ? {} : { endedAt: clock.now(), keyIds: '[]' }),
    })
    await recordAct(trx, clock, actor, {
      action: `organization.${live.kind}`,
      ...(isAdd ? {} : { organizationId: live.organizationId }),
      outcome: 'failed',
      reason: state === 'interrupted' ? 'interrupted' : 'registration_failed',
      details: { tenantId: live.tenantId, error: cause, applications: leftovers },
    })
  })
  if (state !== 'interrupted') await removeKeys(dependencies, live.keyIds)
  const code = codeOf(error, state)
  return new OperationError(code, message, { cause: error })
}

function codeOf(error: unknown, state: Settled['ending']['state']): OperationError['code'] {
  if (state === 'interrupted') return 'interrupted'
  if (error instanceof OperationError) return error.code
  return 'registration_failed'
}

function messageOf(
  { id, kind, signedIn }: Live,
  subject: { readonly cause: string; readonly state: string; readonly leftovers: readonly string[] },
): string {
  const { cause, state, leftovers } = subject
  const head = kind === 'add' ? 'The organization could not be connected' : 'The change could not be finished'
  if (signedIn === undefined) return `${head}: ${cause}`
  if (state === 'interrupted' && kind === 'remove')
    return `${head}: ${cause} What is gone is gone; resume it with a new sign-in for the rest (${id}).`
  if (state === 'interrupted')
    return `${head}: ${cause} What was done so far stays, and is on record: resume it or cancel it, with a new sign-in (${id}). To cancel takes back what was made.`
  const advice =
    leftovers.length === 0
      ? 'Everything that was made in the tenant has been removed again.'
      : `Remove in the Microsoft Entra admin center what still stands there: ${leftovers.join(', ')}.`
  return `${head}: ${cause} ${advice}`
}
