/** One request from the bearer token to the handler's reply, with the headers that every reply of Graph carries. */
import type { Service, SimulatorReply, SimulatorRequest } from '../http.ts'
import type { AccessTokenClaims } from '../tenant/access-tokens.ts'
import { grantedPermissions } from './authorization.ts'
import { answerBatch } from './batch.ts'
import { isRouteOffered } from './cloud-features.ts'
import { createMailboxConcurrency, type MailboxConcurrency } from './concurrency.ts'
import type { GraphDependencies } from './dependencies.ts'
import { badRequest, clientRequestId, errorReply, GraphFailure } from './errors.ts'
import { createUploadSessions } from './outlook/upload-sessions.ts'
import { parsePath, type Segment } from './path.ts'
import { type PermissionTable, readPermissionTable } from './permissions.ts'
import { parsePrefer } from './prefer.ts'
import { parseQuery } from './query.ts'
import { resourceUnits } from './resource-units.ts'
import { type Call, type GraphVersion, permissionKey, type Route } from './route.ts'
import { createRouter, type Router } from './router.ts'
import { graphRoutes } from './routes.ts'

interface Parts {
  readonly dependencies: GraphDependencies
  readonly routers: Readonly<Record<GraphVersion, Router>>
  readonly permissions: PermissionTable
  readonly concurrency: MailboxConcurrency
}

/**
 * Answers `/v1.0/**`, the upload sessions' `/api/v2.0/**`, and of `/beta/**` what v1.0 lacks; other paths are not Graph's.
 *
 * A reply to `$batch` names the number of its inner requests in `x-simulator-subrequests`.
 */
export function createGraphService(
  dependencies: GraphDependencies,
  permissions: PermissionTable = readPermissionTable(),
): Service {
  const uploads = createUploadSessions(dependencies)
  const { cloud } = dependencies.tenants
  const routes = graphRoutes(dependencies, uploads).filter(({ path }) => isRouteOffered(cloud, path))
  const parts: Parts = {
    dependencies,
    routers: {
      'v1.0': createRouter(routesOf('v1.0', routes)),
      beta: createRouter(routesOf('beta', routes)),
    },
    permissions,
    concurrency: createMailboxConcurrency(),
  }
  return async (request) => {
    const [, version] = request.url.pathname.split('/')
    if (request.url.pathname.startsWith('/api/v2.0/')) {
      return finish(parts, request, await caught(parts, request, async () => uploads.answer(request)))
    }
    if (version !== 'v1.0' && version !== 'beta') return undefined
    return finish(parts, request, await caught(parts, request, () => answer(parts, request)))
  }
}

const routesOf = (version: GraphVersion, routes: readonly Route[]) =>
  routes.filter(({ versions = ['v1.0'] }) => versions.includes(version))

async function caught(
  { dependencies }: Parts,
  request: SimulatorRequest,
  work: () => Promise<SimulatorReply>,
): Promise<SimulatorReply> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error
    return errorReply(error, request, dependencies.clock.now())
  }
}

async function answer(parts: Parts, request: SimulatorRequest): Promise<SimulatorReply> {
  const { dependencies } = parts
  const verdict = dependencies.tokens.verify(request.headers.authorization)
  if (!verdict.ok) throw unauthenticated(verdict.message, dependencies.origin())
  requireKnownCaller(dependencies, verdict.claims)
  const path = request.url.pathname.replace(/^\/[^/]+/, '')
  if (/^\/\$batch\/?$/i.test(path)) {
    const inner = async (one: SimulatorRequest) =>
      finish(parts, one, await caught(parts, one, () => perform(parts, one, verdict.claims)))
    return answerBatch({ perform: inner, origin: dependencies.origin() }, request)
  }
  return perform(parts, request, verdict.claims)
}

/** 401 of the reference, section 4.2. */
function unauthenticated(message: string, origin: string): GraphFailure {
  return new GraphFailure(401, 'InvalidAuthenticationToken', message, {
    'www-authenticate': `Bearer realm="", authorization_uri="${origin}/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"`,
  })
}

