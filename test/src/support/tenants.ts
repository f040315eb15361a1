/** Many tenants at once: each with an application that its administrator made by hand, connected the way 'existing'. */
import { readFile } from 'node:fs/promises'
import { call, member, postForm, type Answer } from './http.ts'
import { azureCli, type Microsoft } from './microsoft.ts'
import { until, type Strongroom } from './strongroom.ts'

export interface Tenant {
  readonly tenantId: string
  /** The initial domain. */
  readonly domain: string
  /** A token of the tenant's administrator. */
  readonly token: string
}

export interface Connected extends Tenant {
  readonly organizationId: string
  readonly appId: string
  readonly servicePrincipalId: string
}

interface Person {
  readonly upn: string
  readonly password: string
}

const graphAppId = '00000003-0000-0000-c000-000000000000'
/** What backing up mail needs. */
const roles = ['User.Read.All', 'RoleManagement.Read.Directory', 'GroupMember.Read.All', 'Mail.Read']

/** Does the work for each, a few at a time. */
export async function forEach<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
  atOnce = 6,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index]
      if (item !== undefined) results[index] = await work(item, index)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

/** The tenants that `--tenants` added, their administrators signed in by password alone. */
export async function openTenants(microsoft: Microsoft): Promise<readonly Tenant[]> {
  const people: readonly Person[] = JSON.parse(
    await readFile(microsoft.program.ready['usersFile'] ?? '', 'utf8'),
  )
  const known = await microsoft.control('GET', 'tenants')
  const { tenants }: { tenants: { tenantId: string; domains: string[] }[] } = JSON.parse(known.text)
  const added = tenants.flatMap(({ tenantId, domains }) => {
    const domain = domains.find((name) => name.startsWith('tenant'))
    return domain === undefined ? [] : [{ tenantId, domain }]
  })
  return forEach(added, async ({ tenantId, domain }) => {
    const upn = `admin@${domain}`
    await microsoft.control('PATCH', `tenant?tenant=${domain}`, { securityDefaultsEnabled: false })
    await microsoft.control('PATCH', `users/${upn}`, { totpSecret: null })
    const answer = await postForm(microsoft.fetch, `${microsoft.loginUrl}/${domain}/oauth2/v2.0/token`, {
      grant_type: 'password',
      client_id: azureCli,
      scope: 'https://graph.microsoft.com/.default',
      username: upn,
      password: people.find((person) => person.upn === upn)?.password ?? '',
    })
    return { tenantId, domain, token: member(answer, 'access_token') }
  })
}

/** @throws when Graph says anything but yes. */
export async function inTenant(
  microsoft: Microsoft,
  { token }: Pick<Tenant, 'token'>,
  [method, path, json]: readonly [string, string, unknown?],
): Promise<Answer> {
  const answer = await microsoft.graph(token, method, path, json)
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return answer
}

/** Registers an application as its administrator does, with a certificate whose key the server has, and connects it. */
export async function connectExisting(
  server: Strongroom,
  microsoft: Microsoft,
  tenant: Tenant,
): Promise<Connected> {
  const made = await server.admin.send<{ keyId: string; certificatePem: string }>(
    'POST',
    '/api/v1/prepared-certificates',
    { name: tenant.domain },
  )
  const graph = (...request: [string, string, unknown?]): Promise<Answer> =>
    inTenant(microsoft, tenant, request)
  const key = made.certificatePem.replaceAll(/-----[^-]+-----|\s/g, '')
  const application = await graph('POST', '/applications', {
    displayName: 'Backup',
    keyCredentials: [{ type: 'AsymmetricX509Cert', usage: 'Verify', key }],
  })
  const appId = member(application, 'appId')
  const servicePrincipalId = member(await graph('POST', '/servicePrincipals', { appId }), 'id')
  const resource = await graph('GET', `/servicePrincipals(appId='${graphAppId}')?$select=id,appRoles`)
  const { appRoles }: { appRoles: { id: string; value: string }[] } = JSON.parse(resource.text)
  for (const value of roles)
    await graph('POST', `/servicePrincipals/${servicePrincipalId}/appRoleAssignments`, {
      principalId: servicePrincipalId,
      resourceId: member(resource, 'id'),
      appRoleId: appRoles.find((role) => role.value === value)?.id,
    })
  const organizationId = await provision(server, {
    way: 'existing',
    tenant: tenant.domain,
    services: ['exchange'],
    signInApplication: false,
    restore: 'none',
    applications: { backup: appId },
    credential: { kind: 'key', keyId: made.keyId },
  })
  return { ...tenant, organizationId, appId, servicePrincipalId }
}

interface Provisioning {
  readonly id: string
  readonly state: string
  readonly organizationId: string
  readonly error?: string
  readonly plan?: { readonly hash: string; readonly remarks: readonly string[] }
}

/** Plans, confirms, and waits for the end. @returns the organization's id. */
export async function provision({ admin }: Strongroom, body: object): Promise<string> {
  const planned = await admin.send<Provisioning>('POST', '/api/v1/provisionings', body)
  const path = `/api/v1/provisionings/${planned.id}`
  await admin.send('POST', `${path}/apply`, { planHash: planned.plan?.hash ?? '' })
  let now = planned
  await until(async () => {
    now = await admin.get<Provisioning>(path)
    return now.state !== 'planned' && now.state !== 'running'
  })
  if (now.state !== 'done') throw new Error(`the provisioning is ${now.state}: ${now.error ?? ''}`)
  return now.organizationId
}

/** The answer of our own API to a request that may be refused. */
export async function ask(server: Strongroom, method: string, path: string, json?: unknown): Promise<Answer> {
  const token = await adminToken(server)
  return call(server.fetch, method, `${server.url}${path}`, {
    token,
    ...(json === undefined ? {} : { json }),
  })
}

async function adminToken({ fetch, url }: Strongroom): Promise<string> {
  const form = { grant_type: 'password', username: 'admin', password: 'correct horse battery staple' }
  return member(await postForm(fetch, `${url}/v8/token`, form), 'access_token')
}
