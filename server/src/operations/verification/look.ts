/** Looks at one application: tokens first, then each permission; tells what is known as soon as it is. */
import { backoffMs } from '../../foundation/backoff.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import {
  type ExerciseSubject,
  type Graph,
  type PermissionResult,
  readCatalogue,
  type ResourceName,
  type TokenFailure,
} from '../../microsoft365/index.ts'
import type { ApplicationCredential } from '../ports.ts'
import type { Examiner } from '../ports.ts'
import { readStanding, type Standing } from './standing.ts'
import type { VerificationSubject } from './subjects.ts'
import type { VerifiedApplication, VerifiedAudience, VerifiedPermission } from './verification.ts'

/** Microsoft says: up to 20 minutes. */
export const longestWaitMinutes = 20
const minuteMs = 60_000
const tokenBackoff = { baseMs: 5_000, capMs: 30_000 }

export interface LookDependencies {
  readonly examiner: Examiner
  /** Graph with this application's own token, where the directory may be read with it. */
  readonly graphOf: (application: ApplicationCredential) => Promise<Graph>
  readonly clock: Clock
  readonly random: Random
}

export interface LookOptions {
  readonly waitMinutes: number
  /** When the looking began; milliseconds since the Unix epoch. */
  readonly startedAt: number
  readonly signal: AbortSignal
  /** The application as it is known by now. */
  readonly tell: (application: VerifiedApplication) => void
}

/** Never throws for what Microsoft says. */
export async function lookAt(
  dependencies: LookDependencies,
  subject: VerificationSubject,
  options: LookOptions,
): Promise<VerifiedApplication> {
  const { credential } = subject
  let current = subject.application
  const change = (part: Partial<VerifiedApplication>): void => {
    current = { ...current, ...part }
    options.tell(current)
  }
  if (credential === undefined) return current
  const onAudience = (audience: VerifiedAudience): void =>
    change({
      audiences: current.audiences.map((one) => (one.resource === audience.resource ? audience : one)),
    })
  for (const audience of current.audiences.filter(({ state }) => state === 'waiting'))
    onAudience(await tryAudience({ ...dependencies, onAudience }, { credential, audience }, options))
  const onPermission = (result: VerifiedPermission): void =>
    change({
      permissions: current.permissions.map((one) => (isSame(one, result) ? withEnd(result, one) : one)),
    })
  const isAccepted = current.audiences.some(
    ({ resource, state }) => resource === 'graph' && state === 'accepted',
  )
  await tryPermissions({ ...dependencies, onPermission }, { ...subject, credential, isAccepted }, options)
  return current
}

/** What was lent goes on to say until when. */
function withEnd(result: VerifiedPermission, { lentUntil }: VerifiedPermission): VerifiedPermission {
  return lentUntil === undefined ? result : { ...result, lentUntil }
}

function isSame(one: VerifiedPermission, other: VerifiedPermission): boolean {
  return one.resource === other.resource && one.value === other.value
}

/* ---- tokens ---- */

async function tryAudience(
  {
    examiner,
    clock,
    random,
    onAudience,
  }: LookDependencies & { readonly onAudience: (audience: VerifiedAudience) => void },
  {
    credential,
    audience,
  }: { readonly credential: ApplicationCredential; readonly audience: VerifiedAudience },
  { waitMinutes, startedAt, signal }: LookOptions,
): Promise<VerifiedAudience> {
  const deadline = startedAt + waitMinutes * minuteMs
  for (let attempt = 0; ; attempt += 1) {
    const refusal = await examiner.tokenRefusal(credential, resourceId(audience.resource), signal)
    if (refusal === undefined)
      return { ...audience, state: 'accepted', detail: 'The credential is accepted.', nextStep: '' }
    const waitMs = backoffMs(attempt, tokenBackoff, random)
    if (!refusal.mayPass || clock.now() + waitMs > deadline) return refused(audience, refusal, waitMinutes)
    onAudience({ ...audience, state: 'propagating', detail: refusal.meaning, nextStep: refusal.nextStep })
    await clock.sleep(waitMs, signal)
  }
}

