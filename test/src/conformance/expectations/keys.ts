/** Certificates and secrets of an application, and how it rolls its own (microsoft.md 3.2). */
import { signJwt } from '../certificate.ts'
import type { Expectation, Expected, Given, Sent } from '../expectation.ts'
import { absent, each, guid, instant, isRecord, text } from '../shape.ts'
import { basis, graphError, nobody, shownKey, sts } from './answers.ts'
import { create, manage, objectPath, ownToken, tokenRequest, written } from './application.ts'

const certificateOf = (given: Given, which: 'first' | 'second'): object => ({
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
  key: given[which].certificate.toString('base64'),
})

const keysOf = (given: Given): Sent => manage('GET', objectPath(given, '?$select=id,keyCredentials'))

const change = (given: Given, json: object): Sent => manage('PATCH', objectPath(given), json)

const reading: readonly Expectation[] = [
  {
    ...written,
    id: 'keys/shown-alone',
    title: 'The key itself is shown to a read of one application with $select=keyCredentials',
    basis: basis.documentation('keyCredential resource type: key'),
    after: [create],
    patient: true,
    send: keysOf,
    expect: (given) => ({
      status: 200,
      body: {
        keyCredentials: [{ ...(shownKey as object), key: given.first.certificate.toString('base64') }],
      },
    }),
  },
  {
    ...written,
    id: 'keys/hidden-by-default',
    title: 'Without $select the key is null',
    basis: basis.documentation('keyCredential resource type: key'),
    after: [create],
    patient: true,
    send: (given) => manage('GET', objectPath(given)),
    expect: { status: 200, body: { keyCredentials: [shownKey] } },
  },
  {
    ...written,
    id: 'keys/hidden-in-lists',
    title: 'In a list the key is null, also with $select',
    basis: basis.documentation('keyCredential resource type: key'),
    after: ['application/find-by-name'],
    send: ({ known }) =>
      manage(
        'GET',
        `/applications?$filter=appId eq '${known.get('application/appId')}'&$select=id,keyCredentials`,
      ),
    expect: { status: 200, body: { value: each({ keyCredentials: [shownKey] }, 1) } },
  },
]

const changing: readonly Expectation[] = [
  {
    ...written,
    id: 'keys/edit',
    title: 'A key cannot be changed in place: 400, KeyNotUpdatable',
    basis: basis.capture('microsoft.md 3.2'),
    after: ['keys/shown-alone', ownToken],
    send: (given) =>
      change(given, {
        keyCredentials: [{ ...certificateOf(given, 'second'), keyId: given.known.get('application/keyId') }],
      }),
    expect: graphError(
      400,
      'Request_BadRequest',
      /Update to existing credential with KeyId '.*' is not allowed/,
    ),
  },
  {
    ...written,
    id: 'keys/keep',
    title: 'An element with keyId and no key keeps what is there: 204',
    basis: basis.client('Azure CLI 2.45'),
    after: ['keys/edit'],
    send: (given) =>
      change(given, {
        keyCredentials: [
          {
            type: 'AsymmetricX509Cert',
            usage: 'Verify',
            keyId: given.known.get('application/keyId'),
            key: null,
          },
        ],
      }),
    expect: { status: 204, body: absent },
  },
  {
    ...written,
    id: 'keys/no-certificate',
    title: 'A key that is no certificate is 400',
    basis: basis.memory('microsoft.md 3.2'),
    after: ['keys/keep'],
    send: (given) =>
      change(given, {
        keyCredentials: [
          { keyId: given.known.get('application/keyId'), type: 'AsymmetricX509Cert', usage: 'Verify' },
          { type: 'AsymmetricX509Cert', usage: 'Verify', key: Buffer.from('not a key').toString('base64') },
        ],
      }),
    expect: { status: 400, body: { error: { code: text } } },
  },
  {
    ...written,
    id: 'keys/end-date',
    title: 'A key that lives longer than its certificate is 400 KeyCredentialsInvalidEndDate',
    basis: basis.memory('microsoft.md 3.2'),
    after: ['keys/no-certificate'],
    send: (given) =>
      change(given, {
        keyCredentials: [
          { keyId: given.known.get('application/keyId'), type: 'AsymmetricX509Cert', usage: 'Verify' },
          { ...certificateOf(given, 'second'), endDateTime: '2099-01-01T00:00:00Z' },
        ],
      }),
    expect: graphError(400, 'KeyCredentialsInvalidEndDate'),
  },
]

