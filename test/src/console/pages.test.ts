/** Every page of the console as an examiner sees it: axe, the page's own policy, and nobody else asked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openWindow, type Window } from '../support/browser.ts'
import { consolePages } from './pages.ts'
import { seriousViolations, settle, signIn } from './visit.ts'
import { startConsoleWorld, type ConsoleWorld } from './world.ts'

const chromium = findChromium()

describe.skipIf(chromium === undefined)('the console in Chromium', () => {
  let world: ConsoleWorld
  let open: Window

  beforeAll(async () => {
    world = await startConsoleWorld()
    open = await openWindow(chromium ?? '')
  })
  afterAll(async () => {
    await open.browser.close()
    await world.close()
  })

  it('asks who one is, and then shows the page that was asked for', async () => {
    await open.page.goto(`${world.server.url}/`)
    await open.page.getByRole('heading', { name: 'Sign in to Strongroom' }).waitFor()
    expect(new URL(open.page.url()).pathname).toBe('/console/')
    expect(await seriousViolations(open.page)).toEqual([])
    await signIn(open.page, world.server.url, '/console/jobs')
    await open.page.getByRole('heading', { name: 'Jobs', level: 1 }).waitFor()
  })

  it('has nothing serious on any page, light or dark, wide or narrow (WCAG 2.2 AA, CON-23)', async () => {
    const { page, complaints, origins } = open
    complaints.length = 0
    const refused: string[] = []
    page.on('response', (response) => {
      if (response.status() >= 400) refused.push(`${response.status()} ${new URL(response.url()).pathname}`)
    })
    const found: unknown[] = []
    for (const { name, path } of consolePages(world)) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize(
          colorScheme === 'light' ? { width: 1280, height: 900 } : { width: 360, height: 780 },
        )
        await page.goto(`${world.server.url}/console${path}`)
        await settle(page)
        const heading = await page.getByRole('heading', { level: 1 }).first().textContent()
        if (heading === 'Not found') found.push({ name, missing: path })
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        if (wide > 0) found.push({ name, colorScheme, widerThanTheWindowBy: wide })
        for (const violation of await seriousViolations(page)) found.push({ name, colorScheme, ...violation })
      }
    }
    expect(found).toEqual([])
    // The organization was added without Strongroom Restore: the page says so in words, the browser in its own.
    const known = `409 /api/v1/organizations/${world.organization.id}/restore-permissions/plan`
    expect(refused.filter((answer) => answer !== known)).toEqual([])
    expect(complaints.filter((text) => !text.includes('status of 409 (Conflict)'))).toEqual([])
    expect([...origins]).toEqual([world.server.url])
  }, 600_000)
})
