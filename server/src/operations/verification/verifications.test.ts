/** Verifications on record: what is running, what was stopped, how many are kept, who sees them. */
import { expect, it } from 'vitest'
import {
  findOrganization,
  findOrganizationApplication,
  insertRestoreGrant,
  insertVerification,
  listVerifications,
  updateOrganization,
  updateRestoreGrant,
} from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { readCatalogue } from '../../microsoft365/index.ts'
import { optionsOf } from '../provisioning/options.ts'
import { addOrganizationRows, createTestWorld, settle, type TestWorld } from '../test-world.suite.ts'
import { organizationId } from '../ids.ts'
import type { Verification } from './verification.ts'

const reach = { kind: 'server' } as const
const foreign = organizationId('0b0b0b0b-0000-4000-8000-00000000000b')

async function ended(world: TestWorld, { id }: Verification): Promise<Verification> {
  for (let turn = 0; turn < 200; turn += 1) {
    await settle()
    const found = await world.operations.verifications.get(world.organizationId, id, reach)
    if (found.state !== 'running') return found
  }
  throw new Error('the verification does not end')
}

describeOnEveryDatabase('verifications', (open) => {
  it('begin at once, are told while they run, and are on record with the feature that is lost', async () => {
    const world = await createTestWorld((await open()).location)
    world.examiner = {
      tokenRefusal: async () => undefined,
      exercise: async (_application, { permissions }) =>
        permissions.map((permission) => ({
          permission,
          ...(permission.value === 'Mail.Read'
            ? {
                state: 'missing',
                detail: 'not granted',
                lost: ['mail is not backed up'],
                nextStep: 'Grant it.',
              }
            : { state: 'working', detail: '', lost: [], nextStep: '' }),
        })),
    }
    await world.operations.close()
    await world.start()
    const { verifications, audit } = world.operations
    const begun = await verifications.begin(
      world.organizationId,
      { waitMinutes: 0 },
      { reach, actor: world.actor },
    )
    expect(begun.state).toBe('running')
    const done = await ended(world, begun)
    expect(done).toMatchObject({ state: 'failed', lost: ['mail is not backed up'] })
    expect(done.working).not.toContain('back up mail folders, messages and attachments')
    expect(await verifications.latest(world.organizationId, reach)).toEqual(done)
    expect(await verifications.latestOfAll(reach)).toEqual([done])
    const { items } = await audit.list({ action: 'organization.verified' }, reach, { offset: 0, limit: 10 })
    expect(items).toMatchObject([
      { outcome: 'failed', reason: 'verification_failed', details: { permissions: ['Mail.Read'] } },
    ])
    await world.close()
  })

  it('show a permission that is lent to restore, until when, and what does not work when it is not there', async () => {
    const world = await createTestWorld((await open()).location)
    const { database, organizationId: id, clock } = world
    const row = await findOrganization(database.db, id)
    const options = JSON.stringify({ ...optionsOf(row ?? { options: '{}' }), restore: 'just-in-time' })
    await database.transaction((trx) => updateOrganization(trx, id, { options }))
    const backup = await findOrganizationApplication(database.db, id, 'backup')
    const lent = readCatalogue().permissions.find(
      ({ value, kind }) => value === 'Mail.ReadWrite' && kind === 'application',
    )
    const until = clock.now() + 3_600_000
    const grant = {
      id: '0e0e0e0e-0000-4000-8000-00000000000e',
      organizationId: id,
      state: 'granted',
      permissions: JSON.stringify([{ resource: 'graph', value: lent?.value, id: lent?.id }]),
      objects: JSON.stringify({ appId: backup?.appId, applicationName: 'Strongroom Backup', created: [] }),
      reason: 'a restore',
      grantedBy: 'admin@contoso.com',
      grantedAt: clock.now(),
      expiresAt: until,
      revokedAt: null,
      revokedBy: null,
    }
    const tried: { readonly values: readonly string[]; readonly changedAt: number | undefined }[] = []
    world.examiner = {
      tokenRefusal: async () => undefined,
      exercise: async (_application, { permissions, changedAt }) => {
        tried.push({ values: permissions.map(({ value }) => value), changedAt })
        return permissions.map((permission) => ({
          permission,
          state: 'working',
          detail: '',
          lost: [],
          nextStep: '',
        }))
      },
    }
    await world.operations.close()
    await world.start()
    const verify = async () => {
      const caller = { reach, actor: world.actor }
      return ended(world, await world.operations.verifications.begin(id, { waitMinutes: 0 }, caller))
    }
    const lentOnes = ({ applications }: Verification) =>
      applications.flatMap(({ permissions }) =>
        permissions.filter(({ lentUntil }) => lentUntil !== undefined),
      )
    expect(lentOnes(await verify())).toEqual([])
    await database.transaction((trx) => insertRestoreGrant(trx, grant))
    expect(lentOnes(await verify())).toMatchObject([
      { value: 'Mail.ReadWrite', state: 'working', lentUntil: until },
    ])
    expect(tried.at(-1)).toMatchObject({ changedAt: clock.now() })
    expect(tried.at(-1)?.values).toContain('Mail.ReadWrite')
    await updateRestoreGrant(database.db, grant.id, { state: 'revoked' })
    expect(lentOnes(await verify())).toEqual([])
    expect(tried.at(-1)?.values).not.toContain('Mail.ReadWrite')
    await world.close()
  })

  it('of many organizations are begun together, and one that runs is not begun twice', async () => {
    const world = await createTestWorld((await open()).location)
    for (let number = 0; number < 12; number += 1)
      await addOrganizationRows(
        world,
        organizationId(`0c0c0c0c-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`),
        `tenant${number}.onmicrosoft.com`,
      )
    let running = 0
    let most = 0
    const finish: (() => void)[] = []
    world.examiner = {
      ...world.examiner,
      tokenRefusal: async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise<void>((resolve) => finish.push(resolve))
        running -= 1
        return undefined
      },
    }
    await world.operations.close()
    await world.start()
    const { verifications } = world.operations
    const request = { waitMinutes: 0, organizationIds: undefined }
    const begun = await verifications.beginAll(request, { reach, actor: world.actor })
    const again = await verifications.beginAll(request, { reach, actor: world.actor })
    expect(again.map(({ id }) => id)).toEqual(begun.map(({ id }) => id))
    expect(begun).toHaveLength(13)
    let states: string[] = ['running']
    for (let turn = 0; turn < 400 && states.includes('running'); turn += 1) {
      await settle()
      finish.shift()?.()
      states = (await verifications.latestOfAll(reach)).map(({ state }) => state)
    }
    expect(states).toHaveLength(13)
    expect(states).not.toContain('running')
    // Two audiences of each application, one after the other; four organizations at a time.
    expect(most).toBeLessThanOrEqual(4)
    await world.close()
  })

  it('that an earlier process was in the middle of have stopped; the last twenty are kept', async () => {
    const world = await createTestWorld((await open()).location)
    const { database, organizationId: id } = world
    for (let number = 0; number < 25; number += 1)
      await database.transaction((trx) =>
        insertVerification(
          trx,
          {
            id: `0d0d0d0d-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`,
            organizationId: id,
            state: 'running',
            results: '{"waitMinutes":0,"applications":[]}',
            startedBy: 'admin',
            startedAt: number,
            endedAt: null,
          },
          20,
        ),
      )
    expect(await listVerifications(database.db, id, 100)).toHaveLength(20)
    await world.operations.close()
    await world.start()
    expect(await world.operations.verifications.latest(id, reach)).toMatchObject({ state: 'stopped' })
    await world.close()
  })

  it('of another organization are not there, and waiting has its bounds', async () => {
    const world = await createTestWorld((await open()).location)
    await addOrganizationRows(world, foreign, 'fabrikam.onmicrosoft.com')
    const { verifications } = world.operations
    const own = { kind: 'organizations', organizationIds: [world.organizationId] } as const
    const caller = { reach: own, actor: world.actor }
    await expect(verifications.begin(foreign, { waitMinutes: 0 }, caller)).rejects.toMatchObject({
      code: 'not_found',
    })
    for (const waitMinutes of [-1, 21, Number.NaN])
      await expect(verifications.begin(world.organizationId, { waitMinutes }, caller)).rejects.toMatchObject({
        code: 'invalid_request',
      })
    await expect(verifications.latest(world.organizationId, own)).rejects.toMatchObject({ code: 'not_found' })
    await world.close()
  })
})
