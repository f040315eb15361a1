import { readFile } from 'node:fs/promises'
import { readError } from '@strongroom/api-client'
import type { Command } from 'commander'
import { connect, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { readSecretFile } from '../secret-file.ts'
import { clientOptions } from './options.ts'

interface SetupOptions extends ClientOptions {
  readonly secretFile: string
  readonly passwordFile: string
  readonly user: string
}

async function readSetupSecret(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (cause) {
    throw new UsageError(
      `there is no setup secret in ${path}: it has been used, or has expired; a server without an administrator makes a new one when it starts`,
      { cause },
    )
  }
}

/** `strongroom setup`: trades the one-time setup secret for the first administrator account. */
export function registerSetup(program: Command, context: CommandContext): void {
  clientOptions(program.command('setup'))
    .description(
      'create the first administrator with the one-time setup secret of a new server, or, with that of `serve --recover`, give an administrator a new password',
    )
    .requiredOption(
      '--secret-file <file>',
      'the file that the server named when it started (valid for 30 minutes)',
    )
    .requiredOption('--password-file <file>', "file that holds the administrator's password")
    .option('--user <name>', 'name of the administrator', 'admin')
    .action(async (options: SetupOptions) => {
      const { url, fetch, output } = await connect(context, options)
      const secret = await readSetupSecret(options.secretFile)
      const password = await readSecretFile(options.passwordFile)
      const response = await fetch(`${url}/api/v1/setup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ secret, userName: options.user, password }),
      })
      if (!response.ok) throw await readError(response)
      output.result({ userName: options.user, url }, () =>
        [
          `Administrator ${options.user} can sign in. Next:`,
          `  strongroom login --url ${url} --user ${options.user} --password-file ${options.passwordFile}`,
        ].join('\n'),
      )
    })
}
