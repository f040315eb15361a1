/** Organizations share a server, never a token (security 3.6: isolation of tenants). */
import { expect, it } from 'vitest'
import { attempt } from './attempt.suite.ts'
import { people, type Tenant, tenants } from './people.suite.ts'
import { signIn } from './requests.suite.ts'
import { type CatalogueWorld, worldsInMemory } from './world.suite.ts'

const createWorld = worldsInMemory()
const { alice, zoe } = people

/** Whose token each request to Graph carried, as this Microsoft words them: the tenant's id. */
function tenantsOfTokens({ microsoft }: CatalogueWorld): string[] {
  const sent = microsoft.requests.filter(({ url }) => url.hostname === 'graph.microsoft.com')
  return [
    ...new Set(
      sent.map(({ headers }) => (headers.get('authorization') ?? '').replace('Bearer app.token.of-', '')),
    ),
  ]
}

/** Who asked for a token, and where. */
function clientsAtTokenEndpoints({ microsoft }: CatalogueWorld): [string, string | null][] {
  return microsoft.requests
    .filter(({ url }) => url.pathname.endsWith('/oauth2/v2.0/token'))
    .map(({ url, body }) => [url.pathname.split('/')[1] ?? '', new URLSearchParams(body).get('client_id')])
}

const lookUp = (world: CatalogueWorld, { organizationId }: Tenant, userId: string, bearer: string) =>
  attempt(world, { method: 'GET', url: `/v8/Organizations/${organizationId}/Users/${userId}`, bearer })

it('PRV-28: a request for an organization carries the token of its own tenant, in any order', async () => {
  const world = await createWorld()
  const { accessToken } = await signIn(world)
  const visits = [
    [tenants.a, alice],
    [tenants.b, zoe],
    [tenants.a, alice],
  ] as const
  for (const [tenant, person] of visits) {
    world.microsoft.requests.length = 0
    expect((await lookUp(world, tenant, person.id, accessToken)).status).toBe(200)
    expect(tenantsOfTokens(world)).toEqual([tenant.id])
    for (const asked of clientsAtTokenEndpoints(world)) expect(asked).toEqual([tenant.id, tenant.backupAppId])
  }
})

it('PRV-28: at the same time, too', async () => {
  const world = await createWorld()
  const { accessToken } = await signIn(world)
  const ask = ({ organizationId }: Tenant, { id }: { readonly id: string }) =>
    world.api.app.inject({
      url: `/v8/Organizations/${organizationId}/Users/${id}`,
      headers: { authorization: `Bearer ${accessToken}` },
    })
  const turns = Array.from({ length: 10 }, (_none, turn) => turn)
  const answers = await Promise.all(
    turns.map((turn) => (turn % 2 === 0 ? ask(tenants.a, alice) : ask(tenants.b, zoe))),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(turns.map(() => 200))
  expect(tenantsOfTokens(world).toSorted()).toEqual([tenants.a.id, tenants.b.id])
})

it('PRV-28: a person of one organization is not there in another one', async () => {
  const world = await createWorld()
  const { accessToken } = await signIn(world)
  expect((await lookUp(world, tenants.b, alice.id, accessToken)).status).toBe(404)
  expect(tenantsOfTokens(world)).toEqual([tenants.b.id])
})
