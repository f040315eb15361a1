/** What the requests of restores have in common. */
import { RequestError } from '../../http/errors.ts'

export function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}

/** @throws {RequestError} `malformed` when no message is named. */
export function itemIds({ items }: { readonly items?: readonly { readonly id: string }[] }): string[] {
  if (items === undefined || items.length === 0)
    throw new RequestError(
      'malformed',
      'items is empty: name at least one message as {"items":[{"id":"…"}]}.',
    )
  return items.map(({ id }) => id)
}
