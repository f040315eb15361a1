import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  coverage,
  documentFile,
  idsIn,
  problems,
  readEntries,
  table,
  titlesIn,
  withTable,
} from './make-catalogue.ts'

it('every id of the catalogue is covered by a test or explained, and no explanation is stale', () => {
  expect(problems(readEntries(), coverage())).toEqual([])
})

it('the table in docs/security.md is what npx tsx tools/make-catalogue.ts writes', () => {
  const text = readFileSync(documentFile, 'utf8')
  expect(withTable(text, table(readEntries(), coverage()))).toBe(text)
})

it('ids are read from titles, tables and ranges, and not from comments or skipped tests', () => {
  const text = `
    // TOK-01
    it('TOK-02: x', () => expect('TOK-03'))
    it.each([['TOK-04', 1], { title: 'TOK-05' }])('%s', () => {})
    const rows = [['TOK-06']]
    describe.each(rows)('%s (TOK-07 to TOK-09)', () => {})
    it.skip('TOK-10', () => {})
    describe(\`TOK-11 \${x}\`, () => {})`
  expect(titlesIn(text).flatMap(idsIn).toSorted()).toEqual([
    'TOK-02',
    'TOK-04',
    'TOK-05',
    'TOK-06',
    'TOK-07',
    'TOK-08',
    'TOK-09',
    'TOK-11',
  ])
})

it('a problem is an id without test and reason, a reason beside a test, or a test of an unknown id', () => {
  const entries = [
    { id: 'TOK-01', rule: 'a' },
    { id: 'TOK-02', rule: 'b', notCovered: 'because' },
    { id: 'TOK-03', rule: 'c', overruled: 'because' },
  ]
  const covered = new Map([
    ['TOK-02', ['x.test.ts']],
    ['TOK-99', ['x.test.ts']],
  ])
  expect(problems(entries, covered)).toHaveLength(4)
})
