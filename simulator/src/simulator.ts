/** Builds the whole pretended cloud: tenant, mail, Entra ID, Graph, control, and the listener in front of them. */
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { createAzure } from './azure.ts'
import { createSimulatorClock, type AdjustableClock } from './clock.ts'
import { controlPrefix, createControl } from './control/control.ts'
import { createRequestLog } from './control/request-log.ts'
import { createFetchJson } from './entra/federation/fetch-json.ts'
import { createEntra } from './entra/index.ts'
import { createEntraState } from './entra/state.ts'
import { generateSigningKey } from './entra/tokens/signing-key.ts'
import { createFaults, type Faults } from './faults/faults.ts'
import { createGraphServices } from './graph/index.ts'
import { createKeyVaultState, type KeyVaultState } from './key-vault/index.ts'
import { createMailStore, type MailStore } from './mail/index.ts'
import { tenantOfRequest } from './request-tenant.ts'
import { createHttpsServer } from './server.ts'
import {
  createStateSaver,
  readStateFile,
  writeStateFile,
  type SimulatorState,
  type StateSaver,
} from './state-file.ts'
import { addMicrosoftApplications, completeTenant } from './tenant/complete.ts'
import { clouds, type CloudName } from './tenant/cloud.ts'
import { createLag } from './tenant/lag.ts'
import type { DirectoryUser, TenantState } from './tenant/model.ts'
import { seedTenants } from './tenant/seed.ts'
import { createTenants, findAccount, type Tenants } from './tenant/tenants.ts'
import { rolesOf } from './tenant/users.ts'
import { createCertificationAuthority, createServerCertificate } from './tls.ts'

export interface SimulatorOptions {
  /** Address to listen on; `127.0.0.1` unless told. */
  readonly host?: string
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** JSON file that the state is loaded from, when it exists, and saved to. Without it nothing is kept. */
  readonly stateFile?: string
  /** Identifiers, passwords and mails follow from it; 1 unless told. A loaded state keeps its own. */
  readonly seed?: number
  /** Users of contoso beyond the named ones. */
  readonly users?: number
  /** Small tenants beyond contoso and fabrikam; 0 unless told. */
  readonly tenants?: number
  /** Which of Microsoft's clouds this pretends to be; worldwide unless told. */
  readonly cloud?: CloudName
  /** Generated mails in each mailbox; 20 unless told. */
  readonly mails?: number
  /** Folders of `*.eml` that are imported into the inbox of a user, in the order of their names. */
  readonly mailboxes?: readonly { readonly upn: string; readonly directory: string }[]
  /** Until credentials, grants and new objects take effect; 0 unless told. */
  readonly lagSeconds?: number
  /** `$value` renders MIME anew on every read, as Exchange may. */
  readonly rewriteMime?: boolean
  /** Told of errors inside the simulator; standard error unless told. */
  readonly onError?: (error: unknown) => void
}

/** The one line that is printed when everything answers. */
export interface ReadyLine {
  readonly ready: true
  readonly loginUrl: string
  readonly graphUrl: string
  readonly controlUrl: string
  /** The vault for tests: `/keys` below it. */
  readonly keyVaultUrl: string
  /** The admin center, for a person with a browser. */
  readonly adminUrl: string
  readonly caFile: string
  readonly tenant: string
  readonly tenantId: string
  readonly cloudFile: string
  readonly usersFile: string
}

export interface Simulator {
  readonly ready: ReadyLine
  /** The live directory, for tests that put something into it. */
  readonly tenant: TenantState
  readonly tenants: Tenants
  readonly mail: MailStore
  readonly clock: AdjustableClock
  /** Saves, closes every connection, removes temporary files, and resolves when nobody listens any more. */
  stop(): Promise<void>
}

interface World extends Omit<SimulatorState, 'version' | 'aheadMs' | 'mail' | 'tenants' | 'keyVault'> {
  readonly keyVault: KeyVaultState
  readonly tenants: Tenants
  readonly clock: AdjustableClock
  readonly mail: MailStore
}

