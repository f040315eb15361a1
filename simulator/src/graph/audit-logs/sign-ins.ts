/** `/auditLogs/signIns`: v1.0 lists interactive sign-ins, beta those that the filter names (reference section 6). */
import type { SignIn } from '../../tenant/sign-in-model.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { answerList } from '../directory/collection.ts'
import { GraphFailure, resourceNotFound } from '../errors.ts'
import { parseFilter } from '../filter.ts'
import { filterPaths } from '../filter-evaluate.ts'
import { contextOf, type Entity, ok, project, selectedProperties } from '../odata.ts'
import { entityQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { requireLogReader } from './access.ts'
import { betaSignInType, signInType } from './entity-types.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock'>

const keptMs = 30 * 24 * 60 * 60 * 1000

const filterable = [
  'appDisplayName',
  'appId',
  'clientAppUsed',
  'conditionalAccessStatus',
  'correlationId',
  'createdDateTime',
  'id',
  'ipAddress',
  'isInteractive',
  'resourceDisplayName',
  'resourceId',
  'riskState',
  'status',
  'userDisplayName',
  'userId',
  'userPrincipalName',
]
const betaFilterable = [
  ...filterable,
  'authenticationProtocol',
  'originalTransferMethod',
  'servicePrincipalId',
  'signInEventTypes',
  'userAgent',
]

export function signInRoutes(dependencies: Dependencies): Route[] {
  return [
    {
      method: 'GET',
      path: '/auditLogs/signIns',
      versions: ['v1.0', 'beta'],
      family: 'directory',
      query: {
        options: ['$select', '$top', '$skiptoken', '$filter', '$orderby'],
        top: { default: 1000, max: 1000 },
      },
      handle(call) {
        requireReader(dependencies, call)
        const isBeta = isOfBeta(call)
        return answerList(call, {
          items: seen(dependencies, call).map(entityOf),
          type: isBeta ? betaSignInType : signInType,
          context: 'auditLogs/signIns',
          filterable: isBeta ? betaFilterable : filterable,
          sortable: ['createdDateTime', 'userDisplayName', 'appDisplayName'],
          takesEverything: true,
          pageSize: 1000,
        })
      },
    },
    {
      method: 'GET',
      path: '/auditLogs/signIns/{signIn}',
      versions: ['v1.0', 'beta'],
      family: 'directory',
      query: entityQuery,
      handle(call) {
        requireReader(dependencies, call)
        const id = parameter(call, 'signIn')
        const found = kept(dependencies).find((signIn) => signIn.id === id)
        if (found === undefined) throw resourceNotFound(id)
        const type = isOfBeta(call) ? betaSignInType : signInType
        return ok({
          '@odata.context': contextOf(call, 'auditLogs/signIns', true),
          ...project(entityOf(found), selectedProperties(type, call.query.select)),
        })
      },
    },
  ]
}

const isOfBeta = (call: Call) => call.request.url.pathname.startsWith('/beta/')

const entityOf = (signIn: SignIn): Entity => ({ ...signIn })

function requireReader(dependencies: Dependencies, call: Call): void {
  requireLogReader(dependencies, call)
  if (dependencies.tenant.hasPremiumLicence) return
  throw new GraphFailure(
    403,
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    "Neither tenant is B2C or tenant doesn't have premium license",
  )
}

const kept = ({ tenant, clock }: Dependencies): SignIn[] =>
  tenant.signIns
    .filter(({ createdDateTime }) => Date.parse(createdDateTime) > clock.now() - keptMs)
    // newest first is what the log gives when nobody asks for an order
    .toSorted((one, other) => other.createdDateTime.localeCompare(one.createdDateTime))

/** Interactive ones, unless a filter of beta is about `signInEventTypes`. */
function seen(dependencies: Dependencies, call: Call): SignIn[] {
  const { filter } = call.query
  const isAsked =
    isOfBeta(call) &&
    filter !== undefined &&
    filterPaths(parseFilter(filter)).some(([name]) => name === 'signInEventTypes')
  const all = kept(dependencies)
  return isAsked ? all : all.filter(({ signInEventTypes }) => signInEventTypes.includes('interactiveUser'))
}
