import { describe, expect, it } from 'vitest'
import { createApiClient } from './client.ts'
import type { Fetch, TokenPair } from './session.ts'

interface Sent {
  readonly url: string
  readonly authorization: string | undefined
  readonly body: string
}

/** A server that knows one valid access token and renews it. */
function setUp(valid: string): { fetch: Fetch; sent: Sent[]; renewed: TokenPair[] } {
  const sent: Sent[] = []
  let current = valid
  const fetch: Fetch = async (url, init) => {
    sent.push({ url, authorization: init?.headers?.['authorization'], body: String(init?.body ?? '') })
    if (url.endsWith('/v8/token')) {
      current = `access-${sent.length}`
      return Response.json({
        access_token: current,
        refresh_token: 'refresh-2',
        expires_in: 3600,
        userName: 'admin',
      })
    }
    if (init?.headers?.['authorization'] !== `Bearer ${current}`) return new Response(null, { status: 401 })
    return Response.json({ path: url })
  }
  return { fetch, sent, renewed: [] }
}

const now = (): number => 1_000_000
const pair = (expiresAt: number): TokenPair => ({
  accessToken: 'old',
  refreshToken: 'refresh-1',
  userName: 'admin',
  expiresAt,
})

describe('createApiClient', () => {
  it('renews a pair that has run out before it asks, and reports the new pair', async () => {
    const tokens = pair(now())
    const { fetch, sent, renewed } = setUp('other')
    const client = createApiClient({
      url: 'https://h',
      fetch,
      now,
      tokens,
      onRenewed: async (fresh) => {
        renewed.push(fresh)
      },
    })
    expect(await client.get('/v8/Jobs')).toEqual({ path: 'https://h/v8/Jobs' })
    expect(sent[0]?.body).toBe('grant_type=refresh_token&refresh_token=refresh-1')
    expect(renewed.map((fresh) => fresh.refreshToken)).toEqual(['refresh-2'])
  })

  it('shares one renewal among calls that meet 401 together: a refresh token is good once (RFC 9700 §4.14)', async () => {
    const tokens = pair(now() + 3_600_000)
    const { fetch, sent } = setUp('revoked meanwhile')
    const client = createApiClient({ url: 'https://h', fetch, now, tokens })
    await Promise.all([client.get('/a'), client.get('/b'), client.get('/c')])

    expect(sent.filter((request) => request.url.endsWith('/v8/token'))).toHaveLength(1)
  })

  it('turns a refusal into an error with status, code, words and request id', async () => {
    const body = { message: 'no such job', errorCode: 'ResourceNotFound' }
    const client = createApiClient({
      url: 'https://h',
      fetch: async () => Response.json(body, { status: 404, headers: { 'x-request-id': 'r-1' } }),
      now,
      tokens: pair(now() + 3_600_000),
    })
    await expect(client.get('/v8/Jobs/1')).rejects.toMatchObject({
      status: 404,
      code: 'ResourceNotFound',
      message: 'no such job',
      requestId: 'r-1',
    })
  })
})
