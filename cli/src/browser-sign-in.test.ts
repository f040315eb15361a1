import { ApiError } from '@strongroom/api-client'
import { request as httpRequest } from 'node:http'
import { describe, expect, it } from 'vitest'
import { type BrokeredSignIn, browserSignIn, deviceCodeSignIn } from './browser-sign-in.ts'

const expiresAt = '2026-01-01T00:10:00.000Z'
const administrator = {
  userName: 'admin@contoso.com',
  tenantId: '11111111-1111-4111-8111-111111111111',
  organizationName: 'Contoso',
  domain: 'contoso.onmicrosoft.com',
}

interface Call {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/** A server that brokers one sign-in; `polls` is what it says when it is asked how it stands. */
function world(polls: readonly Partial<BrokeredSignIn>[] = [], leftover = false) {
  const calls: Call[] = []
  const said: string[] = []
  const progress: object[] = []
  let hasLeftover = leftover
  const pending: BrokeredSignIn = { id: 's-1', state: 'pending', expiresAt }
  const answer = (method: string, path: string, body: unknown): unknown => {
    calls.push({ method, path, body })
    if (method === 'DELETE') hasLeftover = false
    if (method === 'POST' && path === '/api/v1/sign-ins') {
      if (hasLeftover) throw new ApiError(409, 'under way', {})
      const code = {
        userCode: 'ABCD',
        verificationUrl: 'https://microsoft.com/devicelogin',
        message: 'm',
        hint: 'h',
      }
      return {
        ...pending,
        authorizationUrl: 'https://login.example/authorize?state=the-state',
        deviceCode: code,
      }
    }
    if (path === '/api/v1/sign-ins') return { results: [{ ...pending, id: 'old' }] }
    if (path.endsWith('/complete')) return { ...pending, state: 'signed-in', administrator }
    return { ...pending, ...polls[calls.filter((call) => call.method === 'GET').length - 1] }
  }
  const api = {
    // The answers are the test's own.
    get: async <Answer>(path: string): Promise<Answer> => {
      const value = answer('GET', path, undefined)
      return JSON.parse(JSON.stringify(value)) as Answer
    },
    send: async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
      const value = answer(method, path, body) ?? null
      return JSON.parse(JSON.stringify(value)) as Answer
    },
  }
  let now = Date.parse('2026-01-01T00:00:00.000Z')
  const context = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
  const output = {
    say: (text: string) => void said.push(text),
    progress: (document: object) => void progress.push(document),
  }
  return { calls, said, progress, dependencies: { api, context, output } }
}

const redirectUriOf = (calls: readonly Call[]): string => {
  const { body } = calls.find(({ path, method }) => path === '/api/v1/sign-ins' && method === 'POST') ?? {}
  return String(Object.entries(Object(body)).find(([name]) => name === 'redirectUri')?.[1])
}

