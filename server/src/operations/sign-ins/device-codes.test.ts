import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GraphError } from '../../microsoft365/index.ts'
import { SignInError } from '../ports.ts'
import { createTestWorld, settle, type TestWorld } from '../test-world.suite.ts'
import { FakeTenant, request, signIn } from '../organizations/fake-tenant.suite.ts'

let world: TestWorld
let tenant: FakeTenant

beforeEach(async () => {
  world = await createTestWorld()
  tenant = new FakeTenant(world)
  world.pendingSignIn = () => tenant.pending()
})
afterEach(() => world.close())

describe('a device code', () => {
  it('is not authenticated until the administrator has signed in', async () => {
    const { deviceCodes } = world.operations
    const code = await deviceCodes.start('worldwide', world.actor)
    expect(code).toMatchObject({ userCode: 'CODE-1', expiresInSeconds: 900 })
    expect(await deviceCodes.check(code.userCode, world.actor)).toBe(false)
    tenant.finish('signed-in')
    await settle()
    expect(await deviceCodes.check('code-1', world.actor)).toBe(true)
  })

  it('is refused for a cloud that this server does not work with', async () => {
    await expect(world.operations.deviceCodes.start('China', world.actor)).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })

  it('is unknown to every other session (DEV-22)', async () => {
    const code = await signIn(world, tenant)
    const other = { ...world.actor, familyId: randomUUID() }
    await expect(world.operations.deviceCodes.check(code, other)).rejects.toMatchObject({
      code: 'device_code_unknown',
    })
    await expect(
      world.operations.organizations.provision({ ...request, signInReference: code }, other),
    ).rejects.toMatchObject({
      code: 'device_code_unknown',
    })
  })

  it.each([
    ['DEV-12 expired', new SignInError('expired', 'expired'), 'device_code_expired'],
    ['DEV-11 declined', new SignInError('declined', 'declined'), 'device_code_declined'],
    ['refused', new SignInError('refused', 'AADSTS50034: no such user'), 'sign_in_refused'],
    ['DEV-13 broken off', new GraphError(500, 'x', 'x'), 'sign_in_refused'],
  ] as const)('%s is told as such', async (_title, error, code) => {
    const { userCode } = await world.operations.deviceCodes.start('', world.actor)
    tenant.finish(error)
    await settle()
    await expect(world.operations.deviceCodes.check(userCode, world.actor)).rejects.toMatchObject({ code })
  })

  it('that is never redeemed is dropped with its token when it expires', async () => {
    const code = await signIn(world, tenant)
    expect(tenant.tokens).toBe(1)
    await world.clock.advance(900_000)
    expect(tenant.tokens).toBe(0)
    await expect(world.operations.deviceCodes.check(code, world.actor)).rejects.toMatchObject({
      code: 'device_code_expired',
    })
  })

  it('makes the one before it of the same session void, token and all', async () => {
    const first = await signIn(world, tenant)
    const second = await signIn(world, tenant)
    expect(tenant.tokens).toBe(1)
    await expect(world.operations.deviceCodes.check(first, world.actor)).rejects.toMatchObject({
      code: 'device_code_expired',
    })
    expect(await world.operations.deviceCodes.check(second, world.actor)).toBe(true)
  })

  it('is dropped when the server closes', async () => {
    await signIn(world, tenant)
    await world.operations.close()
    expect(tenant.tokens).toBe(0)
    await world.start()
  })
})
