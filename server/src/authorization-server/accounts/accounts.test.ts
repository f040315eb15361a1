import { TOTP } from 'otpauth'
import { expect, it } from 'vitest'
import { insertOrganization } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { systemRandom } from '../../foundation/random.ts'
import { createAdministrator } from '../administrators.ts'
import {
  createWorld,
  organizationId,
  quickHasher,
  reasonOf,
  refusalOf,
  tenantId,
  type World,
} from '../fixture.suite.ts'
import type { Account, AccountActor } from './account.ts'
import type { AccountChange, NewAccount } from './accounts.ts'

const password = 'correct horse battery'
const fabrikam = '66666666-6666-4666-8666-666666666666'
const actor: AccountActor = { name: 'admin', familyId: 'f', requestId: 'r', remoteAddress: '192.0.2.1' }

interface AccountWorld extends World {
  readonly admin: Account
  readonly signIn: (
    userName: string,
    more?: Record<string, string>,
    address?: string,
  ) => ReturnType<World['request']>
  readonly add: (given?: Partial<NewAccount>) => Promise<Account>
  readonly change: (id: string, change: AccountChange) => Promise<Account>
}

describeOnEveryDatabase('accounts (security 2.8)', (open) => {
  async function world(): Promise<AccountWorld> {
    const created = await createWorld(await open())
    const { database, server, time } = created
    const clock = { now: () => time.now, sleep: async () => undefined }
    await createAdministrator(
      { database, clock, random: systemRandom, hasher: quickHasher },
      { userName: 'admin', password },
    )
    const [admin] = await server.accounts.list()
    if (admin === undefined) throw new Error('no administrator')
    return {
      ...created,
      admin,
      signIn: (username, more = {}, address = '192.0.2.1') =>
        created.request({ grant_type: 'password', username, password, ...more }, address),
      add: (given = {}) =>
        server.accounts.create(
          {
            userName: 'second',
            kind: 'password',
            password: given.kind === 'service' ? undefined : password,
            role: 'administrator',
            organizationIds: null,
            description: '',
            ...given,
          },
          actor,
        ),
      change: (id, change) => server.accounts.change(id, change, actor),
    }
  }

  /** Enrols a second factor; codes of any moment. */
  async function enrol({ server, admin, time }: AccountWorld): Promise<(at?: number) => string> {
    const { base32 } = await server.ownAccount.startTotp(admin.id, { password }, actor)
    const totp = new TOTP({ secret: base32 })
    await server.ownAccount.confirmTotp(admin.id, totp.generate({ timestamp: time.now }), actor)
    time.now += 30_000
    return (at = time.now) => totp.generate({ timestamp: at })
  }

  it('are made with role and organizations, on record without their password', async () => {
    const { add, server, signIn, audit } = await world()
    const made = await add({
      role: 'monitor',
      organizationIds: [organizationId, organizationId],
      description: 'x',
    })
    expect(made).toMatchObject({ userName: 'second', organizations: [organizationId], isEnabled: true })
    const { accessToken } = await signIn('second')
    expect(await server.authenticate(accessToken)).toMatchObject({
      kind: 'monitor',
      organizations: [organizationId],
      isService: false,
    })
    const [row] = await audit({ action: 'account.create' })
    expect(row).toMatchObject({ actor: 'admin', outcome: 'success' })
    expect(JSON.parse(row?.details ?? '')).toMatchObject({
      userName: 'second',
      after: expect.arrayContaining(['role=monitor', `organizations=${organizationId}`]) as unknown,
    })
    expect(JSON.stringify(await audit())).not.toContain(password)
  })

  it('need a free name, a fit password and organizations that exist', async () => {
    const { add } = await world()
    await expect(add({ userName: ' ADMIN ' })).rejects.toMatchObject({ code: 'conflict' })
    await expect(add({ password: 'short' })).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(add({ password: undefined })).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(add({ kind: 'service', password })).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(add({ kind: 'service', userName: fabrikam })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    await expect(add({ userName: 'a\nb' })).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(add({ organizationIds: [] })).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(add({ organizationIds: [fabrikam] })).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('leave the last administrator of everything, whatever is tried, also by two at once', async () => {
    const { admin, add, change, server, audit } = await world()
    const service = await add({ kind: 'service', userName: 'robot' })
    const lastOnes: AccountChange[] = [
      { role: 'monitor' },
      { organizationIds: [organizationId] },
      { isEnabled: false },
    ]
    for (const one of lastOnes)
      await expect(change(admin.id, one)).rejects.toMatchObject({ code: 'conflict' })
    await expect(server.accounts.remove(admin.id, actor)).rejects.toMatchObject({ code: 'conflict' })
    expect(await server.accounts.get(admin.id)).toEqual(admin)
    expect(await audit({ action: 'account.change' })).toEqual([])
    const second = await add()
    const outcomes = await Promise.allSettled([
      server.accounts.remove(admin.id, actor),
      change(second.id, { role: 'monitor' }),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await server.accounts.remove(service.id, actor)
    await expect(server.accounts.get(service.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each<[string, AccountChange, string]>([
    ['a new password', { password: 'another password' }, 'password_changed'],
    ['a switch', { isEnabled: false }, 'account_disabled'],
    ['a lesser role', { role: 'monitor' }, 'role_lost'],
    ['fewer organizations', { organizationIds: [organizationId] }, 'organization_lost'],
  ])(
    'lose their sessions with %s, in the same moment, when it takes something away (RFR-28)',
    async (_name, what, reason) => {
      const { add, change, signIn, refresh, server, audit } = await world()
      const { id } = await add()
      const { accessToken, refreshToken } = await signIn('second')
      await change(id, what)
      const ends = await audit({ action: 'session.revoke' })
      expect(ends.map((row) => row.reason)).toEqual([reason])
      expect(await server.authenticate(accessToken)).toBeUndefined()
      expect(await reasonOf(refresh(refreshToken))).toBe('invalid_grant/session_revoked')
      const [row] = await audit({ action: 'account.change' })
      const details = JSON.parse(row?.details ?? '') as { before: string[]; after: string[] }
      expect(details.before).not.toEqual(details.after)
    },
  )

  it('keep their sessions with a change that takes nothing away', async () => {
    const { add, change, signIn, server, audit } = await world()
    const { id } = await add()
    const { accessToken } = await signIn('second')
    await change(id, { description: 'x', role: 'administrator', isEnabled: true, organizationIds: null })
    expect(await server.authenticate(accessToken)).toMatchObject({ userName: 'second' })
    expect(await audit({ action: 'session.revoke' })).toEqual([])
  })

  it('see more at once when they are given more, without a new sign-in', async () => {
    const { add, change, signIn, server, database } = await world()
    await insertOrganization(database.db, {
      id: fabrikam,
      tenantId: tenantId.replace('1', '9'),
      name: 'fabrikam.onmicrosoft.com',
      displayName: '',
      description: '',
      cloud: 'worldwide',
      region: 'Worldwide',
      isExchangeOnline: 1,
      isSharePointOnline: 0,
      isTeamsOnline: 0,
      isTeamsChatsOnline: 0,
      createdAt: 0,
    })
    const { id } = await add({ organizationIds: [organizationId] })
    const { accessToken } = await signIn('second')
    await change(id, { organizationIds: [organizationId, fabrikam] })
    expect(await server.authenticate(accessToken)).toMatchObject({
      organizations: [organizationId, fabrikam],
    })
    await change(id, { organizationIds: [fabrikam] })
    expect(await server.authenticate(accessToken)).toBeUndefined()
  })

  it('change their own password against the old one; every session ends (RFR-28)', async () => {
    const { admin, server, signIn, refresh, audit } = await world()
    const { refreshToken } = await signIn('admin')
    const change = (current: string, newPassword: string) =>
      server.ownAccount.changePassword(admin.id, { password: current, newPassword }, actor)
    expect(await reasonOf(change('wrong', 'a new password'))).toBe('invalid_grant/wrong_password')
    expect(await reasonOf(change(password, 'short'))).toBe('invalid_request/weak_password')
    await change(password, 'a new password')
    expect(await reasonOf(refresh(refreshToken))).toBe('invalid_grant/session_revoked')
    expect(await reasonOf(signIn('admin'))).toBe('invalid_grant/wrong_password')
    await expect(signIn('admin', { password: 'a new password' })).resolves.toBeDefined()
    const rows = await audit({ action: 'account.password' })
    expect(rows.map(({ outcome, reason }) => `${outcome}/${reason ?? ''}`)).toEqual([
      'success/',
      'refused/weak_password',
      'refused/wrong_password',
    ])
  })

  it('slow down who guesses the old password with a stolen session', async () => {
    const { admin, server } = await world()
    const guess = () => reasonOf(server.ownAccount.startTotp(admin.id, { password: 'wrong' }, actor))
    for (let index = 0; index < 5; index += 1) expect(await guess()).toBe('invalid_grant/wrong_password')
    expect(await guess()).toBe('slow_down/password_throttled')
  })

  it('with a second factor are asked for a code, but nobody without the password learns of it (PWD-12)', async () => {
    const created = await world()
    const { refreshToken } = await created.signIn('admin')
    const code = await enrol(created)
    expect(await reasonOf(created.refresh(refreshToken))).toBe('invalid_grant/session_revoked')
    const without = await refusalOf(created.signIn('admin'))
    expect(without).toMatchObject({ code: 'invalid_grant', status: 400, message: 'mfa_required' })
    for (const more of [{}, { otp: code() }, { otp: '000000' }]) {
      const stranger = await refusalOf(created.signIn('admin', { password: 'wrong', ...more }))
      expect([stranger.message, stranger.reason]).toEqual([
        'The user name or the password is wrong.',
        'wrong_password',
      ])
    }
    await expect(created.signIn('admin', { otp: code() })).resolves.toBeDefined()
    const [row] = await created.audit({ action: 'token.password' })
    expect(JSON.parse(row?.details ?? '')).toMatchObject({ authenticationMethods: ['pwd', 'otp'] })
  })

  it('take a code once, also of two at the same moment (PWD-13, RFC 6238 §5.2)', async () => {
    const created = await world()
    const code = await enrol(created)
    const outcomes = await Promise.allSettled([
      created.signIn('admin', { otp: code() }),
      created.signIn('admin', { otp: code() }),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await reasonOf(created.signIn('admin', { otp: code() }))).toBe('invalid_grant/otp_reused')
    // The one before has been overtaken, though it would still be within the window.
    expect(await reasonOf(created.signIn('admin', { otp: code(created.time.now - 30_000) }))).toBe(
      'invalid_grant/otp_reused',
    )
    expect(await reasonOf(created.signIn('admin', { otp: '12345' }))).toBe('invalid_grant/wrong_otp')
    created.time.now += 60_000
    await expect(created.signIn('admin', { otp: code() })).resolves.toBeDefined()
  })

  it('slow down who knows the password and guesses codes, from wherever', async () => {
    const created = await world()
    await enrol(created)
    const reasons: string[] = []
    for (let index = 0; index < 7; index += 1)
      reasons.push(await reasonOf(created.signIn('admin', { otp: '000000' }, `198.51.100.${index}`)))
    expect(reasons.filter((reason) => reason === 'slow_down/otp_throttled')).toHaveLength(2)
  })

  it('ask nobody for codes of a secret that was never confirmed', async () => {
    const { server, admin, signIn } = await world()
    await server.ownAccount.startTotp(admin.id, { password }, actor)
    expect(await reasonOf(server.ownAccount.confirmTotp(admin.id, '000000', actor))).toBe(
      'invalid_grant/wrong_otp',
    )
    const guess = () => reasonOf(server.ownAccount.confirmTotp(admin.id, '000000', actor))
    for (let index = 0; index < 4; index += 1) expect(await guess()).not.toContain('slow_down')
    expect(await guess()).toBe('slow_down/otp_throttled')
    await expect(signIn('admin')).resolves.toBeDefined()
  })

  it('get rid of the factor with password and code, or by an administrator; sessions end (RFR-28)', async () => {
    const created = await world()
    const { admin, server, signIn, change, time } = created
    const code = await enrol(created)
    const remove = (otp?: string) => server.ownAccount.removeTotp(admin.id, { password, otp }, actor)
    expect(await reasonOf(remove())).toBe('invalid_grant/mfa_required')
    await expect(
      server.ownAccount.startTotp(admin.id, { password, otp: code() }, actor),
    ).rejects.toMatchObject({
      code: 'conflict',
    })
    await remove(code())
    await expect(signIn('admin')).resolves.toBeDefined()
    time.now += 60_000
    await enrol(created)
    const reset = await change(admin.id, { hasTotp: false })
    expect(reset.hasTotp).toBe(false)
    const { accessToken } = await signIn('admin')
    expect(await server.authenticate(accessToken)).toBeDefined()
  })

  it('keep the secret of the factor sealed', async () => {
    const { server, admin, database, audit } = await world()
    const { base32, uri } = await server.ownAccount.startTotp(admin.id, { password }, actor)
    const rows = await database.db.selectFrom('accounts').selectAll().execute()
    const bytes = Buffer.from(rows[0]?.totpSecret ?? [])
    expect(
      bytes.includes(base32) || bytes.includes(Buffer.from(new TOTP({ secret: base32 }).secret.bytes)),
    ).toBe(false)
    expect(JSON.stringify(await audit())).not.toContain(base32)
    expect(uri).toContain(base32)
  })

  it('cannot use a password where it is switched off, nor from outside of the networks (PWD-01, PWD-17)', async () => {
    const { settings, signIn, audit } = await world()
    settings.passwordGrant = 'off'
    expect(await reasonOf(signIn('admin'))).toBe('unsupported_grant_type/password_grant_off')
    settings.passwordGrant = 'networks'
    settings.passwordGrantNetworks = ['loopback', '10.0.0.0/8']
    expect(await reasonOf(signIn('admin'))).toBe('unauthorized_client/password_network')
    for (const address of ['127.0.0.1', '::1', '::ffff:10.1.2.3'])
      await expect(signIn('admin', {}, address)).resolves.toBeDefined()
    expect(
      (await audit({ action: 'token.password' })).filter(({ outcome }) => outcome === 'refused'),
    ).toHaveLength(2)
  })

  it('that are services or switched off have no password that counts (PWD-16)', async () => {
    const { add, change, signIn } = await world()
    await add({ kind: 'service', userName: 'robot' })
    expect(await reasonOf(signIn('robot'))).toBe('invalid_grant/wrong_password')
    expect(await reasonOf(signIn('robot', { password: ' ' }))).toBe('invalid_grant/wrong_password')
    const { id } = await add()
    await change(id, { isEnabled: false })
    expect(await reasonOf(signIn('second'))).toBe('invalid_grant/wrong_password')
  })
})
