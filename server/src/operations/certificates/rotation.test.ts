/** Rotation with overlap: security 3.4; microsoft.md 3.2. */
import { expect, it } from 'vitest'
import { listAudit } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { Secret } from '../../foundation/secret.ts'
import { GraphError } from '../../microsoft365/index.ts'
import { caller, dayMs, hourMs, id, rotate, RotationWorld } from './rotation-world.suite.ts'
import { clientId, type ScriptedTenant, tenantId } from './scripted-tenant.suite.ts'

const { signal } = new AbortController()
const longMs = 600_000

describeOnEveryDatabase('rotation of a certificate', (open) => {
  const world = new RotationWorld(open)
  const { setUp, startProcess, rows, states, application, passDays } = world

  it('lets a new key follow, proven by three tokens, and takes the old one away when nobody uses it', async () => {
    await setUp()
    const before = await application()
    const process = startProcess()
    const begun = await process.certificates.rotate(id, rotate, caller)
    expect(begun.state).toBe('planned')
    await process.certificates.settled()
    expect(await states()).toEqual(['retiring', 'active'])
    const after = await application()
    const [, active] = await rows()
    expect(after?.keyId).toBe(active?.keyId)
    expect(after?.keyId).not.toBe(before?.keyId)
    expect(after?.certificateThumbprint).toBe(active?.thumbprintSha1)
    const tokens = world.tenant.asked.slice(world.tenant.asked.indexOf('addKey') + 1)
    // Two refusals of the lag, then three in a row.
    expect(tokens.filter((one) => one === 'token')).toHaveLength(3 + 3)
    expect(world.tenant.keys).toHaveLength(2)
    await passDays(2, process)
    expect(await states()).toEqual(['retiring', 'active'])
    await passDays(4, process)
    expect(await states()).toEqual(['removed', 'active'])
    expect(world.tenant.thumbprints).toEqual([active?.thumbprintSha1])
    expect(world.provider.held.size).toBe(1)
    const audit = await listAudit(world.database.db, { organizationId: id }, { offset: 0, limit: 10 })
    expect(audit.map(({ action }) => action).toSorted()).toEqual([
      'certificate.remove',
      'certificate.rotate',
      'certificate.switch',
    ])
  })

  it('PRV-22: begins by itself with less than thirty days left, and not before', async () => {
    await setUp({ validDays: 40 })
    await passDays(10)
    expect(await states()).toEqual(['active'])
    await passDays(1)
    expect(await states()).toEqual(['retiring', 'active'])
  })

  it('PRV-22: is not missed by a server that never runs at the hour of the organization', async () => {
    await setUp({ validDays: 40 })
    const look = async ({ certificates }: ReturnType<typeof startProcess>): Promise<void> => {
      await certificates.upkeep(signal)
      await certificates.settled()
    }
    const first = startProcess()
    await look(first)
    const [midnight, later] = [Math.ceil(world.clock.time / dayMs) * dayMs + 20 * dayMs, 5 * hourMs]
    world.clock.time = midnight + later
    await look(first)
    expect(await states()).toEqual(['active'])
    await look(startProcess())
    expect(await states()).toEqual(['retiring', 'active'])
  })

  it('PRV-22: raises the alarm with less than seven days left when nothing could follow', async () => {
    await setUp({ validDays: 40 })
    world.tenant.refuseAdd = new GraphError(
      400,
      'CredentialInvalidLifetimeAsPerAppPolicy',
      'Policy forbids it.',
    )
    await passDays(34)
    const [coming, active] = await startProcess().certificates.list(id, caller.reach)
    expect(active).toMatchObject({ state: 'active', alarm: 'expires-soon' })
    expect(coming).toMatchObject({ state: 'generated', alarm: 'stuck', error: 'Policy forbids it.' })
    const alarms = await listAudit(
      world.database.db,
      { action: 'certificate.alarm' },
      { offset: 0, limit: 50 },
    )
    expect(alarms.length).toBeGreaterThan(0)
    expect(alarms[0]?.reason).toBe('expires_soon')
    world.tenant.refuseAdd = undefined
    await passDays(1)
    expect(await states()).toEqual(['retiring', 'active'])
  })

  it('PRV-23: the old key stays the active one until Microsoft takes the new one', async () => {
    await setUp()
    world.tenant.lagMs = 90 * dayMs
    const process = startProcess()
    await process.certificates.rotate(id, rotate, caller)
    await process.certificates.settled()
    expect(await states()).toEqual(['active', 'published'])
    expect((await rows())[1]?.error).toMatch(/still gives no token/)
    await passDays(3, process)
    expect(await states()).toEqual(['active', 'published'])
    world.tenant.keys = world.tenant.keys.map((key) => ({ ...key, effectiveAt: 0 }))
    await passDays(1, process)
    expect(await states()).toEqual(['retiring', 'active'])
  })

  it('PRV-24: the old key is not taken away while the new one does not work, or the old one is used', async () => {
    await setUp()
    const process = startProcess()
    const old = await process.connections.graph(id)
    const oldKey = (await application())?.keyId ?? ''
    await process.certificates.rotate(id, rotate, caller)
    await process.certificates.settled()
    const kept = world.tenant.keys
    // Somebody removed our new key in the portal.
    world.tenant.keys = kept.filter(({ keyId }) => keyId === 'first-key-at-microsoft')
    await passDays(5, process)
    expect(world.tenant.keys).toHaveLength(1)
    expect(await states()).toEqual(['retiring', 'active'])
    world.tenant.keys = kept
    await world.tenant.connect({ tenantId, clientId, keyId: oldKey })
    void old
    await passDays(1, process)
    expect(await states()).toEqual(['removed', 'active'])
  })

  it('says what to do when every certificate has expired', async () => {
    await setUp({ validDays: 10, origin: 'existing' })
    world.clock.time += 11 * dayMs
    const { certificates } = startProcess()
    await expect(certificates.rotate(id, rotate, caller)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Plan and apply the permissions of contoso/),
    })
    await passDays(1)
    const [alarm] = await listAudit(
      world.database.db,
      { action: 'certificate.alarm' },
      { offset: 0, limit: 5 },
    )
    expect(alarm?.reason).toBe('expired')
    expect(await states()).toEqual(['active'])
  })

  it('leaves an application that is only used alone, until somebody asks', async () => {
    await setUp({ validDays: 20, origin: 'existing' })
    await passDays(5)
    expect(await states()).toEqual(['active'])
    const process = startProcess()
    await process.certificates.rotate(id, rotate, caller)
    await process.certificates.settled()
    expect(await states()).toEqual(['retiring', 'active'])
  })

  it('is refused where only the client id is known', async () => {
    await setUp({ knowsObject: false })
    await expect(startProcess().certificates.rotate(id, rotate, caller)).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('tells which old key an administrator has to remove where its id at Microsoft is not known', async () => {
    await setUp({ knowsKey: false })
    const process = startProcess()
    await process.certificates.rotate(id, rotate, caller)
    await process.certificates.settled()
    await passDays(8, process)
    const [, old] = await process.certificates.list(id, caller.reach)
    expect(old).toMatchObject({
      state: 'retiring',
      alarm: 'stuck',
      error: expect.stringMatching(/admin center/),
    })
    // Either the application may read itself by then, or it expires.
    world.tenant.mayRead = true
    await passDays(1, process)
    expect(await states()).toEqual(['removed', 'active'])
  })

  it('takes the answer of a certification authority, and a file of our own', async () => {
    await setUp()
    const process = startProcess()
    const { keyId } = await process.certificates.requestSigning(id, 'backup', caller)
    const answer = { purpose: 'backup', keyId, certificatePem: 'answer' }
    await process.certificates.install(id, answer, caller)
    await process.certificates.settled()
    expect((await application())?.keyId).toBe(keyId)
    const pfx = { kind: 'pfx', pfx: Buffer.of(1), allowWeakEncryption: false } as const
    const withFile = (password: string) =>
      process.certificates.rotate(
        id,
        { purpose: 'backup', next: { ...pfx, password: new Secret(password) } },
        caller,
      )
    await expect(withFile('wrong')).rejects.toMatchObject({ code: 'unusable_certificate' })
    await withFile('right')
    await process.certificates.settled()
    expect(await states()).toEqual(['retiring', 'retiring', 'active'])
    await passDays(6, process)
    expect(await states()).toEqual(['removed', 'removed', 'active'])
  })
})

