/** Client assertions: which are taken, how the others are refused (RFC 7523, microsoft.md 1.4). */
import { randomUUID } from 'node:crypto'
import { thumbprint } from '../certificate.ts'
import type { Basis, Expectation, Expected, Given, Sent } from '../expectation.ts'
import { text } from '../shape.ts'
import { basis, nobody, sts } from './answers.ts'
import { assertionForm, clientIdOf, ownCredential, type AssertionWish } from './assertion-form.ts'

const accepted: Expected = { status: 200, body: { token_type: 'Bearer', access_token: text } }

type Wish = (given: Given) => AssertionWish

/** `id`, what is special, where that is from, and how the assertion is made. */
type Variant = readonly [id: string, title: string, from: Basis, wish: Wish]

const post = (form: NonNullable<Sent['form']>): Sent => ({
  to: 'login',
  method: 'POST',
  path: '/{tenant}/oauth2/v2.0/token',
  form,
})

const own = (given: Given, wish: Wish): Sent => post(assertionForm(given, ownCredential(given), wish(given)))

const print = (given: Given, algorithm: 'sha1' | 'sha256'): string =>
  thumbprint(ownCredential(given), algorithm)

const padded = (base64url: string): string => base64url + '='.repeat((4 - (base64url.length % 4)) % 4)

const seconds = (given: Given): number => given.now() / 1000

const taken: readonly Variant[] = [
  [
    'ps256',
    'PS256 with x5t#S256, as documented now',
    basis.documentation('Certificate credentials'),
    () => ({}),
  ],
  [
    'rs256-x5t',
    'RS256 with the SHA-1 thumbprint x5t, as documented before',
    basis.experiment('microsoft.md 1.4: msal-node with a SHA-1 thumbprint'),
    (given) => ({ header: { alg: 'RS256', x5t: print(given, 'sha1') } }),
  ],
  [
    'x5t-padding',
    'x5t with the padding of base64',
    basis.experiment('microsoft.md 1.4: MSAL Python 1.21'),
    (given) => ({ header: { alg: 'RS256', x5t: padded(print(given, 'sha1')) } }),
  ],
  [
    'rs256-x5t-s256',
    'RS256 with x5t#S256',
    basis.memory('microsoft.md 1.4'),
    (given) => ({ header: { alg: 'RS256', 'x5t#S256': print(given, 'sha256') } }),
  ],
  [
    'ps256-x5t',
    'PS256 with the SHA-1 thumbprint x5t',
    basis.memory('microsoft.md 1.4'),
    (given) => ({ header: { x5t: print(given, 'sha1') } }),
  ],
  [
    'with-kid',
    'kid and x5c beside the thumbprint do no harm',
    basis.experiment('microsoft.md 1.4: msal-node with x5c'),
    (given) => ({
      header: {
        'x5t#S256': print(given, 'sha256'),
        kid: print(given, 'sha1'),
        x5c: [ownCredential(given).certificate.toString('base64')],
      },
    }),
  ],
  [
    'fractions',
    'Times with fractions, and no nbf',
    basis.experiment('microsoft.md 1.4: MSAL Python 1.21'),
    (given) => ({
      claims: { nbf: undefined, iat: seconds(given) + 0.125, exp: seconds(given) + 600.125 },
    }),
  ],
  [
    'audience-id',
    'The audience may name the tenant by its id',
    basis.memory('microsoft.md 1.4'),
    ({ target, known }) => ({
      claims: { aud: `${target.loginUrl}/${known.get('tenantId')}/oauth2/v2.0/token` },
    }),
  ],
  [
    'audience-v1',
    'The audience may be the v1 token endpoint',
    basis.memory('microsoft.md 1.4'),
    ({ target }) => ({ claims: { aud: `${target.loginUrl}/${target.tenant}/oauth2/token` } }),
  ],
  [
    'audience-authority',
    'The audience may be the authority',
    basis.memory('microsoft.md 1.4'),
    ({ target }) => ({ claims: { aud: `${target.loginUrl}/${target.tenant}/v2.0` } }),
  ],
  [
    'a-day',
    'Entra ID sets no bound to the life of an assertion: a day is taken',
    basis.documentation('Certificate credentials: exp'),
    (given) => ({ claims: { exp: Math.floor(seconds(given)) + 86_400 } }),
  ],
]

