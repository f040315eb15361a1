/** Attachments of a message (Graph: "List attachments", "Get attachment", "Add attachment", "Delete attachment"). */
import {
  type Attachment,
  attachmentId,
  changeMessage,
  detailOf,
  keptSource,
  type Mailbox,
  type MessageRecord,
  parseItemId,
} from '../../mail/index.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { invalidIdMalformed, itemNotFound, unsupportedOption } from '../errors.ts'
import { readJsonBody } from '../json-body.ts'
import { created, linkTo, noContent, ok } from '../odata.ts'
import { noQuery, type QueryRules } from '../query.ts'
import { type Call, parameter, type Route } from '../route.ts'
import { readAttachment } from './attachment-body.ts'
import { attachmentJson, rawAttachment } from './attachment-view.ts'
import { requireMailbox, requireMessage } from './mailbox-access.ts'
import { messagesContext } from './message-reply.ts'
import { messagePaths } from './messages.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'mail' | 'clock'>

const defaultPageSize = 10

const listRules: QueryRules = {
  options: ['$select', '$expand', '$top', '$skip', '$count'],
  top: { default: defaultPageSize, max: 1000 },
}

export function attachmentRoutes(dependencies: Dependencies): Route[] {
  const paths = messagePaths.map((messages) => `${messages}/{message}/attachments`)
  return paths.flatMap((path) => readRoutes(dependencies, path).concat(writeRoutes(dependencies, path)))
}

/** The table has entries for some of the paths only; all are read and written with the same permissions. */
const readPermission = 'GET /users/{id}/messages/{id}/attachments'
const writePermission = 'POST /users/{id}/messages/{id}/attachments'

const contextOf = (call: Call, mailbox: Mailbox) =>
  `${messagesContext(call, mailbox)}('${parameter(call, 'message')}')/attachments`

function shape(call: Call) {
  const { expand, select } = call.query
  const isItem = expand !== undefined && /^microsoft\.graph\.itemattachment\/item$/i.test(expand.trim())
  if (expand !== undefined && !isItem) throw unsupportedOption('outlook', `$expand=${expand}`)
  return { select, withItem: isItem }
}

function readRoutes(dependencies: Dependencies, path: string): Route[] {
  const common = { method: 'GET', family: 'outlook', permission: readPermission } as const
  return [
    {
      ...common,
      path,
      query: listRules,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const message = requireMessage(mailbox, call)
        const { attachments } = detailOf(mailbox, message)
        const next = call.query.skip + (call.query.top ?? call.prefer.maxPageSize ?? defaultPageSize)
        const place = { mailbox, message, immutableIds: call.prefer.immutableIds }
        return ok({
          '@odata.context': contextOf(call, mailbox),
          ...(call.query.count ? { '@odata.count': attachments.length } : {}),
          value: attachments
            .slice(call.query.skip, next)
            .map((one) => attachmentJson(place, one, shape(call))),
          ...(next < attachments.length ? { '@odata.nextLink': linkTo(call, { $skip: String(next) }) } : {}),
        })
      },
    },
    {
      ...common,
      path: `${path}/{attachment}`,
      query: { options: ['$select', '$expand'] },
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const message = requireMessage(mailbox, call)
        const place = { mailbox, message, immutableIds: call.prefer.immutableIds }
        return ok({
          '@odata.context': `${contextOf(call, mailbox)}/$entity`,
          ...attachmentJson(place, requireAttachment(call, mailbox, message), shape(call)),
        })
      },
    },
    {
      ...common,
      path: `${path}/{attachment}/$value`,
      query: noQuery,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const attachment = requireAttachment(call, mailbox, requireMessage(mailbox, call))
        const type =
          attachment.kind === 'file' ? (attachment.contentType ?? 'application/octet-stream') : 'text/plain'
        return { status: 200, headers: { 'content-type': type }, body: rawAttachment(attachment) }
      },
    },
  ]
}

function requireAttachment(call: Call, mailbox: Mailbox, message: MessageRecord): Attachment {
  const id = parseItemId(mailbox, parameter(call, 'attachment'))
  if (id === undefined) throw invalidIdMalformed()
  const isOfMessage = id.kind === 'attachment' && id.number === (id.isImmutable ? message.key : message.entry)
  const found = isOfMessage
    ? detailOf(mailbox, message).attachments.find(({ key }) => key === id.attachment)
    : undefined
  if (found === undefined) throw itemNotFound()
  return found
}

function writeRoutes(dependencies: Dependencies, path: string): Route[] {
  const { clock } = dependencies
  return [
    {
      method: 'POST',
      path,
      family: 'outlook',
      permission: writePermission,
      query: noQuery,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const message = requireMessage(mailbox, call)
        const given = readAttachment(readJsonBody(call.request, 'outlook'), clock.now())
        const attachment = addAttachment(mailbox, message, given, clock.now())
        const id = attachmentId(mailbox, message, attachment.key, call.prefer.immutableIds)
        const place = { mailbox, message, immutableIds: call.prefer.immutableIds }
        return created(
          {
            '@odata.context': `${contextOf(call, mailbox)}/$entity`,
            ...attachmentJson(place, attachment, { select: undefined, withItem: false }),
          },
          { location: `${call.origin}${call.request.url.pathname}/${encodeURIComponent(id)}` },
        )
      },
    },
    {
      method: 'DELETE',
      path: `${path}/{attachment}`,
      family: 'outlook',
      permission: writePermission,
      query: noQuery,
      handle(call) {
        const mailbox = requireMailbox(dependencies, call)
        const message = requireMessage(mailbox, call)
        const gone = requireAttachment(call, mailbox, message)
        const rest = detailOf(mailbox, message).attachments.filter(({ key }) => key !== gone.key)
        replaceAttachments(mailbox, message, rest, clock.now())
        return noContent()
      },
    },
  ]
}

/** Adds an attachment and gives it back with its number. The message's MIME is rendered anew from now on. */
export function addAttachment(
  mailbox: Mailbox,
  message: MessageRecord,
  attachment: Attachment,
  now: number,
): Attachment {
  replaceAttachments(mailbox, message, [...detailOf(mailbox, message).attachments, attachment], now)
  return detailOf(mailbox, message).attachments.at(-1) ?? attachment
}

function replaceAttachments(
  mailbox: Mailbox,
  message: MessageRecord,
  attachments: readonly Attachment[],
  now: number,
): void {
  const detail = { ...detailOf(mailbox, message), attachments }
  const hasAttachments = attachments.some(({ isInline }) => !isInline)
  const envelope = { ...message.envelope, hasAttachments }
  changeMessage(mailbox, message, { source: keptSource(detail, null), envelope }, now)
}
