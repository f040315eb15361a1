/** An administrator makes a repository with its recovery kit, keeps it sound, and a second one approves what cannot be undone. */
import { readFile } from 'node:fs/promises'
import type { Account, Approval, MaintenanceRun, RepositoryHealth } from '@strongroom/api-client'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openWindow, type Window } from '../support/browser.ts'
import { startMicrosoft, type Microsoft } from '../support/microsoft.ts'
import { writeOtherTime } from '../support/other-time.ts'
import { temporaryFolder } from '../support/programs.ts'
import { restartStrongroom, startStrongroom, type Named, type Strongroom } from '../support/strongroom.ts'
import { seriousViolations, signIn } from './visit.ts'
import { password } from './world.ts'

const chromium = findChromium()
const second = { userName: 'grace', password: 'other words that nobody guesses' }
const hourMs = 3_600_000
const patience = { timeout: 60_000 }

/** Clicks what downloads, and reads the file. */
async function save(page: Page, button: string): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

describe.skipIf(chromium === undefined)('two administrators keep a repository sound', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let open: Window
  let page: Page
  let repositoryId = ''
  let kit = ''

  beforeAll(async () => {
    folder = await temporaryFolder()
    microsoft = await startMicrosoft('--mails', '0')
    server = await startStrongroom(folder.path, microsoft)
    await server.admin.send<Account>('POST', '/api/v1/accounts', { ...second, role: 'administrator' })
    await server.admin.send('PUT', '/api/v1/settings/maintenance', { isDaily: false })
    open = await openWindow(chromium ?? '')
    page = open.page
    await signIn(page, server.url)
  })
  afterAll(async () => {
    await open.browser.close()
    await server.program.stop()
    await microsoft.stop()
    await folder.remove()
  })

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const ofRepository = (part: string): string => `/api/v1/repositories/${repositoryId}/${part}`

  it('makes a repository in the console, with a recovery kit that is tried and shown once', async () => {
    await page.goto(`${server.url}/console/repositories`)
    await page.getByRole('button', { name: 'Add a repository' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Add a repository' })
    await dialog.getByLabel('Name').fill('Vault')
    await dialog.getByLabel('Label of its recovery kit').fill('the safe')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('It was made and tried.').waitFor()
    expect(await seriousViolations(page)).toEqual([])
    const passphrase = (await page.getByRole('group', { name: 'Passphrase of the kit' }).textContent()) ?? ''
    const file = await save(page, 'Save as a file')
    kit = file.text
    expect(file.name).toBe('strongroom-recovery-kit-Vault.txt')
    expect(passphrase).toMatch(/^(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
    expect(kit).toContain(passphrase)
    // On paper is the page of the kit, and nothing of the console.
    await page.emulateMedia({ media: 'print' })
    expect((await page.evaluate<string>('document.body.innerText')).trim()).toBe(kit.trim())
    await page.emulateMedia({ media: 'screen' })
    // Nobody leaves it by mistake.
    expect(await page.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: /^I have printed or saved it/ }).check()
    await press('Done')
    await page.getByRole('heading', { name: 'Vault', level: 1 }).waitFor()
    repositoryId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const kits = await server.admin.get<readonly { label: string; triedAt?: string }[]>(
      ofRepository('recovery-kits'),
    )
    expect(kits).toMatchObject([{ label: 'the safe', isUsable: true, triedAt: expect.any(String) }])
    expect(await page.getByText(passphrase).count()).toBe(0)
    await page.getByRole('link', { name: 'Maintenance' }).waitFor()
    expect(await page.getByText('There is no recovery kit.').count()).toBe(0)
  }, 120_000)

  it('tries the kit out of the file, and says when it is another one', async () => {
    await page.goto(`${server.url}/console/repositories/${repositoryId}?tab=recovery`)
    await press('Try the safe')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Passphrase of the kit').fill('AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA')
    await dialog.getByRole('button', { name: 'Try it' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'kit.txt', mimeType: 'text/plain', buffer: Buffer.from(kit) })
    await expect
      .poll(() => dialog.getByLabel('Passphrase of the kit').inputValue(), patience)
      .not.toContain('AAAA-AAAA')
    await dialog.getByRole('button', { name: 'Try it' }).click()
    await dialog.getByText('It opens the repository.').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  }, 120_000)

  it('says that a repository of another client has no kit, in the list and on its page', async () => {
    const other = await server.admin.send<Named>('POST', '/api/v1/repositories', {
      name: 'Without',
      storage: { kind: 'folder' },
    })
    await page.goto(`${server.url}/console/repositories`)
    await page.getByRole('row', { name: /Without.*No recovery kit/ }).waitFor()
    await page.goto(`${server.url}/console/repositories/${other.id}`)
    await page.getByText('There is no recovery kit.').waitFor()
    await page.getByRole('button', { name: 'Make a recovery kit…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Make the kit' }).click()
    await page.getByText('It was made and tried.').waitFor()
    await page.getByRole('checkbox', { name: /^I have printed or saved it/ }).check()
    await press('Done')
    await page.getByText('There is no recovery kit.').waitFor({ state: 'detached' })
    const kits = await server.admin.get<readonly Named[]>(`/api/v1/repositories/${other.id}/recovery-kits`)
    expect(kits).toHaveLength(1)
  }, 120_000)

  it('runs a check, and shows what it came to', async () => {
    await page.goto(`${server.url}/console/repositories/${repositoryId}?tab=maintenance`)
    await press('Check…')
    const dialog = page.getByRole('dialog', { name: 'Check the repository' })
    await dialog.getByRole('radio', { name: /^All data as well/ }).check()
    await dialog.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByRole('heading', { name: /^Check – / }).waitFor()
    await page.getByRole('heading', { name: 'Result' }).waitFor()
    await page.getByRole('region', { name: 'Result' }).getByText('Successful').waitFor()
    expect(await page.getByRole('region', { name: 'What it came to' }).textContent()).toContain(
      'Restore points',
    )
    await page.getByRole('link', { name: 'Vault' }).click()
    await page.getByRole('row', { name: /Check.*Successful/ }).waitFor()
  }, 120_000)

  it('sees what a prune and the retention would do, before they do it', async () => {
    await page.goto(`${server.url}/console/repositories/${repositoryId}?tab=maintenance`)
    await press('Retention…')
    await page.getByText('Nothing would go').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await press('Prune…')
    const preview = page.getByRole('region', { name: 'What would go' })
    await preview.getByText('Condemned').waitFor()
    const runs = await server.admin.get<{ results: readonly MaintenanceRun[] }>(ofRepository('maintenance'))
    expect(runs.results.filter(({ kind }) => kind === 'prune')).toMatchObject([
      { options: { isPreview: true } },
    ])
    await press('Prune now')
    await page.getByRole('heading', { name: /^Prune – / }).waitFor()
    await page.getByRole('region', { name: 'Result' }).getByText('Successful').waitFor()
  }, 120_000)

  /** An account that is younger than the wait is no second person: three days later. */
  const goAhead = async (): Promise<void> => {
    await server.program.stop()
    const nodeFlags = await writeOtherTime(folder.path)
    const environment = { AHEAD_MS: String(73 * hourMs) }
    server = await restartStrongroom(folder.path, microsoft, environment, { nodeFlags })
    await page.context().clearCookies()
    await signIn(page, server.url)
  }

  it('asks to keep less, cannot approve it, and is told so; a second administrator does', async () => {
    await goAhead()
    await page.goto(`${server.url}/console/repositories/${repositoryId}?tab=settings`)
    await page.getByLabel('Newest restore points of each job that stay').fill('1')
    await press('Save the number')
    await page.getByText('It waits for its time, or for a second administrator.').waitFor()
    await page.getByRole('link', { name: 'To the approvals' }).first().click()
    const waiting = page.getByRole('list', { name: 'What waits' })
    await waiting.getByText('You asked for it, and so you cannot approve it').waitFor()
    expect(await waiting.getByRole('button', { name: 'Approve…' }).count()).toBe(0)
    expect(await seriousViolations(page)).toEqual([])

    const other = await page.context().browser()?.newContext({ ignoreHTTPSErrors: true })
    const theirs = await other?.newPage()
    if (theirs === undefined) throw new Error('no second window')
    await theirs.goto(`${server.url}/console/approvals`)
    await theirs.getByLabel('User name').fill(second.userName)
    await theirs.getByLabel('Password').fill(second.password)
    await theirs.getByRole('button', { name: 'Sign in' }).click()
    await theirs.getByRole('button', { name: 'Approve…' }).click()
    await theirs.getByRole('alertdialog').getByRole('button', { name: 'Approve', exact: true }).click()
    await theirs.getByRole('row', { name: /keep the newest 1.*Done/i }).waitFor()
    await theirs.getByText('Nothing waits').waitFor()
    await other?.close()

    const health = await server.admin.get<RepositoryHealth>(ofRepository('health'))
    expect(health.keepLast).toBe(1)
    const decided = await server.admin.get<{ results: readonly Approval[] }>('/api/v1/approvals')
    expect(decided.results).toMatchObject([
      { state: 'done', requestedBy: 'admin', decidedBy: second.userName },
    ])
    // Whoever asked sees it without a reload.
    await page.getByText('Nothing waits').waitFor(patience)
  }, 120_000)

  it('says that a password is needed where it was entered too long ago, and goes on when it comes', async () => {
    await page.goto(`${server.url}/console/repositories/${repositoryId}?tab=settings`)
    const field = page.getByLabel('Newest restore points of each job that stay')
    await field.fill('5')
    const json = { code: 'reauth_required', message: 'Enter your password again to do this.' }
    await page.route('**/keep-last', (route) => route.fulfill({ status: 401, json }), { times: 2 })
    await press('Save the number')
    const question = page.getByRole('alertdialog', { name: 'Your password, please' })
    await question.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Your password is needed for this').waitFor()
    await press('Save the number')
    await question.getByLabel('Password').fill(password)
    await question.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('Saved.').waitFor()
    expect((await server.admin.get<RepositoryHealth>(ofRepository('health'))).keepLast).toBe(5)
  }, 120_000)
})
