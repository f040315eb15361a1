/** An application that is only used: nobody signs in, nothing is written; what its own tokens say is verified. */
import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { isUuid } from '../../foundation/ids.ts'
import { describeError } from '../../foundation/errors.ts'
import type {
  ApplicationPurpose,
  ApplicationsPlan,
  AppliedApplication,
  NeededPermission,
  PermissionLine,
  PlannedApplication,
  PlanObstacle,
} from '../../microsoft365/index.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'
import { tenantId } from '../ids.ts'
import type { Administrator, ApplicationCredential } from '../ports.ts'
import { invalidRequest } from '../refusals.ts'
import type { LentPermission } from '../restore-grants/lent.ts'
import { wantedCredential, prepareCredentials, removeKeys } from './credentials.ts'
import { fromTenant, type Planned, type PlanningDependencies } from './planning.ts'
import type { NewProvisioning } from './provisioning.ts'
import type { StoredApplication } from './store.ts'
import { type StoredRequest, storedRequest } from './stored-request.ts'
import { checkTenant, existingApplications, findTarget, purposeOf, type Target } from './target.ts'
import { applicationNames, applicationsWork, credentialPurposes } from './work.ts'

const resourceAppIds = {
  graph: '00000003-0000-0000-c000-000000000000',
  exchange: '00000002-0000-0ff1-ce00-000000000000',
  sharepoint: '00000003-0000-0ff1-ce00-000000000000',
} as const
type Resource = keyof typeof resourceAppIds

/** @throws {OperationError} `verification_failed` when the credential is not accepted. */
export async function planExisting(
  dependencies: PlanningDependencies,
  request: NewProvisioning,
  { actor, signal }: { readonly actor: Actor; readonly signal: AbortSignal },
): Promise<Planned> {
  const cloud = dependencies.microsoft365.cloud.name
  const target = await findTarget(dependencies, request)
  const tenant = target.organization?.tenantId ?? (await discover(dependencies, request.tenant ?? '', signal))
  const credentials = await prepareCredentials(dependencies, request.credential, {
    organizationId: target.id,
    purposes: credentialPurposes(request),
    names: applicationNames(request.applicationName),
    importedBy: actor.name,
  })
  try {
    const named = { initialDomain: request.tenant ?? tenant, organizationName: '', domains: [] }
    const draft = storedRequest(request, {
      keys: credentials.keys,
      organization: named,
      administrator: undefined,
      cloud,
    })
    const subject = { stored: draft, target, tenantId: tenant }
    const plan = await verify(dependencies, subject, signal)
    const organization = await readOrganization(dependencies, subject, request.tenant)
    await checkTenant(dependencies, target, organization)
    const known = { keys: credentials.keys, organization, administrator: undefined, cloud }
    const stored = storedRequest(request, known)
    const marker = `strongroom-registration:${dependencies.random.uuid()}`
    return { target, tenantId: tenant, stored, keyIds: credentials.made, marker, plan, signedIn: undefined }
  } catch (error) {
    await removeKeys(dependencies, credentials.made)
    throw error
  }
}

async function discover(
  { microsoft365 }: PlanningDependencies,
  name: string,
  signal: AbortSignal,
): Promise<string> {
  const found = await fromTenant(() => microsoft365.discoverTenant(name.trim().toLowerCase(), signal))
  if (found !== undefined) return found
  throw invalidRequest(
    `Microsoft knows no tenant ${name.slice(0, 100)} in the region ${microsoft365.cloud.region}: check the name, and whether it belongs to another region.`,
  )
}

export interface VerifySubject {
  readonly stored: StoredRequest
  readonly target: Target
  readonly tenantId: string
}

