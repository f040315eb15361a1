import { expect, it } from 'vitest'
import { listAudit } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import type { Actor } from '../operations.ts'
import { createAuthenticationSettings } from './authentication-settings.ts'

const actor: Actor = { name: 'admin', familyId: 'f', requestId: 'r', remoteAddress: '192.0.2.1' }
const clock = { now: () => 0, sleep: async () => undefined }

describeOnEveryDatabase('the settings of sign-ins', (open) => {
  it('keep what each of two administrators changes at the same moment, on two servers', async () => {
    const database = await open()
    const first = createAuthenticationSettings(database, clock)
    const second = createAuthenticationSettings(await open(database), clock)
    for (let round = 0; round < 20; round += 1) {
      const accessTokenSeconds = 60 + round
      const passwordGrant = round % 2 === 0 ? 'off' : 'networks'
      await Promise.all([first.write({ passwordGrant }, actor), second.write({ accessTokenSeconds }, actor)])
      expect(await createAuthenticationSettings(database, clock).read()).toMatchObject({
        accessTokenSeconds,
        passwordGrant,
      })
    }
  })

  it('are not remembered as they were by who reads while they are changed', async () => {
    const database = await open()
    const settings = createAuthenticationSettings(database, clock)
    for (let round = 0; round < 50; round += 1) {
      const accessTokenSeconds = 60 + round
      const reads = [settings.read(), settings.write({ accessTokenSeconds }, actor), settings.read()]
      await Promise.all(reads)
      expect(await settings.read()).toMatchObject({ accessTokenSeconds })
    }
  })

  it('are on record as they were when the change was made', async () => {
    const database = await open()
    const settings = createAuthenticationSettings(database, clock)
    await settings.write({ passwordGrant: 'off' }, actor)
    await settings.write({ accessTokenSeconds: 300 }, actor)
    const [last] = await listAudit(database.db, {}, { offset: 0, limit: 1 })
    const { before, after } = JSON.parse(last?.details ?? '')
    expect(before).toEqual(expect.arrayContaining(['passwordGrant=off', 'accessTokenSeconds=3600']))
    expect(after).toEqual(expect.arrayContaining(['passwordGrant=off', 'accessTokenSeconds=300']))
  })
})
