/** Tells the demonstration to a person: chapters, sentences, HTTP exchanges, a bar that fills. */
import { styleText } from 'node:util'
import type { OutputStreams } from '../output.ts'

type Style = Parameters<typeof styleText>[0]

export interface Narrator {
  chapter(title: string): void
  say(text: string): void
  done(text: string): void
  /** A request as it goes out: the line first, then the body, one parameter a line. */
  request(method: string, url: string, parameters?: Readonly<Record<string, string>>): void
  response(status: number, body: unknown): void
  /** A line that replaces itself on a terminal. */
  live(text: string): void
}

const longest = 72

function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 24)}… (${text.length} characters)`
}

function shortenValues(value: unknown): unknown {
  if (typeof value === 'string') return shorten(value)
  if (Array.isArray(value)) return value.map(shortenValues)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shortenValues(member)]))
}

export function createNarrator({ stdout }: OutputStreams, startedAt: number, now: () => number): Narrator {
  const isTerminal = stdout.isTTY === true
  const paint = (style: Style, text: string): string => (isTerminal ? styleText(style, text) : text)
  let number = 0
  let open = ''
  let last = ''
  const line = (text: string): void => {
    // What was live gives way to what it has come to.
    if (open !== '') stdout.write(`\r${' '.repeat(open.length + 3)}\r`)
    open = ''
    stdout.write(`${text}\n`)
  }
  return {
    chapter(title) {
      number += 1
      const seconds = ((now() - startedAt) / 1000).toFixed(1)
      line('')
      line(paint(['bold', 'cyan'], `${number}. ${title}`) + paint('dim', `   ${seconds} s`))
    },
    say: (text) => line(`   ${text}`),
    done: (text) => line(`   ${paint('green', '✓')} ${text}`),
    request(method, url, parameters = {}) {
      line(`   ${paint('bold', `→ ${method} ${url}`)}`)
      for (const [name, value] of Object.entries(parameters))
        line(paint('dim', `       ${name}=${shorten(value)}`))
    },
    response(status, body) {
      line(`   ${paint(status < 400 ? ['bold', 'green'] : ['bold', 'yellow'], `← ${status}`)}`)
      const text = JSON.stringify(shortenValues(body), null, 2)
      for (const row of text.split('\n')) line(paint('dim', `       ${row}`))
    },
    live(text) {
      if (!isTerminal) {
        if (text !== last) stdout.write(`   ${text}\n`)
        last = text
        return
      }
      stdout.write(`\r   ${text.padEnd(open.length)}`)
      open = text
    },
  }
}
