import { hash } from '@node-rs/argon2'
import { expect, it } from 'vitest'
import { type Database, findAccountByName, updateAccount } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import { createCredentials } from '../accounts/credentials.ts'
import { createAdministrator } from '../administrators.ts'
import { createWorld, quickHasher, reasonOf, refusalOf, testSecretBox, type World } from '../fixture.suite.ts'
import { createTotp } from '../totp/totp.ts'
import { createPasswordGrant } from './password.ts'

const password = 'correct horse battery'

async function addAdministrator(database: Database): Promise<boolean> {
  const clock = { now: () => 0, sleep: async () => undefined }
  return createAdministrator(
    { database, clock, random: systemRandom, hasher: quickHasher },
    { userName: 'Admin', password },
  )
}

describeOnEveryDatabase('the password grant', (open) => {
  async function world(): Promise<
    World & { signIn: (name: string, given: string, address?: string) => Promise<unknown> }
  > {
    const created = await createWorld(await open())
    await addAdministrator(created.database)
    return {
      ...created,
      signIn: (username, given, address) =>
        created.request({ grant_type: 'password', username, password: given }, address),
    }
  }

  it('lets the administrator in however the name is typed, with refresh_token= beside it (TOK-32)', async () => {
    const { request, server } = await world()
    for (const username of ['Admin', ' admin', 'ADMIN']) {
      const pair = await request({ grant_type: 'password', username, password, refresh_token: '' })
      expect(pair).toMatchObject({ userName: 'Admin', expiresInSeconds: 3600 })
      expect(await server.authenticate(pair.accessToken)).toMatchObject({ kind: 'administrator' })
    }
  })

  it('gives a token that can be refreshed without asking Microsoft', async () => {
    const { request, refresh, microsoft } = await world()
    const { refreshToken } = await request({ grant_type: 'password', username: 'admin', password })
    await expect(refresh(refreshToken)).resolves.toMatchObject({ userName: 'Admin' })
    expect(microsoft.requests).toBe(0)
  })

  it('answers a wrong password and an unknown name alike (PWD-03, PWD-04, PWD-15, PWD-18)', async () => {
    const { signIn, audit } = await world()
    const wrong = await refusalOf(signIn('admin', 'wrong'))
    for (const name of ['root', "admin' or 1=1 --", 'DOMAIN\\admin', 'alice@contoso.com']) {
      const unknown = await refusalOf(signIn(name, 'root'))
      expect([unknown.code, unknown.status, unknown.message]).toEqual([
        wrong.code,
        wrong.status,
        wrong.message,
      ])
    }
    const rows = await audit({ action: 'token.password' })
    expect(rows.map(({ actor, reason }) => `${actor}/${reason}`)).toEqual([
      ...Array.from({ length: 4 }, () => 'anonymous/unknown_account'),
      'Admin/wrong_password',
    ])
  })

  it('does the work of a hash for an unknown name too, so that time tells nothing (PWD-04)', async () => {
    const { database, time, settings } = await world()
    const work: string[] = []
    const watched = {
      ...quickHasher,
      pretend: async () => void work.push('pretend'),
      verify: async () => work.push('verify') < 0,
    }
    const clock = { now: () => time.now, sleep: async () => undefined }
    const totp = createTotp({ secretBox: testSecretBox, random: systemRandom })
    const credentials = createCredentials({ database, hasher: watched, totp, clock, log: silentLog })
    const grant = createPasswordGrant({ database, credentials, clock, random: systemRandom })
    for (const username of ['nobody', 'admin']) {
      const parameters = { username, password }
      await refusalOf(grant.handle({ parameters, remoteAddress: '192.0.2.1', requestId: 'r', settings }))
    }
    expect(work).toEqual(['pretend', 'verify'])
  })

  it('asks for both parameters, and hashes nothing that cannot be one (PWD-02, PWD-08, PWD-10)', async () => {
    const { request, signIn } = await world()
    expect(await reasonOf(request({ grant_type: 'password', username: 'admin' }))).toBe(
      'invalid_request/parameter_missing',
    )
    expect(await reasonOf(signIn('admin', 'x'.repeat(1_000_000)))).toBe('invalid_request/bad_password')
    expect(await reasonOf(signIn('admin', 'x\0'))).toBe('invalid_request/bad_password')
    expect(await reasonOf(signIn('admin\0', 'x'))).toBe('invalid_request/bad_user_name')
  })

  it('lets who failed five times wait, on that account and from there only (PWD-05, PWD-11)', async () => {
    const { signIn, time } = await world()
    for (const name of ['admin', 'ADMIN', ' admin', 'Admin', 'admin '])
      expect(await reasonOf(signIn(name, 'wrong'))).toBe('invalid_grant/wrong_password')
    expect(await refusalOf(signIn('admin', password))).toMatchObject({ status: 429, retryAfterSeconds: 1 })
    await expect(signIn('admin', password, '192.0.2.2')).resolves.toHaveProperty('accessToken')
    time.now += 1_000
    await expect(signIn('admin', password)).resolves.toHaveProperty('accessToken')
  })

  it('counts attempts that are made at the same moment', async () => {
    const { signIn } = await world()
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => reasonOf(signIn('admin', 'wrong'))))
    expect(outcomes.filter((outcome) => outcome === 'slow_down/password_throttled')).toHaveLength(7)
  })

  it('renews a hash of older parameters at the next sign-in (PWD-19)', async () => {
    const { signIn, database } = await world()
    const account = await findAccountByName(database.db, 'admin')
    await updateAccount(database.db, account?.id ?? '', {
      passwordHash: await hash(password, { memoryCost: 128, timeCost: 1 }),
    })
    await signIn('admin', password)
    const renewed = await findAccountByName(database.db, 'admin')
    expect(renewed?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/)
    await expect(signIn('admin', password)).resolves.toHaveProperty('accessToken')
  })

  it('keeps passwords out of the audit log (PWD-20)', async () => {
    const { signIn, audit } = await world()
    await refusalOf(signIn('canary-name', 'canary-password'))
    expect(JSON.stringify(await audit())).not.toContain('canary')
  })

  it('has one first administrator, whoever asks first', async () => {
    const { database } = await world()
    expect(await addAdministrator(database)).toBe(false)
  })
})