/** The refusals also say what is expected. */
const refused: readonly (readonly [variant: Variant, expected: Expected])[] = [
  [
    [
      'no-thumbprint',
      'An assertion without a thumbprint is AADSTS50027',
      basis.capture('microsoft.md 1.4'),
      () => ({ header: {} }),
    ],
    sts(50027, 'invalid_client', { says: /No certificate thumbprint/ }),
  ],
  [
    [
      'algorithm',
      'An unknown algorithm is AADSTS5002738',
      basis.capture('microsoft.md 1.4'),
      (given) => ({ header: { alg: 'RS1', 'x5t#S256': print(given, 'sha256') } }),
    ],
    sts(5002738, 'invalid_client'),
  ],
  [
    [
      'audience',
      'Another audience is AADSTS700023',
      basis.memory('microsoft.md 1.4'),
      () => ({ claims: { aud: 'https://example.com/token' } }),
    ],
    sts(700023, 'invalid_client'),
  ],
  [
    [
      'expired',
      'An assertion of an hour ago is AADSTS700024',
      basis.capture('microsoft.md 1.4'),
      (given) => ({
        claims: { nbf: Math.floor(seconds(given)) - 7200, exp: Math.floor(seconds(given)) - 3600 },
      }),
    ],
    sts(700024, 'invalid_client', { says: /not within its valid time range/ }),
  ],
  [
    [
      'too-early',
      'An assertion of an hour ahead is AADSTS700024',
      basis.capture('microsoft.md 1.4'),
      (given) => ({
        claims: { nbf: Math.floor(seconds(given)) + 3600, exp: Math.floor(seconds(given)) + 4200 },
      }),
    ],
    sts(700024, 'invalid_client'),
  ],
  [
    [
      'subject',
      'A subject that is not the issuer is AADSTS50048',
      basis.documentation('Certificate credentials: sub is the client id'),
      () => ({ claims: { sub: nobody } }),
    ],
    sts(50048, 'invalid_client'),
  ],
  [
    [
      'other-client',
      'An assertion of another client is AADSTS700021',
      basis.memory('microsoft.md 1.4'),
      () => ({ claims: { iss: nobody, sub: nobody } }),
    ],
    sts(700021, 'invalid_client'),
  ],
]

function expectationOf([id, title, from, wish]: Variant, expect: Expected): Expectation {
  return {
    id: `assertion/${id}`,
    title,
    basis: from,
    ...(id === 'audience-id' ? { after: ['discovery/v2'] } : {}),
    send: (given) => own(given, wish),
    expect,
  }
}

const others: readonly Expectation[] = [
  {
    id: 'assertion/unknown-certificate',
    title: 'A certificate that is not registered is AADSTS700027: the key was not found',
    basis: basis.capture('microsoft.md 1.4'),
    send: (given) => post(assertionForm(given, given.first)),
    expect: sts(700027, 'invalid_client', { says: /The key was not found/ }),
  },
  {
    id: 'assertion/bad-signature',
    title: 'A registered certificate and the signature of another key are AADSTS700027',
    basis: basis.capture('microsoft.md 1.4'),
    send: (given) =>
      post(assertionForm(given, given.first, { header: { 'x5t#S256': print(given, 'sha256') } })),
    expect: sts(700027, 'invalid_client', { says: /signature/i }),
  },
  {
    id: 'assertion/no-jwt',
    title: 'An assertion that is no JWT is AADSTS50027',
    basis: basis.capture('microsoft.md 1.4'),
    send: (given) =>
      post({ ...assertionForm(given, given.first), client_assertion: `not-a-jwt-${randomUUID()}` }),
    expect: sts(50027, 'invalid_client'),
  },
  {
    id: 'assertion/no-type',
    title: 'An assertion without its type is AADSTS900144',
    basis: basis.memory('microsoft.md 1.4'),
    send: (given) => {
      const { client_assertion_type: _, ...form } = assertionForm(given, given.first)
      return post(form)
    },
    expect: sts(900144, 'invalid_request', { says: /client_assertion_type/ }),
  },
  {
    id: 'assertion/no-client-id',
    title: 'client_id may be left out: the assertion names the client',
    basis: basis.memory('microsoft.md 1.4, RFC 7521 section 4.2'),
    send: (given) => {
      const { client_id: _, ...form } = assertionForm(given, ownCredential(given))
      return post(form)
    },
    expect: accepted,
  },
  {
    id: 'assertion/unknown-issuer',
    title: 'A token of an issuer that no federated credential names is AADSTS700211 or 700213',
    basis: basis.memory('microsoft.md 1.4'),
    send: (given) =>
      post(
        assertionForm(given, given.first, {
          clientId: clientIdOf(given),
          header: { alg: 'RS256', kid: 'nobody' },
          claims: {
            iss: 'https://issuer.example.com',
            sub: 'nobody',
            aud: 'api://AzureADTokenExchange',
          },
        }),
      ),
    expect: [sts(700211, 'invalid_client'), sts(700213, 'invalid_client'), sts(70021, 'invalid_request')],
  },
]

export const assertion: readonly Expectation[] = [
  ...taken.map((variant) => expectationOf(variant, accepted)),
  ...refused.map(([variant, expect]) => expectationOf(variant, expect)),
  ...others,
]
