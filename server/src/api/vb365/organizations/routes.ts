/** `Organizations`, and `Organization`: the one that a person's session belongs to. */
import { Type } from 'typebox'
import { callerOf, personOf } from '../../access.ts'
import { organizationId } from '../../ids.ts'
import { listBody, listSchema, pageQuery, withQuery } from '../../page.ts'
import { dateTime, oneOf, refTo, uuid } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { noBody, organizationParameters } from '../parameters.ts'
import { backupTimes, organizationBody } from './body.ts'
import { organizationEdit } from './change.ts'
import { newOrganization } from './new-organization.ts'
import { organizationRequest, organizationSchema } from './schema.ts'

const tags = ['Organization']
const extendedView = { extendedView: Type.Optional(Type.Boolean()) }

const loggedInOrganization = {
  id: uuid,
  name: Type.String(),
  type: oneOf('Office365'),
  isBackedup: Type.Boolean(),
  firstBackuptime: Type.Optional(dateTime),
  lastBackuptime: Type.Optional(dateTime),
}
/** What v6 does not know never leaves the server in its answers. */
const describedOrganization = { ...loggedInOrganization, description: Type.String() }

export function registerOrganizations(scope: DialectScope): void {
  registerReading(scope)
  if (scope.version === 8) registerTenantInformation(scope)
  registerChanging(scope)
  registerOwnOrganization(scope)
}

function registerReading(scope: DialectScope): void {
  const { app, version, root, dependencies } = scope
  const { organizations } = dependencies.operations
  app.get('/Organizations', {
    config: { access: 'monitor' },
    schema: {
      operationId: 'Organization_Get',
      tags,
      querystring: Type.Object({
        ...extendedView,
        ...pageQuery,
        msid: Type.Optional(Type.String({ description: 'the id of the tenant at Microsoft' })),
        backedUpOrganizationId: Type.Optional(Type.String()),
      }),
      response: { 200: listSchema(organizationSchema, version === 8) },
    },
    handler: async (request) => {
      const { query } = request
      const all = await organizations.list(callerOf(request).reach)
      const found = all.filter(
        ({ id, tenantId }) =>
          isAskedFor(query.msid, tenantId) && isAskedFor(query.backedUpOrganizationId, id),
      )
      const isExtended = query.extendedView ?? version < 8
      const path = withQuery(`${root}/Organizations`, query, [
        'extendedView',
        'msid',
        'backedUpOrganizationId',
      ])
      return listBody(found, { version, query, path, pageSince: 8 }, (organization) =>
        organizationBody(organization, scope, { isExtended }),
      )
    },
  })
  app.get('/Organizations/:organizationId', {
    config: { access: 'monitor' },
    schema: {
      operationId: 'Organization_GetById',
      tags,
      params: organizationParameters,
      querystring: Type.Object(extendedView),
      response: { 200: refTo(organizationSchema) },
    },
    handler: async (request) => {
      const id = organizationId(request.params.organizationId)
      const organization = await organizations.get(id, callerOf(request).reach)
      return organizationBody(organization, scope, { isExtended: request.query.extendedView ?? version < 8 })
    },
  })
}

/** Nothing is left out by where data lies; which places a tenant has is not read, and so not said. */
const tenantInformation = Type.Object({
  msid: uuid,
  enableLocationProtection: Type.Boolean(),
  protectInvalidLocations: Type.Boolean(),
  protectEmptyLocations: Type.Boolean(),
})

function registerTenantInformation({ app, dependencies }: DialectScope): void {
  app.get('/Organizations/:organizationId/tenantInformation', {
    config: { access: 'monitor' },
    schema: {
      operationId: 'Organization_GetTenantInformationByID',
      summary: 'Get the tenant of an organization, and whether backups depend on where data lies',
      tags,
      params: organizationParameters,
      response: { 200: tenantInformation },
    },
    handler: async (request) => {
      const id = organizationId(request.params.organizationId)
      const { tenantId } = await dependencies.operations.organizations.get(id, callerOf(request).reach)
      return {
        msid: tenantId,
        enableLocationProtection: false,
        protectInvalidLocations: false,
        protectEmptyLocations: false,
      }
    },
  })
}

function isAskedFor(filter: string | undefined, value: string): boolean {
  return filter === undefined || filter.toLowerCase() === value.toLowerCase()
}

function registerChanging(scope: DialectScope): void {
  const { app, version, dependencies } = scope
  const { organizations } = dependencies.operations
  const created = version === 8 ? 201 : 200
  app.post('/Organizations', {
    config: { access: 'server-administrator' },
    schema: {
      operationId: 'Organization_Add',
      tags,
      body: organizationRequest,
      response: { [created]: refTo(organizationSchema) },
    },
    handler: async (request, reply) => {
      const organization = await organizations.provision(
        newOrganization(request.body),
        callerOf(request).actor,
      )
      void reply.code(created)
      return organizationBody(organization, scope, { isExtended: true })
    },
  })
  app.put('/Organizations/:organizationId', {
    config: { access: 'server-administrator' },
    schema: {
      operationId: 'Organization_Update',
      tags,
      params: organizationParameters,
      body: organizationRequest,
      response: { 204: noBody },
    },
    handler: async (request, reply) => {
      const { actor, reach } = callerOf(request)
      const id = organizationId(request.params.organizationId)
      const { names, provisioning } = organizationEdit(request.body, await organizations.get(id, reach))
      if (provisioning !== undefined) await organizations.provision(provisioning, actor)
      if (names !== undefined) await organizations.update(id, names, actor)
      return reply.code(204).send(null)
    },
  })
  app.delete('/Organizations/:organizationId', {
    config: { access: 'server-administrator' },
    schema: {
      operationId: 'Organization_Remove',
      tags,
      params: organizationParameters,
      response: { 204: noBody },
    },
    handler: async (request, reply) => {
      await organizations.remove(organizationId(request.params.organizationId), callerOf(request).actor)
      return reply.code(204).send(null)
    },
  })
}

function registerOwnOrganization({ app, version, dependencies }: DialectScope): void {
  app.get('/Organization', {
    config: { access: 'person' },
    schema: {
      operationId: 'Organization_GetCurrentOrganization',
      tags,
      response: { 200: Type.Object(version === 6 ? loggedInOrganization : describedOrganization) },
    },
    handler: async (request) => {
      const { reach } = callerOf(request)
      const organization = await dependencies.operations.organizations.get(
        personOf(request).organizationId,
        reach,
      )
      const { id, label: name, description } = organization
      return { id, name, description, type: 'Office365' as const, ...backupTimes(organization) }
    },
  })
}
