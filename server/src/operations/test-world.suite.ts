/** Operations over SQLite, vaults in memory, and a Microsoft 365 of a few objects: what the tests of this room share. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import {
  type Database,
  insertOrganization,
  insertOrganizationApplication,
  insertTokenFamily,
  openDatabase,
  replaceOrganizationDomains,
} from '../database/index.ts'
import type { Clock } from '../foundation/clock.ts'
import type { DirectoryObjectId, OrganizationId } from '../foundation/ids.ts'
import { type Log, silentLog } from '../foundation/log.ts'
import { systemRandom } from '../foundation/random.ts'
import { Secret } from '../foundation/secret.ts'
import { createSecretBox, type KeyProvider, KeysError } from '../keys/index.ts'
import { cloudNamed, GraphError, type Graph, neededPermissions } from '../microsoft365/index.ts'
import type { Maintenance, Storage } from '../repository/index.ts'
import { createOperations } from './create-operations.ts'
import { FakeMailbox } from './fake-mailbox.suite.ts'
import { directoryObjectId, organizationId } from './ids.ts'
import type { Actor, BackupRepository, Job, JobSession, NewJob, Operations } from './operations.ts'
import type { Microsoft365, PendingSignIn, Vaults } from './ports.ts'
import { createMemoryVaults, memoryStorageOf } from './memory-vaults.suite.ts'
import type { OutgoingMail } from './mail-delivery/mail-delivery.ts'
import { readMail } from './restore/preview/read-mail.ts'

/** A clock that stands still until a test moves it; sleepers wake when their time has come. */
export class ManualClock implements Clock {
  time = 1_770_000_000_000
  readonly #sleepers: { readonly until: number; readonly wake: () => void }[] = []

  now(): number {
    return this.time
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const abort = (): void => reject(new Error('aborted', { cause: signal?.reason }))
      const wake = (): void => {
        signal?.removeEventListener('abort', abort)
        resolve()
      }
      this.#sleepers.push({ until: this.time + milliseconds, wake })
      signal?.addEventListener('abort', abort, { once: true })
    })
  }

  /** Moves the time and lets what was waiting for it go on. */
  async advance(milliseconds: number): Promise<void> {
    this.time += milliseconds
    const due = this.#sleepers.filter(({ until }) => until <= this.time)
    for (const sleeper of due) {
      this.#sleepers.splice(this.#sleepers.indexOf(sleeper), 1)
      sleeper.wake()
    }
    await settle()
  }
}

