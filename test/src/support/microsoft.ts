/** The simulator from outside: people at its sign-in page, mail through Graph, its log of requests, its faults. */
import type { Fetch } from '@strongroom/api-client'
import { call, member, postForm, trusting, type Answer } from './http.ts'
import { run, start, type Running } from './programs.ts'

export const azureCli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'
export const graphTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e'
const seedScope = 'Directory.AccessAsUser.All User.ReadWrite.All offline_access'

export interface LoggedRequest {
  readonly sequence: number
  readonly method: string
  readonly path: string
  readonly status?: number
  readonly subrequests?: number
}

export interface Microsoft {
  readonly program: Running
  readonly tenant: string
  readonly tenantId: string
  readonly loginUrl: string
  readonly graphUrl: string
  readonly cloudFile: string
  readonly caFile: string
  readonly fetch: Fetch
  /** Fills in the sign-in page as a person would. */
  approve(userCode: string, person: string, ...flags: string[]): Promise<void>
  /** The device authorization grant with any client: the token endpoint's answer. */
  signIn(person: string, options?: { clientId?: string; scope?: string }, ...flags: string[]): Promise<Answer>
  /** Graph with a bearer token. */
  graph(token: string, method: string, path: string, json?: unknown): Promise<Answer>
  control(method: string, path: string, json?: unknown): Promise<Answer>
  /** Requests since a sequence number. */
  requests(since?: number): Promise<readonly LoggedRequest[]>
  /** Requests that faults hold back. */
  held(): Promise<number>
  stop(): Promise<void>
}

const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code'

/** A client as the directory's administrator sees the registrations; one sign-in with an authenticator code. */
export async function signInAsApplicationAdministrator(microsoft: Microsoft): Promise<string> {
  const scope = 'https://graph.microsoft.com/Application.ReadWrite.All'
  return member(await microsoft.signIn('admin', { clientId: graphTools, scope }), 'access_token')
}

/** Lets a client ask for tokens of an API without anybody's consent, as its administrator does in the Entra admin center. */
export async function preAuthorize(
  microsoft: Microsoft,
  token: string,
  { api: appId, client }: { readonly api: string; readonly client: string },
): Promise<void> {
  const path = `/applications(appId='${appId}')`
  const { body } = await microsoft.graph(token, 'GET', `${path}?$select=id,api`)
  const api = body['api'] as {
    oauth2PermissionScopes: { id: string }[]
    preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[]
  }
  const delegatedPermissionIds = api.oauth2PermissionScopes.map(({ id }) => id)
  const preAuthorizedApplications = [
    ...api.preAuthorizedApplications.filter((entry) => entry.appId !== client),
    { appId: client, delegatedPermissionIds },
  ]
  const done = await microsoft.graph(token, 'PATCH', path, { api: { ...api, preAuthorizedApplications } })
  if (done.status !== 204) throw new Error(`pre-authorization: ${done.status} ${done.text}`)
}

/** What a person asks Microsoft for to sign in with the server's own application. */
export const ownApi = (appId: string): { clientId: string; scope: string } => ({
  clientId: appId,
  scope: `api://${appId}/access_as_user offline_access`,
})

/** Requests to Graph, each sub-request of a batch counted. */
export function countGraph(requests: readonly LoggedRequest[]): number {
  return requests
    .filter((request) => request.path.startsWith('/v1.0/'))
    .reduce((sum, request) => sum + Math.max(1, request.subrequests ?? 0), 0)
}

export async function startMicrosoft(...flags: readonly string[]): Promise<Microsoft> {
  const program = await start('m365-simulator', ['--port', '0', ...flags])
  const {
    tenant = '',
    tenantId = '',
    loginUrl = '',
    graphUrl = '',
    controlUrl = '',
    caFile = '',
    cloudFile = '',
  } = program.ready
  const fetch = trusting(caFile)
  const approve = async (userCode: string, person: string, ...more: string[]): Promise<void> => {
    const upn = person.includes('@') ? person : `${person}@${tenant}`
    const done = await run('m365-simulator', [
      'approve',
      userCode,
      '--user',
      upn,
      '--url',
      loginUrl,
      '--ca',
      caFile,
      ...more,
    ])
    if (done.code !== 0) throw new Error(`approve ${userCode} ${upn}: ${done.stdout}${done.stderr}`)
  }
  const control = (method: string, path: string, json?: unknown): Promise<Answer> =>
    call(fetch, method, `${controlUrl}${path}`, json === undefined ? {} : { json })
  return {
    program,
    tenant,
    tenantId,
    loginUrl,
    graphUrl,
    cloudFile,
    caFile,
    fetch,
    approve,
    async signIn(person, { clientId = azureCli, scope = seedScope } = {}, ...more) {
      const base = `${loginUrl}/${tenant}/oauth2/v2.0`
      const code = await postForm(fetch, `${base}/devicecode`, { client_id: clientId, scope })
      await approve(member(code, 'user_code'), person, ...more)
      return postForm(fetch, `${base}/token`, {
        grant_type: deviceCodeGrant,
        client_id: clientId,
        device_code: member(code, 'device_code'),
      })
    },
    graph: (token, method, path, json) =>
      call(fetch, method, `${graphUrl}/v1.0${path}`, { token, ...(json === undefined ? {} : { json }) }),
    control,
    async requests(since = 0) {
      const answer = await control('GET', `requests?since=${since}`)
      const log: { requests: readonly LoggedRequest[] } = JSON.parse(answer.text)
      return log.requests
    },
    async held() {
      const { text } = await control('GET', 'faults')
      const { faults }: { faults: readonly { held: number }[] } = JSON.parse(text)
      return faults.reduce((sum, { held }) => sum + held, 0)
    },
    stop: () => program.stop(),
  }
}
