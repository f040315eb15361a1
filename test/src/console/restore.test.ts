/** From an empty server to a restored mail, with nothing but the console: what a new administrator does and reads. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openWindow, type Window } from '../support/browser.ts'
import { startMicrosoft, type Microsoft } from '../support/microsoft.ts'
import { start, temporaryFolder, type Running } from '../support/programs.ts'
import { writeMailbox } from './mail-files.ts'
import { openOutlook, type Outlook } from './people.ts'
import { settle } from './visit.ts'
import { password, userName } from './world.ts'

const tenant = 'contoso.onmicrosoft.com'
const subject = 'Lunch at the harbour'
const chromium = findChromium()

describe.skipIf(chromium === undefined)('an empty server, by the console alone', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let program: Running
  let outlook: Outlook
  let open: Window
  let page: Page
  let url: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    const alice = await writeMailbox(folder.path, `alice@${tenant}`, [
      { subject, body: 'The table by the window is ours at noon.' },
    ])
    microsoft = await startMicrosoft('--mails', '3', '--lag', '0', ...alice)
    const data = join(folder.path, 'data')
    program = await start('strongroom', [
      'serve',
      '--data-dir',
      data,
      '--port',
      '0',
      '--cloud-file',
      microsoft.cloudFile,
    ])
    url = program.ready['apiUrl'] ?? ''
    outlook = await openOutlook(microsoft, 'alice')
    open = await openWindow(chromium ?? '')
    page = open.page
    page.setDefaultTimeout(45_000)
  })
  afterAll(async () => {
    await open.browser.close()
    await program.stop()
    await microsoft.stop()
    await folder.remove()
  })

  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
  const heading = (name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { name, level: 1 }).waitFor()

  it('is set up with the secret of the data folder; a wrong one is refused in words, and the form keeps its input', async () => {
    await page.goto(url)
    await page.getByLabel('Setup secret').fill('not the secret')
    await page.getByLabel('User name').fill(userName)
    for (const field of await page.locator('input[type=password]').all()) await field.fill(password)
    await press('Set up and sign in')
    await page.getByRole('alert').first().waitFor()
    expect(await page.getByLabel('User name').inputValue()).toBe(userName)
    expect(await page.locator('input[type=password]').first().inputValue()).toBe(password)
    const secret = await readFile(program.ready['setupSecretFile'] ?? '', 'utf8')
    await page.getByLabel('Setup secret').fill(secret.trim())
    await press('Set up and sign in')
    await page
      .getByRole('link', { name: /Connect an organization/ })
      .first()
      .waitFor()
  }, 60_000)

  it('connects the organization in the wizard, with a code at Microsoft, to “verified”', async () => {
    await page
      .getByRole('link', { name: /Connect an organization/ })
      .first()
      .click()
    await page.getByLabel('Tenant').fill(tenant)
    await press('Next')
    await page.getByRole('radio', { name: /Register a new application automatically/ }).click()
    await press('Next')
    await page.getByRole('radio', { name: 'Always: restores need nobody of the tenant' }).click()
    await page.getByRole('radio', { name: /people restore their own mail in the portal/ }).click()
    await press('Next')
    await press('Get a code')
    const code = await page.getByText(/^[A-Z0-9]{8,9}$/).textContent()
    await microsoft.approve(code ?? '', 'admin')
    await page.getByText('Is this the account and the tenant that you meant?').waitFor()
    await press('Look, and show the plan')
    await page.getByRole('button', { name: /^Make \d+ changes$/ }).click()
    await page.getByText(`is connected.`).waitFor()
    await page.getByText('Everything works').waitFor()
    expect(await page.getByText('Something does not work').count()).toBe(0)
  }, 120_000)

  it('makes a repository', async () => {
    await page.goto(`${url}/console/repositories`)
    await page.getByRole('button', { name: 'Add a repository' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Vault')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('checkbox', { name: /^I have printed or saved it/ }).check()
    await press('Done')
    await heading('Vault')
    expect(new URL(page.url()).pathname).toMatch(/^\/console\/repositories\/./)
  }, 60_000)

  it('makes a job for one person and watches it run to Success; the form keeps its input when it is refused', async () => {
    await page.goto(`${url}/console/jobs/add`)
    await page.getByLabel('Name').fill('Mail of Alice')
    await page.getByRole('radio', { name: 'Certain users and groups' }).check()
    await page.getByRole('searchbox', { name: 'Users and groups to back up: search' }).fill('alice')
    await page.getByRole('searchbox', { name: 'Users and groups to back up: search' }).press('Enter')
    await page.getByRole('checkbox', { name: /alice@/ }).check()
    await page.getByRole('radio', { name: 'Only when somebody starts it' }).check()
    const refusal = { status: 400, json: { message: 'The repository is away: mend it first.' } }
    await page.route('**/v8/Jobs', (route) => route.fulfill(refusal), { times: 1 })
    await press('Add the job')
    await page.getByText('The repository is away: mend it first.').waitFor()
    expect(await page.getByLabel('Name').inputValue()).toBe('Mail of Alice')
    expect(await page.getByRole('checkbox', { name: /alice@/ }).isChecked()).toBe(true)
    await press('Add the job')
    await heading('Mail of Alice')
    await press('Run now')
    await heading(/^Mail of Alice – /)
    await page.getByText('Successful', { exact: true }).first().waitFor()
  }, 120_000)

  it('opens the restore point, finds the mail that was deleted, looks at it, and puts it back', async () => {
    await outlook.remove(subject)
    await page.goto(`${url}/console/restore`)
    await press('Open the restore point')
    await page.getByRole('searchbox', { name: 'Search messages' }).fill('subject:harbour')
    await press('Search')
    await page.getByRole('link', { name: subject }).click()
    const message = page.getByRole('article', { name: 'Message' })
    await message.getByText('The table by the window is ours at noon.').waitFor()
    await message.getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByText('1 message put back').waitFor()
    expect(await outlook.count(subject)).toBe(1)
  }, 60_000)

  it('deep links and the browser’s back lead to the same message, found the same way', async () => {
    const address = page.url()
    const message = page.getByRole('article', { name: 'Message' })
    await page.goBack()
    await message.waitFor({ state: 'detached' })
    await page.getByRole('list', { name: 'Messages found' }).getByRole('link', { name: subject }).waitFor()
    await page.goForward()
    await message.getByRole('heading', { name: subject }).waitFor()
    const another = await page.context().newPage()
    await another.goto(address)
    await settle(another)
    await another.getByRole('article', { name: 'Message' }).getByText('ours at noon').waitFor()
    expect(await another.getByRole('searchbox', { name: 'Search messages' }).inputValue()).toBe(
      'subject:harbour',
    )
    await another.getByRole('link', { name: 'What was done' }).click()
    await another.getByText(subject).first().waitFor()
    expect([...open.origins]).toEqual([url])
  }, 60_000)
})
