/** Tables as comma-separated values (RFC 4180), in which no cell is a formula to the program that opens them (ASVS 1.2.10). */

export type CsvCell = string | number

/** With the mark by which spreadsheets know UTF-8. */
export function csvOf(header: readonly string[], rows: readonly (readonly CsvCell[])[]): Uint8Array {
  const lines = [header, ...rows].map((cells) => cells.map(cellOf).join(','))
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8')
}

/** What spreadsheets take for the beginning of a formula, also behind spaces and in full width. */
const formula = /^[\s\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u

function cellOf(value: CsvCell): string {
  const text = typeof value === 'number' ? String(value) : harmless(value)
  return /[",;\r\n\t']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** An apostrophe in front makes it text; names that begin with a sign are rare, and stay readable. */
function harmless(text: string): string {
  return formula.test(text) ? `'${text}` : text
}
