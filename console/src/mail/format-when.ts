/** How a message is written in a narrow column. */

/** The date, in the language of the browser. */
export function formatWhen(text: string | undefined): string {
  return text === undefined ? '' : new Date(text).toLocaleDateString(undefined, { dateStyle: 'medium' })
}

/** Of `Name <address>` the name; of several people the first one's, as it comes. */
export function senderName(from: string): string {
  const name = /^\s*"?([^"<]+?)"?\s*<[^<>]*>/.exec(from)?.[1]
  return name ?? from
}
