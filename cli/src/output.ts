/** What a command prints: tables and sentences for people, one JSON document (NDJSON for progress) for programs. */

export interface Output {
  readonly isJson: boolean
  /** A sentence for a person; silent with `--json`. */
  say(text: string): void
  /** The result: the document with `--json`, otherwise what `render` makes of it. */
  result(document: unknown, render: () => string): void
  /** A step of something long: an NDJSON line with `--json`, otherwise a line that replaces itself on a terminal. */
  progress(document: object, text: string): void
}

export interface OutputStreams {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean | undefined }
  readonly stderr: { write(text: string): unknown }
}

/** What a terminal would obey, and what turns the direction of the text around it. */
const unprintable = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu

/** Names are chosen by strangers: none of them moves the cursor, colours a line or hides one (CON-28). */
export function printable(text: string): string {
  return text.replaceAll(unprintable, '\uFFFD')
}

/** The same document; characters that JSON leaves as they are, and terminals obey, are written as escapes. */
function json(document: unknown): string {
  return JSON.stringify(document).replaceAll(
    unprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

export function createOutput(isJson: boolean, { stdout }: OutputStreams): Output {
  let openLine = ''
  const close = (): void => {
    if (openLine !== '') stdout.write('\n')
    openLine = ''
  }
  return {
    isJson,
    say(text) {
      if (isJson) return
      close()
      stdout.write(`${printable(text)}\n`)
    },
    result(document, render) {
      close()
      stdout.write(isJson ? `${json(document)}\n` : `${printable(render())}\n`)
    },
    progress(document, given) {
      const text = printable(given)
      if (isJson) stdout.write(`${json(document)}\n`)
      else if (stdout.isTTY === true) {
        stdout.write(`\r${text.padEnd(openLine.length)}`)
        openLine = text
      } else if (text !== openLine) {
        stdout.write(`${text}\n`)
      }
    },
  }
}

/** Columns as wide as their widest cell, with a header. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return `(none)`
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** 12.3 MB: decimal units, three figures. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 2 : 1)} ${units[unit]}`
}

/** A bar of 30 characters. */
export function progressBar(percent: number): string {
  const filled = Math.round((Math.max(0, Math.min(100, percent)) / 100) * 30)
  return `${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${String(percent).padStart(3)} %`
}