function everybody(tenants: Tenants): { tenant: TenantState; user: DirectoryUser }[] {
  return tenants.all().flatMap((tenant) => [...tenant.users.values()].map((user) => ({ tenant, user })))
}

function addMailboxes(mail: MailStore, tenants: Tenants, count: number): void {
  for (const { user } of everybody(tenants)) {
    if (!user.hasMailbox) continue
    mail.addMailbox({ userId: user.id, upn: user.userPrincipalName, displayName: user.displayName })
    mail.generate(user.id, count)
  }
}

async function importMailboxes(mail: MailStore, tenants: Tenants, options: SimulatorOptions): Promise<void> {
  for (const { upn, directory } of options.mailboxes ?? []) {
    const user = findAccount(tenants, upn)?.user
    if (user?.hasMailbox !== true) throw new Error(`--mailbox: there is no mailbox ${upn}`)
    const names = readdirSync(directory).filter((name) => name.toLowerCase().endsWith('.eml'))
    for (const name of names.toSorted())
      await mail.importMime(user.id, 'inbox', readFileSync(join(directory, name)))
  }
}

async function freshWorld(options: SimulatorOptions): Promise<World> {
  const seed = options.seed ?? 1
  const clock = createSimulatorClock()
  const cloud = clouds[options.cloud ?? 'worldwide']
  const tenants = createTenants(
    cloud,
    seedTenants({ seed, users: options.users ?? 0, tenants: options.tenants ?? 0, cloud: cloud.name }),
  )
  const mail = createMailStore({ clock, rewriteMime: options.rewriteMime ?? false, seed })
  addMailboxes(mail, tenants, options.mails ?? 20)
  await importMailboxes(mail, tenants, options)
  return {
    seed,
    clock,
    tenants,
    mail,
    authority: await createCertificationAuthority(clock.now()),
    entra: createEntraState(await generateSigningKey(clock.now())),
    keyVault: createKeyVaultState(),
  }
}

function restoredWorld(saved: SimulatorState, options: SimulatorOptions): World {
  const clock = createSimulatorClock(saved.aheadMs)
  const mail = createMailStore({ clock, rewriteMime: options.rewriteMime ?? false, seed: saved.seed })
  mail.restore(saved.mail)
  const tenants = saved.tenants.map((tenant) => completeTenant(tenant))
  const cloud = clouds[tenants[0]?.cloud ?? 'worldwide']
  addMicrosoftApplications(
    tenants,
    seedTenants({ seed: saved.seed, users: 0, tenants: Math.max(0, tenants.length - 2), cloud: cloud.name }),
  )
  return {
    seed: saved.seed,
    clock,
    tenants: createTenants(cloud, tenants),
    mail,
    authority: saved.authority,
    entra: saved.entra,
    keyVault: saved.keyVault ?? createKeyVaultState(),
  }
}

interface FilePlaces {
  readonly place: (name: string) => string
  /** Removes what was made for this run alone. */
  readonly remove: () => void
}

/** Where the files for others go: beside the state file, or a fresh folder. */
function filePlaces(stateFile: string | undefined): FilePlaces {
  if (stateFile === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'm365-simulator-'))
    return {
      place: (name) => join(folder, name),
      remove: () => rmSync(folder, { recursive: true, force: true }),
    }
  }
  const path = resolve(stateFile)
  const stem = basename(path).replace(/\.json$/, '')
  return { place: (name) => join(dirname(path), `${stem}.${name}`), remove: () => undefined }
}

function usersDocument(tenants: Tenants): object[] {
  return everybody(tenants).map(({ tenant, user }) => ({
    upn: user.userPrincipalName,
    password: user.password,
    totpSecret: user.totpSecret,
    roles: rolesOf(tenant, user.id).map((role) => role.displayName),
    mailbox: user.hasMailbox,
  }))
}

