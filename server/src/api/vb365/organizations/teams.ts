/** `Organizations/{id}/Teams`. */
import { Type, type Static } from 'typebox'
import type { DirectoryTeam } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { organizationId, userId } from '../../ids.ts'
import { pageOf, pageRequest, withQuery } from '../../page.ts'
import { links, refTo, resource, uuid } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { organizationParameters } from '../parameters.ts'
import { directoryBody, entryQuery, sourcedQuery } from './directory-page.ts'

const tags = ['OrganizationTeam']
const config = { access: 'administrator' } as const

export const teamSchema = resource(
  'RESTTeam',
  {
    id: uuid,
    displayName: Type.String(),
    description: Type.String(),
    /** Empty: the address belongs to the team's group, which needs another permission to be read. */
    mail: Type.String(),
    eTag: Type.Integer(),
    msid: uuid,
    _links: links,
  },
  { since: { eTag: 8, msid: 8 } },
)

export function registerOrganizationTeams({ app, root, dependencies }: DialectScope): void {
  const { directory } = dependencies.operations
  app.get('/Organizations/:organizationId/Teams', {
    config,
    schema: {
      operationId: 'OrganizationTeam_Get',
      tags,
      params: organizationParameters,
      querystring: Type.Object({
        ...sourcedQuery,
        displayName: Type.Optional(Type.String({ maxLength: 256 })),
      }),
      response: { 200: pageOf(teamSchema) },
    },
    handler: async (request, reply) => {
      const { query } = request
      const id = organizationId(request.params.organizationId)
      const { displayName, setId } = query
      const asked = pageRequest(query)
      const { reach } = callerOf(request)
      const page = await directory.teams(id, { displayName }, reach, { ...asked, setId })
      const organization = `${root}/Organizations/${id}`
      const path = withQuery(`${organization}/Teams`, query, ['displayName'])
      return directoryBody(reply, page, { asked, path }, (team) => teamBody(team, organization))
    },
  })
  app.get('/Organizations/:organizationId/Teams/:teamId', {
    config,
    schema: {
      operationId: 'OrganizationTeam_GetById',
      tags,
      params: Type.Object({ organizationId: Type.String(), teamId: Type.String() }),
      querystring: entryQuery,
      response: { 200: refTo(teamSchema) },
    },
    handler: async (request) => {
      const { params } = request
      const id = organizationId(params.organizationId)
      const team = await directory.team(id, userId(params.teamId), callerOf(request).reach)
      return teamBody(team, `${root}/Organizations/${id}`)
    },
  })
}

function teamBody(team: DirectoryTeam, organization: string): Static<typeof teamSchema> {
  const { id, displayName, description } = team
  return {
    id,
    displayName,
    description,
    mail: '',
    eTag: 0,
    msid: id,
    _links: { self: { href: `${organization}/Teams/${id}` }, organization: { href: organization } },
  }
}
