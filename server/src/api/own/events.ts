/** `GET events`: what changes, as it happens, for pages that show it and programs that follow it. */
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { OperationError } from '../../operations/index.ts'
import { bearerToken, callerOf } from '../access.ts'
import { checkOwnPage } from '../browser-admission.ts'
import { cookieOf } from '../browser-cookie.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { eventStream } from './event-stream.ts'
import type { OwnScope } from './scope.ts'

/** A page opens one; some windows, and some that are about to close. */
const mostPerSession = 8

export function registerOwnEvents({ app, dependencies }: OwnScope): void {
  const { authorizationServer, operations } = dependencies
  const open = new Map<string, number>()
  const streams = new Set<AbortController>()
  // Streams have no end of their own: the server would wait for them.
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.abort()
  })
  app.get('/events', {
    config: { access: 'monitor', isBackground: true },
    schema: {
      operationId: 'followEvents',
      summary: 'What changes, as server-sent events',
      description:
        'Events named “change” have {kind, id, isDeleted}: read that object again. After “reset” read everything again. Goes on after Last-Event-ID; ends with the session.',
      tags: ['Events'],
      produces: ['text/event-stream'],
    },
    handler: async (request, reply) => {
      if (request.headers.origin !== undefined) checkOwnPage(authorizationServer.browserSessions, request)
      const { principal, reach } = callerOf(request)
      const session = principal.familyId
      const held = open.get(session) ?? 0
      if (held >= mostPerSession)
        throw new OperationError(
          'too_many_requests',
          `This session follows ${mostPerSession} event streams already: close one of them.`,
        )
      open.set(session, held + 1)
      const stream = new AbortController()
      streams.add(stream)
      reply.raw.once('close', () => {
        stream.abort()
        streams.delete(stream)
        const left = (open.get(session) ?? 1) - 1
        if (left === 0) open.delete(session)
        else open.set(session, left)
      })
      const lastEventId = request.headers['last-event-id']
      const events = eventStream(operations.changes, {
        // Two of them are no place to go on from.
        lastEventId: typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : undefined,
        reach,
        isAllowed: stillAllowed(dependencies, request),
        signal: stream.signal,
      })
      return reply
        .type('text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(Readable.from(events, { objectMode: false }))
    },
  })
}

/** Asked anew at each heartbeat; listening keeps nobody signed in. */
function stillAllowed(
  { authorizationServer }: ApiDependencies,
  request: FastifyRequest,
): () => Promise<boolean> {
  const token = bearerToken(request)
  if (token !== undefined) return async () => (await authorizationServer.authenticate(token)) !== undefined
  const value = cookieOf(request, 'session')
  return async () =>
    value !== undefined &&
    (await authorizationServer.browserSessions.authenticate(value, false)) !== undefined
}
