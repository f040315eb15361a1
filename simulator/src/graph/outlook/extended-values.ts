/** Extended properties of a message: those that were set, and the MAPI tags that are computed from it. */
import {
  headerBlock,
  type Mailbox,
  mapi,
  messageFlagHasAttachments,
  messageFlagRead,
  messageFlagUnsent,
  type MessageRecord,
  parseExtendedPropertyName,
} from '../../mail/index.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { badRequest, GraphFailure } from '../errors.ts'
import { type Filter, parseFilter } from '../filter.ts'
import { dateTime, type MessageView } from './message-view.ts'

/** The canonical spelling of a property's name. */
function canonicalName(text: string): string {
  const name = parseExtendedPropertyName(text)
  if (name === undefined)
    throw new GraphFailure(400, 'ErrorInvalidPropertyId', `The extended property id '${text}' is not valid.`)
  return name.id
}

/** The values of the named properties that the message has. */
export function extendedValues(
  view: MessageView,
  names: readonly string[],
  mail: GraphDependencies['mail'],
): { id: string; value: unknown }[] {
  return names.flatMap((id) => {
    const value =
      view.message.extended.find((property) => property.id === id)?.value ?? computed(view, id, mail)
    return value === undefined ? [] : [{ id, value }]
  })
}

function computed(view: MessageView, id: string, mail: GraphDependencies['mail']): string | undefined {
  const { mailbox, message } = view
  switch (id) {
    case mapi.messageFlags:
      return String(messageFlags(message))
    case mapi.clientSubmitTime:
      return dateTime(message.sentAt)
    case mapi.messageDeliveryTime:
      return dateTime(message.receivedAt)
    case mapi.transportMessageHeaders:
      return view.detail().headers.length === 0 ? undefined : headerBlock(view.detail().headers)
    case mapi.internetMessageId:
      return message.envelope.internetMessageId
    case mapi.subject:
      return message.envelope.subject ?? undefined
    case mapi.messageClass:
      return 'IPM.Note'
    case mapi.messageSize:
    case mapi.messageSizeExtended:
      return String(sizeOf(mailbox, message, mail))
    default:
      return undefined
  }
}

const sizeOf = (mailbox: Mailbox, message: MessageRecord, mail: GraphDependencies['mail']) =>
  mail.mime(mailbox, message).length

function messageFlags({ isRead, isDraft, envelope }: MessageRecord): number {
  return (
    (isRead ? messageFlagRead : 0) |
    (isDraft ? messageFlagUnsent : 0) |
    (envelope.hasAttachments ? messageFlagHasAttachments : 0)
  )
}

/** Spells the names in a filter as Exchange does, and tells which ones it asks for. */
export function canonicalFilter(filter: Filter): {
  readonly filter: Filter
  readonly names: readonly string[]
} {
  const names: string[] = []
  const walk = (part: Filter, isInside: boolean): Filter => {
    switch (part.kind) {
      case 'and':
      case 'or':
        return { ...part, parts: part.parts.map((one) => walk(one, isInside)) }
      case 'not':
        return { ...part, part: walk(part.part, isInside) }
      case 'any':
        return {
          ...part,
          part: walk(part.part, /^(single|multi)ValueExtendedProperties$/.test(part.path[0] ?? '')),
        }
      case 'compare': {
        if (!isInside || part.path.at(-1) !== 'id' || typeof part.literal !== 'string') return part
        const literal = canonicalName(part.literal)
        names.push(literal)
        return { ...part, literal }
      }
      case 'in':
      case 'function':
        break
    }
    return part
  }
  return { filter: walk(filter, false), names }
}

/** The names of `$filter=id eq '…' or id eq '…'` inside of `$expand` (Graph: "Get singleValueLegacyExtendedProperty"). */
export function namesOfExpand(text: string): string[] {
  const filter = parseFilter(text)
  const parts = filter.kind === 'or' ? filter.parts : [filter]
  return parts.map((part) => {
    const isId = part.kind === 'compare' && part.operator === 'eq' && part.path.join('/') === 'id'
    if (!isId || typeof part.literal !== 'string')
      throw badRequest("The filter of an expanded extended property has to be id eq '…'.")
    return canonicalName(part.literal)
  })
}
