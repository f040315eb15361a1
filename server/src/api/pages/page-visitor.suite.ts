/** Somebody without an account who follows an invitation, page by page. */
import type { TestApi } from '../fakes.suite.ts'

export interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** A browser of somebody without an account: it keeps the cookie, and presses the buttons of the page it sees. */
export class Visitor {
  api: TestApi
  readonly #jar = new Map<string, string>()
  page: Answer = { status: 0, text: '', headers: {} }

  constructor(api: TestApi) {
    this.api = api
  }

  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(headers: Answer['headers']): void {
    for (const line of [headers['set-cookie'] ?? []].flat().map(String)) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (line.includes('Max-Age=0')) this.#jar.delete(name)
      else this.#jar.set(name, value)
    }
  }

  async open(path: string): Promise<Answer> {
    const { statusCode, body, headers } = await this.api.app.inject({
      method: 'GET',
      url: path,
      headers: this.cookie === '' ? {} : { cookie: this.cookie },
    })
    this.#keep(headers)
    this.page = { status: statusCode, text: body, headers }
    return this.page
  }

  /** Sends the form of the page whose action ends so. */
  async press(action: string, changes: Record<string, string> = {}, cookie = this.cookie): Promise<Answer> {
    const form = this.page.text
      .split('<form')
      .find((part) => new RegExp(`action="[^"]*/${action}"`).test(part))
    if (form === undefined) throw new Error(`the page has no button ${action}: ${this.page.text}`)
    const inputs = [...form.matchAll(/name="(\w+)"\s+value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ])
    const path = /action="([^"]*)"/.exec(form)?.[1] ?? ''
    const { statusCode, body, headers } = await this.api.app.inject({
      method: 'POST',
      url: path,
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...Object.fromEntries(inputs), ...changes }).toString(),
    })
    this.#keep(headers)
    if (statusCode === 303) return this.open(String(headers['location']))
    this.page = { status: statusCode, text: body, headers }
    return this.page
  }
}
