/** A tenant that an administrator lets us register in: sign-in, writes one by one, failures at each, roll-back. */
import { randomUUID } from 'node:crypto'
import { type Graph, GraphError } from '../../microsoft365/index.ts'
import { tenantId } from '../ids.ts'
import type { Actor, NewOrganization } from '../operations.ts'
import type { CreatedObject, PendingSignIn, SignedInAdministrator } from '../ports.ts'
import { settle, type TestWorld } from '../test-world.suite.ts'

export const newTenant = tenantId('cccccccc-0000-4000-8000-000000000000')

/** A tenant in which a registration makes objects, one write at a time, and can be made to fail at each. */
export class FakeTenant {
  readonly writes = ['backup-app', 'backup-sp', 'grant-1', 'grant-2', 'sign-in-app', 'sign-in-sp']
  readonly standing = new Map<string, CreatedObject>()
  /** Index of the write that fails; the object stands when `afterwards`. */
  failAt: number | undefined
  failAfterwards = false
  failWait: Error | undefined
  inspection: Error | undefined
  readonly cannotRemove = new Set<string>()
  tokens = 0
  codes = 0
  /** Waits in front of each write. */
  hold: ((write: string) => Promise<void>) | undefined
  finish: (result: 'signed-in' | Error) => void = () => undefined
  readonly #world: TestWorld

  constructor(of: TestWorld) {
    this.#world = of
  }

  pending(): PendingSignIn {
    this.codes += 1
    const signedIn = new Promise<void>((resolve, reject) => {
      this.finish = (result) => {
        if (result === 'signed-in') resolve()
        else reject(result)
      }
    })
    return {
      userCode: `CODE-${this.codes}`,
      verificationUrl: 'https://microsoft.com/devicelogin',
      message: 'sign in',
      expiresAt: this.#world.clock.now() + 900_000,
      wait: async (signal) => {
        await Promise.race([
          signedIn,
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
          }),
        ])
        this.tokens += 1
        return this.administrator()
      },
    }
  }

  administrator(): SignedInAdministrator {
    let isDropped = false
    const use = (): void => {
      if (isDropped) throw new Error('the token is used after it was dropped')
    }
    return {
      get graph(): Graph {
        throw new Error('this tenant has no directory to look into')
      },
      inspect: async () => {
        use()
        if (this.inspection !== undefined) throw this.inspection
        return {
          userName: 'admin@fabrikam.com',
          tenantId: newTenant,
          organizationName: 'Fabrikam',
          initialDomain: 'fabrikam.onmicrosoft.com',
          domains: ['fabrikam.com'],
        }
      },
      register: async (request, hooks, signal) => {
        for (const [index, name] of this.writes.entries()) {
          use()
          signal.throwIfAborted()
          hooks.progress({ name, title: `Create ${name}`, state: 'running', detail: '' })
          await hooks.record({ kind: 'application', name, marker: 'm' })
          await this.hold?.(name)
          if (this.failAt === index && !this.failAfterwards)
            throw new GraphError(403, 'Authorization_RequestDenied', 'no')
          const object = { kind: 'application', name, marker: 'm', id: `id-of-${name}` }
          this.standing.set(name, object)
          if (this.failAt === index) throw new GraphError(0, 'connectionLost', 'the answer was lost')
          await hooks.record(object)
          hooks.progress({ name, title: `Create ${name}`, state: 'done', detail: object.id })
        }
        const made = (displayName: string) => ({
          displayName,
          objectId: randomUUID(),
          appId: randomUUID(),
          servicePrincipalId: randomUUID(),
        })
        return { backup: made(request.backupName), signIn: made(request.signInName) }
      },
      waitUntilEffective: async () => {
        use()
        if (this.failWait !== undefined) throw this.failWait
      },
      rollBack: async (created) => {
        use()
        const left: CreatedObject[] = []
        for (const { name } of created) {
          const object = this.standing.get(name)
          if (object === undefined) continue
          if (this.cannotRemove.has(name)) left.push(object)
          else this.standing.delete(name)
        }
        return left
      },
      dispose: () => {
        if (!isDropped) this.tokens -= 1
        isDropped = true
      },
    }
  }
}

export const request: Omit<NewOrganization, 'userCode'> = {
  region: 'Worldwide',
  services: { exchange: true, sharePoint: false, teams: false, teamsChats: false },
  applicationName: undefined,
  certificate: undefined,
  description: 'ours',
}

/** A device code with which the administrator has signed in. */
export async function signIn(
  world: TestWorld,
  tenant: FakeTenant,
  actor: Actor = world.actor,
): Promise<string> {
  const { userCode } = await world.operations.deviceCodes.start('Worldwide', actor)
  tenant.finish('signed-in')
  await settle()
  return userCode
}
