/** Reads a message out of a JSON body (Graph: "Create message", "Update message"; reference section 4.5). */
import {
  type ExtendedProperty,
  fitsPropertyType,
  type FollowupFlag,
  type HeaderField,
  type Importance,
  type ItemBody,
  parseExtendedPropertyName,
  type Recipient,
  type ZonedTime,
} from '../../mail/index.ts'
import { isRecord, isStrings, type JsonRecord } from '../../json.ts'
import { GraphFailure } from '../errors.ts'
import { createFieldReader, type FieldReader, requireKnown } from '../json-body.ts'
import { messageType } from './message-view.ts'

/** What a body says; a property that it does not name is undefined. */
export interface MessageBody {
  readonly subject: string | null | undefined
  readonly body: ItemBody | undefined
  readonly from: Recipient | null | undefined
  readonly sender: Recipient | null | undefined
  readonly to: readonly Recipient[] | undefined
  readonly cc: readonly Recipient[] | undefined
  readonly bcc: readonly Recipient[] | undefined
  readonly replyTo: readonly Recipient[] | undefined
  readonly internetMessageId: string | undefined
  readonly importance: Importance | undefined
  readonly isRead: boolean | undefined
  readonly isReadReceiptRequested: boolean | undefined
  readonly isDeliveryReceiptRequested: boolean | undefined
  readonly categories: readonly string[] | undefined
  readonly flag: FollowupFlag | undefined
  readonly inferenceClassification: 'focused' | 'other' | undefined
  readonly headers: readonly HeaderField[] | undefined
  readonly extended: readonly ExtendedProperty[]
  readonly attachments: readonly JsonRecord[]
}

const typeName = 'Microsoft.OutlookServices.Message'

/** Read-only properties may stand in a body; Exchange goes on as if they did not. */
const known = [
  ...messageType.byDefault,
  ...messageType.onSelect,
  'attachments',
  'singleValueExtendedProperties',
  'multiValueExtendedProperties',
]

export function readMessageBody(json: JsonRecord): MessageBody {
  requireKnown(json, known, typeName, 'outlook')
  const read = createFieldReader(json, 'outlook')
  return {
    subject: read.nullableText('subject'),
    body: readBody(json, read),
    from: readRecipient(json, 'from', read),
    sender: readRecipient(json, 'sender', read),
    to: readRecipients('toRecipients', read),
    cc: readRecipients('ccRecipients', read),
    bcc: readRecipients('bccRecipients', read),
    replyTo: readRecipients('replyTo', read),
    internetMessageId: read.text('internetMessageId'),
    importance: oneOf('importance', ['low', 'normal', 'high'], read),
    isRead: read.truth('isRead'),
    isReadReceiptRequested: read.truth('isReadReceiptRequested'),
    isDeliveryReceiptRequested: read.truth('isDeliveryReceiptRequested'),
    categories: read.texts('categories'),
    flag: readFlag(json, read),
    inferenceClassification: oneOf('inferenceClassification', ['focused', 'other'], read),
    headers: readHeaders(read),
    extended: readExtended(read),
    attachments: read.records('attachments') ?? [],
  }
}

function oneOf<const Value extends string>(
  name: string,
  values: readonly Value[],
  read: FieldReader,
): Value | undefined {
  const text = read.text(name)
  if (text === undefined) return undefined
  const value = values.find((one) => one === text.toLowerCase())
  if (value === undefined) throw read.wrong(name)
  return value
}

function readBody(json: JsonRecord, read: FieldReader): ItemBody | undefined {
  const body = json['body']
  if (body === undefined || body === null) return undefined
  if (!isRecord(body)) throw read.wrong('body')
  requireKnown(body, ['contentType', 'content'], 'Microsoft.OutlookServices.ItemBody', 'outlook')
  const inner = createFieldReader(body, 'outlook')
  const contentType = oneOf('contentType', ['text', 'html'], inner) ?? 'text'
  return { contentType, content: inner.nullableText('content') ?? '' }
}

function readRecipient(json: JsonRecord, name: string, read: FieldReader): Recipient | null | undefined {
  const value = json[name]
  if (value === undefined || value === null) return value
  return parseRecipient(value, name, read)
}

function readRecipients(name: string, read: FieldReader): Recipient[] | undefined {
  return read.records(name)?.map((value) => parseRecipient(value, name, read))
}

