/** Debian's Chromium, driven from a test. */
import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser']

/** Where Chromium is, or `undefined` with a word why tests that need it skip. */
export function findChromium(): string | undefined {
  const found = places.find((place) => existsSync(place))
  if (found === undefined)
    process.stderr.write('skipped: install chromium to test what people see in a browser\n')
  return found
}

export interface Window {
  readonly browser: Browser
  readonly page: Page
  /** What the page complained of, and requests that failed or were forbidden to it. */
  readonly complaints: string[]
  /** Origins that the page asked. */
  readonly origins: Set<string>
}

/** A fresh profile, which takes any certificate: the server's authority is of its own making. */
export async function openWindow(executablePath: string): Promise<Window> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 1400 },
  })
  const page = await context.newPage()
  const complaints: string[] = []
  const origins = new Set<string>()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol === 'https:' || protocol === 'http:') origins.add(origin)
  })
  return { browser, page, complaints, origins }
}
