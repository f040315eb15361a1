/** Kept reports: whose they are, and how many. */
import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { type Database, insertOrganization, listPostureReports } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import { systemRandom } from '../../foundation/random.ts'
import { createTestClock } from '../../microsoft365/clouds/scripted.suite.ts'
import { type Graph, GraphError } from '../../microsoft365/index.ts'
import type { Reach } from '../caller.ts'
import { organizationId } from '../ids.ts'
import { createPostureOperations } from './posture-operations.ts'
import type { PostureOperations } from './posture.ts'

const server: Reach = { kind: 'server' }
const actor = { name: 'admin', familyId: randomUUID(), requestId: 'r', remoteAddress: '127.0.0.1' }
const standing = { signInReference: undefined, days: 7 }

/** Graph refuses everything: the report says so, and is a report all the same. */
const refuse = (): Promise<never> => Promise.reject(new GraphError(403, 'Authorization_RequestDenied', 'no'))
const refuseAll = (): AsyncIterable<never> => ({ [Symbol.asyncIterator]: () => ({ next: refuse }) })
const closed: Graph = {
  json: refuse,
  pages: refuseAll,
  send: refuse,
  bytes: refuseAll,
  delta: refuseAll,
  upload: refuse,
}

describeOnEveryDatabase('posture reports of two organizations', (open) => {
  let database: Database
  let clock: ReturnType<typeof createTestClock>
  let posture: PostureOperations
  let own: OrganizationId
  let foreign: OrganizationId

  beforeEach(async () => {
    database = await open()
    clock = createTestClock()
    posture = createPostureOperations({
      database,
      clock,
      random: systemRandom,
      connections: { graph: async () => closed },
      signIns: { redeem: () => Promise.reject(new Error('nobody signs in here')) },
    })
    own = await add('own')
    foreign = await add('foreign')
  })

  async function add(name: string): Promise<OrganizationId> {
    const id = organizationId(randomUUID())
    await database.transaction((trx) =>
      insertOrganization(trx, {
        id,
        tenantId: randomUUID(),
        name: `${name}.onmicrosoft.com`,
        displayName: name,
        description: '',
        cloud: 'worldwide',
        region: 'Worldwide',
        isExchangeOnline: 1,
        isSharePointOnline: 0,
        isTeamsOnline: 0,
        isTeamsChatsOnline: 0,
        createdAt: clock.now(),
      }),
    )
    return id
  }

  it('are seen by who administers the organization, and by nobody of another one', async () => {
    const report = await posture.check(own, standing, { reach: server, actor })
    expect(report.unread.length).toBeGreaterThan(1)
    const ofOwn: Reach = { kind: 'organizations', organizationIds: [own] }
    const ofForeign: Reach = { kind: 'organizations', organizationIds: [foreign] }
    expect(await posture.get(own, report.id, ofOwn)).toEqual(report)
    const hidden = { code: 'not_found' }
    await expect(posture.list(own, ofForeign)).rejects.toMatchObject(hidden)
    await expect(posture.get(own, report.id, ofForeign)).rejects.toMatchObject(hidden)
    await expect(posture.check(own, standing, { reach: ofForeign, actor })).rejects.toMatchObject(hidden)
    // Nor below the name of an organization that somebody may see.
    await expect(posture.get(foreign, report.id, ofForeign)).rejects.toMatchObject(hidden)
    expect(await posture.list(foreign, ofForeign)).toEqual([])
  })

  it('are kept up to fifty, the newest, and those of others stay', async () => {
    const other = await posture.check(foreign, standing, { reach: server, actor })
    const made: string[] = []
    for (let count = 0; count < 52; count += 1) {
      await clock.sleep(60_000)
      made.push((await posture.check(own, standing, { reach: server, actor })).id)
    }
    const kept = await listPostureReports(database.db, own, 100)
    expect(kept.map(({ id }) => id)).toEqual(made.slice(2).toReversed())
    expect((await posture.list(foreign, server)).map(({ id }) => id)).toEqual([other.id])
  })
})