/** Lets everything go on that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

export interface FakeUser {
  readonly id: DirectoryObjectId
  readonly displayName: string
  readonly userPrincipalName: string
  readonly mail: string | null
  readonly accountEnabled: boolean
  readonly userType: string
  readonly mailbox: FakeMailbox | undefined
}

export class TestWorld {
  readonly clock = new ManualClock()
  readonly users = new Map<string, FakeUser>()
  /** Groups and roles of a user, by the user's id. */
  readonly memberOf = new Map<string, Set<string>>()
  /** People of a group, by the group's id; a group that is not there is not found. */
  readonly groupMembers = new Map<string, ReadonlySet<string>>()
  /** Paths asked of the directory. */
  readonly graphPaths: string[] = []
  graphTrouble: Error | undefined
  pendingSignIn: (() => PendingSignIn) | undefined
  /** Application permissions in the tokens of every application. */
  roles: string[] = []
  tokenTrouble: Error | undefined
  /** Tenant ids by domain. */
  readonly tenants = new Map<string, string>()
  waitUntilEffective: () => Promise<void> = async () => undefined
  browserSignIn: Microsoft365['browserSignIn'] | undefined
  /** Microsoft accepts every credential, and every permission works. */
  examiner: Microsoft365['examiner'] = {
    tokenRefusal: async () => undefined,
    exercise: async (_application, { permissions }) =>
      permissions.map((permission) => ({
        permission,
        state: 'working',
        detail: 'The tokens carry it.',
        lost: [],
        nextStep: '',
      })),
  }
  isClientOfMicrosoft = true
  /** Stands in for the maintenance of every vault from the next start on. */
  maintenance: Maintenance | undefined
  /** Mail that was given to the mail server. */
  readonly sentMail: OutgoingMail[] = []
  readonly folder: string
  readonly keys = fakeKeys()
  /** Ids of the keys that the provider holds. */
  readonly heldKeys: ReadonlySet<string> = this.keys.held
  readonly organizationId = organizationId('0a0a0a0a-0000-4000-8000-00000000000a')
  readonly actor: Actor
  log: Log = silentLog
  /** Records are kept in repositories only where a test sets it before {@link TestWorld.start}. */
  masterKey: Secret | undefined
  database!: Database
  operations!: Operations
  readonly storages = new Map<string, Storage>()
  readonly secretBox = createSecretBox(new Secret(Buffer.alloc(32, 7).toString('base64url')), systemRandom)

  constructor(folder: string, actor: Actor) {
    this.folder = folder
    this.actor = actor
  }

  /** Called before each write to a vault; what it throws, the storage throws. */
  onPut: ((name: string) => void) | undefined

  storageAt(path: string): Storage {
    return memoryStorageOf(this, path)
  }

  /** Instead of those in memory. */
  realVaults: Vaults | undefined

  get vaults(): Vaults {
    return this.realVaults ?? createMemoryVaults(this)
  }

  get microsoft365(): Microsoft365 {
    return {
      cloud: cloudNamed('worldwide'),
      connect: async () => this.graph(),
      withToken: () => this.graph(),
      waitUntilEffective: () => this.waitUntilEffective(),
      needed: (request) =>
        neededPermissions(
          { name: 'worldwide', features: { mailboxImportExport: true, teams: true } },
          request,
        ),
      grantedRoles: async () => {
        if (this.tokenTrouble !== undefined) throw this.tokenTrouble
        return { graph: this.roles }
      },
      discoverTenant: async (name) => this.tenants.get(name),
      examiner: this.examiner,
      mailboxReader: (_graph, userId) => this.mailbox(userId).reader(),
      mailboxWriter: (_graph, userId) => this.mailbox(userId).writer(),
      bootstrapClient: { clientId: 'bootstrap', isOfMicrosoft: this.isClientOfMicrosoft },
      browserSignIn: (request) => {
        if (this.browserSignIn === undefined) throw new Error('no sign-in in this test')
        return this.browserSignIn(request)
      },
      requestSignIn: async () => {
        if (this.pendingSignIn === undefined) throw new Error('no sign-in in this test')
        return this.pendingSignIn()
      },
    }
  }

  mailbox(userId: string): FakeMailbox {
    const mailbox = this.users.get(userId)?.mailbox
    if (mailbox !== undefined) return mailbox
    const missing = new FakeMailbox()
    missing.trouble = new GraphError(404, 'MailboxNotEnabledForRESTAPI', 'no mailbox')
    return missing
  }

  addUser(name: string, changes: Partial<FakeUser> = {}): FakeUser & { readonly mailbox: FakeMailbox } {
    const mailbox = new FakeMailbox()
    const user = {
      id: directoryObjectId(randomUUID()),
      displayName: name,
      userPrincipalName: `${name}@contoso.com`,
      mail: `${name}@contoso.com`,
      accountEnabled: true,
      userType: 'Member',
      mailbox,
      ...changes,
    }
    this.users.set(user.id, user)
    return { ...user, mailbox: user.mailbox ?? mailbox }
  }

  graph(): Graph {
    const answer = (path: string): unknown => {
      this.graphPaths.push(path)
      if (this.graphTrouble !== undefined) throw this.graphTrouble
      const name = decodeURIComponent(/^\/users\/([^?/]+)/.exec(path)?.[1] ?? '').toLowerCase()
      const user = [...this.users.values()].find(
        ({ id, userPrincipalName }) => id === name || userPrincipalName.toLowerCase() === name,
      )
      if (user === undefined) throw new GraphError(404, 'Request_ResourceNotFound', 'no such user')
      return wireUser(user)
    }
    const users = (path: string): readonly unknown[] => {
      this.graphPaths.push(path)
      if (this.graphTrouble !== undefined) throw this.graphTrouble
      const member = /^\/users\/([^?/]+)\/transitiveMemberOf/.exec(path)?.[1]
      if (member !== undefined) return [...(this.memberOf.get(member) ?? [])].map((id) => ({ id }))
      const group = /^\/groups\/([^?/]+)\/transitiveMembers/.exec(path)?.[1]
      if (group !== undefined) return this.#membersOf(group)
      return [...this.users.values()].map(wireUser)
    }
    return {
      async json({ path }, schema) {
        const value = answer(path)
        if (Value.Check(schema, value)) return value
        throw new Error('the fake answers in another shape')
      },
      async *pages({ path }, item) {
        const found = []
        for (const value of users(path)) if (Value.Check(item, value)) found.push(value)
        yield found
      },
      send: () => Promise.reject(new Error('not in the fake')),
      bytes: () => {
        throw new Error('not in the fake')
      },
      delta: () => {
        throw new Error('not in the fake')
      },
      upload: () => Promise.reject(new Error('not in the fake')),
    }
  }

  #membersOf(group: string): readonly unknown[] {
    const members = this.groupMembers.get(group)
    if (members === undefined) throw new GraphError(404, 'Request_ResourceNotFound', 'no such group')
    return [...this.users.values()].filter(({ id }) => members.has(id)).map(wireUser)
  }

  /** Builds the operations anew over what is stored: the server was started again. */
  async start(): Promise<void> {
    const { maintenance } = this
    this.operations = createOperations(
      {
        database: this.database,
        keys: this.keys,
        secretBox: this.secretBox,
        masterKey: this.masterKey,
        vaults: this.vaults,
        microsoft365: this.microsoft365,
        ...(maintenance && { maintenanceOf: async () => maintenance }),
        sendMail: async (_access, mail) => void this.sentMail.push(mail),
        mailReader: { read: readMail, close: async () => undefined },
        clock: this.clock,
        random: systemRandom,
        log: this.log,
      },
      { dataFolder: this.folder, publicUrl: 'https://backup.example' },
    )
    await this.operations.start()
  }

  async close(): Promise<void> {
    await this.operations.close()
    await this.database.close()
    await rm(this.folder, { recursive: true, force: true })
  }

  addRepository(name = 'Main'): Promise<BackupRepository> {
    return this.operations.repositories.create({ name, description: '', path: '', retention: {} }, this.actor)
  }

  async addJob(changes: Partial<NewJob> = {}): Promise<Job> {
    const repositoryId =
      changes.repositoryId ?? (await this.addRepository(`Repository of ${changes.name ?? 'the job'}`)).id
    return this.operations.jobs.create(
      {
        organizationId: this.organizationId,
        repositoryId,
        name: 'Nightly',
        description: '',
        backupType: 'EntireOrganization',
        selectedItems: [],
        excludedItems: [],
        schedulePolicy: {},
        isEnabled: true,
        ...changes,
      },
      { kind: 'server' },
      this.actor,
    )
  }

  /** Runs the job to its end. */
  async run(job: Pick<Job, 'id'>): Promise<JobSession> {
    await this.clock.advance(60_000)
    const { id } = await this.operations.jobs.start(job.id, { kind: 'server' }, this.actor)
    return this.ended(id)
  }

  async ended(id: JobSession['id']): Promise<JobSession> {
    for (let turn = 0; turn < 2000; turn += 1) {
      const session = await this.operations.jobs.session(id, { kind: 'server' })
      if (session.status !== 'Running') return session
      // Waits between retries pass at once.
      await this.clock.advance(10_000)
    }
    throw new Error('the run does not end')
  }
}

