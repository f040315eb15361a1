/** Client credentials: certificates, secrets, and what app-only tokens carry (microsoft.md 1.3, 1.4, 1.6, 3.6). */
import { createHash, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { graphAppId } from '../tenant/microsoft-applications.ts'
import type { Application, ServicePrincipal } from '../tenant/model.ts'
import { createTestCertificate, signAssertion } from './testing-certificate.ts'
import {
  claimsOf,
  codeOf,
  createTestEntra,
  createTestKey,
  principalOf,
  register,
  testOrigin,
  type Answer,
  type TestEntra,
} from './testing.ts'

const key = await createTestKey()
const start = Date.parse('2026-03-01T12:00:00Z')
const mine = await createTestCertificate(start)
const other = await createTestCertificate(start)
const sha256 = createHash('sha256').update(mine.der).digest('base64url')
const sha1 = createHash('sha1').update(mine.der).digest('base64url')
const graphDefault = 'https://graph.microsoft.com/.default'

let test: TestEntra
let application: Application
let principal: ServicePrincipal

beforeEach(() => {
  test = createTestEntra(key)
  ;({ application, principal } = register(test.tenant, { keyCredentials: [{ ...mine.credential }] }))
})

function seconds(): number {
  return test.clock.now() / 1000
}

function claims(more: object = {}): object {
  return {
    aud: `${testOrigin}/${test.tenant.tenantId}/oauth2/v2.0/token`,
    iss: application.appId,
    sub: application.appId,
    jti: randomUUID(),
    nbf: Math.floor(seconds()),
    exp: Math.floor(seconds()) + 600,
    ...more,
  }
}

function ask(fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer> {
  return test.token({ grant_type: 'client_credentials', scope: graphDefault, ...fields }, headers)
}

function withAssertion(assertion: string, more: Record<string, string> = {}): Promise<Answer> {
  return ask({
    client_id: application.appId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    ...more,
  })
}

const ps256 = (): Record<'alg' | 'typ' | 'x5t#S256', string> => ({
  alg: 'PS256',
  typ: 'JWT',
  'x5t#S256': sha256,
})

function addSecret(secretText: string, endDateTime = '2027-01-01T00:00:00Z', effectiveAt = 0): void {
  application.passwordCredentials.push({
    keyId: randomUUID(),
    displayName: null,
    hint: secretText.slice(0, 3),
    startDateTime: '2026-01-01T00:00:00Z',
    endDateTime,
    secretText,
    effectiveAt,
  })
}

function assign(value: string, effectiveAt = 0): void {
  const graph = principalOf(test.tenant, graphAppId)
  const id = randomUUID()
  test.tenant.appRoleAssignments.set(id, {
    id,
    appRoleId: graph.appRoles.find((role) => role.value === value)?.id ?? '',
    principalId: principal.id,
    resourceId: graph.id,
    createdDateTime: '2026-01-01T00:00:00Z',
    effectiveAt,
  })
}

describe('the certificate (1.4)', () => {
  it('proves the client with PS256 and x5t#S256', async () => {
    const answer = await withAssertion(signAssertion(mine.privateKey, ps256(), claims()))
    expect(answer.status).toBe(200)
    expect(Object.keys(answer.json)).toEqual(['token_type', 'expires_in', 'ext_expires_in', 'access_token'])
    expect(claimsOf(answer)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      iss: `https://sts.windows.net/${test.tenant.tenantId}/`,
      appid: application.appId,
      appidacr: '2',
      idtyp: 'app',
      oid: principal.id,
      sub: principal.id,
      ver: '1.0',
    })
  })

  it('proves it with RS256, a padded x5t, dates with fractions and no nbf, as an older client sends them', async () => {
    const header = { alg: 'RS256', typ: 'JWT', x5t: `${sha1}=` }
    const body = { ...claims(), nbf: undefined, iat: seconds() + 0.25, exp: seconds() + 599.75 }
    expect((await withAssertion(signAssertion(mine.privateKey, header, body))).status).toBe(200)
  })

  it('names the client where client_id is left out', async () => {
    const assertion = signAssertion(mine.privateKey, ps256(), claims())
    expect((await withAssertion(assertion, { client_id: '' })).status).toBe(200)
  })

  it.each([
    [
      'another key under this thumbprint',
      700027,
      'did not match',
      () => signAssertion(other.privateKey, ps256(), claims()),
    ],
    [
      'a thumbprint that is not registered',
      700027,
      'The key was not found',
      () =>
        signAssertion(
          other.privateKey,
          { ...ps256(), 'x5t#S256': createHash('sha256').update(other.der).digest('base64url') },
          claims(),
        ),
    ],
    [
      'no thumbprint',
      50027,
      'No certificate thumbprint',
      () => signAssertion(mine.privateKey, { alg: 'PS256' }, claims()),
    ],
    ['no JWT', 50027, 'not valid', () => 'nonsense'],
    [
      'the algorithm none',
      5002738,
      "'none'",
      () => signAssertion(mine.privateKey, { ...ps256(), alg: 'none' }, claims()),
    ],
    [
      'another audience',
      700023,
      'audience',
      () => signAssertion(mine.privateKey, ps256(), claims({ aud: 'https://login.example/token' })),
    ],
    [
      'an issuer that is not the subject',
      50048,
      'Subject',
      () => signAssertion(mine.privateKey, ps256(), claims({ sub: randomUUID() })),
    ],
    [
      'another application',
      700021,
      'client_id',
      () => {
        const id = randomUUID()
        return signAssertion(mine.privateKey, ps256(), claims({ iss: id, sub: id }))
      },
    ],
    [
      'a time that has passed',
      700024,
      'valid time range',
      () => signAssertion(mine.privateKey, ps256(), claims({ exp: seconds() - 301 })),
    ],
    [
      'a time to come',
      700024,
      'valid time range',
      () => signAssertion(mine.privateKey, ps256(), claims({ nbf: seconds() + 301 })),
    ],
    [
      'no expiry',
      700024,
      'valid time range',
      () => signAssertion(mine.privateKey, ps256(), claims({ exp: undefined })),
    ],
  ])('is refused with %s', async (_what, code, text, assertion) => {
    const answer = await withAssertion(assertion())
    expect([answer.status, answer.json['error'], codeOf(answer)]).toEqual([401, 'invalid_client', code])
    expect(answer.json['error_description']).toContain(text)
  })

  it('is not known before it is effective, and not accepted once it has expired (3.6)', async () => {
    const [credential] = application.keyCredentials
    if (credential === undefined) throw new Error('no credential')
    credential.effectiveAt = test.clock.now() + 5000
    const fresh = (): Promise<Answer> => withAssertion(signAssertion(mine.privateKey, ps256(), claims()))
    expect(codeOf(await fresh())).toBe(700027)
    test.clock.advance(5000)
    expect((await fresh()).status).toBe(200)
    test.clock.advance(366 * 24 * 3600 * 1000)
    expect((await fresh()).json['error_description']).toContain('The key used is expired')
  })
})

describe('the secret', () => {
  it('is taken by post and by Basic', async () => {
    addSecret('a+b:c d%')
    expect((await ask({ client_id: application.appId, client_secret: 'a+b:c d%' })).status).toBe(200)
    const pair = `${application.appId}:${encodeURIComponent('a+b:c d%')}`
    const authorization = `Basic ${Buffer.from(pair).toString('base64')}`
    const answer = await ask({}, { authorization })
    expect(claimsOf(answer)['appidacr']).toBe('1')
  })

  it('is refused when wrong or not yet effective (7000215) and when expired (7000222)', async () => {
    addSecret('right', '2026-04-01T00:00:00Z', start + 1000)
    const fresh = (secret: string): Promise<Answer> =>
      ask({ client_id: application.appId, client_secret: secret })
    expect(codeOf(await fresh('right'))).toBe(7000215)
    test.clock.advance(1000)
    expect((await fresh('right')).status).toBe(200)
    const wrong = await fresh('wrong')
    expect([wrong.status, wrong.json['error'], codeOf(wrong)]).toEqual([401, 'invalid_client', 7000215])
    test.clock.advance(40 * 24 * 3600 * 1000)
    expect(codeOf(await fresh('right'))).toBe(7000222)
  })

  it('is required (7000218), and must not come from a public client (700025)', async () => {
    expect(codeOf(await ask({ client_id: application.appId }))).toBe(7000218)
    const open = register(test.tenant, { isFallbackPublicClient: true })
    expect(codeOf(await ask({ client_id: open.application.appId, client_secret: 'x' }))).toBe(700025)
  })
})

describe('the client', () => {
  const ok = (): Promise<Answer> => withAssertion(signAssertion(mine.privateKey, ps256(), claims()))

  it('is unknown until application and service principal are visible (700016, 7000229), and may be disabled (7000112)', async () => {
    application.visibleAt = start + 1000
    principal.visibleAt = start + 2000
    expect(codeOf(await ok())).toBe(700016)
    test.clock.advance(1000)
    expect(codeOf(await ok())).toBe(7000229)
    test.clock.advance(1000)
    expect((await ok()).status).toBe(200)
    principal.accountEnabled = false
    const answer = await ok()
    expect([answer.status, codeOf(answer)]).toEqual([401, 7000112])
  })

  it('gets no token over /common (9001023)', async () => {
    addSecret('x')
    const answer = await test.post('/common/oauth2/v2.0/token', {
      grant_type: 'client_credentials',
      client_id: application.appId,
      client_secret: 'x',
      scope: graphDefault,
    })
    expect(codeOf(answer)).toBe(9001023)
  })
})

describe('the scope', () => {
  it.each([
    ['User.Read', 1002012],
    [`${graphDefault} https://outlook.office365.com/.default`, 28000],
    ['api://unknown/.default', 500011],
  ])('%s is refused', async (scope, code) => {
    const answer = await withAssertion(signAssertion(mine.privateKey, ps256(), claims()), { scope })
    expect(codeOf(answer)).toBe(code)
  })

  it('may have the double slash of MSAL', async () => {
    const scope = 'https://graph.microsoft.com//.default'
    expect((await withAssertion(signAssertion(mine.privateKey, ps256(), claims()), { scope })).status).toBe(
      200,
    )
  })
})

describe('roles (1.11, 3.6)', () => {
  const roles = async (): Promise<unknown> =>
    claimsOf(await withAssertion(signAssertion(mine.privateKey, ps256(), claims())))['roles']

  it('are those assigned on this resource, once effective; without any there is a token all the same', async () => {
    expect(await roles()).toBeUndefined()
    assign('Mail.ReadWrite', start + 5000)
    assign('User.Read.All')
    expect(await roles()).toEqual(['User.Read.All'])
    test.clock.advance(5000)
    expect(await roles()).toEqual(['Mail.ReadWrite', 'User.Read.All'])
  })
})