/** The browser: follows the redirect of Microsoft's page. */
function visit(
  url: string,
  options: { method?: string; host?: string } = {},
): Promise<{ status: number; text: string }> {
  const { port, pathname, search, host } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path: pathname + search,
        method: options.method ?? 'GET',
        headers: { host: options.host ?? host },
      },
      (response) => {
        let text = ''
        response.on('data', (part: Buffer) => (text += part.toString()))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

const request = { purpose: 'onboarding', tenant: 'contoso.com' } as const

describe('a sign-in in the browser', () => {
  it('listens on loopback, shows the page, and hands over what the redirect brings (RFC 8252 §7.3)', async () => {
    const { calls, progress, dependencies } = world()
    const visits: { status: number; text: string }[] = []
    const signIn = await browserSignIn(
      {
        ...dependencies,
        openBrowser: async () => {
          // The page answers only after the command has begun to wait.
          setImmediate(() => {
            void visit(`${redirectUriOf(calls)}/?state=the-state&code=the-code&session_state=x`).then(
              (seen) => visits.push(seen),
            )
          })
          return true
        },
      },
      request,
    )
    expect(signIn.administrator).toEqual(administrator)
    expect(redirectUriOf(calls)).toMatch(/^http:\/\/localhost:\d+$/)
    expect(calls[0]?.body).toMatchObject({ way: 'browser', purpose: 'onboarding', tenant: 'contoso.com' })
    expect(calls.at(-1)).toEqual({
      method: 'POST',
      path: '/api/v1/sign-ins/s-1/complete',
      body: { state: 'the-state', code: 'the-code' },
    })
    expect(progress).toEqual([
      { event: 'browser_sign_in', authorizationUrl: 'https://login.example/authorize?state=the-state' },
    ])
    await expect.poll(() => visits).toEqual([{ status: 200, text: expect.stringContaining('can be closed') }])
  })

  it.each([
    ['another state (DEV-28)', '/?state=forged&code=c', {}],
    ['no state', '/?code=c', {}],
    ['a code and an error', '/?state=the-state&code=c&error=e', {}],
    ['two codes', '/?state=the-state&code=c&code=d', {}],
    ['another path', '/favicon.ico', {}],
    ['another method', '/?state=the-state&code=c', { method: 'POST' }],
    ['a page that calls this port by its own name', '/?state=the-state&code=c', { host: 'evil.example' }],
  ])('takes nothing from %s, and goes on waiting', async (_title, path, options) => {
    const { calls, dependencies } = world()
    const seen: number[] = []
    const openBrowser = async (): Promise<boolean> => {
      setImmediate(() => {
        void (async () => {
          seen.push((await visit(redirectUriOf(calls) + path, options)).status)
          await visit(`${redirectUriOf(calls)}/?state=the-state&code=good`)
        })()
      })
      return true
    }
    await browserSignIn({ ...dependencies, openBrowser }, request)
    expect(seen).toEqual([400])
    expect(calls.at(-1)?.body).toEqual({ state: 'the-state', code: 'good' })
  })

  it('hands over a refusal of Microsoft, too', async () => {
    const { calls, dependencies } = world()
    const openBrowser = async (): Promise<boolean> => {
      setImmediate(
        () => void visit(`${redirectUriOf(calls)}/?state=the-state&error=access_denied&error_description=no`),
      )
      return false
    }
    await browserSignIn({ ...dependencies, openBrowser }, request)
    expect(calls.at(-1)?.body).toEqual({ state: 'the-state', error: 'access_denied', errorDescription: 'no' })
  })

  it('ends with the words of the server when it is cancelled or expires meanwhile', async () => {
    const { dependencies } = world([{}, { state: 'expired', message: 'not in time' }])
    await expect(browserSignIn(dependencies, request)).rejects.toThrow('not in time')
  })

  it('makes room for itself when an earlier command left one behind', async () => {
    const { calls, said, dependencies } = world([{}, { state: 'cancelled', message: 'cancelled' }], true)
    await expect(browserSignIn(dependencies, request)).rejects.toThrow('cancelled')
    expect(calls.slice(0, 4).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/v1/sign-ins',
      'GET /api/v1/sign-ins',
      'DELETE /api/v1/sign-ins/old',
      'POST /api/v1/sign-ins',
    ])
    expect(said).toEqual([expect.stringContaining('was cancelled')])
  })
})

describe('a sign-in with a code', () => {
  it('shows the code and what to do when it is blocked, and waits', async () => {
    const { said, progress, dependencies } = world([{}, {}, { state: 'signed-in', administrator }])
    const signIn = await deviceCodeSignIn(dependencies, request)
    expect(signIn.administrator).toEqual(administrator)
    expect(progress).toEqual([
      { event: 'device_code', userCode: 'ABCD', verificationUri: 'https://microsoft.com/devicelogin' },
    ])
    expect(said).toEqual(['h'])
  })

  it('DEV-12: ends with the words of the server when nobody signs in', async () => {
    const { dependencies } = world([{ state: 'expired', message: 'expired: sign in in a browser' }])
    await expect(deviceCodeSignIn(dependencies, request)).rejects.toThrow('sign in in a browser')
  })
})
