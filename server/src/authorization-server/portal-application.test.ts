import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  insertOrganization,
  insertOrganizationApplication,
  putAuthenticationSwitches,
} from '../database/index.ts'
import { describeOnEveryDatabase } from '../database/test-databases.suite.ts'
import { createWorld, organizationId, signInAppId, type World } from './fixture.suite.ts'

const otherId = '99999999-9999-4999-8999-999999999999'
const otherAppId = '88888888-8888-4888-8888-888888888888'

describeOnEveryDatabase('the application of the restore portal (reference 1.7)', (open) => {
  const world = async (): Promise<World> => createWorld(await open())
  const off = { tenantAuthentication: false, operatorAuthentication: false }

  it('is that of the only organization which lets people in; it is for operators when they are let in', async () => {
    const { server, allow } = await world()
    expect(await server.portal(null)).toEqual({ applicationId: signInAppId, isEnabled: false })
    await allow({ operatorAuthentication: true })
    expect(await server.portal(null)).toEqual({ applicationId: signInAppId, isEnabled: true })
    await allow(off)
    expect(await server.portal(null)).toBeUndefined()
    expect(await server.portal(organizationId)).toBeUndefined()
  })

  it('of several organizations none is told, unless one lets operators in, or was chosen', async () => {
    const given = await world()
    const { server, allow } = given
    await addFabrikam(given)
    expect(await server.portal(null)).toBeUndefined()
    expect(await server.portal(otherId)).toEqual({ applicationId: otherAppId, isEnabled: false })
    await allow({ operatorAuthentication: true })
    expect(await server.portal(null)).toEqual({ applicationId: signInAppId, isEnabled: true })
  })
})

async function addFabrikam({ database: { db } }: World): Promise<void> {
  const common = { region: 'Worldwide', isExchangeOnline: 1, isSharePointOnline: 0 } as const
  await insertOrganization(db, {
    ...common,
    id: otherId,
    tenantId: randomUUID(),
    name: 'fabrikam.onmicrosoft.com',
    displayName: 'Fabrikam',
    description: '',
    cloud: 'worldwide',
    isTeamsOnline: 0,
    isTeamsChatsOnline: 0,
    createdAt: 0,
  })
  await insertOrganizationApplication(db, {
    id: randomUUID(),
    organizationId: otherId,
    purpose: 'sign-in',
    displayName: 'Sign-in',
    applicationObjectId: null,
    appId: otherAppId,
    servicePrincipalId: null,
    keyId: null,
    certificateThumbprint: null,
    createdAt: 0,
  })
  await putAuthenticationSwitches(db, otherId, {
    tenantAuthentication: true,
    operatorAuthentication: false,
    policies: [],
    allowedClientIds: [],
    allowGuests: false,
    organizationRoles: [],
    verifyByUseReach: undefined,
    signInGroups: [],
    operatorSignInMinutes: undefined,
    operatorAuthenticationContext: undefined,
  })
}
