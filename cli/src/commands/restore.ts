import type { Command } from 'commander'
import { signedIn, UsageError, type CommandContext, type Connection } from '../context.ts'
import {
  explorerPath,
  findFolder,
  findMailbox,
  withSession,
  type ExploreOptions,
} from '../restore-session.ts'
import { exploreOptions } from './browse.ts'
import { collect } from './options.ts'
import type { ApiClient, RestoreSession, RestoreStatistics, StartedRestore } from '@strongroom/api-client'

interface RestoreOptions extends ExploreOptions {
  readonly item?: readonly string[]
  readonly folder?: string
  readonly all?: boolean
}

const pollMs = 500

/** Waits for a restore that the server carries out in the background, and gives its counts. */
async function waitForRestore(
  { api, output }: Connection & { readonly api: ApiClient },
  context: CommandContext,
  sessionId: string,
): Promise<RestoreStatistics> {
  for (;;) {
    const statistics = await api.get<RestoreStatistics>(`/v8/RestoreSessions/${sessionId}/Statistics`)
    const { restoredItemsCount, skippedItemsCount, failedItemsCount, totalItemsCount } = statistics
    const finished = restoredItemsCount + skippedItemsCount + failedItemsCount
    output.progress(
      { event: 'progress', finished, total: totalItemsCount },
      `${finished} of ${totalItemsCount} items`,
    )
    const session = await api.get<RestoreSession>(`/v8/RestoreSessions/${sessionId}`)
    if (session.state === 'Stopped')
      return api.get<RestoreStatistics>(`/v8/RestoreSessions/${sessionId}/Statistics`)
    await context.sleep(pollMs)
  }
}

async function target(
  api: ApiClient,
  mailboxPath: string,
  options: RestoreOptions,
): Promise<{ path: string; body: object }> {
  if (options.item !== undefined)
    return { path: `${mailboxPath}/items/restore`, body: { items: options.item.map((id) => ({ id })) } }
  if (options.folder !== undefined) {
    const folder = await findFolder(api, mailboxPath, options.folder)
    return { path: `${mailboxPath}/folders/${encodeURIComponent(folder.id)}/restore`, body: {} }
  }
  if (options.all === true) return { path: `${mailboxPath}/restore`, body: {} }
  throw new UsageError('give --item (repeatable), --folder or --all')
}

function describe(statistics: RestoreStatistics): string {
  const lines = [
    `${statistics.restoredItemsCount} restored, ${statistics.skippedItemsCount} there already, ${statistics.failedItemsCount} failed`,
    ...statistics.errors.map((line) => `  failed: ${line}`),
    ...statistics.warnings.map((line) => `  note: ${line}`),
  ]
  return lines.join('\n')
}

/** 0 done, 1 not done at all, 3 done with items that failed. */
function exitCodeOf({ failedItemsCount, errors, totalItemsCount }: RestoreStatistics): number {
  if (failedItemsCount > 0) return 3
  return totalItemsCount === 0 && (errors ?? []).length > 0 ? 1 : 0
}

/** `strongroom restore`: puts messages, a folder or a mailbox back where they were. */
export function registerRestore(program: Command, context: CommandContext): void {
  exploreOptions(program.command('restore'))
    .description(
      'put messages, a folder with everything below it, or a whole mailbox back; repeating it does no harm',
    )
    .option('--item <id>', 'id of a message, from strongroom browse; repeatable', collect)
    .option('--folder <path>', 'folder, for example Inbox/Projects')
    .option('--all', 'the whole mailbox')
    .action(async (options: RestoreOptions) => {
      const connection = await signedIn(context, options)
      const { api, output } = connection
      await withSession(api, options, async (session) => {
        const mailbox = await findMailbox(api, session, options.mailbox)
        const { path, body } = await target(api, `${explorerPath(session)}/mailboxes/${mailbox.id}`, options)
        const { sessionId } = await api.send<StartedRestore>('POST', path, body)
        const statistics = await waitForRestore(connection, context, sessionId)
        output.result(statistics, () => describe(statistics))
        process.exitCode = exitCodeOf(statistics)
      })
    })
}