describeOnEveryDatabase('a server that is stopped during a rotation', (open) => {
  const world = new RotationWorld(open)
  const { setUp, startProcess, rows, application, passDays } = world

  /** Lives on until its requests are over: it may be stopped any number of times. */
  async function story(stopAt: ScriptedTenant['stopAt']): Promise<number> {
    await setUp()
    world.tenant.stopAt = stopAt
    const first = startProcess()
    const stopped = new Promise<void>((resolve) => {
      world.tenant.stopped = resolve
    })
    const live = async (): Promise<void> => {
      await first.certificates.rotate(id, rotate, caller)
      await first.certificates.settled()
      await passDays(6, first)
    }
    await Promise.race([live(), stopped])
    const asked = world.tenant.asked.length
    world.tenant.stopAt = undefined
    const second = startProcess()
    await second.certificates.upkeep(signal)
    await second.certificates.settled()
    await passDays(8, second)
    return asked
  }

  it(
    'PRV-25: at any request, ends in the same state: one key, known to both sides',
    async () => {
      const requests = await story(undefined)
      expect(world.tenant.asked).toContain('removeKey')
      expect(requests).toBeGreaterThan(8)
      for (let index = 0; index < requests; index += 1)
        for (const when of ['before', 'after'] as const) {
          await story({ index, when })
          const [old, active, ...others] = await rows()
          expect({ index, when, states: [old?.state, active?.state], others }).toEqual({
            index,
            when,
            states: ['removed', 'active'],
            others: [],
          })
          expect(world.tenant.thumbprints).toEqual([active?.thumbprintSha1])
          expect([...world.provider.held.keys()]).toEqual([active?.keyId])
          expect((await application())?.keyId).toBe(active?.keyId)
        }
    },
    longMs,
  )
})

