/** The tokens that reading expectations are sent with: the application's own, and an administrator's. */
import { assertionForm } from './expectations/assertion-form.ts'
import type { Given } from './expectation.ts'
import { isRecord } from './shape.ts'
import type { Send } from './wire.ts'

export interface SignInOptions {
  readonly write: boolean
  readonly wait: (seconds: number) => Promise<void>
  /** Shows the person where to sign in. */
  readonly onCode: (code: { readonly uri: string; readonly userCode: string }) => void
  readonly say: (text: string) => void
}

const reading = [
  'Application.Read.All',
  'AuditLog.Read.All',
  'Directory.Read.All',
  'Organization.Read.All',
  'Policy.Read.All',
  'RoleManagement.Read.Directory',
]
const writing = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
]

/** Leaves `token/application`, `token/person` and `token/reader`, as far as there is somebody to get one. */
export async function signIn(given: Given, send: Send, options: SignInOptions): Promise<void> {
  const { known, target } = given
  if (given.own !== undefined && target.clientId !== undefined) {
    const form = assertionForm(given, given.own)
    const answer = await send({ to: 'login', method: 'POST', path: tokenPath, form }, known)
    const token = textMember(answer.body, 'access_token')
    if (token === undefined) options.say(`The application got no token (${answer.status}).`)
    else remember(given, 'token/application', token)
  }
  if (target.adminDeviceCode) {
    const token = await signInPerson(given, send, options)
    if (token === undefined) options.say('Nobody signed in.')
    else remember(given, 'token/person', token)
  }
}

const tokenPath = '/{tenant}/oauth2/v2.0/token'

function remember({ known }: Given, name: string, token: string): void {
  known.set(name, token)
  known.set('token/reader', token)
}

async function signInPerson(given: Given, send: Send, options: SignInOptions): Promise<string | undefined> {
  const { target, known } = given
  const permissions = [...reading, ...(options.write ? writing : [])]
  const scope = permissions.map((name) => `${target.graphAudience}/${name}`).join(' ')
  const client = { client_id: target.signInClientId }
  const form = { ...client, scope }
  const { body } = await send(
    { to: 'login', method: 'POST', path: '/{tenant}/oauth2/v2.0/devicecode', form },
    known,
  )
  const [uri, userCode, deviceCode] = ['verification_uri', 'user_code', 'device_code'].map((name) =>
    textMember(body, name),
  )
  if (uri === undefined || userCode === undefined || deviceCode === undefined) return undefined
  options.onCode({ uri, userCode })
  const poll = {
    ...client,
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: deviceCode,
  }
  for (let tries = 0; tries < 180; tries += 1) {
    await options.wait(5)
    const answer = await send({ to: 'login', method: 'POST', path: tokenPath, form: poll }, known)
    const token = textMember(answer.body, 'access_token')
    if (token !== undefined) return token
    if (textMember(answer.body, 'error') !== 'authorization_pending') return undefined
  }
  return undefined
}

function textMember(body: unknown, name: string): string | undefined {
  const value = isRecord(body) ? body[name] : undefined
  return typeof value === 'string' ? value : undefined
}
