/** What somebody who follows an invitation sees after a restart: the truth, and what to do (architecture: state in memory). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import { FakeTenant } from '../../operations/organizations/fake-tenant.suite.ts'
import { createTestWorld, settle, type TestWorld } from '../../operations/test-world.suite.ts'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { Visitor } from './page-visitor.suite.ts'

describe('a visit that a restart interrupts', () => {
  let world: TestWorld
  let tenant: FakeTenant
  let api: TestApi
  const visitors: Visitor[] = []

  beforeEach(async () => {
    world = await createTestWorld()
    tenant = new FakeTenant(world)
    world.pendingSignIn = () => tenant.pending()
    api = await createTestApi({ operations: world.operations })
  })
  afterEach(async () => {
    await api.app.close()
    await world.close()
  })

  async function invite(): Promise<{ id: string; path: string }> {
    const answer = await api.ask('admin', 'POST', '/api/v1/invitations', { label: 'Acme' })
    const { id, url }: { id: string; url: string } = answer.json()
    return { id, path: new URL(url).pathname }
  }

  function visitor(): Visitor {
    const made = new Visitor(api)
    visitors.push(made)
    return made
  }

  async function restart(): Promise<void> {
    await api.app.close()
    await world.operations.close()
    await world.start()
    api = await createTestApi({ operations: world.operations })
    for (const one of visitors) one.api = api
  }

  async function signedIn(path: string): Promise<Visitor> {
    const one = visitor()
    await one.open(path)
    await one.press('device-code')
    tenant.finish('signed-in')
    for (let turn = 0; turn < 30 && !one.page.text.includes('/plan"'); turn += 1) {
      await settle()
      await one.open(path)
    }
    return one
  }

  it('while somebody signs in: says so once, the link is still good, and they begin again', async () => {
    const { id, path } = await invite()
    const one = visitor()
    expect((await one.open(path)).text).not.toContain('not known any more')
    expect((await one.open(path)).text).not.toContain('not known any more')
    await one.press('device-code')
    await restart()
    const seen = await one.open(path)
    expect(seen.status).toBe(200)
    expect(seen.text).toMatch(/not known any more.*the link is still good\. Begin again/)
    expect((await one.open(path)).text).not.toContain('not known any more')
    expect((await world.operations.invitations.get(id)).state).toBe('open')
    expect((await one.press('device-code')).text).toContain('class="code"')
  })

  it('before the plan and before the confirmation: the button answers what has happened, and nothing is done', async () => {
    const { id, path } = await invite()
    const one = await signedIn(path)
    await restart()
    const planned = await one.press('plan')
    expect([planned.status, planned.text]).toEqual([409, expect.stringContaining('not known any more')])
    const again = await signedIn(path)
    await again.press('plan')
    await restart()
    const confirmed = await again.press('confirm')
    expect([confirmed.status, confirmed.text]).toEqual([409, expect.stringContaining('it is still good')])
    expect((await world.operations.invitations.get(id)).state).toBe('open')
    expect(tenant.standing.size).toBe(0)
  })

  it('on the way back from Microsoft: says to open the link again', async () => {
    await world.operations.close()
    world.isClientOfMicrosoft = false
    world.browserSignIn = () => ({
      authorizationUrl: 'https://login.example/authorize?state=the-state',
      state: new Secret('the-state'),
      redeem: async () => tenant.administrator(),
    })
    await world.start()
    await api.app.close()
    api = await createTestApi({ operations: world.operations })
    const { path } = await invite()
    const one = visitor()
    await one.open(path)
    await one.press('browser')
    await restart()
    const back = await one.open('/sign-in/callback?state=the-state&code=c')
    expect([back.status, back.text]).toEqual([409, expect.stringMatching(/Open the link again/)])
  })

  it('after it was confirmed: the browser that did it sees how it went on, nobody else does', async () => {
    const { path } = await invite()
    const one = await signedIn(path)
    await one.press('plan')
    await one.press('confirm')
    for (let turn = 0; turn < 50 && !one.page.text.includes('is connected'); turn += 1) {
      await world.clock.advance(1_000)
      await one.open(path)
    }
    await restart()
    expect((await one.open(path)).text).toContain('Your organization is connected')
    expect((await visitor().open(path)).status).toBe(404)
  })

  it('between the confirmation and the first step: the link is not used up', async () => {
    const { id, path } = await invite()
    const provisioningId = '00000000-0000-4000-8000-000000000000'
    await world.database.db
      .updateTable('invitations')
      .set({ state: 'used', usedAt: 1, provisioningId, usedBy: 'x' })
      .where('id', '=', id)
      .execute()
    await restart()
    const seen = await visitor().open(path)
    expect([seen.status, seen.text]).toEqual([200, expect.stringContaining('Sign in with a code')])
    expect((await world.operations.invitations.get(id)).state).toBe('open')
  })
})
