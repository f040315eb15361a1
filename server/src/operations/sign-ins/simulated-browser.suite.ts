/** A person with a browser on the pages of the simulated Microsoft: cookies, redirects, forms, no script. */
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { TOTP } from 'otpauth'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

const usersSchema = Type.Array(
  Type.Object({
    upn: Type.String(),
    password: Type.String(),
    totpSecret: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  }),
)

interface Seen {
  readonly url: string
  readonly text: string
}

export interface BrowsingPerson {
  readonly caFile: string
  readonly usersFile: string
  readonly userName: string
  /** The time of the tenant, for the codes of the second factor. */
  readonly now: () => number
}

const mostPages = 15

/**
 * Signs in on the page and follows it to where it leads back to.
 * @returns that address, which is not fetched; or the text of the page where it ended.
 */
export async function signInOnPage(url: string, person: BrowsingPerson): Promise<string> {
  const visit = createVisit(readFileSync(person.caFile, 'utf8'))
  const answers = answersOf(person)
  let seen = await visit(url)
  for (let count = 0; count < mostPages; count += 1) {
    if (seen.text === '') return seen.url
    const next = await fillIn(visit, seen, answers)
    if (next === undefined) return seen.text
    seen = next
  }
  throw new Error('the pages do not end')
}

function answersOf({ usersFile, userName, now }: BrowsingPerson): (name: string) => string | undefined {
  const users = Value.Parse(usersSchema, JSON.parse(readFileSync(usersFile, 'utf8')))
  const user = users.find(({ upn }) => upn === userName)
  if (user === undefined) throw new Error(`nobody is called ${userName}`)
  return (name) => {
    if (name === 'login') return user.upn
    if (name === 'passwd') return user.password
    if (name === 'totp') return new TOTP({ secret: user.totpSecret ?? '' }).generate({ timestamp: now() })
    return name === 'consent' ? 'accept' : undefined
  }
}

/** Sends the form of the page with what the person knows; undefined for a page without a form. */
async function fillIn(
  visit: ReturnType<typeof createVisit>,
  { url, text }: Seen,
  answers: (name: string) => string | undefined,
): Promise<Seen | undefined> {
  const form = /<form[^>]*action="([^"]*)"[\s\S]*?<\/form>/.exec(text)
  if (form === null) return undefined
  const fields = new URLSearchParams()
  for (const [tag] of form[0].matchAll(/<(?:input|button)[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1] ?? ''
    if (name === '' || fields.has(name) || tag.includes('type="checkbox"')) continue
    fields.set(name, answers(name) ?? plain(/value="([^"]*)"/.exec(tag)?.[1] ?? ''))
  }
  return visit(new URL(plain(form[1] ?? ''), url).href, fields.toString())
}

function plain(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")
}

function createVisit(ca: string): (url: string, form?: string) => Promise<Seen> {
  const jar = new Map<string, string>()
  const ask = (
    url: string,
    form: string | undefined,
  ): Promise<{ location: string | undefined; text: string }> =>
    new Promise((resolve, reject) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
      const sent = request(url, {
        ca,
        method: form === undefined ? 'GET' : 'POST',
        headers: { cookie, ...type },
      })
      sent.on('error', reject)
      sent.on('response', (response) => {
        for (const line of response.headers['set-cookie'] ?? []) {
          const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=', 2)
          jar.set(name, value)
        }
        let text = ''
        response.on('data', (part: Buffer) => (text += part.toString()))
        response.on('end', () => resolve({ location: response.headers.location, text }))
      })
      sent.end(form)
    })
  return async (url, form) => {
    let [at, body] = [url, form]
    for (let hops = 0; hops < mostPages; hops += 1) {
      const { location, text } = await ask(at, body)
      if (location === undefined) return { url: at, text }
      const next = new URL(location, at)
      // The person's own program listens there.
      if (next.origin !== new URL(at).origin) return { url: next.href, text: '' }
      at = next.href
      body = undefined
    }
    throw new Error('the redirects do not end')
  }
}
