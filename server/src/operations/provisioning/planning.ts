/** Looks at the tenant with an administrator's sign-in and plans; nothing is written anywhere before the plan stands. */
import { type Database, listApplicationKeys } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { CodedError } from '../../foundation/errors.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import type { KeyProvider } from '../../keys/index.ts'
import {
  ApplicationsError,
  type ApplicationsPlan,
  GraphError,
  IdentityPlatformError,
} from '../../microsoft365/index.ts'
import type { Actor } from '../caller.ts'
import type { Microsoft365Clouds } from '../clouds.ts'
import { OperationError } from '../errors.ts'
import {
  type Administrator,
  type ApplicationsWork,
  type Microsoft365,
  type SignedInAdministrator,
  SignInError,
} from '../ports.ts'
import type { SignInKeeper } from '../sign-ins/sign-ins.ts'
import { wrongCloudRefusal } from '../upstream.ts'
import { checkServices } from './check-request.ts'
import { cloudOfSignIn } from './cloud.ts'
import { prepareCredentials, removeKeys } from './credentials.ts'
import { optionsOf } from './options.ts'
import type { NewProvisioning } from './provisioning.ts'
import { planRemoval } from './removal.ts'
import { type StoredRequest, storedRequest } from './stored-request.ts'
import { checkTenant, findTarget, type Target } from './target.ts'
import { applicationNames, applicationsWork, credentialPurposes } from './work.ts'

