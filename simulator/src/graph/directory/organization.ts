/** `/organization`, `/domains` and the security defaults (Graph: organization, domain, identitySecurityDefaultsEnforcementPolicy). */
import type { GraphDependencies } from '../dependencies.ts'
import { insufficientPrivileges, resourceNotFound } from '../errors.ts'
import { contextOf, type Entity, ok, project, selectedProperties } from '../odata.ts'
import { entityQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { answerList, listQuery } from './collection.ts'
import { domainType, organizationType } from './entity-types.ts'

type Dependencies = Pick<GraphDependencies, 'tenant'>

export function organizationRoutes({ tenant }: Dependencies): Route[] {
  const organization = (call: Call): Entity => {
    const whole: Entity = {
      id: tenant.tenantId,
      displayName: tenant.displayName,
      createdDateTime: tenant.createdDateTime,
      countryLetterCode: 'DE',
      tenantType: 'AAD',
      businessPhones: [],
      marketingNotificationEmails: [],
      securityComplianceNotificationMails: [],
      securityComplianceNotificationPhones: [],
      technicalNotificationMails: [],
      assignedPlans: [],
      provisionedPlans: [],
      verifiedDomains: tenant.domains.map(({ name, isDefault, isInitial }) => ({
        capabilities: 'Email, OfficeCommunicationsOnline',
        isDefault,
        isInitial,
        name,
        type: 'Managed',
      })),
    }
    // with User.Read alone, only what a sign-in page needs is shown
    const isLimited = call.granted.every((permission) => permission === 'User.Read')
    return isLimited ? project(whole, ['id', 'displayName', 'verifiedDomains']) : whole
  }
  const domains = (): Entity[] =>
    tenant.domains.map(({ name, isDefault, isInitial }) => ({
      id: name,
      authenticationType: 'Managed',
      isAdminManaged: true,
      isDefault,
      isInitial,
      isRoot: true,
      isVerified: true,
      passwordNotificationWindowInDays: 14,
      passwordValidityPeriodInDays: 2147483647,
      supportedServices: ['Email', 'OfficeCommunicationsOnline'],
    }))
  const one = (call: Call, context: string, entity: Entity, type: typeof domainType) =>
    ok({
      '@odata.context': contextOf(call, context, true),
      ...project(entity, selectedProperties(type, call.query.select)),
    })

  return [
    {
      method: 'GET',
      path: '/organization',
      family: 'directory',
      query: { options: ['$select'] },
      handle: (call) =>
        answerList(call, { items: [organization(call)], type: organizationType, context: 'organization' }),
    },
    {
      method: 'GET',
      path: '/organization/{organization}',
      family: 'directory',
      query: entityQuery,
      handle(call) {
        const id = parameter(call, 'organization')
        if (id.toLowerCase() !== tenant.tenantId) throw resourceNotFound(id)
        return one(call, 'organization', organization(call), organizationType)
      },
    },
    {
      method: 'GET',
      path: '/domains',
      family: 'directory',
      query: listQuery(),
      handle: (call) => answerList(call, { items: domains(), type: domainType, context: 'domains' }),
    },
    {
      method: 'GET',
      path: '/domains/{domain}',
      family: 'directory',
      query: entityQuery,
      handle(call) {
        const id = parameter(call, 'domain').toLowerCase()
        const domain = domains().find((candidate) => candidate['id'] === id)
        if (domain === undefined) throw resourceNotFound(id)
        return one(call, 'domains', domain, domainType)
      },
    },
    securityDefaultsRoute(tenant),
  ]
}

/** Reference section 6. */
function securityDefaultsRoute(tenant: Dependencies['tenant']): Route {
  return {
    method: 'GET',
    path: '/policies/identitySecurityDefaultsEnforcementPolicy',
    family: 'directory',
    query: { options: [] },
    handle(call) {
      if (call.claims.idtyp === 'user' && tenant.users.get(call.claims.oid)?.userType === 'Guest')
        throw insufficientPrivileges()
      return ok({
        '@odata.context': contextOf(call, 'policies/identitySecurityDefaultsEnforcementPolicy', true),
        id: '00000000-0000-0000-0000-000000000005',
        displayName: 'Security Defaults',
        description:
          'Security defaults is a set of basic identity security mechanisms recommended by Microsoft.',
        isEnabled: tenant.securityDefaultsEnabled,
      })
    },
  }
}
