/**
 * Whose something in the tenant is: ours when our write made it, or when a write of ours whose outcome nobody knows
 * explains it. What somebody else made is never recorded, so that it is never taken away (Graph: appRoleAssignment,
 * oAuth2PermissionGrant, servicePrincipal).
 */
import { GraphError } from '../graph/errors.ts'
import type { ObservedApplication, ObservedGrant, ObservedServicePrincipal } from './observed.ts'
import type { CreatedKind, CreatedObject, Registration } from './registration.ts'
import { ensure, isOutcomeUnknown } from './replication.ts'

/** What is about to be made: never with an id. */
export type Intent = Omit<CreatedObject, 'id' | 'at'> & { readonly kind: CreatedKind }

export interface Claimed<Result> {
  readonly intent: Intent
  readonly find: () => Promise<Result | undefined>
  /** @param wrote - Called when the write was answered, and more follows that may fail. */
  readonly create: (wrote: () => void) => Promise<Result>
  /** Whether the write that was intended would have left exactly what was found. */
  readonly explains: (found: Result, intended: CreatedObject) => boolean
  readonly isNew?: boolean
}

/** Our own clock may differ from Microsoft's by so much and its tokens are still accepted. */
const clockDifferenceMs = 300_000
/** For so long a write may wait for Microsoft's limits before it is sent. */
const longestWriteMs = 1_200_000

/**
 * Finds or creates, and keeps the record true: the intent before the write, the id after it, and nothing at all when
 * what was found is somebody else's.
 */
export async function ensureClaimed<Result extends { readonly id: string }>(
  registration: Registration,
  tell: (detail: string) => void,
  { intent, find, create, explains, isNew = false }: Claimed<Result>,
): Promise<{ readonly result: Result; readonly isMade: boolean }> {
  /** Writes that may have been carried out. */
  const open = registration.earlier.filter((object) => isOpen(object) && isSame(object, intent))
  let isMade = false
  const result = await ensure(registration, tell, {
    find,
    isNew,
    create: () =>
      intended(registration, intent, {
        async write(wrote) {
          const made = await create(wrote)
          isMade = true
          return made
        },
        unanswered: (object) => open.push(object),
        mayStand: () => open.length > 0,
      }),
  })
  if (isMade || open.some((object) => explains(result, object)))
    await registration.record({ ...intent, id: result.id })
  else if (open.length > 0) await registration.withdraw(intent)
  return { result, isMade }
}

interface IntendedWrite<Result> {
  readonly write: (wrote: () => void) => Promise<Result>
  /** Nobody knows whether the write that was noted so was carried out. */
  readonly unanswered?: (noted: CreatedObject) => void
  /** An earlier write of the same may have been carried out. */
  readonly mayStand?: () => boolean
}

/** Names what is about to be made before it is made; what Microsoft refused was not made, and is not ours. */
export async function intended<Result>(
  registration: Pick<Registration, 'record' | 'withdraw' | 'clock'>,
  intent: Intent,
  { write, unanswered, mayStand = () => false }: IntendedWrite<Result>,
): Promise<Result> {
  const noted = { ...intent, at: registration.clock.now() }
  await registration.record(noted)
  let isWritten = false
  try {
    return await write(() => {
      isWritten = true
    })
  } catch (error) {
    if (isWritten || !(error instanceof GraphError) || isOutcomeUnknown(error)) unanswered?.(noted)
    else if (!mayStand()) await registration.withdraw(intent)
    throw error
  }
}

/** What an interrupted try was about to make, and shows itself now: on record with its id, or not ours. */
export async function settleIntents(
  registration: Pick<Registration, 'record' | 'withdraw' | 'earlier' | 'marker'>,
  observed: ObservedApplication,
): Promise<void> {
  for (const intent of registration.earlier.filter(isOpen)) {
    const outcome = outcomeOf(observed, intent, registration.marker)
    if (outcome === 'others') await registration.withdraw(intent)
    else if (outcome !== undefined) await registration.record({ ...intent, at: undefined, id: outcome.id })
  }
}

type Outcome = { readonly id: string } | 'others' | undefined

/** @returns undefined when nothing of the kind is there, or it hangs on something else. */
function outcomeOf(
  { id, appId, credentials, servicePrincipal }: ObservedApplication,
  intent: CreatedObject,
  tag: string,
): Outcome {
  const { kind, parent, marker = '', name } = intent
  if (kind === 'service-principal' && marker === appId)
    return servicePrincipal && (servicePrincipal.tags.includes(tag) ? servicePrincipal : 'others')
  if (kind === 'key-credential' && parent === id) return credentials.find((one) => one.thumbprint === name)
  if (kind === 'federated-credential' && parent === id)
    return credentials.find((one) => one.displayName === name && `${one.issuer} ${one.subject}` === marker)
  return servicePrincipal && servicePrincipal.id === parent
    ? outcomeOfGrant(servicePrincipal, intent)
    : undefined
}

function outcomeOfGrant({ assignments, grants }: ObservedServicePrincipal, intent: CreatedObject): Outcome {
  const { kind, marker } = intent
  if (kind === 'app-role-assignment') {
    const found = assignments.find((one) => `${one.resourceId}/${one.appRoleId}` === marker)
    return found && (isOfItsTime(found, intent) ? found : 'others')
  }
  const found = grants.find((one) => one.resourceId === marker)
  return found && (holdsAll(found, intent) ? found : 'others')
}

/** Whether something was made when the write was under way. What bears no time is believed. */
export function isOfItsTime(
  { createdAt }: { readonly createdAt?: number | undefined },
  { at }: Pick<CreatedObject, 'at'>,
): boolean {
  if (createdAt === undefined || at === undefined) return true
  return createdAt >= at - clockDifferenceMs && createdAt <= at + longestWriteMs
}

/** A grant is written as a whole: where a part of it is missing, what is there is somebody else's. */
export function holdsAll(
  { scopes }: Pick<ObservedGrant, 'scopes'>,
  { name }: Pick<CreatedObject, 'name'>,
): boolean {
  return name.split(' ').every((scope) => scopes.includes(scope))
}

function isOpen({ id }: CreatedObject): boolean {
  return id === undefined
}

/** The names of grants differ with what is missing of them. */
function isSame(one: CreatedObject, other: Intent): boolean {
  return (
    one.kind === other.kind &&
    one.marker === other.marker &&
    one.parent === other.parent &&
    (one.name === other.name || other.kind === 'oauth2-permission-grant')
  )
}
