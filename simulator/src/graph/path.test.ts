import { describe, expect, test } from 'vitest'
import { GraphFailure } from './errors.ts'
import { parsePath } from './path.ts'

const name = (text: string) => ({ kind: 'name', text })
const key = (value: string, alternate: string | null = null) => ({
  kind: 'key',
  key: { name: alternate, value },
})

describe('OData paths (OData 4.0 part 2 section 4)', () => {
  test.each([
    ['/users/a%40b.c/messages', [name('users'), name('a@b.c'), name('messages')]],
    ["/users('a@b.c')", [name('users'), key('a@b.c')]],
    ["/users('O''Hara')", [name('users'), key("O'Hara")]],
    ["/applications(appId='1-2')/owners", [name('applications'), key('1-2', 'appId'), name('owners')]],
    [
      '/directoryRoles(roleTemplateId=12345678-1234-1234-1234-123456789012)',
      [name('directoryRoles'), key('12345678-1234-1234-1234-123456789012', 'roleTemplateId')],
    ],
    ['/messages/delta()', [name('messages'), name('delta')]],
    ['/messages/AAMk%3D/$value', [name('messages'), name('AAMk='), name('$value')]],
  ])('%s', (path, segments) => {
    expect(parsePath(path)).toEqual(segments)
  })

  test.each(["/users('a)", '/users(a b)', '/users/%E0%A4%A'])('%s is refused', (path) => {
    expect(() => parsePath(path)).toThrow(GraphFailure)
  })
})
