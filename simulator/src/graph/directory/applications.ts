/** `/applications` and `/directory/deletedItems` (Graph: application; reference sections 3.1, 3.2 and 3.6). */
import { randomUUID } from 'node:crypto'
import type { JsonRecord } from '../../json.ts'
import type { Application } from '../../tenant/model.ts'
import { keyDescriptions, modifications, recordChange } from '../audit-logs/record.ts'
import { directoryBadRequest } from '../errors.ts'
import { createFieldReader, readJsonBody } from '../json-body.ts'
import { contextOf, created, type Entity, noContent, ok, project, selectedProperties } from '../odata.ts'
import { requireKeysAllowed } from '../policies/app-management.ts'
import { entityQuery, noQuery } from '../query.ts'
import type { Call, Route } from '../route.ts'
import type { GraphDependencies } from '../dependencies.ts'
import {
  isOwnedOnly,
  requireApplication,
  requireApplicationManager,
  requireRegistrar,
} from './application-access.ts'
import { type ApplicationChanges, readApplicationChanges } from './application-body.ts'
import { answerList, listQuery } from './collection.ts'
import { applicationType } from './entity-types.ts'
import { replaceKeyCredentials, shownKeyCredential, shownPasswordCredential } from './key-credentials.ts'
import { updateKeys } from './key-update.ts'
import { removeServicePrincipal } from './service-principals.ts'
import { requireMember } from './users.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock' | 'lag'>

export function applicationEntity(
  application: Application,
  tenant: Dependencies['tenant'],
  withKeys: boolean,
): Entity {
  const {
    keyCredentials,
    passwordCredentials,
    federatedIdentityCredentials: _,
    visibleAt: __,
    ownerIds: ___,
    ...rest
  } = application
  return {
    ...rest,
    addIns: [],
    publisherDomain: tenant.domains.find(({ isDefault }) => isDefault)?.name ?? null,
    info: {
      termsOfServiceUrl: null,
      supportUrl: null,
      privacyStatementUrl: null,
      marketingUrl: null,
      logoUrl: null,
    },
    parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' },
    keyCredentials: keyCredentials.map((credential) => shownKeyCredential(credential, withKeys)),
    passwordCredentials: passwordCredentials.map((credential) => shownPasswordCredential(credential, null)),
    web: {
      ...application.web,
      implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false },
    },
  }
}

export function applicationRoutes(dependencies: Dependencies): Route[] {
  return [...collectionRoutes(dependencies), ...entityRoutes(dependencies)]
}

function collectionRoutes(dependencies: Dependencies): Route[] {
  const { tenant, clock } = dependencies
  return [
    {
      method: 'GET',
      path: '/applications',
      family: 'directory',
      cost: 2,
      query: listQuery('$filter', '$orderby', '$count'),
      handle(call) {
        requireMember(tenant, call)
        const ownedOnly = isOwnedOnly(call)
        const seen = [...tenant.applications.values()].filter(
          ({ visibleAt, ownerIds }) =>
            visibleAt <= clock.now() && (!ownedOnly || ownerIds.has(call.claims.oid)),
        )
        return answerList(call, {
          items: seen.map((application) => applicationEntity(application, tenant, false)),
          type: applicationType,
          context: 'applications',
          filterable: [
            'appId',
            'createdDateTime',
            'displayName',
            'id',
            'identifierUris',
            'signInAudience',
            'tags',
          ],
          sortable: ['displayName', 'createdDateTime'],
        })
      },
    },
    {
      method: 'POST',
      path: '/applications',
      family: 'directory',
      query: noQuery,
      handle(call) {
        requireRegistrar(dependencies, call)
        const application = createApplication(dependencies, call, readJsonBody(call.request, 'directory'))
        tenant.applications.set(application.id, application)
        recordChange(dependencies, call, {
          activity: 'Add application',
          category: 'ApplicationManagement',
          operation: 'Add',
          targets: [target(application, modifications({}, describable(application)))],
        })
        return created(shown(dependencies, call, application), {
          location: `${call.origin}/v1.0/applications/${application.id}`,
        })
      },
    },
  ]
}

function shown({ tenant }: Dependencies, call: Call, application: Application): object {
  const withKeys = call.query.select?.includes('keyCredentials') ?? false
  return {
    '@odata.context': contextOf(call, 'applications', true),
    ...project(
      applicationEntity(application, tenant, withKeys),
      selectedProperties(applicationType, call.query.select),
    ),
  }
}

