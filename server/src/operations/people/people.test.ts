import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Value } from 'typebox/value'
import { Secret } from '../../foundation/secret.ts'
import { GraphError, type Graph } from '../../microsoft365/index.ts'
import { directoryObjectId } from '../ids.ts'
import { createTestWorld, ManualClock, type TestWorld } from '../test-world.suite.ts'
import { createAssertionVerifier } from './assertion-verifier.ts'
import { createPersonDirectory } from './person-directory.ts'

const userId = directoryObjectId('11111111-1111-4111-8111-111111111111')
const globalReader = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451'
const groupId = '22222222-2222-4222-8222-222222222222'

class Unavailable extends Error {
  override readonly name = 'Unavailable'
}
const unavailable = (cause: unknown): Error => new Unavailable('away', { cause })

const member = {
  id: userId.toUpperCase(),
  accountEnabled: true,
  userType: 'Member',
  userPrincipalName: 'alice@contoso.com',
  identities: [{ signInType: 'userPrincipalName', issuer: 'contoso.onmicrosoft.com', issuerAssignedId: 'x' }],
  externalUserState: null,
  signInSessionsValidFromDateTime: '2026-01-02T03:04:05Z',
}

let world: TestWorld
let answers: Map<string, unknown>
let asked: string[]
let clock: ManualClock

beforeEach(async () => {
  world = await createTestWorld()
  answers = new Map<string, unknown>([
    [`/users/${userId}`, member],
    [
      `/users/${userId}/transitiveMemberOf`,
      [
        { '@odata.type': '#microsoft.graph.group', id: groupId.toUpperCase() },
        {
          '@odata.type': '#microsoft.graph.directoryRole',
          id: '33333333-3333-4333-8333-333333333333',
          roleTemplateId: globalReader,
        },
      ],
    ],
    ['/me', { id: userId.toUpperCase() }],
    ['/organization', { value: [{ id: 'AAAAAAAA-0000-4000-8000-000000000000' }] }],
  ])
  asked = []
  clock = new ManualClock()
})
afterEach(() => world.close())

function answerTo(path: string, signal: AbortSignal | undefined): unknown {
  asked.push(path)
  const answer = answers.get(path.split('?')[0] ?? '')
  if (answer === 'never')
    return new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
    })
  if (answer instanceof Error) throw answer
  return answer
}

const graph: Graph = {
  ...forbidden(),
  async json({ path, signal }, schema) {
    const value: unknown = await answerTo(path, signal)
    if (Value.Check(schema, value)) return value
    throw new GraphError(200, 'unexpectedAnswer', 'another shape')
  },
  async *pages({ path, signal }, item) {
    const value: unknown = await answerTo(path, signal)
    const found = []
    for (const entry of Array.isArray(value) ? value : []) if (Value.Check(item, entry)) found.push(entry)
    yield found
  },
}

function refuse(): never {
  throw new Error('not in the fake')
}

function forbidden(): Pick<Graph, 'send' | 'bytes' | 'delta' | 'upload'> {
  return { send: refuse, bytes: refuse, delta: refuse, upload: refuse }
}

function lookUp() {
  const connections = { graph: async () => graph, forget: () => undefined }
  return createPersonDirectory({ database: world.database, connections, clock, unavailable }).lookUp(
    world.organizationId,
    userId,
  )
}

