import { describe, expect, it } from 'vitest'
import { misfitsOf } from './model.ts'

const model = 'id*:uuid, name*:str, at:dt, ended:dt?, kind:{A|B}, list:[(n*:int)]'
const good = { id: '0a0a0a0a-0000-4000-8000-00000000000a', name: '', at: '2026-01-01T00:00:00.1234567Z' }

describe('a model of a strictly typed client', () => {
  it('takes what fits, absent members, and null where it may be', () => {
    expect(misfitsOf({ ...good, ended: null, kind: 'B', list: [{ n: 1 }], other: 1 }, model)).toEqual([])
  })

  it.each([
    [{ ...good, name: undefined }, '.name is missing'],
    [{ ...good, name: null }, '.name is null'],
    [{ ...good, at: null }, '.at is null'],
    [{ ...good, at: 'Mon, 13 Dec 2021 13:18:43 GMT' }, '.at is "Mon, 13 Dec 2021 13:18:43 GMT", not dt'],
    [{ ...good, kind: 'C' }, '.kind is "C", not {A|B}'],
    [{ ...good, list: [{ n: '1' }] }, '.list[0].n is "1", not int'],
    [{ ...good, id: 'x' }, '.id is "x", not uuid'],
  ])('fails at %j', (value, misfit) => {
    expect(misfitsOf(value, model)).toEqual([misfit])
  })
})
