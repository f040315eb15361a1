/** `/reports/authenticationMethods/userRegistrationDetails` (Graph: userRegistrationDetails; reference section 6). */
import type { DirectoryUser, TenantState } from '../../tenant/model.ts'
import { requireLogReader } from '../audit-logs/access.ts'
import { directoryRolesOf } from '../authorization.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { answerList, listQuery } from '../directory/collection.ts'
import { requireUser } from '../directory/objects.ts'
import { GraphFailure } from '../errors.ts'
import { contextOf, type Entity, type EntityType, ok, project, selectedProperties } from '../odata.ts'
import { entityQuery } from '../query.ts'
import type { Call, Route } from '../route.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock'>

const path = '/reports/authenticationMethods/userRegistrationDetails'

const type: EntityType = {
  name: 'userRegistrationDetails',
  family: 'directory',
  byDefault: [
    'id',
    'userPrincipalName',
    'userDisplayName',
    'userType',
    'isAdmin',
    'isSsprRegistered',
    'isSsprEnabled',
    'isSsprCapable',
    'isMfaRegistered',
    'isMfaCapable',
    'isPasswordlessCapable',
    'methodsRegistered',
    'isSystemPreferredAuthenticationMethodEnabled',
    'systemPreferredAuthenticationMethods',
    'userPreferredMethodForSecondaryAuthentication',
    'lastUpdatedDateTime',
  ],
  onSelect: [],
}

export function registrationDetailRoutes(dependencies: Dependencies): Route[] {
  const { tenant, clock } = dependencies
  const entity = (user: DirectoryUser) => detailsOf(tenant, user, new Date(clock.now()).toISOString())
  return [
    {
      method: 'GET',
      path,
      family: 'directory',
      query: listQuery('$filter', '$orderby'),
      handle(call) {
        requireReader(dependencies, call)
        return answerList(call, {
          items: [...tenant.users.values()].filter(({ accountEnabled }) => accountEnabled).map(entity),
          type,
          context: path.slice(1),
          filterable: type.byDefault.filter((name) => name !== 'lastUpdatedDateTime'),
          sortable: ['userPrincipalName', 'userDisplayName'],
          takesEverything: true,
        })
      },
    },
    {
      method: 'GET',
      path: `${path}/{user}`,
      family: 'directory',
      query: entityQuery,
      handle(call) {
        requireReader(dependencies, call)
        const user = requireUser(tenant, call.parameters['user'] ?? { name: null, value: '' })
        return ok({
          '@odata.context': contextOf(call, path.slice(1), true),
          ...project(entity(user), selectedProperties(type, call.query.select)),
        })
      },
    },
  ]
}

function requireReader(dependencies: Dependencies, call: Call): void {
  requireLogReader(dependencies, call)
  if (dependencies.tenant.hasPremiumLicence) return
  throw new GraphFailure(
    403,
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    "Neither tenant is B2C or tenant doesn't have premium license",
  )
}

function detailsOf(tenant: TenantState, user: DirectoryUser, lastUpdatedDateTime: string): Entity {
  const hasCode = user.totpSecret !== null
  return {
    id: user.id,
    userPrincipalName: user.userPrincipalName,
    userDisplayName: user.displayName,
    userType: user.userType === 'Guest' ? 'guest' : 'member',
    isAdmin: directoryRolesOf(tenant, user.id).size > 0,
    isSsprRegistered: hasCode,
    isSsprEnabled: false,
    isSsprCapable: false,
    isMfaRegistered: hasCode,
    isMfaCapable: hasCode,
    isPasswordlessCapable: false,
    methodsRegistered: hasCode ? ['softwareOneTimePasscode'] : [],
    isSystemPreferredAuthenticationMethodEnabled: true,
    systemPreferredAuthenticationMethods: hasCode ? ['oath'] : [],
    userPreferredMethodForSecondaryAuthentication: hasCode ? 'oath' : 'none',
    lastUpdatedDateTime,
  }
}
