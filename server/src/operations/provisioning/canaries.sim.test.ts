/**
 * DEV-16 from end to end: an administrator signs in with a code and in a browser, organizations are connected, and what
 * was secret in it is known from the wire. None of it is in the log at its most verbose, the records, or an export.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fetch } from '../../foundation/fetch.ts'
import { createLog } from '../../foundation/log.ts'
import { signInOnPage } from '../sign-ins/simulated-browser.suite.ts'
import type { NewSignIn } from '../sign-ins/sign-ins.ts'
import { type SimulatedOperations, startWatchedOperations } from '../simulated.suite.ts'
import type { NewProvisioning } from './provisioning.ts'

const longMs = 240_000
const administrator = 'admin@contoso.onmicrosoft.com'
const secretInForm = ['code', 'code_verifier', 'device_code', 'client_assertion', 'refresh_token']
const secretInAnswer = ['access_token', 'refresh_token', 'id_token', 'device_code']
/** How every RSA private key begins in PKCS#8, after its length (RFC 5208 §5). */
const privateKey = Buffer.from('020100300d06092a864886f70d0101010500', 'hex')

const lines: string[] = []
const log = createLog('debug', { write: (line) => void lines.push(line) })
/** By what it is, so that the test knows that it has seen each kind. */
const canaries = new Map<string, string>()
let here: SimulatedOperations

const watched =
  (through: Fetch): Fetch =>
  async (input, init) => {
    const sent = init?.body
    const form = new URLSearchParams(typeof sent === 'string' || sent instanceof URLSearchParams ? sent : '')
    const answer = await through(input, init)
    if (!new URL(input).pathname.includes('/oauth2/')) return answer
    for (const name of secretInForm) note(name, form.get(name))
    const said: unknown = await answer
      .clone()
      .json()
      .catch(() => undefined)
    if (typeof said === 'object' && said !== null)
      for (const name of secretInAnswer) note(name, Reflect.get(said, name))
    return answer
  }

function note(name: string, value: unknown): void {
  if (typeof value === 'string' && value.length > 20) canaries.set(value, name)
}

function leaksIn(text: string): string[] {
  return [...canaries].filter(([value]) => text.includes(value)).map(([, name]) => name)
}

async function files(): Promise<Buffer> {
  const entries = await readdir(here.folder, { recursive: true, withFileTypes: true })
  const found = entries.filter((entry) => entry.isFile())
  return Buffer.concat(await Promise.all(found.map((entry) => readFile(join(entry.parentPath, entry.name)))))
}

const request: Omit<NewProvisioning, 'signInReference'> = {
  way: 'register',
  organizationId: undefined,
  region: '',
  description: '',
  services: { exchange: true, sharePoint: false, teams: false, teamsChats: false },
  layout: 'standard',
  signIn: false,
  restore: 'none',
  posture: false,
  drift: false,
  applicationName: undefined,
  applications: {},
  tenant: undefined,
  credential: { kind: 'new-certificate' },
  removeExcessive: false,
  accept: [],
}
const signIn: NewSignIn = {
  way: 'device-code',
  purpose: 'onboarding',
  region: '',
  tenant: 'contoso.onmicrosoft.com',
  redirectUri: undefined,
}

async function signedIn(id: string): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    if ((await here.operations.signIns.get(id, here.actor)).state === 'signed-in') return
    await here.clock.sleep(50)
  }
  throw new Error('the sign-in does not end')
}

async function withCode(): Promise<string> {
  const { id, deviceCode } = await here.operations.signIns.begin(signIn, here.actor)
  await here.approve(deviceCode?.userCode ?? '', administrator)
  await signedIn(id)
  return id
}

async function inBrowser(): Promise<string> {
  const { signIns } = here.operations
  const redirectUri = 'http://localhost:51234'
  const { id, authorizationUrl } = await signIns.begin({ ...signIn, way: 'browser', redirectUri }, here.actor)
  await here.passTime(30_000)
  const now = (): number => here.clock.now()
  const person = { ...here.pages, userName: administrator, now }
  const { searchParams } = new URL(await signInOnPage(authorizationUrl ?? '', person))
  const state = searchParams.get('state') ?? ''
  const code = searchParams.get('code') ?? undefined
  note('state', state)
  await signIns.complete(id, { state, code, error: undefined, errorDescription: undefined }, here.actor)
  return id
}

beforeAll(async () => {
  here = await startWatchedOperations({ log, fetch: watched }, '--mails', '1', '--lag', '0')
  const { provisionings, signIns } = here.operations
  const planned = await provisionings.plan({ ...request, signInReference: await withCode() }, here.actor)
  await provisionings.apply(planned.id, planned.plan?.hash ?? '', here.actor)
  await provisionings.finished(planned.id)
  await signIns.cancel(await inBrowser(), here.actor)
}, longMs)
afterAll(() => here.stop(), longMs)

describe('DEV-16: what was secret in a sign-in and a provisioning', () => {
  it('was seen on the wire, each kind of it', () => {
    const wanted = [
      'device_code',
      'code_verifier',
      'code',
      'client_assertion',
      'access_token',
      'id_token',
      'state',
    ]
    expect([...new Set(canaries.values())]).toEqual(expect.arrayContaining(wanted))
  })

  it('is in no line of the log at its most verbose', () => {
    expect(lines).not.toEqual([])
    const text = lines.join('\n')
    expect(leaksIn(text)).toEqual([])
    expect(text).not.toMatch(/PRIVATE KEY/)
  })

  it('is in no file of records, keys and vaults, and no private key is there in the clear', async () => {
    const bytes = await files()
    expect(bytes.includes('Strongroom Backup'), 'the records are among what was read').toBe(true)
    expect(leaksIn(bytes.toString('latin1'))).toEqual([])
    expect([bytes.includes(privateKey), bytes.includes('PRIVATE KEY')]).toEqual([false, false])
  })

  it('is in no export of the audit log', async () => {
    let text = ''
    for await (const line of here.operations.audit.export({}, { kind: 'server' }, here.actor))
      text += JSON.stringify(line)
    expect(text).toContain('sign-in.begin')
    expect(leaksIn(text)).toEqual([])
  })

  it('would be found where it leaked', () => {
    const [first] = canaries.keys()
    expect(leaksIn(JSON.stringify({ leak: first }))).toHaveLength(1)
  })
})
