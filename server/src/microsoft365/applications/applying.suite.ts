/** Plans and applies in the test tenant as a provisioning does: what was made is on record, a stop can be resumed. */
import type { Cloud } from '../clouds/cloud.ts'
import { testCloud } from '../clouds/scripted.suite.ts'
import { applyPlan, draftFor } from './apply.ts'
import type { AppliedApplication, ApplicationsPlan, ApplicationsRequest } from './model.ts'
import type { CreatedObject, RegistrationProgress } from './registration.ts'
import type { Fault, TestTenant } from './tenant.suite.ts'
import { mailRequest } from './wanted.suite.ts'

export const testMarker = 'strongroom-registration:test'

export interface Application {
  readonly plan: ApplicationsPlan | undefined
  readonly result: readonly AppliedApplication[] | undefined
  readonly error: unknown
  /** Every call of the hook, in order. */
  readonly recorded: CreatedObject[]
  /** What is on record in the end. */
  readonly created: readonly CreatedObject[]
  readonly steps: RegistrationProgress[]
}

export interface ApplyOptions {
  readonly request?: ApplicationsRequest
  readonly earlier?: readonly CreatedObject[]
  readonly signal?: AbortSignal
  readonly cloud?: Pick<Cloud, 'name' | 'features'>
  /** Between the plan and its confirmation. */
  readonly meanwhile?: () => void
}

export function planIn(
  { graph }: TestTenant,
  request: ApplicationsRequest = mailRequest(),
  cloud: Pick<Cloud, 'name' | 'features'> = testCloud,
): Promise<ApplicationsPlan> {
  const work = { request, marker: testMarker }
  return draftFor({ graph, cloud, tenantId: 'tenant' }, work).then(({ plan }) => plan)
}

export async function applyIn(tenant: TestTenant, options: ApplyOptions = {}): Promise<Application> {
  const { request = mailRequest(), earlier = [], signal, cloud = testCloud } = options
  const recorded: CreatedObject[] = [...earlier]
  let created: readonly CreatedObject[] = earlier
  const steps: RegistrationProgress[] = []
  const { graph, clock, random } = tenant
  let plan: ApplicationsPlan | undefined
  try {
    plan = await planIn(tenant, request, cloud)
    options.meanwhile?.()
    const dependencies = {
      graph,
      clock,
      random,
      cloud,
      tenantId: 'tenant',
      earlier,
      async record(object: CreatedObject) {
        recorded.push({ ...object })
        created = [...without(created, object), { ...object }]
      },
      async withdraw(object: CreatedObject) {
        created = without(created, object)
      },
      progress: (step: RegistrationProgress) => void steps.push(step),
    }
    const result = await applyPlan(dependencies, { plan, request, marker: testMarker }, signal)
    return { plan, result, error: undefined, recorded, created, steps }
  } catch (error) {
    return { plan, result: undefined, error, recorded, created, steps }
  }
}

/** Without the intent of it. */
function without(created: readonly CreatedObject[], object: CreatedObject): readonly CreatedObject[] {
  const key = ({ kind, name, marker, parent }: CreatedObject): string =>
    [kind, name, marker, parent].join('|')
  return created.filter((one) => one.id !== undefined || key(one) !== key(object))
}

export function writesIn({ requests }: TestTenant): string[] {
  return requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)
}

/** Does something to the first `times` requests that match. */
export function faultAt(pattern: RegExp, answer: ReturnType<Fault>, times = 1): Fault {
  let left = times
  return ({ method, path }) => {
    if (left === 0 || !pattern.test(`${method} ${path}`)) return undefined
    left -= 1
    return answer instanceof Response ? answer.clone() : answer
  }
}

/** What stands in the tenant, without what differs from run to run. */
export function standing({ objects }: TestTenant): object {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return {
    applications: [...objects.applications.values()]
      .map(({ displayName, identifierUris, requiredResourceAccess, keyCredentials, api }) => ({
        displayName,
        uris: Array.isArray(identifierUris) ? identifierUris.length : 0,
        requiredResourceAccess,
        keys: Array.isArray(keyCredentials) ? keyCredentials.length : 0,
        isPreAuthorized: JSON.stringify(api ?? {}).includes('delegatedPermissionIds'),
      }))
      .toSorted((one, other) => text(one.displayName).localeCompare(text(other.displayName))),
    servicePrincipals: objects.servicePrincipals.size,
    roles: [...objects.assignments.values()].map(({ appRoleId }) => text(appRoleId)).toSorted(),
    scopes: [...objects.grants.values()].map(({ scope }) => text(scope)).toSorted(),
  }
}
