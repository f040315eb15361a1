/** Pages and bare arrays: the two envelopes of the dialect, and which part of a collection a request asks for. */
import { Type, type Static, type TObject, type TSchema, type TUnsafe } from 'typebox'
import type { Page, PageRequest } from '../operations/index.ts'
import { links, nameOf, refTo, type ApiVersion, type Links } from './schema.ts'

const defaultLimit = 30
const maxLimit = 10_000

/** `offset` and `limit` of a query; whatever is no number gives the default. */
export const pageQuery = {
  offset: Type.Optional(Type.Integer({ minimum: 0 })),
  limit: Type.Optional(Type.Integer({ minimum: 1 })),
}

export function pageRequest(query: { offset?: number; limit?: number }): PageRequest {
  return { offset: query.offset ?? 0, limit: Math.min(query.limit ?? defaultLimit, maxLimit) }
}

export interface PageBody<Item> {
  offset: number
  limit: number
  /** Of a search or a directory listing whose result is remembered. */
  setId?: string
  results: Item[]
  _links: Links
}

/** The schema of a page of this resource, under the dialect's name for it. */
export function pageSchema(item: TObject): TObject {
  return Type.Object(
    {
      offset: Type.Integer(),
      limit: Type.Integer(),
      setId: Type.Optional(Type.String({ format: 'uuid', description: 'of a result that is remembered' })),
      results: Type.Array(refTo(item)),
      _links: links,
    },
    { $id: `PageOf${nameOf(item)}` },
  )
}

/** A reference to the page schema, with its type. */
export function pageOf<Item extends TObject>(item: Item): TUnsafe<PageBody<Static<Item>>> {
  return Type.Unsafe<PageBody<Static<Item>>>(Type.Ref(`PageOf${nameOf(item)}`))
}

/** `path`: the collection with its other query members, root-relative. */
export function pageBody<Item, Body>(
  page: Page<Item>,
  request: PageRequest,
  path: string,
  map: (item: Item) => Body,
): PageBody<Body> {
  const { offset, limit } = request
  const at = (from: number): { href: string } => ({
    href: `${path}${path.includes('?') ? '&' : '?'}offset=${from}&limit=${limit}`,
  })
  return {
    offset,
    limit,
    results: page.items.map(map),
    _links: {
      self: at(offset),
      first: at(0),
      ...(offset > 0 ? { prev: at(Math.max(0, offset - limit)) } : {}),
      ...(page.hasMore ? { next: at(offset + limit) } : {}),
    },
  }
}

/** A collection's path with those members of the query that narrow it, for the links of its pages. */
export function withQuery<Query extends object>(
  path: string,
  query: Query,
  names: readonly (keyof Query & string)[],
): string {
  const search = new URLSearchParams()
  for (const name of names) if (query[name] !== undefined) search.set(name, String(query[name]))
  return search.size === 0 ? path : `${path}?${search.toString()}`
}

/** What an operation lists whole, cut to the page that was asked for. */
export function slice<Item>(items: readonly Item[], { offset, limit }: PageRequest): Page<Item> {
  return { items: items.slice(offset, offset + limit), hasMore: items.length > offset + limit }
}

/** A collection that is a bare array in some versions and a page in the others. */
export function listSchema<Item extends TObject>(
  item: Item,
  isPage: boolean,
): TUnsafe<PageBody<Static<Item>> | Static<Item>[]> {
  const schema: TSchema = isPage ? Type.Ref(`PageOf${nameOf(item)}`) : Type.Array(refTo(item))
  return Type.Unsafe<PageBody<Static<Item>> | Static<Item>[]>(schema)
}

export interface ListRequest {
  readonly version: ApiVersion
  readonly query: { offset?: number; limit?: number }
  readonly path: string
  /** The first version that answers with a page. */
  readonly pageSince: ApiVersion
}

/** A whole collection in the envelope of the version. */
export function listBody<Item, Body>(
  items: readonly Item[],
  { version, query, path, pageSince }: ListRequest,
  map: (item: Item) => Body,
): PageBody<Body> | Body[] {
  if (version < pageSince) return items.map(map)
  const request = pageRequest(query)
  return pageBody(slice(items, request), request, path, map)
}

const scanSize = 1_000
const scanLimit = 100_000

/** Reads a paged operation to its end, for filters that the operation does not know. */
export async function readAll<Item>(
  read: (request: PageRequest) => Promise<Page<Item>>,
  accepts: (item: Item) => boolean = () => true,
): Promise<Item[]> {
  const found: Item[] = []
  for (let offset = 0; offset < scanLimit; offset += scanSize) {
    const page = await read({ offset, limit: scanSize })
    found.push(...page.items.filter(accepts))
    if (!page.hasMore) break
  }
  return found
}