/** What each application's tokens carry, beside what the request needs. Writes nothing, so it can be repeated. */
export async function verify(
  dependencies: PlanningDependencies,
  subject: VerifySubject,
  signal: AbortSignal,
): Promise<ApplicationsPlan> {
  const { stored, target } = subject
  const { microsoft365 } = dependencies
  const work = await applicationsWork(dependencies, {
    stored: { ...stored, credential: { kind: 'keep' } },
    target,
    marker: '',
    known: [],
    publicUrl: dependencies.publicUrl,
  })
  const needed = microsoft365.needed(work.request)
  const applications: PlannedApplication[] = []
  for (const [appId, purposes] of byAppId(existingApplications(stored, target.applications))) {
    const [purpose = 'backup'] = purposes
    const credential = credentialFor(subject, purpose, appId)
    const roles = credential === undefined ? undefined : await rolesOf(dependencies, credential, signal)
    const mine = needed.filter(({ application }) => purposes.includes(application))
    applications.push({
      purpose,
      purposes,
      displayName: (await readName(dependencies, credential, roles)) ?? nameOf(subject, purpose, appId),
      appId,
      objectId: undefined,
      servicePrincipalId: undefined,
      permissions: roles === undefined ? [] : linesOf(mine, roles, lentTo(target, appId)),
      preparedFor: undefined,
    })
  }
  const obstacles = applications.flatMap(({ displayName, permissions }) =>
    permissions
      .filter(({ state }) => state === 'missing')
      .map((line) => missingPermission(displayName, line, needed)),
  )
  const surplus = applications.flatMap(({ displayName, permissions }) =>
    permissions
      .filter(({ state }) => state === 'excessive')
      .map(({ value }) => `“${displayName}” holds ${value}, which is not needed; nothing is changed in it.`),
  )
  const lent = applications.flatMap(({ displayName, appId = '' }) =>
    lentTo(target, appId).map(
      ({ value, until }) =>
        `“${displayName}” holds ${value} until ${new Date(until).toISOString()}, for somebody who restores.`,
    ),
  )
  const plan = { applications, writes: [], obstacles, remarks: [...surplus, ...lent] }
  const hash = createHash('sha256')
    .update(JSON.stringify([plan, subject.tenantId]))
    .digest('hex')
  return { hash, ...plan }
}

function lentTo({ lent }: Target, appId: string): readonly LentPermission[] {
  return lent.filter((role) => role.appId === appId.toLowerCase())
}

/** Purposes that name the same application share it. */
function byAppId(
  existing: Partial<Record<ApplicationPurpose, string>>,
): ReadonlyMap<string, readonly ApplicationPurpose[]> {
  const found = new Map<string, ApplicationPurpose[]>()
  for (const purpose of ['backup', 'restore', 'sign-in'] as const) {
    const appId = existing[purpose]
    if (appId !== undefined) found.set(appId, [...(found.get(appId) ?? []), purpose])
  }
  return found
}

/** How the application proves itself; undefined for one that people sign in to. */
function credentialFor(
  { stored, target, tenantId: tenant }: VerifySubject,
  purpose: ApplicationPurpose,
  clientId: string,
): ApplicationCredential | undefined {
  if (purpose === 'sign-in') return undefined
  const row = target.applications.find((each) => purposeOf(each) === purpose && each.appId === clientId)
  return wantedCredential(stored, { tenantId: tenant, clientId, purpose }, row)
}

async function rolesOf(
  { microsoft365 }: PlanningDependencies,
  credential: ApplicationCredential,
  signal: AbortSignal,
): Promise<AppliedApplication['roles']> {
  try {
    return await microsoft365.grantedRoles(credential, signal)
  } catch (error) {
    throw new OperationError(
      'verification_failed',
      `The application ${credential.clientId} gets no token with this credential: ${describeError(error)} Check the client id, that its certificate is registered in the tenant, and that the tenant is the right one.`,
      { cause: error },
    )
  }
}

function linesOf(
  needed: readonly NeededPermission[],
  roles: AppliedApplication['roles'],
  lent: readonly LentPermission[],
): readonly PermissionLine[] {
  const isLent = (resource: Resource, value: string): boolean =>
    resource === 'graph' && lent.some((role) => role.value === value)
  const lines = needed.map((permission): PermissionLine => {
    const { resource, value, id, uses } = permission
    const isGranted = roles[resource]?.includes(value) === true
    return {
      resource,
      resourceAppId: resourceAppIds[resource],
      value,
      kind: 'application',
      id,
      state: isGranted ? 'granted' : 'missing',
      purposes: [...new Set(uses.map(({ purpose }) => purpose))],
      reason: uses.map(({ operation }) => operation).join('; '),
    }
  })
  const surplus = (['graph', 'exchange', 'sharepoint'] as const).flatMap((resource) =>
    (roles[resource] ?? [])
      .filter((value) => !needed.some((one) => one.resource === resource && one.value === value))
      .filter((value) => !isLent(resource, value))
      .map((value) => surplusLine(resource, value)),
  )
  return [...lines, ...surplus]
}

function surplusLine(resource: Resource, value: string): PermissionLine {
  return {
    resource,
    resourceAppId: resourceAppIds[resource],
    value,
    kind: 'application',
    id: '',
    state: 'excessive',
    purposes: [],
    reason: 'not needed by this plan',
  }
}

