/** `/policies/defaultAppManagementPolicy` and `/policies/appManagementPolicies` (Graph: appManagementPolicy). */
import { randomUUID } from 'node:crypto'
import type { JsonRecord } from '../../json.ts'
import type { AppManagementPolicy } from '../../tenant/policy-model.ts'
import { modifications, recordChange } from '../audit-logs/record.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { requireApplication } from '../directory/application-access.ts'
import { answerList, listQuery } from '../directory/collection.ts'
import { directoryBadRequest, resourceNotFound } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import {
  contextOf,
  created,
  type Entity,
  type EntityType,
  noContent,
  ok,
  project,
  selectedProperties,
} from '../odata.ts'
import { entityQuery, noQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { requireApplicationPolicyWriter, requirePolicyReader } from './access.ts'
import { singletonRoute } from './singleton-route.ts'
import { readRestrictions } from './app-management-body.ts'
import { defaultPolicyId } from './app-management.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock'>

const policyType: EntityType = {
  name: 'appManagementPolicy',
  family: 'directory',
  byDefault: ['id', 'displayName', 'description', 'isEnabled', 'restrictions'],
  onSelect: ['deletedDateTime'],
}

const tenantPolicyType: EntityType = {
  name: 'tenantAppManagementPolicy',
  family: 'directory',
  byDefault: [
    'id',
    'displayName',
    'description',
    'isEnabled',
    'applicationRestrictions',
    'servicePrincipalRestrictions',
  ],
  onSelect: ['deletedDateTime'],
}

export function appManagementRoutes(dependencies: Dependencies): Route[] {
  return [
    ...tenantPolicyRoutes(dependencies),
    ...readRoutes(dependencies),
    ...writeRoutes(dependencies),
    ...assignmentRoutes(dependencies),
  ]
}

function tenantPolicyRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  const path = '/policies/defaultAppManagementPolicy'
  return [
    singletonRoute(dependencies, {
      path,
      type: tenantPolicyType,
      entity: () => ({
        id: defaultPolicyId,
        displayName: 'Default app management tenant policy',
        description: 'Default tenant policy that enforces app management restrictions on applications.',
        ...tenant.appManagementDefault,
      }),
    }),
    {
      method: 'PATCH',
      path,
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireApplicationPolicyWriter(dependencies, call)
        const body = readJsonBody(call.request, 'directory')
        requireKnown(
          body,
          tenantPolicyType.byDefault,
          'microsoft.graph.tenantAppManagementPolicy',
          'directory',
        )
        const before = tenant.appManagementDefault
        const changes = {
          isEnabled: createFieldReader(body, 'directory').truth('isEnabled') ?? before.isEnabled,
          applicationRestrictions: readRestrictions(
            body['applicationRestrictions'],
            before.applicationRestrictions,
          ),
          servicePrincipalRestrictions: readRestrictions(
            body['servicePrincipalRestrictions'],
            before.servicePrincipalRestrictions,
          ),
        }
        record(dependencies, call, {
          id: defaultPolicyId,
          operation: 'Update',
          before: { ...before },
          changes,
        })
        Object.assign(before, changes)
        return noContent()
      },
    },
  ]
}

const path = '/policies/appManagementPolicies'
const context = 'policies/appManagementPolicies'

function entityOf({ id, displayName, description, isEnabled, restrictions }: AppManagementPolicy): Entity {
  return { id, displayName, description, isEnabled, restrictions }
}

function requirePolicy({ tenant }: Dependencies, call: Call): AppManagementPolicy {
  const id = parameter(call, 'policy')
  const policy = tenant.appManagementPolicies.get(id.toLowerCase())
  if (policy === undefined) throw resourceNotFound(id)
  return policy
}

function readRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  return [
    {
      method: 'GET',
      path,
      family: 'directory',
      query: listQuery('$filter'),
      handle(call) {
        requirePolicyReader(dependencies, call)
        const items = [...tenant.appManagementPolicies.values()].map(entityOf)
        return answerList(call, { items, type: policyType, context, filterable: ['id', 'displayName'] })
      },
    },
    {
      method: 'GET',
      path: `${path}/{policy}`,
      family: 'directory',
      query: entityQuery,
      handle(call) {
        requirePolicyReader(dependencies, call)
        return ok({
          '@odata.context': contextOf(call, context, true),
          ...project(
            entityOf(requirePolicy(dependencies, call)),
            selectedProperties(policyType, call.query.select),
          ),
        })
      },
    },
  ]
}

function writeRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  return [
    {
      method: 'POST',
      path,
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireApplicationPolicyWriter(dependencies, call)
        const policy = readPolicy(readJsonBody(call.request, 'directory'), {
          id: randomUUID(),
          displayName: '',
          description: '',
          isEnabled: false,
          restrictions: { passwordCredentials: [], keyCredentials: [] },
          appliesTo: new Set(),
        })
        tenant.appManagementPolicies.set(policy.id, policy)
        record(dependencies, call, { id: policy.id, operation: 'Add', before: {}, changes: entityOf(policy) })
        return created({ '@odata.context': contextOf(call, context, true), ...entityOf(policy) })
      },
    },
    {
      method: 'PATCH',
      path: `${path}/{policy}`,
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireApplicationPolicyWriter(dependencies, call)
        const before = requirePolicy(dependencies, call)
        const policy = readPolicy(readJsonBody(call.request, 'directory'), before)
        record(dependencies, call, {
          id: policy.id,
          operation: 'Update',
          before: entityOf(before),
          changes: entityOf(policy),
        })
        tenant.appManagementPolicies.set(policy.id, policy)
        return noContent()
      },
    },
    {
      method: 'DELETE',
      path: `${path}/{policy}`,
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireApplicationPolicyWriter(dependencies, call)
        const { id } = requirePolicy(dependencies, call)
        tenant.appManagementPolicies.delete(id)
        record(dependencies, call, { id, operation: 'Delete', before: {}, changes: {} })
        return noContent()
      },
    },
  ]
}

function readPolicy(body: JsonRecord, before: AppManagementPolicy): AppManagementPolicy {
  requireKnown(body, policyType.byDefault, 'microsoft.graph.appManagementPolicy', 'directory')
  const read = createFieldReader(body, 'directory')
  const displayName = read.text('displayName') ?? before.displayName
  if (displayName === '')
    throw directoryBadRequest(
      "A value is required for property 'displayName' of resource 'AppManagementPolicy'.",
    )
  return {
    ...before,
    displayName,
    description: read.text('description') ?? before.description,
    isEnabled: read.truth('isEnabled') ?? before.isEnabled,
    restrictions: readRestrictions(body['restrictions'], before.restrictions),
  }
}

/** Which applications a policy is for; at most one policy each (Graph: "Assign appliesTo"). */
function assignmentRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  const policiesOf = (objectId: string) =>
    [...tenant.appManagementPolicies.values()].filter(({ appliesTo }) => appliesTo.has(objectId))
  const common = { family: 'directory', alternateKeys: ['appId'] } as const
  const ofApplication = '/applications/{application}/appManagementPolicies'
  return [
    {
      ...common,
      method: 'GET',
      path: ofApplication,
      query: listQuery(),
      handle(call) {
        requirePolicyReader(dependencies, call)
        const items = policiesOf(requireApplication(dependencies, call).id).map(entityOf)
        return answerList(call, { items, type: policyType, context })
      },
    },
    {
      ...common,
      method: 'POST',
      path: `${ofApplication}/$ref`,
      permission: 'POST /applications/{id}/appmanagementpolicies',
      query: noQuery,
      handle(call) {
        requireApplicationPolicyWriter(dependencies, call)
        const { id } = requireApplication(dependencies, call)
        const policy = tenant.appManagementPolicies.get(referencedPolicy(call))
        if (policy === undefined) throw resourceNotFound(referencedPolicy(call))
        if (policiesOf(id).length > 0)
          throw directoryBadRequest(
            "One or more added object references already exist for the following modified properties: 'appManagementPolicies'.",
          )
        policy.appliesTo.add(id)
        return noContent()
      },
    },
    {
      ...common,
      method: 'DELETE',
      path: `${ofApplication}/{policy}/$ref`,
      permission: 'DELETE /applications/{id}/appmanagementpolicies/{id}',
      query: noQuery,
      handle(call) {
        requireApplicationPolicyWriter(dependencies, call)
        const { id } = requireApplication(dependencies, call)
        if (!requirePolicy(dependencies, call).appliesTo.delete(id))
          throw resourceNotFound(parameter(call, 'policy'))
        return noContent()
      },
    },
  ]
}

function referencedPolicy(call: Call): string {
  const body = readJsonBody(call.request, 'directory')
  requireKnown(body, [], 'Microsoft.OData.Core.Reference', 'directory')
  const reference = createFieldReader(body, 'directory').text('@odata.id') ?? ''
  const match = /\/appManagementPolicies\/([0-9a-f-]{36})$/i.exec(reference)
  if (match?.[1] === undefined)
    throw directoryBadRequest('Invalid reference: @odata.id has to name an appManagementPolicy.')
  return match[1].toLowerCase()
}

interface Recorded {
  readonly id: string
  readonly operation: 'Add' | 'Update' | 'Delete'
  readonly before: Readonly<Record<string, unknown>>
  readonly changes: Readonly<Record<string, unknown>>
}

function record(dependencies: Dependencies, call: Call, { id, operation, before, changes }: Recorded): void {
  recordChange(dependencies, call, {
    activity: `${operation} policy`,
    category: 'Policy',
    operation,
    targets: [{ id, displayName: null, type: 'Policy', modifiedProperties: modifications(before, changes) }],
  })
}
