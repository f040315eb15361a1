/** PWD: the password grant and the second factor (security reference 2.8, 6.4; RFC 6749 §4.3). */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSetupSecret } from '../authorization-server/index.ts'
import { attempt, attemptTogether, granted, refusalIn, refused } from './attempt.suite.ts'
import { createTestClock } from './clock.suite.ts'
import { passwordForm, signIn, whoami } from './requests.suite.ts'
import {
  administrator,
  type CatalogueWorld,
  quickHasher,
  seededRandom,
  startOfTime,
  worldOfFile,
  worldsInMemory,
} from './world.suite.ts'

const world = worldOfFile()
const createWorld = worldsInMemory()
const wrong = refused({ error: 'invalid_grant', reason: 'wrong_password' })
const form = (changes: Record<string, string>) => ({ form: { ...passwordForm, ...changes } })
let addresses = 0
/** Each from another place, so that one row does not slow the next one down. */
const elsewhere = (): string => `198.51.100.${(addresses += 1)}`

describe('is refused', () => {
  it.each([
    ['PWD-02: no user name', { username: '' }, { error: 'invalid_request', reason: 'parameter_missing' }],
    ['PWD-02: no password', { password: '' }, { error: 'invalid_request', reason: 'parameter_missing' }],
    [
      'PWD-03: a wrong password',
      { password: 'not this one' },
      { error: 'invalid_grant', reason: 'wrong_password' },
    ],
    ['PWD-15: admin with admin', { password: 'admin' }, { error: 'invalid_grant', reason: 'wrong_password' }],
    [
      'PWD-15: root with root',
      { username: 'root', password: 'root' },
      { error: 'invalid_grant', reason: 'unknown_account' },
    ],
    [
      'PWD-16: somebody of the directory',
      { username: 'alice@contoso.onmicrosoft.com' },
      { error: 'invalid_grant', reason: 'unknown_account' },
    ],
    ...["admin' or '1'='1", '*)(uid=*))(|(uid=*', '{"$gt":""}', 'admin"; drop table accounts;--'].map(
      (username) =>
        [
          `PWD-18: the name ${username}`,
          { username },
          { error: 'invalid_grant', reason: 'unknown_account' },
        ] as const,
    ),
    [
      'PWD-10: the password with a space before it',
      { password: ` ${administrator.password}` },
      { error: 'invalid_grant', reason: 'wrong_password' },
    ],
  ] as const)('%s', async (_title, changes, expected) => {
    expect(refusalIn(await attempt(world(), { ...form(changes), address: elsewhere() }))).toEqual(
      refused(expected),
    )
  })

  it('PWD-08: a password of 1 MB, before anything is hashed', async () => {
    const hasher = countingHasher()
    const one = await createWorld({ hasher })
    const before = hasher.calls
    const long = await attempt(one, form({ password: 'x'.repeat(1 << 20) }))
    expect(refusalIn(long)).toEqual(
      refused({ error: 'invalid_request', reason: 'body_too_large', status: 413 }),
    )
    const longest = await attempt(one, form({ password: 'x'.repeat(1025) }))
    expect(longest).toMatchObject({ status: 400, body: { error: 'invalid_request' }, tablesChanged: [] })
    expect(hasher.calls).toBe(before)
  })

  it('PWD-10: a NUL, and another spelling of the same letters', async () => {
    const one = await createWorld()
    const nul = await attempt(one, form({ password: `${administrator.password}\0` }))
    expect(refusalIn(nul)).toEqual(refused({ error: 'invalid_request', reason: 'malformed' }))
    await changePassword(one, 'caf\u00e9 au lait, s\u2019il vous pla\u00eet')
    const decomposed = 'cafe\u0301 au lait, s\u2019il vous plai\u0302t'
    expect(refusalIn(await attempt(one, form({ password: decomposed })))).toEqual(wrong)
    expect(
      await attempt(one, form({ password: 'caf\u00e9 au lait, s\u2019il vous pla\u00eet' })),
    ).toMatchObject(granted)
  })

  it('PWD-04: an unknown user with the same answer and the same work', async () => {
    const hasher = countingHasher()
    const one = await createWorld({ hasher })
    const effort = async (username: string) => {
      const before = hasher.calls
      const outcome = await attempt(one, {
        ...form({ username, password: 'not this one' }),
        address: elsewhere(),
      })
      const { request_id: _requestId, ...body } = outcome.body
      const names = Object.keys(outcome.headers).toSorted()
      return { status: outcome.status, body, names, hashes: hasher.calls - before }
    }
    expect(await effort('nobody')).toEqual(await effort(administrator.userName))
    expect((await effort('nobody')).hashes).toBe(1)
  })

  it('PWD-01: when the grant is switched off', async () => {
    const one = await createWorld()
    await one.setSettings({ passwordGrant: 'off' })
    expect(refusalIn(await attempt(one, form({})))).toEqual(
      refused({ error: 'unsupported_grant_type', reason: 'password_grant_off' }),
    )
  })

  it('PWD-17: from outside of the networks that are allowed', async () => {
    const one = await createWorld()
    await one.setSettings({ passwordGrant: 'networks', passwordGrantNetworks: ['loopback', '10.1.0.0/16'] })
    expect(refusalIn(await attempt(one, { ...form({}), address: '10.2.0.1' }))).toEqual(
      refused({ error: 'unauthorized_client', reason: 'password_network' }),
    )
    for (const address of ['127.0.0.1', '::1', '10.1.255.255', '::ffff:10.1.2.3'])
      expect(await attempt(one, { ...form({}), address })).toMatchObject(granted)
  })
})

