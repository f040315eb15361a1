/** Client credentials with a certificate: microsoft.md 1.3, 1.4, 1.7, 3.6; RFC 7523 §2.2. */
import { createHash } from 'node:crypto'
import { exportSPKI, generateKeyPair, importSPKI, jwtVerify } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import {
  connectionError,
  createTestClock,
  createTestRandom,
  jsonAnswer,
  scriptedFetch,
  testCloud,
  type ScriptedAnswer,
} from '../clouds/scripted.suite.ts'
import type { AssertionSigner } from './access-token.ts'
import { createIdentityPlatform } from './identity-platform.ts'

const tokenUrl = 'https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token'
let signer: AssertionSigner
let publicKey: Awaited<ReturnType<typeof importSPKI>>

beforeAll(async () => {
  const pair = await generateKeyPair('PS256', { extractable: true })
  publicKey = await importSPKI(await exportSPKI(pair.publicKey), 'PS256')
  signer = {
    thumbprintSha256: createHash('sha256').update('certificate').digest('base64url'),
    signPs256: async (data) => {
      const algorithm = { name: 'RSA-PSS', saltLength: 32 }
      return new Uint8Array(await crypto.subtle.sign(algorithm, pair.privateKey, new Uint8Array(data)))
    },
  }
})

function setUp(answers: ScriptedAnswer[], isJustRegistered = false) {
  const clock = createTestClock()
  const { fetch, sent } = scriptedFetch(answers)
  const dependencies = { fetch, clock, random: createTestRandom(), log: silentLog, cloud: testCloud }
  const credential = { tenantId: 'tenant-1', clientId: 'client-1', signer, isJustRegistered }
  return { tokens: createIdentityPlatform(dependencies).applicationTokens(credential), clock, sent }
}

function tokenAnswer(text: string, seconds = 3_600): Response {
  return jsonAnswer(200, {
    token_type: 'Bearer',
    expires_in: seconds,
    ext_expires_in: seconds,
    access_token: text,
  })
}

function refusal(error: string, number: number, status = 401): Response {
  return jsonAnswer(status, { error, error_description: `AADSTS${number}: no`, error_codes: [number] })
}

