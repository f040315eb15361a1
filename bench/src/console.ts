/** What the console and the portal weigh, and how soon somebody can type into them. */
import {
  findChromium,
  openWindow,
  startMicrosoft,
  startStrongroom,
  temporaryFolder,
} from '@strongroom/test/support'
import { weighScripts } from './console/weigh.ts'
import type { Row } from './report.ts'

const programs = [
  { name: 'console', page: 'index.html', path: '/console/', field: 'User name', limit: 400_000 },
  { name: 'portal', page: 'portal.html', path: '/portal/', field: undefined, limit: 250_000 },
] as const

interface ConsoleBenchOptions {
  readonly runs: number
  readonly say: (text: string) => void
}

/** @throws {Error} without Chromium */
export async function benchConsole({ runs, say }: ConsoleBenchOptions): Promise<readonly Row[]> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('install chromium: this bench measures a browser')
  const rows: Row[] = []
  for (const { name, page, limit } of programs) {
    const { atOnce, all } = await weighScripts(page)
    say(`${name}: ${all} bytes of script (at most ${limit}), ${atOnce} of them at once`)
    const row = { unit: 'bytes', better: 'lower' } as const
    rows.push({ ...row, name: `${name}: script of all pages, compressed`, samples: [all] })
    rows.push({ ...row, name: `${name}: script that is loaded at once`, samples: [atOnce] })
  }
  const folder = await temporaryFolder()
  const microsoft = await startMicrosoft('--mails', '0')
  const server = await startStrongroom(folder.path, microsoft)
  try {
    for (const { name, path, field } of programs) {
      const times: number[] = []
      for (let run = 0; run < runs; run += 1)
        times.push(await timeToInteractive(executablePath, `${server.url}${path}`, field))
      say(`${name}: ${times.map((time) => Math.round(time)).join(', ')} ms until somebody can type`)
      rows.push({ name: `${name}: until somebody can type`, unit: 'ms', better: 'lower', samples: times })
    }
  } finally {
    await server.program.stop()
    await microsoft.stop()
    await folder.remove()
  }
  return rows
}

/** A fresh browser, so that nothing is in its cache; the browser's own start does not count. @returns milliseconds */
async function timeToInteractive(
  executablePath: string,
  url: string,
  field: string | undefined,
): Promise<number> {
  const { browser, page } = await openWindow(executablePath)
  try {
    const start = performance.now()
    await page.goto(url, { waitUntil: 'commit' })
    await (field === undefined ? page.getByRole('textbox').first() : page.getByLabel(field)).fill('a')
    return performance.now() - start
  } finally {
    await browser.close()
  }
}
