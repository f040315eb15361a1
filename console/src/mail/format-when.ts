/** The time of a message in a narrow column: the date, in the language of the browser. */
export function formatWhen(text: string | undefined): string {
  return text === undefined ? '' : new Date(text).toLocaleDateString(undefined, { dateStyle: 'medium' })
}
