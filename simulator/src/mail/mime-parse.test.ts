import { describe, expect, test } from 'vitest'
import { parseMime } from './mime-parse.ts'

const parse = (...lines: readonly string[]) => parseMime(Buffer.from(lines.join('\r\n')), 0)
const mixed = (...parts: readonly (readonly string[])[]) => [
  'Content-Type: multipart/mixed; boundary=x',
  '',
  ...parts.flatMap((part) => ['--x'].concat(part)),
  '--x--',
]

describe('a message is filed as Exchange files it', () => {
  test('blanks before the colon belong to no field name (RFC 5322 section 4.5)', async () => {
    const { envelope, sentAt } = await parse(
      'From   : John <john@example.com>',
      'Date\t: Fri, 21 Nov 1997 09:55:06 -0600',
      '',
      'Subject : text',
    )
    expect(envelope.from).toEqual({ name: 'John', address: 'john@example.com' })
    expect(sentAt).toBe(Date.UTC(1997, 10, 21, 15, 55, 6))
    expect(envelope.subject).toBeNull()
  })

  test('the status of a delivery report is a file beside its text (RFC 3464)', async () => {
    const { detail } = await parse(
      ...mixed(
        ['Content-Type: text/plain', '', 'Undeliverable.'],
        ['Content-Type: message/delivery-status', '', 'Action: failed'],
      ),
    )
    expect(detail.body.content.trim()).toBe('Undeliverable.')
    expect(detail.attachments).toMatchObject([{ kind: 'file', contentType: 'message/delivery-status' }])
  })

  test('text that follows HTML is shown after it', async () => {
    const { detail } = await parse(
      ...mixed(
        ['Content-Type: text/html', '', '<p>one</p>'],
        ['Content-Type: text/plain', '', 'two & three'],
      ),
    )
    expect(detail.body).toMatchObject({ contentType: 'html' })
    expect(detail.body.content).toContain('<p>one</p>')
    expect(detail.body.content).toContain('two &amp; three')
  })

  test('a file name may stand in the header as UTF-8 (RFC 6532 section 3.2)', async () => {
    const named = (name: string) => [
      'Content-Type: application/pdf',
      `Content-Disposition: attachment; filename="${name}"`,
      '',
      'x',
    ]
    const { detail } = await parse(
      ...mixed(named('ciële.pdf'), named('=?iso-8859-1?Q?=FCber.pdf?='), named('日本.pdf')),
    )
    expect(detail.attachments.map(({ name }) => name)).toEqual(['ciële.pdf', 'über.pdf', '日本.pdf'])
  })
})
