/** A rotation that can never go on ends as failed, with the reason and a way out (security 3.4). */
import { expect, it } from 'vitest'
import { listAudit, updateApplicationKey } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { Secret } from '../../foundation/secret.ts'
import { GraphError, IdentityPlatformError } from '../../microsoft365/index.ts'
import { caller, dayMs, id, rotate, RotationWorld } from './rotation-world.suite.ts'

const policy = new GraphError(400, 'CredentialInvalidLifetimeAsPerAppPolicy', 'Policy forbids it.')

describeOnEveryDatabase('a rotation that cannot go on', (open) => {
  const world = new RotationWorld(open)
  const { setUp, startProcess, rows, states, passDays } = world

  async function rotated(process = startProcess()): Promise<void> {
    await process.certificates.rotate(id, rotate, caller)
    await process.certificates.settled()
  }
  const failures = () => listAudit(world.database.db, { action: 'certificate.fail' }, { offset: 0, limit: 9 })

  it('because its key is lost fails, leaves nothing at Microsoft, and another one may follow', async () => {
    await setUp()
    world.tenant.lagMs = 90 * dayMs
    await rotated()
    expect(await states()).toEqual(['active', 'published'])
    world.provider.held.delete((await rows())[1]?.keyId ?? '')
    const process = startProcess()
    await passDays(1, process)
    expect(await states()).toEqual(['active', 'failed'])
    expect(world.tenant.thumbprints).toEqual([(await rows())[0]?.thumbprintSha1])
    const listed = await process.certificates.list(id, caller.reach)
    expect(listed.map(({ state, alarm }) => [state, alarm])).toEqual([
      ['active', undefined],
      ['failed', 'stuck'],
    ])
    expect(listed[1]?.error).toMatch(/Rotate the certificate of contoso\.onmicrosoft\.com/)
    expect(await failures()).toMatchObject([{ outcome: 'failed', reason: 'key_lost' }])
    world.tenant.lagMs = 0
    world.clock.time += 1_000
    await rotated(process)
    expect(await states()).toEqual(['retiring', 'failed', 'active'])
    const again = await process.certificates.list(id, caller.reach)
    expect(again.filter(({ alarm }) => alarm !== undefined)).toEqual([])
  })

  it('because its certificate has ended meanwhile fails, and its private key is gone', async () => {
    await setUp({ origin: 'existing', validDays: 700 })
    world.tenant.refuseAdd = policy
    await rotated()
    world.clock.time += 200 * dayMs
    await passDays(1)
    expect(await states()).toEqual(['active', 'failed'])
    expect([...world.provider.held.keys()]).toEqual([(await rows())[0]?.keyId])
    expect(await failures()).toMatchObject([{ reason: 'key_expired' }])
  })

  it('because the application was deleted fails with both ways out, and goes on once it is restored', async () => {
    await setUp()
    const process = startProcess()
    for (const refusal of [
      new GraphError(404, 'Request_ResourceNotFound', 'Resource does not exist.'),
      new IdentityPlatformError('unauthorized_client', 'not found', { errorCodes: [700016] }),
    ]) {
      world.tenant.refuseAdd = refusal
      await rotated(process)
      world.clock.time += 1_000
      const [, failed] = await process.certificates.list(id, caller.reach)
      expect(failed).toMatchObject({ state: 'failed' })
      expect(failed?.error).toMatch(
        /Deleted applications.*rotate the certificate.*plan and apply its permissions/,
      )
    }
    world.tenant.refuseAdd = undefined
    await rotated(process)
    expect(await states()).toEqual(['retiring', 'failed', 'failed', 'active'])
    await passDays(6, process)
    expect([...world.provider.held.keys()]).toEqual([(await rows()).at(-1)?.keyId])
  })

  it('because the key in use is lost says that an administrator has to register another one', async () => {
    await setUp()
    world.provider.held.delete((await rows())[0]?.keyId ?? '')
    await rotated()
    expect((await rows())[1]).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/administrator.*strongroom org edit contoso\S* --new-certificate$/),
    })
  })

  it('but waits for somebody in the tenant is no failure, and makes way when another key is asked for', async () => {
    await setUp()
    const process = startProcess()
    world.tenant.refuseAdd = policy
    const pfx = {
      kind: 'pfx',
      pfx: Buffer.of(1),
      password: new Secret('right'),
      allowWeakEncryption: false,
    } as const
    await process.certificates.rotate(id, { purpose: 'backup', next: pfx }, caller)
    await process.certificates.settled()
    expect(await states()).toEqual(['active', 'generated'])
    world.tenant.refuseAdd = undefined
    world.clock.time += 1_000
    await rotated(process)
    expect(await states()).toEqual(['retiring', 'failed', 'active'])
    expect((await rows())[1]?.error).toMatch(/^Given up for another one.*Policy forbids it/)
    expect(await failures()).toMatchObject([{ reason: 'given_up' }])
  })

  it('that was given up while it is proven stops there', async () => {
    await setUp()
    const process = startProcess()
    world.tenant.lagMs = 90 * dayMs
    await process.certificates.rotate(id, rotate, caller)
    let asked = false
    world.clock.passing = async () => {
      const [, coming] = await rows()
      if (asked || coming?.state !== 'published') return
      asked = true
      await updateApplicationKey(world.database.db, coming.id, { error: 'slow' })
      world.tenant.lagMs = 0
      await process.certificates.rotate(id, rotate, caller)
    }
    await process.certificates.settled()
    expect(await states()).toEqual(['retiring', 'failed', 'active'])
    expect(world.tenant.keys).toHaveLength(2)
  })

  it('is tried again by itself while there is time, and its leftovers wait for Microsoft', async () => {
    await setUp({ validDays: 40 })
    world.tenant.refuseAdd = new GraphError(404, 'Request_ResourceNotFound', 'Resource does not exist.')
    await passDays(13)
    expect(await states()).toEqual(['active', 'failed', 'failed', 'failed'])
    world.tenant.refuseAdd = undefined
    await passDays(1)
    expect((await states()).at(-1)).toBe('active')
    expect(world.tenant.keys).toHaveLength(2)
  })
})
