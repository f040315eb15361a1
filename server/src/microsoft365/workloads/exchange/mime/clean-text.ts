/** Text as Exchange can hold it: what XML 1.0 §2.2 allows. */

/** Without the characters that XML, and so Exchange, cannot hold; a broken surrogate pair becomes U+FFFD. */
export function cleanText(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- these very characters are what is looked for
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replaceAll(/\p{Surrogate}/gu, '\u{FFFD}')
  )
}
