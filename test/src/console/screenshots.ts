/**
 * Pictures of every page, light and dark, small enough for a README: `node test/bin/screenshots.js FOLDER`.
 * They are looked at, not compared: an expectation about pixels would break with every font.
 */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../support/browser.ts'
import { consolePages } from './pages.ts'
import { settle, signIn } from './visit.ts'
import { startConsoleWorld, type ConsoleWorld } from './world.ts'

const [folder = 'screenshots'] = process.argv.slice(2)
const executablePath = findChromium()
if (executablePath !== undefined) {
  const world = await startConsoleWorld()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    await mkdir(resolve(folder), { recursive: true })
    for (const colorScheme of ['light', 'dark'] as const) await picture(world, browser, colorScheme)
  } finally {
    await browser.close()
    await world.close()
  }
}

async function picture(world: ConsoleWorld, browser: Browser, colorScheme: 'light' | 'dark'): Promise<void> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    colorScheme,
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 0.75,
  })
  const page = await context.newPage()
  await page.goto(`${world.server.url}/console/`)
  await page.getByRole('heading', { name: 'Sign in to Strongroom' }).waitFor()
  const shoot = async (name: string): Promise<void> => {
    await page.screenshot({ path: join(resolve(folder), `${name}-${colorScheme}.png`) })
    process.stdout.write(`${name}-${colorScheme}.png\n`)
  }
  await shoot('sign-in')
  await signIn(page, world.server.url)
  for (const { name, path } of consolePages(world)) {
    await page.goto(`${world.server.url}/console${path}`)
    await settle(page)
    await shoot(name)
  }
  await context.close()
}