/** An identity that the directory does not know, or not yet (reference section 3.6). */
function requireKnownCaller({ tenant, clock, lag }: GraphDependencies, claims: AccessTokenClaims): void {
  const isKnown =
    claims.idtyp === 'user'
      ? tenant.users.has(claims.oid)
      : (tenant.servicePrincipals.get(claims.oid)?.visibleAt ?? Infinity) + lag.identities <= clock.now()
  if (isKnown && claims.tid === tenant.tenantId) return
  throw new GraphFailure(
    401,
    'Authorization_IdentityNotFound',
    'The identity of the calling application could not be established.',
  )
}

async function perform(
  parts: Parts,
  request: SimulatorRequest,
  claims: AccessTokenClaims,
): Promise<SimulatorReply> {
  const { dependencies, permissions, concurrency } = parts
  const router = parts.routers[request.url.pathname.startsWith('/beta/') ? 'beta' : 'v1.0']
  const segments = parsePath(request.url.pathname.replace(/^\/[^/]+/, ''))
  const isMe = isNamed(segments[0], 'me')
  const { route, parameters } = router.match(request.method, isMe ? ownPath(segments, claims) : segments)
  const required = permissions.get(isMe && segments.length === 1 ? 'GET /me' : permissionKey(route))
  if (required === undefined) throw new RangeError(`no permissions are known for ${permissionKey(route)}`)
  const call: Call = {
    request,
    claims,
    parameters,
    granted:
      route.isOpenTo?.({ request, claims, parameters }) === true
        ? []
        : grantedPermissions(required, claims, route.family),
    query: parseQuery(request.url.searchParams, route.query, route.family),
    prefer: parsePrefer(request.headers),
    origin: dependencies.origin(),
  }
  const run = async () => route.handle(call)
  const user = parameters['user']?.value
  const reply =
    route.family === 'outlook' && user !== undefined
      ? await concurrency.run(claims.appid, user, run)
      : await run()
  if (request.method !== 'GET' && reply.status < 300) dependencies.onChange?.()
  return { ...reply, headers: { ...routeHeaders(route, call), ...reply.headers } }
}

const isNamed = (segment: Segment | undefined, name: string) =>
  segment?.kind === 'name' && segment.text.toLowerCase() === name

/** `/me/…` is `/users/{the signed-in person}/…`; an app has no self (reference section 4.2). */
function ownPath(segments: readonly Segment[], claims: AccessTokenClaims): Segment[] {
  if (claims.idtyp === 'app')
    throw badRequest('/me request is only valid with delegated authentication flow.')
  return [
    { kind: 'name', text: 'users' },
    { kind: 'key', key: { name: null, value: claims.oid } },
    ...segments.slice(1),
  ]
}

function routeHeaders(route: Route, call: Call): Record<string, string> {
  return {
    ...(route.family === 'directory' ? { 'x-ms-resource-unit': String(resourceUnits(route, call)) } : {}),
    ...(call.prefer.applied === undefined || route.family !== 'outlook'
      ? {}
      : { 'preference-applied': call.prefer.applied }),
  }
}

function finish({ dependencies }: Parts, request: SimulatorRequest, reply: SimulatorReply): SimulatorReply {
  return {
    ...reply,
    headers: {
      'cache-control': 'no-cache',
      'strict-transport-security': 'max-age=31536000',
      'odata-version': '4.0',
      'request-id': request.requestId,
      'client-request-id': clientRequestId(request),
      'x-ms-ags-diagnostic': diagnostic,
      date: new Date(dependencies.clock.now()).toUTCString(),
      ...reply.headers,
    },
  }
}

const diagnostic = JSON.stringify({
  ServerInfo: {
    DataCenter: 'Local Host',
    Slice: 'E',
    Ring: '5',
    ScaleUnit: '001',
    RoleInstance: 'SIMULATOR1',
  },
})
