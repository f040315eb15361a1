import { describe, expect, it } from 'vitest'
import { csvOf } from './csv.ts'

const text = (rows: readonly (readonly (string | number)[])[]): string =>
  Buffer.from(csvOf(['name', 'count'], rows)).toString('utf8')

describe('tables as CSV (RFC 4180)', () => {
  it('has a header, CRLF, and quotes what would end a cell', () => {
    expect(
      text([
        ['Alice', 5],
        ['Bob, "Jr."', -1],
        ['two\r\nlines', 0],
      ]),
    ).toBe('\uFEFFname,count\r\nAlice,5\r\n"Bob, ""Jr.""",-1\r\n"two\r\nlines",0\r\n')
  })

  it.each([
    ['=HYPERLINK("http://evil.invalid","x")'],
    ['+1+cmd'],
    ['-2+3'],
    ['@SUM(A1)'],
    ['\t=1'],
    ['\r=1'],
    ['\n=1'],
    ['  =1'],
    ['\u200B=1'],
    ['＝1'],
    ['|calc'],
  ])('EXP-12: the cell %j is text, not a formula', (cell) => {
    const line = text([[cell, 1]]).slice('\uFEFFname,count\r\n'.length)
    expect(line.startsWith(`"'`)).toBe(true)
  })

  it('leaves alone what is no formula', () => {
    expect(text([['a=b@contoso.com', 1]])).toContain('\r\na=b@contoso.com,1\r\n')
  })
})
