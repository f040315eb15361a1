/** `/applications` and `/directory/deletedItems` (Graph: application; reference sections 3.1, 3.2 and 3.6). */
import { randomUUID } from 'node:crypto'
import type { JsonRecord } from '../../json.ts'
import type { Application } from '../../tenant/model.ts'
import { applicationAdministrators, directoryRolesOf } from '../authorization.ts'
import { directoryBadRequest, insufficientPrivileges, resourceNotFound } from '../errors.ts'
import { createFieldReader, readJsonBody, requireKnown } from '../json-body.ts'
import { contextOf, created, type Entity, noContent, ok, project, selectedProperties } from '../odata.ts'
import { entityQuery, noQuery } from '../query.ts'
import type { Call, Route } from '../route.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { type ApplicationChanges, isGuid, readApplicationChanges } from './application-body.ts'
import { answerList, listQuery } from './collection.ts'
import { applicationType } from './entity-types.ts'
import {
  newPasswordCredential,
  replaceKeyCredentials,
  shownKeyCredential,
  shownPasswordCredential,
} from './key-credentials.ts'
import { removeServicePrincipal } from './service-principals.ts'
import { requireMember } from './users.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock' | 'lagMs'>

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

/** The application of a call: by object id at once, by app id once it is replicated (reference section 3.6). */
export function requireApplication({ tenant, clock }: Dependencies, call: Call): Application {
  const key = call.parameters['application'] ?? { name: null, value: '' }
  const value = key.value.toLowerCase()
  const application =
    key.name === 'appId'
      ? [...tenant.applications.values()].find(
          ({ appId, visibleAt }) => appId === value && visibleAt <= clock.now(),
        )
      : tenant.applications.get(value)
  if (application === undefined) throw resourceNotFound(key.value)
  return application
}

/** Owners and administrators of applications may change one; an app with `…OwnedBy` only what it owns (reference section 3.4). */
export function requireManager({ tenant }: Dependencies, call: Call, application: Application): void {
  if (application.ownerIds.has(call.claims.oid)) return
  if (call.claims.idtyp === 'app') {
    if (call.granted.every((permission) => permission.endsWith('.OwnedBy'))) throw insufficientPrivileges()
    return
  }
  const held = directoryRolesOf(tenant, call.claims.oid)
  if (!applicationAdministrators.some((role) => held.has(role))) throw insufficientPrivileges()
}

export function applicationRoutes(dependencies: Dependencies): Route[] {
  return [...collectionRoutes(dependencies), ...entityRoutes(dependencies), ...passwordRoutes(dependencies)]
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
        const isOwnedOnly = call.granted.every((permission) => permission.endsWith('.OwnedBy'))
        const seen = [...tenant.applications.values()].filter(
          ({ visibleAt, ownerIds }) =>
            visibleAt <= clock.now() && (!isOwnedOnly || ownerIds.has(call.claims.oid)),
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
        requireMember(tenant, call)
        const application = createApplication(dependencies, call, readJsonBody(call.request, 'directory'))
        tenant.applications.set(application.id, application)
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

function createApplication(
  { tenant, clock, lagMs }: Dependencies,
  call: Call,
  body: JsonRecord,
): Application {
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
    visibleAt: now + lagMs,
    ownerIds: new Set([call.claims.oid]),
  }
  const changes = readApplicationChanges(body, blank, tenant)
  const keys = createFieldReader(body, 'directory').records('keyCredentials') ?? []
  return { ...blank, ...changes, keyCredentials: replaceKeyCredentials(keys, [], now + lagMs) }
}

const appKeys = { alternateKeys: ['appId'], family: 'directory' } as const

function entityRoutes(dependencies: Dependencies): Route[] {
  const { tenant, clock, lagMs } = dependencies
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
        if (call.granted.every((permission) => permission.endsWith('.OwnedBy')))
          requireManager(dependencies, call, application)
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
        requireManager(dependencies, call, application)
        const body = readJsonBody(call.request, 'directory')
        const changes = readApplicationChanges(body, application, tenant)
        const keys = createFieldReader(body, 'directory').records('keyCredentials')
        if (keys !== undefined) {
          application.keyCredentials = replaceKeyCredentials(
            keys,
            application.keyCredentials,
            clock.now() + lagMs,
          )
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
        requireManager(dependencies, call, application)
        application.deletedDateTime = new Date(clock.now()).toISOString()
        tenant.applications.delete(application.id)
        tenant.deletedApplications.set(application.id, application)
        const instance = [...tenant.servicePrincipals.values()].find(
          ({ appId }) => appId === application.appId,
        )
        if (instance !== undefined) removeServicePrincipal(tenant, instance)
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

function passwordRoutes(dependencies: Dependencies): Route[] {
  const { clock, lagMs } = dependencies
  return [
    {
      ...appKeys,
      method: 'POST',
      path: '/applications/{application}/addPassword',
      query: noQuery,
      handle(call) {
        const application = requireApplication(dependencies, call)
        requireManager(dependencies, call, application)
        const body = readJsonBody(call.request, 'directory')
        const credential = newPasswordCredential(body, clock.now(), clock.now() + lagMs)
        application.passwordCredentials.push(credential)
        return ok({
          '@odata.context': contextOf(call, 'microsoft.graph.passwordCredential'),
          ...shownPasswordCredential(credential, credential.secretText),
        })
      },
    },
    {
      ...appKeys,
      method: 'POST',
      path: '/applications/{application}/removePassword',
      query: noQuery,
      handle(call) {
        const application = requireApplication(dependencies, call)
        requireManager(dependencies, call, application)
        const body = readJsonBody(call.request, 'directory')
        requireKnown(body, ['keyId'], 'microsoft.graph.removePassword', 'directory')
        const keyId = createFieldReader(body, 'directory').text('keyId') ?? ''
        const kept = application.passwordCredentials.filter(
          (credential) => credential.keyId !== keyId.toLowerCase(),
        )
        if (!isGuid(keyId) || kept.length === application.passwordCredentials.length) {
          throw directoryBadRequest(`No password credential found with keyId '${keyId}'.`)
        }
        application.passwordCredentials = kept
        return noContent()
      },
    },
  ]
}
