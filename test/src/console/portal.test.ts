/** The restore portal as people meet it, on a desktop and on a phone: Microsoft signs them in, their mail is found and put back. */
import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openWindow } from '../support/browser.ts'
import { startMicrosoft, type Microsoft } from '../support/microsoft.ts'
import { freePort, temporaryFolder } from '../support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  runJob,
  startStrongroom,
  type Strongroom,
} from '../support/strongroom.ts'
import { writeMailbox } from './mail-files.ts'
import { openOutlook, signInAtMicrosoft, type Outlook } from './people.ts'
import { seriousViolations, settle } from './visit.ts'

const tenant = 'contoso.onmicrosoft.com'
const chromium = findChromium()

describe.skipIf(chromium === undefined)('the restore portal in Chromium', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let browser: Browser
  let outlook: Outlook

  beforeAll(async () => {
    folder = await temporaryFolder()
    const alice = await writeMailbox(folder.path, `alice@${tenant}`, [
      { subject: 'Lunch at the harbour', body: 'The table by the window is ours at noon.' },
      { subject: 'Keys of the boat house', body: 'They hang behind the door.' },
      { subject: 'Ferry to the island', body: 'It leaves at nine.' },
    ])
    const bob = await writeMailbox(folder.path, `bob@${tenant}`, [
      { subject: 'Salary of Bob', body: 'Nobody else is to see the harbour of numbers.' },
    ])
    microsoft = await startMicrosoft('--mails', '3', '--lag', '0', ...alice, ...bob)
    const port = await freePort()
    const flags = ['--public-url', `https://localhost:${port}`]
    server = await startStrongroom(folder.path, microsoft, {}, { flags, port })
    const organization = await addOrganization(server, microsoft)
    for (const name of ['alice', 'bob']) {
      const upn = `${name}@${tenant}`
      const { job } = await createMailboxJob(server, { organization, upn, name: `Mail of ${name}` })
      await runJob(server, job)
    }
    await server.admin.send('PUT', `/api/v1/organizations/${organization.id}/authentication`, {
      tenantAuthentication: true,
    })
    outlook = await openOutlook(microsoft, 'alice')
    browser = (await openWindow(chromium ?? '')).browser
  })
  afterAll(async () => {
    await browser.close()
    await server.program.stop()
    await microsoft.stop()
    await folder.remove()
  })

  const openPortal = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    await page.goto(`${server.url}/portal/`)
    await page.getByLabel('Your work address').fill(tenant)
    return page
  }

  const search = async (page: Page, words: string): Promise<void> => {
    await page.getByRole('searchbox', { name: 'Search messages' }).fill(words)
    await page.getByRole('button', { name: 'Search', exact: true }).click()
  }

  interface Story {
    readonly options: BrowserContextOptions
    readonly subject: string
    readonly words: string
    readonly body: string
  }

  const findAndRestore = async ({ options, subject, words, body }: Story): Promise<Page> => {
    await outlook.remove(subject)
    expect(await outlook.count(subject)).toBe(0)
    const page = await openPortal(options)
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
    await signInAtMicrosoft(page, microsoft, 'alice')
    await page.getByRole('button', { name: 'Open the newest state' }).click()
    await search(page, words)
    await page.getByRole('list', { name: 'Messages found' }).getByRole('link', { name: subject }).click()
    const message = page.getByRole('article', { name: 'Message' })
    await message.getByRole('heading', { name: subject }).waitFor()
    await message.getByText(body).waitFor()
    expect(await seriousViolations(page)).toEqual([])

    const downloading = page.waitForEvent('download')
    await message.getByRole('button', { name: 'Save as .eml' }).click()
    const file = await readFile(await (await downloading).path(), 'utf8')
    expect(file).toContain(`Subject: ${subject}`)
    expect(file).toContain(body)

    await message.getByRole('button', { name: 'Restore', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: `Restore` })
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByText('1 message put back').waitFor()
    expect(await outlook.count(subject)).toBe(1)
    return page
  }

  it('on a desktop a person finds, looks at, downloads and restores a message that was deleted', async () => {
    const page = await findAndRestore({
      options: { viewport: { width: 1280, height: 800 } },
      subject: 'Lunch at the harbour',
      words: 'body:"window is ours"',
      body: 'The table by the window is ours at noon.',
    })
    await page.getByRole('link', { name: 'What was done' }).click()
    const events = page.getByRole('table', { name: 'Events of the session' })
    await events.getByText('Lunch').first().waitFor()
    expect(await events.getByText('Lunch').count()).toBeGreaterThan(0)
    await page.context().close()
  }, 120_000)

  it('on a phone as well, one pane at a time, by touch', async () => {
    const page = await findAndRestore({
      options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      subject: 'Keys of the boat house',
      words: 'subject:boat',
      body: 'They hang behind the door.',
    })
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0)
    await page.getByRole('link', { name: 'Messages' }).tap()
    await page.getByRole('link', { name: 'Ferry to the island' }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Folders' }).tap()
    await page.getByRole('treeitem', { name: 'All messages' }).tap()
    await page.getByRole('link', { name: 'Ferry to the island' }).tap()
    await page.getByText('It leaves at nine.').waitFor()
    await page.context().close()
  }, 120_000)

  it('with a code on another device, where Microsoft cannot lead back', async () => {
    const page = await openPortal({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    await page.getByRole('button', { name: /^Sign in with a code/ }).tap()
    const shown = await page.getByText(/^[A-Z0-9]{8,9}$/).textContent()
    expect(await seriousViolations(page)).toEqual([])
    await microsoft.approve(shown ?? '', 'bob')
    await page.getByRole('button', { name: 'Open the newest state' }).waitFor()
    await page.getByRole('button', { name: `Signed in as bob@${tenant}` }).tap()
    await page.getByRole('menuitem', { name: 'Sign out' }).tap()
    await page.getByLabel('Your work address').waitFor()
    expect(await page.context().cookies(server.url)).toEqual([])
    await page.context().close()
  }, 120_000)

  it('nobody sees anything of somebody else: not by search, nor by an address, nor by a request of their own', async () => {
    const page = await openPortal({ viewport: { width: 1280, height: 800 } })
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
    await signInAtMicrosoft(page, microsoft, 'bob')
    await page.getByRole('heading', { name: 'Restore mail', level: 1 }).waitFor()
    await settle(page)
    expect(await page.getByRole('button', { name: 'Open the newest state' }).isVisible()).toBe(true)
    await page.getByText('Nothing was restored yet').waitFor()
    await page.getByRole('button', { name: 'Open the newest state' }).click()
    await search(page, 'body:harbour')
    const found = page.getByRole('list', { name: 'Messages found' })
    await found.getByRole('link', { name: 'Salary of Bob' }).waitFor()
    expect(await found.getByRole('listitem').count()).toBe(1)
    await Promise.all([
      page.waitForResponse((response) => response.url().includes('/organization/mailboxes/search')),
      page.getByLabel('Where to search').selectOption('All mailboxes'),
    ])
    await found.getByRole('link', { name: 'Salary of Bob' }).waitFor()
    expect(await found.getByRole('listitem').count()).toBe(1)
    expect(await page.getByText('alice').count()).toBe(0)

    const { results } = await server.admin.get<{ results: { id: string; initiatedBy: string }[] }>(
      '/v8/RestoreSessions',
    )
    const hers = results.find(({ initiatedBy }) => initiatedBy.startsWith('alice'))
    expect(hers).toBeDefined()
    await page.goto(`${server.url}/portal/restore/${hers?.id ?? ''}`)
    await page.getByRole('alert').waitFor()
    expect(await page.getByText('Lunch at the harbour').count()).toBe(0)

    const statuses = await page.evaluate(
      async (paths: readonly string[]) => {
        const answer = await fetch('/api/v1/browser-session')
        const session: { csrfToken: string } = JSON.parse(await answer.text())
        const headers = { 'x-csrf-token': session.csrfToken }
        return Promise.all(paths.map(async (path) => (await fetch(path, { headers })).status))
      },
      [`/v8/RestoreSessions/${hers?.id ?? ''}/organization/mailboxes`, '/v8/Jobs', '/api/v1/audit'],
    )
    expect(statuses.map((status) => status === 403 || status === 404)).toEqual([true, true, true])
    await page.context().close()
  }, 120_000)
})
