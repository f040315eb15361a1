/** Destructive acts that wait: seen, approved by a second administrator, or cancelled by any. */
import { Type, type Static } from 'typebox'
import { isUuid } from '../../foundation/ids.ts'
import { type Approval, approvalKinds, approvalStates } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { RequestError } from '../http/errors.ts'
import { isoDateTime } from '../http/date-time.ts'
import { notFound } from '../ids.ts'
import { pageBody, pageQuery, pageRequest, withQuery } from '../page.ts'
import { dateTime, defined, links, uuid } from '../schema.ts'
import { ownRoot, type OwnScope } from './scope.ts'

const tags = ['Approvals']
const config = { access: 'server-administrator' } as const
const deciding = { ...config, needsRecentSignIn: true } as const
const parameters = Type.Object({ approvalId: Type.String() })

const approval = Type.Object({
  id: uuid,
  kind: Type.Enum([...approvalKinds]),
  subject: Type.String({ description: 'the id of a repository, or the name of a setting' }),
  title: Type.String({ description: 'what will be done' }),
  state: Type.Enum([...approvalStates]),
  requestedBy: Type.String(),
  requestedAt: dateTime,
  dueAt: dateTime,
  decidedBy: Type.Optional(Type.String({ description: 'absent where its time had come' })),
  decidedAt: Type.Optional(dateTime),
  endedAt: Type.Optional(dateTime),
  error: Type.Optional(Type.String({ description: 'why it could not be done' })),
})
const approvalPage = Type.Object({
  offset: Type.Integer(),
  limit: Type.Integer(),
  results: Type.Array(approval),
  _links: links,
})

export function registerApprovals({ app, dependencies }: OwnScope): void {
  const { approvals } = dependencies.operations
  app.get('/approvals', {
    config,
    schema: {
      operationId: 'listApprovals',
      tags,
      description: 'Newest first.',
      querystring: Type.Object({
        ...pageQuery,
        state: Type.Optional(Type.String({ maxLength: 20, description: approvalStates.join(', ') })),
      }),
      response: { 200: approvalPage },
    },
    handler: async ({ query }) => {
      const asked = pageRequest(query)
      const state = approvalStates.find((one) => one === query.state)
      if (query.state !== undefined && state === undefined)
        throw new RequestError('malformed', `state has to be one of ${approvalStates.join(', ')}.`)
      const path = withQuery(`${ownRoot}/approvals`, query, ['state'])
      return pageBody(await approvals.list({ state }, asked), asked, path, approvalBody)
    },
  })
  app.get('/approvals/:approvalId', {
    config,
    schema: { operationId: 'getApproval', tags, params: parameters, response: { 200: approval } },
    handler: async ({ params }) => approvalBody(await approvals.get(approvalId(params.approvalId))),
  })
  app.post('/approvals/:approvalId/approve', {
    config: deciding,
    schema: {
      operationId: 'approve',
      tags,
      description:
        'Does it now. Never for who asked, nor with an account that is younger than the wait, of a service, or that signed in more than 15 minutes ago, whatever it comes with (409).',
      params: parameters,
      response: { 200: approval },
    },
    handler: async (request) => {
      const id = approvalId(request.params.approvalId)
      return approvalBody(await approvals.approve(id, callerOf(request).actor))
    },
  })
  app.post('/approvals/:approvalId/cancel', {
    config,
    schema: {
      operationId: 'cancelApproval',
      tags,
      description: 'It will not be done.',
      params: parameters,
      response: { 200: approval },
    },
    handler: async (request) => {
      const id = approvalId(request.params.approvalId)
      return approvalBody(await approvals.cancel(id, callerOf(request).actor))
    },
  })
}

function approvalId(text: string): string {
  const id = text.toLowerCase()
  if (!isUuid(id)) throw notFound()
  return id
}

function approvalBody(one: Approval): Static<typeof approval> {
  const { id, kind, subject, title, state, requestedBy, requestedAt, dueAt, error } = one
  const { decidedBy, decidedAt, endedAt } = one
  return defined({
    id,
    kind,
    subject,
    title,
    state,
    requestedBy,
    requestedAt: isoDateTime(requestedAt),
    dueAt: isoDateTime(dueAt),
    decidedBy,
    decidedAt: decidedAt === undefined ? undefined : isoDateTime(decidedAt),
    endedAt: endedAt === undefined ? undefined : isoDateTime(endedAt),
    error,
  })
}