function wireUser(user: FakeUser): object {
  const { mailbox: _mailbox, ...wire } = user
  return wire
}

const administrator: Omit<Actor, 'familyId'> = {
  name: 'admin',
  requestId: 'request-1',
  remoteAddress: '127.0.0.1',
}

/** A world with one organization; its records are in a file of its own, or where `location` says. */
type Given = { readonly url?: string; readonly file?: string; readonly vaults?: Vaults }

export async function createTestWorld({ vaults, ...location }: Given = {}): Promise<TestWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-operations-'))
  const familyId = randomUUID()
  const world = new TestWorld(folder, { ...administrator, familyId })
  world.realVaults = vaults
  world.database = await openDatabase({
    file: join(folder, 'records.db'),
    ...location,
    log: silentLog,
  })
  await addFamily(world, familyId)
  await addOrganizationRows(world, world.organizationId, 'contoso.onmicrosoft.com')
  await world.start()
  return world
}

async function addFamily(world: TestWorld, id: string): Promise<void> {
  await insertTokenFamily(world.database.db, {
    id,
    principalKind: 'account',
    accountId: null,
    organizationId: null,
    userId: null,
    userName: 'admin',
    reach: null,
    method: 'password',
    createdAt: world.clock.now(),
    expiresAt: world.clock.now() + 1_000_000,
    revokedAt: null,
    revokedReason: null,
    workloads: null,
    clientId: null,
    authenticatedAt: null,
  })
}

