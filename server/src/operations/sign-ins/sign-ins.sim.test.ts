/** Both ways of signing in against the built simulator, as an administrator sees them on Microsoft's pages. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type SimulatedOperations, startSimulatedOperations } from '../simulated.suite.ts'
import type { BrowserAnswer, NewSignIn, SignIn } from './sign-ins.ts'
import { signInOnPage } from './simulated-browser.suite.ts'

const longMs = 120_000
const administrator = 'admin@contoso.onmicrosoft.com'
const withCode: NewSignIn = {
  way: 'device-code',
  purpose: 'onboarding',
  region: '',
  tenant: 'contoso.onmicrosoft.com',
  redirectUri: undefined,
}
const inBrowser: NewSignIn = { ...withCode, way: 'browser', redirectUri: 'http://localhost:51234' }

let here: SimulatedOperations
/** How far the tenant's clock is ahead of ours. */
let aheadMs = 0
beforeAll(async () => {
  here = await startSimulatedOperations('--mails', '1', '--lag', '0')
}, longMs)
afterAll(() => here.stop(), longMs)
afterEach(async () => {
  for (const { id } of await here.operations.signIns.list(here.actor))
    await here.operations.signIns.cancel(id, here.actor)
})

async function ended(id: string): Promise<SignIn> {
  for (let turn = 0; turn < 400; turn += 1) {
    const signIn = await here.operations.signIns.get(id, here.actor)
    if (signIn.state !== 'pending') return signIn
    await here.clock.sleep(50)
  }
  throw new Error('the sign-in does not end')
}

async function answered(url: string | undefined, userName: string): Promise<BrowserAnswer> {
  // A code of the second factor counts once: the next sign-in takes the next one.
  await here.control('POST', 'clock', { advanceSeconds: 30 })
  aheadMs += 30_000
  const now = (): number => here.clock.now() + aheadMs
  const back = await signInOnPage(url ?? '', { ...here.pages, userName, now })
  expect(back).toMatch(/^http:\/\/localhost:51234\/?\?/)
  const { searchParams } = new URL(back)
  const one = (name: string): string | undefined => searchParams.get(name) ?? undefined
  return {
    state: one('state') ?? '',
    code: one('code'),
    error: one('error'),
    errorDescription: one('error_description'),
  }
}

it.each(['onboarding', 'consent', 'posture', 'restore-grant'] as const)(
  'in a browser, with PKCE and an ID token that holds, for %s',
  async (purpose) => {
    const { signIns } = here.operations
    const begun = await signIns.begin({ ...inBrowser, purpose }, here.actor)
    const answer = await answered(begun.authorizationUrl, administrator)
    const signIn = await signIns.complete(begun.id, answer, here.actor)
    expect(signIn).toMatchObject({
      state: 'signed-in',
      administrator: { userName: administrator, tenantId: here.tenantId, domain: 'contoso.onmicrosoft.com' },
    })
  },
  longMs,
)

it(
  'DEV-28: the code of one sign-in is worth nothing in another',
  async () => {
    const { signIns } = here.operations
    const first = await signIns.begin(inBrowser, here.actor)
    const { code } = await answered(first.authorizationUrl, administrator)
    await signIns.cancel(first.id, here.actor)
    const second = await signIns.begin(inBrowser, here.actor)
    const state = new URL(second.authorizationUrl ?? '').searchParams.get('state') ?? ''
    const mixed = { state, code, error: undefined, errorDescription: undefined }
    expect(await signIns.complete(second.id, mixed, here.actor)).toMatchObject({ state: 'refused' })
  },
  longMs,
)

it(
  'with a code, typed on Microsoft’s page',
  async () => {
    const { id, deviceCode } = await here.operations.signIns.begin(withCode, here.actor)
    await here.approve(deviceCode?.userCode ?? '', administrator)
    expect(await ended(id)).toMatchObject({ state: 'signed-in', administrator: { userName: administrator } })
  },
  longMs,
)

it(
  'with a code that the tenant blocks: nothing but pending, then expired, and the browser is suggested',
  async () => {
    await here.control('PATCH', 'tenant', { blockDeviceCode: true })
    const { id, deviceCode } = await here.operations.signIns.begin(withCode, here.actor)
    const page = await here.approve(deviceCode?.userCode ?? '', administrator).catch(String)
    expect(String(page)).toContain('53003')
    const signIn = await ended(id)
    expect(signIn.state).toBe('expired')
    expect(signIn.message).toContain('browser instead')
    await here.control('PATCH', 'tenant', { blockDeviceCode: false })
  },
  longMs,
)
