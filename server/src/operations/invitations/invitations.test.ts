import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  closeInvitation,
  insertOrganization,
  nameInvitedOrganization,
  reopenInvitation,
} from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import { systemRandom } from '../../foundation/random.ts'
import { createTestClock } from '../../microsoft365/clouds/scripted.suite.ts'
import { createInvitations, invitationOfSecret } from './records.ts'
import { isLivingInvitation } from './visits.ts'

const actor = { name: 'admin', familyId: randomUUID(), requestId: 'r', remoteAddress: '127.0.0.1' }
const wanted = {
  label: ' Acme ',
  domain: 'Contoso.com',
  provisioning: {
    services: { exchange: true, sharePoint: false, teams: false, teamsChats: false },
    layout: 'standard',
    signIn: false,
    restore: 'none',
    posture: false,
    drift: false,
    applicationName: undefined,
  },
  expiresInHours: 1,
} as const

const organization = {
  id: randomUUID(),
  tenantId: randomUUID(),
  name: 'contoso.com',
  displayName: 'Contoso',
  description: '',
  cloud: 'worldwide',
  region: 'Worldwide',
  isExchangeOnline: 1,
  isSharePointOnline: 0,
  isTeamsOnline: 0,
  isTeamsChatsOnline: 0,
  authentication: 'app-only',
  options: '{}',
  createdAt: 0,
} as const

describeOnEveryDatabase('invitations', (open) => {
  it('are found by the secret of their link alone, until they end', async () => {
    const given = { database: await open(), clock: createTestClock(), random: systemRandom }
    const invitations = createInvitations(given)
    const { invitation, secret } = await invitations.create(wanted, actor)
    expect(invitation).toMatchObject({ label: 'Acme', domain: 'contoso.com', state: 'open' })
    expect(await invitationOfSecret(given, secret.reveal())).toEqual(invitation)
    expect(await invitationOfSecret(given, secret.reveal().toUpperCase())).toBeUndefined()
    expect(await isLivingInvitation(given, `invitation:${invitation.id}:x`)).toBe(true)
    expect(await isLivingInvitation(given, actor.familyId)).toBeUndefined()
    await given.clock.sleep(3_600_000)
    expect((await invitations.get(invitation.id)).state).toBe('expired')
    expect(await isLivingInvitation(given, `invitation:${invitation.id}:x`)).toBe(false)
  })

  it('are used once, however many try at the same time', async () => {
    const database = await open()
    const invitations = createInvitations({ database, clock: createTestClock(), random: systemRandom })
    const { id } = (await invitations.create(wanted, actor)).invitation
    const uses = [1, 2, 3].map((usedAt) =>
      database.transaction((trx) => closeInvitation(trx, id, { state: 'used', usedAt })),
    )
    expect((await Promise.all(uses)).filter(Boolean)).toHaveLength(1)
    await insertOrganization(database.db, organization)
    await nameInvitedOrganization(database.db, id, organization.id)
    await invitations.revoke(id, actor)
    expect((await invitations.list()).map(({ state }) => state)).toEqual(['used'])
  })

  it('that are revoked while they are used never open again, should nothing come of the use', async () => {
    const database = await open()
    const invitations = createInvitations({ database, clock: createTestClock(), random: systemRandom })
    const { id } = (await invitations.create(wanted, actor)).invitation
    await closeInvitation(database.db, id, { state: 'used', usedAt: 1 })
    await invitations.revoke(id, actor)
    expect(await reopenInvitation(database.db, id)).toBe(false)
    expect((await invitations.get(id)).state).toBe('revoked')
  })
})
