import { describe, expect, it } from 'vitest'
import { insertRbacRole, insertRbacRoleItems } from '../../database/index.ts'
import { describeOnEveryDatabase } from '../../database/test-databases.suite.ts'
import type { TokenPair } from '../authorization-server.ts'
import {
  aliceId,
  azureCli,
  createWorld,
  documentOf,
  organizationId,
  ownApiClaims,
  type RawClaims,
  reasonOf,
  refusalOf,
  signInAppId,
  tenantId,
  tokenOf,
  type World,
} from '../fixture.suite.ts'

const rejected = (reason: string): string => `invalid_grant/${reason}`
const operators = '88888888-8888-4888-8888-888888888888'
const minute = 60_000

describeOnEveryDatabase('the grant of restore operators', (open) => {
  async function world(): Promise<World> {
    const made = await createWorld(await open())
    await made.allow({
      tenantAuthentication: false,
      operatorAuthentication: true,
      policies: ['own_api', 'audience_upgrade', 'verify_by_use'],
      allowedClientIds: [signInAppId],
    })
    return made
  }

  const asked = ({ time }: World, claims: RawClaims = {}, parameters: Record<string, string> = {}) => ({
    grant_type: 'operator',
    client_id: `${aliceId}.${tenantId}`,
    assertion: tokenOf(time.now, ownApiClaims(time.now, claims)),
    ...parameters,
  })
  const enter = (here: World, claims?: RawClaims, parameters?: Record<string, string>): Promise<TokenPair> =>
    here.request(asked(here, claims, parameters))

  async function addRole({ database }: World, item: { type: string; objectId: string; list?: string }) {
    const id = 'a7a7a7a7-0000-4000-8000-000000000001'
    await database.transaction(async (trx) => {
      await insertRbacRole(trx, {
        id,
        organizationId,
        name: 'Help desk',
        description: '',
        roleType: 'EntireOrganization',
        createdAt: 0,
      })
      await insertRbacRoleItems(trx, [{ id, roleId: id, list: 'operators', document: '{}', ...item }])
    })
    return async () => {
      await database.db.deleteFrom('rbacRoles').where('id', '=', id).execute()
    }
  }

  describe('lets in', () => {
    it.each([
      ['by name', { type: 'User', objectId: aliceId }],
      ['by a group', { type: 'Group', objectId: operators }],
    ])('whom a role names %s, as an operator', async (_title, item) => {
      const here = await world()
      await addRole(here, item)
      here.alice.memberOf = new Set([operators])
      const { accessToken } = await enter(here)
      expect(await here.server.authenticate(accessToken)).toMatchObject({
        kind: 'operator',
        organizationId,
        userId: aliceId,
      })
      const [row] = await here.audit({ action: 'token.operator' })
      expect(row).toMatchObject({ outcome: 'success', actor: 'alice@contoso.onmicrosoft.com' })
      expect(JSON.parse(row?.details ?? '')).toMatchObject({ policy: 'own_api', clientId: signInAppId })
    })

    it.each([
      ['by the id of the sign-in application', { client_id: signInAppId.toUpperCase() }],
      ['with ids in upper case', { client_id: `${aliceId}.${tenantId}`.toUpperCase() }],
    ])('who is named %s', async (_title, parameters) => {
      const here = await world()
      await expect(enter(here, {}, parameters)).resolves.toHaveProperty('accessToken')
    })

    it('a document in place of the token', async () => {
      const here = await world()
      const { assertion } = asked(here)
      await expect(enter(here, {}, { assertion: documentOf(assertion) })).resolves.toHaveProperty(
        'accessToken',
      )
      expect(here.microsoft.requests).toBe(1)
    })

    it('whom no role names, to their own data whatever else they hold', async () => {
      const here = await world()
      await addRole(here, { type: 'User', objectId: aliceId, list: 'selectedItems' })
      here.alice.memberOf = new Set([operators])
      await here.allow({ organizationRoles: [operators] })
      const { accessToken } = await enter(here)
      expect(await here.server.authenticate(accessToken)).toMatchObject({ kind: 'person', reach: 'own' })
    })
  })

  describe('refuses', () => {
    it('everybody until operator authentication is on; the other switch is another one', async () => {
      const here = await world()
      await here.allow({ operatorAuthentication: false, tenantAuthentication: true })
      expect(await reasonOf(enter(here))).toBe(rejected('operator_authentication_off'))
      const [row] = await here.audit({ action: 'token.operator' })
      expect(JSON.parse(row?.details ?? '')).toMatchObject({
        remedy: 'strongroom org auth set contoso.onmicrosoft.com --operator-authentication on',
      })
      await here.allow({ operatorAuthentication: true, tenantAuthentication: false })
      const tenant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', client_id: tenantId }
      expect(await reasonOf(enter(here, {}, tenant))).toBe(rejected('tenant_authentication_off'))
    })

    it.each([
      ['somebody else', { client_id: `${operators}.${tenantId}` }, 'wrong_user'],
      ['another tenant', { client_id: `${aliceId}.${operators}` }, 'organization_unknown'],
      ['another application', { client_id: azureCli }, 'organization_unknown'],
      ['the tenant', { client_id: 'contoso.onmicrosoft.com' }, 'organization_unknown'],
      ['three ids', { client_id: `${aliceId}.${tenantId}.${tenantId}` }, 'organization_unknown'],
    ])('a request that names %s', async (_title, parameters, reason) => {
      const here = await world()
      expect(await reasonOf(enter(here, {}, parameters))).toBe(rejected(reason))
      expect(here.microsoft.requests).toBe(0)
    })

    it('AST-89: a token for Graph, whatever policies are in force, and asks nobody', async () => {
      const here = await world()
      const assertion = documentOf(tokenOf(here.time.now, { appid: signInAppId }))
      expect(await reasonOf(enter(here, {}, { assertion }))).toBe(rejected('own_api_required'))
      expect(here.microsoft.requests).toBe(0)
    })

    it('AST-67: guests, even where guests may sign in and a role names them', async () => {
      const here = await world()
      await addRole(here, { type: 'User', objectId: aliceId })
      here.alice.isExternal = true
      expect(await reasonOf(enter(here))).toBe(rejected('guest_not_allowed'))
      await here.allow({ allowGuests: true })
      expect(await reasonOf(enter(here))).toBe(rejected('guest_not_allowed'))
    })

    it('AST-87: an operator who signed in too long ago, or does not say when', async () => {
      const here = await world()
      await addRole(here, { type: 'User', objectId: aliceId })
      await here.allow({ operatorSignInMinutes: 30 })
      const at = (minutes: number): RawClaims => ({ auth_time: here.time.now / 1000 - minutes * 60 })
      expect(await refusalOf(enter(here, at(32)))).toMatchObject({
        reason: 'sign_in_too_old',
        message: 'interaction_required',
      })
      expect(await reasonOf(enter(here, { auth_time: undefined }))).toBe(rejected('sign_in_too_old'))
      await expect(enter(here, at(29))).resolves.toHaveProperty('accessToken')
    })

    it('AST-88: an operator without the authentication context that is wanted', async () => {
      const here = await world()
      await addRole(here, { type: 'User', objectId: aliceId })
      await here.allow({ operatorAuthenticationContext: 'c1' })
      expect(await reasonOf(enter(here, { acrs: ['c2'] }))).toBe(rejected('authentication_context_missing'))
      await expect(enter(here, { acrs: ['c1', 'c2'] })).resolves.toHaveProperty('accessToken')
    })

    it('AST-59: the same token again, by whichever door', async () => {
      const here = await world()
      await here.allow({ tenantAuthentication: true })
      const parameters = asked(here)
      await here.request(parameters)
      here.microsoft.requests = 0
      expect(await reasonOf(here.request(parameters))).toBe(rejected('replay'))
      const tenant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', client_id: tenantId }
      expect(await reasonOf(here.request({ ...parameters, ...tenant }))).toBe(rejected('replay'))
      expect(here.microsoft.requests).toBe(0)
    })
  })

  describe('at a refresh', () => {
    it('names the session by any form that the sign-in takes, and by no other organization (RFR-24)', async () => {
      const here = await world()
      await addRole(here, { type: 'User', objectId: aliceId })
      let { refreshToken } = await enter(here)
      for (const name of [`${aliceId}.${tenantId}`, signInAppId, 'contoso.onmicrosoft.com'])
        refreshToken = (await here.refresh(refreshToken, { client_id: name })).refreshToken
      for (const name of [`${aliceId}.${operators}`, azureCli])
        expect(await reasonOf(here.refresh(refreshToken, { client_id: name }))).toBe(
          rejected('client_mismatch'),
        )
    })

    it('RFR-22: ends the session of who is an operator no longer', async () => {
      const here = await world()
      const removeRole = await addRole(here, { type: 'Group', objectId: operators })
      here.alice.memberOf = new Set([operators])
      const first = await enter(here)
      const second = await here.refresh(first.refreshToken)
      here.alice.memberOf = new Set()
      here.time.now += 6 * minute
      expect(await reasonOf(here.refresh(second.refreshToken))).toBe(rejected('operator_role_lost'))
      expect(await here.server.authenticate(first.accessToken)).toBeUndefined()
      here.alice.memberOf = new Set([operators])
      const third = await enter(here)
      await removeRole()
      expect(await reasonOf(here.refresh(third.refreshToken))).toBe(rejected('operator_role_lost'))
    })

    it('ends it when operator authentication is off, and minds no other switch', async () => {
      const here = await world()
      const first = await enter(here)
      const second = await here.refresh(first.refreshToken)
      await here.allow({ operatorAuthentication: false, tenantAuthentication: true })
      expect(await reasonOf(here.refresh(second.refreshToken))).toBe(rejected('operator_authentication_off'))
    })
  })
})
