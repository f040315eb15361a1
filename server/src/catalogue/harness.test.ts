/** The harness itself: a world without trouble lets the right ones in. */
import { expect, it } from 'vitest'
import { attempt, expectPair, expectRefusal } from './attempt.suite.ts'
import { people } from './people.suite.ts'
import { graphAssertion, passwordForm, refresh, signIn, signInPerson, whoami } from './requests.suite.ts'
import { worldsInMemory } from './world.suite.ts'

const createWorld = worldsInMemory()

it('lets the administrator in, and sees which tables that changes', async () => {
  const world = await createWorld()
  const outcome = await attempt(world, { form: passwordForm })
  expectPair(outcome)
  expect(outcome.tablesChanged.toSorted()).toEqual(['access_tokens', 'refresh_tokens', 'token_families'])
  expect(outcome.outgoing).toBe(0)
})

it('lets a person in whom Microsoft vouches for, and tells apart who holds a listed group', async () => {
  const world = await createWorld()
  const alice = await signInPerson(world)
  expect((await whoami(world, alice.accessToken)).body).toMatchObject({ kind: 'person', reach: 'own' })
  const carol = await signInPerson(world, people.carol)
  expect((await whoami(world, carol.accessToken)).body).toMatchObject({ userId: people.carol.id })
  expectPair(await refresh(world, alice.refreshToken))
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

it('sees a refusal that should not be one', async () => {
  const world = await createWorld()
  const outcome = await attempt(world, { form: passwordForm })
  expect(() => expectRefusal(outcome, { error: 'invalid_grant', reason: 'wrong_password' })).toThrow('200')
})
