/** `POST …/messages`: as JSON, or as base64 of MIME (Graph: "Create message"; reference section 4.5). */
import {
  addMessage,
  type ExtendedProperty,
  type FolderRecord,
  keptSource,
  type Mailbox,
  mapi,
  messageFlagRead,
  messageFlagUnsent,
  type MessageRecord,
  type NewMessage,
  parseHeaderBlock,
  wellKnownFolder,
} from '../../mail/index.ts'
import type { SimulatorReply } from '../../http.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { GraphFailure } from '../errors.ts'
import { mediaType, readJsonBody } from '../json-body.ts'
import { created } from '../odata.ts'
import { noQuery } from '../query.ts'
import type { Call, Route } from '../route.ts'
import { contentOf } from './attachment-body.ts'
import { requireFolder, requireMailbox } from './mailbox-access.ts'
import { readMessageBody } from './message-body.ts'
import { messagesContext, writtenMessage } from './message-reply.ts'
import { messageEtag } from './message-view.ts'
import { messagePaths } from './messages.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'mail' | 'clock'>

export function messageCreateRoutes(dependencies: Dependencies): Route[] {
  return messagePaths.map((path) => ({
    method: 'POST',
    path,
    family: 'outlook',
    query: noQuery,
    async handle(call) {
      const mailbox = requireMailbox(dependencies, call)
      const place = call.parameters['folder']
      const folder =
        place === undefined ? wellKnownFolder(mailbox, 'drafts') : requireFolder(mailbox, place.value)
      const isMime = mediaType(call.request) === 'text/plain'
      const message = isMime ? await readMime(dependencies, call) : readJson(dependencies, call)
      return createdMessage(call, mailbox, addTo(mailbox, folder, message))
    },
  }))
}

function addTo(mailbox: Mailbox, folder: FolderRecord, message: NewMessage): MessageRecord {
  if (folder.parent === null || folder.wellKnownName === 'searchfolders') {
    throw new GraphFailure(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
  }
  return addMessage(mailbox, folder, message)
}

export function createdMessage(call: Call, mailbox: Mailbox, message: MessageRecord): SimulatorReply {
  return created(
    {
      '@odata.context': `${messagesContext(call, mailbox)}/$entity`,
      ...writtenMessage(call, mailbox, message),
    },
    { etag: messageEtag(mailbox, message) },
  )
}

/** Whatever its header says, posted MIME becomes a draft of this moment. */
async function readMime({ mail, clock }: Dependencies, call: Call): Promise<NewMessage> {
  const text = call.request.body.toString('latin1').replaceAll(/\s/g, '')
  if (text === '' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
    throw new GraphFailure(
      400,
      'ErrorMimeContentInvalidBase64String',
      'Invalid base64 string for MIME content.',
    )
  }
  const mime = Buffer.from(text, 'base64')
  const content = await mail.parse(mime)
  const now = clock.now()
  return {
    createdAt: now,
    receivedAt: now,
    sentAt: now,
    isRead: true,
    isDraft: true,
    envelope: content.envelope,
    source: keptSource(content.detail, mime),
  }
}

/**
 * A draft, unless PidTagMessageFlags says otherwise: only at creation, and only by this property, a message can be
 * made one that was received. Its times come from PidTagClientSubmitTime and PidTagMessageDeliveryTime.
 */
function readJson({ clock }: Dependencies, call: Call): NewMessage {
  const body = readMessageBody(readJsonBody(call.request, 'outlook'))
  const now = clock.now()
  const content = contentOf(body, now)
  const flags = integer(valueOf(body.extended, mapi.messageFlags))
  const isDraft = flags === undefined || (flags & messageFlagUnsent) !== 0
  const transport = valueOf(body.extended, mapi.transportMessageHeaders)
  const messageId = body.internetMessageId ?? valueOf(body.extended, mapi.internetMessageId)
  const headers = [...(transport === undefined ? [] : parseHeaderBlock(transport)), ...content.detail.headers]
  return {
    createdAt: now,
    receivedAt: time(valueOf(body.extended, mapi.messageDeliveryTime)) ?? now,
    sentAt: time(valueOf(body.extended, mapi.clientSubmitTime)) ?? now,
    isRead: body.isRead ?? (isDraft || ((flags ?? 0) & messageFlagRead) !== 0),
    isDraft,
    ...(body.categories === undefined ? {} : { categories: body.categories }),
    ...(body.flag === undefined ? {} : { flag: body.flag }),
    ...(body.inferenceClassification === undefined
      ? {}
      : { inferenceClassification: body.inferenceClassification }),
    extended: body.extended.filter(({ id }) => !absorbed.has(id)),
    envelope: { ...content.envelope, ...(messageId === undefined ? {} : { internetMessageId: messageId }) },
    source: keptSource({ ...content.detail, headers }, null),
  }
}

/** Tags that become part of the message itself. */
export const absorbed: ReadonlySet<string> = new Set([
  mapi.messageFlags,
  mapi.messageDeliveryTime,
  mapi.clientSubmitTime,
  mapi.transportMessageHeaders,
  mapi.internetMessageId,
])

export function valueOf(extended: readonly ExtendedProperty[], id: string): string | undefined {
  const value = extended.find((property) => property.id === id)?.value
  return typeof value === 'string' ? value : undefined
}

const integer = (text: string | undefined) => (text === undefined ? undefined : Number(text))

export const time = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text))