describeOnEveryDatabase('years', (open) => {
  const world = new RotationWorld(open)
  const { setUp, startProcess, states } = world

  it(
    'PRV-22: ten of rotation on a fake clock (two on PostgreSQL, for its tests to end): not one failed token request',
    async () => {
      await setUp()
      const { location } = await open()
      const years = location.url === undefined ? 10 : 2
      let process = startProcess()
      let tokens = 0
      const askForToken = async (): Promise<void> => {
        const graph = await process.connections.graph(id)
        await graph.send({ path: '/organization?$select=id' })
        tokens += 1
        // A client that is asked again must get a new token: the connection is opened anew.
        process.connections.forget(id)
      }
      world.clock.passing = askForToken
      const end = world.clock.time + years * 365.25 * dayMs
      const stepMs = 12 * hourMs
      for (let step = 0; world.clock.time < end; step += 1) {
        world.clock.time = Math.ceil((world.clock.time + 1) / stepMs) * stepMs
        await askForToken()
        if (step % 400 === 399) {
          await process.certificates.close()
          process = startProcess()
        }
        await process.certificates.upkeep(signal)
        await process.certificates.settled()
        expect(world.tenant.keys.length).toBeLessThanOrEqual(2)
      }
      const all = await states()
      expect(all.filter((state) => state === 'removed').length).toBeGreaterThanOrEqual(2 * years)
      expect(all.filter((state) => state === 'active')).toHaveLength(1)
      expect(tokens).toBeGreaterThan(700 * years)
    },
    longMs,
  )
})
