/** `Organizations/{id}/Users`: whom a job may name. */
import { Type } from 'typebox'
import { callerOf } from '../../access.ts'
import { organizationId, userId } from '../../ids.ts'
import { pageBody, pageOf, pageQuery, pageRequest, withQuery } from '../../page.ts'
import { refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { organizationParameters } from '../parameters.ts'
import { userBody, userSchema } from './user-schema.ts'

const tags = ['OrganizationUser']

export function registerOrganizationUsers({ app, root, dependencies }: DialectScope): void {
  const { organizations } = dependencies.operations
  app.get('/Organizations/:organizationId/Users', {
    config: { access: 'administrator' },
    schema: {
      operationId: 'OrganizationUser_Get',
      tags,
      params: organizationParameters,
      querystring: Type.Object({
        ...pageQuery,
        displayName: Type.Optional(Type.String()),
        userName: Type.Optional(Type.String()),
      }),
      response: { 200: pageOf(userSchema) },
    },
    handler: async (request) => {
      const { displayName, userName } = request.query
      const id = organizationId(request.params.organizationId)
      const { reach } = callerOf(request)
      const filter = {
        ...(displayName === undefined ? {} : { displayName }),
        ...(userName === undefined ? {} : { userName }),
      }
      const asked = pageRequest(request.query)
      const organization = `${root}/Organizations/${id}`
      const path = withQuery(`${organization}/Users`, request.query, ['displayName', 'userName'])
      return pageBody(await organizations.users(id, filter, reach, asked), asked, path, (user) =>
        userBody(user, organization),
      )
    },
  })
  app.get('/Organizations/:organizationId/Users/:userId', {
    config: { access: 'administrator' },
    schema: {
      operationId: 'OrganizationUser_GetById',
      tags,
      params: Type.Object({ organizationId: Type.String(), userId: Type.String() }),
      response: { 200: refTo(userSchema) },
    },
    handler: async (request) => {
      const id = organizationId(request.params.organizationId)
      const user = await organizations.user(id, userId(request.params.userId), callerOf(request).reach)
      return userBody(user, `${root}/Organizations/${id}`)
    },
  })
}
