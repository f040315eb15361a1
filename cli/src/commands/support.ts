/** `strongroom support bundle`: a redacted archive for a ticket. */
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { signedIn, type ClientOptions, type CommandContext } from '../context.ts'
import { findOrganization } from '../find.ts'
import { formatBytes } from '../output.ts'
import { clientOptions } from './options.ts'

interface BundleOptions extends ClientOptions {
  readonly out: string
  readonly anonymous?: boolean
}

export function registerSupport(program: Command, context: CommandContext): void {
  const support = program.command('support').description('what helps somebody to help you')
  clientOptions(support.command('bundle [organization]'))
    .description('write an archive without secrets: versions, configuration, organizations, audit records')
    .option('--out <file>', 'the archive', 'strongroom-support.zip')
    .option('--anonymous', 'without names of organizations and people, domains and addresses')
    .action(async (wanted: string | undefined, options: BundleOptions) => {
      const { api, output } = await signedIn(context, options)
      const query = new URLSearchParams(options.anonymous === true ? { anonymous: 'true' } : {})
      if (wanted !== undefined) query.set('organization', (await findOrganization(api, wanted)).id)
      const { body } = await api.open('GET', `/api/v1/support/bundle?${query.toString()}`)
      if (body === null) throw new Error('the server sent no archive')
      // What a support archive tells is for its owner's eyes until it is sent.
      await pipeline(Readable.fromWeb(body), createWriteStream(options.out, { mode: 0o600 }))
      const { size } = await stat(options.out)
      output.result({ file: options.out, bytes: size }, () =>
        [
          `The archive is in ${options.out} (${formatBytes(size)}).`,
          'Its manifest.json says what is in it and what is left out. Look through it before you send it.',
        ].join('\n'),
      )
    })
}
