import type { Folder, Mailbox, Message } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, type CommandContext } from '../context.ts'
import { table } from '../output.ts'
import { listAll } from '../paging.ts'
import {
  explorerPath,
  findFolder,
  findMailbox,
  withSession,
  type ExploreOptions,
} from '../restore-session.ts'
import { clientOptions, count } from './options.ts'

interface BrowseOptions extends ExploreOptions {
  readonly folder?: string
  readonly limit: string
}

/** Adds the options that name a restore point and a mailbox in it. */
export function exploreOptions(command: Command): Command {
  return clientOptions(command)
    .option('--organization <name>', 'organization, by name or id; the only one when absent')
    .option('--at <time>', 'state at this time (ISO 8601); the newest restore point when absent')
    .option('--session <id>', 'use a restore session that is already open')
    .option('--mailbox <address>', 'mailbox, by address, name or id; the only one when absent')
}

/** `strongroom browse`: looks into a restore point: mailboxes, a mailbox's folders, a folder's messages. */
export function registerBrowse(program: Command, context: CommandContext): void {
  exploreOptions(program.command('browse'))
    .description(
      'look into a restore point: mailboxes; with --mailbox its folders; with --folder the messages',
    )
    .option('--folder <path>', 'folder, for example Inbox/Projects')
    .option('--limit <n>', 'show at most this many', '50')
    .action(async (options: BrowseOptions) => {
      const { api, output } = await signedIn(context, options)
      const most = count('--limit', options.limit)
      await withSession(api, options, async (session) => {
        const root = explorerPath(session)
        if (options.mailbox === undefined && options.folder === undefined) {
          const mailboxes = await listAll<Mailbox>(api, `${root}/mailboxes`, most)
          output.result(mailboxes, () =>
            table(
              ['ADDRESS', 'NAME', 'ID'],
              mailboxes.map((one) => [one.email, one.name, one.id]),
            ),
          )
          return
        }
        const mailbox = await findMailbox(api, session, options.mailbox)
        const path = `${root}/mailboxes/${mailbox.id}`
        if (options.folder === undefined) {
          const folders = await listAll<Folder>(api, `${path}/folders?parentId=root`, most)
          output.result(folders, () =>
            table(
              ['FOLDER', 'ID'],
              folders.map((one) => [one.name, one.id]),
            ),
          )
          return
        }
        const folder = await findFolder(api, path, options.folder)
        const messages = await listAll<Message>(
          api,
          `${path}/items?parentId=${encodeURIComponent(folder.id)}`,
          most,
        )
        output.result(messages, () =>
          table(
            ['RECEIVED', 'FROM', 'SUBJECT', 'ID'],
            messages.map((one) => [one.received ?? '', one.from, one.subject.slice(0, 60), one.id]),
          ),
        )
      })
    })
}
