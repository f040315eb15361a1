import type { AuditEntry } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, type ClientOptions, type CommandContext } from '../context.ts'
import { listAll } from '../paging.ts'
import { remedyOf } from '../remedy.ts'
import { clientOptions, count } from './options.ts'

interface AuditOptions extends ClientOptions {
  readonly requestId?: string
  readonly action?: string
  readonly limit: string
}

function describe(entry: AuditEntry): string {
  const remedy = remedyOf(entry)
  return [
    `${entry.at}  ${entry.outcome.padEnd(8)} ${entry.action}  by ${entry.actor}${entry.reason === undefined ? '' : `  (${entry.reason})`}`,
    ...(entry.requestId === undefined ? [] : [`    request ${entry.requestId}`]),
    ...(remedy === undefined ? [] : [`    to mend it: ${remedy}`]),
  ].join('\n')
}

/** `strongroom audit`: who did what, what was refused and why, and the command that mends it. */
export function registerAudit(program: Command, context: CommandContext): void {
  clientOptions(program.command('audit'))
    .description('show the audit log, newest first')
    .option('--request-id <id>', 'only the record of this request, as an error named it')
    .option('--action <name>', 'only this action, for example token.assertion')
    .option('--limit <n>', 'show at most this many', '20')
    .action(async (options: AuditOptions) => {
      const { api, output } = await signedIn(context, options)
      const query = new URLSearchParams()
      if (options.requestId !== undefined) query.set('requestId', options.requestId)
      if (options.action !== undefined) query.set('action', options.action)
      const entries = await listAll<AuditEntry>(
        api,
        `/api/v1/audit?${query.toString()}`,
        count('--limit', options.limit),
      )
      output.result(entries, () => (entries.length === 0 ? '(none)' : entries.map(describe).join('\n')))
    })
}
