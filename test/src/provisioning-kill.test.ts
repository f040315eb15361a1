/**
 * `kill -9` at every write of a registration in Graph, over the server as it was built (PRV-07, F-07): the request is
 * held by the simulator, so that it either never happens or happens unanswered; resuming ends in the planned state.
 */
import type { ApiClient, OrganizationDetails, Provisioning } from '@strongroom/api-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApplications, type TenantApplications } from './support/applications.ts'
import { member } from './support/http.ts'
import { graphTools, type LoggedRequest, startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { temporaryFolder } from './support/programs.ts'
import { restartStrongroom, startStrongroom, until, type Strongroom } from './support/strongroom.ts'

/** Each write twice, for a plan of a dozen, with room for grants that are under way together. */
const mostKills = 30
const longest = 900_000
const writing = ['POST', 'PATCH']
const written = String.raw`/^\/v1\.0\/(applications|servicePrincipals|oauth2)/`

/** A write that never happens, or one that happens and nobody hears of. */
type Fate = 'lost' | 'unanswered'

const root = '/api/v1/provisionings'

interface Application {
  readonly id: string
  readonly displayName: string
  readonly keyCredentials: readonly { readonly customKeyIdentifier: string }[]
}

interface SignIn {
  readonly id: string
  readonly state: string
  readonly deviceCode?: { readonly userCode: string }
}

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
    const scope = 'https://graph.microsoft.com/Application.ReadWrite.All'
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
      held = await heldWrites()
      return held > 0 || (await server.admin.get<Provisioning>(`${root}/${planned.id}`)).state !== 'running'
    })
    if (held > 0 && fate === 'unanswered') {
      process.kill(server.program.pid, 'SIGSTOP')
      held = await heldWrites()
      await microsoft.control('DELETE', 'faults')
      await until(async () => (await writes(since)).every(isAnswered))
    }
    if (held > 0) await server.program.kill()
    await microsoft.control('DELETE', 'faults')
    return held
  }

  async function heldWrites(): Promise<number> {
    const { body } = await microsoft.control('GET', 'faults')
    return (body['faults'] as { held: number }[]).reduce((sum, { held }) => sum + held, 0)
  }

  async function writes(since: number): Promise<readonly LoggedRequest[]> {
    const pattern = new RegExp(written.slice(1, -1))
    return (await microsoft.requests(since)).filter(
      ({ method, path }) => writing.includes(method) && pattern.test(path),
    )
  }

  /** Killed at each write, twice: once it is lost, once it is unanswered. @returns how it ended, and how many kills. */
  async function killEverywhere(
    planned: Provisioning,
  ): Promise<{ readonly done: Provisioning; readonly kills: number }> {
    let current = planned
    for (let kills = 0; kills < mostKills; kills += 1) {
      const held = await killAtWrite(current, kills % 2 === 0 ? 'lost' : 'unanswered')
      if (held === 0) return { done: await server.admin.get(`${root}/${planned.id}`), kills }
      server = await restartStrongroom(folder.path, microsoft)
      const interrupted = await server.admin.get<Provisioning>(`${root}/${planned.id}`)
      expect([kills, interrupted.state]).toEqual([kills, 'interrupted'])
      const signInId = await signIn(server.admin)
      current = await server.admin.send<Provisioning>('POST', `${root}/${planned.id}/resume`, { signInId })
    }
    throw new Error(`still not done after ${mostKills} kills`)
  }

  async function ours(): Promise<readonly Application[]> {
    const { body } = await microsoft.graph(
      token,
      'GET',
      '/applications?$select=id,displayName,keyCredentials',
    )
    const { value } = body as { value: Application[] }
    return value.filter(({ displayName }) => displayName.startsWith('Strongroom'))
  }

  /** Nothing twice, nothing unknown, and nothing left to do: what a plan made anew says. */
  async function expectPlannedState(done: Provisioning, names: readonly string[]): Promise<void> {
    expect([done.state, done.error]).toEqual(['done', undefined])
    const found = await ours()
    expect(found.map(({ displayName }) => displayName).toSorted()).toEqual(names)
    const certificates = found.flatMap(({ keyCredentials }) => keyCredentials)
    const thumbprints = certificates.map(({ customKeyIdentifier }) =>
      Buffer.from(customKeyIdentifier, 'base64').toString('hex').toUpperCase(),
    )
    const { applications } = await server.admin.get<OrganizationDetails>(
      `/api/v1/organizations/${done.organizationId}`,
    )
    const [backup] = applications
    expect(thumbprints).toEqual([backup?.certificateThumbprint])
    const roles = await tenant.grantedRoles(backup?.appId ?? '')
    expect([roles.length, new Set(roles).size]).toEqual([4, 4])
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
      const { done, kills } = await killEverywhere(planned)
      expect(kills).toBeGreaterThanOrEqual(8)
      await expectPlannedState(done, ['Strongroom Backup', 'Strongroom Sign-in'])
      await expectEachWriteOnce(since, planned)
      await remove(done.organizationId)
    },
  )
})
