/** The audit log, newest first: who did what, what was refused, and why. */
import { Type, type Static } from 'typebox'
import type { AuditEntry } from '../../operations/index.ts'
import { isoDateTime } from '../http/date-time.ts'
import { pageBody, pageQuery, pageRequest, withQuery } from '../page.ts'
import { dateTime, defined, links, oneOf, type Json } from '../schema.ts'
import { ownRoot, type OwnScope } from './scope.ts'

const auditEntry = Type.Object({
  sequence: Type.Integer(),
  at: dateTime,
  action: Type.String(),
  outcome: oneOf('success', 'refused', 'failed'),
  actor: Type.String(),
  organizationId: Type.Optional(Type.String()),
  requestId: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  details: Type.Unsafe<{ readonly [name: string]: Json }>({}),
})
const auditPage = Type.Object({
  offset: Type.Integer(),
  limit: Type.Integer(),
  results: Type.Array(auditEntry),
  _links: links,
})

export function registerAudit({ app, dependencies }: OwnScope): void {
  app.get('/audit', {
    config: { access: 'server-administrator' },
    schema: {
      operationId: 'listAudit',
      tags: ['Audit'],
      querystring: Type.Object({
        ...pageQuery,
        requestId: Type.Optional(Type.String()),
        action: Type.Optional(Type.String()),
      }),
      response: { 200: auditPage },
    },
    handler: async ({ query }) => {
      const filter = {
        ...(query.requestId === undefined ? {} : { requestId: query.requestId }),
        ...(query.action === undefined ? {} : { action: query.action }),
      }
      const asked = pageRequest(query)
      const path = withQuery(`${ownRoot}/audit`, query, ['requestId', 'action'])
      return pageBody(await dependencies.operations.audit.list(filter, asked), asked, path, auditBody)
    },
  })
}

function auditBody(entry: AuditEntry): Static<typeof auditEntry> {
  const { at, ...others } = entry
  return defined({ ...others, at: isoDateTime(at) })
}
