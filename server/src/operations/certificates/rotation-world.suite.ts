/** An organization with one certificate, its scripted tenant, and servers that start and stop over its records. */
import { randomUUID } from 'node:crypto'
import {
  type ApplicationKeyRow,
  type Database,
  findOrganizationApplication,
  insertApplicationKey,
  insertOrganization,
  insertOrganizationApplication,
  listApplicationKeys,
  type OrganizationApplicationRow,
} from '../../database/index.ts'
import { silentLog } from '../../foundation/log.ts'
import { systemRandom } from '../../foundation/random.ts'
import type { Actor } from '../caller.ts'
import { type Connections, createConnections } from '../connections.ts'
import { organizationId } from '../ids.ts'
import type { Microsoft365 } from '../ports.ts'
import { createCertificates, hourOf } from './certificate-operations.ts'
import type { CertificateOperations } from './certificates.ts'
import { describe as describeKey, newKeyRow } from './key-holder.ts'
import { watchKeyUse } from './key-use.ts'
import { createKeyring } from './keyring.ts'
import {
  clientId,
  createFakeKeys,
  objectId,
  ScriptedTenant,
  tenantId,
  Timeline,
} from './scripted-tenant.suite.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
/** Its turn is at midnight. */
export const id = organizationId(idOfHour(0))
const actor: Actor = { name: 'anna', familyId: randomUUID(), requestId: 'r', remoteAddress: '192.0.2.1' }
export const caller = { actor, reach: { kind: 'server' } as const }
export const rotate = { purpose: 'backup', next: { kind: 'new' } as const }

function idOfHour(hour: number): string {
  for (;;) {
    const candidate = randomUUID()
    if (hourOf(candidate) === hour) return candidate
  }
}

interface Start {
  readonly origin?: string
  readonly validDays?: number
  readonly knowsObject?: boolean
  readonly knowsKey?: boolean
}

/** The server from its start to its end. */
interface Server {
  readonly certificates: CertificateOperations
  readonly connections: Connections
}

export class RotationWorld {
  clock = new Timeline()
  provider = createFakeKeys(this.clock)
  tenant = new ScriptedTenant(this.clock, this.provider)
  #database: Database | undefined
  readonly #open: () => Promise<Database>

  constructor(open: () => Promise<Database>) {
    this.#open = open
  }

  get database(): Database {
    if (this.#database === undefined) throw new Error('set it up first')
    return this.#database
  }

  readonly setUp = async ({
    origin = 'registered',
    validDays = 180,
    knowsObject = true,
    knowsKey = true,
  }: Start = {}): Promise<void> => {
    this.clock = new Timeline()
    this.provider = createFakeKeys(this.clock)
    this.tenant = new ScriptedTenant(this.clock, this.provider)
    const database = await this.#open()
    this.#database = database
    const { clock } = this
    const first = await this.provider.createCertificate({ commonName: 'x', validDays, context: id })
    this.tenant.register(first, 'first-key-at-microsoft')
    await insertOrganization(database.db, {
      id,
      tenantId,
      name: 'contoso.onmicrosoft.com',
      displayName: 'Contoso',
      description: '',
      region: 'Worldwide',
      isExchangeOnline: 1,
      isSharePointOnline: 0,
      isTeamsOnline: 0,
      isTeamsChatsOnline: 0,
      cloud: 'worldwide',
      createdAt: clock.now(),
    })
    const applicationId = randomUUID()
    await insertOrganizationApplication(database.db, {
      id: applicationId,
      organizationId: id,
      purpose: 'backup',
      displayName: 'Strongroom Backup',
      applicationObjectId: knowsObject ? objectId : null,
      appId: clientId,
      servicePrincipalId: null,
      keyId: first.id,
      certificateThumbprint: first.thumbprintSha1,
      createdAt: clock.now(),
      origin,
    })
    const row = newKeyRow({ id: randomUUID(), organizationId: id, applicationId, now: clock.now() })
    const active = { ...row, ...describeKey(first), state: 'active', entraKeyId: 'first-key-at-microsoft' }
    if (knowsKey) await insertApplicationKey(database.db, active)
    clock.time += 60_000
  }

  readonly startProcess = (): Server => {
    const { clock, tenant, database } = this
    const use = watchKeyUse(this.provider, clock)
    const { keys } = use
    // Every token is asked for with an assertion, which the key signs.
    const microsoft365: Pick<Microsoft365, 'connect'> = {
      async connect(credential) {
        await keys.signPs256(credential.keyId ?? '', Buffer.of(1)).catch(() => undefined)
        return tenant.connect(credential)
      },
    }
    const connections = createConnections({ database, microsoft365: microsoft365 as Microsoft365 })
    const keyring = createKeyring({ microsoft365, keys, clock, random: systemRandom })
    const certificates = createCertificates({
      database,
      keys,
      clock,
      random: systemRandom,
      log: silentLog,
      connections,
      keyring,
      lastUsedAt: (keyId) => use.lastUsedAt(keyId),
    })
    return { certificates, connections }
  }

  readonly rows = (): Promise<readonly ApplicationKeyRow[]> => listApplicationKeys(this.database.db, id)
  readonly states = async (): Promise<readonly string[]> => (await this.rows()).map(({ state }) => state)
  readonly application = (): Promise<OrganizationApplicationRow | undefined> =>
    findOrganizationApplication(this.database.db, id, 'backup')

  readonly passDays = async (days: number, process = this.startProcess()): Promise<void> => {
    const { signal } = new AbortController()
    for (let day = 0; day < days; day += 1) {
      this.clock.time = Math.ceil((this.clock.time + 1) / dayMs) * dayMs
      await process.certificates.upkeep(signal)
      await process.certificates.settled()
    }
  }
}
