/**
 * `kill -9` at every write of a registration in Graph, over the server as it was built (PRV-07, F-07): the request is
 * held by the simulator, so that it either never happens or happens unanswered; resuming ends in the planned state.
 */
import type { ApiClient, Provisioning } from '@strongroom/api-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApplications, type TenantApplications } from './support/applications.ts'
import { member } from './support/http.ts'
import { graphTools, startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { temporaryFolder } from './support/programs.ts'
import { restartStrongroom, startStrongroom, until, type Strongroom } from './support/strongroom.ts'

const mostWrites = 25
/** An application that was about to be made is looked for before it is made again: the directory may lag behind. */
const longestRunMs = 240_000
const root = '/api/v1/provisionings'

interface Write {
  readonly method: 'POST' | 'PATCH'
  /** How many of them come before it. */
  readonly number: number
}

interface Application {
  readonly id: string
  readonly displayName: string
  readonly keyCredentials: readonly unknown[]
}

interface SignIn {
  readonly id: string
  readonly state: string
  readonly deviceCode?: { readonly userCode: string }
}

describe('a registration that is killed at each of its writes', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let tenant: TenantApplications
  let token: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    microsoft = await startMicrosoft('--mails', '0', '--users', '3')
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

  async function plan(): Promise<Provisioning> {
    const signInId = await signIn(server.admin)
    return server.admin.send<Provisioning>('POST', root, {
      way: 'register',
      services: ['exchange'],
      signInId,
    })
  }

  async function apply({ id, plan: planned }: Provisioning): Promise<void> {
    await server.admin.send('POST', `${root}/${id}/apply`, { planHash: planned?.hash ?? '' })
  }

  /** Holds the N-th write to Graph until the server is gone. @returns whether there was one. */
  async function killAtWrite(planned: Provisioning, { method, number }: Write): Promise<boolean> {
    const match = { method, path: String.raw`/^\/v1\.0\/(applications|servicePrincipals|oauth2)/` }
    await microsoft.control('POST', 'faults', { match, skip: number, times: 1, hold: true })
    await apply(planned)
    let isHeld = false
    await until(async () => {
      const { body } = await microsoft.control('GET', 'faults')
      isHeld = (body['faults'] as { held: number }[]).some(({ held }) => held > 0)
      return isHeld || (await server.admin.get<Provisioning>(`${root}/${planned.id}`)).state !== 'running'
    })
    if (isHeld) await server.program.kill()
    await microsoft.control('DELETE', 'faults')
    if (isHeld) server = await restartStrongroom(folder.path, microsoft)
    return isHeld
  }

  async function ended(id: string): Promise<Provisioning> {
    let current = await server.admin.get<Provisioning>(`${root}/${id}`)
    await until(async () => {
      current = await server.admin.get<Provisioning>(`${root}/${id}`)
      return current.state !== 'running'
    }, longestRunMs)
    return current
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

  it(
    'ends in the planned state: no application twice, no unknown credential, every grant',
    { timeout: 1_200_000 },
    async () => {
      let writes = 0
      for (const method of ['POST', 'PATCH'] as const)
        for (let number = 0; number < mostWrites; number += 1) {
          const wasKilled = await killAndResume({ method, number })
          if (!wasKilled) break
          writes += 1
        }
      expect(writes).toBeGreaterThanOrEqual(9)
    },
  )

  /** One registration from the plan to its end, with a kill between; the tenant is empty again afterwards. */
  async function killAndResume(write: Write): Promise<boolean> {
    const planned = await plan()
    const wasKilled = await killAtWrite(planned, write)
    if (wasKilled) {
      const interrupted = await server.admin.get<Provisioning>(`${root}/${planned.id}`)
      if (interrupted.state !== 'interrupted')
        throw new Error(`killed at ${write.method} ${write.number}, and then ${interrupted.state}`)
      const signInId = await signIn(server.admin)
      await apply(await server.admin.send<Provisioning>('POST', `${root}/${planned.id}/resume`, { signInId }))
    }
    const done = await ended(planned.id)
    expect([write, done.state, done.error]).toEqual([write, 'done', undefined])

    const found = await ours()
    const names = found.map(({ displayName }) => displayName).toSorted()
    expect([write, names]).toEqual([write, ['Strongroom Backup', 'Strongroom Sign-in']])
    expect([write, found.flatMap(({ keyCredentials }) => keyCredentials).length]).toEqual([write, 1])
    const backup = await tenant.application('Strongroom Backup')
    const roles = await tenant.grantedRoles(String(backup['appId']))
    expect([write, roles.length, new Set(roles).size]).toEqual([write, 4, 4])
    await remove(done.organizationId)
    return wasKilled
  }

  /** Takes the organization away with its applications, so that the next one begins in an empty tenant. */
  async function remove(organizationId: string): Promise<void> {
    await server.admin.send('DELETE', `/v8/Organizations/${organizationId}`)
    for (const { id } of await ours()) await microsoft.graph(token, 'DELETE', `/applications/${id}`)
    await until(async () => (await ours()).length === 0)
  }
})
