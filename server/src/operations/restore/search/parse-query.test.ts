import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessageProperties } from '../../../microsoft365/index.ts'
import { matches } from './match.ts'
import { parseQuery } from './parse-query.ts'
import { QueryError } from './query-error.ts'

/** A Sunday. */
const now = Date.UTC(2026, 10, 22, 12)

const message: MessageProperties = {
  id: 'm',
  changeKey: 'k',
  subject: 'Rechnung 4711: Q3 Report',
  from: { name: 'Bob Müller', address: 'bob@contoso.com' },
  sender: null,
  to: [{ name: 'Alice', address: 'alice@contoso.com' }],
  cc: [{ name: '', address: 'carol@fabrikam.com' }],
  bcc: [],
  replyTo: [],
  sentAt: '2026-11-20T09:59:00Z',
  receivedAt: '2026-11-20T10:00:00Z',
  createdAt: null,
  internetMessageId: null,
  importance: 'high',
  isRead: false,
  isDraft: false,
  hasAttachments: true,
  categories: ['Blue category'],
  flag: null,
}

const content = { text: 'Dear Alice,\nplease pay the bill.', attachmentNames: ['invoice.pdf', 'logo.png'] }
const search = (query: string): boolean | undefined =>
  matches(parseQuery(query, now), { properties: message, sizeBytes: 2 * 1024 * 1024, content })

function outcome(query: string): string {
  try {
    return typeof search(query)
  } catch (error) {
    return error instanceof QueryError ? 'refused' : String(error)
  }
}

describe('a search finds (reference 3.4, Windows Advanced Query Syntax)', () => {
  it.each([
    'subject:rechnung',
    'SUBJECT: Rechnung',
    'System.Subject:4711',
    'subject:"Q3 report"',
    'subject="rechnung 4711: q3 report"',
    'subject:rech*4711',
    'subject:(nothing OR report)',
    'subject:(q3 report)',
    'subject:(q3 NOT q4)',
    'from:bob',
    'from:"bob müller"',
    'from:"bob mu\u0308ller"',
    'from:bob@contoso.com',
    'from=bob@contoso.com',
    'to:alice',
    'cc:fabrikam.com',
    'people:carol',
    'body:"pay the bill"',
    'attachment:invoice',
    'attachments:*.pdf',
    'category:blue',
    'rechnung',
    'rechnung alice',
    '4711 AND bob',
    'nothing OR rechnung',
    'NOT nothing',
    '-nothing',
    '-subject:nothing rechnung',
    '(nothing OR rechnung) AND (from:bob OR from:dora)',
    'received:2026-11-20',
    'received:2026-11',
    'received:2026',
    'received:11/20/2026',
    'received:20.11.2026',
    'received:>=2026-01-01',
    'received>=2026-01-01',
    'received:>2026-11-19',
    'received:<2026-11-21',
    'received:<=2026-11-20',
    'received:≥2026-11-20',
    'received:2026-11-01..2026-11-20',
    'received:2026-11-20..',
    'received:..2026-11-20',
    'received:>=2026-11-20T10:00:00Z',
    'received:>="2026-11-20 10:00"',
    'received:"this week"',
    'received:thisweek',
    'received:"this month"',
    'received:thisyear',
    'NOT received:today',
    'sent:2026-11-20',
    'size:>1MB',
    'size:>=2MB',
    'size:2MB',
    'size:1mb..3mb',
    'size:<2.5MB',
    'size:large',
    'size:2097152',
    'isread:false',
    'read:no',
    'isread<>true',
    'hasattachment:true',
    'hasattachments:yes',
    'importance:high',
    'isflagged:false',
    'isdraft:0',
    'kind:email',
    'NOT kind:contact',
    'NOT NOT rechnung',
    '"AND"  OR rechnung',
  ])('%s', (query) => expect(search(query)).toBe(true))

  it.each([
    'subject:invoice',
    'subject=rechnung',
    'subject<>"rechnung 4711: q3 report"',
    'from:alice',
    'bcc:alice',
    'body:rechnung',
    'attachment:report',
    'pay the bill',
    'rechnung AND nothing',
    'NOT rechnung',
    'received:today',
    'received:yesterday',
    'received:lastweek',
    'received:"last month"',
    'received:>2026-11-20',
    'received:<2026-11-20',
    'received:2026-11-21..2026-11-30',
    'size:<1MB',
    'size:>2MB',
    'size:tiny',
    'isread:true',
    'hasattachment:no',
    'importance:low',
    'kind:meeting',
  ])('%s is not found', (query) => {
    expect(search(query)).toBe(false)
  })
})

describe('what only the content tells', () => {
  const record = (query: string): boolean | undefined =>
    matches(parseQuery(query, now), { properties: message, sizeBytes: 1, content: undefined })

  it.each([
    ['body:x', undefined],
    ['NOT body:x', undefined],
    ['from:bob body:x', undefined],
    ['from:dora body:x', false],
    ['from:bob OR body:x', true],
    ['from:dora OR body:x', undefined],
    ['attachment:x', undefined],
  ])('is left open where the record does not settle it: %s', (query, answer) => {
    expect(record(query)).toBe(answer)
  })
})

describe('a search that cannot be read says what is wrong', () => {
  it.each([
    ['', /what to look for/],
    ['   ', /what to look for/],
    ['subject:"open', /never closed/],
    ['(a', /bracket is never closed/],
    ['a)', /never opened. \(at character 2\)/],
    ['()', /word is missing/],
    ['OR a', /word is missing/],
    ['a OR', /missing at the end/],
    ['NOT', /missing at the end/],
    ['subject:', /value is missing after “subject”/],
    ['subject:OR', /value is missing/],
    ['subject:()', /word is missing in these brackets/],
    ['subject:(OR a)', /word is missing/],
    ['RE: hello', /no property “re”.*quotation marks/],
    ['subject>a', /not larger or smaller/],
    ['received:tuesday', /“tuesday” cannot be compared/],
    ['received:2026-02-30', /cannot be compared/],
    ['received:2026-13', /cannot be compared/],
    ['received:a..b..c', /range/],
    ['size:big', /cannot be compared/],
    ['isread:maybe', /neither true nor false/],
    ['importance:urgent', /low, normal or high/],
    [`${'('.repeat(30)}a${')'.repeat(30)}`, /nest at most 20/],
    ['a '.repeat(600), /at most 400/],
    ['a'.repeat(2001), /at most 2000/],
  ])('%s', (query, words) => {
    expect(() => parseQuery(query, now)).toThrow(words)
    expect(() => parseQuery(query, now)).toThrow(QueryError)
  })

  it('and any text whatever is either read or refused, and found or not', () => {
    const pieces = constantFrom(
      ...'subject:|from:|received:|size:|isread:|AND|OR|NOT|(|)|"|:|=|<|>|<>|..|-|*|2026-01-01|today|1MB| |true|body:'.split(
        '|',
      ),
    )
    assert(
      property(
        array(oneof({ arbitrary: pieces, weight: 5 }, string({ maxLength: 4 })), { maxLength: 30 }),
        (parts) => {
          expect(['boolean', 'refused']).toContain(outcome(parts.join('')))
        },
      ),
      { numRuns: 3000, seed: 7 },
    )
  })
})
