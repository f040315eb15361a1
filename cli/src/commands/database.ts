/** `strongroom database`: the way back to the database of before a migration. */
import { returnDatabaseHere } from '@strongroom/server'
import type { Command } from 'commander'
import type { CommandContext } from '../context.ts'

interface RestoreOptions {
  readonly dataDir: string
  readonly withoutChecksum?: true
}

export function registerDatabase(program: Command, { streams }: Pick<CommandContext, 'streams'>): void {
  program
    .command('database')
    .description('backups of the server’s own records')
    .command('restore <file>')
    .description('load a backup of the database into an empty one; the server has to be stopped')
    .requiredOption('--data-dir <folder>', 'data folder of the server')
    .option('--without-checksum', 'take a file that has no FILE.sha256 beside it')
    .addHelpText(
      'after',
      '\nThe server makes backups in the folder backups of its data folder before it changes its tables.\nDATABASE_URL in the environment is read as by serve: then the database is loaded into PostgreSQL.',
    )
    .action(async (file: string, { dataDir, withoutChecksum }: RestoreOptions) => {
      const isUnchecked = withoutChecksum === true
      const dialect = await returnDatabaseHere({ file, dataFolder: dataDir, isUnchecked })
      const place = dialect === 'sqlite' ? `in ${dataDir}` : 'in PostgreSQL'
      streams.stdout.write(
        `The database is back ${place}. Start the server; it brings the tables up to its own version.\n`,
      )
    })
}
