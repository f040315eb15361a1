/** For every request: what was applied needs nothing more, and applying again changes nothing. */
import { type Arbitrary, assert, asyncProperty, boolean, constantFrom, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyIn, planIn, standing, writesIn } from './applying.suite.ts'
import type { ApplicationsRequest } from './model.ts'
import { createTestTenant } from './tenant.suite.ts'
import { mailRequest } from './wanted.suite.ts'

const services = record({
  exchange: boolean(),
  sharePoint: boolean(),
  teams: boolean(),
  teamsChats: boolean(),
})
const requests: Arbitrary<ApplicationsRequest> = record({
  services,
  layout: constantFrom('standard', 'separate-restore', 'single'),
  signIn: boolean(),
  restore: constantFrom('standing', 'just-in-time', 'none'),
  posture: boolean(),
  drift: boolean(),
  removeExcessive: boolean(),
  publicUrl: constantFrom(undefined, 'https://backup.example'),
}).map((changes) => mailRequest(changes))

describe('any plan', () => {
  it('is empty after it was applied, and applying again writes nothing', async () => {
    await assert(
      asyncProperty(requests, async (request) => {
        const tenant = createTestTenant()
        const { error, plan } = await applyIn(tenant, { request })
        expect(error).toBeUndefined()
        expect(writesIn(tenant)).toHaveLength(plan?.writes.length ?? 0)
        const stands = standing(tenant)

        expect((await planIn(tenant, request)).writes).toEqual([])
        await applyIn(tenant, { request })
        expect(writesIn(tenant)).toHaveLength(plan?.writes.length ?? 0)
        expect(standing(tenant)).toEqual(stands)
      }),
      { numRuns: 40 },
    )
  })

  it('that follows another one ends where it would have ended alone, when excess is removed', async () => {
    await assert(
      asyncProperty(requests, requests, async (first, second) => {
        const tenant = createTestTenant()
        await applyIn(tenant, { request: first })
        const request = { ...second, layout: first.layout, signIn: first.signIn, removeExcessive: true }
        const separate = first.layout === 'separate-restore' && first.restore === 'none'
        const wanted = separate ? { ...request, restore: first.restore } : request
        const { error } = await applyIn(tenant, { request: { ...wanted, publicUrl: first.publicUrl } })
        const plan = await planIn(tenant, { ...wanted, publicUrl: first.publicUrl })

        expect(error).toBeUndefined()
        expect(plan.writes).toEqual([])
        const excess = plan.applications.flatMap(({ permissions }) =>
          permissions.filter(({ state }) => state !== 'granted'),
        )
        expect(excess).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
