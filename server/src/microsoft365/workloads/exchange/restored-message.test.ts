import { describe, expect, test } from 'vitest'

import { losses } from './losses.ts'
import { mapMessage } from './restored-message.ts'
import { mimeOf, storedMessage } from './stored-message.suite.ts'

const mapped = (mime: Uint8Array, properties = {}): ReturnType<typeof mapMessage> =>
  mapMessage(storedMessage(properties, mime), 'key')
const multipart = (subtype: string, ...parts: readonly (readonly string[])[]): Uint8Array =>
  mimeOf(
    'Subject: From MIME',
    'Date: Sun, 1 Mar 2026 08:00:00 +0000',
    `Content-Type: multipart/${subtype}; boundary=x`,
    '',
    ...parts.flatMap((part) => ['--x'].concat(part)),
    '--x--',
    '',
  )
const plain = ['Content-Type: text/plain', '', 'plain']
const html = ['Content-Type: text/html', '', '<p>html</p><img src="cid:logo@x">']

describe('what is restored (docs/restore-fidelity.md)', () => {
  test("Exchange's view goes before MIME, which fills what it does not know", async () => {
    const mime = mimeOf(
      'Subject: From MIME',
      'From: Mallory <m@example.com>',
      'Cc: Group: Ann <ann@example.com>, bob@example.com;',
      'Message-ID: <mime@example.com>',
      'References: <a@x> <b@x>',
      '',
      'text',
    )
    const { create } = await mapped(mime, { internetMessageId: null })
    expect(create.subject).toBe('Quarterly figures')
    expect(create.from?.emailAddress.name).toBe('Alice')
    expect(create.ccRecipients.map(({ emailAddress }) => emailAddress.address)).toEqual([
      'ann@example.com',
      'bob@example.com',
    ])
    expect(create.internetMessageId).toBe('<mime@example.com>')
    expect(create.singleValueExtendedProperties).toContainEqual({ id: 'String 0x1039', value: '<a@x> <b@x>' })
  })

  test('HTML goes before text, and the text beside it is named as lost', async () => {
    const { create, losses: lost } = await mapped(multipart('alternative', plain, html))
    expect(create.body).toEqual({ contentType: 'html', content: expect.stringContaining('<p>html</p>') })
    expect(lost).toEqual([losses.textAlternative])
  })

  test('an image that the HTML shows is inline under its content id', async () => {
    const image = ['Content-Type: image/png; name=logo.png', 'Content-ID: <logo@x>', '', 'PNG']
    const { attachments, losses: lost } = await mapped(multipart('related', html, image))
    expect(attachments).toEqual([
      {
        name: 'logo.png',
        type: 'image/png',
        content: Buffer.from('PNG'),
        isInline: true,
        contentId: 'logo@x',
      },
    ])
    expect(lost).toEqual([])
  })

  test.each([
    ['inline', false, plain, true],
    ['inline', true, plain, false],
    ['attachment', false, plain, false],
    ['attachment', true, html, false],
    ['inline', true, html, true],
  ])('a file called %s where hasAttachments is %s', async (disposition, hasAttachments, text, isInline) => {
    const fields = ['Content-Type: image/png', 'Content-ID: <logo@x>', `Content-Disposition: ${disposition}`]
    const { attachments } = await mapped(multipart('mixed', text, [...fields, '', 'PNG']), { hasAttachments })
    expect(attachments.map((file) => file.isInline)).toEqual([isInline])
  })

  test('an attached message stays byte for byte what it was, as a file', async () => {
    const nested = ['Subject: Re: inner', 'Date: x', '', 'line', '', 'end']
    const { attachments, losses: lost } = await mapped(
      multipart('mixed', plain, ['Content-Type: message/rfc822', '', ...nested]),
    )
    expect(attachments[0]?.name).toBe('Re_ inner.eml')
    expect(attachments[0]?.content).toEqual(mimeOf(...nested))
    expect(lost).toEqual([losses.attachedMessage('Re_ inner.eml')])
  })

  test.each([
    ['a name of 300 characters', `${'n'.repeat(300)}.pdf`, `${'n'.repeat(251)}.pdf`],
    ['a name with control characters', 'a\u0001b\u0007.pdf', 'ab.pdf'],
  ])('%s fits into Exchange', async (_, name, expected) => {
    const part = [
      'Content-Type: application/pdf',
      `Content-Disposition: attachment; filename="${name}"`,
      '',
      'x',
    ]
    const { attachments } = await mapped(multipart('mixed', plain, part))
    expect(attachments[0]?.name).toBe(expected)
  })

  test('a calendar file keeps its bytes, and an invitation is named', async () => {
    const calendar = ['BEGIN:VCALENDAR', 'METHOD:REQUEST', 'END:VCALENDAR']
    const part = ['Content-Type: text/calendar; method=REQUEST; name=invite.ics', '', ...calendar]
    const { attachments, losses: lost } = await mapped(multipart('mixed', plain, part))
    expect(attachments[0]?.content).toEqual(mimeOf(...calendar))
    expect(lost).toEqual([losses.invitation])
  })

  test.each([
    [
      'a signature',
      multipart('signed', plain, ['Content-Type: application/pgp-signature', '', 'x']),
      losses.signature,
    ],
    ['encryption', mimeOf('Content-Type: application/pkcs7-mime; name=smime.p7m', '', 'x'), losses.encrypted],
    ['a report', multipart('report', plain), losses.report],
    ['a wish for a receipt', mimeOf('Disposition-Notification-To: a@x', '', 'x'), losses.receiptRequest],
    [
      'an unknown charset',
      mimeOf('Content-Type: text/plain; charset=klingon', '', 'caf\u00e9'),
      losses.charset('klingon'),
    ],
    [
      'text beyond its charset',
      mimeOf('Content-Type: text/plain; charset=us-ascii', '', 'caf\u00e9'),
      losses.undeclared('us-ascii'),
    ],
    [
      'bytes of another charset',
      mimeOf('Content-Type: text/plain; charset=utf-8', '', 'caf\u00e9'),
      losses.undecodable,
    ],
    ['control characters', mimeOf('', 'a\u0000b'), losses.controlCharacters],
    [
      'uuencode',
      mimeOf('Content-Type: image/gif', 'Content-Transfer-Encoding: x-uuencode', '', 'x'),
      losses.uuencoded,
    ],
    [
      'long headers',
      mimeOf('Subject: x', `X-Long: ${'y'.repeat(40_000)}`, '', 'x'),
      losses.header(32 * 1024),
    ],
  ])('%s is named as lost, and the message is restored', async (_, mime, loss) => {
    expect((await mapped(mime)).losses).toEqual([loss])
  })

  test.each(['us-ascii', '"US-ASCII"', 'x-unknown'])(
    'text that declares %s and is UTF-8 is read as UTF-8',
    async (charset) => {
      const part = [`Content-Type: text/plain; charset=${charset}; format=flowed`, 'X-Next: kept', '']
      const utf8 = Buffer.from('caf\u00e9').toString('latin1')
      const { create, losses: lost } = await mapped(multipart('mixed', part.concat(utf8), plain))
      expect(create.body.content).toMatch(/^caf\u00e9\s+plain\s*$/)
      expect(lost).toEqual([])
    },
  )

  test('a recipient without an address is named', async () => {
    const to = [{ name: 'Undisclosed', address: '' }]
    const { create, losses: lost } = await mapped(multipart('mixed', plain), { to })
    expect(create.toRecipients).toEqual([])
    expect(lost).toEqual([losses.recipient('Undisclosed')])
  })

  test('a message without any date says so; the date of its header is used where Exchange has none', async () => {
    const none = { sentAt: null, receivedAt: null }
    expect((await mapped(mimeOf('Date: yesterday', '', 'x'), none)).losses).toEqual([losses.missingDate])
    const { create } = await mapped(multipart('mixed', plain), none)
    expect(create.singleValueExtendedProperties).toContainEqual({
      id: 'SystemTime 0x0039',
      value: '2026-03-01T08:00:00.000Z',
    })
  })

  test('text that is too large for one request becomes a file', async () => {
    const text = 'x'.repeat(3 * 1024 * 1024)
    const { create, attachments, losses: lost } = await mapped(mimeOf('', text))
    expect(create.body.content.length).toBeLessThan(1000)
    expect(attachments[0]).toMatchObject({ name: 'body.txt' })
    expect(attachments[0]?.content.length).toBeGreaterThanOrEqual(text.length)
    expect(lost).toEqual([losses.largeBody('body.txt')])
  })

  test('parts nested beyond reading are kept as the original file', async () => {
    const deep = Array.from({ length: 300 }, (_, at) => [
      `Content-Type: multipart/mixed; boundary=b${at}`,
      '',
      `--b${at}`,
    ])
    const mime = mimeOf(...deep.flat(), '', 'x')
    const { attachments, losses: lost } = await mapped(mime)
    expect(attachments).toEqual([
      { name: 'original.eml', type: 'message/rfc822', content: mime, isInline: false, contentId: null },
    ])
    expect(lost).toContain(losses.unreadable)
  })

  test('a multipart without boundary keeps its source as text', async () => {
    const { create, losses: lost } = await mapped(
      mimeOf('Content-Type: multipart/mixed', '', 'lost and found'),
    )
    expect(create.body.content).toBe('lost and found')
    expect(lost).toEqual([losses.unreadableStructure])
  })
})
