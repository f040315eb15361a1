import { ApiError } from '@strongroom/api-client'
import { describe, expect, it } from 'vitest'
import { UsageError } from './context.ts'
import { orListed, pick } from './find.ts'

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

describe('what is asked of one thing by its id', () => {
  const refused = (status: number) =>
    Promise.reject(new ApiError(status, 'The object was not found.', { code: 'NotFound', requestId: 'r1' }))

  it('ends with the command that lists what there is, where there is no such thing', async () => {
    await expect(orListed(refused(404), 'strongroom job list')).rejects.toMatchObject({
      message: 'The object was not found. What there is: strongroom job list',
      status: 404,
      requestId: 'r1',
    })
    await expect(orListed(refused(403), 'strongroom job list')).rejects.toThrow(
      /^The object was not found\.$/,
    )
    await expect(orListed(Promise.resolve(7), 'strongroom job list')).resolves.toBe(7)
  })
})
