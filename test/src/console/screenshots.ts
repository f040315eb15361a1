/**
 * Pictures of every page, light and dark, small enough for a README: `node test/bin/screenshots.js docs/images`.
 * They are looked at, not compared: an expectation about pixels would break with every font.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { MadeRecoveryKit } from '@strongroom/api-client'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { findChromium } from '../support/browser.ts'
import { start, temporaryFolder } from '../support/programs.ts'
import type { Named } from '../support/strongroom.ts'
import { consolePages } from './pages.ts'
import { settle, signIn } from './visit.ts'
import { startConsoleWorld, type ConsoleWorld } from './world.ts'

type Shoot = (page: Page, name: string) => Promise<void>
type Scheme = 'light' | 'dark'

const desktop = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const fadeMs = 400

const [folder = 'screenshots'] = process.argv.slice(2)
const executablePath = findChromium()
if (executablePath !== undefined) {
  const world = await startConsoleWorld()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    await mkdir(resolve(folder), { recursive: true })
    await world.server.admin.send('PUT', `/api/v1/organizations/${world.organization.id}/authentication`, {
      tenantAuthentication: true,
    })
    await prepareRepository(world)
    for (const colorScheme of ['light', 'dark'] as const) {
      await pictureSetup(world, browser, colorScheme)
      await pictureConsole(world, browser, colorScheme)
      await picturePortal(world, browser, colorScheme)
    }
  } finally {
    await browser.close()
    await world.close()
  }
}

/** Something to see on the pages of recovery and approvals. */
async function prepareRepository({ server, repository }: ConsoleWorld): Promise<void> {
  const path = `/api/v1/repositories/${repository.id}`
  const kits = `${path}/recovery-kits`
  const { id, passphrase } = await server.admin.send<MadeRecoveryKit>('POST', kits, { label: 'the safe' })
  await server.admin.send('POST', `${kits}/${id}/trial`, { passphrase })
  // It waits, and so it is refused for now.
  await server.admin.send('PUT', `${path}/keep-last`, { keepLast: 1 }).catch(() => undefined)
}

interface Screen {
  readonly colorScheme: Scheme
  /** Of a phone, instead of a desktop. */
  readonly isPhone?: boolean
}

function open(browser: Browser, { colorScheme, isPhone = false }: Screen): Promise<BrowserContext> {
  return browser.newContext({ ignoreHTTPSErrors: true, colorScheme, viewport: isPhone ? phone : desktop })
}

function shooter(colorScheme: Scheme): Shoot {
  return async (page, name) => {
    // What was clicked or has just become possible fades into its colour.
    await page.waitForTimeout(fadeMs)
    const { width, height } = page.viewportSize() ?? desktop
    // WebP, which Playwright itself does not write, is much smaller than PNG.
    const browser = await page.context().newCDPSession(page)
    const { data } = await browser.send('Page.captureScreenshot', {
      format: 'webp',
      quality: 75,
      clip: { x: 0, y: 0, width, height, scale: 0.75 },
    })
    await browser.detach()
    const file = `${name}-${colorScheme}.webp`
    await writeFile(join(resolve(folder), file), Buffer.from(data, 'base64'))
    process.stdout.write(`${file}\n`)
  }
}

/** The first page of a server that has no administrator yet. */
async function pictureSetup(
  { microsoft }: ConsoleWorld,
  browser: Browser,
  colorScheme: Scheme,
): Promise<void> {
  const data = await temporaryFolder()
  const flags = ['--data-dir', join(data.path, 'data'), '--port', '0', '--cloud-file', microsoft.cloudFile]
  const server = await start('strongroom', ['serve', ...flags])
  const context = await open(browser, { colorScheme })
  const page = await context.newPage()
  await page.goto(`${server.ready['apiUrl'] ?? ''}/console/`)
  await page.getByRole('heading', { name: 'Set up Strongroom' }).waitFor()
  await shooter(colorScheme)(page, 'setup')
  await context.close()
  await server.stop()
  await data.remove()
}

async function pictureConsole(world: ConsoleWorld, browser: Browser, colorScheme: Scheme): Promise<void> {
  const { url, admin } = world.server
  const context = await open(browser, { colorScheme })
  const page = await context.newPage()
  const shoot = shooter(colorScheme)
  await page.goto(`${url}/console/`)
  await page.getByRole('heading', { name: 'Sign in to Strongroom' }).waitFor()
  await shoot(page, 'sign-in')
  await signIn(page, url)
  const session = await admin.send<Named>('POST', `/v8/Jobs/${world.job.id}/explore`, {})
  for (const { name, path } of consolePages(world)) {
    await page.goto(`${url}/console${path}`)
    await settle(page)
    await shoot(page, name)
  }
  for (const step of ['connect', 'application', 'sign-in']) {
    await page.goto(`${url}/console/organizations/add?step=${step}`)
    await settle(page)
    await shoot(page, `add-organization-${step}`)
  }
  await page.goto(`${url}/console/restore/${session.id}`)
  await openFirstMessage(page)
  await shoot(page, 'restore-mail')
  await context.close()
}

/** Where people are on a phone. */
async function picturePortal(world: ConsoleWorld, browser: Browser, colorScheme: Scheme): Promise<void> {
  const context = await open(browser, { colorScheme, isPhone: true })
  const page = await context.newPage()
  const shoot = shooter(colorScheme)
  await page.goto(`${world.server.url}/portal/`)
  const withCode = page.getByRole('button', { name: /^Sign in with a code/ })
  await withCode.waitFor()
  await shoot(page, 'portal-sign-in')
  await withCode.click()
  const code = await page.getByText(/^[A-Z0-9]{8,9}$/).textContent()
  await shoot(page, 'portal-code')
  await world.microsoft.approve(code ?? '', 'alice')
  const newest = page.getByRole('button', { name: 'Open the newest state' })
  await newest.waitFor()
  await settle(page)
  await shoot(page, 'portal-home')
  await newest.click()
  const folders = page.getByRole('treeitem', { name: 'All messages' })
  await folders.waitFor()
  await shoot(page, 'portal-folders')
  await folders.click()
  await openFirstMessage(page)
  await shoot(page, 'portal-mail')
  await context.close()
}

async function openFirstMessage(page: Page): Promise<void> {
  await page.getByRole('link', { name: / \d+$/ }).first().click()
  await page.getByRole('button', { name: 'Save as .eml' }).waitFor()
  await settle(page)
}
