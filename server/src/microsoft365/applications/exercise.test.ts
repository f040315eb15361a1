/** What verification says of each permission: reference sections 1.6, 3.6 and 3.9. */
import { describe, expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import { jsonAnswer } from '../clouds/scripted.suite.ts'
import { IdentityPlatformError } from '../identity-platform/errors.ts'
import { readCatalogue } from './catalogue.ts'
import { exercisePermissions, type ExerciseSubject, type PermissionResult } from './exercise.ts'
import { probeOf } from './probes.ts'
import { createTestTenant, graphError } from './tenant.suite.ts'
import { explainTokenFailure } from './token-failure.ts'

const ofMail = [
  'User.Read.All',
  'RoleManagement.Read.Directory',
  'GroupMember.Read.All',
  'Mail.Read',
  'Mail.ReadWrite',
]
const applicationPermissions = readCatalogue().permissions.filter(({ kind }) => kind === 'application')
const mailPermissions = applicationPermissions.filter(({ value }) => ofMail.includes(value))
const minute = 60_000

function tokenWith(roles: readonly string[]): Secret {
  const segment = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  return new Secret(`${segment({ alg: 'RS256' })}.${segment({ roles })}.c2ln`)
}

/** `tokens` are given in turn, one for each round; `answers` replace those of the tenant, by path. */
function setUp(tokens: (readonly string[] | Error)[], answers: Record<string, unknown> = {}) {
  const tenant = createTestTenant(({ method, path }) => {
    const found = Object.entries(answers).find(([start]) => `${method} ${path}`.startsWith(start))?.[1]
    if (found instanceof Response) return found.clone()
    if (found !== undefined) return jsonAnswer(200, found)
    if (path.startsWith('/users?')) return jsonAnswer(200, { value: [{ id: 'alice' }] })
    if (path.startsWith('/users/alice/mailFolders?')) return jsonAnswer(200, { value: [] })
    if (path.startsWith('/directoryRoles')) return jsonAnswer(200, { value: [] })
    return method === 'PATCH' ? graphError(404, 'ErrorItemNotFound', 'no such message') : undefined
  })
  let round = -1
  const source = {
    token: async () => {
      const answer = tokens[Math.min(round, tokens.length - 1)]
      if (answer instanceof Error || answer === undefined) throw answer ?? new Error('no token')
      return tokenWith(answer)
    },
    forget: () => {
      round += 1
    },
  }
  const told: PermissionResult[] = []
  const exercise = (subject: Partial<ExerciseSubject> = {}) =>
    exercisePermissions(
      {
        tokensFor: () => source,
        graphFor: () => tenant.graph,
        clock: tenant.clock,
        random: tenant.random,
        progress: (result) => void told.push(result),
      },
      { permissions: mailPermissions, changedAt: undefined, waits: false, ...subject },
    )
  return { exercise, told, tenant }
}

const brief = (results: readonly PermissionResult[]) =>
  Object.fromEntries(results.map(({ permission, state }) => [permission.value, state]))

describe('exercisePermissions', () => {
  it('says that all work when each call is permitted', async () => {
    const results = await setUp([ofMail]).exercise()

    expect(brief(results)).toEqual(Object.fromEntries(ofMail.map((value) => [value, 'working'])))
    expect(results.flatMap(({ lost }) => lost)).toEqual([])
  })

  it.each(ofMail)('names exactly what is lost without %s', async (revoked) => {
    const results = await setUp([ofMail.filter((value) => value !== revoked)]).exercise()
    const lost = results.filter(({ state }) => state !== 'working')

    expect(lost.map(({ permission, state }) => [permission.value, state])).toEqual([[revoked, 'missing']])
    expect(lost[0]?.lost).toEqual(lost[0]?.permission.uses.map(({ without }) => without))
  })

  it('writes nothing: calls that would write name what cannot exist', async () => {
    const { exercise, tenant } = setUp([ofMail])
    await exercise()
    const writes = tenant.requests.filter(({ method }) => method !== 'GET')

    expect(writes).toMatchObject([{ method: 'PATCH', path: '/users/alice/messages/no-such-message' }])
    expect(writes.map(({ body }) => body)).toEqual([{}])
  })

  it('knows a probe for every application permission of the catalogue', () => {
    expect(applicationPermissions.filter((permission) => probeOf(permission) === undefined)).toEqual([])
  })

  it('waits for what was granted a moment ago, with a fresh token each time', async () => {
    const { exercise, tenant, told } = setUp([['User.Read.All'], ofMail.slice(0, 2), ofMail])
    const results = await exercise({ changedAt: tenant.clock.now() - minute, waits: true })

    expect(new Set(Object.values(brief(results)))).toEqual(new Set(['working']))
    expect(tenant.clock.waits).toEqual([500, 500])
    expect(told.filter(({ state }) => state === 'propagating')).toHaveLength(ofMail.length - 1)
  })

  it('waits no longer than 20 minutes after the change, and then says that waiting is pointless', async () => {
    const { exercise, tenant } = setUp([['User.Read.All']])
    const changedAt = tenant.clock.now()
    await exercise({ changedAt, waits: true })
    expect(tenant.clock.now() - changedAt).toBeLessThan(20 * minute)

    const later = await setUp([['User.Read.All']]).exercise({
      changedAt: changedAt - 21 * minute,
      waits: true,
    })
    expect(later.find(({ state }) => state === 'missing')?.nextStep).toMatch(/Waiting does not help/)
  })

  it('does not wait for what nobody consented to', async () => {
    const { exercise, tenant } = setUp([['User.Read.All']])
    const results = await exercise({
      changedAt: tenant.clock.now(),
      waits: true,
      standing: () => 'declared-only',
    })

    expect(tenant.clock.waits).toEqual([])
    expect(brief(results)).toMatchObject({ 'Mail.Read': 'missing', 'User.Read.All': 'working' })
    expect(results.find(({ state }) => state === 'missing')?.detail).toMatch(/nobody has consented/)
  })

  it('tells a refusal of the service from a missing permission', async () => {
    const denied = graphError(403, 'ErrorAccessDenied', 'Access is denied.')
    const results = await setUp([ofMail], { 'GET /users/alice/mailFolders': denied }).exercise()

    expect(brief(results)).toEqual({
      'User.Read.All': 'working',
      'RoleManagement.Read.Directory': 'working',
      'GroupMember.Read.All': 'working',
      'Mail.Read': 'failed',
      'Mail.ReadWrite': 'working',
    })
  })

  it('says where there is nothing to try it on: no mailbox, no licence', async () => {
    const inactive = graphError(404, 'MailboxNotEnabledForRESTAPI', 'The mailbox is inactive.')
    const premium = graphError(
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    )
    const permissions = applicationPermissions.filter(({ value }) =>
      ['Mail.Read', 'AuditLog.Read.All'].includes(value),
    )
    const { exercise } = setUp([[...ofMail, 'AuditLog.Read.All']], {
      'GET /users/alice/mailFolders': inactive,
      'GET /auditLogs/signIns': premium,
    })
    const results = await exercise({ permissions })

    expect(brief(results)).toEqual({ 'Mail.Read': 'not-applicable', 'AuditLog.Read.All': 'not-applicable' })
    expect(results.flatMap(({ lost }) => lost)).toEqual([])
  })

  it('explains once for all why there is no token, and waits when that passes', async () => {
    const unknown = new IdentityPlatformError('unauthorized_client', 'AADSTS700016', { errorCodes: [700016] })
    const disabled = new IdentityPlatformError('unauthorized_client', 'AADSTS7000112', {
      errorCodes: [7000112],
    })
    const passing = setUp([unknown, ofMail])
    const results = await passing.exercise({ changedAt: passing.tenant.clock.now(), waits: true })
    expect(new Set(Object.values(brief(results)))).toEqual(new Set(['working']))

    const { exercise, tenant } = setUp([disabled])
    const failed = await exercise({ changedAt: tenant.clock.now(), waits: true })
    expect(tenant.clock.waits).toEqual([])
    expect(
      failed.every(({ state, nextStep }) => state === 'failed' && /Enabled for users/.test(nextStep)),
    ).toBe(true)
  })
})

describe('explainTokenFailure (reference 1.6)', () => {
  const explain = (number: number, description = '') =>
    explainTokenFailure(
      new IdentityPlatformError('invalid_client', `AADSTS${number}`, { errorCodes: [number], description }),
    )

  it.each([
    [700016, 'application', true],
    [7000229, 'application', true],
    [7000112, 'application', false],
    [700027, 'credential', true],
    [7000222, 'credential', false],
    [700213, 'credential', true],
    [500011, 'resource', false],
    [90002, 'cloud', false],
    [90038, 'cloud', false],
    [900382, 'cloud', false],
    [53003, 'policy', false],
  ])('AADSTS%i is about the %s; passes by itself: %s', (number, kind, mayPass) => {
    expect(explain(number)).toMatchObject({ number, kind, mayPass })
    expect(explain(number).nextStep).not.toBe('')
  })

  it('knows a certificate that has expired from one that is not known yet', () => {
    expect(explain(700027, 'Reason - The key used is expired.')).toMatchObject({ mayPass: false })
  })

  it('says something of every other number, and of no number', () => {
    expect(explain(123456).nextStep).toContain('AADSTS123456')
    expect(explainTokenFailure(new Error('what'))).toMatchObject({ kind: 'unknown', meaning: 'what' })
  })
})
