import { describe, expect, test } from 'vitest'
import { parseFilter } from './filter.ts'
import { matchesFilter, valueAt } from './filter-evaluate.ts'

const entity = {
  name: "O'Hara",
  age: 7,
  isOn: true,
  nothing: null,
  at: '2024-05-01T10:00:00Z',
  tags: ['a', 'b'],
  from: { emailAddress: { address: 'Ann@x.org' } },
  list: [
    { id: 'one', value: '1' },
    { id: 'two', value: '2' },
  ],
}

const matches = (text: string) => matchesFilter(parseFilter(text), (path) => valueAt(entity, path))

describe('$filter (OData 4.0 part 2 section 5.1.1)', () => {
  test.each([
    ["name eq 'O''Hara'", true],
    ["name eq 'o''hara'", true],
    ["name ne 'x'", true],
    ['age gt 6 and age le 7', true],
    ['age lt 7 or age ge 8', false],
    ['isOn eq true', true],
    ['not (isOn eq true)', false],
    ['nothing eq null', true],
    ['at ge 2024-05-01', true],
    ['at gt 2024-05-01T10:00:00Z', false],
    ['at lt 2024-05-01T12:00:01+02:00', true],
    ["startswith(name,'o')", true],
    ["endswith(name,'x')", false],
    ["contains(name,'HAR')", true],
    ["name in ('x', 'O''Hara')", true],
    ["tags/any(t:t eq 'b')", true],
    ["tags/any(t:t eq 'c')", false],
    ["from/emailAddress/address eq 'ann@x.org'", true],
    ["list/any(l:l/id eq 'one' and l/value eq '1')", true],
    ["list/Any(l: l/id eq 'one' and l/value eq '2')", false],
    ["isOn eq true and (age eq 1 or name eq 'O''Hara')", true],
    ['age eq 1 and isOn eq true or isOn eq true', true],
  ])('%s is %s', (text, expected) => {
    expect(matches(text)).toBe(expected)
  })

  test.each([
    '',
    'name',
    'name eq',
    "name eq 'x' and",
    "name is 'x'",
    '(age eq 1',
    "name eq 'x",
    'age eq 1)',
    'tags/any(t)',
    'at ge 2024-13-45',
  ])('%j is refused', (text) => {
    expect(() => parseFilter(text)).toThrow(/Invalid filter clause/)
  })
})
