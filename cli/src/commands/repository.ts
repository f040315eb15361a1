import type { BackupRepository } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, type ClientOptions, type CommandContext } from '../context.ts'
import { formatBytes, table } from '../output.ts'
import { listAll } from '../paging.ts'
import { clientOptions } from './options.ts'

interface CreateOptions extends ClientOptions {
  readonly name: string
  readonly path?: string
  readonly description: string
}

/** `strongroom repository`: where backups are kept. */
export function registerRepositories(program: Command, context: CommandContext): void {
  const repository = program.command('repository').description('backup repositories')

  clientOptions(repository.command('create'))
    .description('make an encrypted repository in a folder of the server')
    .requiredOption('--name <name>', 'its name')
    .option('--path <folder>', 'absolute, new or empty; below the data folder when absent')
    .option('--description <text>', 'what it is for', '')
    .action(async (options: CreateOptions) => {
      const { api, output } = await signedIn(context, options)
      const created = await api.send<BackupRepository>('POST', '/v8/BackupRepositories', {
        name: options.name,
        description: options.description,
        ...(options.path === undefined ? {} : { path: options.path }),
        retentionType: 'SnapshotBased',
        retentionPeriodType: 'Yearly',
        yearlyRetentionPeriod: 'Keep',
      })
      output.result(created, () => `Repository ${created.name} is ready in ${created.path} (${created.id}).`)
    })

  clientOptions(repository.command('list'))
    .description('list the repositories')
    .action(async (options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const repositories = await listAll<BackupRepository>(api, '/v8/BackupRepositories')
      output.result(repositories, () =>
        table(
          ['NAME', 'FREE', 'PATH', 'ID'],
          repositories.map((one) => [one.name, formatBytes(one.freeSpaceBytes), one.path, one.id]),
        ),
      )
    })
}
