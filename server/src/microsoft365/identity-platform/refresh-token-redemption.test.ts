import { describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { Secret } from '../../foundation/secret.ts'
import {
  connectionError,
  createTestClock,
  createTestRandom,
  jsonAnswer,
  type ScriptedAnswer,
  scriptedFetch,
  testCloud,
} from '../clouds/scripted.suite.ts'
import { createIdentityPlatform } from './identity-platform.ts'
import { appId, tenantId } from './tokens.suite.ts'

const azureCli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'

function redeem(...answers: ScriptedAnswer[]) {
  const { fetch, sent } = scriptedFetch(answers)
  const platform = createIdentityPlatform({
    fetch,
    clock: createTestClock(),
    random: createTestRandom(),
    log: silentLog,
    cloud: testCloud,
  })
  const redemption = platform.redeemRefreshToken({
    tenantId,
    clientId: azureCli,
    refreshToken: new Secret('0.canary'),
    scope: `api://${appId}/access_as_user`,
  })
  return { redemption, sent }
}

function refusal(error: string, code: number, description = ''): Response {
  return jsonAnswer(400, {
    error,
    error_codes: [code],
    error_description: description,
    trace_id: 'a-trace',
    correlation_id: 'a-correlation',
  })
}

describe('the redemption of a refresh token (RFC 6749 §6)', () => {
  it('asks once, at the tenant, for our own API alone', async () => {
    const { redemption, sent } = redeem(
      jsonAnswer(200, {
        token_type: 'Bearer',
        access_token: 'a.b.c',
        expires_in: 3600,
        refresh_token: '0.another-canary',
      }),
    )
    const granted = await redemption
    expect(granted.isGranted && granted.accessToken.reveal()).toBe('a.b.c')
    expect(JSON.stringify(granted)).not.toContain('canary')
    expect(sent).toHaveLength(1)
    expect(sent[0]?.url).toBe(`https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`)
    expect(Object.fromEntries(new URLSearchParams(sent[0]?.body))).toEqual({
      grant_type: 'refresh_token',
      client_id: azureCli,
      scope: `api://${appId}/access_as_user`,
      refresh_token: '0.canary',
    })
  })

  it.each([
    ['AST-37', 'invalid_grant', 700_000, 'refused'],
    ['AST-37', 'unauthorized_client', 700_016, 'refused'],
    ['not assigned', 'invalid_grant', 50_105, 'refused'],
    ['AST-83', 'interaction_required', 50_076, 'interaction_required'],
    ['AST-83', 'invalid_grant', 53_003, 'interaction_required'],
    ['no consent', 'invalid_grant', 65_001, 'consent_required'],
    ['no consent', 'interaction_required', 65_001, 'consent_required'],
    ['not pre-authorized', 'invalid_request', 65_002, 'consent_required'],
    ['no such API', 'invalid_resource', 500_011, 'consent_required'],
    ['no code', 'consent_required', 1, 'consent_required'],
  ])('tells why it is refused, %s: %s %i', async (_id, error, code, reason) => {
    const { redemption, sent } = redeem(refusal(error, code, 'words\r\n<b>of</b> Microsoft'))
    expect(await redemption).toEqual({
      isGranted: false,
      reason,
      traceId: 'a-trace',
      correlationId: 'a-correlation',
    })
    expect(sent).toHaveLength(1)
  })

  it.each([
    ['AST-79', jsonAnswer(429, { error: 'temporarily_unavailable' }, { 'retry-after': '5' })],
    ['AST-79', jsonAnswer(500, {})],
    ['AST-79', jsonAnswer(503, { error: 'invalid_grant' })],
    ['AST-79', connectionError('ECONNRESET')],
    ['AST-80', new Response('<html>', { status: 200 })],
    ['AST-80', new Response('{"access_', { status: 200 })],
    ['AST-80', new Response('', { status: 200 })],
    ['AST-80', jsonAnswer(200, { token_type: 'Bearer' })],
    ['AST-81', new Response(null, { status: 302, headers: { location: 'https://evil.test' } })],
  ])('is undecided, and not tried again, after no usable answer (%s)', async (_id, answer) => {
    const { redemption, sent } = redeem(answer)
    await expect(redemption).rejects.toMatchObject({ name: 'IdentityPlatformError' })
    expect(sent).toHaveLength(1)
  })
})
