/** AST: what is no assertion, or no token that may be looked at (security reference 1.5 stages 0 to 2, 6.2). */
import { createHmac, createPublicKey } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { attempt, granted, refusalIn, refused } from './attempt.suite.ts'
import { consumerKeyId, encode, goodKeyId, signed } from './microsoft.suite.ts'
import { azureCli, people, tenants } from './people.suite.ts'
import { assertionForm, documentOf, graphAssertion, jwtBearer, ownApiAssertion } from './requests.suite.ts'
import { administrator, type CatalogueWorld, worldOfFile } from './world.suite.ts'

const world = worldOfFile()
const { alice } = people
/** Gives back what earlier rows have spent of the budget for proofs. */
beforeEach(() => world().clock.advance(60_000))

const graph = (claims: object = {}, header: object = {}): string =>
  world().microsoft.graphToken(alice, { ...claims }, header)
const own = (claims: object = {}, header: object = {}): string =>
  world().microsoft.ownApiToken(alice, { ...claims }, header)
const now = (): number => Math.floor(world().clock.now() / 1000)
/** A token of these claims, under a header and signature of one's own. */
function forged(header: object, signature: (input: string) => string): string {
  const [, payload = ''] = own().split('.')
  const input = `${encode(header)}.${payload}`
  return `${input}.${signature(input)}`
}
const hmac = (input: string): string => {
  const pem = createPublicKey(world().microsoft.keys.good).export({ format: 'pem', type: 'spki' })
  return createHmac('sha256', pem).update(input).digest('base64url')
}

async function refusalOf(assertion: string, changes: Record<string, string> = {}) {
  return refusalIn(await attempt(world(), { form: { ...assertionForm(assertion), ...changes } }))
}
const invalidGrant = (reason: string) => refused({ error: 'invalid_grant', reason })

describe('is no request', () => {
  it('AST-01: without an assertion', async () => {
    const form = { grant_type: jwtBearer, client_id: tenants.a.name }
    expect(refusalIn(await attempt(world(), { form }))).toEqual(
      refused({ error: 'invalid_request', reason: 'parameter_missing' }),
    )
  })

  it('AST-02: with an empty assertion', async () => {
    expect(await refusalOf('')).toEqual(refused({ error: 'invalid_request', reason: 'parameter_missing' }))
  })
})

type FormRow = readonly [string, () => string, string]
type ClaimsRow = readonly [string, object, string]
type TimesRow = readonly [string, number, number, string]

