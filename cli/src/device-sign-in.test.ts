import { describe, expect, it } from 'vitest'
import type { CommandContext } from './context.ts'
import { obtainAssertion } from './device-sign-in.ts'
import { describeRefusal } from './microsoft-refusal.ts'
import type { Fetch } from './transport.ts'

const signIn = {
  tenant: 'contoso.onmicrosoft.com',
  clientId: '11111111-1111-4111-8111-111111111111',
  scope: 'api://11111111-1111-4111-8111-111111111111/access_as_user',
  loginUrl: 'https://login.example.com',
}
const deviceAuthorization = {
  device_code: 'd',
  user_code: 'ABCDEFGHI',
  verification_uri: 'https://login.example.com/device',
  expires_in: 900,
  interval: 5,
}

/** An identity platform that gives these answers, one after the other. */
function world(...answers: readonly [status: number, body: unknown][]) {
  const sent: { url: string; form: Record<string, string> }[] = []
  const waits: number[] = []
  const said: object[] = []
  let now = 0
  const fetch: Fetch = async (url, init) => {
    sent.push({ url, form: Object.fromEntries(new URLSearchParams(init?.body)) })
    const [status, body] = answers[sent.length - 1] ?? [500, 'nothing more']
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
  }
  const context: Pick<CommandContext, 'now' | 'sleep'> = {
    now: () => now,
    sleep: async (milliseconds) => {
      waits.push(milliseconds)
      now += milliseconds
    },
  }
  const output = { say: () => undefined, progress: (document: object) => void said.push(document) }
  return { sent, waits, said, start: () => obtainAssertion({ context, output, fetch }, signIn) }
}

describe('the device authorization grant (RFC 8628 §3.4 and §3.5)', () => {
  it('shows the code, polls by the interval, slows down for good, and gives the answer as it came', async () => {
    const document = '{"access_token":"t" , "token_type":"Bearer"}'
    const { sent, waits, said, start } = world(
      [200, deviceAuthorization],
      [400, { error: 'authorization_pending' }],
      [400, { error: 'slow_down' }],
      [400, { error: 'authorization_pending' }],
      [200, document],
    )
    expect(await start()).toBe(document)
    expect(waits).toEqual([5000, 5000, 10_000, 10_000])
    expect(said).toEqual([
      { event: 'device_code', userCode: 'ABCDEFGHI', verificationUri: 'https://login.example.com/device' },
    ])
    expect(sent[0]).toEqual({
      url: 'https://login.example.com/contoso.onmicrosoft.com/oauth2/v2.0/devicecode',
      form: { client_id: signIn.clientId, scope: signIn.scope },
    })
    expect(sent[1]?.form).toMatchObject({
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: 'd',
    })
  })

  it('gives up when the code has expired', async () => {
    const pending: [number, unknown] = [400, { error: 'authorization_pending' }]
    const { start } = world([200, { ...deviceAuthorization, expires_in: 10 }], pending, pending)
    await expect(start()).rejects.toThrow('nobody signed in before the code expired')
  })

  const given: [number, unknown] = [200, deviceAuthorization]
  const refusal = (error: string, description: string): [number, unknown] => [
    400,
    { error, error_description: description },
  ]

  it.each<[string, [number, unknown][]]>([
    ['run the command again and accept', [given, refusal('authorization_declined', 'AADSTS65004: declined')]],
    ['account is a guest', [given, refusal('invalid_grant', 'AADSTS50020: guest')]],
    ['does not know this client', [refusal('unauthorized_client', 'AADSTS700016: not found')]],
    ['unexpected answer', [[200, { user_code: 'A' }]]],
    ['did not answer with JSON', [[502, '<html>']]],
  ])('says what to do when somebody or something is in the way: %s', async (words, answers) => {
    await expect(world(...answers).start()).rejects.toThrow(words)
  })
})

describe('a refusal of the identity platform', () => {
  it('is told in its own words without the trace, and with what to do', () => {
    const description =
      'AADSTS65001: The user or administrator has not consented.\r\nTrace ID: 1\r\nCorrelation ID: 2'
    expect(describeRefusal({ error: 'invalid_grant', error_description: description })).toBe(
      'Microsoft refused the sign-in: AADSTS65001: The user or administrator has not consented.\n' +
        'nobody has consented to this client: ask the administrator, or use --application, which needs no consent',
    )
    expect(describeRefusal({ error: 'server_error' })).toBe('Microsoft refused the sign-in: server_error')
  })
})
