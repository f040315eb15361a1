import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'

import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'

import { readCorpus, type CorpusMessage } from '../corpus.suite.ts'
import { parseMessage } from './message.ts'
import { mendWindows1252 } from './windows-1252.ts'

/** What Python's email package reads; a null hash stands for a part of messages, which it takes apart. */
const Reading = Type.Object({
  path: Type.String(),
  defects: Type.Integer(),
  texts: Type.Array(Type.Tuple([Type.String(), Type.String()])),
  files: Type.Array(Type.Tuple([Type.String(), Type.Union([Type.String(), Type.Null()])])),
})

const reader = fileURLToPath(new URL('read-mail.py', import.meta.url))
const hasPython = spawnSync('python3', ['--version']).status === 0
const corpus = hasPython ? readCorpus() : []
const readings = new Map(
  corpus.length === 0
    ? []
    : execFileSync('python3', [reader, ...corpus.map(({ path }) => path)], { maxBuffer: 256 * 1024 * 1024 })
        .toString()
        .trim()
        .split('\n')
        .map((line) => Value.Parse(Reading, JSON.parse(line)))
        .map((reading) => [reading.path, reading]),
)
const readingOf = ({ path }: CorpusMessage): Type.Static<typeof Reading> =>
  readings.get(path) ?? { path, defects: 1, texts: [], files: [] }

/** Both readings call it well-formed; the others each reader mends in its own way. */
const wellFormed = corpus.filter((message) => readingOf(message).defects === 0)
const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/**
 * Bytes that are not of the declared character set: Python replaces them, we read Windows-1252 as mail programs do
 * (WHATWG), and one joins its HTML and its text parts otherwise.
 */
const differentText = new Set([
  'mm-emails_error_emails_content_transfer_encoding_empty.eml',
  'mm-emails_error_emails_content_transfer_encoding_plain.eml',
  'mm-emails_plain_emails_raw_email6.eml',
  'mp-mixed.eml',
])

describe.skipIf(corpus.length === 0)(
  "real mail as Python's email package reads it (set STRONGROOM_TEST_CORPUS)",
  () => {
    test('most of it is well-formed', () => {
      expect(wellFormed.length).toBeGreaterThan(80)
    })

    test.each(wellFormed)('$name: the same files, byte for byte', async (message) => {
      const { files } = readingOf(message)
      const parsed = await parseMessage(message.mime)
      const ours = parsed?.attachments.map(({ type, content }, at) => {
        const isTakenApart = files[at]?.[1] === null
        return [type, isTakenApart ? null : createHash('sha256').update(content).digest('hex')]
      })
      expect(ours).toEqual(files)
    })

    test.each(wellFormed.filter(({ name }) => !differentText.has(name)))(
      '$name: the same text',
      async (message) => {
        const { texts } = readingOf(message)
        const parsed = await parseMessage(message.mime)
        const kind = texts.some(([type]) => type === 'text/html') ? 'text/html' : 'text/plain'
        // Python reads ISO-8859-1 as it is, and not as the Windows-1252 that mail means by it.
        const theirs = texts.filter(([type]) => type === kind).map(([, text]) => mendWindows1252(text))
        expect(words((kind === 'text/html' ? parsed?.html : parsed?.text) ?? '')).toBe(
          words(theirs.join('\n')),
        )
      },
    )

    test('attached messages are a run of bytes of the message itself', async () => {
      let count = 0
      for (const { mime } of wellFormed) {
        const nested =
          (await parseMessage(mime))?.attachments.filter(({ type }) => type === 'message/rfc822') ?? []
        for (const { content } of nested) {
          expect(Buffer.from(mime).includes(Buffer.from(content))).toBe(true)
          count += 1
        }
      }
      expect(count).toBeGreaterThan(5)
    })
  },
)