describe('is no assertion', () => {
  it.each<FormRow>([
    ['AST-03: a word', () => 'hello', 'assertion_not_json'],
    ['AST-04: a list', () => '[]', 'assertion_not_json'],
    ['AST-04: a text', () => '"text"', 'assertion_not_json'],
    ['AST-04: a number', () => '7', 'assertion_not_json'],
    ['AST-04: null', () => 'null', 'assertion_not_json'],
    ['AST-05: something after the document', () => `${documentOf(graph())}x`, 'assertion_not_json'],
    ['AST-05: a byte order mark', () => `\uFEFF${documentOf(graph())}`, 'assertion_not_json'],
    ['AST-05: a comment', () => `/* */${documentOf(graph())}`, 'assertion_not_json'],
    ['AST-06: ten thousand levels', () => '['.repeat(10_000) + ']'.repeat(10_000), 'assertion_not_json'],
    [
      'AST-07: a member of the prototype',
      () => `{"__proto__":{"access_token":"${graph()}"}}`,
      'access_token_missing',
    ],
    [
      'AST-08: the access token twice',
      () => `{"access_token":"${graph()}","access_token":"${graph({ oid: people.bob.id })}"}`,
      'assertion_not_json',
    ],
    ['AST-09: a number for the token', () => '{"access_token":7}', 'access_token_missing'],
    ['AST-09: an object for the token', () => '{"access_token":{"a":1}}', 'access_token_missing'],
    ['AST-09: a list for the token', () => '{"access_token":["a.b.c"]}', 'access_token_missing'],
    ['AST-10: another token type', () => documentOf(graph(), { token_type: 'pop' }), 'token_type_not_bearer'],
    ['AST-11: an ID token alone', () => JSON.stringify({ id_token: graph() }), 'access_token_missing'],
    ['AST-15: no algorithm, no signature', () => forged({ alg: 'none' }, () => ''), 'assertion_not_json'],
    ['AST-15: no algorithm', () => forged({ alg: 'none' }, () => 'AAAA'), 'access_token_malformed'],
    [
      'AST-16: no algorithm in other letters',
      () => forged({ alg: 'nOnE' }, () => 'AAAA'),
      'access_token_malformed',
    ],
    [
      'AST-17: HS256 with the public key',
      () => forged({ alg: 'HS256', kid: goodKeyId }, hmac),
      'access_token_malformed',
    ],
    [
      'AST-18: ES256 with a key of its own',
      () => forged({ alg: 'ES256', jwk: { kty: 'EC' } }, () => 'AAAA'),
      'access_token_malformed',
    ],
    [
      'AST-18: EdDSA with a key of its own',
      () => forged({ alg: 'EdDSA', jwk: { kty: 'OKP' } }, () => 'AAAA'),
      'access_token_malformed',
    ],
    ['AST-20: a path as key id', () => own({}, { kid: '../../etc/passwd' }), 'access_token_malformed'],
    ['AST-20: SQL as key id', () => own({}, { kid: "' or 1=1 --" }), 'access_token_malformed'],
    ['AST-20: a key id of 10 KB', () => own({}, { kid: 'k'.repeat(10_240) }), 'access_token_malformed'],
    ['AST-21: a critical extension', () => own({}, { crit: ['x'] }), 'access_token_malformed'],
    ['AST-21: an unencoded payload', () => own({}, { b64: false }), 'access_token_malformed'],
    ['AST-22: five parts', () => documentOf(`${graph()}.AAAA.AAAA`), 'access_token_malformed'],
    ['AST-23: an opaque token', () => documentOf('EwB4A8l6BAAUs5-canary-opaque'), 'access_token_malformed'],
    ['AST-24: a space after the token', () => documentOf(`${own()} `), 'access_token_malformed'],
    ['AST-24: a line end after the token', () => documentOf(`${own()}\n`), 'access_token_malformed'],
    ['AST-24: padding', () => documentOf(`${own()}=`), 'access_token_malformed'],
    ['AST-24: more padding', () => documentOf(`${own()}==`), 'access_token_malformed'],
    ['AST-31: a tenant id that is a domain', () => graph({ tid: 'contoso.onmicrosoft.com' }), 'wrong_tenant'],
    ['AST-45: a list of audiences', () => graph({ aud: [tenants.a.signInAppId] }), 'access_token_malformed'],
    ['AST-50: a list of scopes', () => own({ scp: ['access_as_user'] }), 'access_token_malformed'],
    ['AST-53: an expiry that is a text', () => graph({ exp: String(now() + 60) }), 'access_token_malformed'],
    ['AST-53: an endless expiry', () => graph({ exp: 1e308 }), 'access_token_malformed'],
    ['AST-53: an expiry before the epoch', () => graph({ exp: -1 }), 'access_token_malformed'],
    ['AST-53: half a second', () => graph({ exp: now() + 60.5 }), 'access_token_malformed'],
    ['AST-100: our own access token', () => `srat_${'0'.repeat(49)}`, 'assertion_not_json'],
  ])('%s', async (_title, assertion, reason) => {
    expect(await refusalOf(assertion())).toEqual(invalidGrant(reason))
  })

  it('AST-14: a body that is not encoded, of a token with + and & in it', async () => {
    const body = (token: string): string =>
      `grant_type=${jwtBearer}&client_id=${tenants.a.name}&assertion={"access_token":"${token}"}`
    for (const token of ['a.b+c.d', 'a.b&c.d']) {
      const outcome = await attempt(world(), { body: body(token) })
      expect(outcome).toMatchObject({ status: 400, body: { error: 'invalid_grant' }, outgoing: 0 })
    }
  })
})

