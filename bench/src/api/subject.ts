/** What `npm run bench -- api` asks about: a data folder with an organization, one huge mailbox, and many jobs. */
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  createVaults,
  createLog,
  openDatabase,
  readConfiguration,
  startServer,
  systemClock,
  systemRandom,
  type AppDependencies,
  type RunningServer,
} from '@strongroom/server'
import { bearer, textOf } from '../token/chains.ts'
import { anyRate, plainListener } from '../token/plain-product.ts'
import { openConnection, formRequest, jsonRequest } from '../token/connection.ts'
import { fillVault, type Mailbox } from './mailbox.ts'

export interface SubjectOptions {
  readonly folder: string
  readonly messages: number
  readonly jobs: number
}

export interface Subject {
  /** The data folder, for {@link startServerProcess}. */
  readonly data: string
  readonly passwordFile: string
  readonly organizationId: string
  readonly mailbox: Mailbox
  readonly jobs: number
}

export const password = 'only for the benchmark 42'

/**
 * Makes the data folder with the product itself: the records and the vault's key are its own. Only the content of the
 * vault is written past Microsoft 365, by the same writer that a backup uses.
 */
export async function prepareSubject({ folder, messages, jobs }: SubjectOptions): Promise<Subject> {
  const data = join(folder, 'product')
  await mkdir(data, { recursive: true, mode: 0o700 })
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  const keys = new Map<string, Uint8Array>()
  const { server, port } = await startHere(data, { passwordFile, keys })
  const organizationId = randomUUID()
  const databaseFile = join(data, 'strongroom.db')
  try {
    await addOrganization(databaseFile, organizationId)
    const { id: repositoryId, path, jobId } = await addRepositoryAndJob(port, organizationId)
    await addJobs(databaseFile, jobId, jobs)
    const key = keys.get(repositoryId)
    if (key === undefined) throw new Error('the server made no vault')
    const source = { path, repositoryId, key, organizationId, jobId, messages }
    return { data, passwordFile, organizationId, jobs, mailbox: await fillVault(source) }
  } finally {
    await server.close()
  }
}

interface Here {
  readonly passwordFile: string
  /** Receives the key of each vault that is made. */
  readonly keys: Map<string, Uint8Array>
}

async function startHere(
  data: string,
  { passwordFile, keys }: Here,
): Promise<{ server: RunningServer; port: number }> {
  const log = createLog('warn')
  const files = createVaults({ clock: systemClock, random: systemRandom, log })
  const vaults: NonNullable<AppDependencies['vaults']> = {
    ...files,
    create(place, repositoryId, key) {
      keys.set(repositoryId, Uint8Array.from(key))
      return files.create(place, repositoryId, key)
    },
  }
  const parameters = ['--data-dir', data, '--port', '0', '--admin-password-file', passwordFile]
  const server = await startServer(readConfiguration(parameters, {}), {
    clock: systemClock,
    random: systemRandom,
    log,
    vaults,
    createListener: plainListener,
    tokenRequestsPerAddress: anyRate,
  })
  return { server, port: Number(new URL(server.ready.apiUrl).port) }
}

/** What connecting to Microsoft 365 would have left behind. */
async function addOrganization(file: string, id: string): Promise<void> {
  const database = await openDatabase({ file, log: createLog('warn') })
  try {
    await database.db
      .insertInto('organizations')
      .values({
        id,
        tenantId: randomUUID(),
        name: 'contoso.onmicrosoft.com',
        displayName: 'Contoso',
        description: '',
        cloud: 'worldwide',
        region: 'Worldwide',
        isExchangeOnline: 1,
        isSharePointOnline: 0,
        isTeamsOnline: 0,
        isTeamsChatsOnline: 0,
        createdAt: Date.now(),
        authentication: 'app-only',
        options: '{}',
      })
      .execute()
  } finally {
    await database.close()
  }
}

async function addRepositoryAndJob(
  port: number,
  organizationId: string,
): Promise<{ id: string; path: string; jobId: string }> {
  const connection = await openConnection(port)
  try {
    const signedIn = await connection.send(
      formRequest('/v8/token', { grant_type: 'password', username: 'admin', password }),
    )
    const headers = bearer(textOf(signedIn, 'access_token'))
    const repository = await connection.send(
      jsonRequest('/v8/BackupRepositories', { name: 'Bench', retentionType: 'SnapshotBased' }, headers),
    )
    const job = await connection.send(
      jsonRequest(
        '/v8/Jobs',
        {
          name: 'Job',
          organizationId,
          repositoryId: textOf(repository, 'id', 201),
          backupType: 'EntireOrganization',
          schedulePolicy: { scheduleEnabled: false, type: 'ManualOnly' },
        },
        headers,
      ),
    )
    return {
      id: textOf(repository, 'id', 201),
      path: textOf(repository, 'path', 201),
      jobId: textOf(job, 'id', 201),
    }
  } finally {
    connection.close()
  }
}

const rowsAtOnce = 500

/** So many jobs like the first one. */
async function addJobs(file: string, like: string, count: number): Promise<void> {
  const database = await openDatabase({ file, log: createLog('warn') })
  try {
    const row = await database.db
      .selectFrom('jobs')
      .selectAll()
      .where('id', '=', like)
      .executeTakeFirstOrThrow()
    const state = await database.db
      .selectFrom('jobStates')
      .selectAll()
      .where('jobId', '=', like)
      .executeTakeFirstOrThrow()
    for (let made = 1; made < count; made += rowsAtOnce) {
      const rows = Array.from({ length: Math.min(rowsAtOnce, count - made) }, (_, index) => ({
        ...row,
        id: randomUUID(),
        name: `Job ${made + index}`,
      }))
      const states = rows.map(({ id }) => Object.assign({}, state, { jobId: id }))
      await database.transaction(async (trx) => {
        await trx.insertInto('jobs').values(rows).execute()
        await trx.insertInto('jobStates').values(states).execute()
      })
    }
  } finally {
    await database.close()
  }
}
