/** `strongroom repository set`: how much of the line its storage may use, and whether it is written. */
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findRepository } from '../find.ts'
import { clientOptions } from './options.ts'
import { wholeNumber } from './repository-create.ts'

export interface SetOptions {
  /** False: no limit any more. */
  readonly bytesPerSecond?: number | false
  readonly readOnly?: boolean
  readonly readWrite?: boolean
}

interface ChangedRepository {
  readonly id: string
  readonly name: string
  readonly isReadOnly: boolean
  readonly storage: { readonly bytesPerSecond?: number }
}

export function registerRepositorySet(repository: Command, context: CommandContext): void {
  clientOptions(repository.command('set'))
    .description('limit the line to a repository, or let nothing be written to it for a while')
    .option('--repository <repository>', 'its name or id; not needed where there is only one')
    .option('--bytes-per-second <number>', 'what each direction may use of the line', wholeNumber)
    .option('--no-bytes-per-second', 'no limit any more')
    .option('--read-only', 'nothing is written: no backup, no maintenance but checks; restores go on')
    .option('--read-write', 'it is written again')
    .action(async (options: ClientOptions & SetOptions & { readonly repository?: string }) => {
      const change = changeOf(options)
      const { api, output } = await signedIn(context, options)
      const { id } = await findRepository(api, options.repository)
      const changed = await api.send<ChangedRepository>('PATCH', `/api/v1/repositories/${id}`, change)
      output.result(changed, () => describe(changed))
    })
}

/** @throws {UsageError} when it says nothing, or two things at once. */
export function changeOf({ bytesPerSecond, readOnly, readWrite }: SetOptions): {
  readonly bytesPerSecond?: number
  readonly isReadOnly?: boolean
} {
  if (readOnly === true && readWrite === true) throw new UsageError('give --read-only or --read-write')
  const isReadOnly = readOnly === true ? true : readWrite === true ? false : undefined
  // What commander knows by `--no-…` is there without being asked for.
  const limit = typeof bytesPerSecond === 'boolean' ? (bytesPerSecond ? undefined : 0) : bytesPerSecond
  if (isReadOnly === undefined && limit === undefined)
    throw new UsageError(
      'say what to set: --bytes-per-second, --no-bytes-per-second, --read-only or --read-write',
    )
  return {
    ...(limit === undefined ? {} : { bytesPerSecond: limit }),
    ...(isReadOnly === undefined ? {} : { isReadOnly }),
  }
}

function describe({ name, isReadOnly, storage: { bytesPerSecond } }: ChangedRepository): string {
  const line = bytesPerSecond === undefined ? 'no limit of the line' : `${bytesPerSecond} bytes a second`
  return `${name}: ${isReadOnly ? 'read-only' : 'written'}, ${line}.`
}
