import { describe, expect, test } from 'vitest'

import { mimeOf } from '../stored-message.suite.ts'
import { parseMessage } from './message.ts'
import { mendWindows1252 } from './windows-1252.ts'

const typed = (type: string, text: string): Uint8Array => mimeOf(`Content-Type: ${type}`, '', text)

describe('text as it was written (WHATWG Encoding, index windows-1252)', () => {
  test.each(['windows-1252', 'cp1252', 'iso-8859-1', 'us-ascii', 'klingon'])(
    'the bytes 0x80 to 0x9F of %s are characters',
    async (charset) => {
      const plain = await parseMessage(
        typed(`text/plain; charset=${charset}`, '\u0093It\u0092s 5 \u0080\u0094'),
      )
      expect(plain?.text?.trim()).toBe('“It’s 5 €”')
      const html = await parseMessage(typed(`text/html; charset=${charset}`, '<p>\u0096</p>'))
      expect(html?.html?.trim()).toBe('<p>–</p>')
    },
  )

  test.each([
    ['utf-8', '\u00C2\u0085', '\u0085'],
    ['koi8-r', '\u0093', '⌠'],
    ['windows-1251', '\u0080', 'Ђ'],
  ])('the bytes of %s stay what they are there', async (charset, text, expected) => {
    const parsed = await parseMessage(typed(`text/plain; charset=${charset}`, `a${text}b`))
    expect(parsed?.text?.trim()).toBe(`a${expected}b`)
  })

  test('file names, names and the subject are read likewise', async () => {
    const parsed = await parseMessage(
      mimeOf(
        'Subject: =?windows-1252?Q?=93Figures=94?=',
        'To: =?windows-1252?Q?O=92Neill?= <o@example.com>',
        'Content-Type: application/pdf',
        'Content-Disposition: attachment; filename="=?windows-1252?Q?it=92s.pdf?="',
        '',
        'x',
      ),
    )
    expect(parsed?.subject).toBe('“Figures”')
    expect(parsed?.to[0]?.name).toBe('O’Neill')
    expect(parsed?.attachments[0]?.name).toBe('it’s.pdf')
  })

  test('bytes without a character, and what is whole already, stay', () => {
    expect(mendWindows1252('\u0081 “é” \u009D')).toBe('\u0081 “é” \u009D')
  })
})