function writeFiles(place: (name: string) => string, world: World, url: string): ReadyLine {
  const { cloud, first } = world.tenants
  const caFile = place('ca.pem')
  const cloudFile = place('cloud.json')
  const usersFile = place('users.json')
  const description = {
    name: cloud.name === 'worldwide' ? 'simulator' : `simulator-${cloud.name}`,
    region: cloud.region,
    loginUrl: url,
    graphUrl: url,
    graphAudience: cloud.graphAudience,
    v1Issuer: `https://${cloud.stsHost}/{tid}/`,
    caFile,
    outlookUrl: url,
    sharePointUrl: `${url}/sharepoint/{tenant}`,
    keyVaultSuffix: 'localhost',
    features: cloud.features,
    // The simulator counts no requests over time: nobody has to wait for a window of ten minutes here.
    limits: { mailboxRequestsPer10Minutes: 1_000_000 },
  }
  writeFileSync(caFile, world.authority.certificate)
  writeFileSync(cloudFile, `${JSON.stringify(description, undefined, 2)}\n`)
  writeFileSync(usersFile, `${JSON.stringify(usersDocument(world.tenants), undefined, 2)}\n`, { mode: 0o600 })
  return {
    ready: true,
    loginUrl: url,
    graphUrl: url,
    controlUrl: `${url}${controlPrefix}`,
    keyVaultUrl: url,
    adminUrl: `${url}/admin/`,
    caFile,
    tenant: first.domains.find(({ isInitial }) => isInitial)?.name ?? first.tenantId,
    tenantId: first.tenantId,
    cloudFile,
    usersFile,
  }
}

async function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the listener has no port')
  return address
}

async function stop(server: Server, faults: Faults, saver: StateSaver): Promise<void> {
  faults.clear()
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
  saver.flush()
}

/** Starts everything; resolves when the listener answers and the files are written. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const onError = options.onError ?? ((error: unknown) => process.emitWarning(String(error)))
  const { stateFile } = options
  const saved = stateFile === undefined ? undefined : readStateFile(stateFile)
  const world = saved === undefined ? await freshWorld(options) : restoredWorld(saved, options)
  const { clock, tenants, mail, authority, entra: state, seed, keyVault } = world
  const saver = createStateSaver(
    () => {
      if (stateFile !== undefined)
        writeStateFile(stateFile, {
          seed,
          aheadMs: clock.ahead(),
          authority,
          tenants: tenants.all(),
          entra: state,
          keyVault,
          mail: mail.toJSON(),
        })
    },
    (milliseconds) => clock.sleep(milliseconds),
    onError,
  )
  const changed = (): void => saver.changed()
  let ready: ReadyLine | undefined
  const origin = (): string => ready?.loginUrl ?? ''
  const lag = createLag((options.lagSeconds ?? 0) * 1000)
  const entra = createEntra({ tenants, lag, state, clock, fetchJson: createFetchJson(), origin, changed })
  const graph = createGraphServices({
    tenants,
    mail,
    tokens: entra.tokens,
    clock,
    lag,
    origin,
    onChange: changed,
  })
  const log = createRequestLog((request) => tenantOfRequest(tenants, request)?.tenantId)
  const faults = createFaults()
  const azure = createAzure({ tenants, keyVault, entra, graph, clock, origin, changed })
  const control = createControl({
    tenants,
    lag,
    entra: state,
    keys: entra.keys,
    clock,
    log,
    faults,
    describe: () => ready ?? {},
    expireDeltaLinks: (userId) => mail.expireDeltaLinks(userId),
    changed,
  })
  const server = createHttpsServer(
    {
      clock,
      faults,
      log,
      control: azure.withControl(control),
      services: [...azure.services, entra.service, graph],
      onError,
    },
    await createServerCertificate(authority, clock.now() - clock.ahead()),
  )
  const address = await listen(server, options.host ?? '127.0.0.1', options.port ?? 0)
  const places = filePlaces(stateFile)
  ready = writeFiles(places.place, world, `https://localhost:${address.port}`)
  azure.open()
  changed()
  saver.flush()
  return {
    ready,
    tenant: tenants.first,
    tenants,
    mail,
    clock,
    stop: async () => {
      await stop(server, faults, saver)
      places.remove()
    },
  }
}
