/** A browser with pages of ours: cookies that it keeps, and the headers that only a browser sets (Fetch Metadata). */
import type { LightMyRequestResponse } from 'fastify'
import { administrator, type CatalogueWorld, issuer } from './world.suite.ts'

export const sessionCookie = '__Host-strongroom_session'

interface BrowserAsk {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH'
  readonly json?: object
  /** Instead of, or beside, what the browser sets; `undefined` takes a header away. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

export interface TestBrowser {
  /** Sends it as a page of ours would. */
  ask(url: string, request?: BrowserAsk): Promise<LightMyRequestResponse>
  signIn(credentials?: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  readonly cookies: Map<string, string>
  /** Sent with everything, once a session said it. */
  csrfToken: string | undefined
}

export function openBrowser({ api }: CatalogueWorld, cookies = new Map<string, string>()): TestBrowser {
  const browser: TestBrowser = {
    cookies,
    csrfToken: undefined,
    async ask(url, { method = 'GET', json, headers = {} } = {}) {
      const sent = Object.entries({
        'sec-fetch-site': 'same-origin',
        origin: method === 'GET' ? undefined : issuer,
        'x-csrf-token': browser.csrfToken,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') || undefined,
        'content-type': json === undefined ? undefined : 'application/json',
        ...headers,
      }).filter((entry): entry is [string, string] => entry[1] !== undefined)
      const answer = await api.app.inject({
        method,
        url,
        headers: Object.fromEntries(sent),
        ...(json && { payload: JSON.stringify(json) }),
      })
      for (const line of [answer.headers['set-cookie'] ?? []].flat()) keep(cookies, line)
      return answer
    },
    async signIn(credentials = administrator, headers = {}) {
      const answer = await browser.ask('/api/v1/browser-session', {
        method: 'POST',
        json: credentials,
        headers,
      })
      const body: { csrfToken?: string } = answer.json()
      if (answer.statusCode === 200) browser.csrfToken = body.csrfToken
      return answer
    },
  }
  return browser
}

function keep(cookies: Map<string, string>, line: string): void {
  const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
  if (/max-age=0/i.test(line)) cookies.delete(name)
  else cookies.set(name, value)
}
