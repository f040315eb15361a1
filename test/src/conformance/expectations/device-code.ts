/** Device codes before anybody has signed in (RFC 8628, microsoft.md 1.2). */
import type { Answered, Expectation, Known, Sent } from '../expectation.ts'
import { absent, all, isRecord, numberFrom, onlyMembers, text } from '../shape.ts'
import { basis, nobody, sts } from './answers.ts'

const post = (path: string, form: Readonly<Record<string, string>>): Sent => ({
  to: 'login',
  method: 'POST',
  path: `/{tenant}/oauth2/v2.0/${path}`,
  form,
})

const scope = 'https://graph.microsoft.com/User.Read'
const urn = 'urn:ietf:params:oauth:grant-type:device_code'

const keep = ({ body }: Answered, known: Known): void => {
  if (isRecord(body)) known.set('deviceCode', String(body['device_code']))
}

const poll =
  (grantType: string, client?: string): Expectation['send'] =>
  ({ target, known }) =>
    post('token', {
      grant_type: grantType,
      client_id: client ?? target.signInClientId,
      device_code: known.get('deviceCode'),
    })

const begin = 'device-code/answer'

export const deviceCode: readonly Expectation[] = [
  {
    id: begin,
    title: 'A device code comes with user code, page, lifetime, interval and a sentence',
    basis: basis.documentation('Device authorization grant: device authorization response'),
    send: ({ target }) => post('devicecode', { client_id: target.signInClientId, scope }),
    expect: {
      status: 200,
      body: {
        user_code: text,
        device_code: text,
        verification_uri: /^https:\/\//,
        expires_in: numberFrom(900, 900),
        interval: numberFrom(5, 5),
        message: /code [A-Z0-9]+ /,
      },
    },
    keep,
  },
  {
    id: 'device-code/members',
    title: 'There are these six members, and no verification_uri_complete',
    basis: basis.documentation('Device authorization grant: verification_uri_complete is not included'),
    send: ({ target }) => post('devicecode', { client_id: target.signInClientId, scope }),
    expect: {
      status: 200,
      body: all(
        onlyMembers('user_code', 'device_code', 'verification_uri', 'expires_in', 'interval', 'message'),
        { verification_uri_complete: absent },
      ),
    },
  },
  {
    id: 'device-code/user-code',
    title: 'The user code is eight or nine capital letters and digits',
    basis: basis.capture('microsoft.md 1.2'),
    send: ({ target }) => post('devicecode', { client_id: target.signInClientId, scope }),
    expect: { status: 200, body: { user_code: /^[A-Z0-9]{8,9}$/ } },
  },
  {
    id: 'device-code/language',
    title: 'mkt chooses the language of the sentence',
    basis: basis.documentation('Device authorization grant: mkt'),
    send: ({ target }) => post('devicecode?mkt=de-DE', { client_id: target.signInClientId, scope }),
    expect: { status: 200, body: { message: /Code/ } },
  },
  {
    id: 'device-code/pending',
    title: 'Until somebody signs in, a poll is AADSTS70016 authorization_pending',
    basis: basis.capture('microsoft.md 1.2'),
    after: [begin],
    send: poll(urn),
    expect: sts(70016, 'authorization_pending', { says: /Authorization is pending\. Continue polling/ }),
  },
  {
    id: 'device-code/pending-bare',
    title: 'The bare grant type device_code polls as well',
    basis: basis.experiment('microsoft.md 1.2: msal-node'),
    after: [begin, 'device-code/pending'],
    send: poll('device_code'),
    expect: sts(70016, 'authorization_pending'),
  },
  {
    id: 'device-code/too-fast',
    title: 'Polling faster than the interval is forgiven: no slow_down',
    basis: basis.memory('microsoft.md 1.2'),
    after: ['device-code/pending-bare'],
    send: poll(urn),
    expect: sts(70016, 'authorization_pending'),
  },
  {
    id: 'device-code/other-client',
    title: 'A code of another client is refused',
    basis: basis.memory('microsoft.md 1.2'),
    after: ['device-code/too-fast'],
    // Azure CLI, which every tenant has
    send: poll(urn, '04b07795-8ddb-461a-bbee-02f9e1bf7b46'),
    expect: sts(700003, 'invalid_grant'),
  },
  {
    id: 'device-code/unknown',
    title: 'An unknown device code is AADSTS70018 bad_verification_code',
    basis: basis.memory('microsoft.md 1.2'),
    send: ({ target }) =>
      post('token', { grant_type: urn, client_id: target.signInClientId, device_code: 'not-a-code' }),
    expect: sts(70018, 'bad_verification_code'),
  },
  {
    id: 'device-code/no-code',
    title: 'A poll without a device code is AADSTS900144',
    basis: basis.documentation('Device authorization grant: device_code is required'),
    send: ({ target }) => post('token', { grant_type: urn, client_id: target.signInClientId }),
    expect: sts(900144, 'invalid_request', { says: /parameter: 'device_code'/ }),
  },
  {
    id: 'device-code/no-scope',
    title: 'A device code needs a scope: AADSTS900144',
    basis: basis.documentation('Device authorization grant: scope is required'),
    send: ({ target }) => post('devicecode', { client_id: target.signInClientId }),
    expect: sts(900144, 'invalid_request', { says: /parameter: 'scope'/ }),
  },
  {
    id: 'device-code/unknown-client',
    title: 'An unknown client gets no device code: AADSTS700016',
    basis: basis.capture('microsoft.md 1.6'),
    send: () => post('devicecode', { client_id: nobody, scope }),
    expect: sts(700016, 'unauthorized_client'),
  },
]
