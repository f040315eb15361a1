import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../fakes.suite.ts'
import { ids, zeroGuid } from '../../sample-values.suite.ts'

let api: TestApi
beforeEach(async () => {
  await api?.app.close()
  api = await createTestApi()
})
afterAll(() => api.app.close())

const roleId = 'cccccccc-0000-4000-8000-00000000000c'
const wireAlice = `${ids.alice}${zeroGuid}`
const alice = { type: 'User', user: { id: wireAlice, displayName: 'Alice', name: 'alice@contoso.com' } }
const helpdesk = { type: 'Group', group: { id: ids.bob, displayName: 'Helpdesk' } }

describe('RbacRoles (reference 4.7)', () => {
  it.each([
    [6, 200],
    [7, 200],
    [8, 201],
  ])('are created on v%i with %i, with all three lists', async (version, status) => {
    const url = `/v${version}/Organizations/${ids.contoso}/RbacRoles`
    const answer = await api.ask('admin', 'POST', url, {
      name: 'Helpdesk',
      roleType: 'specificobjects',
      operators: [helpdesk],
      selectedItems: [alice],
      _links: {},
    })
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({
      organizationId: ids.contoso,
      roleType: 'SpecificObjects',
      _links: { operators: { href: `/v${version}/RbacRoles/${roleId}/operators` } },
    })
    expect((await api.ask('admin', 'GET', url)).json()).toHaveLength(1)
    const operators = await api.ask('admin', 'GET', `/v${version}/RbacRoles/${roleId}/operators`)
    const [operator] = operators.json<{ id: string }[]>()
    expect(operators.json()).toMatchObject([
      { type: 'Group', group: { id: `${ids.bob}${zeroGuid}`, displayName: 'Helpdesk' } },
    ])
    const one = await api.ask('admin', 'GET', `/v${version}/RbacRoles/${roleId}/operators/${operator?.id}`)
    expect(one.json()).toEqual(operator)
    const selected = await api.ask('admin', 'GET', `/v${version}/RbacRoles/${roleId}/selectedItems`)
    expect(selected.json()).toMatchObject([
      { type: 'User', user: { id: wireAlice, name: 'alice@contoso.com' } },
    ])
  })

  it.each([6, 7, 8])('are changed and removed on v%i with 204', async (version) => {
    const role = `/v${version}/RbacRoles/${roleId}`
    expect((await api.ask('admin', 'PUT', role, { name: 'Second line' })).statusCode).toBe(204)
    expect((await api.ask('admin', 'POST', `${role}/excludedItems`, [alice, helpdesk])).statusCode).toBe(204)
    const items = (await api.ask('admin', 'GET', `${role}/excludedItems`)).json<{ id: string }[]>()
    expect(items).toHaveLength(2)
    const query = items.map(({ id }) => `ids=${id}`).join('&')
    expect((await api.ask('admin', 'DELETE', `${role}/excludedItems?${query}`)).statusCode).toBe(204)
    expect((await api.ask('admin', 'GET', `${role}/excludedItems`)).json()).toEqual([])
    expect((await api.ask('admin', 'DELETE', role)).statusCode).toBe(204)
  })

  it.each([
    [[{ type: 'User' }], /user is missing/],
    [[{ type: 'User', user: { id: 'alice' } }], /user.id has to be an id/],
    [[{ type: 'Everybody' }], /one of User, Group, Site, Team/],
  ])('%j is refused', async (items, message) => {
    const answer = await api.ask('admin', 'POST', `/v7/RbacRoles/${roleId}/selectedItems`, items)
    expect([answer.statusCode, answer.json()]).toMatchObject([
      400,
      { message: expect.stringMatching(message) as string },
    ])
  })

  it('AZ-27: a role stays in its organization, whatever the body says', async () => {
    for (const [method, url] of [
      ['PUT', `/v8/RbacRoles/${roleId}`],
      ['POST', `/v8/Organizations/${ids.contoso}/RbacRoles`],
    ] as const)
      for (const organizationId of [ids.fabrikam, ids.absent]) {
        const answer = await api.ask('admin', method, url, { name: 'x', organizationId })
        expect([answer.statusCode, answer.json()]).toMatchObject([
          400,
          { errorCode: 'ParameterValidationFailure' },
        ])
      }
  })
})