interface Proof {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly by?: 'first' | 'second'
  readonly alg?: string
  readonly tail?: string
}

/** The proof of possession: the object id as issuer, ten minutes, the audience of the retired Azure AD Graph. */
function proofOf(given: Given, { claims, by = 'first', alg = 'RS256', tail = '' }: Proof = {}): string {
  const now = Math.floor(given.now() / 1000)
  const standard = {
    aud: '00000002-0000-0000-c000-000000000000',
    iss: given.known.get('application/id'),
    nbf: now,
    exp: now + 540,
  }
  return signJwt(given[by], { alg, typ: 'JWT' }, { ...standard, ...claims }) + tail
}

/** The application asks for itself, without any permission. */
const itself = (given: Given, action: string, json: object): Sent => ({
  ...manage('POST', objectPath(given, `/${action}`), json),
  token: 'token/itself',
})

const addKey = (given: Given, proof: Proof = {}): Sent =>
  itself(given, 'addKey', {
    keyCredential: certificateOf(given, 'second'),
    passwordCredential: null,
    proof: proofOf(given, proof),
  })

const page = 'Generate proof of possession tokens for rolling keys'
const malformed = graphError(401, 'Authentication_MissingOrMalformed')

const refusals: readonly (readonly [
  id: string,
  title: string,
  source: string,
  proof: (given: Given) => Proof,
  expect: Expected,
])[] = [
  ['padding', 'A proof with padding', 'capture', () => ({ tail: '=' }), malformed],
  ['signer', 'A proof by a key that is not registered', 'documentation', () => ({ by: 'second' }), malformed],
  [
    'audience',
    'A proof for another audience',
    'documentation',
    () => ({ claims: { aud: nobody } }),
    malformed,
  ],
  [
    'issuer',
    'A proof with the application id as issuer instead of the object id',
    'documentation',
    ({ known }) => ({ claims: { iss: known.get('application/appId') } }),
    malformed,
  ],
  [
    'too-long',
    'A proof of an hour instead of ten minutes',
    'documentation',
    (given) => ({ claims: { exp: Math.floor(given.now() / 1000) + 3600 } }),
    malformed,
  ],
  [
    'expired',
    'A proof of an hour ago',
    'memory',
    (given) => ({
      claims: { nbf: Math.floor(given.now() / 1000) - 4000, exp: Math.floor(given.now() / 1000) - 3600 },
    }),
    graphError(401, 'Authentication_ExpiredToken'),
  ],
]

