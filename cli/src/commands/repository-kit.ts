/** `strongroom repository kit`: recovery kits, made and tried. */
import type { Command } from 'commander'
import { signedIn, type ClientOptions, type CommandContext } from '../context.ts'
import { findRepository } from '../find.ts'
import { table } from '../output.ts'
import { makeRecoveryKit, type RecoveryKit, tryRecoveryKit } from '../recovery-kit.ts'
import { clientOptions } from './options.ts'

interface KitOptions extends ClientOptions {
  readonly repository?: string
}

export function registerRepositoryKits(repository: Command, context: CommandContext): void {
  const kit = repository
    .command('kit')
    .description('recovery kits: what opens a repository without its server')
  const command = (text: string): Command =>
    clientOptions(kit.command(text)).option(
      '--repository <name>',
      'its name or id; may be left out when there is one',
    )

  command('list')
    .description('list the kits, and when each was last tried')
    .action(async (options: KitOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id } = await findRepository(api, options.repository)
      const kits = await api.get<RecoveryKit[]>(`/api/v1/repositories/${id}/recovery-kits`)
      output.result(kits, () =>
        table(
          ['MADE', 'TRIED', 'LABEL', 'OPENS', 'ID'],
          kits.map((one) => [
            one.createdAt,
            one.triedAt ?? 'never',
            one.label,
            one.isUsable ? 'yes' : 'no',
            one.id,
          ]),
        ),
      )
    })

  command('make')
    .description('make a kit, write it to a file, and try it')
    .option('--file <file>', 'a new file; strongroom-recovery-kit-NAME.txt here when absent')
    .option('--label <text>', 'who gets it, or where it will lie', '')
    .action(async (options: KitOptions & { readonly file?: string; readonly label: string }) => {
      const { api, output } = await signedIn(context, options)
      const found = await findRepository(api, options.repository)
      const { label, file } = options
      const made = await makeRecoveryKit(api, { repository: found, label, file })
      output.result(made, () => kitIsMade(made.file))
    })

  command('try')
    .description('prove that a kit opens its repository')
    .requiredOption('--file <file>', 'the page, or a file with its passphrase')
    .option('--kit <id>', 'its id, where the file does not say')
    .action(async (options: KitOptions & { readonly file: string; readonly kit?: string }) => {
      const { api, output } = await signedIn(context, options)
      const found = await findRepository(api, options.repository)
      const tried = await tryRecoveryKit(api, { repository: found, kit: options.kit, file: options.file })
      output.result(tried, () => `The kit ${tried.id} opens ${found.name}.`)
    })
}

/** What to do with the file. */
export function kitIsMade(file: string): string {
  return `Recovery kit: ${file} (made, and tried). Print it, lock it away far from the server, and delete the file: without it, a lost server cannot be brought back.`
}
