/** `strongroom org drift`: what somebody else changed in our applications, and accepting what is all right. */
import type { DriftFinding, DriftReport } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findOrganization } from '../find.ts'
import { clientOptions } from './options.ts'

/** Something is open of which somebody should know: done, with failed items. */
const exitWithAlarms = 3

export function registerDrift(org: Command, context: CommandContext): void {
  const drift = clientOptions(org.command('drift [organization]'))
    .description('what somebody else changed in the applications of an organization (exit code 3: alarms)')
    .option('--check', 'look now instead of telling what the last look found')
    .option('--all', 'also what was accepted, and what is gone')
    .action(
      async (
        wanted: string | undefined,
        options: ClientOptions & { readonly check?: boolean; readonly all?: boolean },
      ) => {
        const { api, output } = await signedIn(context, options)
        const { id } = await findOrganization(api, wanted)
        const path = `/api/v1/organizations/${id}/drift`
        const report =
          options.check === true
            ? await api.send<DriftReport>('POST', `${path}/check`)
            : await api.get<DriftReport>(path)
        output.result(report, () => reportText(report, options.all === true))
        if (report.alarms > 0) process.exitCode = exitWithAlarms
      },
    )

  clientOptions(drift.command('accept <finding> [organization]'))
    .description('say that a finding is all right, and why')
    .requiredOption('--reason <text>', 'why; it is on record')
    .action(async (finding: string, wanted: string | undefined, given: ClientOptions, command: Command) => {
      const options: ClientOptions & { readonly reason?: string } = { ...command.optsWithGlobals(), ...given }
      const { api, output } = await signedIn(context, options)
      if (options.reason === undefined || options.reason.trim() === '')
        throw new UsageError('--reason says why it is all right')
      const { id } = await findOrganization(api, wanted)
      const path = `/api/v1/organizations/${id}/drift/findings/${encodeURIComponent(finding)}/accept`
      const { reason } = options
      const accepted = await api.send<DriftFinding>('POST', path, { reason })
      output.result(accepted, () => `Accepted: ${accepted.message}`)
    })
}

const sights: Readonly<Record<DriftReport['sight'], string>> = {
  full: 'The applications were read as they stand.',
  tokens: 'Only the permissions in tokens could be seen.',
  none: 'Nothing could be seen.',
}

function reportText(report: DriftReport, isWhole: boolean): string {
  const { sight, checkedAt, remarks, error, alarms } = report
  const findings = report.findings.filter(({ state }) => isWhole || state === 'open')
  return [
    `Last look: ${checkedAt ?? 'never'}. ${sights[sight]}`,
    ...(error === undefined ? [] : [`The last try came to nothing: ${error}`]),
    ...remarks.map((remark) => `Note: ${remark}`),
    alarms === 0 ? 'No alarm.' : `Alarms: ${alarms}`,
    ...findings.flatMap(findingLines),
  ].join('\n')
}

function findingLines(one: DriftFinding): readonly string[] {
  const who = one.changedBy === undefined ? [] : [`    by ${one.changedBy}, ${one.changedAt ?? ''}`]
  const accepted =
    one.acceptedBy === undefined ? [] : [`    accepted by ${one.acceptedBy}: ${one.reason ?? ''}`]
  return [
    '',
    `[${one.severity}] ${one.kind} (${one.state}) since ${one.firstSeenAt}`,
    `    ${one.message}`,
    ...who,
    ...accepted,
    `    Next: ${one.step}`,
    `    id ${one.id}`,
  ]
}
