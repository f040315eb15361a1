import type { BackupRepository } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, type ClientOptions, type CommandContext } from '../context.ts'
import { formatBytes, table } from '../output.ts'
import { listAll } from '../paging.ts'
import { clientOptions } from './options.ts'
import { registerRepositoryMaintenance } from './repository-maintenance.ts'
import { registerRepositoryKeys } from './repository-keys.ts'
import { registerRepositoryKits } from './repository-kit.ts'
import { registerRepositorySet } from './repository-set.ts'
import { registerRepositoryCreate } from './repository-create.ts'

/** `strongroom repository`: where backups are kept. */
export function registerRepositories(program: Command, context: CommandContext): void {
  const repository = program.command('repository').description('backup repositories')

  registerRepositoryCreate(repository, context)
  registerRepositorySet(repository, context)
  registerRepositoryMaintenance(repository, context)
  registerRepositoryKeys(repository, context)
  registerRepositoryKits(repository, context)

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
