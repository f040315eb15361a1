import fastify, { type FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { afterEach, expect, it } from 'vitest'
import { answerInParts } from './answer-in-parts.ts'

let app: FastifyInstance | undefined
afterEach(() => app?.close())

const item = Type.Object({ id: Type.Integer() })
const around = { offset: 0, results: [], _links: { self: { href: '/"results":[]' } } }
const page = Type.Object({
  offset: Type.Integer(),
  results: Type.Array(item),
  _links: Type.Record(Type.String(), Type.Object({ href: Type.String() })),
})

/** Both envelopes of so many items. */
function serve(count: number): FastifyInstance {
  const here = (app = fastify())
  const items = Array.from({ length: count }, (_, id) => id)
  const map = (id: number): object => ({ id, secret: 'not in the schema' })
  here.get('/array', { schema: { response: { 200: Type.Array(item) } } }, async (_request, reply) => {
    await answerInParts(reply, { items, map, enclose: (bodies) => bodies })
    return reply
  })
  here.get('/page', { schema: { response: { 200: page } } }, async (_request, reply) => {
    await answerInParts(reply, { items, map, enclose: (results) => ({ ...around, results }) })
    return reply
  })
  return here
}

it.each([0, 1, 500, 501, 1_700])(
  '%i items in parts are the answer that the schema makes of all',
  async (count) => {
    const here = serve(count)
    const expected = Array.from({ length: count }, (_, id) => ({ id }))
    const array = await here.inject('/array')
    expect(array.json()).toEqual(expected)
    expect(array.headers['content-type']).toBe('application/json; charset=utf-8')
    expect((await here.inject('/page')).json()).toEqual({ ...around, results: expected })
  },
)

it('others get their turn between the parts', async () => {
  const here = serve(10_000)
  let turns = 0
  let isDone = false
  const count = (): void => {
    turns += 1
    if (!isDone) setImmediate(count)
  }
  setImmediate(count)
  await here.inject('/array')
  isDone = true
  expect(turns).toBeGreaterThan(15)
})
