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
      stdout.write(`${text}\n`)
    },
    result(document, render) {
      close()
      stdout.write(isJson ? `${JSON.stringify(document)}\n` : `${render()}\n`)
    },
    progress(document, text) {
      if (isJson) stdout.write(`${JSON.stringify(document)}\n`)
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
