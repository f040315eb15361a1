/** PWD, RFR: the second factor, and what a changed credential ends (security reference 2.8, 6.3, 6.4; RFC 6238). */
import { Secret, TOTP } from 'otpauth'
import { expect, it } from 'vitest'
import { attempt, granted, refusalIn, refused } from './attempt.suite.ts'
import { passwordForm, refresh, signIn, whoami } from './requests.suite.ts'
import { administrator, type CatalogueWorld, worldsInMemory } from './world.suite.ts'

const createWorld = worldsInMemory()
const { password } = administrator
const revoked = { status: 400, body: { error: 'invalid_grant' }, auditReason: 'session_revoked' }

/** Codes of the administrator's authenticator, after it was set up and confirmed. */
async function enroll(world: CatalogueWorld): Promise<(stepsLater?: number) => string> {
  const { accessToken: bearer } = await signIn(world)
  const started = await attempt(world, {
    url: '/api/v1/account/totp',
    json: { currentPassword: password },
    bearer,
  })
  expect(started.status).toBe(200)
  const secret = String(started.body['secret'])
  world.canaries.add(secret)
  const code = (): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.clock.now() })
  const confirmed = await attempt(world, {
    url: '/api/v1/account/totp/confirm',
    json: { code: code() },
    bearer,
  })
  expect(confirmed.status).toBe(204)
  world.clock.advance(60_000)
  return code
}

const asking = (changes: Record<string, string>) => ({ form: { ...passwordForm, ...changes } })

it('PWD-12: an account with a second factor is let in with a code only, and only the right password learns that', async () => {
  const world = await createWorld()
  const code = await enroll(world)
  const without = await attempt(world, asking({}))
  expect(refusalIn(without)).toEqual(refused({ error: 'invalid_grant', reason: 'mfa_required' }))
  expect(without.body['error_description']).toBe('mfa_required')
  const guess = await attempt(world, asking({ password: 'not this one' }))
  expect(refusalIn(guess)).toEqual(refused({ error: 'invalid_grant', reason: 'wrong_password' }))
  const wrong = code() === '000000' ? '111111' : '000000'
  expect(refusalIn(await attempt(world, asking({ otp: wrong })))).toEqual(
    refused({ error: 'invalid_grant', reason: 'wrong_otp' }),
  )
  expect(await attempt(world, asking({ otp: code() }))).toMatchObject(granted)
})

it('PWD-13: a code counts once', async () => {
  const world = await createWorld()
  const code = await enroll(world)
  expect(await attempt(world, asking({ otp: code() }))).toMatchObject(granted)
  expect(refusalIn(await attempt(world, asking({ otp: code() })))).toEqual(
    refused({ error: 'invalid_grant', reason: 'otp_reused' }),
  )
  world.clock.advance(30_000)
  expect(await attempt(world, asking({ otp: code() }))).toMatchObject(granted)
})

it('RFR-28: a changed password, and a changed second factor, end every session of the account', async () => {
  const world = await createWorld()
  const first = await signIn(world)
  const second = await signIn(world)
  const changed = await attempt(world, {
    method: 'PUT',
    url: '/api/v1/account/password',
    json: { currentPassword: password, newPassword: 'canary of another good password' },
    bearer: first.accessToken,
  })
  expect(changed.status).toBe(204)
  for (const pair of [first, second]) {
    expect(await refresh(world, pair.refreshToken)).toMatchObject(revoked)
    expect((await whoami(world, pair.accessToken)).status).toBe(401)
  }
})

it('RFR-28: a second factor that is set up or taken away ends sessions that began without it', async () => {
  const world = await createWorld()
  const before = await signIn(world)
  const code = await enroll(world)
  expect(await refresh(world, before.refreshToken)).toMatchObject(revoked)
  const after = await signIn(world, asking({ otp: code() }))
  world.clock.advance(30_000)
  const removed = await attempt(world, {
    method: 'DELETE',
    url: '/api/v1/account/totp',
    json: { password, code: code() },
    bearer: after.accessToken,
  })
  expect(removed.status).toBe(204)
  expect(await refresh(world, after.refreshToken)).toMatchObject(revoked)
})
