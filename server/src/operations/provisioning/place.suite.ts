/** A server, a tenant that waits to be connected, and the steps between them: what the tests of provisionings share. */
import { FakeTenant, request, signIn } from '../organizations/fake-tenant.suite.ts'
import type { NewProvisioning, Organization, Provisioning } from '../operations.ts'
import { createTestWorld, type TestWorld } from '../test-world.suite.ts'

const server = { kind: 'server' } as const

export interface Place {
  readonly world: TestWorld
  readonly tenant: FakeTenant
  plan(change?: Partial<NewProvisioning>): Promise<Provisioning>
  /** Plans, confirms, and waits for the end. */
  connect(change?: Partial<NewProvisioning>): Promise<Organization>
  /** Waits for the end, whichever it is. */
  ended(id: string): Promise<Provisioning>
  heldKeys(): number
}

export async function createPlace(location: { url?: string; file?: string }): Promise<Place> {
  const world = await createTestWorld(location)
  const tenant = new FakeTenant(world)
  world.pendingSignIn = () => tenant.pending()
  const plan = async (change: Partial<NewProvisioning> = {}): Promise<Provisioning> => {
    const signInReference = change.way === 'existing' ? undefined : await signIn(world, tenant)
    return world.operations.provisionings.plan({ ...request, signInReference, ...change }, world.actor)
  }
  return {
    world,
    tenant,
    plan,
    async connect(change) {
      const planned = await plan(change)
      await world.operations.provisionings.apply(planned.id, planned.plan?.hash ?? '', world.actor)
      return world.operations.provisionings.finished(planned.id)
    },
    async ended(id) {
      await world.operations.provisionings.finished(id).catch(() => undefined)
      return world.operations.provisionings.get(id, server)
    },
    heldKeys: () => world.heldKeys.size,
  }
}
