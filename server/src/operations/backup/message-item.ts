/** A message as an item of the vault's tree: its MIME as content, everything Graph says beside it as properties. */
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { MessageProperties } from '../../microsoft365/index.ts'
import type { ContentRef, Json, TreeItem } from '../../repository/index.ts'
import { toJsonObject } from '../json.ts'

const address = Type.Object({ name: Type.String(), address: Type.String() })
const addressOrNull = Type.Union([address, Type.Null()])
const textOrNull = Type.Union([Type.String(), Type.Null()])

const messageProperties = Compile(
  Type.Object({
    id: Type.String(),
    changeKey: Type.String(),
    subject: Type.String(),
    from: addressOrNull,
    sender: addressOrNull,
    to: Type.Array(address),
    cc: Type.Array(address),
    bcc: Type.Array(address),
    replyTo: Type.Array(address),
    sentAt: textOrNull,
    receivedAt: textOrNull,
    createdAt: textOrNull,
    internetMessageId: textOrNull,
    importance: Type.Union([Type.Literal('low'), Type.Literal('normal'), Type.Literal('high')]),
    isRead: Type.Boolean(),
    isDraft: Type.Boolean(),
    hasAttachments: Type.Boolean(),
    categories: Type.Array(Type.String()),
    flag: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
  }),
)

export function messageItem(properties: MessageProperties, mime: ContentRef): TreeItem {
  return { id: properties.id, contents: { mime }, properties: toJsonObject(properties) }
}

/** What the item says of its message. @throws when the vault holds something else. */
export function readMessageProperties(properties: Json | undefined): MessageProperties {
  if (!messageProperties.Check(properties)) throw new Error('a stored message does not have its shape')
  return properties
}

/** The MIME content of the item. @throws when the vault holds something else. */
export function mimeOf(item: TreeItem): ContentRef {
  const mime = item.contents['mime']
  if (mime === undefined) throw new Error('a stored message has no MIME content')
  return mime
}

/** Which version of the message the item holds; empty when the mailbox did not say. */
export function changeKeyOf(item: TreeItem): string {
  const changeKey = item.properties['changeKey']
  return typeof changeKey === 'string' ? changeKey : ''
}
