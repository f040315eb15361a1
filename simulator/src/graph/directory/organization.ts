/** `/organization` and `/domains` (Graph: organization, domain). */
import type { GraphDependencies } from '../dependencies.ts'
import type { SimulatorReply } from '../../http.ts'
import { clouds } from '../../tenant/cloud.ts'
import type { TenantState } from '../../tenant/model.ts'
import { resourceNotFound } from '../errors.ts'
import { contextOf, type Entity, type EntityType, ok, project, selectedProperties } from '../odata.ts'
import { entityQuery } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { answerList, listQuery } from './collection.ts'
import { domainType, organizationType } from './entity-types.ts'

type Dependencies = Pick<GraphDependencies, 'tenant'>

export function organizationRoutes({ tenant }: Dependencies): Route[] {
  return [...organizationOnly(tenant), ...domainRoutes(tenant)]
}

function organizationEntity(tenant: TenantState, call: Call): Entity {
  const whole: Entity = {
    id: tenant.tenantId,
    displayName: tenant.displayName,
    createdDateTime: tenant.createdDateTime,
    countryLetterCode: clouds[tenant.cloud].countryLetterCode,
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

function entityReply(call: Call, context: string, entity: Entity, type: EntityType): SimulatorReply {
  return ok({
    '@odata.context': contextOf(call, context, true),
    ...project(entity, selectedProperties(type, call.query.select)),
  })
}

function organizationOnly(tenant: TenantState): Route[] {
  return [
    {
      method: 'GET',
      path: '/organization',
      family: 'directory',
      query: { options: ['$select'] },
      handle: (call) =>
        answerList(call, {
          items: [organizationEntity(tenant, call)],
          type: organizationType,
          context: 'organization',
        }),
    },
    {
      method: 'GET',
      path: '/organization/{organization}',
      family: 'directory',
      query: entityQuery,
      handle(call) {
        const id = parameter(call, 'organization')
        if (id.toLowerCase() !== tenant.tenantId) throw resourceNotFound(id)
        return entityReply(call, 'organization', organizationEntity(tenant, call), organizationType)
      },
    },
  ]
}

function domainRoutes(tenant: TenantState): Route[] {
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
  return [
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
        return entityReply(call, 'domains', domain, domainType)
      },
    },
  ]
}
