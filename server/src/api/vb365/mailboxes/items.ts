/** Messages of a mailbox: listing, one, and saving one as the `.eml` that was backed up. */
import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { attachment } from '../../http/content-disposition.ts'
import { pageBody, pageOf, pageQuery, pageRequest } from '../../page.ts'
import { refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { mailboxParameters } from '../parameters.ts'
import { restoreAccess } from '../restore-sessions/access.ts'
import { itemBody, itemSchema, mailboxPath } from './schema.ts'

const config = { access: 'restore' } as const
const tags = ['ExchangeItem']
/** A download that takes nothing for so long is cut off. */
const stalledMs = 60_000
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
      const saved = await dependencies.operations.restore.save(restoreAccess(request), mailboxId, itemId)
      const content = await afterFirst(saved.content)
      reply.raw.setTimeout(stalledMs, () => reply.raw.destroy())
      return reply
        .type('application/octet-stream')
        .headers({
          'content-length': saved.sizeBytes,
          'content-disposition': attachment(saved.fileName),
        })
        .send(Readable.from(content, { objectMode: false }))
    },
  })
}

/** Reads the first piece before the answer begins, so that content that cannot be read is still a clean refusal. */
async function afterFirst(content: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = content[Symbol.asyncIterator]()
  const first = await iterator.next()
  return (async function* pieces() {
    try {
      for (let piece = first; piece.done !== true; piece = await iterator.next()) yield piece.value
    } finally {
      // A client that goes away ends the reading.
      await iterator.return?.()
    }
  })()
}
