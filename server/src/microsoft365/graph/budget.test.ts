/** microsoft.md 5.1 and 5.4: the budget of a mailbox, and fences. */
import { type Log, silentLog } from '../../foundation/log.ts'
import { describe, expect, it } from 'vitest'
import { createTestClock } from '../clouds/scripted.suite.ts'
import { createBudget } from './budget.ts'
import { budgetScope, uploadScope } from './scope.ts'

describe('createBudget', () => {
  it('lets four requests into a mailbox at once, the others when one has left, in order', async () => {
    const budget = createBudget({ clock: createTestClock() })
    const inside = await Promise.all([1, 2, 3, 4].map(() => budget.enter('mailbox:a')))
    const order: number[] = []
    const enter = async (number: number): Promise<() => void> => {
      const leave = await budget.enter('mailbox:a')
      order.push(number)
      return leave
    }
    const [fifth, sixth] = [enter(5), enter(6)]
    const other = await budget.enter('mailbox:b')
    other()
    expect(order).toEqual([])

    inside[0]?.()
    inside[0]?.() // leaving twice must not let two in
    const leave = await fifth
    await Promise.resolve()
    expect(order).toEqual([5])
    leave()
    await sixth
    expect(order).toEqual([5, 6])
  })

  it('starts at most 9,600 requests of a mailbox in ten minutes', async () => {
    const clock = createTestClock(0)
    const budget = createBudget({ clock })
    for (let count = 0; count < 9_600; count += 1) (await budget.enter('mailbox:a'))()
    expect(clock.waits).toEqual([])

    const leave = await budget.enter('mailbox:a')
    leave()
    expect(clock.waits).toEqual([600_000])
  })

  it('starts as many as the cloud allows, where it says so', async () => {
    const clock = createTestClock(0)
    const budget = createBudget({ clock }, { mailboxRequestsPer10Minutes: 2 })
    for (let count = 0; count < 3; count += 1) (await budget.enter('mailbox:a'))()

    expect(clock.waits).toEqual([600_000])
  })

  it('tells the log of a long wait once, however many wait', async () => {
    const told: string[] = []
    const log: Log = { ...silentLog, info: (_fields, message) => void told.push(message) }
    const clock = createTestClock(0)
    const budget = createBudget({ clock, log }, { mailboxRequestsPer10Minutes: 1 })
    budget.fence('identity', 5_000)
    ;(await budget.enter('identity'))()
    for (let count = 0; count < 2; count += 1) (await budget.enter('mailbox:a'))()
    expect(told).toEqual(['waiting for a limit of Microsoft 365'])
  })

  it('lets nobody past a fence, and the longest one counts', async () => {
    const clock = createTestClock(0)
    const budget = createBudget({ clock })
    budget.fence('identity', 30_000)
    budget.fence('identity', 10_000)
    const leave = await budget.enter('identity')
    leave()

    expect(clock.now()).toBe(30_000)
  })

  it('lets a waiting one go when it is aborted, and its place to the next', async () => {
    const budget = createBudget({ clock: createTestClock() })
    const inside = await Promise.all([1, 2, 3, 4].map(() => budget.enter('mailbox:a')))
    const controller = new AbortController()
    const leaving = budget.enter('mailbox:a', controller.signal)
    const staying = budget.enter('mailbox:a')
    controller.abort(new Error('stopped'))

    await expect(leaving).rejects.toThrow('stopped')
    inside[0]?.()
    await expect(staying).resolves.toBeTypeOf('function')
  })
})

describe('budgetScope', () => {
  it.each([
    ['/users/AB-1/messages/x/$value', 'mailbox:ab-1'],
    ["/users('AB-1')/mailFolders/delta", 'mailbox:ab-1'],
    ['/users/a%40contoso.com/mailFolders?$top=5', 'mailbox:a@contoso.com'],
    ['/me/messages', 'mailbox:me'],
    ['/users/a', 'identity'],
    ['/users?$top=1', 'identity'],
    ['/servicePrincipals/x/appRoleAssignedTo', 'identity'],
    ['/oauth2PermissionGrants', 'identity'],
    ['/$batch', 'default'],
    ['/drives/x/root/delta', 'default'],
  ])('%s is %s', (path, scope) => {
    expect(budgetScope(new URL(`https://graph.microsoft.com/v1.0${path}`))).toBe(scope)
  })

  it('an upload session counts for the mailbox that its URL names', () => {
    const url = new URL(
      "https://outlook.office.com/api/v2.0/Users('A1@t')/Messages('m')/AttachmentSessions('s')",
    )

    expect(uploadScope(url)).toBe('mailbox:a1')
  })
})
