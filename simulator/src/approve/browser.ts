/** A browser as small as can be: cookies, redirects on one origin, forms. No script runs in it. */
import { Agent, request } from 'node:https'
import { findForm, type HtmlForm } from './html-form.ts'

export interface BrowserPage {
  readonly url: string
  readonly status: number
  readonly html: string
  readonly form: HtmlForm | undefined
  /** The server's time when it answered, milliseconds since the epoch, to the second. */
  readonly serverTime: number
}

export interface Browser {
  /** Follows redirects as long as they stay on the same origin; the page of another origin is not fetched. */
  open(url: string): Promise<BrowserPage>
  /** Sends the page's form, with these fields filled in, and its one button or the given one. */
  submit(page: BrowserPage, filled: Readonly<Record<string, string>>): Promise<BrowserPage>
  close(): void
}

interface Answer {
  readonly status: number
  readonly location: string | undefined
  readonly cookies: readonly string[]
  readonly date: string | undefined
  readonly body: string
}

interface Question {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly cookie: string
  readonly form?: string
}

async function ask(agent: Agent, { url, method, cookie, form }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      agent,
      method,
      headers: {
        accept: 'text/html',
        ...(cookie === '' ? {} : { cookie }),
        ...(form === undefined
          ? {}
          : {
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': String(Buffer.byteLength(form)),
            }),
      },
    })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        resolve({
          status: incoming.statusCode ?? 0,
          location: incoming.headers.location,
          cookies: incoming.headers['set-cookie'] ?? [],
          date: incoming.headers.date,
          body: Buffer.concat(chunks).toString('utf8'),
        })
      })
    })
    outgoing.end(form)
  })
}

const redirectLimit = 5

/** @param ca - PEM of the authority to trust; the machine's own list when left out. */
export function createBrowser(ca: string | undefined): Browser {
  const agent = new Agent({ keepAlive: true, ...(ca === undefined ? {} : { ca }) })
  const jar = new Map<string, string>()

  const visit = async (question: Omit<Question, 'cookie'>): Promise<Answer> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await ask(agent, { ...question, cookie })
    for (const line of answer.cookies) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=', 2)
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }

  const follow = async (question: Omit<Question, 'cookie'>): Promise<BrowserPage> => {
    let answer = await visit(question)
    let { url } = question
    for (let hops = 0; answer.location !== undefined && hops < redirectLimit; hops += 1) {
      const target = new URL(answer.location, url)
      const isLeaving = target.origin !== new URL(url).origin
      url = target.href
      if (isLeaving) break
      answer = await visit({ url, method: 'GET' })
    }
    return {
      url,
      status: answer.status,
      html: answer.body,
      form: findForm(answer.body),
      serverTime: Date.parse(answer.date ?? ''),
    }
  }

  return {
    open: (url) => follow({ url, method: 'GET' }),
    submit: (page, filled) => {
      if (page.form === undefined) throw new Error(`${page.url} has no form`)
      const data = new URLSearchParams()
      for (const { name, type, value } of page.form.fields)
        if (name !== '' && (type !== 'checkbox' || name in filled)) data.append(name, filled[name] ?? value)
      for (const name of new Set(page.form.buttons.map((button) => button.name)))
        if (name in filled) data.append(name, filled[name] ?? '')
      const url = new URL(page.form.action, page.url)
      if (page.form.method === 'POST') return follow({ url: url.href, method: 'POST', form: data.toString() })
      url.search = data.toString()
      return follow({ url: url.href, method: 'GET' })
    },
    close: () => agent.destroy(),
  }
}
