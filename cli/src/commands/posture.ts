import { writeFile } from 'node:fs/promises'
import { type ApiClient, postureHtml, type PostureReport } from '@strongroom/api-client'
import type { Command } from 'commander'
import { browserSignIn, deviceCodeSignIn } from '../browser-sign-in.ts'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findOrganization } from '../find.ts'
import { systemBrowser } from '../open-browser.ts'
import { table, type Output } from '../output.ts'
import { reportText } from '../posture/report-text.ts'
import { clientOptions, count } from './options.ts'

interface CheckOptions extends ClientOptions {
  readonly tenant?: string
  readonly deviceCode?: boolean
  readonly open: boolean
  readonly standing?: boolean
  readonly days: string
  readonly html?: string
}

interface Client {
  readonly api: ApiClient
  readonly output: Output
}

/** `strongroom posture`: how a tenant lets people and programs sign in, and what to mend. */
export function registerPosture(program: Command, context: CommandContext): void {
  const posture = program
    .command('posture')
    .description('how a tenant lets people and programs sign in: what is weak, and the step that mends it')

  clientOptions(posture.command('check [organization]'))
    .description('look at a connected organization, or with --tenant at any tenant, once')
    .option('--tenant <domain>', 'a tenant that is not connected: domain or id; nothing is kept')
    .option('--standing', "use the application's own rights (org add --posture) instead of a sign-in")
    .option('--device-code', 'sign in with a code on another device instead of a browser here')
    .option('--no-open', 'print the address of the sign-in instead of opening a browser')
    .option('--days <n>', 'how far back sign-ins are read, 1 to 30', '30')
    .option('--html <file>', 'write the report as a page, too')
    .action(async (wanted: string | undefined, options: CheckOptions) => {
      const client = await signedIn(context, options)
      const report = await check({ context, client }, wanted, options)
      if (options.html !== undefined) {
        await writeFile(options.html, postureHtml(report))
        client.output.say(`The report is in ${options.html}.`)
      }
      client.output.result(report, () => reportText(report))
    })

  clientOptions(posture.command('list [organization]'))
    .description('list the reports that were kept')
    .action(async (wanted: string | undefined, options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id } = await findOrganization(api, wanted)
      const reports = await api.get<readonly PostureReport[]>(`/api/v1/organizations/${id}/posture`)
      output.result(reports, () =>
        table(['CHECKED', 'BY', 'HIGH', 'MEDIUM', 'LOW', 'ID'], reports.map(rowOf)),
      )
    })

  clientOptions(posture.command('show <report> [organization]'))
    .description('show one report')
    .option('--html <file>', 'write the report as a page, too')
    .action(
      async (reportId: string, wanted: string | undefined, options: ClientOptions & { html?: string }) => {
        const { api, output } = await signedIn(context, options)
        const { id } = await findOrganization(api, wanted)
        const path = `/api/v1/organizations/${id}/posture/${encodeURIComponent(reportId)}`
        const report = await api.get<PostureReport>(path)
        if (options.html !== undefined) await writeFile(options.html, postureHtml(report))
        output.result(report, () => reportText(report))
      },
    )
}

function rowOf({ checkedAt, checkedBy, findings, id }: PostureReport): readonly string[] {
  const number = (severity: string): string =>
    String(findings.filter((finding) => finding.severity === severity).length)
  return [checkedAt, checkedBy, number('high'), number('medium'), number('low'), id]
}

async function check(
  { context, client }: { readonly context: CommandContext; readonly client: Client },
  wanted: string | undefined,
  options: CheckOptions,
): Promise<PostureReport> {
  const { api, output } = client
  const days = count('--days', options.days)
  if (options.tenant !== undefined && (wanted !== undefined || options.standing === true))
    throw new UsageError(
      '--tenant is for a tenant that is not connected: leave the organization and --standing out',
    )
  if (options.tenant !== undefined) {
    const signIn = await signInFor({ context, client }, options.tenant, options)
    return api.send<PostureReport>('POST', '/api/v1/posture', { signIn, days })
  }
  const { id, name } = await findOrganization(api, wanted)
  const path = `/api/v1/organizations/${id}/posture`
  if (options.standing === true) return api.send<PostureReport>('POST', path, { days })
  const signIn = await signInFor({ context, client }, name, options)
  output.say('Microsoft 365 is asked; its sign-in log allows five requests in ten seconds.')
  return api.send<PostureReport>('POST', path, { signIn, days })
}

async function signInFor(
  { context, client }: { readonly context: CommandContext; readonly client: Client },
  tenant: string,
  { deviceCode, open }: CheckOptions,
): Promise<string> {
  const dependencies = { ...client, context }
  const request = { purpose: 'posture', tenant } as const
  if (deviceCode === true) return (await deviceCodeSignIn(dependencies, request)).id
  const openBrowser = open ? systemBrowser(process.platform, context.environment) : undefined
  return (await browserSignIn({ ...dependencies, openBrowser }, request)).id
}
