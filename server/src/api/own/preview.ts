/** A message of a restore session as one looks at it: what it says, its body for a frame without rights, its files. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { RestoreAccess } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { attachment } from '../http/content-disposition.ts'
import { sendDownload } from '../http/download.ts'
import { restoreSessionId } from '../ids.ts'
import { dateTime, defined } from '../schema.ts'
import type { OwnScope } from './scope.ts'

const config = { access: 'restore' } as const
const tags = ['Restore']
const item = '/restore-sessions/:restoreSessionId/mailboxes/:mailboxId/items/:itemId'

/** The ids as the dialect's explorer gives them out. */
const parameters = {
  restoreSessionId: Type.String(),
  mailboxId: Type.String(),
  itemId: Type.String(),
}

const attachmentSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  contentType: Type.String({ description: 'as the message declares it' }),
  sizeBytes: Type.Integer(),
  isInline: Type.Boolean({ description: 'shown inside the body' }),
})
const previewSchema = Type.Object({
  subject: Type.String(),
  from: Type.String(),
  to: Type.String(),
  cc: Type.String(),
  sentAt: Type.Optional(dateTime),
  receivedAt: Type.Optional(dateTime),
  sizeBytes: Type.Integer(),
  hasHtml: Type.Boolean(),
  text: Type.String({ description: 'the body as plain text, at most 500,000 characters' }),
  attachments: Type.Array(attachmentSchema),
})

/** What a message's own page may do: be looked at (security 5.6). */
const previewPolicy = [
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  // A link opens a window of its own, which knows nothing of this one: no script, no origin, nothing else.
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ')

/** What a file of a message may do, should a browser ever show it: nothing. */
const filePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

export function registerPreview(scope: OwnScope): void {
  registerContents(scope)
  registerBody(scope)
  registerFiles(scope)
  registerArchive(scope)
}

function accessOf(request: FastifyRequest<{ Params: { restoreSessionId: string } }>): RestoreAccess {
  const { reach, actor } = callerOf(request)
  return { sessionId: restoreSessionId(request.params.restoreSessionId), reach, actor }
}

function registerContents({ app, dependencies }: OwnScope): void {
  app.get(item, {
    config,
    schema: {
      operationId: 'getMessagePreview',
      summary: 'What a message says, and what is attached to it',
      tags,
      params: Type.Object(parameters),
      response: { 200: previewSchema },
    },
    handler: async (request) => {
      const { mailboxId, itemId } = request.params
      const { restore } = dependencies.operations
      const preview = await restore.preview(accessOf(request), mailboxId, itemId)
      return defined({ ...preview, attachments: [...preview.attachments] })
    },
  })
}

function registerBody({ app, dependencies }: OwnScope): void {
  app.get(`${item}/body`, {
    config,
    schema: {
      operationId: 'getMessageBody',
      summary: 'The body of a message as a page for a sandboxed frame',
      tags,
      description:
        'HTML without script and without remote content: pictures of the message itself are written into it, links ' +
        'name where they lead. Show it in `<iframe sandbox>` only.',
      params: Type.Object(parameters),
      produces: ['text/html'],
    },
    handler: async (request, reply) => {
      const { mailboxId, itemId } = request.params
      const html = await dependencies.operations.restore.previewPage(accessOf(request), mailboxId, itemId)
      return reply
        .type('text/html; charset=utf-8')
        .headers({
          'content-security-policy': previewPolicy,
          'x-frame-options': 'SAMEORIGIN',
          'cross-origin-resource-policy': 'same-origin',
          'cross-origin-opener-policy': 'same-origin',
        })
        .send(html)
    },
  })
}

function registerFiles({ app, dependencies }: OwnScope): void {
  app.get(`${item}/attachments/:attachmentId`, {
    config,
    schema: {
      operationId: 'getMessageAttachment',
      summary: 'A file of a message, to be saved',
      tags,
      params: Type.Object({ ...parameters, attachmentId: Type.String() }),
      produces: ['application/octet-stream'],
    },
    handler: async (request, reply) => {
      const { mailboxId, itemId: messageId, attachmentId: fileId } = request.params
      const { restore } = dependencies.operations
      const file = await restore.previewFile(accessOf(request), { mailboxId, messageId, fileId })
      return reply
        .type('application/octet-stream')
        .headers({
          'content-disposition': attachment(file.fileName),
          'content-length': file.content.length,
          'content-security-policy': filePolicy,
          'cross-origin-resource-policy': 'same-origin',
        })
        .send(Buffer.from(file.content))
    },
  })
}

function registerArchive({ app, dependencies }: OwnScope): void {
  const { restoreSessionId: session, mailboxId } = parameters
  app.post('/restore-sessions/:restoreSessionId/mailboxes/:mailboxId/save', {
    config,
    schema: {
      operationId: 'saveMailbox',
      summary: 'Save a mailbox, or a folder with all below it, as an archive of .eml files',
      tags,
      params: Type.Object({ restoreSessionId: session, mailboxId }),
      body: Type.Object({
        folderId: Type.Optional(Type.String({ description: 'the whole mailbox without it' })),
      }),
      produces: ['application/octet-stream'],
    },
    handler: async (request, reply) => {
      const { restore } = dependencies.operations
      const { params, body } = request
      return sendDownload(reply, await restore.saveFolder(accessOf(request), params.mailboxId, body.folderId))
    },
  })
}
