/** Floods of assertions (AST-94, AST-95): junk asks nobody, plausible ones stay within their budget. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listAudit, verifyAudit } from '../database/index.ts'
import { encode } from './microsoft.suite.ts'
import { people, tenants } from './people.suite.ts'
import { assertionForm, documentOf } from './requests.suite.ts'
import { type CatalogueWorld, worldsInMemory } from './world.suite.ts'

const createWorld = worldsInMemory()
const seed = 20_261_122

async function post(world: CatalogueWorld, form: Record<string, string>, address: string): Promise<number> {
  const { statusCode } = await world.api.app.inject({
    method: 'POST',
    url: '/v8/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
    remoteAddress: address,
  })
  return statusCode
}

/** What arrives when somebody aims noise at the endpoint, some of it shaped like tokens. */
const junk = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.json({ maxDepth: 4 }),
  fc.base64String({ maxLength: 300 }),
  fc
    .tuple(fc.json({ maxDepth: 2 }), fc.json({ maxDepth: 2 }), fc.string({ maxLength: 20 }))
    .map(([header, claims, signature]) => [header, claims, signature].map((part) => encode(part)).join('.')),
  fc
    .json({ maxDepth: 2 })
    .map((claims) => documentOf(`${encode({ alg: 'RS256', kid: 'x' })}.${encode(claims)}.c2ln`)),
)

describe('a flood', { timeout: 120_000 }, () => {
  it('AST-94: of 3,000 junk assertions causes no outgoing request and lets nobody in', async () => {
    const world = await createWorld()
    const statuses = new Set<number>()
    for (const [index, assertion] of fc.sample(junk, { seed, numRuns: 3_000 }).entries()) {
      if (index % 100 === 0) world.clock.advance(1_000)
      statuses.add(await post(world, assertionForm(assertion), `192.0.2.${index % 250}`))
    }
    expect(world.microsoft.requests).toHaveLength(0)
    expect([...statuses]).toEqual([400])
    expect(await verifyAudit(world.database.db)).toMatchObject({ isIntact: true, records: 3_001 })
  })

  it('AST-95: of plausible assertions from one address stays within its budget, and others are served', async () => {
    const world = await createWorld()
    const seconds = 60
    let sent = 0
    for (let second = 0; second < seconds; second += 1) {
      for (let index = 0; index < 15; index += 1) {
        // Everything fits but the proof: Graph does not know these tokens.
        const [header = '', claims = ''] = world.microsoft.graphToken(people.alice).split('.')
        const assertion = documentOf(`${header}.${claims}.${encode(`wrong ${(sent += 1)}`)}`)
        await post(world, assertionForm(assertion), '192.0.2.66')
      }
      world.clock.advance(1_000)
    }
    const proofs = world.microsoft.requests.filter(({ url }) => url.pathname.endsWith('/me'))
    expect(sent).toBe(900)
    expect(proofs.length).toBeGreaterThan(0)
    expect(proofs.length).toBeLessThanOrEqual(10 + seconds)
    const form = assertionForm(documentOf(world.microsoft.graphToken(people.zoe)), tenants.b)
    expect(await post(world, form, '198.51.100.1')).toBe(200)
  })

  it('that is throttled leaves one record a minute, with how many it stands for', async () => {
    const world = await createWorld()
    for (let index = 0; index < 1_000; index += 1) await post(world, { grant_type: 'none' }, '192.0.2.66')
    const told = async (): Promise<number[]> => {
      const reason = 'too_many_requests'
      const rows = await listAudit(world.database.db, { reason }, { offset: 0, limit: 10 })
      return rows.map(({ details }): number => {
        const { attempts = 0 }: { attempts?: number } = JSON.parse(details)
        return attempts
      })
    }
    expect(await told()).toEqual([1])
    world.clock.advance(60_000)
    await world.server.sweep(world.clock.now())
    expect(await told()).toEqual([799, 1])
  })
})
