import { describe, expect, test } from 'vitest'

import { isWholeMessage, messageProperties, readMessageProperties } from './message-properties.ts'
import { plainProperties } from './stored-message.suite.ts'

describe("Graph's message (microsoft.md 4.5)", () => {
  test('is read property by property', () => {
    const recipient = { emailAddress: { name: 'Bob', address: 'bob@contoso.com' } }
    const read = messageProperties(
      Object({
        id: 'a',
        changeKey: 'k',
        subject: 'S',
        from: recipient,
        toRecipients: [recipient],
        sentDateTime: '2026-01-01T00:00:00Z',
        importance: 'high',
        isRead: true,
        categories: ['Red'],
        flag: { flagStatus: 'flagged' },
      }),
    )
    const bob = { name: 'Bob', address: 'bob@contoso.com' }
    expect(read).toMatchObject({
      from: bob,
      to: [bob],
      importance: 'high',
      isRead: true,
      categories: ['Red'],
    })
    expect(read.flag).toEqual({ flagStatus: 'flagged' })
  })

  test('an odd value costs that field, never the message', () => {
    const odd = {
      id: 'a',
      subject: 7,
      from: 'x',
      toRecipients: [null, {}],
      importance: 'urgent',
      categories: [1],
    }
    expect(messageProperties(Object({ ...odd, flag: { flagStatus: 'notFlagged' } }))).toEqual({
      ...plainProperties,
      id: 'a',
      changeKey: '',
      subject: '',
      from: null,
      sender: null,
      to: [],
      sentAt: null,
      receivedAt: null,
      createdAt: null,
      internetMessageId: null,
      importance: 'normal',
      isRead: false,
      categories: [],
    })
  })

  test('a delta entry without change key, draft state or recipients is not whole', () => {
    expect(isWholeMessage({ id: 'a', isRead: true })).toBe(false)
    expect(isWholeMessage({ id: 'a', changeKey: 'k', isDraft: false, toRecipients: [] })).toBe(true)
  })
})

describe('readMessageProperties', () => {
  test('reads back what was stored as JSON', () => {
    expect(readMessageProperties(JSON.parse(JSON.stringify(plainProperties)))).toEqual(plainProperties)
  })

  test.each([null, {}, { ...plainProperties, isRead: 'yes' }, { ...plainProperties, id: '' }])(
    'refuses %j with unreadable_properties',
    (document) => {
      expect(() => readMessageProperties(document)).toThrow(
        expect.objectContaining({ code: 'unreadable_properties' }),
      )
    },
  )
})
