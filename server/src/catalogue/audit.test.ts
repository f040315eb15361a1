/** What is on record of every attempt (security reference 1.7, AUD-01, AUD-02), and that it can be joined and verified. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type AuditRow, listAudit, verifyAudit } from '../database/index.ts'
import { attempt } from './attempt.suite.ts'
import { people, tenants } from './people.suite.ts'
import { assertionForm, documentOf, passwordForm, refresh, signIn } from './requests.suite.ts'
import { worldsInMemory } from './world.suite.ts'

const createWorld = worldsInMemory()
const userAgent = 'curl/8.5.0 \u00e9'
const userAgentDigest = createHash('sha256').update(userAgent).digest('hex').slice(0, 16)
const detailsOf = (row: AuditRow | undefined): Readonly<Record<string, unknown>> =>
  JSON.parse(row?.details ?? '{}')

describe('on record', () => {
  it('of a sign-in with an assertion is what joins it with the sign-in log of the tenant', async () => {
    const world = await createWorld()
    const token = world.microsoft.graphToken(people.alice, {
      uti: 'uti-of-alice',
      amr: ['pwd', 'mfa'],
      acrs: ['c1'],
    })
    const form = assertionForm(documentOf(token))
    const { status, audit } = await attempt(world, { form, headers: { 'user-agent': userAgent } })
    expect(status).toBe(200)
    expect(audit).toMatchObject({
      action: 'token.assertion',
      outcome: 'success',
      actor: people.alice.userPrincipalName,
      organizationId: tenants.a.organizationId,
    })
    const signedPart = token.slice(0, token.lastIndexOf('.'))
    expect(detailsOf(audit)).toMatchObject({
      policy: 'verify_by_use',
      tokenId: 'uti-of-alice',
      tenantId: tenants.a.id,
      userId: people.alice.id,
      digest: createHash('sha256').update(signedPart).digest('hex').slice(0, 16),
      ageSeconds: 60,
      authenticationMethods: ['pwd', 'mfa'],
      authenticationContexts: ['c1'],
      familyId: expect.any(String),
      remoteAddress: '127.0.0.1',
      userAgentDigest,
    })
    const page = { offset: 0, limit: 10 }
    expect(await listAudit(world.database.db, { tokenId: 'uti-of-alice' }, page)).toEqual([audit])
    const replay = await attempt(world, { form, headers: { 'user-agent': userAgent } })
    expect(detailsOf(replay.audit)).toMatchObject({ tokenId: 'uti-of-alice', userAgentDigest })
    expect(await listAudit(world.database.db, { tokenId: 'uti-of-alice' }, page)).toHaveLength(2)
  })

  it('is each refresh: the rotation, its repetition within the grace window, and the reuse after it', async () => {
    const world = await createWorld()
    const { refreshToken } = await signIn(world)
    const rotated = await refresh(world, refreshToken)
    const repeated = await refresh(world, refreshToken)
    world.clock.advance(60_000)
    const reused = await refresh(world, refreshToken)
    const told = [rotated, repeated, reused].map(({ audit }) => [audit?.outcome, audit?.reason])
    expect(told).toEqual([
      ['success', null],
      ['success', 'repeated_within_grace'],
      ['refused', 'refresh_token_reused'],
    ])
    expect(await verifyAudit(world.database.db)).toMatchObject({ isIntact: true })
  })

  it('AUD-02: is one line, whatever a name or a user agent holds', async () => {
    const world = await createWorld()
    const evil = 'a\u2028b\u001B[31m\u202Ec'
    world.microsoft.people.set(people.bob.id, {
      ...people.bob,
      userPrincipalName: `${evil}@contoso.onmicrosoft.com`,
    })
    const form = assertionForm(documentOf(world.microsoft.graphToken(people.bob)))
    const { audit } = await attempt(world, { form, headers: { 'user-agent': 'x\u0080y' } })
    expect(audit?.actor).toBe('a\uFFFDb\uFFFD[31m\uFFFDc@contoso.onmicrosoft.com')
    expect(JSON.stringify(audit)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  })

  it('names nobody whom a wrong password only claimed to be', async () => {
    const world = await createWorld()
    const { audit } = await attempt(world, { form: { ...passwordForm, username: 'my secret pass phrase' } })
    expect([audit?.outcome, audit?.actor, audit?.details]).toEqual([
      'refused',
      'anonymous',
      expect.not.stringContaining('pass phrase'),
    ])
  })
})
