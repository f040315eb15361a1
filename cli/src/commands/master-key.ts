/** `strongroom master-key`: the key that seals everything else, changed while the server is stopped. */
import { changeMasterKeyHere } from '@strongroom/server'
import type { Command } from 'commander'
import type { CommandContext } from '../context.ts'

const steps: Readonly<Record<string, string>> = {
  'key-written': 'the new key is ready',
  'records-sealed': 'everything is sealed with the new key',
  'old-key-removed': 'the old key is no longer needed',
  'key-in-place': 'the new key is in its place',
}

interface RotateOptions {
  readonly dataDir: string
  readonly masterKey?: string
  readonly masterKeyPassphraseFile?: string
  readonly toFile?: boolean
  readonly toSystemd?: string
  readonly toPassphraseFile?: string
}

export function registerMasterKey(program: Command, { streams }: Pick<CommandContext, 'streams'>): void {
  const group = program.command('master-key').description('the key that seals all other keys')
  group
    .command('rotate')
    .description('seal everything with another master key; the server has to be stopped')
    .requiredOption('--data-dir <folder>', 'data folder of the server')
    .option('--master-key <place>', 'where it lies now, as for serve: systemd:NAME')
    .option('--master-key-passphrase-file <file>', 'passphrase of the present one, as for serve')
    .option('--to-file', 'put the new one into a file of the data folder')
    .option('--to-systemd <name>', 'take a credential of this unit as the new one (LoadCredentialEncrypted)')
    .option('--to-passphrase-file <file>', 'seal the new one with the passphrase in this file')
    .addHelpText(
      'after',
      '\nDATABASE_URL in the environment is read as by serve. Stopped at any moment, it goes on when it is run again.',
    )
    .action(async (given: RotateOptions) => {
      const { toFile, toSystemd, toPassphraseFile } = given
      const change = { options: serveOptions(given), target: { toFile, toSystemd, toPassphraseFile } }
      const count = await changeMasterKeyHere(change, (step) =>
        streams.stderr.write(`${steps[step] ?? step}\n`),
      )
      const place = startOption(given)
      streams.stdout.write(
        `The master key is another one; ${count} secrets were sealed anew. Start the server ${place}.\n`,
      )
    })
}

function serveOptions({ dataDir, masterKey, masterKeyPassphraseFile: file }: RotateOptions): string[] {
  return [
    `--data-dir=${dataDir}`,
    ...(masterKey === undefined ? [] : [`--master-key=${masterKey}`]),
    ...(file === undefined ? [] : [`--master-key-passphrase-file=${file}`]),
  ]
}

function startOption({ toFile, toSystemd, toPassphraseFile }: RotateOptions): string {
  if (toFile === true) return 'without --master-key and --master-key-passphrase-file'
  if (toSystemd !== undefined) return `with --master-key systemd:${toSystemd}`
  if (toPassphraseFile !== undefined) return `with --master-key-passphrase-file ${toPassphraseFile}`
  return 'as before'
}
