/** A server from outside: started with an empty data folder, set up, and driven through its REST API. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  createApiClient,
  requestTokens,
  type ApiClient,
  type BackupRepository,
  type DeviceCode,
  type DeviceCodeCheck,
  type Fetch,
  type Job,
  type JobSession,
  type Organization,
  type Page,
  type User,
} from '@strongroom/api-client'
import { call, trusting } from './http.ts'
import type { Microsoft } from './microsoft.ts'
import { start, type Environment, type Running, type Surroundings } from './programs.ts'

const password = 'correct horse battery staple'

export type { JobSession, Page } from '@strongroom/api-client'

export interface Strongroom {
  program: Running
  readonly url: string
  readonly caFile: string
  readonly fetch: Fetch
  readonly admin: ApiClient
  readonly dataFolder: string
}

export interface Named {
  readonly id: string
  readonly name: string
}

interface ServeOptions extends Surroundings {
  /** More options of `serve`. */
  readonly flags?: readonly string[]
  /** Any free one unless told. */
  readonly port?: number
}

/** Starts `strongroom serve`. */
async function serve(
  folder: string,
  microsoft: Microsoft,
  environment: Environment = {},
  { flags = [], port = 0, ...surroundings }: ServeOptions = {},
): Promise<Running> {
  const cloud = ['--cloud-file', microsoft.cloudFile, ...flags]
  return start(
    'strongroom',
    ['serve', '--data-dir', join(folder, 'data'), '--port', String(port), ...cloud],
    environment,
    surroundings,
  )
}

const now = (): number => Date.now()

async function signIn(program: Running, folder: string): Promise<Strongroom> {
  const { apiUrl: url = '', caFile = '' } = program.ready
  const fetch = trusting(caFile)
  const tokens = await requestTokens(
    { url, fetch, now },
    { grant_type: 'password', username: 'admin', password },
  )
  const admin = createApiClient({ url, fetch, now, tokens })
  return { program, url, caFile, fetch, admin, dataFolder: join(folder, 'data') }
}

/** A new server whose administrator is signed in. */
export async function startStrongroom(
  folder: string,
  microsoft: Microsoft,
  environment: Environment = {},
  surroundings: ServeOptions = {},
): Promise<Strongroom> {
  const program = await serve(folder, microsoft, environment, surroundings)
  const { apiUrl: url = '', caFile = '', setupSecretFile = '' } = program.ready
  const secret = (await readFile(setupSecretFile, 'utf8')).trim()
  const json = { secret, userName: 'admin', password }
  const answer = await call(trusting(caFile), 'POST', `${url}/api/v1/setup`, { json })
  if (answer.status >= 300) throw new Error(`setup: ${answer.status} ${answer.text}`)
  await writeFile(join(folder, 'password'), password, { mode: 0o600 })
  return signIn(program, folder)
}

/** The same server again after it was stopped or killed. */
export async function restartStrongroom(
  folder: string,
  microsoft: Microsoft,
  environment: Environment = {},
  surroundings: ServeOptions = {},
): Promise<Strongroom> {
  return signIn(await serve(folder, microsoft, environment, surroundings), folder)
}

/** Adds the organization: device code, a Global Administrator at the page, both applications. */
export async function addOrganization({ admin }: Strongroom, microsoft: Microsoft): Promise<Organization> {
  const code = await admin.send<DeviceCode>('POST', '/v8/DeviceCode', { targetRegion: 'Worldwide' })
  await microsoft.approve(code.userCode, 'admin')
  await until(async () => {
    const check = await admin.send<DeviceCodeCheck>('POST', '/v8/DeviceCode/check', {
      userCode: code.userCode,
    })
    return check.authenticated
  })
  return admin.send<Organization>('POST', '/v8/Organizations', {
    type: 'Office365',
    region: 'Worldwide',
    isExchangeOnline: true,
    isSharePointOnline: false,
    isTeamsOnline: false,
    userCode: code.userCode,
    newApplicationName: 'Strongroom Backup',
    exchangeOnlineSettings: { useApplicationOnlyAuth: true },
  })
}

/** A repository and a job for one mailbox. */
export async function createMailboxJob(
  { admin }: Strongroom,
  {
    organization,
    upn,
    name = 'Mail',
    path,
  }: { organization: Named; upn: string; name?: string; path?: string },
): Promise<{ job: Job; repository: BackupRepository }> {
  const repository = await admin.send<BackupRepository>('POST', '/v8/BackupRepositories', {
    name: `${name} vault`,
    retentionType: 'SnapshotBased',
    retentionPeriodType: 'Yearly',
    yearlyRetentionPeriod: 'Keep',
    ...(path === undefined ? {} : { path }),
  })
  const users = await admin.get<Page<User>>(
    `/v8/Organizations/${organization.id}/Users?userName=${encodeURIComponent(upn)}`,
  )
  const job = await admin.send<Job>('POST', '/v8/Jobs', {
    name,
    organizationId: organization.id,
    repositoryId: repository.id,
    backupType: 'SelectedItems',
    selectedItems: [
      {
        type: 'User',
        user: users.results[0],
        mailbox: true,
        oneDrive: false,
        archiveMailbox: false,
        personalSite: false,
      },
    ],
    schedulePolicy: { scheduleEnabled: false, type: 'ManualOnly' },
  })
  return { job, repository }
}

/** Runs a job to its end. */
export async function runJob({ admin }: Strongroom, job: Named, limitMs = 120_000): Promise<JobSession> {
  const { id } = await admin.send<JobSession>('POST', `/v8/Jobs/${job.id}/start`, {})
  let session = await admin.get<JobSession>(`/v8/JobSessions/${id}`)
  await until(async () => {
    session = await admin.get<JobSession>(`/v8/JobSessions/${id}`)
    return session.status !== 'Running'
  }, limitMs)
  return session
}

/**
 * Ends the server while Microsoft holds requests of its, which then never happen: let go before anybody has noticed that
 * their caller is gone, they would be carried out after all.
 */
export async function killWhileHeld(server: Strongroom, microsoft: Microsoft): Promise<void> {
  await server.program.kill()
  await until(async () => (await microsoft.held()) === 0)
  await microsoft.control('DELETE', 'faults')
}

/** Asks until it is so. */
export async function until(isSo: () => Promise<boolean>, limitMs = 60_000): Promise<void> {
  const deadline = Date.now() + limitMs
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`not so within ${limitMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
