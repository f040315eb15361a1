/** `Organizations/{id}/Users` and the OneDrives of each: whom a job may name. */
import { Type, type Static } from 'typebox'
import type { DirectoryDrive } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { RequestError } from '../../http/errors.ts'
import { organizationId, userId, userIdToWire } from '../../ids.ts'
import { pageOf, pageRequest, withQuery } from '../../page.ts'
import { links, refTo, resource } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { organizationParameters } from '../parameters.ts'
import {
  directoryBody,
  directoryQuery,
  entryQuery,
  locationFilter,
  locationsOf,
  sourcedQuery,
} from './directory-page.ts'
import { userBody, userSchema } from './user-schema.ts'

const tags = ['OrganizationUser']
const config = { access: 'administrator' } as const
const userParameters = Type.Object({ organizationId: Type.String(), userId: Type.String() })

export const oneDriveSchema = resource('RESTOneDrive', {
  id: Type.String(),
  name: Type.String(),
  url: Type.String(),
  _links: links,
})

export function registerOrganizationUsers(scope: DialectScope): void {
  registerListing(scope)
  registerOne(scope)
  registerOneDrives(scope)
}

function registerListing({ app, root, dependencies }: DialectScope): void {
  const { directory } = dependencies.operations
  app.get('/Organizations/:organizationId/Users', {
    config,
    schema: {
      operationId: 'OrganizationUser_Get',
      tags,
      params: organizationParameters,
      querystring: Type.Object({
        ...sourcedQuery,
        displayName: Type.Optional(Type.String({ maxLength: 256 })),
        userName: Type.Optional(Type.String({ maxLength: 256 })),
        locationFilter,
        detectedSkuType: Type.Optional(
          Type.String({ description: 'refused: licences of users are not read' }),
        ),
      }),
      response: { 200: pageOf(userSchema) },
    },
    handler: async (request, reply) => {
      const { query } = request
      refuseSku(query.detectedSkuType)
      const id = organizationId(request.params.organizationId)
      const { displayName, userName, setId } = query
      const filter = { displayName, userName, locations: locationsOf(query.locationFilter) }
      const asked = pageRequest(query)
      const page = await directory.people(id, filter, callerOf(request).reach, { ...asked, setId })
      const organization = `${root}/Organizations/${id}`
      const path = withQuery(`${organization}/Users`, query, ['displayName', 'userName', 'locationFilter'])
      return directoryBody(reply, page, { asked, path }, (user) => userBody(user, organization))
    },
  })
}

/** What cannot be narrowed must not answer with everybody. */
function refuseSku(type: string | undefined): void {
  if (type !== undefined)
    throw new RequestError(
      'not_supported',
      'The licences of users are not read. Leave detectedSkuType out, and narrow by displayName or userName.',
    )
}

function registerOne({ app, root, dependencies }: DialectScope): void {
  app.get('/Organizations/:organizationId/Users/:userId', {
    config,
    schema: {
      operationId: 'OrganizationUser_GetById',
      tags,
      params: userParameters,
      querystring: entryQuery,
      response: { 200: refTo(userSchema) },
    },
    handler: async (request) => {
      const { params } = request
      const id = organizationId(params.organizationId)
      const { directory } = dependencies.operations
      const person = await directory.person(id, userId(params.userId), callerOf(request).reach)
      return userBody(person, `${root}/Organizations/${id}`)
    },
  })
}

function registerOneDrives({ app, root, dependencies }: DialectScope): void {
  app.get('/Organizations/:organizationId/Users/:userId/OneDrives', {
    config,
    schema: {
      operationId: 'OrganizationUserOneDrive_Get',
      tags: ['OrganizationUserOneDrive'],
      params: userParameters,
      querystring: Type.Object(directoryQuery),
      response: { 200: pageOf(oneDriveSchema) },
    },
    handler: async (request, reply) => {
      const { params, query } = request
      const id = organizationId(params.organizationId)
      const owner = userId(params.userId)
      const asked = pageRequest(query)
      const { reach } = callerOf(request)
      const { directory } = dependencies.operations
      const page = await directory.drives(id, owner, reach, { ...asked, setId: query.setId })
      const user = `${root}/Organizations/${id}/Users/${userIdToWire(owner)}`
      return directoryBody(reply, page, { asked, path: `${user}/OneDrives` }, (drive) =>
        oneDriveBody(drive, user),
      )
    },
  })
}

function oneDriveBody({ id, name, url }: DirectoryDrive, user: string): Static<typeof oneDriveSchema> {
  return { id, name, url, _links: { user: { href: user } } }
}