function missingPermission(
  displayName: string,
  { resource, value }: PermissionLine,
  needed: readonly NeededPermission[],
): PlanObstacle {
  const uses = needed.find((one) => one.resource === resource && one.value === value)?.uses ?? []
  const lost = [...new Set(uses.map(({ without }) => without))].join('; ')
  return {
    code: 'permission_missing',
    message: `“${displayName}” lacks the application permission ${value}: ${lost}. Grant it in the Microsoft Entra admin center, with admin consent; a grant of the last minutes may need a while.`,
    isAcceptable: false,
    subject: value,
  }
}

const mayReadNames = new Set(['Application.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'])
const principalSchema = Type.Object({ displayName: Type.String({ maxLength: 256 }) })

/** Its name in the tenant, where its own permissions let it read that; names that cannot be read are not asked for. */
async function readName(
  { microsoft365 }: PlanningDependencies,
  credential: ApplicationCredential | undefined,
  roles: AppliedApplication['roles'] | undefined,
): Promise<string | undefined> {
  if (credential === undefined || roles?.graph?.some((role) => mayReadNames.has(role)) !== true)
    return undefined
  const graph = await microsoft365.connect(credential)
  const path = `/servicePrincipals(appId='${credential.clientId}')?$select=displayName`
  return graph.json({ path }, principalSchema).then(
    ({ displayName }) => displayName,
    () => undefined,
  )
}

function nameOf({ stored, target }: VerifySubject, purpose: ApplicationPurpose, appId: string): string {
  const row = target.applications.find((each) => each.appId === appId && purposeOf(each) === purpose)
  return row?.displayName ?? stored.applicationName ?? `Application ${appId.slice(0, 8)}`
}

const organizationsSchema = Type.Object({
  value: Type.Array(
    Type.Object({
      id: Type.String(),
      displayName: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      verifiedDomains: Type.Array(
        Type.Object({
          name: Type.String(),
          isInitial: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
        }),
        { minItems: 1 },
      ),
    }),
    { minItems: 1, maxItems: 1 },
  ),
})

/** The organization as its own application sees it; one that may not look is known by the name that was typed. */
async function readOrganization(
  dependencies: PlanningDependencies,
  subject: VerifySubject,
  typed: string | undefined,
): Promise<Omit<Administrator, 'userName'>> {
  const { stored, target } = subject
  const clientId = existingApplications(stored, target.applications).backup
  const credential = clientId === undefined ? undefined : credentialFor(subject, 'backup', clientId)
  if (credential === undefined)
    throw invalidRequest('The backup application has no credential: name its certificate or key.')
  const known = await askOrganization(dependencies, credential).catch(() => undefined)
  if (known !== undefined && known.tenantId === subject.tenantId) return known
  const name = target.organization?.name ?? typed?.toLowerCase() ?? ''
  if (name === '' || isUuid(name))
    throw invalidRequest(
      'The application may not read the name of its organization: name the tenant by its domain.',
    )
  return {
    tenantId: tenantId(subject.tenantId),
    organizationName: target.organization?.displayName ?? name,
    initialDomain: name,
    domains: [name],
  }
}

async function askOrganization(
  { microsoft365 }: PlanningDependencies,
  credential: ApplicationCredential,
): Promise<Omit<Administrator, 'userName'> | undefined> {
  const graph = await microsoft365.connect(credential)
  const path = '/organization?$select=id,displayName,verifiedDomains'
  const [found] = (await graph.json({ path }, organizationsSchema)).value
  const initial = found?.verifiedDomains.find(({ isInitial }) => isInitial === true)?.name.toLowerCase()
  if (found === undefined || initial === undefined) return undefined
  return {
    tenantId: tenantId(found.id),
    organizationName: found.displayName ?? initial,
    initialDomain: initial,
    domains: found.verifiedDomains.map(({ name }) => name.toLowerCase()),
  }
}

/** What was verified, as it is recorded. */
export function verifiedApplications(plan: ApplicationsPlan): readonly StoredApplication[] {
  return plan.applications.flatMap(({ purposes, displayName, appId }) =>
    purposes.map((purpose) => ({
      purpose,
      displayName,
      appId: appId ?? '',
      objectId: null,
      servicePrincipalId: null,
      entraKeyId: undefined,
      known: [],
      origin: 'existing',
    })),
  )
}
