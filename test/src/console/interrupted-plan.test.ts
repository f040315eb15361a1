/** A plan that was cut off by the end of the server, in the console: found, taken back, or gone on with (PRV-07). */
import type { Provisioning } from '@strongroom/api-client'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openWindow, type Window } from '../support/browser.ts'
import { startMicrosoft, type Microsoft } from '../support/microsoft.ts'
import { freePort, temporaryFolder } from '../support/programs.ts'
import {
  killWhileHeld,
  restartStrongroom,
  startStrongroom,
  until,
  type Strongroom,
} from '../support/strongroom.ts'
import { seriousViolations, settle, signIn } from './visit.ts'

const chromium = findChromium()
const slowly = { timeout: 90_000 }
const provisionings = '/api/v1/provisionings'

interface SignIn {
  readonly id: string
  readonly state: string
  readonly deviceCode?: { readonly userCode: string }
}

describe.skipIf(chromium === undefined)('a plan that was interrupted', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let window: Window
  let page: Page
  let port: number

  beforeAll(async () => {
    folder = await temporaryFolder()
    microsoft = await startMicrosoft('--lag', '0', '--mails', '0')
    // A one-time code is good once: who signs in again and again would wait half a minute each time.
    await microsoft.control('PATCH', 'tenant', { securityDefaultsEnabled: false })
    await microsoft.control('PATCH', `users/admin@${microsoft.tenant}`, { totpSecret: null })
    port = await freePort()
    server = await startStrongroom(folder.path, microsoft, {}, { port })
    window = await openWindow(chromium ?? '')
    page = window.page
    await signIn(page, server.url)
  })
  afterAll(async () => {
    await window.browser.close()
    await server.program.stop()
    await microsoft.stop()
    await folder.remove()
  })

  const button = (name: string | RegExp) => page.getByRole('button', { name })

  async function planHere(): Promise<Provisioning> {
    const { admin } = server
    const begun = await admin.send<SignIn>('POST', '/api/v1/sign-ins', { way: 'device-code' })
    await microsoft.approve(begun.deviceCode?.userCode ?? '', 'admin')
    await until(async () => (await admin.get<SignIn>(`/api/v1/sign-ins/${begun.id}`)).state === 'signed-in')
    const wish = { way: 'register', services: ['exchange'], signInId: begun.id }
    return admin.send<Provisioning>('POST', provisionings, wish)
  }

  /** How many requests of this kind Microsoft has answered so. */
  async function answered(wanted: string, address: RegExp, code: number): Promise<number> {
    const requests = await microsoft.requests()
    return requests.filter(
      ({ method, path, status }) => method === wanted && address.test(path) && status === code,
    ).length
  }

  /** The application is made; its service principal is not, and never will be by this process. */
  async function cutOff(): Promise<void> {
    const { id, plan } = await planHere()
    const match = { method: 'POST', path: '/v1.0/servicePrincipals' }
    await microsoft.control('POST', 'faults', { match, times: null, hold: true })
    await server.admin.send('POST', `${provisionings}/${id}/apply`, { planHash: plan?.hash ?? '' })
    await until(async () => (await microsoft.held()) > 0)
    await killWhileHeld(server, microsoft)
    server = await restartStrongroom(folder.path, microsoft, {}, { port })
  }

  /** As somebody who comes back in the morning: from the list of organizations, with a sign-in of their own. */
  async function findAndSignIn(): Promise<void> {
    await page.goto(`${server.url}/console/organizations`)
    await page.getByText(/: Interrupted/).waitFor(slowly)
    await page.getByRole('link', { name: 'Open', exact: true }).click()
    await page.getByText('It was interrupted.').waitFor()
    await settle(page)
    expect(await seriousViolations(page)).toEqual([])
    await button('Get a code').click()
    const code = page.getByLabel(/^Code /)
    await code.waitFor()
    await microsoft.approve((await code.textContent())?.trim() ?? '', 'admin')
  }

  it('is found among the organizations, and taken back: nothing of it is left in the tenant', async () => {
    await cutOff()
    await findAndSignIn()
    await button('Take back what was made').click(slowly)
    await page.getByText('It was taken back').waitFor(slowly)
    const { results } = await server.admin.get<{ results: unknown[] }>('/api/v1/organizations')
    expect(results).toEqual([])
    expect(await answered('DELETE', /^\/v1\.0\/applications\//, 204)).toBe(1)
    await page.goto(`${server.url}/console/organizations`)
    await settle(page)
    expect(await page.getByText(/: Interrupted/).count()).toBe(0)
  }, 240_000)

  it('shows its plan again and goes on to the end, without a second application', async () => {
    await cutOff()
    await findAndSignIn()
    await button('Show the plan and go on').click(slowly)
    await button(/^Make \d+ change/).click(slowly)
    await page
      .getByText(/is connected/)
      .first()
      .waitFor(slowly)
    await page.getByText('Everything works').waitFor(slowly)
    // One of the plan that was taken back, one of this.
    expect(await answered('POST', /^\/v1\.0\/applications$/, 201)).toBe(2)
  }, 240_000)
})
