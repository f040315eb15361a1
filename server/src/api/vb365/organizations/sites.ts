/** `Organizations/{id}/Sites`: what SharePoint holds, whether it is backed up or not. */
import { Type, type Static } from 'typebox'
import type { DirectorySite } from '../../../operations/index.ts'
import { callerOf } from '../../access.ts'
import { organizationId } from '../../ids.ts'
import { pageOf, pageRequest, withQuery } from '../../page.ts'
import { links, oneOf, refTo, resource } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { organizationParameters } from '../parameters.ts'
import { directoryBody, entryQuery, sourcedQuery } from './directory-page.ts'

const tags = ['OrganizationSite']
const config = { access: 'administrator' } as const

export const siteSchema = resource(
  'RESTSite',
  {
    id: Type.String(),
    url: Type.String(),
    parentUrl: Type.String(),
    name: Type.String(),
    isCloud: Type.Boolean(),
    isPersonal: Type.Boolean(),
    title: Type.String(),
    isAvailable: Type.Boolean(),
    siteCollectionError: Type.String(),
    eTag: Type.Integer(),
    msid: Type.String(),
    _links: links,
  },
  { since: { eTag: 8, msid: 8 } },
)

export function registerOrganizationSites({ app, root, dependencies }: DialectScope): void {
  const { directory } = dependencies.operations
  app.get('/Organizations/:organizationId/Sites', {
    config,
    schema: {
      operationId: 'OrganizationSite_Get',
      tags,
      params: organizationParameters,
      querystring: Type.Object({
        ...sourcedQuery,
        parentId: Type.Optional(Type.String()),
        includePersonalSites: Type.Optional(Type.Boolean()),
        locationFilter: Type.Optional(oneOf('Cloud', 'OnPremises', 'Any')),
        filter: Type.Optional(Type.String({ maxLength: 256 })),
        includeSearchSites: Type.Optional(
          Type.Boolean({ description: 'changes nothing: search centers are listed like other sites' }),
        ),
      }),
      response: { 200: pageOf(siteSchema) },
    },
    handler: async (request, reply) => {
      const { query } = request
      const id = organizationId(request.params.organizationId)
      const asked = pageRequest(query)
      const filter = {
        parentId: isRoot(query.parentId) ? undefined : query.parentId,
        includesPersonal: query.includePersonalSites,
        text: query.filter,
      }
      const { reach } = callerOf(request)
      const found = await directory.sites(id, filter, reach, { ...asked, setId: query.setId })
      // Nothing here lies on premises.
      const page = query.locationFilter === 'OnPremises' ? { ...found, items: [], hasMore: false } : found
      const organization = `${root}/Organizations/${id}`
      const names = ['parentId', 'includePersonalSites', 'locationFilter', 'filter'] as const
      const path = withQuery(`${organization}/Sites`, query, names)
      return directoryBody(reply, page, { asked, path }, (site) => siteBody(site, organization))
    },
  })
  app.get('/Organizations/:organizationId/Sites/:siteId', {
    config,
    schema: {
      operationId: 'OrganizationSite_GetById',
      tags,
      params: Type.Object({ organizationId: Type.String(), siteId: Type.String() }),
      querystring: entryQuery,
      response: { 200: refTo(siteSchema) },
    },
    handler: async (request) => {
      const { params } = request
      const id = organizationId(params.organizationId)
      const site = await directory.site(id, params.siteId, callerOf(request).reach)
      return siteBody(site, `${root}/Organizations/${id}`)
    },
  })
}

function isRoot(parentId: string | undefined): boolean {
  return parentId === undefined || ['', 'root', 'null'].includes(parentId.toLowerCase())
}

function siteBody(site: DirectorySite, organization: string): Static<typeof siteSchema> {
  const { id, url, title, isPersonal, parentUrl = '' } = site
  return {
    id,
    url,
    parentUrl,
    name: title,
    isCloud: true,
    isPersonal,
    title,
    isAvailable: true,
    siteCollectionError: '',
    eTag: 0,
    msid: id,
    _links: {
      self: { href: `${organization}/Sites/${encodeURIComponent(id)}` },
      organization: { href: organization },
    },
  }
}