describe('who is signed in (reference 1.8)', () => {
  it.each([6, 7, 8])(
    'an operator learns on v%i who they are and whose data they may restore',
    async (version) => {
      const at = (path: string): Promise<unknown> =>
        api
          .ask('oscar', 'GET', `/v${version}/Organization/LoggedInUser${path}`)
          .then((answer) => answer.json())
      expect(await at('')).toEqual({ id: `${ids.bob}${zeroGuid}`, name: 'oscar@contoso.onmicrosoft.com' })
      expect(await at('/OperatorInfo')).toMatchObject({ isOperator: true })
      expect(await at('/EffectiveScope')).toEqual({
        users: [
          {
            type: 'User',
            id: wireAlice,
            user: {
              id: wireAlice,
              displayName: 'Alice',
              name: 'alice@contoso.onmicrosoft.com',
              type: 'User',
            },
            _links: { organization: { href: `/v${version}/Organizations/${ids.contoso}` } },
          },
        ],
        sites: [],
        ...(version === 6 ? {} : { teams: [] }),
      })
    },
  )

  it('a person is no operator; administrators and monitors are refused', async () => {
    const url = '/v8/Organization/LoggedInUser/OperatorInfo'
    expect((await api.ask('alice', 'GET', url)).json()).toMatchObject({ isOperator: false })
    for (const caller of ['admin', 'monitor'])
      expect((await api.ask(caller, 'GET', url)).statusCode).toBe(403)
  })

  it.each([7, 8])('restore points on v%i are those of the scope, or of one item of it', async (version) => {
    const url = `/v${version}/Organization/LoggedInUser/RestorePoints`
    const item = encodeURIComponent(JSON.stringify(alice))
    for (const query of ['', `?rbacItem=${ids.alice}`, `?rbacItem=${wireAlice}`, `?rbacItem=${item}`])
      expect((await api.ask('oscar', 'GET', url + query)).json(), query).toHaveLength(1)
    for (const query of ['?isCopy=true', '?rbacItem=everybody', '?rbacItem={'])
      expect((await api.ask('oscar', 'GET', url + query)).json(), query).toEqual([])
  })
})

describe('operator restores (reference 1.8, 4.8)', () => {
  it.each([
    [6, 200],
    [7, 200],
    [8, 201],
  ])('OperatorExplore on v%i opens a session for one item with %i', async (version, status) => {
    const answer = await api.ask('oscar', 'POST', `/v${version}/Organization/OperatorExplore`, {
      type: 'Vex',
      reason: 'ticket 7',
      scope: alice,
    })
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ id: ids.session, state: 'Working' })
    expect(api.recorded.explored?.reach).toMatchObject({ kind: 'operator' })
  })

  it.each([6, 7, 8])('operatorRestore on v%i answers with a session to ask', async (version) => {
    const mailbox = `/v${version}/RestoreSessions/${ids.session}/organization/mailboxes/${ids.alice}`
    const answer = await api.ask('oscar', 'POST', `${mailbox}/items/operatorRestore`, {
      items: [{ id: ids.message }],
      reason: 'ticket 7',
    })
    expect(answer.statusCode).toBe(200)
    const { sessionId } = answer.json<{ sessionId: string }>()
    const session = await api.ask('oscar', 'GET', `/v${version}/RestoreSessions/${sessionId}`)
    expect(session.json()).toMatchObject({ id: sessionId, result: 'Success' })
    expect(api.recorded).toMatchObject({ messageIds: [ids.message], target: { reason: 'ticket 7' } })
    expect((await api.ask('oscar', 'POST', `${mailbox}/items/operatorRestore`, {})).statusCode).toBe(400)
  })
})
