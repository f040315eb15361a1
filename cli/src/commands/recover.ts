/** `strongroom recover`: a server on an empty machine, from a repository and its recovery kit. */
import { readFile } from 'node:fs/promises'
import { type Recovery, recoverHere, type RecoveryReport, type RecoveryStep } from '@strongroom/server'
import type { Command } from 'commander'
import { UsageError, type CommandContext } from '../context.ts'
import { createOutput } from '../output.ts'
import { passphraseIn } from '../recovery-kit.ts'
import { readSecretFile } from '../secret-file.ts'
import { type BucketOptions, bucketOptions, placeFrom, timeFrom } from './bucket.ts'
import { collect } from './options.ts'

interface RecoverOptions extends BucketOptions {
  readonly from: string
  readonly asOf?: string
  readonly copyTo?: string
  readonly kit?: string
  readonly passphraseFile?: string
  readonly dataDir: string
  readonly repositoryPath?: readonly string[]
  readonly json?: boolean
}

const steps: Readonly<Record<RecoveryStep, string>> = {
  opened: 'the passphrase opens the repository',
  copied: 'the repository is copied',
  verified: 'the restore points verify',
  'records-read': 'the records of the server were looked for',
  'records-loaded': 'the database is made',
}

export function registerRecover(program: Command, { streams }: Pick<CommandContext, 'streams'>): void {
  const command = program
    .command('recover')
    .description('bring a lost server back from its repository and a recovery kit')
    .requiredOption('--from <place>', 'folder of the repository, or of a copy of it, or s3://BUCKET/PREFIX')
    .option('--as-of <time>', 'what the bucket held then, whatever was deleted since; needs --copy-to')
    .option('--copy-to <folder>', 'copy the repository there first; it lies there from then on')
    .option('--kit <file>', 'recovery kit: the page, or a file with its passphrase')
    .option('--passphrase-file <file>', 'a passphrase of the repository, where there is no kit')
    .requiredOption('--data-dir <folder>', 'data folder of the new server: new or empty')
    .option('--repository-path <name=folder>', 'where another repository lies now; may be repeated', collect)
    .option('--json', 'print one JSON document instead of text')
    .addHelpText(
      'after',
      '\nDATABASE_URL in the environment puts the records into an empty PostgreSQL database, as for serve.',
    )
  bucketOptions(command, 'on this machine').action(async (options: RecoverOptions) => {
    const recovery = await recoveryOf(options)
    const report = await recoverHere(recovery, (step) => streams.stderr.write(`${steps[step]}\n`))
    createOutput(options.json === true, streams).result(report, () => tell(report))
  })
}

async function recoveryOf(options: RecoverOptions): Promise<Recovery> {
  const { dataDir: dataFolder, repositoryPath = [], copyTo } = options
  const asOf = timeFrom(options.asOf, '--as-of')
  if (asOf !== undefined && copyTo === undefined)
    throw new UsageError(
      '--as-of needs --copy-to: an earlier time can be read alone, and the server has to write',
    )
  return {
    from: await placeFrom(options.from, '--from', options),
    ...(asOf === undefined ? {} : { asOf: Date.parse(asOf) }),
    ...(copyTo === undefined ? {} : { copyTo }),
    passphrase: await readPassphrase(options),
    dataFolder,
    otherPaths: new Map(repositoryPath.map(placeOf)),
  }
}

async function readPassphrase({ kit, passphraseFile }: RecoverOptions): Promise<string> {
  if ((kit === undefined) === (passphraseFile === undefined))
    throw new UsageError('give --kit with a recovery kit, or --passphrase-file')
  if (kit === undefined) return readSecretFile(passphraseFile ?? '')
  const text = await readFile(kit, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`cannot read ${kit}`, { cause })
  })
  return passphraseIn(text, kit)
}

function placeOf(text: string): [string, string] {
  const at = text.lastIndexOf('=')
  if (at < 1) throw new UsageError(`--repository-path is NAME=FOLDER, not ${text}`)
  return [text.slice(0, at), text.slice(at + 1)]
}

function tell(report: RecoveryReport): string {
  const { repositoryName, repositoryId, restorePoints, organizations, newestPointAt } = report
  const newest = newestPointAt === undefined ? '' : `, the newest of ${timeOf(newestPointAt)}`
  return [
    `Repository ${repositoryName} (${repositoryId}) is open: ${restorePoints} restore points${newest}.`,
    ...(organizations.length === 0 ? [] : [`Organizations: ${organizations.join(', ')}.`]),
    ...recordsLines(report),
    ...report.disabledAccounts.map(
      (name) =>
        `The second factor of ${name} did not come back, and the account is switched off: \`strongroom serve --recover\` lets you in, \`strongroom account\` changes accounts.`,
    ),
    ...report.otherRepositories.map(
      ({ name, path }) =>
        `Repository ${name} is expected in ${path}${report.isMasterKeyBack ? '' : ', and its key did not come back: recover it with its own kit'}.`,
    ),
    ...report.damage.map((text) => `Damage: ${text}`),
    ...report.warnings.map((text) => `Warning: ${text}`),
    'Sessions, the audit log and the history of runs did not come back.',
    `Next: strongroom serve --data-dir ${report.dataFolder}`,
  ].join('\n')
}

function recordsLines({
  recordsAt,
  isMasterKeyBack,
  unknownOrganizations,
  organizations,
}: RecoveryReport): string[] {
  if (recordsAt === undefined)
    return [
      'There are no records of the server in the repository: accounts, jobs and connections did not come back.',
      ...(unknownOrganizations.length === 0
        ? []
        : [
            'The organizations are known from their restore points alone: browse and save what is in them; to restore into mailboxes and to back up again, connect the organization anew with `strongroom org add`.',
          ]),
      'The first start makes a setup secret for the first administrator, as for a new server.',
    ]
  const what = `Records of ${timeOf(recordsAt)}: organizations, jobs, accounts, roles and settings are back.`
  if (isMasterKeyBack) return [what, 'The master key is back, and with it private keys and second factors.']
  return [
    what,
    'The master key is not back: a recovery kit brings it, a passphrase does not. Private keys are gone: once the server runs and you are signed in, give each organization another certificate. A Global Administrator of its tenant signs in for it:',
    ...organizations.map((name) => `  strongroom org edit ${name} --new-certificate`),
    'Then set the password of the mail server again, where there is one, and make a recovery kit: `strongroom repository kit make`.',
  ]
}

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')
}
