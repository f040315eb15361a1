/** What a person does first in the console, and what an examiner sees on every page. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { password, userName } from './world.ts'

/** Signs in on whatever page is shown, and waits for the page behind it. */
export async function signIn(page: Page, url: string, path = '/console/'): Promise<void> {
  await page.goto(`${url}${path}`)
  await page.getByLabel('User name').fill(userName)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'Console' }).waitFor({ state: 'attached' })
}

/** Goes on when the page has stopped loading: nothing spins, the heading is there. */
export async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.locator('[role=progressbar]:not([aria-valuenow])').first().waitFor({ state: 'detached' })
}

interface Violation {
  readonly rule: string
  readonly help: string
  readonly places: readonly string[]
}

// In the middle of a transition a colour is neither that of before nor that of after. Spinners never end.
const transitionsEnd = `Promise.allSettled(
  document
    .getAnimations()
    .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
    .map(({ finished }) => finished),
).then(() => undefined)`

/** What axe finds against WCAG 2.2 A and AA and calls serious or critical. */
export async function seriousViolations(page: Page): Promise<readonly Violation[]> {
  await page.evaluate(transitionsEnd)
  // Evaluated by the browser's debugger, which the page's policy does not concern.
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const examiner = Reflect.get(globalThis, 'axe') as typeof axe
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    // Fluent's guards at the ends of a group of focus: nobody ever stays on one.
    const guards = { exclude: ['[data-tabster-dummy]'] }
    const { violations } = await examiner.run(guards, { runOnly: { type: 'tag', values: tags } })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => ({
        rule: id,
        help,
        places: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)),
      }))
  })
}
