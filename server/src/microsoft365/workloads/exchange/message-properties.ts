/** What Graph says of a message, parsed at the door: from Graph's JSON, and from our own stored document. */
import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'

import { ExchangeError } from './errors.ts'
import type { MailAddress, MessageProperties } from './mailbox.ts'

/** Exactly the properties that {@link MessageProperties} is made of, for `$select`. */
export const selectedProperties = [
  'id',
  'changeKey',
  'subject',
  'from',
  'sender',
  'toRecipients',
  'ccRecipients',
  'bccRecipients',
  'replyTo',
  'sentDateTime',
  'receivedDateTime',
  'createdDateTime',
  'internetMessageId',
  'importance',
  'isRead',
  'isDraft',
  'hasAttachments',
  'categories',
  'flag',
].join(',')

const nullable = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/**
 * The door is as wide as it can be: an item needs an id. Whatever else it says is read field by field, so that an
 * odd value costs that field and never the message.
 */
export const GraphMessageItem = Type.Object({ id: Type.String({ minLength: 1 }) })

const StoredAddress = Type.Object({ name: Type.String(), address: Type.String() })
const StoredProperties = Type.Object({
  id: Type.String({ minLength: 1 }),
  changeKey: Type.String(),
  subject: Type.String(),
  from: nullable(StoredAddress),
  sender: nullable(StoredAddress),
  to: Type.Array(StoredAddress),
  cc: Type.Array(StoredAddress),
  bcc: Type.Array(StoredAddress),
  replyTo: Type.Array(StoredAddress),
  sentAt: nullable(Type.String()),
  receivedAt: nullable(Type.String()),
  createdAt: nullable(Type.String()),
  internetMessageId: nullable(Type.String()),
  importance: Type.Union([Type.Literal('low'), Type.Literal('normal'), Type.Literal('high')]),
  isRead: Type.Boolean(),
  isDraft: Type.Boolean(),
  hasAttachments: Type.Boolean(),
  categories: Type.Array(Type.String()),
  flag: nullable(Type.Object({})),
})
const storedProperties = Compile(StoredProperties)

/**
 * Reads message properties back from the JSON document in which the vault holds them.
 *
 * @throws {ExchangeError} `unreadable_properties` when the document is something else.
 */
export function readMessageProperties(document: unknown): MessageProperties {
  if (storedProperties.Check(document)) return document satisfies Static<typeof StoredProperties>
  const [first] = storedProperties.Errors(document)
  throw new ExchangeError('unreadable_properties', 'The stored properties of a message cannot be read.', {
    detail: `${first?.instancePath ?? ''} ${first?.message ?? ''}`,
  })
}

/**
 * Whether a delta page gives the whole message. Outlook tells a mere change of the read state by `id` and `isRead`
 * alone; taking the rest for empty would lose it.
 */
export function isWholeMessage(item: object): boolean {
  return 'changeKey' in item && 'isDraft' in item && 'toRecipients' in item
}

/** Graph's message as ours; what is absent, null or of another type becomes null or the plain default. */
export function messageProperties(item: Static<typeof GraphMessageItem>): MessageProperties {
  const fields: Readonly<Record<string, unknown>> = { ...item }
  return {
    id: item.id,
    changeKey: text(fields['changeKey']) ?? '',
    subject: text(fields['subject']) ?? '',
    from: address(fields['from']),
    sender: address(fields['sender']),
    to: addresses(fields['toRecipients']),
    cc: addresses(fields['ccRecipients']),
    bcc: addresses(fields['bccRecipients']),
    replyTo: addresses(fields['replyTo']),
    sentAt: text(fields['sentDateTime']) ?? null,
    receivedAt: text(fields['receivedDateTime']) ?? null,
    createdAt: text(fields['createdDateTime']) ?? null,
    internetMessageId: text(fields['internetMessageId']) ?? null,
    importance: importance(fields['importance']),
    isRead: fields['isRead'] === true,
    isDraft: fields['isDraft'] === true,
    hasAttachments: fields['hasAttachments'] === true,
    categories: list(fields['categories']).filter((category) => typeof category === 'string'),
    flag: flag(fields['flag']),
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Graph's `recipient`: an e-mail address one level down; either half may be missing. */
function address(value: unknown): MailAddress | null {
  const inner = isObject(value) ? value['emailAddress'] : undefined
  if (!isObject(inner)) return null
  const name = text(inner['name']) ?? ''
  const mail = text(inner['address']) ?? ''
  return name === '' && mail === '' ? null : { name, address: mail }
}

function addresses(value: unknown): readonly MailAddress[] {
  return list(value)
    .map(address)
    .filter((entry) => entry !== null)
}

function importance(value: unknown): MessageProperties['importance'] {
  return value === 'low' || value === 'high' ? value : 'normal'
}

function flag(value: unknown): object | null {
  return isObject(value) && value['flagStatus'] !== undefined && value['flagStatus'] !== 'notFlagged'
    ? value
    : null
}
