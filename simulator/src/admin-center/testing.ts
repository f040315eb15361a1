/** For tests: a person at the admin center, with a browser that sends forms and runs no script. */
import { readFileSync } from 'node:fs'
import { readPerson } from '../approve/approve.ts'
import { createBrowser, type BrowserPage } from '../approve/browser.ts'
import { totpCode, totpStep } from '../entra/sign-in/totp.ts'
import type { Simulator } from '../simulator.ts'
import { antiForgeryField } from './frame.ts'

export interface Visitor {
  get(path: string): Promise<BrowserPage>
  /** Sends a form of the page at the path, with its anti-forgery field unless told another one. */
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<BrowserPage>
  close(): void
}

/** The text that a page shows, without its tags. */
export function textOf({ html }: BrowserPage): string {
  const body = html.replace(/<style>[\s\S]*?<\/style>/, '')
  return body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

/** What stands in the message of a page. */
export function noticeOf({ html }: BrowserPage): string {
  return /class="note (?:good|bad)"[^>]*>([^<]*)</.exec(html)?.[1] ?? ''
}

/** The id in the address of an application's page. */
export function idIn({ url }: BrowserPage): string {
  return /[\da-f-]{36}/.exec(url)?.[0] ?? ''
}

function answerFor(page: BrowserPage, person: ReturnType<typeof readPerson>): Record<string, string> {
  return {
    login: person.upn,
    passwd: person.password,
    ...(person.totpSecret === null ? {} : { totp: totpCode(person.totpSecret, totpStep(page.serverTime)) }),
  }
}

const pages = 6

/** Signs in on the pages; the browser ends on the home page of the admin center. */
export async function visit({ ready }: Simulator, upn: string, tenant?: string): Promise<Visitor> {
  const browser = createBrowser(readFileSync(ready.caFile, 'utf8'))
  const person = readPerson(ready.usersFile, upn)
  let page = await browser.open(tenant === undefined ? ready.adminUrl : `${ready.adminUrl}?tenant=${tenant}`)
  for (let step = 0; step < pages && !page.url.startsWith(ready.adminUrl); step += 1)
    page = await browser.submit(page, answerFor(page, person))
  const [, token = ''] = /name="antiforgery" value="([^"]+)"/.exec(page.html) ?? []
  const at = (path: string): string => new URL(path, ready.adminUrl).href
  return {
    get: (path) => browser.open(at(path)),
    post: (path, fields) => {
      const all = { [antiForgeryField]: token, ...fields }
      const inputs = Object.entries(all).flatMap(([name, value]) =>
        [value].flat().map((one) => ({ name, type: 'hidden', value: one })),
      )
      const form = { action: at(path), method: 'POST' as const, fields: inputs, buttons: [] }
      return browser.submit({ url: at(path), status: 200, html: '', form, serverTime: 0 }, {})
    },
    close: () => browser.close(),
  }
}
