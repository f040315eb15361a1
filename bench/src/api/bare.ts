/** A bare Fastify server that answers each path with the very bytes that the product answered: what HTTP alone costs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastify from 'fastify'
import { obeyParent, optionsOfProcess } from '../token/child.ts'

export interface BareOptions {
  readonly folder: string
  /** Files in the folder, by name: `/NAME` is answered with the JSON in it. */
  readonly answers: readonly string[]
}

const { folder, answers }: BareOptions = JSON.parse(optionsOfProcess())
const app = fastify()
for (const name of answers) {
  // As a handler would have it: an object, which is written as JSON for each answer.
  const answer: object = JSON.parse(readFileSync(join(folder, name), 'utf8'))
  app.get(`/${name}`, async () => answer)
}
await app.listen({ port: 0, host: '127.0.0.1' })
const [address] = app.addresses()
obeyParent({ port: typeof address === 'object' ? address.port : 0 }, () => app.close())
