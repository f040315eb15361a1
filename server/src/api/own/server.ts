/** Health, the first administrator, and who one is. */
import { Type } from 'typebox'
import { callerOf } from '../access.ts'
import { oneOf, uuid } from '../schema.ts'
import type { OwnScope } from './scope.ts'

const health = Type.Object({
  status: oneOf('ok', 'unavailable'),
  version: Type.String(),
  needsSetup: Type.Boolean({ description: 'no administrator exists: POST setup comes first' }),
})
const setupRequest = Type.Object({
  secret: Type.String({ description: 'the one-time secret of the file that the ready line names' }),
  userName: Type.String(),
  password: Type.String(),
})
const whoami = Type.Object({
  kind: oneOf('administrator', 'monitor', 'person', 'operator'),
  userName: Type.String(),
  organizationId: Type.Optional(uuid),
  userId: Type.Optional(uuid),
  reach: Type.Optional(oneOf('own', 'organization')),
})

export function registerServer(scope: OwnScope): void {
  const tags = ['Server']
  const { app, dependencies } = scope
  const { authorizationServer, identity } = dependencies
  app.get('/health', {
    config: { access: 'anonymous' },
    schema: { operationId: 'getHealth', tags, response: { 200: health, 503: health } },
    handler: async (_request, reply) => {
      const needsSetup = await authorizationServer.needsSetup().catch(() => undefined)
      void reply.code(needsSetup === undefined ? 503 : 200)
      const status = needsSetup === undefined ? ('unavailable' as const) : ('ok' as const)
      return { status, version: identity.version, needsSetup: needsSetup ?? false }
    },
  })
  app.post('/setup', {
    config: { access: 'anonymous' },
    bodyLimit: 64 * 1024,
    schema: { operationId: 'setUp', tags, body: setupRequest, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const { secret, userName, password } = request.body
      await authorizationServer.setUp({
        secret,
        userName,
        password,
        requestId: request.id,
        remoteAddress: request.ip,
      })
      return reply.code(204).send(null)
    },
  })
  app.get('/whoami', {
    config: { access: 'session' },
    schema: { operationId: 'whoAmI', tags, response: { 200: whoami } },
    handler: async (request) => {
      const { principal } = callerOf(request)
      const { kind, userName } = principal
      if (principal.kind === 'administrator' || principal.kind === 'monitor') return { kind, userName }
      const { organizationId, userId } = principal
      const reach = principal.kind === 'person' ? { reach: principal.reach } : {}
      return { kind, userName, organizationId, userId, ...reach }
    },
  })
}
