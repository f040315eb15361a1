/** `BackupRepositories/{id}/…Data`: the contents of a repository by organization, user and mailbox; other kinds are empty yet. */
import { Type } from 'typebox'
import type { TObject } from 'typebox'
import { callerOf } from '../../access.ts'
import { parseDateTime } from '../../http/date-time.ts'
import { notFound, organizationId, repositoryId, userId } from '../../ids.ts'
import { pageBody, pageOf, pageQuery, pageRequest, slice, withQuery } from '../../page.ts'
import { refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { repositoryParameters } from '../parameters.ts'
import {
  mailboxData,
  mailboxDataSchema,
  organizationDataSchema,
  otherDataSchema,
  userData,
  userDataSchema,
} from './schema.ts'

const config = { access: 'monitor' } as const
const path = '/BackupRepositories/:repositoryId'
const itemParameters = Type.Object({ repositoryId: Type.String(), itemId: Type.String() })

export function registerRepositoryData(scope: DialectScope): void {
  registerOrganizations(scope)
  registerPeople(scope, { kind: 'User', schema: userDataSchema, body: userData })
  registerPeople(scope, { kind: 'Mailbox', schema: mailboxDataSchema, body: mailboxData })
  for (const kind of ['Group', 'Site', 'Team', 'OneDrive'] as const) registerNone(scope, kind)
}

function registerOrganizations({ app, root, dependencies }: DialectScope): void {
  const { protection } = dependencies.operations
  const tags = ['BackupOrganizationData']
  const bodyOf = ({ id, name }: { readonly id: string; readonly name: string }) => ({
    displayName: name,
    organizationId: id,
    backedUpOrganizationId: id,
    _links: { organization: { href: `${root}/Organizations/${id}` } },
  })
  app.get(`${path}/OrganizationData`, {
    config,
    schema: {
      operationId: 'BackupOrganizationData_GetOrganizationData',
      tags,
      params: repositoryParameters,
      querystring: Type.Object(pageQuery),
      response: { 200: pageOf(organizationDataSchema) },
    },
    handler: async (request) => {
      const id = repositoryId(request.params.repositoryId)
      const asked = pageRequest(request.query)
      const found = await protection.organizations(id, callerOf(request).reach)
      const own = `${root}/BackupRepositories/${id}/OrganizationData`
      return pageBody(slice(found, asked), asked, own, bodyOf)
    },
  })
  app.get(`${path}/OrganizationData/:itemId`, {
    config,
    schema: {
      operationId: 'BackupOrganizationData_GetSingleOrganizationData',
      tags,
      params: itemParameters,
      response: { 200: refTo(organizationDataSchema) },
    },
    handler: async (request) => {
      const { params } = request
      const found = await protection.organizations(repositoryId(params.repositoryId), callerOf(request).reach)
      const wanted = organizationId(params.itemId)
      const one = found.find(({ id }) => id === wanted)
      if (one === undefined) throw notFound()
      return bodyOf(one)
    },
  })
}

const dataQuery = Type.Object({
  ...pageQuery,
  organizationId: Type.Optional(Type.String()),
  filter: Type.Optional(Type.String({ maxLength: 256, description: 'a part of the name or the address' })),
  pointInTime: Type.Optional(
    Type.String({ description: 'what the newest restore points up to then hold, and when they were made' }),
  ),
})
const narrowing = ['organizationId', 'filter', 'pointInTime'] as const

type Body = typeof userData | typeof mailboxData

function registerPeople(
  { app, root, dependencies }: DialectScope,
  {
    kind,
    schema,
    body,
  }: { readonly kind: 'User' | 'Mailbox'; readonly schema: TObject; readonly body: Body },
): void {
  const { protection, repositories } = dependencies.operations
  const view = { root, proxyId: dependencies.identity.proxyId }
  const tags = [`Backup${kind}Data`]
  const many = kind === 'User' ? 'UsersData' : 'MailboxesData'
  app.get(`${path}/${kind}Data`, {
    config,
    schema: {
      operationId: `Backup${kind}Data_Get${many}`,
      tags,
      params: repositoryParameters,
      querystring: dataQuery,
      response: { 200: pageOf(schema) },
    },
    handler: async (request) => {
      const { query } = request
      const id = repositoryId(request.params.repositoryId)
      const { reach } = callerOf(request)
      await repositories.get(id, reach)
      const filter = {
        type: 'User' as const,
        repositoryId: id,
        organizationId: query.organizationId?.toLowerCase(),
        name: query.filter,
        at: parseDateTime(query.pointInTime ?? ''),
      }
      const asked = pageRequest(query)
      const page = await protection.objects(filter, reach, asked)
      const own = withQuery(`${root}/BackupRepositories/${id}/${kind}Data`, query, narrowing)
      return pageBody(page, asked, own, (one) => body(one, view))
    },
  })
  app.get(`${path}/${kind}Data/:itemId`, {
    config,
    schema: {
      operationId: `Backup${kind}Data_Get${kind}Data`,
      tags,
      params: itemParameters,
      response: { 200: refTo(schema) },
    },
    handler: async (request) => {
      const { params } = request
      const id = repositoryId(params.repositoryId)
      const filter = { type: 'User' as const, repositoryId: id, id: userId(params.itemId) }
      const found = await protection.objects(filter, callerOf(request).reach, { offset: 0, limit: 1 })
      const [one] = found.items
      if (one === undefined) throw notFound()
      return body(one, view)
    },
  })
}

function registerNone(
  { app, root, dependencies }: DialectScope,
  kind: 'Group' | 'Site' | 'Team' | 'OneDrive',
): void {
  const { repositories } = dependencies.operations
  const tags = [`Backup${kind}Data`]
  app.get(`${path}/${kind}Data`, {
    config,
    schema: {
      operationId: `Backup${kind}Data_Get${kind}sData`,
      tags,
      params: repositoryParameters,
      querystring: dataQuery,
      response: { 200: pageOf(otherDataSchema) },
    },
    handler: async (request) => {
      const { id } = await repositories.get(
        repositoryId(request.params.repositoryId),
        callerOf(request).reach,
      )
      const asked = pageRequest(request.query)
      const own = `${root}/BackupRepositories/${id}/${kind}Data`
      return pageBody(slice([], asked), asked, own, (one: never) => one)
    },
  })
  app.get(`${path}/${kind}Data/:itemId`, {
    config,
    schema: {
      operationId: `Backup${kind}Data_Get${kind}Data`,
      tags,
      params: itemParameters,
      response: { 200: refTo(otherDataSchema) },
    },
    handler: async (request) => {
      await repositories.get(repositoryId(request.params.repositoryId), callerOf(request).reach)
      throw notFound()
    },
  })
}