describe('applicationTokens', () => {
  it('PRV-29: proves itself with a PS256 assertion for exactly the token endpoint, valid for five minutes', async () => {
    const { tokens, sent, clock } = setUp([tokenAnswer('t1')])
    await tokens.token()
    const parameters = new URLSearchParams(sent[0]?.body)
    const assertion = parameters.get('client_assertion') ?? ''
    const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, {
      algorithms: ['PS256'],
      audience: tokenUrl,
      issuer: 'client-1',
      subject: 'client-1',
      currentDate: new Date(clock.now()),
    })

    expect(sent[0]?.url).toBe(tokenUrl)
    expect(parameters.get('grant_type')).toBe('client_credentials')
    expect(parameters.get('scope')).toBe('https://graph.microsoft.com/.default')
    expect(parameters.get('client_assertion_type')).toBe(
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    )
    expect(protectedHeader).toEqual({ alg: 'PS256', typ: 'JWT', 'x5t#S256': signer.thumbprintSha256 })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300)
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('PRV-29: makes a new assertion for every attempt', async () => {
    const { tokens, sent } = setUp([new Response('', { status: 503 }), tokenAnswer('t1')])
    await tokens.token()
    const assertions = sent.map(({ body }) => new URLSearchParams(body).get('client_assertion'))

    expect(new Set(assertions).size).toBe(2)
  })

  it('keeps a token until five minutes before its end', async () => {
    const { tokens, clock, sent } = setUp([tokenAnswer('t1'), tokenAnswer('t2')])
    await tokens.token()
    await clock.sleep(3_299_000)
    expect((await tokens.token()).reveal()).toBe('t1')
    await clock.sleep(1_000)

    expect((await tokens.token()).reveal()).toBe('t2')
    expect(sent).toHaveLength(2)
  })

  it('asks once for all who wait', async () => {
    const { tokens, sent } = setUp([tokenAnswer('t1')])
    const all = await Promise.all([tokens.token(), tokens.token(), tokens.token()])

    expect(all.map((token) => token.reveal())).toEqual(['t1', 't1', 't1'])
    expect(sent).toHaveLength(1)
  })

  it('lets one who waits leave without ending it for the others', async () => {
    const { tokens } = setUp([tokenAnswer('t1')])
    const controller = new AbortController()
    const leaving = tokens.token(controller.signal)
    const staying = tokens.token()
    controller.abort(new Error('left'))

    await expect(leaving).rejects.toThrow('left')
    await expect(staying).resolves.toHaveProperty('reveal')
  })

  it('asks again after forget(), and keeps the new token when the forgotten one arrives later', async () => {
    let answerOld: (response: Response) => void = () => undefined
    let tellAsked: () => void = () => undefined
    const asked = new Promise<void>((resolve) => {
      tellAsked = resolve
    })
    const old = (): Promise<Response> => {
      tellAsked()
      return new Promise((resolve) => {
        answerOld = resolve
      })
    }
    const { tokens } = setUp([old, tokenAnswer('new')])
    const early = tokens.token()
    // Both sign their assertions in the thread pool: without this wait, the second may be sent first.
    await asked
    tokens.forget()
    const late = await tokens.token()
    answerOld(tokenAnswer('old'))

    expect([(await early).reveal(), late.reveal()]).toEqual(['old', 'new'])
    expect((await tokens.token()).reveal()).toBe('new')
  })

  it('asks again after a failure', async () => {
    const { tokens } = setUp([refusal('invalid_client', 7000222), tokenAnswer('t1')])

    await expect(tokens.token()).rejects.toMatchObject({ code: 'invalid_client', errorCodes: [7000222] })
    await expect(tokens.token()).resolves.toHaveProperty('reveal')
  })

  it.each([
    [
      '429 with Retry-After',
      () => jsonAnswer(429, { error: 'temporarily_unavailable' }, { 'retry-after': '9' }),
      9_000,
    ],
    ['503', () => new Response('', { status: 503 }), 1_000],
    ['a lost connection', () => connectionError('ECONNRESET'), 1_000],
  ])('sends again after %s', async (_what, answer, waitMs) => {
    const { tokens, clock } = setUp([answer(), tokenAnswer('t1')])
    await tokens.token()

    expect(clock.waits).toEqual([waitMs])
  })

  it('gives up when Microsoft asks for a wait beyond a quarter of an hour', async () => {
    const { tokens, sent } = setUp([
      jsonAnswer(429, { error: 'temporarily_unavailable' }, { 'retry-after': '901' }),
    ])

    await expect(tokens.token()).rejects.toMatchObject({ code: 'temporarily_unavailable', retryable: true })
    expect(sent).toHaveLength(1)
  })

  it('F-20: gives up after six attempts', async () => {
    const { tokens, sent } = setUp(Array.from({ length: 6 }, () => connectionError('ECONNREFUSED')))

    await expect(tokens.token()).rejects.toMatchObject({ code: 'connection_failed', retryable: true })
    expect(sent).toHaveLength(6)
  })

  it.each([700016, 7000229, 700027])(
    'waits out AADSTS%i right after a registration, and only then (microsoft.md 3.6)',
    async (number) => {
      const fresh = setUp([refusal('unauthorized_client', number), tokenAnswer('t1')], true)
      const settled = setUp([refusal('unauthorized_client', number)])

      await expect(fresh.tokens.token()).resolves.toHaveProperty('reveal')
      await expect(settled.tokens.token()).rejects.toMatchObject({ errorCodes: [number] })
    },
  )

  it('PRV-26: consent that was removed is no storm', async () => {
    const { tokens, sent } = setUp([refusal('unauthorized_client', 7000112)], true)

    await expect(tokens.token()).rejects.toMatchObject({ code: 'unauthorized_client' })
    expect(sent).toHaveLength(1)
  })
})
