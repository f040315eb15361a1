/** `Organizations/{id}/Groups` and who is in them. */
import { Type, type Static } from 'typebox'
import type { DirectoryGroupEntry, GroupMemberEntry } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { organizationId, userId, userIdToWire } from '../../ids.ts'
import { pageOf, pageRequest, withQuery } from '../../page.ts'
import { links, oneOf, refTo, resource, uuid } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { organizationParameters } from '../parameters.ts'
import { directoryBody, entryQuery, locationFilter, locationsOf, sourcedQuery } from './directory-page.ts'

const tags = ['OrganizationGroup']
const config = { access: 'administrator' } as const

export const groupSchema = resource(
  'RESTGroup',
  {
    id: Type.String(),
    displayName: Type.String(),
    name: Type.String(),
    managedBy: Type.String(),
    site: Type.String(),
    type: oneOf('Office365', 'Security', 'Distribution', 'DynamicDistribution'),
    locationType: oneOf('OnPremises', 'Cloud', 'Hybrid'),
    eTag: Type.Integer(),
    msid: uuid,
    _links: links,
  },
  { since: { eTag: 8, msid: 8 } },
)

export const groupMemberSchema = resource('RESTGroupMember', {
  groupId: Type.String(),
  name: Type.String(),
  login: Type.String(),
  type: oneOf('Unknown', 'User', 'Group'),
  isCloud: Type.Boolean(),
  _links: links,
})

export function registerOrganizationGroups(scope: DialectScope): void {
  registerListing(scope)
  registerOne(scope)
  registerMembers(scope)
}

function registerListing({ app, root, dependencies }: DialectScope): void {
  app.get('/Organizations/:organizationId/Groups', {
    config,
    schema: {
      operationId: 'OrganizationGroup_Get',
      tags,
      params: organizationParameters,
      querystring: Type.Object({
        ...sourcedQuery,
        displayName: Type.Optional(Type.String({ maxLength: 256 })),
        groupName: Type.Optional(Type.String({ maxLength: 256 })),
        locationFilter,
      }),
      response: { 200: pageOf(groupSchema) },
    },
    handler: async (request, reply) => {
      const { query } = request
      const id = organizationId(request.params.organizationId)
      const { displayName, groupName, setId } = query
      const filter = { displayName, groupName, locations: locationsOf(query.locationFilter) }
      const asked = pageRequest(query)
      const { directory } = dependencies.operations
      const page = await directory.groups(id, filter, callerOf(request).reach, { ...asked, setId })
      const organization = `${root}/Organizations/${id}`
      const path = withQuery(`${organization}/Groups`, query, ['displayName', 'groupName', 'locationFilter'])
      return directoryBody(reply, page, { asked, path }, (group) => groupBody(group, organization))
    },
  })
}

const groupParameters = Type.Object({ organizationId: Type.String(), groupId: Type.String() })

function registerOne({ app, root, dependencies }: DialectScope): void {
  app.get('/Organizations/:organizationId/Groups/:groupId', {
    config,
    schema: {
      operationId: 'OrganizationGroup_GetById',
      tags,
      params: groupParameters,
      querystring: entryQuery,
      response: { 200: refTo(groupSchema) },
    },
    handler: async (request) => {
      const { params } = request
      const id = organizationId(params.organizationId)
      const { directory } = dependencies.operations
      const group = await directory.group(id, userId(params.groupId), callerOf(request).reach)
      return groupBody(group, `${root}/Organizations/${id}`)
    },
  })
}

function registerMembers({ app, root, dependencies }: DialectScope): void {
  app.get('/Organizations/:organizationId/Groups/:groupId/Members', {
    config,
    schema: {
      operationId: 'OrganizationGroupMember_Get',
      tags: ['OrganizationGroupMember'],
      params: groupParameters,
      querystring: Type.Object(sourcedQuery),
      response: { 200: pageOf(groupMemberSchema) },
    },
    handler: async (request, reply) => {
      const { params, query } = request
      const id = organizationId(params.organizationId)
      const groupId = userId(params.groupId)
      const asked = pageRequest(query)
      const { reach } = callerOf(request)
      const { directory } = dependencies.operations
      const page = await directory.members(id, groupId, reach, { ...asked, setId: query.setId })
      const group = `${root}/Organizations/${id}/Groups/${userIdToWire(groupId)}`
      return directoryBody(reply, page, { asked, path: `${group}/Members` }, (member) =>
        memberBody(member, userIdToWire(groupId), group),
      )
    },
  })
}

function groupBody(group: DirectoryGroupEntry, organization: string): Static<typeof groupSchema> {
  const id = userIdToWire(group.id)
  const self = `${organization}/Groups/${id}`
  return {
    id,
    displayName: group.displayName,
    name: group.name,
    managedBy: '',
    site: '',
    type: group.type,
    locationType: group.location,
    eTag: 0,
    msid: group.id,
    _links: {
      self: { href: self },
      organization: { href: organization },
      members: { href: `${self}/Members` },
    },
  }
}

function memberBody(
  { name, login, type }: GroupMemberEntry,
  groupId: string,
  group: string,
): Static<typeof groupMemberSchema> {
  return { groupId, name, login, type, isCloud: true, _links: { group: { href: group } } }
}