it('is let in by `.\\name`, as clients write an account of this machine (reference 1.1)', async () => {
  const one = await createWorld()
  expect(await attempt(one, form({ username: `.\\${administrator.userName}` }))).toMatchObject(granted)
})

describe('is slowed down', () => {
  const slow = refused({ error: 'slow_down', reason: 'password_throttled', status: 429 })

  it('PWD-05: the sixth failure in a row, with the time to wait', async () => {
    const one = await createWorld()
    const guess = { ...form({ password: 'not this one' }), address: elsewhere() }
    for (let count = 0; count < 5; count += 1) expect(refusalIn(await attempt(one, guess))).toEqual(wrong)
    const sixth = await attempt(one, guess)
    expect(refusalIn(sixth)).toEqual(slow)
    one.clock.advance(Number(sixth.headers['retry-after']) * 1000)
    expect(refusalIn(await attempt(one, guess))).toEqual(wrong)
  })

  it('PWD-06, PWD-07: an account that five hundred addresses guess at, for half a minute at most', async () => {
    const one = await createWorld()
    const guesses = Array.from({ length: 500 }, (_, index) => ({
      ...form({ password: 'not this one' }),
      address: `203.0.${113 + Math.floor(index / 250)}.${index % 250}`,
    }))
    const answers = await attemptTogether([one], guesses)
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(400)
    const owner = { ...form({}), address: elsewhere() }
    const outcome = await attempt(one, owner)
    expect(refusalIn(outcome)).toEqual(slow)
    expect(Number(outcome.headers['retry-after'])).toBeLessThanOrEqual(30)
    one.clock.advance(30_000)
    expect(await attempt(one, owner)).toMatchObject(granted)
  })

  it('PWD-11: all spellings of one user name together', async () => {
    const one = await createWorld()
    const address = elsewhere()
    for (const username of ['Admin', 'admin ', ' ADMIN', '.\\admin', 'aDmIn'])
      expect(refusalIn(await attempt(one, { ...form({ username, password: 'x' }), address }))).toEqual(wrong)
    expect(refusalIn(await attempt(one, { ...form({ password: 'x' }), address }))).toEqual(slow)
  })

  it('PWD-09: two hundred at once: so many are hashed, the others wait or are sent away, and the rest is served', async () => {
    const gate = createGate()
    const one = await createWorld({ hasher: { ...quickHasher, verify: gate.verify } })
    const { accessToken } = await signIn(one)
    const requests = Array.from({ length: 200 }, (_, index) => ({
      ...form({ password: 'not this one' }),
      address: `203.0.113.${index}`,
    }))
    const answers = attemptTogether([one], requests)
    expect((await whoami(one, accessToken)).status).toBe(200)
    gate.open()
    expect((await answers).every(({ status }) => status === 400 || status === 429)).toBe(true)
  })
})

it('PWD-14: a setup secret counts once, and for half an hour', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-setup-'))
  const clock = createTestClock(startOfTime)
  const setupSecret = await createSetupSecret({ folder, clock, random: seededRandom('setup') })
  const secret = (await readFile(setupSecret.file, 'utf8')).trim()
  const one = await createWorld({ isNew: true, setupSecret })
  const setUp = (given: string) =>
    attempt(one, {
      url: '/api/v1/setup',
      json: { secret: given, userName: 'first', password: 'canary of the first administrator' },
    })
  expect(await setUp('not the secret')).toMatchObject({ status: 400, tablesChanged: [] })
  clock.advance(30 * 60_000)
  expect(await setUp(secret)).toMatchObject({ status: 400, tablesChanged: [] })
  clock.advance(-60_000)
  expect(await setUp(secret)).toMatchObject({ status: 204, tablesChanged: ['accounts'] })
  expect(await setUp(secret)).toMatchObject({ status: 400, tablesChanged: [] })
  await rm(folder, { recursive: true, force: true })
})

it('PWD-19: a hash with old parameters still lets in, and is renewed', async () => {
  const one = await createWorld({ hasher: { ...quickHasher, isOutdated: () => true } })
  const outcome = await attempt(one, form({}))
  expect(outcome).toMatchObject(granted)
  expect(outcome.tablesChanged).toContain('accounts')
})

it('PWD-20: neither a right nor a wrong password is told to log, audit or refusal', async () => {
  const one = await createWorld()
  const told = 'canary of a wrong password'
  await attempt(one, form({ password: told }))
  await attempt(one, form({ username: told }))
  await attempt(one, form({}))
  const { rows } = await one.api.app
    .inject({
      method: 'GET',
      url: '/api/v1/audit',
      headers: { authorization: `Bearer ${(await signIn(one)).accessToken}` },
    })
    .then((answer) => ({ rows: answer.payload }))
  expect(rows).toContain('unknown_account')
  for (const text of [told, administrator.password]) expect(rows + one.logLines.join('')).not.toContain(text)
})

async function changePassword(one: CatalogueWorld, password: string): Promise<void> {
  const passwordHash = await quickHasher.hash(password)
  await one.database.db.updateTable('accounts').set({ passwordHash }).execute()
}

function countingHasher() {
  const counting = {
    ...quickHasher,
    calls: 0,
    verify: (passwordHash: string, password: string) => {
      counting.calls += 1
      return quickHasher.verify(passwordHash, password)
    },
    pretend: (password: string) => {
      counting.calls += 1
      return quickHasher.pretend(password)
    },
  }
  return counting
}

/** Hashes that end when the test says so. */
function createGate() {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return {
    open: () => open(),
    async verify(this: void, passwordHash: string, password: string): Promise<boolean> {
      if (password !== administrator.password) await opened
      return quickHasher.verify(passwordHash, password)
    },
  }
}
