/** A bare Fastify route, and the same route behind the product's bearer check alone: what the check costs. */
import fastify from 'fastify'
import { createBearerCheck, createLog, openDatabase, systemClock } from '@strongroom/server'
import { obeyParent, optionsOfProcess } from './child.ts'

export interface BareOptions {
  readonly folder: string
  /** The records of a product that runs. */
  readonly databaseFile: string
}

export interface BareReady {
  readonly port: number
}

const { databaseFile }: BareOptions = JSON.parse(optionsOfProcess())
const database = await openDatabase({ file: databaseFile, log: createLog('warn') })
const check = createBearerCheck({ database, clock: systemClock })
const app = fastify()
app.get('/bare', async () => ({ answer: 'here' }))
app.get('/checked', {
  onRequest: async (request, reply) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    const principal = token === undefined ? undefined : await check(token)
    if (principal === undefined) return reply.code(401).send()
    return undefined
  },
  handler: async () => ({ answer: 'here' }),
})
await app.listen({ port: 0, host: '127.0.0.1' })
const [address] = app.addresses()
const ready: BareReady = { port: typeof address === 'object' ? address.port : 0 }
obeyParent(ready, async () => {
  await app.close()
  await database.close()
})