const rolling: readonly Expectation[] = [
  ...refusals.map(([id, title, source, proof, expect]): Expectation => ({
    writes: true,
    id: `keys/proof-${id}`,
    title: `${title} is refused with 401`,
    basis:
      source === 'capture'
        ? basis.capture('microsoft.md 3.2')
        : source === 'memory'
          ? basis.memory('microsoft.md 3.2')
          : basis.documentation(page),
    after: ['keys/end-date', ownToken, 'application/forbidden'],
    send: (given) => addKey(given, proof(given)),
    expect,
  })),
  {
    writes: true,
    id: 'keys/proof-none',
    title: 'Without a proof the application may not: 403 Authorization_RequestDenied',
    basis: basis.memory('microsoft.md 3.2'),
    after: ['keys/end-date', 'application/forbidden'],
    send: (given) =>
      itself(given, 'addKey', { keyCredential: certificateOf(given, 'second'), passwordCredential: null }),
    expect: graphError(403, 'Authorization_RequestDenied'),
    observed: true,
  },
  {
    writes: true,
    id: 'keys/add',
    title: 'An application adds a key of its own with a proof, and needs no permission for it',
    basis: basis.documentation('application: addKey'),
    after: refusals.map(([id]) => `keys/proof-${id}`),
    patient: true,
    send: (given) => addKey(given),
    expect: { status: 200, body: { keyId: guid, key: null, type: 'AsymmetricX509Cert', usage: 'Verify' } },
    keep({ body }, known) {
      if (isRecord(body)) known.set('keys/second', String(body['keyId']))
    },
  },
  {
    writes: true,
    id: 'keys/added-token',
    title: 'The new key gets a token, and the old one still does',
    basis: basis.documentation('Certificate credentials: several at once'),
    after: ['keys/add'],
    patient: true,
    send: (given) => tokenRequest(given, given.second),
    expect: { status: 200, body: { token_type: 'Bearer' } },
  },
  {
    writes: true,
    id: 'keys/proof-ps256',
    title: 'A proof with PS256 is taken as well as one with RS256 (removing a key that is not there: 400)',
    basis: basis.memory('microsoft.md 3.2'),
    after: ['keys/added-token'],
    send: (given) => itself(given, 'removeKey', { keyId: nobody, proof: proofOf(given, { alg: 'PS256' }) }),
    expect: graphError(400, 'Request_BadRequest'),
  },
  {
    writes: true,
    id: 'keys/remove',
    title: 'It removes the old key with a proof by the new one: 204',
    basis: basis.documentation('application: removeKey'),
    after: ['keys/proof-ps256'],
    patient: true,
    send: (given) =>
      itself(given, 'removeKey', {
        keyId: given.known.get('application/keyId'),
        proof: proofOf(given, { by: 'second' }),
      }),
    expect: { status: 204, body: absent },
  },
  {
    writes: true,
    id: 'keys/removed-token',
    title: 'The removed key gets no token any more: AADSTS700027',
    basis: basis.capture('microsoft.md 1.4'),
    after: ['keys/remove'],
    patient: true,
    send: (given) => tokenRequest(given, given.first),
    expect: sts(700027, 'invalid_client'),
  },
]

const passwords: readonly Expectation[] = [
  {
    ...written,
    id: 'keys/add-password',
    title: 'A secret is told once, with a hint of three characters and an end in two years',
    basis: basis.documentation('application: addPassword'),
    after: ['keys/removed-token'],
    send: (given) =>
      manage('POST', objectPath(given, '/addPassword'), {
        passwordCredential: { displayName: 'conformance' },
      }),
    expect: [
      {
        status: 200,
        body: { keyId: guid, hint: /^.{3}$/, secretText: text, startDateTime: instant, endDateTime: instant },
      },
      // a policy of the tenant forbids secrets
      graphError(400, 'CredentialTypeNotAllowedAsPerAppPolicy'),
    ],
    keep({ body }, known) {
      if (isRecord(body) && body['secretText'] !== undefined)
        known.set('keys/secretId', String(body['keyId']))
    },
  },
  {
    ...written,
    id: 'keys/remove-password-unknown',
    title: 'Removing a secret that is not there is 400',
    basis: basis.memory('microsoft.md 3.2'),
    after: ['keys/removed-token'],
    send: (given) => manage('POST', objectPath(given, '/removePassword'), { keyId: nobody }),
    expect: graphError(400, 'Request_BadRequest'),
  },
  {
    ...written,
    id: 'keys/remove-password',
    title: 'A secret is removed by its id: 204',
    basis: basis.documentation('application: removePassword'),
    after: ['keys/add-password'],
    patient: true,
    send: (given) =>
      manage('POST', objectPath(given, '/removePassword'), { keyId: given.known.get('keys/secretId') }),
    expect: { status: 204, body: absent },
  },
]

export const keys: readonly Expectation[] = [...reading, ...changing, ...rolling, ...passwords]
