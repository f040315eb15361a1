import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { signedIn, type CommandContext } from '../context.ts'
import { explorerPath, findMailbox, withSession, type ExploreOptions } from '../restore-session.ts'
import { exploreOptions } from './browse.ts'

interface SaveOptions extends ExploreOptions {
  readonly item: string
  readonly out: string
}

/** `strongroom save`: writes one backed-up message to a file, byte for byte as it was backed up. */
export function registerSave(program: Command, context: CommandContext): void {
  exploreOptions(program.command('save'))
    .description('save a backed-up message as an .eml file')
    .requiredOption('--item <id>', 'id of the message, from strongroom browse')
    .requiredOption('--out <file>', 'file to write; it must not exist yet')
    .action(async (options: SaveOptions) => {
      const { api, output } = await signedIn(context, options)
      await withSession(api, options, async (session) => {
        const mailbox = await findMailbox(api, session, options.mailbox)
        const path = `${explorerPath(session)}/mailboxes/${mailbox.id}/items/${encodeURIComponent(options.item)}/save`
        const response = await api.open('POST', path, {})
        if (response.body === null) throw new Error('the server sent no content')
        await pipeline(response.body, createWriteStream(options.out, { flags: 'wx' }))
        output.result({ file: options.out }, () => `Saved ${options.out}.`)
      })
    })
}
