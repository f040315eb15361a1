/** Each permission is revoked in turn in the built simulator: the feature that is lost is named, the rest goes on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCatalogue } from '../../microsoft365/index.ts'
import { backupOf, startVerifiedTenant, type VerifiedTenant } from './verified-tenant.suite.ts'
import type { VerifiedPermission } from './verification.ts'

let tenant: VerifiedTenant
let permissions: readonly VerifiedPermission[]

beforeAll(async () => {
  tenant = await startVerifiedTenant()
  permissions = backupOf(await tenant.verify()).permissions
}, 120_000)
afterAll(() => tenant.here.stop(), 60_000)

describe('with everything granted', () => {
  it('passes: every token is accepted, every permission works, nothing is lost', async () => {
    const verification = await tenant.verify()
    expect(verification).toMatchObject({ state: 'passed', lost: [], error: undefined })
    const { audiences, credential } = backupOf(verification)
    expect(audiences.map(({ resource, state }) => [resource, state])).toEqual([
      ['graph', 'accepted'],
      ['exchange', 'accepted'],
      ['sharepoint', 'accepted'],
    ])
    expect(credential).toMatchObject({ kind: 'certificate', state: 'valid' })
    expect(credential.daysLeft).toBeGreaterThan(300)
    expect(permissions.length).toBeGreaterThan(15)
    expect(verification.working.length).toBeGreaterThan(15)
  }, 60_000)
})

describe('each permission revoked in turn', () => {
  it('names exactly the feature that is lost, and the rest goes on', async () => {
    const { permissions: catalogue } = readCatalogue()
    for (const { value, id, enables } of permissions) {
      const giveBack = await tenant.revoke(id)
      const verification = await tenant.verify()
      const uses = catalogue.find((one) => one.value === value && one.kind === 'application')?.uses ?? []
      const expected = uses
        .filter(({ operation }) => enables.includes(operation))
        .map(({ without }) => without)
      expect([value, verification.state, verification.lost]).toEqual([value, 'failed', expected])
      const states = backupOf(verification).permissions.map((one) => [one.value, one.state] as const)
      const bad = states.filter(([, state]) => state !== 'working' && state !== 'not-applicable')
      expect(bad).toEqual([[value, 'missing']])
      await giveBack()
    }
    expect((await tenant.verify()).state).toBe('passed')
  }, 600_000)
})
