/** A restore session of the REST API: opened for one command, or taken up by its id. */
import type { ApiClient, Folder, Mailbox, RestoreSession, WhoAmI } from '@strongroom/api-client'
import { UsageError, type ClientOptions } from './context.ts'
import { findOrganization, pick } from './find.ts'
import { listAll } from './paging.ts'

export interface ExploreOptions extends ClientOptions {
  readonly session?: string
  readonly organization?: string
  readonly at?: string
  readonly mailbox?: string
}

function pointInTime(at: string | undefined): object {
  if (at === undefined) return {}
  const time = new Date(at)
  if (Number.isNaN(time.getTime()))
    throw new UsageError(`--at is a time such as 2026-11-21T18:00:00Z, not ${at}`)
  return { dateTime: time.toISOString() }
}

/** Opens a session on the newest restore point, or the newest not later than `--at`; a person opens their own. */
async function openSession(api: ApiClient, options: ExploreOptions): Promise<RestoreSession> {
  if (options.session !== undefined)
    return api.get<RestoreSession>(`/v8/RestoreSessions/${encodeURIComponent(options.session)}`)
  const request = { type: 'Vex', ...pointInTime(options.at) }
  const { kind } = await api.get<WhoAmI>('/api/v1/whoami')
  if (kind === 'person') return api.send<RestoreSession>('POST', '/v8/Organization/Explore', request)
  const organization = await findOrganization(api, options.organization)
  return api.send<RestoreSession>('POST', `/v8/Organizations/${organization.id}/explore`, request)
}

/** Runs `work` in a session and ends the session afterwards, unless it was somebody else's. */
export async function withSession<Result>(
  api: ApiClient,
  options: ExploreOptions,
  work: (session: RestoreSession) => Promise<Result>,
): Promise<Result> {
  const session = await openSession(api, options)
  try {
    return await work(session)
  } finally {
    if (options.session === undefined) await api.send('POST', `/v8/RestoreSessions/${session.id}/Stop`)
  }
}

/** The path of the session's organization, below which everything that was backed up is found. */
export function explorerPath(session: RestoreSession): string {
  return `/v8/RestoreSessions/${session.id}/organization`
}

/** The mailbox that `--mailbox` names by address, name or id; the only one when it is not given. */
export async function findMailbox(
  api: ApiClient,
  session: RestoreSession,
  wanted: string | undefined,
): Promise<Mailbox> {
  const mailboxes = await listAll<Mailbox>(api, `${explorerPath(session)}/mailboxes`)
  const byAddress = mailboxes.find((one) => one.email.toLowerCase() === wanted?.toLowerCase())
  return byAddress ?? pick('mailbox', mailboxes, wanted)
}

/** Walks a path such as `Inbox/Projects` down from the mailbox's root. */
export async function findFolder(api: ApiClient, mailboxPath: string, path: string): Promise<Folder> {
  let parent = 'root'
  let found: Folder | undefined
  for (const name of path.split('/').filter((part) => part !== '')) {
    const folders: readonly Folder[] = await listAll<Folder>(
      api,
      `${mailboxPath}/folders?parentId=${encodeURIComponent(parent)}`,
    )
    found = pick('folder', folders, name)
    parent = found.id
  }
  if (found === undefined) throw new UsageError('name a folder, for example Inbox/Projects')
  return found
}
