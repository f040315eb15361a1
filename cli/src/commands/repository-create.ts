/** `strongroom repository create`: in a folder of the server, or in a bucket. */
import type { ApiClient } from '@strongroom/api-client'
import { InvalidArgumentError, type Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { type KitFile, makeRecoveryKit } from '../recovery-kit.ts'
import { type BucketOptions, bucketOptions, bucketPlace, strayBucketOption } from './bucket.ts'
import { clientOptions } from './options.ts'
import { kitIsMade } from './repository-kit.ts'

interface CreateOptions extends ClientOptions, BucketOptions {
  readonly name: string
  readonly path?: string
  readonly description: string
  readonly s3Bucket?: string
  readonly s3Prefix?: string
  readonly lockDays?: number
  readonly bytesPerSecond?: number
  /** False: none is wanted. */
  readonly recoveryKit?: string | false
}

interface CreatedRepository {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly warnings?: readonly string[]
}

export function registerRepositoryCreate(repository: Command, context: CommandContext): void {
  const command = clientOptions(repository.command('create'))
    .description('make an encrypted repository in a folder of the server, or in an S3 bucket')
    .requiredOption('--name <name>', 'its name')
    .option('--path <folder>', 'absolute, new or empty; below the data folder when absent')
    .option('--description <text>', 'what it is for', '')
    .option('--s3-bucket <bucket>', 'keep it in this bucket')
    .option('--s3-prefix <folder>', 'a folder in the bucket')
  bucketOptions(command)
    .option('--lock-days <days>', 'nobody can delete what is written for so many days', wholeNumber)
    .option('--bytes-per-second <number>', 'what each direction may use of the line', wholeNumber)
    .option('--recovery-kit <file>', 'where to write the recovery kit; a new file in this folder when absent')
    .option('--no-recovery-kit', 'make none: a lost server cannot be brought back then')
    .action(async (options: CreateOptions) => {
      const storage = await storageOf(options)
      const { api, output } = await signedIn(context, options)
      const created = await api.send<CreatedRepository>('POST', '/api/v1/repositories', {
        name: options.name,
        description: options.description,
        storage,
      })
      const kit = await kitOf(api, created, options)
      output.result(kit === undefined ? created : { ...created, recoveryKit: kit }, () =>
        [
          `Repository ${created.name} is ready in ${created.path} (${created.id}).`,
          ...(created.warnings ?? []).map((warning) => `Warning: ${warning}`),
          kit === undefined ? noKit : kitIsMade(kit.file),
        ].join('\n'),
      )
    })
}

const noKit =
  'Warning: there is no recovery kit. If this server is lost, its backups are: make one with `strongroom repository kit make`.'

/** The repository stands, whatever becomes of its kit: that can be made again. */
async function kitOf(
  api: ApiClient,
  repository: CreatedRepository,
  { recoveryKit }: CreateOptions,
): Promise<KitFile | undefined> {
  if (recoveryKit === false) return undefined
  try {
    return await makeRecoveryKit(api, { repository, label: '', file: recoveryKit })
  } catch (cause) {
    throw new Error(
      `the repository ${repository.name} is ready (${repository.id}), but its recovery kit is not: make one with \`strongroom repository kit make\``,
      { cause },
    )
  }
}

export function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('a whole number from 1 on')
  return value
}

async function storageOf(options: CreateOptions): Promise<object> {
  const { s3Bucket: bucket, s3Prefix: prefix, path, lockDays, bytesPerSecond } = options
  if (bucket === undefined) {
    const other = Object.entries(s3Only).find(([name]) => Reflect.get(options, name) !== undefined)?.[1]
    const stray = other ?? strayBucketOption(options)
    if (stray !== undefined) throw new UsageError(`${stray} goes with --s3-bucket alone.`)
    return {
      kind: 'folder',
      ...(path === undefined ? {} : { path }),
      ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }),
    }
  }
  if (path !== undefined) throw new UsageError('--path is for a folder; with --s3-bucket give --s3-prefix.')
  return {
    ...(await bucketPlace({ bucket, prefix }, options)),
    ...(lockDays === undefined ? {} : { lockDays }),
    ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }),
  }
}

const s3Only: Readonly<Record<string, string>> = {
  s3Prefix: '--s3-prefix',
  lockDays: '--lock-days',
}