export async function addOrganizationRows(world: TestWorld, id: OrganizationId, name: string): Promise<void> {
  await world.database.transaction(async (trx) => {
    await insertOrganization(trx, {
      id,
      tenantId: randomUUID(),
      name,
      displayName: 'Contoso',
      description: '',
      cloud: 'worldwide',
      region: 'Worldwide',
      isExchangeOnline: 1,
      isSharePointOnline: 0,
      isTeamsOnline: 0,
      isTeamsChatsOnline: 0,
      createdAt: world.clock.now(),
    })
    await replaceOrganizationDomains(trx, id, [name])
    await insertOrganizationApplication(trx, {
      id: randomUUID(),
      organizationId: id,
      purpose: 'backup',
      displayName: 'Strongroom Backup',
      applicationObjectId: randomUUID(),
      appId: randomUUID(),
      servicePrincipalId: randomUUID(),
      keyId: 'key-of-the-organization',
      certificateThumbprint: 'AA',
      createdAt: world.clock.now(),
    })
  })
}

/** Keys by name alone: nothing here signs. */
function fakeKeys(): KeyProvider & { readonly held: Set<string> } {
  const held = new Set<string>()
  const waiting = new Map<string, string>()
  const certificate = (id: string) => ({
    id,
    certificate: new Uint8Array([1]),
    thumbprintSha256: 'x',
    thumbprintSha1: 'AA',
    notBefore: 0,
    notAfter: 1,
  })
  return {
    held,
    async createCertificate() {
      const id = randomUUID()
      held.add(id)
      return certificate(id)
    },
    async importPfx(_pfx, password) {
      if (password !== 'right')
        throw new KeysError('bad_pfx', 'The password of the certificate file is wrong.')
      const id = randomUUID()
      held.add(id)
      return certificate(id)
    },
    async createSigningRequest({ context }) {
      const id = randomUUID()
      waiting.set(id, context)
      return { id, pkcs10Pem: 'request' }
    },
    async completeSigningRequest(id, _pem, context) {
      if (!waiting.has(id) || waiting.get(id) !== context) throw new KeysError('not_found', 'no such key')
      throw new KeysError('bad_certificate', 'The certificate is not for the key of this request.')
    },
    certificate: async (id) => certificate(id),
    signPs256: () => Promise.reject(new Error('not in the fake')),
    signRs256: () => Promise.reject(new Error('not in the fake')),
    remove: async (id) => void held.delete(id),
  }
}
