/** The report against the built simulator: with a person's sign-in, and with the application's own standing rights. */
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Organization } from '../operations.ts'
import { request as newOrganization } from '../organizations/fake-tenant.suite.ts'
import { type SimulatedOperations, startSimulatedOperations } from '../simulated.suite.ts'
import type { PostureReport } from './posture.ts'

const longMs = 120_000
const reach = { kind: 'server' } as const
const administrator = 'admin@contoso.onmicrosoft.com'
const alice = 'alice@contoso.onmicrosoft.com'
const bob = 'bob@contoso.onmicrosoft.com'
const dayMs = 86_400_000

let here: SimulatedOperations

beforeAll(async () => {
  here = await startSimulatedOperations('--mails', '1', '--lag', '0')
  await here.control('PATCH', 'tenant', { securityDefaultsEnabled: false })
  await here.control('POST', 'sign-ins', { upn: alice, clientAppUsed: 'IMAP4', daysAgo: 3, count: 2 })
  const refused = { upn: bob, clientAppUsed: 'Authenticated SMTP', daysAgo: 2, errorCode: 50_126 }
  await here.control('POST', 'sign-ins', refused)
  await here.control('PATCH', `users/${bob}`, {
    perUserMfa: 'enforced',
    roles: ['Exchange Administrator'],
    totpSecret: null,
  })
}, longMs)
afterAll(() => here.stop(), longMs)

async function signInWithCode(purpose: 'onboarding' | 'posture', user = administrator): Promise<string> {
  const { signIns } = here.operations
  const wish = { way: 'device-code', region: '', tenant: here.tenantId, redirectUri: undefined } as const
  const { id, deviceCode } = await signIns.begin({ ...wish, purpose }, here.actor)
  await here.approve(deviceCode?.userCode ?? '', user)
  for (let turn = 0; turn < 400; turn += 1) {
    const { state, message } = await signIns.get(id, here.actor)
    if (state === 'signed-in') return id
    if (state !== 'pending') throw new Error(`${state}: ${message ?? ''}`)
    await here.clock.sleep(50)
  }
  throw new Error('the sign-in does not end')
}

/** A secret that ends in five days, as another administrator of the tenant would have made it. */
async function addExpiringSecret(): Promise<void> {
  const { signal } = new AbortController()
  const pending = await here.microsoft365.requestSignIn(
    { purpose: 'onboarding', tenant: here.tenantId },
    signal,
  )
  const waiting = pending.wait(signal)
  await here.approve(pending.userCode, administrator)
  const signedIn = await waiting
  const { graph } = signedIn
  const json = { displayName: 'Old scanner' }
  const made = await graph.json(
    { method: 'POST', path: '/applications', json },
    Type.Object({ id: Type.String() }),
  )
  const endDateTime = new Date(here.clock.now() + 5 * dayMs).toISOString()
  const passwordCredential = { displayName: 'scan to mail', endDateTime }
  await graph.send({
    method: 'POST',
    path: `/applications/${made.id}/addPassword`,
    json: { passwordCredential },
  })
  signedIn.dispose()
}

function ids({ findings }: PostureReport): readonly string[] {
  return findings.map(({ id, severity }) => `${severity} ${id}`)
}

describe('a report with the rights of a person', () => {
  it(
    'names what still uses passwords, administrators without a second factor, and what is about to end',
    async () => {
      await addExpiringSecret()
      const signInReference = await signInWithCode('posture')
      const report = await here.operations.posture.checkOnce({ signInReference, days: 30 }, here.actor)
      expect(report.organizationId).toBeUndefined()
      expect(ids(report)).toEqual(
        expect.arrayContaining([
          'high password_use:imap4',
          'low password_use:authenticated_smtp',
          'high password_use:ropc',
          'high administrators_without_mfa',
          'high credentials_expiring',
          'medium applications_with_passwords',
          'medium per_user_mfa',
          'medium device_code_allowed',
        ]),
      )
      const evidence = report.findings.flatMap((finding) => finding.evidence).join('\n')
      expect(evidence).toMatch(new RegExp(`${alice}, .*: 2 succeeded`))
      expect(evidence).toContain(`${bob}: enforced`)
      expect(evidence).toMatch(/Old scanner .*password “scan to mail”, until /)
      expect(report.unread.map(({ subject }) => subject)).toEqual(['App passcodes'])
      // Nothing is kept of a tenant that is not connected, and the sign-in was good for one report.
      const again = here.operations.posture.checkOnce({ signInReference, days: 30 }, here.actor)
      await expect(again).rejects.toMatchObject({ code: expect.stringMatching(/device_code|sign_in/) })
    },
    longMs,
  )

  it(
    'says so where the tenant has no licence for the sign-in log',
    async () => {
      await here.control('PATCH', 'tenant', { hasPremiumLicence: false })
      const signInReference = await signInWithCode('posture')
      const report = await here.operations.posture.checkOnce({ signInReference, days: 30 }, here.actor)
      const unread = report.unread.filter(({ reason }) => reason === 'licence')
      expect(unread.map(({ subject }) => subject)).toContain('Sign-ins by legacy protocols')
      expect(unread[0]?.step).toContain('Entra ID P1')
      expect(ids(report)).toContain('high credentials_expiring')
      await here.control('PATCH', 'tenant', { hasPremiumLicence: true })
    },
    longMs,
  )

  it(
    'is refused to somebody whose role does not let them see it',
    async () => {
      await here.control('PATCH', `users/${alice}`, { roles: [] })
      await expect(signInWithCode('posture', alice)).rejects.toThrow(/refused|approve|Command failed/)
      for (const { id } of await here.operations.signIns.list(here.actor))
        await here.operations.signIns.cancel(id, here.actor)
    },
    longMs,
  )
})

describe('a report with the standing rights of the application', () => {
  let organization: Organization

  it(
    'needs no sign-in once the plan has it, and is kept',
    async () => {
      const signInReference = await signInWithCode('onboarding')
      const request = { ...newOrganization, posture: true, signInReference }
      organization = await here.operations.organizations.provision(request, here.actor)
      const { posture } = here.operations
      const wish = { signInReference: undefined, days: 30 }
      const report = await posture.check(organization.id, wish, { reach, actor: here.actor })
      expect(report).toMatchObject({ way: 'standing', organizationId: organization.id })
      expect(report.unread.map(({ subject }) => subject)).toEqual(['App passcodes'])
      expect(ids(report)).toEqual(
        expect.arrayContaining(['high password_use:imap4', 'high administrators_without_mfa']),
      )
      expect(await posture.list(organization.id, reach)).toEqual([report])
    },
    longMs,
  )

  it(
    'sees a policy that blocks device codes, and tells to use the browser',
    async () => {
      await here.control('PATCH', 'tenant', { blockDeviceCode: true })
      const { posture } = here.operations
      const wish = { signInReference: undefined, days: 1 }
      const report = await posture.check(organization.id, wish, { reach, actor: here.actor })
      const finding = report.findings.find(({ id }) => id === 'device_code_blocked')
      expect(finding?.step).toContain('browser')
      // Older sign-ins than were asked for are not in it.
      expect(ids(report).some((id) => id.includes('imap4'))).toBe(false)
      await here.control('PATCH', 'tenant', { blockDeviceCode: false })
    },
    longMs,
  )
})
