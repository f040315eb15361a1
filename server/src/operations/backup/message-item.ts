/** A message as an item of the vault's tree: its MIME as content, everything Graph says beside it as properties. */
import type { MessageProperties } from '../../microsoft365/index.ts'
import type { ContentRef, TreeItem } from '../../repository/index.ts'
import { CodedError } from '../../foundation/errors.ts'
import { toJsonObject } from '../json.ts'

export function messageItem(properties: MessageProperties, mime: ContentRef): TreeItem {
  return { id: properties.id, contents: { mime }, properties: toJsonObject(properties) }
}

/** The MIME content of the item. @throws when the vault holds something else. */
export function mimeOf(item: TreeItem): ContentRef {
  const mime = item.contents['mime']
  if (mime === undefined)
    throw new StoredMessageError(
      'unreadable_message',
      'A stored message has no content; it was written by another version.',
    )
  return mime
}

/** Which version of the message the item holds; empty when the mailbox did not say. */
export function changeKeyOf(item: TreeItem): string {
  const changeKey = item.properties['changeKey']
  return typeof changeKey === 'string' ? changeKey : ''
}

/** The vault verifies what it gives; a document that is no message was written by another version. */
class StoredMessageError extends CodedError<'unreadable_message'> {
  override readonly name = 'StoredMessageError'
}
