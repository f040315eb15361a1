import { expect, test } from 'vitest'
import { createTestGraph } from './testing.ts'

const graph = createTestGraph()
const reader = graph.app('User.Read.All', 'Application.Read.All', 'Mail.Read')

test.each([
  ['/users', '2'],
  ['/users?$select=id', '1'],
  ['/users?$top=5', '1'],
  ['/applications?$top=20', '2'],
])('%s costs %s resource units (reference section 5.1)', async (path, units) => {
  expect((await graph.send({ path, as: reader })).headers['x-ms-resource-unit']).toBe(units)
})

test('mail is not counted in resource units', async () => {
  const reply = await graph.send({ path: `/users/${graph.user('alice').id}/messages`, as: reader })
  expect(reply.headers).not.toHaveProperty('x-ms-resource-unit')
})
