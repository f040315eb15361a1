/** Hostile mail in the console's preview: nothing runs, nothing is loaded, nothing leads away (security reference 6.12). */
import { readFile } from 'node:fs/promises'
import type { Frame, Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openWindow, type Window } from '../support/browser.ts'
import { member } from '../support/http.ts'
import { graphTools, startMicrosoft, type Microsoft } from '../support/microsoft.ts'
import { temporaryFolder } from '../support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  runJob,
  startStrongroom,
  type Strongroom,
} from '../support/strongroom.ts'
import { hostileMailbox, hostileMails, markup } from './hostile-mails.ts'
import { writeMailbox } from './mail-files.ts'
import { setTrap, type Trap } from './trap.ts'
import { settle, signIn } from './visit.ts'

const upn = 'alice@contoso.onmicrosoft.com'
const chromium = findChromium()

describe.skipIf(chromium === undefined)('hostile mail in the preview', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let trap: Trap
  let microsoft: Microsoft
  let server: Strongroom
  let open: Window
  let page: Page
  const surprises: string[] = []

  beforeAll(async () => {
    folder = await temporaryFolder()
    trap = await setTrap()
    const mails = await writeMailbox(folder.path, upn, hostileMailbox(trap.url))
    microsoft = await startMicrosoft('--mails', '0', '--lag', '0', ...mails)
    const scope = 'https://graph.microsoft.com/Mail.ReadWrite'
    const token = member(await microsoft.signIn('alice', { clientId: graphTools, scope }), 'access_token')
    const made = await microsoft.graph(token, 'POST', '/me/mailFolders', { displayName: markup })
    if (made.status !== 201) throw new Error(`folder: ${made.status} ${made.text}`)
    server = await startStrongroom(folder.path, microsoft)
    const organization = await addOrganization(server, microsoft)
    const { job } = await createMailboxJob(server, { organization, upn, name: `Mail ${markup}` })
    await runJob(server, job)
    open = await openWindow(chromium ?? '')
    page = open.page
    page.setDefaultTimeout(30_000)
    page.on('dialog', (dialog) => {
      surprises.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('popup', (popup) => surprises.push(`window: ${popup.url()}`))
    await signIn(page, server.url, '/console/restore')
    await page.getByRole('button', { name: 'Open the restore point' }).click()
    await page.getByRole('treeitem', { name: 'All messages' }).click()
    await settle(page)
    // Who is not signed in is told so with 401, which Chromium puts down.
    open.complaints.length = 0
  })
  afterAll(async () => {
    await open.browser.close()
    await server.program.stop()
    await microsoft.stop()
    await trap.close()
    await folder.remove()
  })

  /** Opens the message as a person does, and waits until its frame shows the mark. */
  const look = async (subject: string): Promise<Frame> => {
    const link = page.getByRole('list', { name: 'Messages' }).getByRole('link', { name: subject })
    await link.click()
    const article = page.getByRole('article', { name: 'Message' })
    await article.getByRole('heading', { name: subject, level: 2 }).waitFor()
    const element = await article.locator('iframe').elementHandle()
    const frame = await element?.contentFrame()
    if (frame === null || frame === undefined) throw new Error(`${subject} has no frame`)
    await frame.getByText(`Mark ${subject.slice(0, 6)}`).waitFor()
    await frame.waitForLoadState('load')
    return frame
  }

  /** Nothing ran, nothing was loaded, nothing opened, and the page and its frame are where they were. */
  const expectPeace = async (address: string, frame: Frame): Promise<void> => {
    // Twice drawn: whatever the frame would load by itself was asked for by then.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
    expect(trap.asked).toEqual([])
    expect(surprises).toEqual([])
    expect(open.complaints).toEqual([])
    expect([...open.origins]).toEqual([server.url])
    expect(await page.evaluate<unknown>('globalThis.struck')).toBeUndefined()
    expect(new URL(page.url()).pathname).toBe(address)
    expect(new URL(frame.url()).pathname).toMatch(/^\/api\/v1\/restore-sessions\/.*\/body$/)
    expect(frame.childFrames()).toEqual([])
  }

  it('the same bodies do harm where nothing stands in their way', async () => {
    const other = await setTrap()
    const context = await open.browser.newContext()
    const bare = await context.newPage()
    for (const { id, html } of hostileMails(other.url)) {
      if (['CON-01', 'CON-04', 'CON-07', 'CON-11', 'CON-12'].includes(id)) await bare.setContent(html)
      await bare.waitForLoadState('networkidle')
    }
    await context.close()
    for (const id of ['CON-01', 'CON-04', 'CON-07', 'CON-11', 'CON-12'])
      expect(other.asked.filter((path) => path.startsWith(`/${id}`))).not.toEqual([])
    await other.close()
  }, 60_000)

  const cases: readonly (readonly [subject: string, what: string])[] = [
    ['CON-01 case', 'scripts, inline and from elsewhere'],
    ['CON-02 case', 'handlers of events'],
    ['CON-03 case', 'SVG that animates, filters and uses'],
    ['CON-04 case', 'style sheets that import, and url()'],
    ['CON-05 case', 'meta refresh and base'],
    ['CON-06 case', 'forms'],
    ['CON-07 case', 'frames, objects and embeds within'],
    ['CON-08 case', 'javascript:, data: and vbscript: links'],
    ['CON-09 case', 'markup that changes when it is read twice'],
    ['CON-10 case', 'names that would hide those of the page'],
    ['CON-10 overlay', 'what would lie over the message or the page'],
    ['CON-11 case', 'style rules that tell what stands in fields'],
    ['CON-12 case', 'pictures that count who looks'],
    ['CON-17 case', 'messages to the page around'],
    ['CON-22 case', 'a comment that never ends'],
    ['CON-22 UTF-16', 'UTF-16'],
    ['CON-22 UTF-7', 'UTF-7'],
    ['CON-22 plaintext', 'an element that never ends'],
  ]
  it.each(cases)(
    '%s: %s run nothing, load nothing, lead nowhere',
    async (subject) => {
      await page.evaluate(
        `globalThis.heard = 0; addEventListener('message', () => { globalThis.heard += 1 })`,
      )
      const { pathname } = new URL(page.url())
      const frame = await look(subject)
      await expectPeace(pathname, frame)
      expect(await page.evaluate<number>('globalThis.heard')).toBe(0)
      const remains =
        'script, form, input, iframe, object, embed, meta[http-equiv=refresh], base, svg, math, [onerror]'
      expect(await frame.locator('body').locator(remains).count()).toBe(0)
      expect(await frame.locator('a[href]:not([href^="/portal/leaving?"])').count()).toBe(0)
      expect(await looksOf(frame)).toEqual({ positions: ['static'], pictures: ['none'] })
      await page.getByRole('navigation', { name: 'Console' }).waitFor({ state: 'attached' })
    },
    60_000,
  )

  it('CON-04: a newsletter keeps its colours, and loads none of its pictures', async () => {
    const frame = await look('CON-04 newsletter')
    const style = (selector: string, property: string): Promise<string> =>
      frame.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).${property}`)
    expect(await style('td', 'backgroundColor')).toBe('rgb(11, 87, 208)')
    expect(await style('td', 'color')).toBe('rgb(255, 255, 255)')
    expect(await style('td', 'paddingLeft')).toBe('20px')
    expect(await style('body', 'backgroundColor')).toBe('rgb(238, 242, 247)')
    await expectPeace(new URL(page.url()).pathname, frame)
  }, 60_000)

  it('CON-13: a picture of another message is not shown, one of its own is', async () => {
    const own = await look('CON-13 own picture')
    expect(await own.locator('img[src^="data:image/"]').count()).toBe(1)
    const frame = await look('CON-13 picture of another')
    expect(await frame.locator('img[src^="data:"]').count()).toBe(0)
    await expectPeace(new URL(page.url()).pathname, frame)
  }, 60_000)

  it('CON-14: subject, sender and folder are text', async () => {
    const frame = await look(`CON-14 ${markup}`)
    const article = page.getByRole('article', { name: 'Message' })
    await article.getByText('stranger@fabrikam.com').waitFor()
    expect(await article.getByText(markup).count()).toBeGreaterThan(1)
    await page.getByRole('treeitem', { name: markup }).waitFor()
    expect(await page.locator('img[src="x:"]').count()).toBe(0)
    await expectPeace(new URL(page.url()).pathname, frame)
  }, 60_000)

  it('CON-14, CON-15: files of every kind are saved, never shown, and their names are text', async () => {
    await look('CON-15 files')
    const names = ['page.html', 'drawing.svg', 'data.xml', 'paper.pdf']
    for (const name of names) {
      const downloading = page.waitForEvent('download')
      const link = page.getByRole('list', { name: 'Attachments' }).getByRole('link', { name })
      await link.click()
      const download = await downloading
      expect(download.suggestedFilename()).toBe(name)
      expect((await readFile(await download.path())).length).toBeGreaterThan(0)
      const headers = await page.evaluate(
        async (address) => {
          const answer = await fetch(address ?? '')
          return Object.fromEntries(answer.headers)
        },
        await link.getAttribute('href'),
      )
      expect(headers['content-type']).toBe('application/octet-stream')
      expect(headers['content-disposition']).toMatch(/^attachment/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['content-security-policy']).toContain('sandbox')
    }
    // CON-14: markup in the name of a file.
    await page.getByRole('list', { name: 'Attachments' }).getByText(`${markup}.txt`).waitFor()
    expect(await page.locator('img[src="x:"]').count()).toBe(0)
    expect(trap.asked).toEqual([])
  }, 60_000)

  it('CON-16: the frame has no origin and no script, and no cookie can be read anywhere', async () => {
    const answering = page.waitForResponse(/\/body$/)
    const frame = await look('CON-01 case')
    const policy = (await headersOf(answering))['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/)
    const sandbox = await page.locator('iframe').getAttribute('sandbox')
    expect(sandbox).not.toMatch(/allow-(same-origin|scripts|forms|top-navigation)/)
    expect(await page.evaluate<string>('document.cookie')).toBe('')
    expect(await frame.locator('script').count()).toBe(0)
  }, 60_000)

  it('CON-18: a link leads to a page that says where it goes, in a window that knows nothing of this one', async () => {
    const frame = await look('CON-18 case')
    const opening = page.waitForEvent('popup')
    await frame.getByText('An offer').click()
    const popup = await opening
    await popup.getByRole('heading', { name: `This link leads to ${new URL(trap.url).host}` }).waitFor()
    expect(await popup.evaluate<unknown>('window.opener')).toBeNull()
    expect(await popup.getByRole('link').getAttribute('rel')).toBe('noopener noreferrer nofollow')
    expect(trap.asked).toEqual([])
    await popup.close()
    surprises.length = 0
  }, 60_000)

  it('CON-24: neither the console nor a message can be framed by anybody else', async () => {
    const body = (await look('CON-01 case')).url()
    const elsewhere = await page.context().newPage()
    for (const address of [`${server.url}/console/`, `${server.url}/portal/`, body]) {
      await elsewhere.goto(`${trap.url}/frame?${encodeURIComponent(address)}`)
      const inner = await elsewhere.frames()[1]?.content()
      expect(inner).not.toMatch(/id="root"|Mark CON-01/)
    }
    await elsewhere.close()
  }, 60_000)

  it('CON-26: markup in names of jobs and repositories is text on every page that shows them', async () => {
    for (const path of ['jobs', 'repositories', 'sessions', '']) {
      await page.goto(`${server.url}/console/${path}`)
      await settle(page)
      if (path !== '') await page.getByText(`Mail ${markup}`).filter({ visible: true }).first().waitFor()
      expect(await page.locator('img[src="x:"]').count()).toBe(0)
    }
    expect(surprises).toEqual([])
    expect(await page.evaluate<unknown>('globalThis.struck')).toBeUndefined()
  }, 60_000)
})

/** How the elements of a message stand, and what lies behind them: in flow, and nothing. */
async function looksOf(frame: Frame): Promise<unknown> {
  return frame.evaluate<unknown>(`(() => {
    const styles = [...document.querySelectorAll('*')].map((element) => getComputedStyle(element))
    const of = (property) => [...new Set(styles.map((style) => style[property]))]
    return { positions: of('position'), pictures: of('backgroundImage') }
  })()`)
}

async function headersOf(response: Promise<Response>): Promise<Record<string, string>> {
  return (await response).allHeaders()
}
