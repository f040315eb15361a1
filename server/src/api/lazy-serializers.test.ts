import fastify, { type FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { afterEach, describe, expect, it } from 'vitest'
import { lazySerializers } from './lazy-serializers.ts'

const app = (): FastifyInstance => fastify({ schemaController: { compilersFactory: lazySerializers() } })
let opened: FastifyInstance | undefined
afterEach(() => opened?.close())

describe('writers of answers that are compiled at the first answer', () => {
  it('write what the schema names and what it refers to, over several steps, and nothing else', async () => {
    const here = (opened = app())
    here.addSchema(
      Type.Object({ name: Type.String(), next: Type.Optional(Type.Ref('Node')) }, { $id: 'Node' }),
    )
    here.addSchema(Type.Object({ results: Type.Array(Type.Ref('Node')) }, { $id: 'Page' }))
    here.addSchema(Type.Object({ other: Type.String() }, { $id: 'Other' }))
    const node = { name: 'a', secret: 1, next: { name: 'b', secret: 2 } }
    here.get('/', { schema: { response: { 200: Type.Ref('Page') } } }, async () => ({ results: [node] }))
    for (let asked = 0; asked < 2; asked += 1) {
      const { body } = await here.inject('/')
      expect(JSON.parse(body)).toEqual({ results: [{ name: 'a', next: { name: 'b' } }] })
    }
  })

  it('write a component that a route names itself', async () => {
    const here = (opened = app())
    const node = Type.Object({ name: Type.String() }, { $id: 'Node' })
    here.addSchema(node)
    here.get('/', { schema: { response: { 200: node } } }, async () => ({ name: 'a', secret: 1 }))
    expect((await here.inject('/')).body).toBe('{"name":"a"}')
  })

  it('refuse at the answer what refers to nothing, and tell the client nothing of it', async () => {
    const here = (opened = app())
    here.setErrorHandler(async (_error, _request, reply) => reply.code(500).send('failed'))
    here.get('/', { schema: { response: { 200: Type.Ref('Absent') } } }, async () => ({ name: 'a' }))
    const answer = await here.inject('/')
    expect([answer.statusCode, answer.body]).toEqual([500, 'failed'])
  })
})
