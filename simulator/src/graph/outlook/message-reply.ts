/** A message with what `$select` and `$expand` ask for, within the caller's permission. */
import type { Mailbox, MessageRecord } from '../../mail/index.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { accessDenied } from '../errors.ts'
import { selectedProperties } from '../odata.ts'
import type { Call } from '../route.ts'
import { attachmentJson } from './attachment-view.ts'
import { type MessageExpand, parseMessageExpand } from './expand.ts'
import { extendedValues } from './extended-values.ts'
import { messageJson, messageType, type MessageView, viewMessage } from './message-view.ts'

export interface MessageShape {
  readonly properties: readonly string[]
  readonly expand: MessageExpand
}

/** What `Mail.ReadBasic` keeps back (Graph permissions reference). */
const notBasic: ReadonlySet<string> = new Set(['body', 'bodyPreview', 'uniqueBody', 'internetMessageHeaders'])

const isBasic = ({ granted }: Call) => granted.every((permission) => permission.startsWith('Mail.ReadBasic'))

export function messageShape(
  call: Call,
  select: readonly string[] | undefined,
  expandText: string | undefined,
): MessageShape {
  const properties = selectedProperties(messageType, select)
  const expand = parseMessageExpand(expandText)
  if (!isBasic(call)) return { properties, expand }
  if (expandText !== undefined) throw accessDenied()
  return { properties: properties.filter((property) => !notBasic.has(property)), expand }
}

export function shapedMessage(
  mail: GraphDependencies['mail'],
  call: Call,
  view: MessageView,
  { properties, expand }: MessageShape,
): Record<string, unknown> {
  const json = messageJson(view, properties)
  const single = expand.singleValue && extendedValues(view, expand.singleValue, mail)
  const multiple = expand.multiValue && extendedValues(view, expand.multiValue, mail)
  // a property that the message does not have makes no entry, and an empty list is left out
  if (single !== undefined && single.length > 0) json['singleValueExtendedProperties'] = single
  if (multiple !== undefined && multiple.length > 0) json['multiValueExtendedProperties'] = multiple
  const attachments = expand.attachments
  if (attachments !== undefined) {
    const place = { mailbox: view.mailbox, message: view.message, immutableIds: call.prefer.immutableIds }
    json['attachments'] = view
      .detail()
      .attachments.map((one) => attachmentJson(place, one, { select: attachments.select, withItem: false }))
  }
  return json
}

/** The whole message, as a write answers it. */
export function writtenMessage(
  call: Call,
  mailbox: Mailbox,
  message: MessageRecord,
): Record<string, unknown> {
  return messageJson(viewMessage(mailbox, message, call.prefer), messageType.byDefault)
}

export const messagesContext = (call: Call, mailbox: Mailbox) =>
  `${call.origin}/v1.0/$metadata#users('${mailbox.userId}')/messages`
