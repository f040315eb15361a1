/** Provisionings that get in each other's way: nothing that is in use is taken away, and nothing is gone on with twice. */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  insertApplicationKey,
  insertTokenFamily,
  listOrganizationApplications,
  updateOrganizationApplication,
} from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { GraphError } from '../../microsoft365/index.ts'
import { tenantId } from '../ids.ts'
import { signIn } from '../organizations/fake-tenant.suite.ts'
import type { Actor, Provisioning } from '../operations.ts'
import { createPlace, type Place } from './place.suite.ts'

const server = { kind: 'server' } as const

async function otherSession({ world }: Place): Promise<Actor> {
  const familyId = randomUUID()
  await insertTokenFamily(world.database.db, {
    id: familyId,
    principalKind: 'account',
    accountId: null,
    organizationId: null,
    userId: null,
    userName: 'other',
    reach: null,
    method: 'password',
    createdAt: world.clock.now(),
    expiresAt: world.clock.now() + 1_000_000,
    revokedAt: null,
    revokedReason: null,
    workloads: null,
    clientId: null,
    authenticatedAt: null,
  })
  return { ...world.actor, familyId }
}

async function interrupted(here: Place): Promise<Provisioning> {
  const { world, tenant } = here
  const failure = new GraphError(0, 'connectionLost', 'the answer was lost')
  Object.assign(tenant, { failAt: 3, failAfterwards: true, failure })
  const planned = await here.plan()
  await world.operations.provisionings.apply(planned.id, planned.plan?.hash ?? '', world.actor)
  const ended = await here.ended(planned.id)
  expect(ended.state).toBe('interrupted')
  tenant.failAt = undefined
  return ended
}

describeOnEveryDatabase('provisionings at the same time', (open) => {
  const place = async (): Promise<Place> => createPlace((await open()).location)

  it('PRV-07: of two who resume one, the first alone does: no forgotten plan ends what is connected', async () => {
    const here = await place()
    const { world, tenant } = here
    const { provisionings } = world.operations
    const { id } = await interrupted(here)
    const other = await otherSession(here)
    const one = await signIn(world, tenant)
    const two = await signIn(world, tenant, other)
    const outcomes = await Promise.allSettled([
      provisionings.resume(id, one, world.actor),
      provisionings.resume(id, two, other),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const isFirst = outcomes[0].status === 'fulfilled'
    const again = await provisionings.get(id, server)
    await provisionings.apply(id, again.plan?.hash ?? '', isFirst ? world.actor : other)
    await provisionings.finished(id)
    await world.clock.advance(11 * 60_000)
    expect((await provisionings.get(id, server)).state).toBe('done')
    await world.close()
  })

  it('PRV-06: cancelling an old one leaves the applications that a connected organization uses', async () => {
    const here = await place()
    const { world, tenant } = here
    const { provisionings } = world.operations
    const old = await interrupted(here)
    const made = new Map(tenant.standing)
    tenant.standing.clear()
    const organization = await here.connect()
    for (const [name, object] of made) tenant.standing.set(name, object)
    const [backup] = await listOrganizationApplications(world.database.db, organization.id)
    await updateOrganizationApplication(world.database.db, backup?.id ?? '', {
      applicationObjectId: 'id-of-backup-app',
    })
    await provisionings.cancel(old.id, await signIn(world, tenant), world.actor)
    expect(tenant.standing.has('backup-app')).toBe(true)
    await world.close()
  })

  it('PRV-32: a key that another organization is about to use proves no new one', async () => {
    const here = await place()
    const { world, tenant } = here
    const connected = await here.connect()
    const [application] = await listOrganizationApplications(world.database.db, connected.id)
    const keyId = randomUUID()
    await insertApplicationKey(world.database.db, {
      id: randomUUID(),
      organizationId: connected.id,
      applicationId: application?.id ?? '',
      keyId,
      entraKeyId: null,
      thumbprintSha1: 'BB',
      thumbprintSha256: 'BB',
      state: 'published',
      notBefore: 0,
      notAfter: world.clock.now() + 1_000_000,
      changedAt: 0,
      lastUsedAt: null,
      error: null,
      createdAt: 0,
    })
    tenant.id = tenantId(randomUUID())
    await expect(here.plan({ credential: { kind: 'key', keyId } })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('another organization'),
    })
    expect(tenant.tokens).toBe(1)
    await world.close()
  })
})
