import { describe, expect, test } from 'vitest'

import { mimeOf } from '../stored-message.suite.ts'
import { readHeaderBlock } from './header-block.ts'
import { decodeBody, readLeafParts } from './parts.ts'
import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts'

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

describe('readLeafParts (RFC 2046 §5.1)', () => {
  test('gives the parts in order, without the line break before a boundary', () => {
    const parts = readLeafParts(
      mimeOf(
        'Content-Type: multipart/mixed; boundary="a b"',
        '',
        'preamble',
        '--a b',
        '',
        'one',
        '',
        '--a b  ',
        'Content-Type: multipart/alternative;',
        ' boundary=inner',
        '',
        '--inner',
        'Content-Type: text/HTML; charset="UTF-8"',
        'Content-Disposition: ATTACHMENT; filename=x',
        '',
        'two',
        '--inner--',
        '--a b--',
        'epilogue',
      ),
    )
    expect(parts.map(({ type, within, body }) => [type, within.join(), textOf(body)])).toEqual([
      ['text/plain', 'multipart/mixed', 'one\r\n'],
      ['text/html', 'multipart/mixed,multipart/alternative', 'two'],
    ])
    expect(parts[1]).toMatchObject({ charset: 'utf-8', disposition: 'attachment' })
  })

  test('a part of a digest is a message unless it says otherwise (RFC 2046 §5.1.5)', () => {
    const digest = mimeOf(
      'Content-Type: multipart/digest; boundary=d',
      '',
      '--d',
      '',
      'Subject: x',
      '',
      'y',
      '--d--',
    )
    expect(readLeafParts(digest)[0]).toMatchObject({ type: 'message/rfc822' })
  })

  test('what is not closed goes to the end, and what is no MIME is one text', () => {
    const open = mimeOf('Content-Type: multipart/mixed; boundary=x', '', '--x', '', 'to the end', '')
    expect(readLeafParts(open).map(({ body }) => textOf(body))).toEqual(['to the end'])
    expect(readLeafParts(Buffer.from('no header at all')).map(({ type }) => type)).toEqual(['text/plain'])
    expect(readLeafParts(new Uint8Array())).toHaveLength(1)
  })

  test('bytes that are not encoded are left as they are', () => {
    const bytes = Buffer.concat([
      mimeOf('Content-Type: multipart/mixed; boundary=x', '', '--x', 'Content-Type: image/png', '', ''),
      Buffer.from([0, 13, 13, 10, 255, 10, 13]),
      mimeOf('', '--x--'),
    ])
    const [part] = readLeafParts(bytes)
    expect(part && [...decodeBody(part)]).toEqual([0, 13, 13, 10, 255, 10, 13])
  })
})

describe('transfer encodings (RFC 2045)', () => {
  test.each([
    ['=41=4a', 'AJ'],
    ['soft=\r\nbreak= \t\nhere', 'softbreakhere'],
    ['kept\r\nline\nends', 'kept\r\nline\nends'],
    ['not =ZZ an escape =', 'not =ZZ an escape '],
  ])('quoted-printable %j (§6.7)', (encoded, decoded) => {
    expect(textOf(decodeQuotedPrintable(Buffer.from(encoded)))).toBe(decoded)
  })

  test.each([
    ['aGVs\r\nbG8=', 'hello'],
    ['aGVs*bG8', 'hello'],
    ['aGVsbG8=aGVsbG8=', 'hellohello'],
  ])('base64 %j (§6.8)', (encoded, decoded) => {
    expect(textOf(decodeBase64(Buffer.from(encoded)))).toBe(decoded)
  })
})

describe('readHeaderBlock', () => {
  const mime = mimeOf('A: 1', 'B: 2', ' folded', 'C: 3', '', 'body')

  test('gives everything before the first empty line', () => {
    expect(readHeaderBlock(mime, 1000)).toEqual({ text: 'A: 1\r\nB: 2\r\n folded\r\nC: 3\r\n', isCut: false })
  })

  test('cuts at whole fields and says so', () => {
    expect(readHeaderBlock(mime, 20)).toEqual({ text: 'A: 1\r\n', isCut: true })
  })

  test('reads UTF-8 (RFC 6532), and Latin-1 where it is not', () => {
    expect(readHeaderBlock(Buffer.from('A: é\n\n'), 100).text).toBe('A: é\r\n')
    expect(readHeaderBlock(Buffer.from('A: é\n\n', 'latin1'), 100).text).toBe('A: é\r\n')
  })
})
