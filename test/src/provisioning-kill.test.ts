/**
 * `kill -9` at every write of a registration in Graph, over the server as it was built (PRV-07, F-07): the request is
 * held by the simulator, so that it either never happens or happens unanswered; resuming ends in the planned state.
 */
import { createHash } from 'node:crypto'
import type { ApiClient, OrganizationDetails, Provisioning } from '@strongroom/api-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCredential } from './conformance/certificate.ts'
import { openApplications, type TenantApplications } from './support/applications.ts'
import { member } from './support/http.ts'
import { graphTools, type LoggedRequest, startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { temporaryFolder } from './support/programs.ts'
import {
  killWhileHeld,
  restartStrongroom,
  startStrongroom,
  until,
  type Strongroom,
} from './support/strongroom.ts'

/** Application permissions that backing up and restoring mail takes. */
const mailRoles = 5
/** Each write twice, for a plan of a dozen, with room for grants that are under way together. */
const mostKills = 30
const longest = 900_000
const writing = ['POST', 'PATCH']
const written = String.raw`/^\/v1\.0\/(applications|servicePrincipals|oauth2)/`

/** A write that never happens, or one that happens and nobody hears of. */
type Fate = 'lost' | 'unanswered'

const root = '/api/v1/provisionings'
const graphAppId = '00000003-0000-0000-c000-000000000000'
/** What this file finds in the tenant as its own: what it made, and what is made for it. */
const names = /^(Strongroom |Backup of Contoso$)/

interface Application {
  readonly id: string
  readonly displayName: string
  readonly keyCredentials: readonly { readonly keyId: string; readonly customKeyIdentifier: string }[]
  readonly passwordCredentials: readonly { readonly keyId: string }[]
}

interface SignIn {
  readonly id: string
  readonly state: string
  readonly deviceCode?: { readonly userCode: string }
}

const thumbprintOf = ({ customKeyIdentifier }: Application['keyCredentials'][number]): string =>
  Buffer.from(customKeyIdentifier, 'base64').toString('hex').toUpperCase()

/** A request that is under way, or whose caller went away before it was carried out, has no status. */
const isAnswered = ({ status }: LoggedRequest): boolean => typeof status === 'number'

describe('a registration that is killed at each of its writes', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let tenant: TenantApplications
  let token: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    microsoft = await startMicrosoft('--mails', '0', '--users', '3')
    // A one-time code is good once: who signs in after every kill would wait half a minute each time.
    await microsoft.control('PATCH', 'tenant', { securityDefaultsEnabled: false })
    await microsoft.control('PATCH', `users/admin@${microsoft.tenant}`, { totpSecret: null })
    server = await startStrongroom(folder.path, microsoft)
    tenant = await openApplications(microsoft)
    const scope = ['Application', 'AppRoleAssignment', 'DelegatedPermissionGrant']
      .map((what) => `https://graph.microsoft.com/${what}.ReadWrite.All`)
      .join(' ')
    token = member(await microsoft.signIn('admin', { clientId: graphTools, scope }), 'access_token')
  })
  afterAll(async () => {
    await server.program.stop()
    await microsoft.stop()
    await folder.remove()
  })

  /** A sign-in of the administrator, finished. A server that was started anew knows no earlier ones. */
  async function signIn(admin: ApiClient): Promise<string> {
    const begun = await admin.send<SignIn>('POST', '/api/v1/sign-ins', { way: 'device-code' })
    await microsoft.approve(begun.deviceCode?.userCode ?? '', 'admin')
    await until(async () => (await admin.get<SignIn>(`/api/v1/sign-ins/${begun.id}`)).state === 'signed-in')
    return begun.id
  }

  async function plan(wish: object): Promise<Provisioning> {
    const signInId = await signIn(server.admin)
    return server.admin.send<Provisioning>('POST', root, { ...wish, signInId })
  }

  async function apply({ id, plan: planned }: Provisioning): Promise<void> {
    await server.admin.send('POST', `${root}/${id}/apply`, { planHash: planned?.hash ?? '' })
  }

  const lastRequest = async (): Promise<number> => (await microsoft.requests()).at(-1)?.sequence ?? 0

  /**
   * Applies while the simulator holds every write, until one is held or there is none left. Then the server is killed:
   * `lost`, and the write never happens; or `unanswered`, and it happens while the server can no longer hear of it.
   * @returns how many writes were under way.
   */
  async function killAtWrite(planned: Provisioning, fate: Fate): Promise<number> {
    for (const method of writing)
      await microsoft.control('POST', 'faults', { match: { method, path: written }, times: null, hold: true })
    const since = await lastRequest()
    await apply(planned)
    let held = 0
    await until(async () => {
      held = await microsoft.held()
      return held > 0 || (await server.admin.get<Provisioning>(`${root}/${planned.id}`)).state !== 'running'
    })
    if (held > 0 && fate === 'unanswered') {
      process.kill(server.program.pid, 'SIGSTOP')
      held = await microsoft.held()
      await microsoft.control('DELETE', 'faults')
      await until(async () => (await writes(since)).every(isAnswered))
    }
    if (held > 0) await killWhileHeld(server, microsoft)
    else await microsoft.control('DELETE', 'faults')
    return held
  }

  async function writes(since: number): Promise<readonly LoggedRequest[]> {
    const pattern = new RegExp(written.slice(1, -1))
    return (await microsoft.requests(since)).filter(
      ({ method, path }) => writing.includes(method) && pattern.test(path),
    )
  }

  /**
   * Killed at each write, twice: once it is lost, once it is unanswered.
   * @returns how it ended, how many kills, and how many writes nobody heard of.
   */
  async function killEverywhere(planned: Provisioning): Promise<{
    readonly done: Provisioning
    readonly kills: number
    readonly unanswered: number
  }> {
    let current = planned
    let unanswered = 0
    for (let kills = 0; kills < mostKills; kills += 1) {
      const fate = kills % 2 === 0 ? 'lost' : 'unanswered'
      const held = await killAtWrite(current, fate)
      if (held === 0) return { done: await server.admin.get(`${root}/${planned.id}`), kills, unanswered }
      if (fate === 'unanswered') unanswered += held
      server = await restartStrongroom(folder.path, microsoft)
      const interrupted = await server.admin.get<Provisioning>(`${root}/${planned.id}`)
      expect([kills, interrupted.state]).toEqual([kills, 'interrupted'])
      const signInId = await signIn(server.admin)
      current = await server.admin.send<Provisioning>('POST', `${root}/${planned.id}/resume`, { signInId })
    }
    throw new Error(`still not done after ${mostKills} kills`)
  }

  async function ours(): Promise<readonly Application[]> {
    const select = 'id,displayName,keyCredentials,passwordCredentials'
    const { body } = await microsoft.graph(token, 'GET', `/applications?$select=${select}`)
    const { value } = body as { value: Application[] }
    return value.filter(({ displayName }) => names.test(displayName))
  }

  interface Expected {
    readonly applications: readonly string[]
    /** Thumbprints of certificates that were there before. */
    readonly certificates?: readonly string[]
    /** Ids of permissions that were there before. */
    readonly roles?: readonly string[]
  }

  /** Nothing twice, nothing unknown, and nothing left to do: what a plan made anew says. */
  async function expectPlannedState(
    done: Provisioning,
    { applications: wanted, certificates = [], roles: others = [] }: Expected,
  ): Promise<void> {
    expect([done.state, done.error]).toEqual(['done', undefined])
    const found = await ours()
    expect(found.map(({ displayName }) => displayName).toSorted()).toEqual(wanted)
    const thumbprints = found.flatMap(({ keyCredentials }) => keyCredentials.map(thumbprintOf))
    const { applications } = await server.admin.get<OrganizationDetails>(
      `/api/v1/organizations/${done.organizationId}`,
    )
    const [backup] = applications
    expect(thumbprints.toSorted()).toEqual([...certificates, backup?.certificateThumbprint ?? ''].toSorted())
    const roles = await tenant.grantedRoles(backup?.appId ?? '')
    const count = mailRoles + others.length
    expect([roles.length, new Set(roles).size]).toEqual([count, count])
    expect(roles).toEqual(expect.arrayContaining([...others]))
    const again = await server.admin.send<Provisioning>('POST', root, {
      way: done.way,
      organizationId: done.organizationId,
      signInId: await signIn(server.admin),
    })
    expect([again.plan?.writes, again.plan?.obstacles]).toEqual([[], []])
    await server.admin.send('POST', `${root}/${again.id}/cancel`, {})
  }

  /** Each write happened once, and none of them where the server could hear of it. */
  async function expectEachWriteOnce(since: number, planned: Provisioning): Promise<void> {
    const carriedOut = (await writes(since)).filter(
      (request) => isAnswered(request) && (request.status ?? 0) < 300,
    )
    const words = carriedOut.map(({ method, path }) => `${method} ${path}`)
    expect(words.length, words.join('\n')).toBe(planned.plan?.writes.length)
  }

  /** Takes the organization away with its applications, so that the next one begins in an empty tenant. */
  async function remove(organizationId: string): Promise<void> {
    await server.admin.send('DELETE', `/v8/Organizations/${organizationId}`)
    for (const { id } of await ours()) await microsoft.graph(token, 'DELETE', `/applications/${id}`)
    await until(async () => (await ours()).length === 0)
  }

  it(
    'registers: no application twice, no unknown credential, every grant',
    { timeout: longest },
    async () => {
      const since = await lastRequest()
      const planned = await plan({ way: 'register', services: ['exchange'], signInApplication: true })
      const { done, kills, unanswered } = await killEverywhere(planned)
      expect(kills).toBeGreaterThanOrEqual(8)
      expect(unanswered).toBe(planned.plan?.writes.length)
      await expectPlannedState(done, { applications: ['Strongroom Backup', 'Strongroom Sign-in'] })
      await expectEachWriteOnce(since, planned)
      await remove(done.organizationId)
    },
  )

  /** An application that somebody uses: with a certificate, a password, a permission and a delegated one. */
  async function makeTheirs(): Promise<{
    readonly id: string
    readonly appId: string
    readonly principalId: string
    readonly certificate: string
    readonly password: string
    readonly role: string
  }> {
    const send = async (method: string, path: string, json?: unknown): Promise<Record<string, unknown>> => {
      const { status, body, text } = await microsoft.graph(token, method, path, json)
      expect(status, text).toBeLessThan(300)
      return body
    }
    const { certificate } = createCredential('Contoso', Date.now())
    const key = { type: 'AsymmetricX509Cert', usage: 'Verify', key: certificate.toString('base64') }
    const made = await send('POST', '/applications', {
      displayName: 'Backup of Contoso',
      signInAudience: 'AzureADMyOrg',
      keyCredentials: [key],
    })
    const [id, appId] = [String(made['id']), String(made['appId'])]
    const password = await send('POST', `/applications/${id}/addPassword`, {
      passwordCredential: { displayName: 'theirs' },
    })
    const principal = await send('POST', '/servicePrincipals', { appId })
    const principalId = String(principal['id'])
    const graph = await send('GET', `/servicePrincipals(appId='${graphAppId}')?$select=id,appRoles`)
    const roles = graph['appRoles'] as { readonly id: string; readonly value: string }[]
    const role = roles.find(({ value }) => value === 'Directory.Read.All')?.id ?? ''
    const resourceId = String(graph['id'])
    await send('POST', `/servicePrincipals/${resourceId}/appRoleAssignedTo`, {
      principalId,
      resourceId,
      appRoleId: role,
    })
    await send('POST', '/oauth2PermissionGrants', {
      clientId: principalId,
      consentType: 'AllPrincipals',
      resourceId,
      scope: 'User.Read',
    })
    const sha1 = createHash('sha1').update(certificate).digest('hex').toUpperCase()
    return { id, appId, principalId, certificate: sha1, password: String(password['keyId']), role }
  }

  async function scopesOf(principalId: string): Promise<readonly string[]> {
    const filter = encodeURIComponent(`clientId eq '${principalId}'`)
    const { body } = await microsoft.graph(token, 'GET', `/oauth2PermissionGrants?$filter=${filter}`)
    return (body['value'] as { readonly scope: string }[]).map(({ scope }) => scope)
  }

  it(
    'takes care of an existing application: what it had stays, our certificate and grants once beside it',
    { timeout: longest },
    async () => {
      const theirs = await makeTheirs()
      const wish = {
        way: 'existing-managed',
        services: ['exchange'],
        signInApplication: false,
        applications: { backup: theirs.appId },
      }
      const first = await plan(wish)
      await server.admin.send('POST', `${root}/${first.id}/cancel`, {})
      const since = await lastRequest()
      // Its owner, its certificate and its password are shown as strangers first, and then accepted by name.
      const accept = first.plan?.obstacles.map(({ subject }) => subject) ?? []
      expect(accept.length).toBeGreaterThanOrEqual(2)
      const planned = await plan({ ...wish, accept })
      expect(planned.plan?.obstacles).toEqual([])
      const { done, kills, unanswered } = await killEverywhere(planned)
      expect(kills).toBeGreaterThanOrEqual(6)
      expect(unanswered).toBe(planned.plan?.writes.length)
      await expectPlannedState(done, {
        applications: ['Backup of Contoso'],
        certificates: [theirs.certificate],
        roles: [theirs.role],
      })
      await expectEachWriteOnce(since, planned)
      const [application] = await ours()
      expect(application?.passwordCredentials.map(({ keyId }) => keyId)).toEqual([theirs.password])
      expect(await scopesOf(theirs.principalId)).toEqual(['User.Read'])
      await remove(done.organizationId)
    },
  )
})
