/** Pages of an organization's directory: with the id of the result that they are part of, and a warning where it is empty for want of a permission. */
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { DirectoryLocation, DirectoryPage, PageRequest } from '../../../operations/index.ts'
import { pageBody, pageQuery, type PageBody } from '../../page.ts'
import { oneOf } from '../../schema.ts'

export const directoryQuery = {
  ...pageQuery,
  setId: Type.Optional(Type.String()),
}

/** Of v7 and v8. This server keeps no copy of a directory: whatever is asked for, the answer comes from Microsoft. */
const dataSource = Type.Optional(oneOf('PreferLocal', 'Production', 'PreferLocalResynced'))
/** Of listings that could come from a copy. */
export const sourcedQuery = { ...directoryQuery, dataSource }
/** Of one entry. */
export const entryQuery = Type.Object({ dataSource })

export const locationFilter = Type.Optional(
  oneOf('Cloud', 'OnPremises', 'Hybrid', 'CloudOrHybrid', 'OnPremisesOrHybrid', 'Any'),
)

const locations: Readonly<Record<string, readonly DirectoryLocation[]>> = {
  Cloud: ['Cloud'],
  OnPremises: [],
  Hybrid: ['Hybrid'],
  CloudOrHybrid: ['Cloud', 'Hybrid'],
  OnPremisesOrHybrid: ['Hybrid'],
}

/** Undefined for everywhere. */
export function locationsOf(filter: string | undefined): readonly DirectoryLocation[] | undefined {
  return filter === undefined ? undefined : locations[filter]
}

/**
 * Clients read listings of kinds that an organization's application has no permission for (monitoring scripts count
 * sites, for example): a refusal would end them, so they get an empty page, and who looks is told why (RFC 9110
 * appendix B left `Warning` to private use).
 */
export function directoryBody<Item, Body>(
  reply: FastifyReply,
  page: DirectoryPage<Item>,
  request: { readonly asked: PageRequest; readonly path: string },
  map: (item: Item) => Body,
): PageBody<Body> {
  if (page.lacks !== undefined)
    void reply.header(
      'warning',
      `199 strongroom "empty: the organization's application lacks the permission ${page.lacks}"`,
    )
  const { asked, path } = request
  const withSet = `${path}${path.includes('?') ? '&' : '?'}setId=${page.setId}`
  return { ...pageBody(page, asked, withSet, map), setId: page.setId }
}
