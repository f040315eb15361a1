/**
 * The wizard with a sign-in in a browser window (authorization code and PKCE, RFC 7636), with a client for signing in of
 * the customer's own: Microsoft's page leads back to the console, and the window where it began goes on.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openWindow, type Window } from '../support/browser.ts'
import { member } from '../support/http.ts'
import { type Microsoft, signInAsApplicationAdministrator, startMicrosoft } from '../support/microsoft.ts'
import { freePort, temporaryFolder } from '../support/programs.ts'
import { startStrongroom, type Strongroom } from '../support/strongroom.ts'
import { signInAtMicrosoft } from './people.ts'
import { signIn } from './visit.ts'

const chromium = findChromium()
const slowly = { timeout: 90_000 }

describe.skipIf(chromium === undefined)('a sign-in in a browser window', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let window: Window
  let page: Page
  let url: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    microsoft = await startMicrosoft('--lag', '0', '--mails', '1')
    const token = await signInAsApplicationAdministrator(microsoft)
    // The people of this story have no second factor: their one-time codes are good once.
    await microsoft.control('PATCH', 'tenant', { securityDefaultsEnabled: false })
    await microsoft.control('PATCH', `users/admin@${microsoft.tenant}`, { totpSecret: null })
    const port = await freePort()
    url = `https://localhost:${port}`
    const client = await microsoft.graph(token, 'POST', '/applications', {
      displayName: 'Sign-in for registrations',
      signInAudience: 'AzureADMyOrg',
      isFallbackPublicClient: true,
      publicClient: { redirectUris: [`${url}/sign-in/callback`] },
    })
    const appId = member(client, 'appId')
    await microsoft.graph(token, 'POST', '/servicePrincipals', { appId })
    const flags = ['--public-url', url, '--bootstrap-client-id', appId]
    server = await startStrongroom(folder.path, microsoft, {}, { flags, port })
    window = await openWindow(chromium ?? '')
    page = window.page
    page.setDefaultTimeout(slowly.timeout)
    await signIn(page, url)
  }, 180_000)
  afterAll(async () => {
    await window.browser.close()
    await server.program.stop()
    await microsoft.stop()
    await folder.remove()
  })

  const button = (name: string | RegExp) => page.getByRole('button', { name })

  /** Chooses the browser window in the wizard; a client of one tenant is asked at that tenant alone (AADSTS50194). @returns the window of Microsoft's page. */
  async function openMicrosoft(): Promise<Page> {
    await page.goto(`${url}/console/organizations/add?step=sign-in&tenant=${microsoft.tenant}`)
    await page.getByLabel('In a browser window').click()
    await button('Open the sign-in').click()
    const opened = page.context().waitForEvent('page')
    await page.getByRole('link', { name: /^Open Microsoft’s sign-in/ }).click()
    return opened
  }

  it('leads back with a code that no address keeps, names who came, and connects the organization', async () => {
    const theirs = await openMicrosoft()
    await theirs.waitForURL(/authorize/)
    const asked = new URL(theirs.url())
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256')
    expect(asked.searchParams.get('redirect_uri')).toBe(`${url}/sign-in/callback`)
    await signInAtMicrosoft(theirs, microsoft, 'admin')
    await accept(theirs)
    await theirs.getByRole('heading', { name: `admin@${microsoft.tenant} is signed in` }).waitFor()
    expect(new URL(theirs.url()).search).toBe('')
    await theirs.close()
    await page.getByText(`admin@${microsoft.tenant}`).first().waitFor()
    await button('Look, and show the plan').click()
    await button(/^Make \d+ change/).click()
    await page
      .getByText(/is connected/)
      .first()
      .waitFor()
    expect(window.complaints.filter((text) => /content security policy|trusted/i.test(text))).toEqual([])
  }, 240_000)

  /** Microsoft asks for consent unless it was given before. */
  async function accept(theirs: Page): Promise<void> {
    const consent = theirs.getByRole('button', { name: 'Accept' })
    const back = theirs.getByRole('heading', { name: 'Back from Microsoft' })
    await consent.or(back).first().waitFor()
    if (await consent.isVisible()) await consent.click()
  }
})
