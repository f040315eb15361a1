/** Accepting what stands in a plan's way: what was shown, by the session that it was shown to, with no second sign-in. */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { listAudit } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import type { Provisioning } from '../operations.ts'
import { createPlace, type Place } from './place.suite.ts'

const server = { kind: 'server' } as const
const owner = { code: 'unknown_owner', message: 'is owned by Eve', isAcceptable: true, subject: 'eve' }
const secret = {
  code: 'unknown_credential',
  message: 'has a password',
  isAcceptable: true,
  subject: 'secret',
}
const shared = { code: 'multi_tenant', message: 'for many', isAcceptable: false, subject: 'shared' }

describeOnEveryDatabase('accepting what stands in the way of a plan', (open) => {
  const planned = async (
    ...obstacles: (typeof owner)[]
  ): Promise<{ here: Place; plan: Provisioning; hash: string }> => {
    const here = await createPlace((await open()).location)
    here.tenant.obstacles = obstacles
    const plan = await here.plan()
    return { here, plan, hash: plan.plan?.hash ?? '' }
  }

  it('PRV-04: is planned anew with the same sign-in, and applied by the new hash alone', async () => {
    const { here, plan, hash } = await planned(owner, secret)
    const { world, tenant } = here
    const { provisionings } = world.operations
    const half = await provisionings.accept(plan.id, { planHash: hash, subjects: ['eve'] }, world.actor)
    expect(half.plan?.obstacles).toEqual([secret])
    expect(half.expiresAt).toBe(plan.expiresAt)
    const next = { planHash: half.plan?.hash ?? '', subjects: ['secret'] }
    const both = await provisionings.accept(plan.id, next, world.actor)
    expect(both).toMatchObject({ state: 'planned', plan: { obstacles: [] } })
    expect(tenant.standing.size).toBe(0)
    await expect(provisionings.apply(plan.id, hash, world.actor)).rejects.toMatchObject({
      code: 'plan_changed',
    })
    await provisionings.apply(plan.id, both.plan?.hash ?? '', world.actor)
    expect(await provisionings.finished(plan.id)).toMatchObject({ name: 'fabrikam.onmicrosoft.com' })
    expect(tenant.tokens).toBe(0)
    const audit = await listAudit(world.database.db, {}, { offset: 0, limit: 100 })
    const accepted = audit
      .filter(({ action }) => action === 'provisioning.accept')
      .map(({ details }) => details)
    expect(JSON.stringify(accepted)).toContain('accepted=eve')
    expect(JSON.stringify(accepted)).toContain('accepted=secret')
    await world.close()
  })

  it('takes what the shown plan names as acceptable, and nothing in reserve', async () => {
    const { here, plan, hash } = await planned(owner, shared)
    const { world } = here
    const { provisionings } = world.operations
    for (const subjects of [['shared'], ['mallory'], ['eve', 'mallory'], []])
      await expect(
        provisionings.accept(plan.id, { planHash: hash, subjects }, world.actor),
      ).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(
      provisionings.accept(plan.id, { planHash: 'ab'.repeat(32), subjects: ['eve'] }, world.actor),
    ).rejects.toMatchObject({ code: 'plan_changed' })
    expect((await provisionings.get(plan.id, server)).plan?.hash).toBe(hash)
    await world.close()
  })

  it('shows what another came to stand there meanwhile: it is not accepted with the rest', async () => {
    const { here, plan, hash } = await planned(owner)
    const { world, tenant } = here
    tenant.obstacles = [owner, secret]
    const subjects = ['eve']
    const again = await world.operations.provisionings.accept(
      plan.id,
      { planHash: hash, subjects },
      world.actor,
    )
    expect(again.plan?.obstacles).toEqual([secret])
    await expect(
      world.operations.provisionings.apply(plan.id, again.plan?.hash ?? '', world.actor),
    ).rejects.toMatchObject({ code: 'plan_blocked' })
    await world.close()
  })

  it('DEV-22: is refused to another session, after the time of the plan, and when it is given up', async () => {
    const { here, plan, hash } = await planned(owner)
    const { world, tenant } = here
    const { provisionings } = world.operations
    const shown = { planHash: hash, subjects: ['eve'] }
    const other = { ...world.actor, familyId: randomUUID() }
    await expect(provisionings.accept(plan.id, shown, other)).rejects.toMatchObject({ code: 'conflict' })
    await world.clock.advance(11 * 60_000)
    await expect(provisionings.accept(plan.id, shown, world.actor)).rejects.toMatchObject({
      code: 'plan_expired',
    })
    expect(tenant.tokens).toBe(0)
    await world.close()
  })
})
