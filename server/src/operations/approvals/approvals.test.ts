import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertAccount, insertTokenFamily, listAudit } from '../../database/index.ts'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import type { Json } from '../../repository/index.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'
import { createApprovals } from './approval-service.ts'
import type { ApprovalService } from './approvals.ts'

const hourMs = 3_600_000
const all = { offset: 0, limit: 100 }
let world: TestWorld
let approvals: ApprovalService
let done: Json[]
let trouble: Error | undefined

function service(): ApprovalService {
  const { database, clock } = world
  const made = createApprovals({
    database,
    clock,
    random: systemRandom,
    log: silentLog,
    waitHours: async () => 72,
  })
  made.register('repository.retention', async (request) => {
    if (trouble !== undefined) throw trouble
    done.push(request)
  })
  return made
}

async function account(name: string, ageHours: number, kind = 'password'): Promise<Actor> {
  await insertAccount(world.database.db, {
    id: randomUUID(),
    userName: name,
    userNameKey: name,
    passwordHash: '',
    createdAt: world.clock.now() - ageHours * hourMs,
    kind,
    role: 'administrator',
    organizationIds: null,
    description: '',
    isEnabled: 1,
    totpSecret: null,
    totpConfirmedAt: null,
    totpLastStep: null,
  })
  return { ...world.actor, name, familyId: await signIn(name) }
}

/** A session that has begun just now, with tokens that may be refreshed for weeks. */
async function signIn(userName: string): Promise<string> {
  const id = randomUUID()
  const createdAt = world.clock.now()
  await insertTokenFamily(world.database.db, {
    id,
    principalKind: 'account',
    accountId: null,
    organizationId: null,
    userId: null,
    userName,
    reach: null,
    workloads: null,
    method: 'password',
    clientId: null,
    authenticatedAt: null,
    createdAt,
    expiresAt: createdAt + 30 * 24 * hourMs,
    revokedAt: null,
    revokedReason: null,
  })
  return id
}

const act = (days: number) => ({
  kind: 'repository.retention' as const,
  subject: 'one',
  title: `shorten to ${days} days`,
  request: { days },
})

beforeEach(async () => {
  world = await createTestWorld()
  done = []
  trouble = undefined
  approvals = service()
})
afterEach(() => world.close())

describe('a destructive act (security: two persons, 72 hours, cancelled by either)', () => {
  it('waits, survives a restart, and is done once when its time has come', async () => {
    const { id } = await approvals.request(act(30), world.actor)
    await world.clock.advance(72 * hourMs - 1)
    await approvals.operations.upkeep()
    expect(done).toEqual([])
    approvals = service()
    await approvals.start()
    await world.clock.advance(1)
    await Promise.all([approvals.operations.upkeep(), approvals.operations.upkeep()])
    expect(done).toEqual([{ days: 30 }])
    expect(await approvals.operations.get(id)).toMatchObject({ state: 'done', decidedBy: undefined })
  })

  it('is done at once when a second administrator approves, never by who asked', async () => {
    const first = await account('first', 100)
    const second = await account('second', 100)
    const { id } = await approvals.request(act(30), first)
    const refused = { code: 'second_person_needed' }
    await expect(approvals.operations.approve(id, first)).rejects.toMatchObject(refused)
    await expect(approvals.operations.approve(id, { ...first, name: 'FIRST' })).rejects.toMatchObject(refused)
    expect(done).toEqual([])
    expect(await approvals.operations.approve(id, second)).toMatchObject({
      state: 'done',
      decidedBy: 'second',
    })
    expect(done).toEqual([{ days: 30 }])
    await expect(approvals.operations.approve(id, second)).rejects.toMatchObject({ code: 'conflict' })
    const actions = (await listAudit(world.database.db, {}, all)).map(({ action }) => action)
    expect(actions).toEqual(
      expect.arrayContaining(['approval.request', 'approval.approve', 'approval.perform']),
    )
  })

  it('is not approved by an account that was made for it', async () => {
    const { id } = await approvals.request(act(30), world.actor)
    const fresh = await account('fresh', 71)
    await expect(approvals.operations.approve(id, fresh)).rejects.toMatchObject({
      code: 'second_person_needed',
    })
  })

  it('is approved by a person who is there: not by a token that a program kept, nor by a service', async () => {
    const { id } = await approvals.request(act(30), world.actor)
    const second = await account('second', 100)
    const robot = await account('robot', 100, 'service')
    const refused = (words: string) => ({
      code: 'second_person_needed',
      message: expect.stringContaining(words),
    })
    await expect(approvals.operations.approve(id, robot)).rejects.toMatchObject(refused('service account'))
    await world.clock.advance(15 * 60_000)
    await expect(approvals.operations.approve(id, second)).rejects.toMatchObject(refused('sign in again'))
    await expect(approvals.operations.approve(id, { ...second, familyId: '' })).rejects.toMatchObject(
      refused('sign in again'),
    )
    expect(done).toEqual([])
    const again = { ...second, familyId: await signIn('second') }
    await world.clock.advance(15 * 60_000 - 1)
    expect(await approvals.operations.approve(id, again)).toMatchObject({ state: 'done' })
  })

  it('is cancelled by anybody, and never done then', async () => {
    const { id } = await approvals.request(act(30), world.actor)
    await approvals.operations.cancel(id, await account('second', 0))
    await world.clock.advance(100 * hourMs)
    await approvals.operations.upkeep()
    expect(done).toEqual([])
    expect(await approvals.operations.get(id)).toMatchObject({ state: 'cancelled', decidedBy: 'second' })
    await expect(approvals.operations.cancel(id, world.actor)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('asked for again is the same; another for the same subject takes its place and waits anew', async () => {
    const first = await approvals.request(act(30), world.actor)
    await world.clock.advance(hourMs)
    expect((await approvals.request(act(30), world.actor)).id).toBe(first.id)
    const second = await approvals.request(act(7), world.actor)
    expect((await approvals.operations.get(first.id)).state).toBe('cancelled')
    expect(second.dueAt).toBe(world.clock.now() + 72 * hourMs)
    await approvals.withdraw('repository.retention', 'one', world.actor)
    expect((await approvals.operations.list({ state: 'waiting' }, all)).items).toEqual([])
  })

  it('answers a caller that cannot wait with its number', async () => {
    const refusal = await approvals.demand(act(30), world.actor).catch((error: unknown) => error)
    const [waiting] = (await approvals.operations.list({ state: 'waiting' }, all)).items
    expect(refusal).toMatchObject({
      code: 'approval_waiting',
      message: expect.stringContaining(waiting?.id ?? '?'),
    })
  })

  it('says why it could not be done', async () => {
    trouble = new OperationError('conflict', 'Jobs use it.')
    const { id } = await approvals.request(act(30), world.actor)
    await world.clock.advance(72 * hourMs)
    await approvals.operations.upkeep()
    expect(await approvals.operations.get(id)).toMatchObject({ state: 'failed', error: 'Jobs use it.' })
  })
})
