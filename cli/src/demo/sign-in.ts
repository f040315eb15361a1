import {
  createApiClient,
  type ApiClient,
  type AuditEntry,
  type Authentication,
  type Organization,
  type Page,
} from '@strongroom/api-client'
import { remedyOf } from '../remedy.ts'
import { approve } from './connect.ts'
import { postForm, textMember, type Administration, type Exchange, type World } from './world.ts'

const azureCliClientId = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const jwtBearerGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** A person signed in at the server, and the tokens as they came. */
export interface Person {
  readonly name: string
  readonly api: ApiClient
  readonly refreshToken: string
}

async function shown(
  world: World,
  method: string,
  url: string,
  form: Record<string, string>,
): Promise<Exchange> {
  world.narrator.request(method, url, form)
  const exchange = await postForm(
    url.startsWith(world.apiUrl) ? world.serverFetch : world.cloudFetch,
    url,
    form,
  )
  world.narrator.response(exchange.status, exchange.body)
  return exchange
}

/** The device authorization grant with any client and scope: the assertion document, whole. */
export async function deviceSignIn(
  world: World,
  { person, clientId, scope }: { readonly person: string; readonly clientId: string; readonly scope: string },
  post: (url: string, form: Record<string, string>) => Promise<Exchange>,
): Promise<Exchange> {
  const base = `${world.loginUrl}/${world.tenant}/oauth2/v2.0`
  const code = await post(`${base}/devicecode`, { client_id: clientId, scope })
  await approve(world, textMember(code.body, 'user_code'), person)
  world.narrator.done(`${person}@${world.tenant} has signed in on Microsoft\u2019s page`)
  return post(`${base}/token`, {
    grant_type: deviceCodeGrant,
    client_id: clientId,
    device_code: textMember(code.body, 'device_code'),
  })
}

/** What the administrator reads about the refusal, and does about it. */
async function mend(world: Administration, organization: Organization, requestId: string): Promise<void> {
  const { admin, narrator } = world
  const audit = await admin.get<Page<AuditEntry>>(`/api/v1/audit?requestId=${encodeURIComponent(requestId)}`)
  const [entry] = audit.results
  if (entry === undefined) throw new Error(`the audit log has nothing about request ${requestId}`)
  narrator.say(`The caller learns no reason. The administrator does: ${entry.reason ?? ''}`)
  const remedy = remedyOf(entry)
  if (remedy !== undefined) narrator.say(`  $ ${remedy}`)
  const path = `/api/v1/organizations/${organization.id}/authentication`
  const current = await admin.get<Authentication>(path)
  await admin.send('PUT', path, {
    ...current,
    tenantAuthentication: true,
    policies: [...current.policies, 'verify_by_use'],
    allowedClientIds: [...current.allowedClientIds, azureCliClientId],
  })
  narrator.done('tenant authentication is on, and the client id of Azure CLI is allowed')
}

/** Chapter: seed 2, word for word: an assertion of Microsoft\u2019s becomes a token pair of the server. */
export async function signInAsPerson(world: Administration, organization: Organization): Promise<Person> {
  const { narrator, apiUrl, context } = world
  narrator.chapter('A person of the tenant signs in, with Microsoft and at our REST API')
  const post = (url: string, form: Record<string, string>): Promise<Exchange> =>
    shown(world, 'POST', url, form)
  const assertion = await deviceSignIn(
    world,
    {
      person: 'alice',
      clientId: azureCliClientId,
      scope: 'Directory.AccessAsUser.All User.ReadWrite.All offline_access',
    },
    post,
  )
  narrator.say('The whole JSON document is the assertion:')
  const form = { grant_type: jwtBearerGrant, client_id: world.tenant, assertion: assertion.text }
  const response = await world.serverFetch(`${apiUrl}/v6/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  narrator.request('POST', `${apiUrl}/v6/token`, form)
  narrator.response(response.status, await response.json())
  if (response.status !== 400) throw new Error('the sign-in was not refused although nobody has allowed it')
  await mend(world, organization, response.headers.get('x-request-id') ?? '')
  const granted = await post(`${apiUrl}/v6/token`, form)
  if (granted.status !== 200) throw new Error('the sign-in was refused although it is allowed')
  const tokens = {
    accessToken: textMember(granted.body, 'access_token'),
    refreshToken: textMember(granted.body, 'refresh_token'),
    userName: textMember(granted.body, 'userName'),
    expiresAt: context.now() + 3_600_000,
  }
  const api = createApiClient({ url: apiUrl, fetch: world.serverFetch, now: () => context.now(), tokens })
  await signInWithOwnApplication(world)
  return { name: 'alice', api, refreshToken: tokens.refreshToken }
}

/** The sign-in application of the organization, as the server tells it to anybody who wants to sign in. */
async function ownApplication({ serverFetch, apiUrl }: World): Promise<string> {
  const response = await serverFetch(`${apiUrl}/v8/RestorePortalSettings`)
  const settings: { readonly applicationId?: string } = JSON.parse(await response.text())
  return settings.applicationId ?? ''
}

/** The way in that needs no exception: a token for the server's own API, from the application in the tenant. */
async function signInWithOwnApplication(world: World): Promise<void> {
  const { narrator, apiUrl } = world
  narrator.say(
    'Better: with the server\u2019s own application the token is for nobody else, and proves itself.',
  )
  const clientId = await ownApplication(world)
  const assertion = await deviceSignIn(
    world,
    { person: 'bob', clientId, scope: `api://${clientId}/access_as_user` },
    (url, form) => postForm(world.cloudFetch, url, form),
  )
  const form = { grant_type: jwtBearerGrant, client_id: world.tenant, assertion: assertion.text }
  const granted = await postForm(world.serverFetch, `${apiUrl}/v6/token`, form)
  if (granted.status !== 200) throw new Error(`the own application was refused: ${granted.text}`)
  narrator.done(`the same exchange with scope=api://${clientId}/access_as_user: ${granted.status}`)
}
