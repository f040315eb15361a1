/** The harness itself: a world without trouble lets the right ones in, and it sees what it is to see. */
import { expect, it } from 'vitest'
import { attempt, granted, refusalIn, refused } from './attempt.suite.ts'
import { people } from './people.suite.ts'
import { graphAssertion, passwordForm, refresh, signIn, signInPerson, whoami } from './requests.suite.ts'
import { worldsInMemory } from './world.suite.ts'

const createWorld = worldsInMemory()

it('lets the administrator in, and sees which tables that changes', async () => {
  const world = await createWorld()
  const outcome = await attempt(world, { form: passwordForm })
  expect(outcome).toMatchObject({ ...granted, outgoing: 0 })
  expect(outcome.tablesChanged.toSorted()).toEqual(['access_tokens', 'refresh_tokens', 'token_families'])
})

it('lets a person in whom Microsoft vouches for', async () => {
  const world = await createWorld()
  const alice = await signInPerson(world)
  expect((await whoami(world, alice.accessToken)).body).toMatchObject({ kind: 'person', reach: 'own' })
  const carol = await signInPerson(world, people.carol)
  expect((await whoami(world, carol.accessToken)).body).toMatchObject({ userId: people.carol.id })
  expect(await refresh(world, alice.refreshToken)).toMatchObject(granted)
})

it('hurries through the waits while Microsoft is in trouble', async () => {
  const world = await createWorld()
  world.microsoft.trouble = () => 'silence'
  const outcome = await attempt(world, { form: graphAssertion(world) })
  expect([outcome.status, outcome.body['error']]).toEqual([503, 'temporarily_unavailable'])
  expect(outcome.tablesChanged).toEqual([])
})

it('finds a canary that gets into the log', async () => {
  const world = await createWorld()
  const { accessToken } = await signIn(world)
  world.canaries.add('answered')
  await expect(whoami(world, accessToken)).rejects.toThrow('answered')
})

it('sees a refusal that is not the expected one', async () => {
  const world = await createWorld()
  const outcome = await attempt(world, { form: { ...passwordForm, password: 'not this one' } })
  expect(refusalIn(outcome)).toEqual(refused({ error: 'invalid_grant', reason: 'wrong_password' }))
  expect(refusalIn(outcome)).not.toEqual(refused({ error: 'invalid_grant', reason: 'unknown_account' }))
})

it('AUD-01: each refusal is one record, with its reason, under the request id that the caller got', async () => {
  const world = await createWorld()
  const requests = [
    { form: { ...passwordForm, password: 'not this one' } },
    { form: { grant_type: 'nobody knows it' } },
    { form: { grant_type: 'refresh_token', refresh_token: 'garbage' } },
    { body: 'grant_type=%ZZ' },
    { url: '/v8/oauth2/introspect', form: { token: 'garbage' } },
  ]
  for (const request of requests) {
    const { body, auditReason } = await attempt(world, request)
    const rows = await world.database.db
      .selectFrom('audit')
      .selectAll()
      .where('requestId', '=', String(body['request_id']))
      .execute()
    expect(rows.map(({ outcome, reason }) => [outcome, reason])).toEqual([['refused', auditReason]])
    expect(auditReason).toMatch(/^[a-z_]+$/)
  }
})