function createApplication({ tenant, clock, lag }: Dependencies, call: Call, body: JsonRecord): Application {
  if (typeof body['displayName'] !== 'string')
    throw directoryBadRequest("A value is required for property 'displayName' of resource 'Application'.")
  const now = clock.now()
  const blank: Application = {
    id: randomUUID(),
    appId: randomUUID(),
    displayName: '',
    createdDateTime: new Date(now).toISOString(),
    deletedDateTime: null,
    signInAudience: 'AzureADandPersonalMicrosoftAccount',
    isFallbackPublicClient: null,
    identifierUris: [],
    tags: [],
    notes: null,
    publicClient: { redirectUris: [] },
    web: { redirectUris: [], homePageUrl: null, logoutUrl: null },
    spa: { redirectUris: [] },
    api: {
      requestedAccessTokenVersion: null,
      acceptMappedClaims: null,
      knownClientApplications: [],
      oauth2PermissionScopes: [],
      preAuthorizedApplications: [],
    },
    appRoles: [],
    optionalClaims: null,
    requiredResourceAccess: [],
    keyCredentials: [],
    passwordCredentials: [],
    federatedIdentityCredentials: [],
    visibleAt: now + lag.applications,
    ownerIds: new Set([call.claims.oid]),
  }
  const changes = readApplicationChanges(body, blank, tenant)
  const given = createFieldReader(body, 'directory').records('keyCredentials') ?? []
  const keyCredentials = replaceKeyCredentials(given, [], now + lag.credentials)
  requireKeysAllowed(tenant, { ...blank, kind: 'application' }, keyCredentials)
  return { ...blank, ...changes, keyCredentials }
}

const target = (application: Application, modifiedProperties: ReturnType<typeof modifications>) => ({
  id: application.id,
  displayName: application.displayName,
  type: 'Application',
  modifiedProperties,
})

/** What the audit log tells of an application: no key and no secret. */
function describable(application: Application): Record<string, unknown> {
  const { displayName, identifierUris, requiredResourceAccess, signInAudience, tags } = application
  const { publicClient, spa, web, appRoles, api, keyCredentials } = application
  return {
    displayName,
    identifierUris,
    requiredResourceAccess,
    signInAudience,
    tags,
    publicClient,
    spa,
    web,
    appRoles,
    api,
    keyDescription: keyDescriptions(keyCredentials),
  }
}

const appKeys = { alternateKeys: ['appId'], family: 'directory' } as const

function entityRoutes(dependencies: Dependencies): Route[] {
  const { tenant, clock } = dependencies
  const path = '/applications/{application}'
  return [
    {
      ...appKeys,
      method: 'GET',
      path,
      cost: 2,
      query: entityQuery,
      handle(call) {
        requireMember(tenant, call)
        const application = requireApplication(dependencies, call)
        if (isOwnedOnly(call)) requireApplicationManager(dependencies, call, application)
        return ok(shown(dependencies, call, application))
      },
    },
    {
      ...appKeys,
      method: 'PATCH',
      path,
      query: noQuery,
      handle(call) {
        const application = requireApplication(dependencies, call)
        requireApplicationManager(dependencies, call, application)
        const body = readJsonBody(call.request, 'directory')
        const changes = readApplicationChanges(body, application, tenant)
        updateKeys(dependencies, call, { kind: 'application', object: application, body })
        if (Object.keys(changes).length > 0) {
          recordChange(dependencies, call, {
            activity: 'Update application',
            category: 'ApplicationManagement',
            operation: 'Update',
            targets: [target(application, modifications({ ...application }, changes))],
          })
        }
        Object.assign(application, changes)
        mirror(dependencies, application, changes)
        return noContent()
      },
    },
    {
      ...appKeys,
      method: 'DELETE',
      path,
      query: noQuery,
      handle(call) {
        const application = requireApplication(dependencies, call)
        requireApplicationManager(dependencies, call, application)
        application.deletedDateTime = new Date(clock.now()).toISOString()
        tenant.applications.delete(application.id)
        tenant.deletedApplications.set(application.id, application)
        const instance = [...tenant.servicePrincipals.values()].find(
          ({ appId }) => appId === application.appId,
        )
        if (instance !== undefined) removeServicePrincipal(tenant, instance)
        recordChange(dependencies, call, {
          activity: 'Delete application',
          category: 'ApplicationManagement',
          operation: 'Delete',
          targets: [target(application, [])],
        })
        return noContent()
      },
    },
  ]
}

/** What the service principal shows of its application. */
function mirror({ tenant }: Dependencies, application: Application, changes: ApplicationChanges): void {
  const instance = [...tenant.servicePrincipals.values()].find(({ appId }) => appId === application.appId)
  if (instance === undefined) return
  if (changes.displayName !== undefined) instance.displayName = changes.displayName
  if (changes.api !== undefined) instance.oauth2PermissionScopes = changes.api.oauth2PermissionScopes
  if (changes.appRoles !== undefined) instance.appRoles = changes.appRoles
  if (changes.identifierUris !== undefined) {
    instance.servicePrincipalNames = [application.appId, ...changes.identifierUris]
  }
}
