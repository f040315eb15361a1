import { describe, expect, it } from 'vitest'
import { UsageError } from './context.ts'
import { pick } from './find.ts'

const items = [
  { id: '1', name: 'Mail' },
  { id: '2', name: 'Files' },
  { id: '3', name: 'files' },
]

describe('pick', () => {
  it('finds by name in any case, or by id', () => {
    expect(pick('job', items, 'mail')).toBe(items[0])
    expect(pick('job', items, '3')).toBe(items[2])
  })

  it('takes the only one when none is named', () => {
    expect(pick('job', items.slice(0, 1), undefined)).toBe(items[0])
  })

  it.each([
    ['none is named and there are several', items, undefined, /name the job: Mail, Files, files/],
    ['there is none', [], undefined, /there is no job yet: strongroom job create/],
    ['the name fits several', items, 'FILES', /several jobs are called FILES: use an id/],
    ['the name is unknown', items, 'Other', /no job Other; there is Mail/],
  ])('says what to do when %s', (_, list, wanted, message) => {
    expect(() => pick('job', list, wanted)).toThrow(UsageError)
    expect(() => pick('job', list, wanted)).toThrow(message)
  })
})
