/**
 * Answers for the operations of the dialect that nothing here serves: an empty collection where clients expect one and
 * there is truly nothing, a refusal that says why everywhere else. Never a pretended success.
 */
import { Type } from 'typebox'
import type { FastifyInstance } from 'fastify'
import type { Access } from '../../access.ts'
import { RequestError } from '../../http/errors.ts'
import { pageBody, pageQuery, pageRequest } from '../../page.ts'
import { links } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import type { Support } from './areas.ts'
import { unserved, type Unserved } from './classify.ts'
import { dialectOperations, operationKey, type DialectOperation } from './operations.ts'
import { checkParent } from './parents.ts'
import { registerFixedSettings } from './settings.ts'

declare module 'fastify' {
  interface FastifySchema {
    /** Of an operation that is in the dialect and not here: why not (table of compatibility). */
    'x-support'?: Support
  }
}

/** The operations that have a route by now. */
export type Taken = ReadonlySet<string>

/** Watches which routes are registered from now on. */
export function watchRoutes(app: FastifyInstance, root: string): Taken {
  const taken = new Set<string>()
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) taken.add(operationKey(one, url.slice(root.length)))
  })
  return taken
}

/** Registers what is left over; after all other routes of the version. */
export function registerUnsupported(scope: DialectScope, taken: Taken): void {
  registerFixedSettings(scope, taken)
  for (const operation of dialectOperations()) {
    const found = unserved(operation, scope.version)
    if (found !== undefined && !taken.has(operationKey(operation.method, operation.path)))
      registerOne(scope, operation, found)
  }
}

const emptyPage = Type.Object({
  offset: Type.Integer(),
  limit: Type.Integer(),
  results: Type.Array(Type.Object({}), { maxItems: 0 }),
  _links: links,
})
const emptyArray = Type.Array(Type.Object({}), { maxItems: 0 })

function registerOne(
  scope: DialectScope,
  operation: DialectOperation,
  { because, ...found }: Unserved,
): void {
  const { app, root, dependencies } = scope
  const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1')
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const answers = {
    'empty-page': emptyPage,
    'empty-array': emptyArray,
    absent: undefined,
    refusal: undefined,
  }
  const answer = answers[found.behaviour]
  app.route<{ Params: Record<string, string>; Querystring: { offset?: number; limit?: number } }>({
    method: operation.method,
    url: path,
    config: { access: accessOf(operation) },
    schema: {
      operationId: operation.id,
      tags: [operation.tag],
      description: because,
      'x-support': found.support,
      ...(names.length === 0
        ? {}
        : { params: Type.Object(Object.fromEntries(names.map((name) => [name, Type.String()]))) }),
      ...(found.behaviour === 'empty-page' ? { querystring: Type.Object(pageQuery) } : {}),
      ...(answer === undefined ? {} : { response: { 200: answer } }),
    },
    handler: async (request) => {
      await checkParent(dependencies, path, request)
      if (found.behaviour === 'refusal') throw new RequestError('not_supported', because)
      if (found.behaviour === 'absent')
        throw new RequestError('not_found', `There is no such object. ${because}`)
      if (found.behaviour === 'empty-array') return []
      const asked = pageRequest(request.query)
      const address = path.replaceAll(/:(\w+)/g, (_text, name: string) =>
        encodeURIComponent(request.params[name] ?? ''),
      )
      return pageBody({ items: [], hasMore: false }, asked, `${root}${address}`, (item) => item)
    },
  })
}

/** Who would be let in if it did something: nobody else learns that it does not. */
function accessOf({ id, method, path }: DialectOperation): Access {
  if (/^\/RestoreSessions\//i.test(path)) return /operator/i.test(id) ? 'operator' : 'restore'
  if (/^\/Organization(?=\/|$)/i.test(path)) return 'operator'
  if (/^\/RestorePoints(?=\/|$)/i.test(path)) return 'session'
  if (method === 'GET') return 'monitor'
  return /^\/(Organizations|Jobs)\/\{/i.test(path) ? 'administrator' : 'server-administrator'
}
