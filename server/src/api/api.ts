/** The HTTP face of the server: the dialect in three versions, our own API, and what all of them share. */
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { FastifyServerFactory } from 'fastify'
import type { ApiDependencies } from './dependencies.ts'
import { admit, challengeOf } from './admission.ts'
import { refusalOf, type Refusal } from './error-response.ts'
import { CodedError } from '../foundation/errors.ts'
import { OAuthError } from '../authorization-server/index.ts'
import { acceptJson } from './http/body.ts'
import { RequestError } from './http/errors.ts'
import { parseQuery } from './http/query.ts'
import { lazySerializers } from './lazy-serializers.ts'
import { createProcessMetrics } from './metrics/metrics.ts'
import { registerMetrics } from './metrics/routes.ts'
import { registerMetadata } from './oauth2/metadata.ts'
import { originOf } from './oauth2/request.ts'
import { registerOwnApi } from './own/index.ts'
import { registerPages } from './pages/routes.ts'
import { writeRefusal } from './refusal-body.ts'
import { addSecureHeaders, secureHeaders } from './security-headers.ts'
import { registerSwaggerUi } from './swagger-ui.ts'
import type { ApiScope, DocumentSource } from './scope.ts'
import { apiVersions } from './schema.ts'
import { registerActions, registerDialect, routedAddress } from './vb365/index.ts'
import { registerWeb } from './web/routes.ts'

export interface ApiOptions {
  /** Makes the listening server (HTTPS in the product); plain HTTP that nobody listens on when absent. */
  readonly serverFactory?: FastifyServerFactory
  /** Serves Swagger UI and the OpenAPI documents under `/swagger`. */
  readonly swaggerUi: boolean
  /** Folder of the built console; none is served when absent. */
  readonly consoleFolder?: string | undefined
}

/** A route as it was registered, for the table of who may call what. */
interface RouteEntry {
  readonly method: string
  readonly path: string
  readonly access: string
}

export interface Api {
  readonly app: FastifyInstance
  readonly routes: readonly RouteEntry[]
  /** The OpenAPI documents by name: `v6`, `v7`, `v8`, `own`. */
  documents(): Readonly<Record<string, object>>
}

const bodyLimit = 4 * 1024 * 1024

/**
 * Builds the HTTP face without listening: a test injects requests into it.
 *
 * @returns when every route is registered; `app.close()` ends it.
 */
export async function buildApi(dependencies: ApiDependencies, options: ApiOptions): Promise<Api> {
  const app = fastify({
    ...(options.serverFactory === undefined ? {} : { serverFactory: options.serverFactory }),
    bodyLimit,
    exposeHeadRoutes: false,
    requestIdHeader: false,
    genReqId: () => dependencies.random.uuid(),
    rewriteUrl: routedAddress,
    routerOptions: {
      caseSensitive: false,
      ignoreDuplicateSlashes: true,
      ignoreTrailingSlash: true,
      maxParamLength: 2048,
      querystringParser: parseQuery,
    },
    schemaController: { compilersFactory: { ...lazySerializers(), buildValidator: noValidator } },
    frameworkErrors: (error, request, reply) => {
      addSecureHeaders(request, reply)
      refuse(dependencies, error, request, reply)
    },
  })
  app.decorateRequest('principal', undefined)
  app.decorateRequest('browserSession', undefined)
  app.decorateRequest('isHandedOn', false)
  app.removeAllContentTypeParsers()
  acceptJson(app)
  secureHeaders(app)
  app.addHook('onRequest', (request, reply) => admit(dependencies.authorizationServer, request, reply))
  const metrics = createProcessMetrics()
  app.addHook('onResponse', async (request, reply) => {
    if (request.isHandedOn) return
    logAnswer(dependencies, request, reply)
    metrics.observe({
      method: request.method,
      route: request.is404 ? undefined : request.routeOptions.url,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    })
  })
  app.setErrorHandler(async (error: unknown, request, reply) => {
    refuse(dependencies, await recorded(dependencies, error, request), request, reply)
    return reply
  })
  app.setNotFoundHandler(() => {
    throw new RequestError('not_found', 'There is nothing at this address.')
  })
  const routes = collectRoutes(app)
  const documents: DocumentSource[] = []
  const scope: ApiScope = { app, dependencies, documents }
  for (const version of apiVersions) await registerDialect(scope, version)
  registerActions(app)
  await registerOwnApi(scope)
  registerMetadata(scope)
  registerMetrics(scope, metrics)
  await registerPages(scope)
  await registerWeb(scope, options.consoleFolder)
  if (options.swaggerUi) await registerSwaggerUi(scope)
  await app.ready()
  return {
    app,
    routes,
    documents: () => Object.fromEntries(documents.map((source) => [source.name, source.document()])),
  }
}

/**
 * What an endpoint for OAuth clients refuses before the authorization server sees it is on record, too.
 * @returns what the caller is told: the refusal, or that they ask too often.
 */
async function recorded(
  { authorizationServer, log }: ApiDependencies,
  error: unknown,
  request: FastifyRequest,
): Promise<unknown> {
  const { code, status } = refusalOf(error)
  if (request.routeOptions.config.isTokenEndpoint !== true || error instanceof OAuthError || status >= 500)
    return error
  const reason = status === 413 ? 'body_too_large' : (error instanceof CodedError && error.detail) || code
  const told = await authorizationServer
    .recordUnreadable({ ...originOf(request), reason })
    .catch((failure: unknown) => {
      log.error({ requestId: request.id, err: failure }, 'a refusal is not on record')
    })
  return told ?? error
}

function refuse(
  { log }: ApiDependencies,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const refusal = refusalOf(error)
  tellLog(log, error, refusal, request)
  if (refusal.retryAfterSeconds !== undefined) void reply.header('retry-after', refusal.retryAfterSeconds)
  if (refusal.status === 401) void reply.header('www-authenticate', challengeOf(request))
  if (refusal.status === 403)
    void reply.header('www-authenticate', 'Bearer realm="Strongroom", error="insufficient_scope"')
  void reply.code(refusal.status)
  writeRefusal(refusal, request, reply)
}

function tellLog(
  log: ApiDependencies['log'],
  error: unknown,
  refusal: Refusal,
  request: FastifyRequest,
): void {
  const detail = error instanceof CodedError ? { detail: error.detail } : {}
  const fields = { requestId: request.id, code: refusal.code, ...detail }
  if (refusal.status >= 500) log.error({ ...fields, err: error }, 'request failed')
  else log.debug(fields, 'request refused')
}

/** One line an answer: the route's pattern, never the address as it came, which may hold secrets in its query. */
function logAnswer({ log }: ApiDependencies, request: FastifyRequest, reply: FastifyReply): void {
  log.info(
    {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
      ...(request.principal === undefined ? {} : { user: request.principal.userName }),
    },
    'answered',
  )
}

/** Every route that reads something has a validator of ours; Fastify's own is not even loaded. */
function noValidator(): never {
  throw new Error('a route has a schema of what it reads and nothing that validates it')
}

/** Watches the registration: a route that does not say who may call it stops the start. */
function collectRoutes(app: FastifyInstance): RouteEntry[] {
  const routes: RouteEntry[] = []
  app.addHook('onRoute', (route) => {
    const isSwagger = route.url.startsWith('/swagger')
    const access = route.config?.access ?? (isSwagger ? 'anonymous' : undefined)
    if (access === undefined) throw new Error(`${route.url} does not say who may call it`)
    route.config = { ...route.config, access }
    if (isSwagger) return
    for (const method of [route.method].flat()) routes.push({ method, path: route.url, access })
  })
  return routes
}
