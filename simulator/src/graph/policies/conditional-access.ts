/** `/identity/conditionalAccess` (Graph: conditionalAccessPolicy; reference section 6). Sign-in evaluates the policies. */
import { randomUUID } from 'node:crypto'
import type { ConditionalAccessPolicy } from '../../tenant/conditional-access-model.ts'
import { modified, recordChange } from '../audit-logs/record.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { answerList, listQuery } from '../directory/collection.ts'
import { GraphFailure } from '../errors.ts'
import { readJsonBody } from '../json-body.ts'
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
import { requirePolicyReader, requireSignInPolicyWriter } from './access.ts'
import { readPolicy } from './conditional-access-body.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock'>

const path = '/identity/conditionalAccess/policies'
const context = 'identity/conditionalAccess/policies'

const policyType: EntityType = {
  name: 'conditionalAccessPolicy',
  family: 'directory',
  byDefault: [
    'id',
    'templateId',
    'displayName',
    'createdDateTime',
    'modifiedDateTime',
    'state',
    'conditions',
    'grantControls',
    'sessionControls',
  ],
  onSelect: [],
}

const namedLocationType: EntityType = {
  name: 'namedLocation',
  family: 'directory',
  byDefault: ['id', 'displayName', 'createdDateTime', 'modifiedDateTime'],
  onSelect: [],
}

const entityOf = (policy: ConditionalAccessPolicy): Entity => ({ ...policy })

export function conditionalAccessRoutes(dependencies: Dependencies): Route[] {
  return [...readRoutes(dependencies), ...writeRoutes(dependencies)]
}

function requirePolicy({ tenant }: Dependencies, call: Call): ConditionalAccessPolicy {
  const id = parameter(call, 'policy')
  const policy = tenant.conditionalAccessPolicies.get(id.toLowerCase())
  if (policy === undefined)
    throw new GraphFailure(404, 'ResourceNotFound', `${id} could not be found in the directory.`)
  return policy
}

function readRoutes(dependencies: Dependencies): Route[] {
  const { tenant } = dependencies
  return [
    {
      method: 'GET',
      path,
      family: 'directory',
      query: listQuery('$filter', '$count'),
      handle(call) {
        requirePolicyReader(dependencies, call)
        return answerList(call, {
          items: [...tenant.conditionalAccessPolicies.values()].map(entityOf),
          type: policyType,
          context,
          filterable: ['id', 'displayName', 'state', 'createdDateTime', 'modifiedDateTime'],
        })
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
    {
      method: 'GET',
      path: '/identity/conditionalAccess/namedLocations',
      family: 'directory',
      query: listQuery('$filter', '$count'),
      handle(call) {
        requirePolicyReader(dependencies, call)
        return answerList(call, {
          items: [],
          type: namedLocationType,
          context: 'identity/conditionalAccess/namedLocations',
          filterable: ['displayName', 'id'],
        })
      },
    },
  ]
}

function writeRoutes(dependencies: Dependencies): Route[] {
  const { tenant, clock } = dependencies
  const now = () => new Date(clock.now()).toISOString()
  return [
    {
      method: 'POST',
      path,
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireSignInPolicyWriter(dependencies, call)
        requireLicence(dependencies)
        const policy = readPolicy(readJsonBody(call.request, 'directory'), tenant, {
          id: randomUUID(),
          createdDateTime: now(),
          modifiedDateTime: null,
        })
        requireNoSecurityDefaults(dependencies, policy)
        tenant.conditionalAccessPolicies.set(policy.id, policy)
        record(dependencies, call, { policy, operation: 'Add', before: undefined })
        return created(
          {
            '@odata.context': contextOf(call, context, true),
            ...project(entityOf(policy), policyType.byDefault),
          },
          { location: `${call.origin}/v1.0${path}/${policy.id}` },
        )
      },
    },
    {
      method: 'PATCH',
      path: `${path}/{policy}`,
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireSignInPolicyWriter(dependencies, call)
        const before = requirePolicy(dependencies, call)
        const policy = readPolicy(readJsonBody(call.request, 'directory'), tenant, {
          ...before,
          modifiedDateTime: now(),
        })
        requireNoSecurityDefaults(dependencies, policy)
        tenant.conditionalAccessPolicies.set(policy.id, policy)
        record(dependencies, call, { policy, operation: 'Update', before })
        return noContent()
      },
    },
    {
      method: 'DELETE',
      path: `${path}/{policy}`,
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireSignInPolicyWriter(dependencies, call)
        const policy = requirePolicy(dependencies, call)
        tenant.conditionalAccessPolicies.delete(policy.id)
        record(dependencies, call, { policy, operation: 'Delete', before: policy })
        return noContent()
      },
    },
  ]
}

/** Conditional Access comes with Entra ID P1. */
function requireLicence({ tenant }: Dependencies): void {
  if (tenant.hasPremiumLicence) return
  throw new GraphFailure(
    403,
    'AccessDenied',
    'Your tenant is not licensed for this feature. Please upgrade to Microsoft Entra ID P1 or P2.',
  )
}

/** The two ways exclude each other. */
function requireNoSecurityDefaults({ tenant }: Dependencies, { state }: ConditionalAccessPolicy): void {
  if (state !== 'enabled' || !tenant.securityDefaultsEnabled) return
  throw new GraphFailure(
    400,
    'BadRequest',
    '1011: Security Defaults is enabled in the tenant. You must disable Security defaults before enabling a Conditional Access policy.',
  )
}

interface Recorded {
  readonly policy: ConditionalAccessPolicy
  readonly operation: 'Add' | 'Update' | 'Delete'
  readonly before: ConditionalAccessPolicy | undefined
}

function record(dependencies: Dependencies, call: Call, { policy, operation, before }: Recorded): void {
  const after = operation === 'Delete' ? undefined : policy
  recordChange(dependencies, call, {
    activity: `${operation} conditional access policy`,
    category: 'Policy',
    operation,
    targets: [
      {
        id: policy.id,
        displayName: policy.displayName,
        type: 'Policy',
        modifiedProperties: [modified('ConditionalAccessPolicy', before, after)],
      },
    ],
  })
}