function parseRecipient(value: unknown, name: string, read: FieldReader): Recipient {
  const email = isRecord(value) ? value['emailAddress'] : undefined
  if (!isRecord(value) || !isRecord(email)) throw read.wrong(name)
  requireKnown(value, ['emailAddress'], 'Microsoft.OutlookServices.Recipient', 'outlook')
  requireKnown(email, ['name', 'address'], 'Microsoft.OutlookServices.EmailAddress', 'outlook')
  const inner = createFieldReader(email, 'outlook')
  return { name: inner.nullableText('name') ?? null, address: inner.nullableText('address') ?? null }
}

function readFlag(json: JsonRecord, read: FieldReader): FollowupFlag | undefined {
  const flag = json['flag']
  if (flag === undefined || flag === null) return undefined
  if (!isRecord(flag)) throw read.wrong('flag')
  requireKnown(
    flag,
    ['flagStatus', 'startDateTime', 'dueDateTime', 'completedDateTime'],
    'Microsoft.OutlookServices.FollowupFlag',
    'outlook',
  )
  const inner = createFieldReader(flag, 'outlook')
  const statuses = ['notFlagged', 'complete', 'flagged'] as const
  const status = inner.text('flagStatus') ?? 'notFlagged'
  const flagStatus = statuses.find((one) => one.toLowerCase() === status.toLowerCase())
  if (flagStatus === undefined) throw inner.wrong('flagStatus')
  const times = (['startDateTime', 'dueDateTime', 'completedDateTime'] as const).flatMap((name) => {
    const time = inner.record(name)
    return time === undefined ? [] : [[name, readZonedTime(time, inner)] as const]
  })
  return { flagStatus, ...Object.fromEntries(times) }
}

function readZonedTime({ dateTime, timeZone }: JsonRecord, read: FieldReader): ZonedTime {
  if (typeof dateTime !== 'string' || typeof timeZone !== 'string') throw read.wrong('dateTime')
  return { dateTime, timeZone }
}

/** Only fields of one's own, at most five (Graph: message, property `internetMessageHeaders`). */
function readHeaders(read: FieldReader): HeaderField[] | undefined {
  const headers = read.records('internetMessageHeaders')?.map(({ name, value }) => {
    if (typeof name !== 'string' || typeof value !== 'string') throw read.wrong('internetMessageHeaders')
    if (!/^x-/i.test(name)) {
      throw new GraphFailure(
        400,
        'InvalidInternetMessageHeader',
        `The internet message header name '${name}' should start with 'x-' or 'X-'.`,
      )
    }
    return { name, value }
  })
  if (headers !== undefined && headers.length > 5) {
    throw new GraphFailure(
      400,
      'InvalidInternetMessageHeaderCollection',
      'Maximum number of headers in one message should be less than or equal to 5.',
    )
  }
  return headers
}

function readExtended(read: FieldReader): ExtendedProperty[] {
  const single = (read.records('singleValueExtendedProperties') ?? []).map((element) =>
    readProperty(element, false),
  )
  const multiple = (read.records('multiValueExtendedProperties') ?? []).map((element) =>
    readProperty(element, true),
  )
  const all = [...single, ...multiple]
  if (new Set(all.map(({ id }) => id)).size !== all.length) {
    throw new GraphFailure(400, 'ErrorInvalidPropertySet', 'An extended property is given more than once.')
  }
  return all
}

function readProperty({ id, value }: JsonRecord, isMultiple: boolean): ExtendedProperty {
  const name = typeof id === 'string' ? parseExtendedPropertyName(id) : undefined
  if (name === undefined || name.isMultiple !== isMultiple) {
    throw new GraphFailure(
      400,
      'ErrorInvalidPropertyId',
      `The extended property id '${String(id)}' is not valid.`,
    )
  }
  const type = name.type.replace(/Array$/, '')
  const values = isMultiple ? value : [value]
  if (!isStrings(values) || !values.every((one) => fitsPropertyType(type, one))) {
    throw new GraphFailure(
      400,
      'ErrorInvalidExtendedPropertyValue',
      `The value of the extended property '${name.id}' does not fit its type.`,
    )
  }
  return { id: name.id, value: isMultiple ? values : (values[0] ?? '') }
}