describe('a person of the directory', () => {
  it('is known by oid, with roles by template id, groups by id, and the time from which sign-ins count', async () => {
    expect(await lookUp()).toEqual({
      userId,
      userName: 'alice@contoso.com',
      isEnabled: true,
      isExternal: false,
      memberOf: new Set([groupId, globalReader]),
      sessionsValidFrom: Date.UTC(2026, 0, 2, 3, 4, 5),
    })
    expect(asked).toHaveLength(2)
  })

  it.each([
    ['a guest', { userType: 'Guest' }],
    ['of no known type', { userType: null }],
    ['invited, although called a member', { userPrincipalName: 'd_x.com#EXT#@contoso.onmicrosoft.com' }],
    ['with an external state', { externalUserState: 'Accepted' }],
    [
      'with an identity of elsewhere',
      { identities: [...member.identities, { signInType: 'federated', issuer: 'google.com' }] },
    ],
    ['with an identity of nowhere', { identities: [{ signInType: 'emailAddress', issuer: null }] }],
  ])('is external: %s', async (_title, changes) => {
    answers.set(`/users/${userId}`, { ...member, ...changes })
    expect(await lookUp()).toMatchObject({ isExternal: true })
  })

  it('is not enabled unless the directory says so', async () => {
    for (const accountEnabled of [false, null, undefined]) {
      answers.set(`/users/${userId}`, { ...member, accountEnabled })
      expect(await lookUp()).toMatchObject({ isEnabled: false })
    }
  })

  it('is nobody when the directory has none, or answers with somebody else', async () => {
    answers.set(`/users/${userId}`, { ...member, id: groupId })
    expect(await lookUp()).toBeUndefined()
    answers.set(`/users/${userId}`, new GraphError(404, 'Request_ResourceNotFound', 'none'))
    expect(await lookUp()).toBeUndefined()
  })

  it.each([
    ['is refused', new GraphError(403, 'Authorization_RequestDenied', 'no')],
    ['is away', new GraphError(503, 'serviceNotAvailable', 'no')],
    ['answers nonsense', { id: 7 }],
    ['answers with a time that is none', { ...member, signInSessionsValidFromDateTime: 'yesterday' }],
  ])('is unavailable, never absent, when Microsoft %s', async (_title, answer) => {
    answers.set(`/users/${userId}`, answer)
    await expect(lookUp()).rejects.toBeInstanceOf(Unavailable)
  })

  it('is unavailable when the memberships cannot be read: no reach is decided by halves', async () => {
    answers.set(`/users/${userId}/transitiveMemberOf`, new GraphError(500, 'x', 'x'))
    await expect(lookUp()).rejects.toBeInstanceOf(Unavailable)
  })

  it('is unavailable after 10 seconds without an answer', async () => {
    answers.set(`/users/${userId}`, 'never')
    const waiting = lookUp().catch((error: unknown) => error)
    while (asked.length === 0) await clock.advance(0)
    await clock.advance(10_000)
    expect(await waiting).toBeInstanceOf(Unavailable)
  })
})

describe('an assertion that is proven by use (security reference 1.5, P3)', () => {
  const verify = () =>
    createAssertionVerifier({
      database: world.database,
      identityPlatform: { verifyOwnApiToken: refuse, redeemRefreshToken: refuse },
      microsoft365: { withToken: () => graph },
      clock,
      unavailable,
    }).verifyByUse(world.organizationId, new Secret('token'))

  it('gives the ids that Graph says, in lower case', async () => {
    expect(await verify()).toEqual({ tenantId: 'aaaaaaaa-0000-4000-8000-000000000000', userId })
  })

  it.each([
    ['/me', new GraphError(401, 'InvalidAuthenticationToken', 'no')],
    ['/me', new GraphError(400, 'BadRequest', 'app-only')],
    ['/organization', new GraphError(403, 'Authorization_RequestDenied', 'no')],
  ])('is refused when %s refuses the token', async (path, error) => {
    answers.set(path, error)
    expect(await verify()).toBeUndefined()
  })

  it.each([
    ['/me', new GraphError(503, 'x', 'away')],
    ['/me', new GraphError(429, 'x', 'busy')],
    ['/organization', { value: [] }],
    ['/organization', { value: [{ id: 'a' }, { id: 'b' }] }],
  ])('is unavailable when %s gives no usable answer', async (path, answer) => {
    answers.set(path, answer)
    await expect(verify()).rejects.toBeInstanceOf(Unavailable)
  })
})
