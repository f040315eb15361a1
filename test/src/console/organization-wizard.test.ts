/** The wizard of the console in Chromium: an organization connected in two ways, and cleaned up again. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openWindow, type Window } from '../support/browser.ts'
import { member } from '../support/http.ts'
import { type Microsoft, signInAsApplicationAdministrator, startMicrosoft } from '../support/microsoft.ts'
import { temporaryFolder } from '../support/programs.ts'
import { startStrongroom, type Strongroom } from '../support/strongroom.ts'
import { signIn } from './visit.ts'

const chromium = findChromium()
const slowly = { timeout: 90_000 }

describe.skipIf(chromium === undefined)('the wizard of the console', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let window: Window
  let page: Page

  beforeAll(async () => {
    folder = await temporaryFolder()
    microsoft = await startMicrosoft('--lag', '0', '--mails', '1')
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
  const next = () => button('Next').click()

  /** Asks for a code; a reload in the middle loses nothing; the administrator enters it. */
  async function signInAtMicrosoft(): Promise<void> {
    await button('Get a code').click()
    const code = page.getByLabel(/^Code /)
    await code.waitFor()
    await page.reload()
    await microsoft.approve((await code.textContent())?.trim() ?? '', 'admin')
  }

  async function confirm(done: RegExp): Promise<void> {
    await button(/^Make \d+ change/).click(slowly)
    await page.getByText(done).first().waitFor(slowly)
  }

  it('keeps each letter, however fast it is typed: the address holds what the fields show', async () => {
    await page.goto(`${server.url}/console/organizations/add`)
    const field = page.getByLabel('Tenant')
    await field.pressSequentially(microsoft.tenant)
    await expect.poll(() => field.inputValue(), { timeout: 10_000 }).toBe(microsoft.tenant)
  })

  it('registers an application, says why a browser window is not possible here, and tries every permission', async () => {
    await page.goto(`${server.url}/console/organizations/add`)
    await page.getByLabel('Tenant').fill(microsoft.tenant)
    await next()
    await next()
    await page.getByLabel('Name').fill('Vault of ours')
    await next()
    await page.getByLabel('In a browser window').click()
    await button('Open the sign-in').click()
    await page.getByRole('alert').getByText('http://localhost:PORT').waitFor()
    await page.getByLabel('With a code').click()
    await signInAtMicrosoft()
    await page.getByText(`admin@${microsoft.tenant}`).waitFor(slowly)
    await button('Look, and show the plan').click()
    await page.getByText('Create the application “Vault of ours”').waitFor(slowly)
    await confirm(/is connected/)
    await page.getByText('Everything works').waitFor(slowly)
    expect(window.complaints.filter((text) => /content security policy|trusted/i.test(text))).toEqual([])
  })

  it('shows what a removal deletes, and asks before it does', async () => {
    const [organization] = (await server.admin.get<{ results: { id: string }[] }>('/api/v1/organizations'))
      .results
    await page.goto(`${server.url}/console/organizations/${organization?.id}?tab=remove`)
    await signInAtMicrosoft()
    await button('Show what would be deleted').click(slowly)
    await page.getByText('Delete the application “Vault of ours”').waitFor(slowly)
    expect(await button(/^Make \d+ change/).isDisabled()).toBe(true)
    await page.getByLabel(/^I have read/).click()
    await confirm(/is removed/)
  })

  it('takes care of an existing application, with the check box for it', async () => {
    const token = await signInAsApplicationAdministrator(microsoft)
    const made = await microsoft.graph(token, 'POST', '/applications', {
      displayName: 'Backup of the other department',
      signInAudience: 'AzureADMyOrg',
    })
    await page.goto(`${server.url}/console/organizations/add?step=connect`)
    await page.getByLabel('Use an existing application').click()
    expect(await page.getByLabel(/^Grant this application the required permissions/).isChecked()).toBe(true)
    await next()
    await page.getByLabel('Application (client) id').fill(member(made, 'appId'))
    await next()
    await signInAtMicrosoft()
    await button('Look, and show the plan').click(slowly)
    await page.getByRole('heading', { name: 'Backup of the other department' }).waitFor(slowly)
    // Its owner could add a credential: that is accepted by who knows them, and planned anew with the same sign-in.
    await page.getByLabel(/^I know it/).click()
    await button('Plan again with what I accepted').click()
    await confirm(/is connected/)
    await page.getByText('Everything works').waitFor(slowly)
  }, 240_000)
})
