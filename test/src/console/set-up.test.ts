/** An administrator sets the server up: accounts, second factor, settings, a job within its hours, the audit log. */
import type { Account, AuthenticationSettings, Job, Page as Listing } from '@strongroom/api-client'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oneTimeCode } from '../support/admin-center.ts'
import { findChromium, openWindow, type Window } from '../support/browser.ts'
import { settle, signIn } from './visit.ts'
import { password, startConsoleWorld, userName, type ConsoleWorld } from './world.ts'

const chromium = findChromium()
const [first, second] = ['some words that nobody guesses', 'other words that nobody guesses']
const patience = { timeout: 30_000 }

describe.skipIf(chromium === undefined)('an administrator sets the server up', () => {
  let world: ConsoleWorld
  let open: Window
  let page: Page

  beforeAll(async () => {
    world = await startConsoleWorld(3)
    open = await openWindow(chromium ?? '')
    page = open.page
    await signIn(page, world.server.url)
  })
  afterAll(async () => {
    await open.browser.close()
    await world.close()
  })

  const visit = async (path: string): Promise<void> => {
    await page.goto(`${world.server.url}/console${path}`)
    await settle(page)
  }
  const accountNamed = async (name: string): Promise<Account | undefined> =>
    (await world.server.admin.get<readonly Account[]>('/api/v1/accounts')).find(
      (account) => account.userName === name,
    )
  const attempt = async (name: string, secret: string): Promise<number> => {
    const body = new URLSearchParams({ grant_type: 'password', username: name, password: secret })
    return (await world.server.fetch(`${world.server.url}/v8/token`, { method: 'POST', body })).status
  }
  const typeNewPassword = async (text: string): Promise<void> => {
    await page.getByLabel('New password', { exact: false }).first().fill(text)
    await page.getByLabel('New password again').fill(text)
  }

  it('adds an account that only looks, and gives it another role for one organization', async () => {
    await visit('/settings/users')
    await page.getByRole('button', { name: 'Add an account' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add an account' })
    await dialog.getByLabel('User name').fill('olivia')
    await typeNewPassword(first)
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('heading', { name: 'olivia' }).waitFor()
    expect(await accountNamed('olivia')).toMatchObject({ role: 'monitor', organizationIds: null })
    expect(await attempt('olivia', first)).toBe(200)

    await page.getByRole('radio', { name: /^Administrator/ }).check()
    await page.getByRole('radio', { name: 'Certain organizations' }).check()
    await page.getByRole('group', { name: 'Organizations' }).getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Save' }).click()
    const changed = { role: 'administrator', organizationIds: [world.organization.id] }
    await expect.poll(() => accountNamed('olivia'), patience).toMatchObject(changed)
  })

  it('resets a password: the old one is worth nothing, the new one is', async () => {
    await typeNewPassword(second)
    await page.getByRole('button', { name: 'Set a new password' }).click()
    await expect.poll(() => page.getByLabel('New password again').inputValue(), patience).toBe('')
    expect([await attempt('olivia', first), await attempt('olivia', second)]).toEqual([400, 200])
  })

  it('changes the life of tokens and the dates of the token endpoint', async () => {
    await visit('/settings/api')
    await page.getByLabel('An access token counts for').fill('1200')
    await page.getByLabel('The console signs out after').fill('30')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    const settings = await world.server.admin.get<AuthenticationSettings>('/api/v1/settings/authentication')
    expect(settings).toMatchObject({ accessTokenSeconds: 1200, consoleIdleMinutes: 30 })
    await page.getByLabel('An access token counts for').fill('5')
    await page.getByRole('button', { name: 'Save' }).click()
    // The browser itself says what fits, and nothing is sent.
    await page.locator('input:invalid').waitFor()
    await page.reload()
    expect(await page.getByLabel('An access token counts for').inputValue()).toBe('1200')
  })

  it('gives a job its hours in the grid of the week, by mouse and by keyboard', async () => {
    await visit(`/jobs/${world.job.id}/edit`)
    await page.getByRole('radio', { name: 'At a time of the day' }).check()
    await page.getByLabel('Run in certain hours alone').check()
    await page.getByRole('button', { name: 'Never' }).click()
    const hour = (name: string) => page.getByRole('gridcell', { name: new RegExp(`^${name},`) })
    await hour('Monday 3:00 to 4:00').click()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await hour('Tuesday 3:00 to 4:00').and(page.locator('[aria-selected=true]')).waitFor()
    await page.getByRole('button', { name: 'Sunday' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Mail of Alice', level: 1 }).waitFor()
    const { schedulePolicy } = await world.server.admin.get<Job>(`/v8/Jobs/${world.job.id}`)
    const { scheduleEnabled, backupWindowEnabled, backupWindowSettings } = schedulePolicy
    const hours = (backupWindowSettings?.backupWindow ?? []).flatMap((isOpen, at) => (isOpen ? [at] : []))
    expect([scheduleEnabled, backupWindowEnabled]).toEqual([true, true])
    // Sunday 0:00 is the first hour of the dialect's week.
    expect(hours).toEqual([...Array.from({ length: 24 }, (_, at) => at), 27, 51])
  })

  it('finds what was done in the audit log, by what, by whom and by outcome', async () => {
    await visit('/audit')
    const commit = async (label: string, text: string): Promise<void> => {
      await page.getByRole('search').getByLabel(label).fill(text)
      await page.keyboard.press('Enter')
    }
    await commit('What', 'account.create')
    await page
      .getByRole('row', { name: /account\.create/ })
      .first()
      .waitFor()
    const rows = page.getByRole('table', { name: 'Records' }).getByRole('row')
    await rows.nth(1).click()
    await page.getByText('olivia').first().waitFor()
    await commit('Who', 'nobody')
    await page.getByText('No record is like that').waitFor()
    await visit('/audit?outcome=refused&actor=olivia')
    await expect.poll(() => rows.count(), patience).toBe(2)
    const entries = await world.server.admin.get<Listing<{ actor: string }>>(
      '/api/v1/audit?outcome=refused&actor=olivia',
    )
    expect(entries.results).toHaveLength(1)
  })

  it('switches their own second factor on, and signs in with it', async () => {
    await visit('/settings/account')
    const part = page.getByRole('region', { name: 'Second factor' })
    await part.getByLabel('Current password').fill(password)
    await part.getByRole('button', { name: 'Set it up' }).click()
    const secret = page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{1,4})+$/)
    const key = ((await secret.textContent()) ?? '').replaceAll(' ', '')
    const at = Date.now()
    await page.getByLabel('Code of the authenticator app').fill(oneTimeCode(key, at))
    await page.getByRole('button', { name: 'Switch it on' }).click()
    await page.getByRole('heading', { name: 'Sign in to Strongroom' }).waitFor()
    await page.getByLabel('User name').fill(userName)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    // Each code counts once: the one of the next half minute is taken already.
    await page.getByLabel('Code of the authenticator app').fill(oneTimeCode(key, at + 30_000))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('navigation', { name: 'Console' }).waitFor({ state: 'attached' })
    expect(await attempt(userName, password)).not.toBe(200)
  })
})
