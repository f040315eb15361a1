/** Searching mailboxes: all of a session, one, or a folder of one (reference 3.4, 4.9). */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Search } from '../../../operations/index.ts'
import { type PageBody, pageBody, pageOf, pageQuery, pageRequest, withQuery } from '../../page.ts'
import type { DialectScope } from '../../scope.ts'
import { mailboxParameters, sessionParameters } from '../parameters.ts'
import { restoreAccess } from '../restore-sessions/access.ts'
import { type ItemBody, itemBody, itemSchema, mailboxPath } from './schema.ts'

const organization = '/RestoreSessions/:restoreSessionId/organization'
const config = { access: 'restore' } as const
const searchBody = Type.Object({
  query: Type.String({
    description:
      'words and properties in Windows Advanced Query Syntax: subject:, from:, to:, cc:, body:, received:, size:, …',
    examples: ['subject:"annual report" received:>=2026-01-01'],
  }),
})
const searchQuery = Type.Object({
  ...pageQuery,
  setId: Type.Optional(Type.String({ description: 'of an earlier page of the same search' })),
})

type Place = Pick<Search, 'mailboxId' | 'folderId'>

type SearchRequest = FastifyRequest<{
  Params: { restoreSessionId: string }
  Body: { query: string }
  Querystring: { offset?: number; limit?: number; setId?: string }
}>

export function registerMailSearch(scope: DialectScope): void {
  const { app } = scope
  const response = { 200: pageOf(itemSchema) }
  const common = { body: searchBody, querystring: searchQuery, response }
  for (const [path, operationId, tag] of [
    [`${organization}/mailboxes/search`, 'ExchangeMailbox_SearchByOptions', 'ExchangeMailbox'],
    [
      `${organization}/searchExchange`,
      'BackupOrganization_RestoreSessionsSearchExchange',
      'BackupOrganization',
    ],
  ] as const)
    app.post(path, {
      config,
      schema: {
        operationId,
        summary: 'Search every mailbox of a restore session',
        tags: [tag],
        params: sessionParameters,
        ...common,
      },
      handler: async (request) => search(scope, request, {}),
    })
  app.post(`${organization}/mailboxes/:mailboxId/search`, {
    config,
    schema: {
      operationId: 'ExchangeMailbox_SearchByIdByOptions',
      summary: 'Search a mailbox',
      tags: ['ExchangeMailbox'],
      params: mailboxParameters,
      ...common,
    },
    handler: async (request) => search(scope, request, { mailboxId: request.params.mailboxId }),
  })
  app.post(`${organization}/mailboxes/:mailboxId/folders/:folderId/search`, {
    config,
    schema: {
      operationId: 'ExchangeFolder_SearchByOptions',
      summary: 'Search a folder and the folders below it',
      tags: ['ExchangeFolder'],
      params: Type.Object({ ...mailboxParameters.properties, folderId: Type.String() }),
      ...common,
    },
    handler: async (request) => {
      const { mailboxId, folderId } = request.params
      return search(scope, request, { mailboxId, folderId })
    },
  })
}

async function search(
  { root, dependencies }: DialectScope,
  request: SearchRequest,
  place: Place,
): Promise<PageBody<ItemBody>> {
  const { query, body } = request
  const access = restoreAccess(request)
  const asked = pageRequest(query)
  const given = { ...place, query: body.query, setId: query.setId }
  const found = await dependencies.operations.restore.search(access, given, asked)
  const session = `${root}/RestoreSessions/${access.sessionId}`
  const path = withQuery(`${session}${pathOf(place)}`, { setId: found.setId }, ['setId'])
  const page = pageBody(found, asked, path, (message) =>
    itemBody(message, mailboxPath(session, message.mailboxId), message.mailboxId),
  )
  return { ...page, setId: found.setId }
}

function pathOf({ mailboxId, folderId }: Place): string {
  const mailboxes = '/organization/mailboxes'
  if (mailboxId === undefined) return `${mailboxes}/search`
  return `${mailboxes}/${mailboxId}${folderId === undefined ? '' : `/folders/${folderId}`}/search`
}
