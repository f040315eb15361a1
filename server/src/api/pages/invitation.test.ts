import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import { FakeTenant } from '../../operations/organizations/fake-tenant.suite.ts'
import { createTestWorld, settle, type TestWorld } from '../../operations/test-world.suite.ts'
import { createTestApi, type TestApi } from '../fakes.suite.ts'
import { type Answer, Visitor } from './page-visitor.suite.ts'

const reach = { kind: 'server' } as const

describe('an invitation', () => {
  let world: TestWorld
  let tenant: FakeTenant
  let api: TestApi

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

  async function invite(changes: object = {}): Promise<{ id: string; path: string }> {
    const answer = await api.ask('admin', 'POST', '/api/v1/invitations', {
      label: 'Acme Backup <b>&</b>',
      ...changes,
    })
    expect(answer.statusCode).toBe(201)
    const { id, url }: { id: string; url: string } = answer.json()
    return { id, path: new URL(url).pathname }
  }

  /** Reloads until the page has gone on from the code. */
  async function finished(visitor: Visitor, path: string): Promise<Answer> {
    for (let turn = 0; turn < 30; turn += 1) {
      await settle()
      if (!(await visitor.open(path)).text.includes('class="code"')) break
    }
    return visitor.page
  }

  async function signedIn(path: string): Promise<Visitor> {
    const visitor = new Visitor(api)
    await visitor.open(path)
    await visitor.press('device-code')
    tenant.finish('signed-in')
    await finished(visitor, path)
    return visitor
  }

  async function confirmed(path: string): Promise<Visitor> {
    const visitor = await signedIn(path)
    await visitor.press('plan')
    await visitor.press('confirm')
    for (let turn = 0; turn < 50 && !/is connected|did not work/.test(visitor.page.text); turn += 1) {
      await world.clock.advance(1_000)
      await visitor.open(path)
    }
    return visitor
  }

  it('leads from the link over the sign-in and the plan to a connected organization', async () => {
    const { id, path } = await invite({ domain: 'fabrikam.com' })
    const visitor = new Visitor(api)
    expect((await visitor.open(path)).text).toContain('Acme Backup &lt;b&gt;&amp;&lt;/b&gt;')
    const pending = await visitor.press('device-code')
    expect(pending.text).toContain('CODE-1')
    expect(pending.text).toContain('AADSTS53003')
    expect(pending.text).toContain('http-equiv="refresh"')
    tenant.finish('signed-in')
    const seen = await finished(visitor, path)
    expect(seen.text).toContain('admin@fabrikam.com')
    expect(tenant.standing.size).toBe(0)
    const plan = await visitor.press('plan')
    expect(plan.text).toContain('What would be done')
    expect(tenant.standing.size).toBe(0)
    await visitor.press('confirm')
    for (let turn = 0; turn < 50 && !/is connected|did not work/.test(visitor.page.text); turn += 1) {
      await world.clock.advance(1_000)
      await visitor.open(path)
    }
    expect(visitor.page.text).toContain('Your organization is connected')
    await expect.poll(() => tenant.tokens).toBe(0)
    const names = (await world.operations.organizations.list(reach)).map(({ name }) => name)
    expect(names).toContain('fabrikam.onmicrosoft.com')
    await expect
      .poll(async () => (await world.operations.invitations.get(id)).organizationId)
      .toBeTypeOf('string')
    expect((await world.operations.invitations.get(id)).state).toBe('used')
  })

  it('is good for one use: nobody else finds anything at its link then', async () => {
    const { path } = await invite()
    await confirmed(path)
    const unknown = await new Visitor(api).open(`/invitation/sriv_${'0'.repeat(64)}`)
    const used = await new Visitor(api).open(path)
    expect([used.status, used.text]).toEqual([404, unknown.text])
  })

  it('is good again when all that was made for it was taken away: the same person tries again', async () => {
    const { id, path } = await invite()
    tenant.failAt = 1
    const visitor = await confirmed(path)
    expect(visitor.page.text).toContain('It did not work')
    await expect.poll(async () => (await world.operations.invitations.get(id)).state).toBe('open')
    expect(tenant.standing.size).toBe(0)
    expect((await visitor.open(path)).text).toContain('The link is still good')
    const { items } = await world.operations.audit.list({}, reach, { offset: 0, limit: 50 })
    expect(items.map(({ action }) => action)).toContain('invitation.reopen')
    tenant.failAt = undefined
    expect((await visitor.press('cancel')).text).toContain('Connect your Microsoft 365 organization')
    expect((await confirmed(path)).page.text).toContain('Your organization is connected')
    expect((await world.operations.invitations.get(id)).state).toBe('used')
  })

  it('of two who confirm at the same time, one finds it used, and nothing is made twice', async () => {
    const { path } = await invite()
    const first = await signedIn(path)
    await first.press('plan')
    const second = await signedIn(path)
    await second.press('plan')
    const answers = await Promise.all([first.press('confirm'), second.press('confirm')])
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '404'])
  })

  it.each(['revoked', 'expired'] as const)('that is %s answers like one that never was', async (state) => {
    const { id, path } = await invite({ expiresInHours: 1 })
    if (state === 'revoked') await api.ask('admin', 'DELETE', `/api/v1/invitations/${id}`)
    else await world.clock.advance(3_600_000)
    const unknown = await new Visitor(api).open('/invitation/nonsense')
    const answer = await new Visitor(api).open(path)
    expect([answer.status, answer.text]).toEqual([404, unknown.text])
    expect((await world.operations.invitations.get(id)).state).toBe(state)
  })

  it('that is revoked takes the sign-in of its visitor with it', async () => {
    const { id, path } = await invite()
    await signedIn(path)
    await expect.poll(() => tenant.tokens).toBe(1)
    await api.ask('admin', 'DELETE', `/api/v1/invitations/${id}`)
    await world.clock.advance(15_000)
    await expect.poll(() => tenant.tokens).toBe(0)
  })

  it('DEV-18: for a domain refuses the administrator of another tenant', async () => {
    const { path } = await invite({ domain: 'contoso.com' })
    const visitor = await signedIn(path)
    expect(visitor.page.text).toContain('not to contoso.com')
    await expect.poll(() => tenant.tokens).toBe(0)
  })

  it('keeps each browser’s sign-in to itself', async () => {
    const { path } = await invite()
    await signedIn(path)
    const other = await new Visitor(api).open(path)
    expect(other.text).not.toContain('admin@fabrikam.com')
  })

  it('takes no form that was not made for this browser (CSRF)', async () => {
    const { path } = await invite()
    const visitor = new Visitor(api)
    await visitor.open(path)
    const { page } = visitor
    for (const answer of [
      await visitor.press('device-code', { token: 'forged' }),
      await ((visitor.page = page), visitor.press('device-code', {}, '')),
      await ((visitor.page = page),
      visitor.press('device-code', {}, `__Host-strongroom-visit=${'A'.repeat(43)}`)),
    ])
      expect(answer.status).toBe(400)
    expect(tenant.codes).toBe(0)
  })

  it('DEV-24: confirms what was shown, nothing else (PRV-01)', async () => {
    const { path } = await invite()
    const visitor = await signedIn(path)
    await visitor.press('plan')
    const answer = await visitor.press('confirm', { planHash: 'f'.repeat(64) })
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('has changed')])
    expect(tenant.standing.size).toBe(0)
  })

  it('offers the browser where the client leads back here, and goes on from there (DEV-28)', async () => {
    await world.operations.close()
    world.isClientOfMicrosoft = false
    world.browserSignIn = ({ redirectUri }) => ({
      authorizationUrl: `https://login.example/authorize?state=the-state&redirect_uri=${redirectUri}`,
      state: new Secret('the-state'),
      redeem: async () => {
        tenant.tokens += 1
        return tenant.administrator()
      },
    })
    await world.start()
    await api.app.close()
    api = await createTestApi({ operations: world.operations })
    const { path } = await invite()
    const visitor = new Visitor(api)
    await visitor.open(path)
    const pending = await visitor.press('browser')
    expect(pending.text).toContain('redirect_uri=https://backup.example/sign-in/callback')
    const stranger = await new Visitor(api).open('/sign-in/callback?state=the-state&code=c')
    const forged = await visitor.open('/sign-in/callback?state=forged&code=c')
    expect([stranger.status, forged.status]).toEqual([400, 403])
    expect(tenant.tokens).toBe(0)
    const back = await visitor.open('/sign-in/callback?state=the-state&code=c')
    expect([back.status, back.headers['location']]).toEqual([303, path])
    expect((await visitor.open(path)).text).toContain('admin@fabrikam.com')
  })

  it('its pages need no script, are kept by nobody, found by nobody, and framed by nobody', async () => {
    const { path } = await invite()
    const visitor = new Visitor(api)
    const { headers, text } = await visitor.open(path)
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'sha256-[^']+'; /),
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'x-frame-options': 'DENY',
      'set-cookie': expect.stringMatching(
        /^__Host-strongroom-visit=.*; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
      ),
    })
    expect(text).not.toContain('<script')
  })

  it('slows down who asks too often', async () => {
    const statuses = new Set<number>()
    for (let count = 0; count < 61; count += 1)
      statuses.add((await new Visitor(api).open('/invitation/guess')).status)
    expect([...statuses]).toEqual([404, 429])
  })

  it('is on record with who made and used it; its secret is nowhere', async () => {
    const { path } = await invite()
    await confirmed(path)
    const { items } = await world.operations.audit.list({}, reach, { offset: 0, limit: 50 })
    const actions = items.map(({ action }) => action)
    for (const action of ['invitation.create', 'sign-in.begin', 'sign-in.finish', 'invitation.use'])
      expect(actions).toContain(action)
    const secret = path.slice(path.lastIndexOf('/') + 1)
    expect(secret).toMatch(/^sriv_[0-9a-f]{64}$/)
    const rows = await world.database.db.selectFrom('invitations').selectAll().execute()
    expect(JSON.stringify([items, rows])).not.toContain(secret)
  })

  it.each([
    ['no label', { label: ' ' }],
    ['a week and an hour', { expiresInHours: 169 }],
    ['no hour', { expiresInHours: 0 }],
    ['no domain', { domain: 'not a domain' }],
  ])('is not made with %s', async (_title, changes) => {
    const answer = await api.ask('admin', 'POST', '/api/v1/invitations', { label: 'x', ...changes })
    expect(answer.statusCode).toBe(400)
  })
})
