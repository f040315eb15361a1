import { expect, it } from 'vitest'
import { describeOnEveryDatabase } from '../database/test-databases.suite.ts'
import { aliceId, createWorld, type World } from './fixture.suite.ts'

describeOnEveryDatabase('one-time codes (reference 1.4)', (open) => {
  const world = async (): Promise<World & { newCode: () => Promise<string>; familyId: string }> => {
    const given = await createWorld(await open())
    const { accessToken } = await given.exchange()
    const familyId = (await given.server.authenticate(accessToken))?.familyId ?? ''
    const newCode = async (): Promise<string> => (await given.server.newAuthCode(familyId, 'r1')) ?? ''
    return { ...given, newCode, familyId }
  }

  it('a code stands for its session, once', async () => {
    const { server, newCode, familyId, audit } = await world()
    const code = await newCode()
    expect(await server.authenticateByCode(code, 'r2')).toMatchObject({ userId: aliceId, familyId })
    expect(await server.authenticateByCode(code, 'r3')).toBeUndefined()
    expect(await audit({ requestId: 'r1' })).toMatchObject([{ action: 'auth_code.issue' }])
    expect(await audit({ requestId: 'r2' })).toMatchObject([{ action: 'auth_code.redeem' }])
  })

  it('of many who come with one code, one comes in', async () => {
    const { server, newCode } = await world()
    const code = await newCode()
    const found = await Promise.all(Array.from({ length: 20 }, () => server.authenticateByCode(code, 'r')))
    expect(found.filter((principal) => principal !== undefined)).toHaveLength(1)
  })

  it('is good for a minute', async () => {
    const { server, newCode, time } = await world()
    const [early, late] = [await newCode(), await newCode()]
    time.now += 59_999
    expect(await server.authenticateByCode(early, 'r')).toBeDefined()
    time.now += 1
    expect(await server.authenticateByCode(late, 'r')).toBeUndefined()
  })

  it('ends with its session, and an ended session gets none', async () => {
    const { server, newCode, familyId } = await world()
    const code = await newCode()
    await server.revoke(familyId, 'logout')
    expect(await server.authenticateByCode(code, 'r')).toBeUndefined()
    expect(await server.newAuthCode(familyId, 'r')).toBeUndefined()
  })

  it('is kept as a hash, and swept when it is over', async () => {
    const { server, newCode, time, database } = await world()
    const code = await newCode()
    const rows = await database.db.selectFrom('authCodes').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(Buffer.from(rows[0]?.hash ?? []).toString('latin1')).not.toContain(code.slice(5, 15))
    await server.sweep(time.now + 60_001)
    expect(await database.db.selectFrom('authCodes').selectAll().execute()).toEqual([])
  })

  it('an access token is no code, and a code no access token', async () => {
    const { server, newCode, exchange } = await world()
    const { accessToken } = await exchange()
    expect(await server.authenticateByCode(accessToken, 'r')).toBeUndefined()
    expect(await server.authenticate(await newCode())).toBeUndefined()
  })
})
