/** Whose sessions somebody sees and ends: everybody × everybody's, and one that is not there (security 5.8, ASVS 7.5.2). */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { attempt } from './attempt.suite.ts'
import { people, tenants } from './people.suite.ts'
import { passwordForm, signIn, signInPerson, whoami } from './requests.suite.ts'
import { administrator, type CatalogueWorld, worldsInMemory } from './world.suite.ts'

const createWorld = worldsInMemory()
const { alice, carol, zoe } = people

interface Session {
  readonly id: string
  readonly userName: string
  readonly isCurrent: boolean
}

const everybody = ['admin', 'admin-of-a', 'watcher', 'alice', 'carol', 'zoe'] as const
type Name = (typeof everybody)[number]

/** Carol sees the data of A, which says nothing about sessions. */
const seen: Readonly<Record<Name, readonly Name[]>> = {
  admin: everybody,
  'admin-of-a': ['admin-of-a', 'alice', 'carol'],
  watcher: ['watcher'],
  alice: ['alice'],
  carol: ['carol'],
  zoe: ['zoe'],
}

/** One session of each. @returns their access tokens. */
async function signInAll(world: CatalogueWorld): Promise<Record<Name, string>> {
  const admin = (await signIn(world)).accessToken
  const account = async (userName: string, members: object): Promise<string> => {
    const json = { userName, password: administrator.password, ...members }
    await attempt(world, { url: '/api/v1/accounts', json, bearer: admin })
    return (await signIn(world, { form: { ...passwordForm, username: userName } })).accessToken
  }
  const organizationIds = [tenants.a.organizationId]
  return {
    admin,
    'admin-of-a': await account('admin-of-a', { role: 'administrator', organizationIds }),
    watcher: await account('watcher', { role: 'monitor' }),
    alice: (await signInPerson(world, alice)).accessToken,
    carol: (await signInPerson(world, carol)).accessToken,
    zoe: (await signInPerson(world, zoe, tenants.b)).accessToken,
  }
}

async function sessionsOf(world: CatalogueWorld, bearer: string): Promise<Map<string, Session>> {
  const { body } = await attempt(world, { method: 'GET', url: '/api/v1/sessions', bearer })
  const results = body['results'] as readonly Session[]
  return new Map(results.map((session) => [session.userName.split('@')[0] ?? '', session]))
}

const end = (world: CatalogueWorld, id: string, bearer: string) =>
  attempt(world, { method: 'DELETE', url: `/api/v1/sessions/${id}`, bearer })

it.each(everybody)(
  '%s sees no sessions but these, and a foreign one is like one that is not there',
  async (name) => {
    const world = await createWorld()
    const tokens = await signInAll(world)
    const all = await sessionsOf(world, tokens.admin)
    expect([...all.keys()].toSorted()).toEqual(everybody.toSorted())
    const own = await sessionsOf(world, tokens[name])
    expect([...own.keys()].toSorted()).toEqual(seen[name].toSorted())
    expect([...own].filter(([, { isCurrent }]) => isCurrent).map(([whose]) => whose)).toEqual([name])
    const {
      request_id: _absentId,
      requestId: _id,
      ...absent
    } = (await end(world, randomUUID(), tokens[name])).body
    for (const whose of everybody.filter((other) => !seen[name].includes(other))) {
      const outcome = await end(world, all.get(whose)?.id ?? '', tokens[name])
      expect([whose, outcome.status, outcome.tablesChanged]).toEqual([whose, 404, []])
      expect(outcome.body).toMatchObject(absent)
      expect((await whoami(world, tokens[whose])).status).toBe(200)
    }
  },
)

it.each(everybody)('%s ends each session that they see, their own last', async (name) => {
  const world = await createWorld()
  const tokens = await signInAll(world)
  const own = await sessionsOf(world, tokens[name])
  for (const whose of [...seen[name].filter((other) => other !== name), name]) {
    expect((await end(world, own.get(whose)?.id ?? '', tokens[name])).status).toBe(204)
    expect((await whoami(world, tokens[whose])).status).toBe(401)
  }
})
