/**
 * Versions 5 and 4 for clients that know no other: `…/Action` is handed on inside the process to the operation of
 * version 6, whose answers then have absolute links and the status codes of that time (reference 5.4).
 */
import { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actionRequest } from './action.ts'
import { currentAddress, isAction, oldVersionOf } from './address.ts'
import { absoluteLinks } from './links.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Another request of the same connection answers for it: that one is logged and counted. */
    isHandedOn: boolean
  }
}

/** Registers `POST /v5/…/Action` and its like; every other old address is version 6's. */
export function registerActions(app: FastifyInstance): void {
  for (const url of ['/v4/*', '/v5/*'])
    app.post<{ Params: { '*': string } }>(url, {
      config: { access: 'session' },
      handler: async (request, reply) => {
        const { path, body } = actionRequest(request.params['*'], request.body)
        const forwarded = forwardedRequest(request, `/v6/${path}`, JSON.stringify(body))
        request.isHandedOn = true
        reply.hijack()
        // The same answer, written by the operation itself: what it streams is streamed.
        app.routing(forwarded, reply.raw)
      },
    })
}

/** Keeps the address that was asked for, beside the one where the router finds the operation. */
class ForwardedRequest extends IncomingMessage {
  readonly target: string

  constructor(socket: Socket, target: string) {
    super(socket)
    this.target = target
  }
}

/** Where the router finds the operation of a request (Fastify's `rewriteUrl`). */
export function routedAddress(request: IncomingMessage): string {
  return request instanceof ForwardedRequest ? request.target : currentAddress(request.url ?? '/')
}

/** The request as version 6 would have got it, with the same connection behind. */
function forwardedRequest({ raw }: FastifyRequest, url: string, body: string): ForwardedRequest {
  const forwarded = new ForwardedRequest(raw.socket, url)
  const { 'transfer-encoding': _coding, ...headers } = raw.headers
  Object.assign(forwarded, {
    method: raw.method,
    url: raw.url,
    httpVersion: raw.httpVersion,
    httpVersionMajor: raw.httpVersionMajor,
    httpVersionMinor: raw.httpVersionMinor,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    },
    rawHeaders: raw.rawHeaders,
    complete: true,
  })
  forwarded.push(body)
  forwarded.push(null)
  return forwarded
}

/** Lets version 6 answer old addresses in the manner of their time. */
export function answerOldVersions(app: FastifyInstance): void {
  app.decorateRequest('reshape', undefined)
  app.addHook('onRequest', async (request: FastifyRequest) => {
    const version = oldVersionOf(request.originalUrl)
    if (version === undefined) return
    const root = `https://${request.host}/${version.toLowerCase()}`
    request.reshape = (answer) => absoluteLinks(answer, root)
  })
  app.addHook('preSerialization', async ({ reshape }: FastifyRequest, _reply, payload: unknown) =>
    reshape === undefined ? payload : reshape(payload),
  )
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    const { originalUrl, routeOptions } = request
    if (oldVersionOf(originalUrl) === undefined || !isAction(originalUrl)) return payload
    if (reply.statusCode !== 200 && reply.statusCode !== 204) return payload
    const hadNoBody = reply.statusCode === 204
    // Explore answered 201, every other action 200: clients compare.
    void reply.code(/explore$/i.test(routeOptions.url ?? '') ? 201 : 200)
    return hadNoBody ? null : payload
  })
}
