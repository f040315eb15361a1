/** An invitation from its link to a connected organization, against the built simulator. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type SimulatedOperations, startSimulatedOperations } from '../simulated.suite.ts'
import type { InvitedProvisioning, Visit, Visitor } from './invitations.ts'

const longMs = 120_000
const reach = { kind: 'server' } as const
const administrator = 'admin@contoso.onmicrosoft.com'
const provisioning: InvitedProvisioning = {
  services: { exchange: true, sharePoint: false, teams: false, teamsChats: false },
  layout: 'standard',
  signIn: false,
  restore: 'just-in-time',
  posture: false,
  drift: false,
  applicationName: undefined,
}

let here: SimulatedOperations
beforeAll(async () => {
  here = await startSimulatedOperations('--mails', '1', '--lag', '0')
}, longMs)
afterAll(() => here.stop(), longMs)

async function invite(domain: string): Promise<Visitor> {
  const wanted = { label: 'Acme Backup', domain, provisioning, expiresInHours: 1 }
  const { secret } = await here.operations.invitations.create(wanted, here.actor)
  const visit = Buffer.from(secret.reveal()).toString('base64url').slice(0, 43)
  return { secret: secret.reveal(), visit, requestId: 'visit', remoteAddress: '192.0.2.1' }
}

/** Looks at the page again until it has gone on. */
async function until(visitor: Visitor, hasGoneOn: (visit: Visit) => boolean): Promise<Visit> {
  for (let turn = 0; turn < 1_000; turn += 1) {
    const visit = await here.operations.invitedVisits.see(visitor)
    if (hasGoneOn(visit)) return visit
    await here.clock.sleep(50)
  }
  throw new Error('the visit does not go on')
}

it(
  'a tenant that blocks device codes leaves the invitation good, and says what to do',
  async () => {
    await here.control('PATCH', 'tenant', { blockDeviceCode: true })
    const visitor = await invite('contoso.onmicrosoft.com')
    const { signIn } = await here.operations.invitedVisits.signIn(visitor, 'device-code')
    await here.approve(signIn?.deviceCode?.userCode ?? '', administrator).catch(() => undefined)
    const ended = await until(visitor, (visit) => visit.signIn?.state !== 'pending')
    expect(ended.signIn).toMatchObject({ state: 'expired', message: expect.stringContaining('53003') })
    expect(ended.invitation.state).toBe('open')
    await here.control('PATCH', 'tenant', { blockDeviceCode: false })
  },
  longMs,
)

it(
  'the administrator of the invited tenant connects it, and no code or link is on record (DEV-16)',
  async () => {
    const { invitedVisits, organizations, audit } = here.operations
    const visitor = await invite('contoso.onmicrosoft.com')
    const { signIn } = await invitedVisits.signIn(visitor, 'device-code')
    const userCode = signIn?.deviceCode?.userCode ?? ''
    await here.approve(userCode, administrator)
    await until(visitor, (visit) => visit.signIn?.state === 'signed-in')
    const planned = await invitedVisits.plan(visitor)
    expect(await organizations.list(reach)).toEqual([])
    await invitedVisits.confirm(visitor, planned.provisioning?.plan?.hash ?? '')
    const done = await until(visitor, (visit) => visit.provisioning?.state !== 'running')
    expect(done.provisioning).toMatchObject({ state: 'done', administrator })
    expect((await organizations.list(reach)).map(({ tenantId }) => tenantId)).toEqual([here.tenantId])
    const { items } = await audit.list({}, reach, { offset: 0, limit: 200 })
    expect(items.map(({ action }) => action)).toContain('invitation.use')
    const { db } = here.database
    const rows = await Promise.all([
      db.selectFrom('invitations').selectAll().execute(),
      db.selectFrom('provisionings').selectAll().execute(),
    ])
    const kept = JSON.stringify([items, rows])
    for (const secret of [userCode, visitor.secret, visitor.visit]) expect(kept).not.toContain(secret)
  },
  longMs,
)
