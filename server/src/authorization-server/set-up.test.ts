import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { updateAccount } from '../database/index.ts'
import { describeOnEveryDatabase } from '../database/test-databases.suite.ts'
import { systemRandom } from '../foundation/random.ts'
import { createAdministrator } from './administrators.ts'
import { createWorld, quickHasher, reasonOf } from './fixture.suite.ts'
import { createSetupSecret } from './setup-secret.ts'

const password = 'correct horse battery'
const newPassword = 'battery staple horse'

describeOnEveryDatabase('the way back of an administrator (PWD-07)', (open) => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'strongroom-recovery-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  async function lockedOut() {
    const clock = { now: () => 0, sleep: async () => undefined }
    const setupSecret = await createSetupSecret({ folder, clock, random: systemRandom, isRecovery: true })
    const secret = (await readFile(setupSecret.file, 'utf8')).trim()
    const created = await createWorld(await open(), { setupSecret })
    await createAdministrator(
      { database: created.database, clock, random: systemRandom, hasher: quickHasher },
      { userName: 'admin', password },
    )
    const signIn = (given: string) =>
      created.request({ grant_type: 'password', username: 'admin', password: given })
    const recover = (userName: string, given = secret, chosen = newPassword, remoteAddress = '192.0.2.1') =>
      created.server.setUp({
        secret: given,
        userName,
        password: chosen,
        requestId: 'recovery',
        remoteAddress,
      })
    const [account] = await created.server.accounts.list()
    return { ...created, setupSecret, signIn, recover, id: account?.id ?? '' }
  }

  it('gives a new password, takes the second factor and every switch away, and ends the sessions', async () => {
    const { server, database, time, settings, signIn, recover, refresh, id, audit } = await lockedOut()
    const actor = { name: 'admin', familyId: 'f', requestId: 'r', remoteAddress: '192.0.2.1' }
    const { base32 } = await server.ownAccount.startTotp(id, { password }, actor)
    const code = new TOTP({ secret: base32 }).generate({ timestamp: time.now })
    const { refreshToken } = await signIn(password)
    await server.ownAccount.confirmTotp(id, code, actor)
    await updateAccount(database.db, id, { isEnabled: 0, role: 'monitor', organizationIds: '[]' })
    settings.passwordGrant = 'off'
    await recover(' ADMIN ')
    const pair = await signIn(newPassword)
    expect(await server.authenticate(pair.accessToken)).toMatchObject({
      kind: 'administrator',
      organizations: 'all',
    })
    expect(await reasonOf(signIn(password))).toBe('invalid_grant/wrong_password')
    expect(await reasonOf(refresh(refreshToken))).toBe('invalid_grant/session_revoked')
    const [row] = await audit({ action: 'account.recover' })
    expect(row).toMatchObject({ outcome: 'success', actor: 'admin', requestId: 'recovery' })
    expect(JSON.parse(row?.details ?? '')).toMatchObject({
      before: ['passwordGrant=off'],
      after: ['passwordGrant=everywhere'],
    })
  })

  it('works once, also for two at the same moment', async () => {
    const { recover } = await lockedOut()
    const outcomes = await Promise.allSettled([recover('admin'), recover('other')])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await reasonOf(recover('admin'))).toBe('invalid_grant/setup_secret_wrong')
  })

  it('makes an administrator of a name that is new, and none of a service', async () => {
    const { server, recover } = await lockedOut()
    const actor = { name: 'admin', familyId: 'f', requestId: 'r', remoteAddress: '192.0.2.1' }
    const service = { userName: 'robot', kind: 'service', role: 'monitor', organizationIds: null } as const
    await server.accounts.create({ ...service, description: '' }, actor)
    expect(await reasonOf(recover('robot'))).toBe('invalid_request/service_account')
    await recover('rescue')
    expect((await server.accounts.list()).map(({ userName }) => userName)).toEqual([
      'admin',
      'rescue',
      'robot',
    ])
  })

  it('is refused and on record with a wrong secret, and slower from time to time (PWD-14)', async () => {
    const { recover, audit, time } = await lockedOut()
    for (let index = 0; index < 5; index += 1)
      expect(await reasonOf(recover('admin', 'guess'))).toBe('invalid_grant/setup_secret_wrong')
    expect(await reasonOf(recover('admin', 'guess'))).toBe('slow_down/setup_throttled')
    const rows = await audit({ action: 'account.setup' })
    expect(rows.filter(({ reason }) => reason === 'setup_secret_wrong')).toHaveLength(5)
    expect(JSON.stringify(rows)).not.toContain('guess')
    // Nobody keeps the owner out by knocking: elsewhere at once, there in a moment.
    time.now += 2_000
    await expect(recover('admin')).resolves.toBeUndefined()
  })
})
