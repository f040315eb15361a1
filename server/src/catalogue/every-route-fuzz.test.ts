/**
 * A seeded, bounded fuzz of every registered route: path, query, headers and body made from what the route's document
 * says, and spoiled. Nothing may fail on our side, hang, or refuse in a form that clients cannot read. Another seed or
 * more cases: STRONGROOM_FUZZ_SEED and STRONGROOM_FUZZ_CASES; a failing case prints its seed and the request.
 */
import * as fc from 'fast-check'
import { describeOnEveryDatabase } from '../database/test-databases.suite.ts'
import { afterEach, expect, it } from 'vitest'
import { openEveryRoute, type EveryRoute } from './every-route.suite.ts'
import { requestsOf, type FuzzedRequest } from './fuzz-requests.suite.ts'
import type { RouteOperation } from './operations-of-documents.suite.ts'
import { misfitOfAnswer } from './refusal-shape.suite.ts'

const seed = Number(process.env['STRONGROOM_FUZZ_SEED'] ?? 20_261_122)
const numRuns = Number(process.env['STRONGROOM_FUZZ_CASES'] ?? 2_400)
const longMs = 600_000

/** Statuses by which a request says that a part of Microsoft, or a mail server, failed it: documented, not ours. */
const upstreamFailures: ReadonlySet<number> = new Set([502, 503])

async function check(world: EveryRoute, operation: RouteOperation, request: FuzzedRequest): Promise<void> {
  const answer = await world.send(request)
  const failures = world.failures()
  if (answer.statusCode >= 500 && !upstreamFailures.has(answer.statusCode))
    throw new Error(`${answer.statusCode} ${answer.body.slice(0, 200)} ${failures.join(' ').slice(0, 1_500)}`)
  // What cannot be decoded is no address of a route, and refused before one is found.
  const isRead = !request.url.split('?', 1)[0]?.endsWith('%')
  const misfit = misfitOfAnswer(answer, isRead ? operation : { ...operation, path: '/' })
  if (misfit !== undefined) throw new Error(`${answer.statusCode} ${answer.body.slice(0, 300)}: ${misfit}`)
}

describeOnEveryDatabase('every route, whatever is asked', (open) => {
  const opened: EveryRoute[] = []
  afterEach(async () => {
    for (const world of opened.splice(0)) await world.close()
  })

  it(
    `${numRuns} requests, seed ${seed}`,
    async () => {
      const { location } = await open()
      const world = await openEveryRoute(location)
      opened.push(world)
      const { operations, known } = world
      const bounds = { seed, numRuns, endOnFailure: true, verbose: 0 as const }
      const cases = fc
        .nat(operations.length - 1)
        .chain((index) => {
          const operation = operations[index]
          if (operation === undefined) throw new Error('no such route')
          return requestsOf(operation, known).map((request) => ({ operation, request }))
        })
        .map((one) => Object.assign(one, { [fc.toStringMethod]: () => JSON.stringify(one.request) }))
      await fc.assert(
        fc.asyncProperty(cases, ({ operation, request }) => check(world, operation, request)),
        bounds,
      )
      expect(operations.length).toBeGreaterThan(300)
    },
    longMs,
  )
})
