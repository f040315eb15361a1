/** Pages that are open follow what happens on the server (`/api/v1/events`), with few requests and without a reload. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openWindow, type Window } from '../support/browser.ts'
import type { JobSession } from '../support/strongroom.ts'
import { settle, signIn } from './visit.ts'
import { startConsoleWorld, type ConsoleWorld } from './world.ts'

const chromium = findChromium()

/** What a page asks the server for by itself, from now on. */
function countRequests(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (/^\/(v8|api)\//.test(pathname)) asked.push(`${request.method()} ${pathname}`)
  })
  return asked
}

describe.skipIf(chromium === undefined)('open pages of the console', () => {
  let world: ConsoleWorld
  let open: Window

  beforeAll(async () => {
    world = await startConsoleWorld()
    open = await openWindow(chromium ?? '')
    await signIn(open.page, world.server.url)
  })
  afterAll(async () => {
    await open.browser.close()
    await world.close()
  })

  const visit = async (path: string, prepare?: (page: Page) => Promise<void>): Promise<Page> => {
    const page = await open.page.context().newPage()
    await prepare?.(page)
    const stream = page.waitForResponse((response) => response.url().endsWith('/api/v1/events'))
    await page.goto(`${world.server.url}/console${path}`)
    await settle(page)
    expect((await stream).status()).toBe(200)
    return page
  }

  it('show a run that the API starts, and its end, without a reload and without polling', async () => {
    const { admin } = world.server
    const [home, jobs, job] = await Promise.all([visit('/'), visit('/jobs'), visit(`/jobs/${world.job.id}`)])
    await home.getByText('0 running').waitFor()
    await jobs.getByRole('row', { name: /Mail of Alice.*Successful/ }).waitFor()
    const asked = [home, jobs, job].map(countRequests)
    await world.microsoft.control('POST', 'faults', { match: { path: '/v1.0/' }, times: null, hold: true })
    const run = await admin.send<JobSession>('POST', `/v8/Jobs/${world.job.id}/start`, {})
    await home.getByText('1 running').waitFor()
    await jobs.getByRole('row', { name: /Mail of Alice.*Running/ }).waitFor()
    await job.getByRole('button', { name: 'Stop' }).waitFor()
    const session = await visit(`/sessions/${run.id}`)
    await session.getByRole('heading', { name: 'Under way' }).waitFor()
    asked.push(countRequests(session))
    await world.microsoft.control('DELETE', 'faults')
    await session.getByRole('heading', { name: 'Result' }).waitFor()
    await session.getByText('Successful').first().waitFor()
    await home.getByText('0 running').waitFor()
    await jobs.getByRole('row', { name: /Mail of Alice.*Successful/ }).waitFor()
    await job.getByRole('button', { name: 'Run now' }).waitFor()
    // Each page reads what changed, a few times; a clock that asks by itself would go on for ever.
    expect(asked.map(({ length }) => length > 0 && length < 40)).toEqual([true, true, true, true])
    for (const page of [home, jobs, job, session]) await page.close()
  })

  it('ask for nothing while nothing happens', async () => {
    const page = await visit('/jobs', (fresh) => fresh.clock.install())
    await page.getByRole('row', { name: /Mail of Alice/ }).waitFor()
    await page.clock.runFor(5_000)
    const asked = countRequests(page)
    await page.clock.runFor(10 * 60_000)
    // Once each at the most, where the stream has only now caught up: polling would ask forty times.
    const times = [...new Set(asked)].map((one) => asked.filter((other) => other === one).length)
    expect(Math.max(0, ...times)).toBeLessThan(3)
    await page.close()
  })

  it('say that the session has ended, when it has ended (SES-23)', async () => {
    const page = await visit('/jobs')
    const sessions = await world.server.admin.get<{ results: { id: string; kind: string }[] }>(
      '/api/v1/sessions',
    )
    const session = sessions.results.find(({ kind }) => kind === 'console')
    await world.server.admin.send('DELETE', `/api/v1/sessions/${session?.id}`)
    await page.getByRole('heading', { name: 'Sign in to Strongroom' }).waitFor({ timeout: 60_000 })
    expect(await page.getByText('Mail of Alice').count()).toBe(0)
    await page.close()
  })
})
