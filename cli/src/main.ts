/** The `strongroom` command. */
import { ApiError } from '@strongroom/api-client'
import { Command, CommanderError } from 'commander'
import { registerAccounts } from './commands/account.ts'
import { registerApprovals } from './commands/approval.ts'
import { registerAudit } from './commands/audit.ts'
import { registerBrowse } from './commands/browse.ts'
import { registerDatabase } from './commands/database.ts'
import { registerDemo } from './commands/demo.ts'
import { registerJobs } from './commands/job.ts'
import { registerLogin } from './commands/login.ts'
import { registerLogout } from './commands/logout.ts'
import { registerMasterKey } from './commands/master-key.ts'
import { registerOperators } from './commands/operator.ts'
import { registerOrganizations } from './commands/org.ts'
import { registerPosture } from './commands/posture.ts'
import { registerRecover } from './commands/recover.ts'
import { registerRepositories } from './commands/repository.ts'
import { registerRestore } from './commands/restore.ts'
import { registerSave } from './commands/save.ts'
import { registerSessions } from './commands/session.ts'
import { registerSettings } from './commands/settings.ts'
import { registerSetup } from './commands/setup.ts'
import { registerSupport } from './commands/support.ts'
import { registerWhoami } from './commands/whoami.ts'
import { askInTerminal } from './ask.ts'
import { environment } from './config/environment.ts'
import { UsageError, type CommandContext } from './context.ts'
import { orderHelp } from './help.ts'
import { printable } from './output.ts'
import { registerServe } from './serve.ts'

/** The last two as a shell tells of programs that end by SIGINT and SIGPIPE. */
const exitCodes = { failed: 1, usage: 2, interrupted: 130, unread: 141 }

const context: CommandContext = {
  environment,
  streams: process,
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  ask: process.stdin.isTTY ? askInTerminal : undefined,
}

function buildProgram(): Command {
  const program = new Command('strongroom')
    .description('Backup server for Microsoft 365, and the command line for it')
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError('(see --help)')
  orderHelp(program)
  registerServe(program)
  registerMasterKey(program, context)
  registerRecover(program, context)
  registerDatabase(program, context)
  registerSetup(program, context)
  registerLogin(program, context)
  registerLogout(program, context)
  registerWhoami(program, context)
  registerAccounts(program, context)
  registerSettings(program, context)
  registerOrganizations(program, context)
  registerOperators(program, context)
  registerPosture(program, context)
  registerRepositories(program, context)
  registerApprovals(program, context)
  registerJobs(program, context)
  registerSessions(program, context)
  registerBrowse(program, context)
  registerSave(program, context)
  registerRestore(program, context)
  registerAudit(program, context)
  registerSupport(program, context)
  registerDemo(program, context)
  return program
}

/** Commander's own refusals are usage errors, help and version are none; the rest has failed. */
function exitCodeFor(thrown: unknown): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : exitCodes.usage
  return thrown instanceof UsageError ? exitCodes.usage : exitCodes.failed
}

function describe(thrown: unknown): string {
  if (thrown instanceof ApiError && thrown.requestId !== undefined) {
    // Why a sign-in was refused is told to administrators only.
    const isSignIn = thrown.code === 'invalid_grant'
    const hint = isSignIn
      ? `: an administrator finds the reason with \`strongroom audit --request-id ${thrown.requestId}\``
      : ''
    return `${thrown.message}\nrequest id ${thrown.requestId}${hint}`
  }
  if (!(thrown instanceof Error)) return String(thrown)
  if (thrown instanceof UsageError) return thrown.message
  return thrown.cause instanceof Error ? `${thrown.message}: ${thrown.cause.message}` : thrown.message
}

// Whoever reads may stop before the end, as `head` does. Node takes no SIGPIPE: each write after that is an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (!('code' in error) || error.code !== 'EPIPE') throw error
    process.exit(exitCodes.unread)
  })
}
process.once('SIGINT', () => process.exit(exitCodes.interrupted))
try {
  await buildProgram().parseAsync()
} catch (thrown) {
  // Commander has already told its own errors.
  if (!(thrown instanceof CommanderError))
    process.stderr.write(`strongroom: ${printable(describe(thrown))}\n`)
  process.exitCode = exitCodeFor(thrown)
}
