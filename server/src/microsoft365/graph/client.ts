/** Microsoft Graph as one token source sees it. */
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { readBytes, readJson } from './answer.ts'
import { GraphError } from './errors.ts'
import { perform, type Exchange, type GraphDependencies, type OpenAnswer } from './exchange.ts'
import type { Graph, GraphRequest } from './graph.ts'
import { requestUrl } from './links.ts'
import { followPages, pageSchema } from './paging.ts'
import { budgetScope } from './scope.ts'
import { uploadContent } from './upload.ts'

export interface GraphOptions {
  /** Who we are to Microsoft's throttling: `NONISV|Strongroom|Strongroom/0.1.0`. */
  readonly userAgent: string
}

/**
 * A client of Graph. Requests wait for the budget, `Retry-After` stops the whole scope, throttling and outages are
 * waited out (at most 8 attempts and 15 minutes), a refused token is renewed once. POST is never sent again when
 * nobody knows whether it was carried out, unless the request says that it may.
 */
export function createGraph(dependencies: GraphDependencies, options: GraphOptions): Graph {
  const prepare = (request: GraphRequest, accept: string): Exchange =>
    exchangeOf(dependencies, request, { accept, 'user-agent': options.userAgent })

  const json = <Schema extends TSchema>(request: GraphRequest, schema: Schema): Promise<Static<Schema>> =>
    perform(dependencies, prepare(request, 'application/json'), async ({ response, release }) => {
      const document = await readJson(response)
      release()
      if (Value.Check(schema, document)) return document
      throw misfit(response, schema, document)
    })

  const follow = <Schema extends TSchema>(request: GraphRequest, item: Schema) =>
    followPages({ cloud: dependencies.cloud, readPage: (next) => json(next, pageSchema) }, request, item)

  return {
    json,
    send: (request) => perform(dependencies, prepare(request, 'application/json'), drain),
    async *bytes(request) {
      const exchange = prepare(request, '*/*')
      const { response, release } = await perform(dependencies, exchange, async (answer) => answer)
      try {
        yield* readBytes(response)
      } catch (error) {
        request.signal?.throwIfAborted()
        throw error
      } finally {
        release()
      }
    },
    async *pages(request, item) {
      for await (const { items } of follow(request, item)) if (items.length > 0) yield items
    },
    delta: follow,
    upload: (uploadUrl, content, signal) => uploadContent(dependencies, uploadUrl, content, signal),
  }
}

/** The body of an answer that needs none is read all the same, so that the connection can serve again. */
async function drain({ response, release }: OpenAnswer): Promise<void> {
  await response.arrayBuffer().catch(() => undefined)
  release()
}

function exchangeOf(
  { cloud }: GraphDependencies,
  request: GraphRequest,
  ownHeaders: Readonly<Record<string, string>>,
): Exchange {
  const method = request.method ?? 'GET'
  const url = requestUrl(cloud, request.path, request.version)
  const content = contentOf(request)
  return {
    method,
    url,
    scope: budgetScope(url),
    // Backup is the work that may wait when a tenant is busy.
    headers: { 'x-ms-throttle-priority': 'Low', ...ownHeaders, ...content.headers, ...request.headers },
    body: content.body,
    isRepeatable: request.isRepeatable ?? method !== 'POST',
    hasToken: true,
    signal: request.signal,
  }
}

function contentOf(request: GraphRequest): {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Exchange['body']
} {
  if (request.content !== undefined)
    return { headers: { 'content-type': request.content.type }, body: new Uint8Array(request.content.bytes) }
  if (request.json === undefined) return { headers: {}, body: undefined }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(request.json) }
}

function misfit(response: Response, schema: TSchema, document: unknown): GraphError {
  const problems = Value.Errors(schema, document).map(
    (problem) => `${problem.instancePath} ${problem.message}`,
  )
  const message = 'Microsoft Graph sent an answer in a form that Strongroom does not know.'
  return new GraphError(response.status, 'unexpectedForm', message, {
    requestId: response.headers.get('request-id') ?? undefined,
    detail: problems.slice(0, 5).join('; '),
  })
}
