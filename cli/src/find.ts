import {
  type Account,
  type ApiClient,
  ApiError,
  type BackupRepository,
  type Job,
  type Organization,
} from '@strongroom/api-client'
import { UsageError } from './context.ts'
import { listAll } from './paging.ts'

/** What makes the first one of a kind. */
const makers: Readonly<Record<string, string>> = {
  organization: 'strongroom org add',
  'backup repository': 'strongroom repository create --name NAME',
  job: 'strongroom job create --name NAME',
}

/** Finds one thing among several by its id or its name (case-insensitive); says what there is when it cannot. */
export function pick<Item extends { readonly id: string; readonly name: string }>(
  kind: string,
  items: readonly Item[],
  wanted: string | undefined,
): Item {
  const names = items.map((item) => item.name).join(', ')
  if (wanted === undefined) {
    const [only] = items
    if (only !== undefined && items.length === 1) return only
    throw new UsageError(items.length === 0 ? noneYet(kind) : `name the ${kind}: ${names}`)
  }
  const key = wanted.toLowerCase()
  const found = items.filter((item) => item.id.toLowerCase() === key || item.name.toLowerCase() === key)
  const [one] = found
  if (one !== undefined && found.length === 1) return one
  if (found.length > 1) throw new UsageError(`several ${kind}s are called ${wanted}: use an id`)
  throw new UsageError(`no ${kind} ${wanted}${names === '' ? '' : `; there is ${names}`}`)
}

function noneYet(kind: string): string {
  const maker = makers[kind]
  return `there is no ${kind} yet${maker === undefined ? '' : `: ${maker}`}`
}

/**
 * Waits for what was asked about one thing by its id; where there is no such thing, says how to see what there is.
 * @param list - The command that lists them.
 */
export async function orListed<Answer>(asked: Promise<Answer>, list: string): Promise<Answer> {
  try {
    return await asked
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error
    throw new ApiError(error.status, `${error.message} What there is: ${list}`, error)
  }
}

export async function findOrganization(api: ApiClient, wanted: string | undefined): Promise<Organization> {
  return pick('organization', await listAll<Organization>(api, '/v8/Organizations?extendedView=true'), wanted)
}

export async function findRepository(api: ApiClient, wanted: string | undefined): Promise<BackupRepository> {
  return pick('backup repository', await listAll<BackupRepository>(api, '/v8/BackupRepositories'), wanted)
}

export async function findJob(api: ApiClient, wanted: string | undefined): Promise<Job> {
  return pick('job', await listAll<Job>(api, '/v8/Jobs'), wanted)
}

/** An account of this server. */
export async function findAccount(api: ApiClient, wanted: string): Promise<Account> {
  const accounts = await api.get<Account[]>('/api/v1/accounts')
  const named = accounts.map((account) => ({ id: account.id, name: account.userName, account }))
  return pick('account', named, wanted).account
}
