/** `PATCH …/messages/{id}` (Graph: "Update message"). */
import {
  changeMessage,
  detailOf,
  type Envelope,
  type ExtendedProperty,
  keptSource,
  type Mailbox,
  mapi,
  type MessagePatch,
  type MessageRecord,
  previewOf,
  textOfHtml,
} from '../../mail/index.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { GraphFailure } from '../errors.ts'
import { readJsonBody } from '../json-body.ts'
import { ok } from '../odata.ts'
import { noQuery } from '../query.ts'
import type { Route } from '../route.ts'
import { requireMailbox, requireMessage, requireUnchanged } from './mailbox-access.ts'
import { type MessageBody, readMessageBody } from './message-body.ts'
import { absorbed, time, valueOf } from './message-create.ts'
import { messagesContext, writtenMessage } from './message-reply.ts'
import { messageEtag } from './message-view.ts'
import { messagePaths } from './messages.ts'

/** What only a draft lets go: the documented list, and the recipients with it. */
const draftOnly = [
  'subject',
  'body',
  'from',
  'sender',
  'to',
  'cc',
  'bcc',
  'replyTo',
  'internetMessageId',
  'headers',
] as const

export function messageUpdateRoutes(
  dependencies: Pick<GraphDependencies, 'tenant' | 'mail' | 'clock'>,
): Route[] {
  return messagePaths.map((path) => ({
    method: 'PATCH',
    path: `${path}/{message}`,
    family: 'outlook',
    query: noQuery,
    handle(call) {
      const mailbox = requireMailbox(dependencies, call)
      const message = requireMessage(mailbox, call)
      requireUnchanged(call, messageEtag(mailbox, message))
      const body = readMessageBody(readJsonBody(call.request, 'outlook'))
      requireAllowed(body, message)
      changeMessage(mailbox, message, patchOf(mailbox, message, body), dependencies.clock.now())
      return ok({
        '@odata.context': `${messagesContext(call, mailbox)}/$entity`,
        ...writtenMessage(call, mailbox, message),
      })
    },
  }))
}

function requireAllowed(body: MessageBody, message: MessageRecord): void {
  if (body.attachments.length > 0) {
    throw new GraphFailure(
      400,
      'ErrorInvalidPropertySet',
      'Attachments are added by a POST to the attachments of the message.',
    )
  }
  if (valueOf(body.extended, mapi.messageFlags) !== undefined) {
    throw new GraphFailure(400, 'ErrorInvalidPropertySet', 'Set action is invalid for property.')
  }
  if (message.isDraft || draftOnly.every((name) => body[name] === undefined)) return
  throw new GraphFailure(
    400,
    'ErrorInvalidPropertyUpdateSentMessage',
    'Update operation is invalid for property of a sent message.',
  )
}

function patchOf(mailbox: Mailbox, message: MessageRecord, body: MessageBody): MessagePatch {
  const receivedAt = time(valueOf(body.extended, mapi.messageDeliveryTime))
  const sentAt = time(valueOf(body.extended, mapi.clientSubmitTime))
  return {
    ...(body.isRead === undefined ? {} : { isRead: body.isRead }),
    ...(body.categories === undefined ? {} : { categories: body.categories }),
    ...(body.flag === undefined ? {} : { flag: body.flag }),
    ...(body.inferenceClassification === undefined
      ? {}
      : { inferenceClassification: body.inferenceClassification }),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(sentAt === undefined ? {} : { sentAt }),
    extended: merged(message.extended, body.extended),
    envelope: patchedEnvelope(message.envelope, body),
    ...patchedSource(mailbox, message, body),
  }
}

function merged(before: readonly ExtendedProperty[], given: readonly ExtendedProperty[]): ExtendedProperty[] {
  const fresh = given.filter(({ id }) => !absorbed.has(id))
  return [...before.filter(({ id }) => fresh.every((property) => property.id !== id)), ...fresh]
}

function patchedEnvelope(before: Envelope, body: MessageBody): Envelope {
  const { subject, from, sender, to, cc, bcc, replyTo, internetMessageId, importance } = body
  const { isReadReceiptRequested, isDeliveryReceiptRequested } = body
  const given = {
    subject,
    from,
    sender,
    to,
    cc,
    bcc,
    replyTo,
    internetMessageId,
    importance,
    isReadReceiptRequested,
    isDeliveryReceiptRequested,
    preview:
      body.body &&
      previewOf(body.body.contentType === 'html' ? textOfHtml(body.body.content) : body.body.content),
  }
  return {
    ...before,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  }
}

/** A draft that says something else than before is rendered anew. */
function patchedSource(mailbox: Mailbox, message: MessageRecord, body: MessageBody): MessagePatch {
  if (draftOnly.every((name) => body[name] === undefined)) return {}
  const before = detailOf(mailbox, message)
  const detail = {
    ...before,
    ...(body.body === undefined ? {} : { body: body.body, textAlternative: null }),
    ...(body.headers === undefined ? {} : { headers: body.headers }),
  }
  return { source: keptSource(detail, null) }
}