describe('is no token that may come in', () => {
  it.each<ClaimsRow>([
    ['AST-29: the issuer of B', { iss: `https://sts.windows.net/${tenants.b.id}/` }, 'wrong_issuer'],
    [
      'AST-30: an issuer with more after it',
      { iss: `https://sts.windows.net/${tenants.a.id}/x` },
      'wrong_issuer',
    ],
    [
      'AST-30: an issuer without its slash',
      { iss: `https://sts.windows.net/${tenants.a.id}` },
      'wrong_issuer',
    ],
    [
      'AST-30: an issuer in other letters',
      { iss: `https://STS.windows.net/${tenants.a.id}/` },
      'wrong_issuer',
    ],
    ['AST-32: the tenant of consumers', { tid: '9188040d-6c67-4c5b-b112-36a304b66dad' }, 'wrong_tenant'],
    [
      'AST-33: a tenant that nobody registered',
      { tid: 'cccccccc-1111-4111-8111-111111111111' },
      'wrong_tenant',
    ],
    [
      'AST-38: a client that nobody allowed',
      { appid: 'dddddddd-1111-4111-8111-111111111111' },
      'client_not_allowed',
    ],
    ['AST-39: Azure CLI, unless it is allowed', { appid: azureCli }, 'client_not_allowed'],
    ['AST-41: no client', { appid: undefined }, 'no_client_id'],
    ['AST-41: two clients', { azp: azureCli }, 'no_client_id'],
    ['AST-42: a client with a secret', { appidacr: '1' }, 'client_not_public'],
    ['AST-42: a client with a certificate', { appidacr: '2' }, 'client_not_public'],
    ['AST-43: Azure AD Graph', { aud: 'https://graph.windows.net' }, 'wrong_audience'],
    ['AST-43: Azure AD Graph by its id', { aud: '00000002-0000-0000-c000-000000000000' }, 'wrong_audience'],
    ['AST-44: Azure Resource Manager', { aud: 'https://management.azure.com' }, 'wrong_audience'],
    ['AST-44: Exchange', { aud: 'https://outlook.office365.com' }, 'wrong_audience'],
    ['AST-46: Graph of another cloud', { aud: 'https://graph.microsoft.us' }, 'wrong_audience'],
    ['AST-47: a look-alike of Graph', { aud: 'https://graph.microsoft.com.evil' }, 'wrong_audience'],
    ['AST-47: Graph with two slashes', { aud: 'https://graph.microsoft.com//' }, 'wrong_audience'],
    [
      'AST-48: an application',
      { scp: undefined, roles: ['User.Read.All'], idtyp: 'app' },
      'not_a_user_token',
    ],
    ['AST-49: an application that does not say so', { scp: undefined, idtyp: undefined }, 'not_a_user_token'],
    ['AST-50: no scope', { scp: '' }, 'not_a_user_token'],
    ['AST-51: a kind of identity that nobody knows', { idtyp: 'agent' }, 'not_a_user_token'],
    ['AST-53: no expiry', { exp: undefined }, 'times_missing'],
    ['AST-102: no id of its own', { uti: undefined }, 'no_token_id'],
  ])('%s', async (_title, claims, reason) => {
    expect(await refusalOf(documentOf(graph(claims), { refresh_token: 'canary.refresh' }))).toEqual(
      invalidGrant(reason),
    )
  })

  it.each<ClaimsRow>([
    [
      'AST-29: the issuer of B',
      { iss: `https://login.microsoftonline.com/${tenants.b.id}/v2.0` },
      'wrong_issuer',
    ],
    ['AST-38: a client that nobody allowed', { azp: azureCli }, 'client_not_allowed'],
    ['AST-48: an application', { idtyp: 'app', scp: undefined }, 'not_a_user_token'],
    ['AST-49: somebody who does not say of which kind', { idtyp: undefined }, 'not_a_user_token'],
    ['AST-50: another scope of ours', { scp: 'something_else' }, 'scope_missing'],
    [
      'AST-99: a JWT for our token endpoint',
      { aud: 'https://strongroom.test:4443/v8/token' },
      'wrong_audience',
    ],
  ])('for our own API, %s', async (_title, claims, reason) => {
    expect(await refusalOf(own(claims))).toEqual(invalidGrant(reason))
  })

  it.each<TimesRow>([
    ['AST-52: expired 61 seconds ago', -4000, -61, 'expired'],
    ['AST-54: valid in five minutes', 300, 3600, 'not_yet_valid'],
    ['AST-55: issued in five minutes', 300, 3600, 'not_yet_valid'],
    ['AST-56: issued 17 minutes ago', -1020, 3600, 'too_old'],
    ['AST-57: for thirty days', -60, 30 * 86_400, 'lives_too_long'],
  ])('%s', async (title, issued, expires, reason) => {
    const times = { iat: now() + issued, nbf: now() + issued, exp: now() + expires }
    const claims = title.startsWith('AST-54') ? { ...times, iat: now() } : times
    for (const token of [graph(claims), own(claims)]) {
      const outcome = await attempt(world(), {
        form: assertionForm(documentOf(token, { refresh_token: 'x.canary' })),
      })
      expect(refusalIn(outcome)).toEqual(invalidGrant(reason))
      const isLate = reason === 'expired' || reason === 'too_old'
      expect(outcome.body['error_description']).toBe(isLate ? 'assertion_expired' : 'assertion_rejected')
    }
  })

  it('AST-58: the document’s own word about its expiry does not count', async () => {
    const token = graph({ iat: now() - 4000, nbf: now() - 4000, exp: now() - 100 })
    const assertion = documentOf(token, { expires_in: 999_999, refresh_token: 'x.canary' })
    expect(await refusalOf(assertion)).toEqual(invalidGrant('expired'))
  })

  it('AST-34, AST-72: a token of A for B is answered exactly like one for an unknown organization', async () => {
    const answerTo = async (clientId: string) => {
      const outcome = await attempt(world(), { form: { ...assertionForm(own()), client_id: clientId } })
      const { request_id: _requestId, ...body } = outcome.body
      return {
        refusal: { ...refusalIn(outcome), reason: '' },
        body,
        names: Object.keys(outcome.headers).toSorted(),
      }
    }
    const foreign = await answerTo(tenants.b.name)
    expect(await answerTo('nobody.onmicrosoft.com')).toEqual(foreign)
    expect(foreign.refusal).toEqual({ ...invalidGrant(''), reason: '' })
  })

  it.each([
    '\u0441ontoso.onmicrosoft.com',
    'contoso .onmicrosoft.com',
    'contoso%2eonmicrosoft.com',
    'onmicrosoft.com',
  ])('AST-73: %s names nobody', async (clientId) => {
    expect(await refusalOf(own(), { client_id: clientId })).toEqual(invalidGrant('organization_unknown'))
  })

  it('AST-90: a scope that sounds like a right', async () => {
    const outcome = await attempt(world(), { form: { ...ownApiAssertion(world()), scope: 'admin' } })
    expect(refusalIn(outcome)).toEqual(refused({ error: 'invalid_scope', reason: 'scope_sent' }))
  })

  it('AST-12: a token for Graph alone, when only the audience upgrade is in force', async () => {
    await world().allow(tenants.a, { policies: ['own_api', 'audience_upgrade'] })
    expect(await refusalOf(documentOf(graph()))).toEqual(invalidGrant('rt_required'))
    await world().allow(tenants.a, { policies: ['own_api', 'audience_upgrade', 'verify_by_use'] })
  })
})

