import { describe, expect, test } from 'vitest'
import { fitsPropertyType, parseExtendedPropertyName } from './extended-properties.ts'

describe('names of extended properties (Graph: "Outlook extended properties overview")', () => {
  test.each([
    ['Integer 0x0E07', 'Integer 0xe07'],
    ['string 0x007D', 'String 0x7d'],
    [
      'String {00020386-0000-0000-C000-000000000046} Name X-Spam',
      'String {00020386-0000-0000-c000-000000000046} Name X-Spam',
    ],
    [
      'Integer {00062008-0000-0000-C000-000000000046} Id 0x8233',
      'Integer {00062008-0000-0000-c000-000000000046} Id 0x8233',
    ],
    [
      'StringArray {00020386-0000-0000-C000-000000000046} Name Tags',
      'StringArray {00020386-0000-0000-c000-000000000046} Name Tags',
    ],
  ])('%s is spelled %s', (text, id) => {
    expect(parseExtendedPropertyName(text)?.id).toBe(id)
  })

  test.each([
    '',
    'Integer',
    'Integer 3591',
    'Number 0x0E07',
    'String {x} Name Y',
    'String {00020386-0000-0000-C000-000000000046}',
  ])('%j is no name', (text) => {
    expect(parseExtendedPropertyName(text)).toBeUndefined()
  })

  test.each([
    ['Integer', '4', true],
    ['Integer', '4.5', false],
    ['Boolean', 'true', true],
    ['Boolean', '1', false],
    ['SystemTime', '2020-01-02T03:04:05Z', true],
    ['SystemTime', 'yesterday', false],
    ['Binary', 'AAEC', true],
    ['Binary', '**', false],
    ['Double', '1e3', true],
    ['Double', '', false],
  ])('%s takes %j: %s', (type, value, fits) => {
    expect(fitsPropertyType(type, value)).toBe(fits)
  })
})
