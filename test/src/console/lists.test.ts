/** Long lists: loaded page by page as one scrolls, with few rows in the document, by mouse and by keyboard. */
import type { Job } from '@strongroom/api-client'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openWindow, type Window } from '../support/browser.ts'
import { settle, signIn } from './visit.ts'
import { startConsoleWorld, type ConsoleWorld } from './world.ts'

const chromium = findChromium()
const jobs = 250
const mostRows = 80
const patience = { timeout: 30_000 }

describe.skipIf(chromium === undefined)('a list of many jobs', () => {
  let world: ConsoleWorld
  let open: Window
  let page: Page
  const asked: string[] = []

  beforeAll(async () => {
    world = await startConsoleWorld()
    const { admin } = world.server
    const { organizationId, repositoryId } = await admin.get<Job>(`/v8/Jobs/${world.job.id}`)
    const like = { organizationId, repositoryId, backupType: 'EntireOrganization' }
    for (let number = 2; number <= jobs; number += 1)
      await admin.send('POST', '/v8/Jobs', { ...like, name: `Job ${number} of many` })
    open = await openWindow(chromium ?? '')
    page = open.page
    await page.setViewportSize({ width: 1280, height: 800 })
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url())
      if (/^\/(v8|api\/v1)\/jobs$/i.test(pathname))
        asked.push(`${pathname} ${searchParams.get('offset') ?? 'whole'}`)
    })
  }, 240_000)
  afterAll(async () => {
    await open.browser.close()
    await world.close()
  })

  const table = () => page.getByRole('table', { name: 'Jobs' })
  const rowCount = () => table().getByRole('row').count()

  it('shows its first page at once, and asks for no other', async () => {
    await signIn(page, world.server.url, '/console/jobs')
    await page.getByText('The first 100 jobs').waitFor()
    // Once, or once more when the stream of events has caught up.
    expect([...new Set(asked)]).toEqual(['/api/v1/jobs 0'])
    expect(await rowCount()).toBeLessThan(mostRows)
  })

  it('is loaded to its end as one scrolls, with few rows in the document', async () => {
    const last = page.getByRole('link', { name: `Job ${jobs} of many` })
    for (let turn = 0; turn < 20 && !(await last.isVisible()); turn += 1) {
      const before = asked.length
      await table().evaluate((frame) => frame.scrollTo(0, frame.scrollHeight))
      await expect.poll(async () => asked.length > before || (await last.isVisible()), patience).toBe(true)
    }
    await last.waitFor()
    await page.getByText(`${jobs} jobs`, { exact: true }).waitFor()
    expect(await rowCount()).toBeLessThan(mostRows)
    expect([...new Set(asked)]).toEqual(['/api/v1/jobs 0', '/api/v1/jobs 100', '/api/v1/jobs 200'])
  })

  it('is walked through with the keyboard: ends, pages, one by one, and opened', async () => {
    const focused = () => page.evaluate<string | undefined>('document.activeElement?.dataset.index')
    await table().getByRole('row').nth(-1).focus()
    for (const [key, index] of [
      ['Home', '0'],
      ['PageDown', '10'],
      ['ArrowUp', '9'],
      ['End', String(jobs - 1)],
    ] as const) {
      await page.keyboard.press(key)
      await expect.poll(focused, patience).toBe(index)
    }
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: `Job ${jobs} of many`, level: 1 }).waitFor()
    await page.goBack()
    await settle(page)
  })

  it('is searched by the server, which the address keeps', async () => {
    await page.getByRole('searchbox', { name: 'Search jobs' }).fill('job 123 OF')
    await page.getByText('1 job', { exact: true }).waitFor()
    await page.reload()
    await page.getByRole('link', { name: 'Job 123 of many' }).waitFor()
    expect(new URL(page.url()).searchParams.get('search')).toBe('job 123 OF')
    await page.getByRole('combobox', { name: 'Status' }).selectOption('Successful')
    await page.getByText('None is like that').waitFor()
    await page.getByRole('searchbox', { name: 'Search jobs' }).fill('')
    await page.getByRole('link', { name: 'Mail of Alice' }).waitFor()
  })

  it('is chosen from among runs by a part of a name', async () => {
    await page.goto(`${world.server.url}/console/sessions`)
    await page.getByRole('row', { name: /Mail of Alice/ }).waitFor()
    await page.getByRole('combobox', { name: 'Job' }).fill('Job 7 of many')
    await page.getByText('No run yet').or(page.getByText('No run is like that')).waitFor()
    await page.getByRole('combobox', { name: 'Job' }).fill('Mail of Alice')
    await page.getByRole('table', { name: 'Runs' }).getByRole('row').nth(1).waitFor()
    const chosen = () => new URL(page.url()).searchParams.get('job')
    await expect.poll(chosen, patience).toBe(world.job.id)
  })
})
