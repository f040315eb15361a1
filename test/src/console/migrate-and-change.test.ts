/** An organization of another product, imported from its list, moved off its password, and changed, all in the console. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OrganizationDetails } from '@strongroom/api-client'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openWindow, type Window } from '../support/browser.ts'
import { startMicrosoft, type Microsoft } from '../support/microsoft.ts'
import { temporaryFolder } from '../support/programs.ts'
import { startStrongroom, type Strongroom } from '../support/strongroom.ts'
import { seriousViolations, settle, signIn } from './visit.ts'

const chromium = findChromium()
const slowly = { timeout: 90_000 }

describe.skipIf(chromium === undefined)('an organization that signed in with a password', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let window: Window
  let page: Page

  beforeAll(async () => {
    folder = await temporaryFolder()
    microsoft = await startMicrosoft('--lag', '0', '--mails', '0')
    // A one-time code is good once: who signs in twice would wait half a minute.
    await microsoft.control('PATCH', 'tenant', { securityDefaultsEnabled: false })
    await microsoft.control('PATCH', `users/admin@${microsoft.tenant}`, { totpSecret: null })
    server = await startStrongroom(folder.path, microsoft)
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

  async function passSteps(count: number): Promise<void> {
    for (let step = 0; step < count; step += 1) await button('Next').click()
  }

  /** From the step of the sign-in to the end of the plan. */
  async function signInAndApply(done: RegExp): Promise<void> {
    await button('Get a code').click()
    const code = page.getByLabel(/^Code /)
    await code.waitFor()
    await microsoft.approve((await code.textContent())?.trim() ?? '', 'admin')
    await button('Look, and show the plan').click(slowly)
    await button(/^Make \d+ change/).click(slowly)
    await page.getByText(done).first().waitFor(slowly)
  }

  async function organization(): Promise<OrganizationDetails | undefined> {
    const { results } = await server.admin.get<{ results: OrganizationDetails[] }>('/api/v1/organizations')
    return results[0] && server.admin.get<OrganizationDetails>(`/api/v1/organizations/${results[0].id}`)
  }

  it('is taken up read-only, and says the step that ends it', async () => {
    const file = join(folder.path, 'organizations.json')
    const legacy = {
      type: 'Office365',
      name: microsoft.tenant,
      region: 'Worldwide',
      isExchangeOnline: true,
      isSharePointOnline: false,
      exchangeOnlineSettings: { account: `admin@${microsoft.tenant}`, useApplicationOnlyAuth: false },
    }
    await writeFile(file, JSON.stringify([legacy]))
    await page.goto(`${server.url}/console/organizations/import`)
    await settle(page)
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText('Imported', { exact: true }).waitFor()
    await page.getByRole('link', { name: microsoft.tenant }).click()
    await page.getByText('It was imported, and is read-only.').waitFor()
    await settle(page)
    expect(await seriousViolations(page)).toEqual([])
    expect(await organization()).toMatchObject({ isReadOnly: true, applications: [] })
  })

  it('is given an application, with which it works', async () => {
    await passSteps(3)
    await signInAndApply(/works with an application and its certificate now/)
    await page.getByText('Everything works').waitFor(slowly)
    expect(await organization()).toMatchObject({ isReadOnly: false, services: ['exchange'] })
  }, 240_000)

  it('is given another service: only what that needs is added to the same application', async () => {
    const before = await organization()
    await page.goto(`${server.url}/console/organizations/${before?.id}`)
    await page.getByRole('link', { name: 'Change' }).or(button('Change')).first().click()
    const sharePoint = page.getByRole('checkbox', { name: /^SharePoint Online/ })
    // The address keeps what is chosen: the box follows it a moment later.
    await sharePoint.click()
    await expect.poll(() => sharePoint.isChecked(), { timeout: 30_000 }).toBe(true)
    await passSteps(3)
    await signInAndApply(/is changed/)
    const after = await organization()
    expect(after?.services).toEqual(['exchange', 'sharepoint'])
    const idsOf = (one: OrganizationDetails | undefined) => one?.applications.map(({ appId }) => appId)
    expect(idsOf(after)).toEqual(idsOf(before))
  }, 240_000)
})
