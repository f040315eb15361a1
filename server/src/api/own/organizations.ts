/** Organizations with what the dialect has no words for: how they were connected, and whether they can be used. */
import { Type, type Static } from 'typebox'
import type { ImportedOrganization, Organization } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { dateTime, defined, oneOf, uuid } from '../schema.ts'
import { findOrganization, organizationParameter } from './organization-parameter.ts'
import { services, servicesBody, servicesFrom } from './provisioning-body.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Organizations']
const reading = { access: 'monitor' } as const
const authentication = oneOf('app-only', 'basic', 'legacy-protocols')

const organization = Type.Object({
  id: uuid,
  name: Type.String({ description: 'the initial domain' }),
  label: Type.String({ description: 'what clients of the dialect call it' }),
  displayName: Type.String(),
  description: Type.String(),
  tenantId: Type.String(),
  region: Type.String(),
  services: Type.Array(services),
  authentication,
  isReadOnly: Type.Boolean({ description: 'imported, and not yet moved to an application' }),
  alarms: Type.Integer({ description: 'findings of the drift watch of which somebody should know' }),
  layout: oneOf('standard', 'separate-restore', 'single'),
  signInApplication: Type.Boolean({
    description: 'planned: asked for, or people of the organization may sign in',
  }),
  restore: oneOf('standing', 'just-in-time', 'none'),
  posture: Type.Boolean(),
  drift: Type.Boolean(),
  applications: Type.Array(
    Type.Object({
      purpose: oneOf('backup', 'restore', 'sign-in'),
      displayName: Type.String(),
      appId: Type.String(),
      origin: oneOf('registered', 'existing', 'existing-managed'),
      credential: oneOf('certificate', 'federated'),
      certificateThumbprint: Type.Optional(Type.String()),
    }),
  ),
  createdAt: dateTime,
  firstBackupAt: Type.Optional(dateTime),
  lastBackupAt: Type.Optional(dateTime),
})

const imported = Type.Object({
  name: Type.String({ maxLength: 253, description: 'a domain of the tenant' }),
  label: Type.Optional(Type.String({ maxLength: 256 })),
  description: Type.Optional(Type.String({ maxLength: 1_024 })),
  region: Type.Optional(Type.String({ maxLength: 64 })),
  tenantId: Type.Optional(uuid),
  services: Type.Array(services, { maxItems: 4 }),
  authentication,
  applicationId: Type.Optional(Type.String({ maxLength: 100 })),
})
const outcome = Type.Object({
  name: Type.String(),
  outcome: oneOf('imported', 'skipped'),
  organizationId: Type.Optional(uuid),
  authentication,
  message: Type.String(),
})

export function registerOwnOrganizations({ app, dependencies }: OwnScope): void {
  const { organizations } = dependencies.operations
  app.get('/organizations', {
    config: reading,
    schema: {
      operationId: 'listOrganizations',
      tags,
      response: { 200: Type.Object({ results: Type.Array(organization) }) },
    },
    handler: async (request) => ({
      results: (await organizations.list(callerOf(request).reach)).map(organizationBody),
    }),
  })
  app.get('/organizations/:organization', {
    config: reading,
    schema: {
      operationId: 'getOrganization',
      tags,
      params: Type.Object(organizationParameter),
      response: { 200: organization },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const id = await findOrganization(organizations)(request.params.organization, caller)
      return organizationBody(await organizations.get(id, caller.reach))
    },
  })
  app.post('/organizations/import', {
    config: { access: 'server-administrator' },
    schema: {
      operationId: 'importOrganizations',
      tags,
      description:
        'Organizations as another product lists them: recorded, read-only until they are migrated.',
      body: Type.Object({ organizations: Type.Array(imported, { maxItems: 1_000 }) }),
      response: { 200: Type.Object({ results: Type.Array(outcome) }) },
    },
    handler: async (request) => {
      const given = request.body.organizations.map(importedFrom)
      const outcomes = await organizations.import(given, callerOf(request).actor)
      return {
        results: outcomes.map(({ name, outcome: what, organizationId, authentication: kind, message }) =>
          defined({ name, outcome: what, organizationId, authentication: kind, message }),
        ),
      }
    },
  })
}

function importedFrom(one: Static<typeof imported>): ImportedOrganization {
  return {
    name: one.name,
    label: one.label,
    description: one.description ?? '',
    region: one.region ?? 'Worldwide',
    services: servicesFrom(one.services),
    tenantId: one.tenantId,
    authentication: one.authentication,
    applicationId: one.applicationId,
  }
}

function organizationBody(one: Organization): Static<typeof organization> {
  const { options, firstBackupAt, lastBackupAt } = one
  return defined({
    id: one.id,
    name: one.name,
    label: one.label,
    displayName: one.displayName,
    description: one.description,
    tenantId: one.tenantId,
    region: one.region,
    services: servicesBody(one.services),
    authentication: one.authentication,
    isReadOnly: one.isReadOnly,
    alarms: one.alarms,
    layout: options.layout,
    signInApplication: one.isSignInPlanned,
    restore: options.restore,
    posture: options.posture,
    drift: options.drift,
    applications: one.applications.map(
      ({ purpose, displayName, appId, origin, credential, certificateThumbprint }) =>
        defined({ purpose, displayName, appId, origin, credential, certificateThumbprint }),
    ),
    createdAt: isoDateTime(one.createdAt),
    firstBackupAt: firstBackupAt === undefined ? undefined : isoDateTime(firstBackupAt),
    lastBackupAt: lastBackupAt === undefined ? undefined : isoDateTime(lastBackupAt),
  })
}
