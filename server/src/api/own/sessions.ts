/** The living sessions: one's own, and for administrators those of whom they administer (ASVS 7.4.5, 7.5.2). */
import { Type, type Static } from 'typebox'
import type { Session } from '../../authorization-server/index.ts'
import { isUuid } from '../../foundation/ids.ts'
import { callerOf } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { notFound } from '../ids.ts'
import { pageBody, pageQuery, pageRequest } from '../page.ts'
import { dateTime, defined, links, oneOf, uuid } from '../schema.ts'
import { ownRoot, type OwnScope } from './scope.ts'

const tags = ['Sessions']
const config = { access: 'session' } as const

const session = Type.Object({
  id: uuid,
  principalKind: oneOf('account', 'person', 'operator'),
  kind: oneOf('api', 'console', 'portal'),
  userName: Type.String(),
  accountId: Type.Optional(uuid),
  organizationId: Type.Optional(uuid),
  userId: Type.Optional(uuid),
  method: Type.String({ description: 'password, client_credentials, or the policy of an assertion' }),
  clientId: Type.Optional(Type.String()),
  createdAt: dateTime,
  expiresAt: dateTime,
  isCurrent: Type.Boolean({ description: 'the session that asks' }),
})
const sessionPage = Type.Object({
  offset: Type.Integer(),
  limit: Type.Integer(),
  results: Type.Array(session),
  _links: links,
})

export function registerSessions({ app, dependencies }: OwnScope): void {
  const { sessions } = dependencies.authorizationServer
  app.get('/sessions', {
    config,
    schema: {
      operationId: 'listSessions',
      tags,
      querystring: Type.Object(pageQuery),
      response: { 200: sessionPage },
    },
    handler: async (request) => {
      const asked = pageRequest(request.query)
      const { offset, limit } = asked
      const found = await sessions.list(callerOf(request).principal, { offset, limit: limit + 1 })
      const page = { items: found.slice(0, limit), hasMore: found.length > limit }
      return pageBody(page, asked, `${ownRoot}/sessions`, sessionBody)
    },
  })
  app.delete('/sessions/:sessionId', {
    config,
    schema: {
      operationId: 'endSession',
      tags,
      params: Type.Object({ sessionId: Type.String() }),
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const id = request.params.sessionId.toLowerCase()
      if (!isUuid(id)) throw notFound()
      const { principal, actor } = callerOf(request)
      await sessions.end(id, principal, actor)
      return reply.code(204).send(null)
    },
  })
}

function sessionBody({ familyId, createdAt, expiresAt, ...others }: Session): Static<typeof session> {
  return defined({
    ...others,
    id: familyId,
    createdAt: isoDateTime(createdAt),
    expiresAt: isoDateTime(expiresAt),
  })
}