function refused(
  audience: VerifiedAudience,
  { meaning, nextStep, mayPass }: TokenFailure,
  waitMinutes: number,
): VerifiedAudience {
  if (!mayPass) return { ...audience, state: 'refused', detail: meaning, nextStep }
  if (waitMinutes === 0)
    return {
      ...audience,
      state: 'refused',
      detail: meaning,
      nextStep: `${nextStep} After a change of the last 20 minutes, verify again and let it wait, ${longestWaitMinutes} minutes at most.`,
    }
  if (waitMinutes < longestWaitMinutes)
    return {
      ...audience,
      state: 'propagating',
      detail: `After ${waitMinutes} minutes of waiting: ${meaning}`,
      nextStep,
    }
  return {
    ...audience,
    state: 'refused',
    detail: `${meaning} That is so after ${waitMinutes} minutes: waiting longer does not help.`,
    nextStep,
  }
}

/** As tokens are asked for: Graph is where nothing is named. */
function resourceId(resource: ResourceName): string | undefined {
  return resource === 'graph'
    ? undefined
    : readCatalogue().resources.find(({ name }) => name === resource)?.appId
}

/* ---- permissions ---- */

interface PermissionSubject extends VerificationSubject {
  readonly credential: ApplicationCredential
  readonly isAccepted: boolean
}

async function tryPermissions(
  {
    examiner,
    graphOf,
    onPermission,
  }: LookDependencies & { readonly onPermission: (permission: VerifiedPermission) => void },
  { credential, needed, isAccepted, lentAt }: PermissionSubject,
  { waitMinutes, startedAt, signal }: LookOptions,
): Promise<void> {
  const standing = isAccepted
    ? await readStanding(await graphOf(credential), credential.clientId, signal)
    : undefined
  const waits = isAccepted && waitMinutes > 0
  const askedFor = waits ? startedAt - (longestWaitMinutes - waitMinutes) * minuteMs : undefined
  const subject: ExerciseSubject = {
    permissions: needed,
    changedAt: latest(askedFor, standing?.grantedAt, lentAt),
    ...(standing && { standing: (permission) => standing.of(permission) }),
    waits,
  }
  const circumstances = { waitMinutes: waits ? waitMinutes : 0, standing }
  const results = await examiner.exercise(
    credential,
    subject,
    (result) => onPermission(verified(result)),
    signal,
  )
  for (const result of results) onPermission(concluded(verified(result), circumstances))
}

function latest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}

function verified({ permission, state, detail, nextStep, lost }: PermissionResult): VerifiedPermission {
  const { resource, value, id, uses } = permission
  return {
    resource,
    value,
    id,
    state,
    detail,
    nextStep,
    enables: [...new Set(uses.map(({ operation }) => operation))],
    lost: [...new Set(lost)],
  }
}

/** What is said when nobody waits any longer. */
function concluded(
  permission: VerifiedPermission,
  { waitMinutes, standing }: { readonly waitMinutes: number; readonly standing: Standing | undefined },
): VerifiedPermission {
  const { state, detail, nextStep } = permission
  if (state === 'missing' && waitMinutes === 0 && standing === undefined)
    return {
      ...permission,
      nextStep: `Grant the application permission ${permission.value}, with admin consent. If that was done in the last 20 minutes, verify again and let it wait, ${longestWaitMinutes} minutes at most.`,
    }
  if (state !== 'propagating' || waitMinutes === 0) return permission
  if (waitMinutes < longestWaitMinutes)
    return { ...permission, detail: `After ${waitMinutes} minutes of waiting: ${detail}` }
  return {
    ...permission,
    state: 'missing',
    detail: `${detail} That is so after ${waitMinutes} minutes: waiting longer does not help.`,
    nextStep:
      `Look whether ${permission.value} is there as an application permission, not a delegated one, and shows “Granted”. ${nextStep.startsWith('Wait') ? '' : nextStep}`.trim(),
  }
}