it.each([
  ['User.Read', 'Directory.Read.All | Directory.ReadWrite.All | Directory.AccessAsUser.All'],
  [
    'Directory.Read.All',
    'User.Read | User.ReadWrite | User.ReadBasic.All | User.Read.All | User.ReadWrite.All',
  ],
])('a Graph token for %s alone is refused, and its record names the scope it lacks', async (scp, missing) => {
  const members = { refresh_token: world().microsoft.refreshToken(alice) }
  const outcome = await attempt(world(), { form: assertionForm(documentOf(graph({ scp }), members)) })
  expect(refusalIn(outcome)).toEqual(invalidGrant('scope_missing'))
  expect(JSON.parse(outcome.audit?.details ?? '{}')).toMatchObject({ missingScopes: [missing] })
})

describe('is let in', () => {
  const letIn = async (form: Record<string, string>) => attempt(world(), { form })

  it('AST-13: the body as the manual prints it, not encoded', async () => {
    const { assertion } = graphAssertion(world())
    const body = `grant_type=${jwtBearer}&client_id=${tenants.a.name}&assertion=${assertion}`
    expect(await attempt(world(), { body })).toMatchObject(granted)
  })

  it('AST-57: a token for 24 hours that is fresh, with wide scopes, which the record tells', async () => {
    const scp = 'Directory.AccessAsUser.All User.ReadWrite.All'
    const token = graph({ exp: now() + 24 * 3600, scp })
    const refreshToken = world().microsoft.refreshToken(alice)
    const outcome = await letIn(assertionForm(documentOf(token, { refresh_token: refreshToken })))
    expect(outcome).toMatchObject(granted)
    expect(outcome.audit?.details).toContain('"isOverprivileged":true')
  })

  it.each([tenants.a.name.toUpperCase(), `${tenants.a.name}.`, tenants.a.id])(
    'AST-73: the organization as %s',
    async (clientId) => {
      expect(await letIn({ ...ownApiAssertion(world()), client_id: clientId })).toMatchObject(granted)
    },
  )

  it('AST-96: whatever Host the request names', async () => {
    const headers = { host: tenants.b.name }
    expect(await attempt(world(), { form: ownApiAssertion(world()), headers })).toMatchObject(granted)
  })

  it('AST-97, AST-98: and addresses in token and document are never asked', async () => {
    const evil = 'https://evil.test/'
    const claims = { _claim_names: { groups: 's' }, _claim_sources: { s: { endpoint: evil } } }
    const members = { token_endpoint: evil, authority: evil, resource: evil, jwks_uri: evil }
    const from = world().microsoft.requests.length
    expect(await letIn(assertionForm(documentOf(own(claims), members)))).toMatchObject(granted)
    const hosts = world()
      .microsoft.requests.slice(from)
      .map(({ url }) => url.host)
    expect(hosts.every((host) => /^(login\.microsoftonline|graph\.microsoft)\.com$/.test(host))).toBe(true)
  })

  it('AST-103: by a token for our own API, and the refresh token beside it is not redeemed', async () => {
    const from = world().microsoft.requests.length
    const members = { refresh_token: world().microsoft.refreshToken(alice) }
    expect(await letIn(assertionForm(documentOf(own(), members)))).toMatchObject(granted)
    const bodies = world()
      .microsoft.requests.slice(from)
      .map(({ body }) => body)
    expect(bodies.join(' ')).not.toContain('grant_type=refresh_token')
  })
})