export interface PlanningDependencies {
  readonly database: Database
  readonly clouds: Microsoft365Clouds
  readonly keys: KeyProvider
  /** The cloud of the request. */
  readonly microsoft365: Pick<
    Microsoft365,
    'cloud' | 'connect' | 'needed' | 'grantedRoles' | 'discoverTenant' | 'waitUntilEffective'
  >
  readonly signIns: Pick<SignInKeeper, 'redeem'>
  /** Origin of `--public-url`, where people's browsers come back to. */
  readonly publicUrl: string | undefined
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface Planned {
  readonly target: Target
  readonly tenantId: string
  readonly stored: StoredRequest
  /** Keys that were made or taken over for it. */
  readonly keyIds: readonly string[]
  readonly marker: string
  readonly plan: ApplicationsPlan
  readonly signedIn:
    | { readonly administrator: SignedInAdministrator; readonly work: ApplicationsWork }
    | undefined
}

/** @throws {OperationError} */
export async function planWithSignIn(
  dependencies: PlanningDependencies,
  request: NewProvisioning,
  { actor, signal }: { readonly actor: Actor; readonly signal: AbortSignal },
): Promise<Planned> {
  const target = await findTarget(dependencies, request)
  // Before the sign-in is used up: a wrong password of a certificate file can be mended without a new one.
  const credentials = await prepareCredentials(dependencies, request.credential, {
    organizationId: target.id,
    purposes: request.way === 'remove' ? [] : credentialPurposes(request),
    names: applicationNames(request.applicationName),
    importedBy: actor.name,
  })
  try {
    const administrator = await redeem(dependencies, request.signInReference ?? '', actor)
    try {
      const cloud = cloudOfSignIn(dependencies, request, administrator)
      if (request.way !== 'remove') checkServices(request, cloud.region)
      const person = await inspect(administrator, signal)
      await checkTenant(dependencies, target, person)
      const { userName, tenantId } = person
      const stored = storedRequest(request, {
        keys: credentials.keys,
        organization: person,
        administrator: userName,
        cloud: cloud.name,
      })
      const marker = `strongroom-registration:${dependencies.random.uuid()}`
      const tried = await planInTenant(dependencies, { administrator, stored, target, marker }, signal)
      const before = idsIn(tried.plan)
      return {
        ...tried,
        target,
        tenantId,
        stored: { ...stored, before: [...before] },
        keyIds: credentials.made,
        marker,
      }
    } catch (error) {
      administrator.dispose()
      throw error
    }
  } catch (error) {
    await removeKeys(dependencies, credentials.made)
    throw error
  }
}

function redeem(
  { signIns }: PlanningDependencies,
  reference: string,
  actor: Actor,
): Promise<SignedInAdministrator> {
  return signIns.redeem(reference, actor, 'onboarding')
}

/** Plans once more what was interrupted, with another sign-in of the same tenant. The caller disposes of it. */
export async function planAnew(
  dependencies: PlanningDependencies,
  subject: {
    readonly stored: StoredRequest
    readonly target: Target
    readonly marker: string
    readonly tenantId: string
    readonly signInReference: string
  },
  { actor, signal }: { readonly actor: Actor; readonly signal: AbortSignal },
): Promise<Pick<Planned, 'plan' | 'signedIn'> & { readonly person: Administrator }> {
  const administrator = await redeem(dependencies, subject.signInReference, actor)
  try {
    const person = await inspect(administrator, signal)
    if (person.tenantId !== subject.tenantId)
      throw new OperationError(
        'sign_in_refused',
        `${person.userName} belongs to ${person.initialDomain}: sign in with an administrator of ${subject.stored.organization.name}.`,
      )
    await checkTenant(dependencies, subject.target, person)
    return { ...(await planInTenant(dependencies, { ...subject, administrator }, signal)), person }
  } catch (error) {
    administrator.dispose()
    throw error
  }
}

export async function planInTenant(
  dependencies: PlanningDependencies,
  subject: {
    readonly administrator: SignedInAdministrator
    readonly stored: StoredRequest
    readonly target: Target
    readonly marker: string
  },
  signal: AbortSignal,
): Promise<Pick<Planned, 'plan'> & { readonly signedIn: NonNullable<Planned['signedIn']> }> {
  const { administrator, stored, target } = subject
  const keys = await listApplicationKeys(dependencies.database.db, target.id)
  const known = [
    ...keys.flatMap(({ entraKeyId }) => (entraKeyId === null ? [] : [entraKeyId])),
    ...(target.organization === undefined ? [] : optionsOf(target.organization).known),
  ]
  const { publicUrl } = dependencies
  const work = await applicationsWork(dependencies, { ...subject, known, publicUrl })
  const plan =
    stored.way === 'remove'
      ? planRemoval(target)
      : withLeftBehind(await fromTenant(() => administrator.plan(work, signal)), target)
  return { plan, signedIn: { administrator, work } }
}

/** An application that the plan has no use for any more is not touched: the person is told that it stays. */
function withLeftBehind(plan: ApplicationsPlan, { applications }: Target): ApplicationsPlan {
  const used = new Set(plan.applications.map(({ appId }) => appId?.toLowerCase()))
  const left = new Map(
    applications.filter(({ appId }) => !used.has(appId.toLowerCase())).map((row) => [row.appId, row]),
  )
  const remarks = [...left.values()].map(
    ({ displayName, appId }) =>
      `“${displayName}” (${appId}) is not used by this plan and stays in the tenant as it is, with its permissions: when nothing else needs it, delete it in the Microsoft Entra admin center (App registrations, All applications).`,
  )
  return remarks.length === 0 ? plan : { ...plan, remarks: [...plan.remarks, ...remarks] }
}

/** What was in the tenant before: it is not ours to take back. */
function idsIn({ applications }: ApplicationsPlan): readonly string[] {
  return applications.flatMap(({ objectId, servicePrincipalId }) =>
    [objectId, servicePrincipalId].filter((id) => id !== undefined),
  )
}

async function inspect(administrator: SignedInAdministrator, signal: AbortSignal): Promise<Administrator> {
  return fromTenant(() => administrator.inspect(signal))
}

/** @throws {OperationError} for what the tenant refuses, or does not answer. */
export async function fromTenant<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof OperationError) throw error
    const wrongCloud = wrongCloudRefusal(error)
    if (wrongCloud !== undefined) throw wrongCloud
    if (error instanceof SignInError)
      throw new OperationError('sign_in_refused', error.message, { cause: error })
    if (error instanceof ApplicationsError)
      throw new OperationError('registration_failed', error.message, { cause: error })
    if (error instanceof GraphError || error instanceof IdentityPlatformError || error instanceof CodedError)
      throw new OperationError('upstream_unavailable', `Microsoft 365 could not be asked: ${error.message}`, {
        cause: error,
      })
    throw error
  }
}
