/** Messages of a mailbox: listing, one, and saving one as the `.eml` that was backed up. */
import { Type } from 'typebox'
import { sendDownload } from '../../http/download.ts'
import { pageBody, pageOf, pageQuery, pageRequest } from '../../page.ts'
import { refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { mailboxParameters } from '../parameters.ts'
import { restoreAccess } from '../restore-sessions/access.ts'
import { itemIds, itemsMember } from './restore-request.ts'
import { itemBody, itemSchema, mailboxPath } from './schema.ts'

const config = { access: 'restore' } as const
const tags = ['ExchangeItem']
const items = '/RestoreSessions/:restoreSessionId/organization/mailboxes/:mailboxId/items'

const itemParameters = Type.Object({ ...mailboxParameters.properties, itemId: Type.String() })

export function registerMailboxItems(scope: DialectScope): void {
  registerListing(scope)
  registerOne(scope)
  registerSave(scope)
}

function registerListing({ app, root, dependencies }: DialectScope): void {
  app.get(items, {
    config,
    schema: {
      operationId: 'ExchangeItem_Get',
      tags,
      params: mailboxParameters,
      querystring: Type.Object({
        ...pageQuery,
        folderId: Type.Optional(Type.String({ description: 'v6' })),
        parentId: Type.Optional(Type.String({ description: 'v7 and v8' })),
      }),
      response: { 200: pageOf(itemSchema) },
    },
    handler: async (request) => {
      const { params, query } = request
      const access = restoreAccess(request)
      const asked = pageRequest(query)
      const given = query.parentId ?? query.folderId
      const folder = given === undefined || /^(root|null)?$/i.test(given) ? undefined : given
      const mailbox = mailboxPath(`${root}/RestoreSessions/${access.sessionId}`, params.mailboxId)
      const page = await dependencies.operations.restore.messages(access, params.mailboxId, folder, asked)
      const name = query.parentId === undefined ? 'folderId' : 'parentId'
      const path = `${mailbox}/items${folder === undefined ? '' : `?${name}=${encodeURIComponent(folder)}`}`
      return pageBody(page, asked, path, (message) => itemBody(message, mailbox, params.mailboxId))
    },
  })
}

function registerOne({ app, root, dependencies }: DialectScope): void {
  app.get(`${items}/:itemId`, {
    config,
    schema: {
      operationId: 'ExchangeItem_GetById',
      tags,
      params: itemParameters,
      response: { 200: refTo(itemSchema) },
    },
    handler: async (request) => {
      const { mailboxId, itemId } = request.params
      const access = restoreAccess(request)
      const message = await dependencies.operations.restore.message(access, mailboxId, itemId)
      return itemBody(
        message,
        mailboxPath(`${root}/RestoreSessions/${access.sessionId}`, mailboxId),
        mailboxId,
      )
    },
  })
}

function registerSave({ app, dependencies }: DialectScope): void {
  app.post(`${items}/:itemId/save`, {
    config,
    schema: {
      operationId: 'ExchangeItem_SaveItemAction',
      tags,
      description: 'The MIME content byte for byte as it was backed up (.eml).',
      params: itemParameters,
      produces: ['application/octet-stream'],
    },
    handler: async (request, reply) => {
      const { mailboxId, itemId } = request.params
      const { restore } = dependencies.operations
      return sendDownload(reply, await restore.save(restoreAccess(request), mailboxId, itemId))
    },
  })
  app.post(`${items}/Save`, {
    config,
    schema: {
      operationId: 'ExchangeItem_SaveItems',
      summary: 'Save several messages as one archive',
      tags,
      description: 'A ZIP archive of .eml files, each byte for byte as it was backed up.',
      params: mailboxParameters,
      body: Type.Object(itemsMember),
      produces: ['application/octet-stream'],
    },
    handler: async (request, reply) => {
      const { restore } = dependencies.operations
      const { mailboxId } = request.params
      const ids = itemIds(request.body)
      return sendDownload(reply, await restore.saveMessages(restoreAccess(request), mailboxId, ids))
    },
  })
}
