const longest = 1_000

/** A text of Microsoft's made fit for a log line or a page: one line, no control or direction characters, shortened. */
export function printable(text: string): string {
  return text
    .slice(0, longest)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}
