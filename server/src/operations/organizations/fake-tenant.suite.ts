/** A tenant that an administrator lets us change: sign-in, plans, writes one by one, failures at each, roll-back. */
import { createHash, randomUUID } from 'node:crypto'
import { Secret } from '../../foundation/secret.ts'
import { type ApplicationsPlan, GraphError, type PlanObstacle } from '../../microsoft365/index.ts'
import { tenantId } from '../ids.ts'
import type { Actor, NewProvisioning } from '../operations.ts'
import type { ApplicationsWork, CreatedObject, PendingSignIn, SignedInAdministrator } from '../ports.ts'
import { settle, type TestWorld } from '../test-world.suite.ts'

export const newTenant = tenantId('cccccccc-0000-4000-8000-000000000000')

/** Writes of a plan are made one at a time, found again by their name and marker, and can be made to fail at each. */
export class FakeTenant {
  readonly writes = ['backup-app', 'backup-sp', 'grant-1', 'grant-2', 'sign-in-app', 'sign-in-sp']
  readonly standing = new Map<string, CreatedObject>()
  /** Index of the write that fails; the object stands when `afterwards`. */
  failAt: number | undefined
  failAfterwards = false
  failure: Error = new GraphError(403, 'Authorization_RequestDenied', 'no')
  inspection: Error | undefined
  id = newTenant
  obstacles: PlanObstacle[] = []
  /** What the plan's hash covers beside the request: a change in the tenant. */
  changes = 0
  readonly cannotRemove = new Set<string>()
  readonly removed: string[] = []
  tokens = 0
  codes = 0
  /** In front of each plan. */
  onPlan: (() => Promise<void>) | undefined
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

  #plan({ request }: ApplicationsWork): ApplicationsPlan {
    const writes = this.writes
      .filter((name) => this.standing.get(name)?.id === undefined)
      .map((name) => ({
        kind: 'create-application',
        purpose: 'backup' as const,
        title: `Create ${name}`,
        name,
        removes: false,
      }))
    const planned = (purpose: 'backup' | 'sign-in') => ({
      purpose,
      purposes: [purpose],
      displayName: request.names[purpose],
      appId: request.existing[purpose],
      objectId: undefined,
      servicePrincipalId: undefined,
      permissions: [],
      preparedFor: undefined,
    })
    const applications = [planned('backup'), ...(request.signIn ? [planned('sign-in')] : [])]
    const obstacles = this.obstacles.filter(({ subject = '' }) => !request.known.includes(subject))
    const plan = { applications, writes, obstacles, remarks: [] }
    const hash = createHash('sha256')
      .update(JSON.stringify([plan, request.services, this.changes]))
      .digest('hex')
    return { hash, ...plan }
  }

  administrator(): SignedInAdministrator {
    let isDropped = false
    const use = (): void => {
      if (isDropped) throw new Error('the token is used after it was dropped')
    }
    return {
      graph: this.#world.graph(),
      inspect: async () => {
        use()
        if (this.inspection !== undefined) throw this.inspection
        return {
          userName: 'admin@fabrikam.com',
          tenantId: this.id,
          organizationName: 'Fabrikam',
          initialDomain: 'fabrikam.onmicrosoft.com',
          domains: ['fabrikam.com'],
        }
      },
      plan: async (work) => {
        use()
        await this.onPlan?.()
        return this.#plan(work)
      },
      apply: async (_plan, { request, marker }, hooks, signal) => {
        for (const [index, name] of this.writes.entries()) {
          use()
          signal.throwIfAborted()
          if (this.standing.get(name)?.marker === marker) continue
          hooks.progress({ name, title: `Create ${name}`, state: 'running', detail: '' })
          await hooks.record({ kind: 'application', name, marker })
          await this.hold?.(name)
          signal.throwIfAborted()
          if (this.failAt === index && !this.failAfterwards) throw this.failure
          const object = { kind: 'application', name, marker, id: `id-of-${name}` }
          this.standing.set(name, object)
          if (this.failAt === index) throw this.failure
          await hooks.record(object)
          hooks.progress({ name, title: `Create ${name}`, state: 'done', detail: object.id })
        }
        const made = (purpose: 'backup' | 'sign-in') => ({
          purpose,
          displayName: request.names[purpose],
          objectId: randomUUID(),
          appId: request.existing[purpose] ?? randomUUID(),
          servicePrincipalId: randomUUID(),
          roles: { graph: ['Mail.Read'] },
          entraKeyId: randomUUID(),
          known: [],
        })
        return [made('backup'), ...(request.signIn ? [made('sign-in')] : [])]
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
      remove: async (applications) => {
        use()
        this.removed.push(...applications.map(({ appId }) => appId))
        return []
      },
      dispose: () => {
        if (!isDropped) this.tokens -= 1
        isDropped = true
      },
    }
  }
}

/** A new organization in the way that asks for least. */
export const request: Omit<NewProvisioning, 'signInReference'> = {
  way: 'register',
  organizationId: undefined,
  region: 'Worldwide',
  description: 'ours',
  services: { exchange: true, sharePoint: false, teams: false, teamsChats: false },
  layout: 'standard',
  signIn: true,
  restore: 'standing',
  posture: false,
  drift: false,
  applicationName: undefined,
  applications: {},
  tenant: undefined,
  credential: { kind: 'new-certificate' },
  removeExcessive: false,
  accept: [],
}

export function pfx(password: string): NewProvisioning['credential'] {
  return { kind: 'pfx', file: { pfx: new Uint8Array([1]), password: new Secret(password) } }
}

/** A device code with which the administrator has signed in. */
export async function signIn(
  world: TestWorld,
  tenant: FakeTenant,
  actor: Actor = world.actor,
): Promise<string> {
  const { userCode } = await world.operations.deviceCodes.start('Worldwide', actor)
  tenant.finish('signed-in')
  for (let turn = 0; turn < 20_000; turn += 1) {
    await settle()
    const isOver = await world.operations.deviceCodes.check(userCode, actor).catch(() => true)
    if (isOver) break
  }
  return userCode
}
