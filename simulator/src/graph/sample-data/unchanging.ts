/**
 * Writes to sample data: the permission is looked at first, as everywhere, then the object is not found. Of an object
 * that is there the simulator says that it does not change it (501), since nothing of Microsoft's would be true.
 */
import { GraphFailure, itemNotFound, type Family } from '../errors.ts'
import { parameter, type Call, type Route } from '../route.ts'

interface Unchanging {
  readonly method: 'PATCH' | 'POST'
  readonly path: string
  readonly family: Family
  /** The list that holds the object, and the parameter that names it; none for a write to a whole collection. */
  readonly within?: { readonly list: string; readonly parameter: string }
}

const writes: readonly Unchanging[] = [
  {
    method: 'PATCH',
    path: '/users/{user}/events/{event}',
    family: 'outlook',
    within: { list: '/users/{user}/events', parameter: 'event' },
  },
  {
    method: 'PATCH',
    path: '/users/{user}/contacts/{contact}',
    family: 'outlook',
    within: { list: '/users/{user}/contacts', parameter: 'contact' },
  },
  {
    method: 'PATCH',
    path: '/users/{user}/todo/lists/{list}',
    family: 'outlook',
    within: { list: '/users/{user}/todo/lists', parameter: 'list' },
  },
  {
    method: 'PATCH',
    path: '/users/{user}/drive/items/{item}',
    family: 'sharepoint',
    within: { list: '/users/{user}/drive/root/children', parameter: 'item' },
  },
  {
    method: 'PATCH',
    path: '/sites/{site}/lists/{list}/items/{item}/fields',
    family: 'sharepoint',
    within: { list: '/sites/{site}/lists/{list}/items', parameter: 'item' },
  },
  { method: 'POST', path: '/teams', family: 'teams' },
  {
    method: 'POST',
    path: '/teams/{team}/channels',
    family: 'teams',
    within: { list: '/teams', parameter: 'team' },
  },
  {
    method: 'PATCH',
    path: '/teams/{team}/members/{member}',
    family: 'teams',
    within: { list: '/teams/{team}/members', parameter: 'member' },
  },
  {
    method: 'PATCH',
    path: '/teams/{team}/channels/{channel}/members/{member}',
    family: 'teams',
    within: { list: '/teams/{team}/channels/{channel}/members', parameter: 'member' },
  },
  {
    method: 'POST',
    path: '/teams/{team}/channels/{channel}/completeMigration',
    family: 'teams',
    within: { list: '/teams/{team}/channels', parameter: 'channel' },
  },
]

/** @param reading - The routes that read the same data: they know what is there. */
export function unchangingRoutes(reading: readonly Route[]): Route[] {
  return writes.map(({ method, path, family, within }) => ({
    method,
    path,
    family,
    query: { options: [] },
    async handle(call) {
      if (within === undefined) throw notValid(family)
      const list = reading.find((route) => route.method === 'GET' && route.path === within.list)
      const items = list === undefined ? [] : await itemsOf(list, call)
      if (!items.some((item) => Reflect.get(item, 'id') === parameter(call, within.parameter)))
        throw notFound(family)
      throw new GraphFailure(501, 'notSupported', 'The simulator does not change this data.')
    },
  }))
}

async function itemsOf(list: Route, call: Call): Promise<readonly object[]> {
  const { body } = await list.handle(call)
  const value: unknown = typeof body === 'object' ? Reflect.get(body, 'value') : undefined
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : []
}

function notFound(family: Family): GraphFailure {
  if (family === 'outlook') return itemNotFound()
  return family === 'sharepoint'
    ? new GraphFailure(404, 'itemNotFound', 'The resource could not be found.')
    : new GraphFailure(404, 'NotFound', 'Failed to execute request: the resource was not found.')
}

/** Every write to a collection here comes without what the new object needs. */
function notValid(family: Family): GraphFailure {
  const code = family === 'teams' ? 'BadRequest' : 'invalidRequest'
  return new GraphFailure(400, code, 'The request body does not describe the object to be created.')
}