describe('is not verified', () => {
  /** The keys are known from now on, so a refusal needs nobody. */
  beforeEach(async () => {
    await attempt(world(), { form: ownApiAssertion(world()) })
  })
  const header = (kid: string) => ({ typ: 'JWT', alg: 'RS256', kid })
  const claimsOf = (token: string): object => {
    const claims: object = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    return claims
  }

  it('AST-19: by a key that the header points at', async () => {
    const { keys } = world().microsoft
    const pointing = { ...header(goodKeyId), jku: 'https://evil.test/keys', x5u: 'https://evil.test/cert' }
    expect(await refusalOf(signed(pointing, claimsOf(own()), keys.stranger))).toEqual(
      invalidGrant('bad_signature'),
    )
  })

  it('AST-26: with a bit of the payload flipped', async () => {
    const [head = '', , signature = ''] = own().split('.')
    const [, payload = ''] = own({ oid: people.bob.id }).split('.')
    expect(await refusalOf(`${head}.${payload}.${signature}`)).toEqual(invalidGrant('bad_signature'))
  })

  it('AST-28: by a key for consumers', async () => {
    const { keys } = world().microsoft
    expect(await refusalOf(signed(header(consumerKeyId), claimsOf(own()), keys.consumer))).toEqual(
      invalidGrant('key_of_other_issuer'),
    )
  })

  it('AST-27: by unknown keys, which are asked for at most once in five minutes', async () => {
    const { keys, requests } = world().microsoft
    world().clock.advance(6 * 60_000)
    const from = requests.length
    for (let count = 0; count < 30; count += 1) {
      world().clock.advance(1000)
      const outcome = await attempt(world(), {
        form: assertionForm(signed(header(`junk-${count}`), claimsOf(own()), keys.stranger)),
      })
      expect({ ...refusalIn(outcome), outgoing: 0 }).toEqual(invalidGrant('unknown_key'))
    }
    expect(requests.length - from).toBeLessThanOrEqual(1)
  })
})

it('AST-91, AST-92: no token of Microsoft is in the records after an exchange', async () => {
  const one: CatalogueWorld = world()
  const { assertion } = graphAssertion(one)
  expect(await attempt(one, { form: assertionForm(assertion ?? '') })).toMatchObject(granted)
  const tables = await Promise.all([
    one.database.db.selectFrom('audit').selectAll().execute(),
    one.database.db.selectFrom('seenAssertions').selectAll().execute(),
    one.database.db.selectFrom('tokenFamilies').selectAll().execute(),
    one.database.db.selectFrom('refreshTokens').selectAll().execute(),
  ])
  const kept = JSON.stringify(tables) + one.logLines.join('')
  const parts = [...one.microsoft.issued].flatMap((token) => [token, token.split('.')[2] ?? token])
  expect(parts.filter((part) => part.length > 20 && kept.includes(part))).toEqual([])
  expect(kept).not.toContain(administrator.password)
})
