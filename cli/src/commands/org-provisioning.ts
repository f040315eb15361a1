/** `strongroom org add|edit|migrate|resume|cancel|remove|permissions|import`: plans that are shown before anything is written. */
import type {
  ImportOutcome,
  OrganizationDetails,
  OrganizationPermissions,
  Provisioning,
} from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { table } from '../output.ts'
import { checkConfirmation, type Client, confirmAndWatch } from '../provisioning/confirm.ts'
import { describePlan } from '../provisioning/describe.ts'
import { readImportFile } from '../provisioning/import-file.ts'
import { provisioningBody, readWay, type Way, type WishOptions } from '../provisioning/request.ts'
import { signInAtMicrosoft, signInOptions, type SignInOptions } from '../provisioning/sign-in.ts'
import { askForTheRest } from '../provisioning/wizard.ts'
import { clientOptions, collect } from './options.ts'

const root = '/api/v1/provisionings'

interface YesOptions extends ClientOptions {
  readonly yes?: boolean
}
type WishedOptions = YesOptions & WishOptions & SignInOptions

async function clientOf(context: CommandContext, options: ClientOptions): Promise<Client> {
  const { api, output } = await signedIn(context, options)
  return { api, output, context }
}

/** By id or name; there may be only one. */
async function find({ api }: Client, wanted: string | undefined): Promise<OrganizationDetails> {
  if (wanted !== undefined)
    return api.get<OrganizationDetails>(`/api/v1/organizations/${encodeURIComponent(wanted)}`)
  const { results } = await api.get<{ results: OrganizationDetails[] }>('/api/v1/organizations')
  const [only] = results
  if (only !== undefined && results.length === 1) return only
  throw new UsageError(`name the organization: ${results.map(({ name }) => name).join(', ')}`)
}

function wishOptions(command: Command): Command {
  return signInOptions(command)
    .option(
      '--services <list>',
      'what is protected: exchange, sharepoint, teams, teams-chats; several with commas',
    )
    .option('--name <name>', 'display name of the applications')
    .option('--description <text>', 'a note')
    .option('--application <id>', 'client id of the existing application')
    .option('--restore-application <id>', 'client id of the existing application for restore')
    .option('--sign-in-application-id <id>', 'client id of the existing application for sign-in')
    .option('--certificate <file>', 'certificate and key of your own, PKCS#12; one is made when absent')
    .option('--certificate-password-file <file>', 'file that holds its password')
    .option('--new-certificate', 'make another certificate')
    .option('--key <id>', 'a key that the server holds already: issued by your CA, or in Azure Key Vault')
    .option('--federated-token-file <file>', 'token of another issuer, absolute path on the server')
    .option(
      '--layout <layout>',
      'standard (one application backs up and restores), separate-restore (an application of its own restores) or single (one for everything)',
    )
    .option(
      '--restore <mode>',
      'permissions to restore: standing (always there), just-in-time (an administrator grants them for some minutes, org restore-permissions grant) or none',
    )
    .option(
      '--sign-in-application',
      "plan the application with which the organization's people sign in; by default while they may",
    )
    .option('--no-sign-in-application', 'never plan it')
    .option(
      '--posture',
      'permissions to read at any time how the tenant lets people sign in (strongroom posture)',
    )
    .option('--drift', 'permissions to watch the applications for changes by others (org drift)')
    .option('--remove-excessive', 'take away permissions that are not needed')
    .option(
      '--accept <id>',
      'id of something that the plan found and did not expect, and that you know; repeatable',
      collect,
    )
    .option('--yes', 'agree to the plan without being asked')
}

/** Signs in where the way needs it, plans, asks, applies. */
async function provision(
  client: Client,
  { way, options, organizationId }: { way: Way; options: WishedOptions; organizationId?: string },
): Promise<Provisioning | undefined> {
  const body = await provisioningBody(way, options)
  const reference = way === 'existing' ? {} : { signInId: await signInAtMicrosoft(client, options) }
  const target = organizationId === undefined ? {} : { organizationId }
  const planned = await client.api.send<Provisioning>('POST', root, { ...body, ...target, ...reference })
  return confirmAndWatch(client, planned, options.yes)
}

/** Says no: nothing was written, and that is not what was asked for. */
function finish(
  { output }: Client,
  done: Provisioning | undefined,
  next: (one: Provisioning) => string,
): void {
  if (done === undefined) throw new Error('the plan was not confirmed')
  output.result(done, () => next(done))
}

export function registerOrganizationProvisioning(org: Command, context: CommandContext): void {
  registerAdd(org, context)
  registerEdit(org, context)
  registerGoingOn(org, context)
  registerRemove(org, context)
  registerPermissions(org, context)
  registerImport(org, context)
}

function registerAdd(org: Command, context: CommandContext): void {
  wishOptions(clientOptions(org.command('add')))
    .description('connect an organization: looks, shows the plan, asks, then registers or verifies')
    .option(
      '--way <way>',
      'register (new applications, the default), existing (one of yours, only used) or existing-managed (one of yours, and what it lacks is granted)',
    )
    .option('--tenant <name>', 'domain or id of the tenant')
    .option('--region <region>', 'Worldwide, USGovernment, USDefence or China')
    .action(async (given: WishedOptions) => {
      checkConfirmation(context, given.yes)
      const client = await clientOf(context, given)
      const { way, options } = await askForTheRest(context, given)
      const done = await provision(client, { way, options: { ...given, ...options } })
      finish(client, done, ({ organizationName, organizationId }) =>
        [
          `Organization ${organizationName} is connected (${organizationId}).`,
          'Next: strongroom repository create --name NAME, then strongroom job create',
        ].join('\n'),
      )
    })
}

function registerEdit(org: Command, context: CommandContext): void {
  const change = (name: string, description: string): Command =>
    wishOptions(clientOptions(org.command(`${name} [organization]`)))
      .description(description)
      .option('--way <way>', 'register, existing or existing-managed; as it was connected when absent')
  const act = async (wanted: string | undefined, options: WishedOptions, words: string): Promise<void> => {
    checkConfirmation(context, options.yes)
    const client = await clientOf(context, options)
    const found = await find(client, wanted)
    const way = options.way === undefined ? wayOf(found, options) : readWay(options.way)
    const tenant = { tenant: found.name }
    const done = await provision(client, {
      way,
      options: { ...options, ...tenant },
      organizationId: found.id,
    })
    finish(client, done, ({ organizationName }) => `${organizationName} ${words}.`)
  }
  change('edit', 'change services, applications or options of a connected organization').action(
    (wanted: string | undefined, options: WishedOptions) => act(wanted, options, 'is changed'),
  )
  change('migrate', 'move an imported organization from passwords to an application').action(
    (wanted: string | undefined, options: WishedOptions) =>
      act(wanted, options, 'works with an application and its certificate now'),
  )
}

function wayOf({ applications }: OrganizationDetails, { application }: WishOptions): Way {
  if (application !== undefined) return 'existing-managed'
  const backup = applications.find(({ purpose }) => purpose === 'backup')
  return backup === undefined || backup.origin === 'registered' ? 'register' : 'existing-managed'
}

function registerGoingOn(org: Command, context: CommandContext): void {
  signInOptions(clientOptions(org.command('resume <provisioning>')))
    .description('go on with what was interrupted, after a new sign-in')
    .option('--yes', 'agree to the plan without being asked')
    .action(async (id: string, options: YesOptions & SignInOptions) => {
      checkConfirmation(context, options.yes)
      const client = await clientOf(context, options)
      const { tenantId } = await client.api.get<Provisioning>(`${root}/${id}`)
      const signInId = await signInAtMicrosoft(client, { ...options, tenant: tenantId })
      const planned = await client.api.send<Provisioning>('POST', `${root}/${id}/resume`, { signInId })
      const done = await confirmAndWatch(client, planned, options.yes)
      finish(client, done, ({ organizationName }) => `${organizationName} is connected and as planned.`)
    })

  signInOptions(clientOptions(org.command('cancel <provisioning>')))
    .description('take back what was interrupted, after a new sign-in')
    .action(async (id: string, options: YesOptions & SignInOptions) => {
      const client = await clientOf(context, options)
      const { tenantId, state } = await client.api.get<Provisioning>(`${root}/${id}`)
      const needsSignIn = state === 'interrupted' || state === 'abandoned'
      const signInId = needsSignIn
        ? await signInAtMicrosoft(client, { ...options, tenant: tenantId })
        : undefined
      const path = `${root}/${id}/cancel`
      const ended = await client.api.send<Provisioning>(
        'POST',
        path,
        signInId === undefined ? {} : { signInId },
      )
      client.output.result(ended, () => ended.error ?? `The provisioning is ${ended.state}.`)
    })

  clientOptions(org.command('provisionings'))
    .description('list what was planned, done, or interrupted')
    .action(async (options: ClientOptions) => {
      const { api, output } = await clientOf(context, options)
      const { results } = await api.get<{ results: Provisioning[] }>(root)
      output.result(results, () =>
        table(
          ['STARTED', 'KIND', 'STATE', 'ORGANIZATION', 'BY', 'ID'],
          results.map((one) => [
            one.startedAt,
            one.kind,
            one.state,
            one.organizationName,
            one.startedBy,
            one.id,
          ]),
        ),
      )
    })
}

function registerRemove(org: Command, context: CommandContext): void {
  signInOptions(clientOptions(org.command('remove <organization>')))
    .description('forget an organization with its jobs; backups stay')
    .option('--clean-up', 'delete its applications in the tenant too (a Global Administrator signs in)')
    .option('--yes', 'do not ask')
    .action(async (wanted: string, options: YesOptions & SignInOptions & { readonly cleanUp?: boolean }) => {
      checkConfirmation(context, options.yes)
      const client = await clientOf(context, options)
      const found = await find(client, wanted)
      if (options.cleanUp === true) {
        const done = await provision(client, {
          way: 'remove',
          options: { ...options, tenant: found.tenantId },
          organizationId: found.id,
        })
        finish(client, done, () => `${found.name} is removed, with its applications in the tenant.`)
        return
      }
      const standing = found.applications.map(({ displayName, appId }) => `${displayName} (${appId})`)
      const question = `Forget ${found.name} and its jobs? In the tenant stay: ${standing.join(', ')} [y/N] `
      if (options.yes !== true && !/^y(es)?$/i.test((await context.ask?.(question)) ?? ''))
        throw new Error('nothing was removed')
      await client.api.send('DELETE', `/v8/Organizations/${found.id}`)
      client.output.result({ id: found.id, applications: standing }, () =>
        standing.length === 0
          ? `${found.name} is removed.`
          : `${found.name} is removed. In the tenant stay: ${standing.join(', ')}`,
      )
    })
}

function registerPermissions(org: Command, context: CommandContext): void {
  const permissions = org.command('permissions').description('what the applications need, hold and lack')
  clientOptions(permissions.command('show [organization]'))
    .description('from the tokens of the applications alone: nobody signs in')
    .action(async (wanted: string | undefined, options: ClientOptions) => {
      const client = await clientOf(context, options)
      const { id, name, tenantId } = await find(client, wanted)
      const path = `/api/v1/organizations/${id}/permissions`
      const held = await client.api.get<OrganizationPermissions>(path)
      client.output.result(held, () => describePermissions(name, tenantId, held))
    })
  for (const step of ['plan', 'apply'] as const)
    signInOptions(clientOptions(permissions.command(`${step} [organization]`)))
      .description(
        step === 'plan'
          ? 'look at the tenant with a sign-in and show what would be done'
          : 'make exactly that plan true, after it was shown and confirmed',
      )
      .option('--remove-excessive', 'take away permissions that are not needed')
      .option(
        '--accept <id>',
        'id of something that the plan found and did not expect, and that you know; repeatable',
        collect,
      )
      .option('--yes', 'agree to the plan without being asked')
      .action((wanted: string | undefined, options: WishedOptions) =>
        actOnPermissions(context, step, { wanted, options }),
      )
}

async function actOnPermissions(
  context: CommandContext,
  step: 'plan' | 'apply',
  { wanted, options }: { readonly wanted: string | undefined; readonly options: WishedOptions },
): Promise<void> {
  if (step === 'apply') checkConfirmation(context, options.yes)
  const client = await clientOf(context, options)
  const { id, tenantId } = await find(client, wanted)
  const signInId = await signInAtMicrosoft(client, { ...options, tenant: tenantId })
  const planned = await client.api.send<Provisioning>(
    'POST',
    `/api/v1/organizations/${id}/permissions/plan`,
    {
      signInId,
      ...(options.removeExcessive === true ? { removeExcessive: true } : {}),
      ...(options.accept === undefined ? {} : { accept: options.accept }),
    },
  )
  if (step === 'apply') {
    const done = await confirmAndWatch(client, planned, options.yes)
    finish(client, done, ({ organizationName }) => `The applications of ${organizationName} are as planned.`)
    return
  }
  await client.api.send('POST', `${root}/${planned.id}/cancel`, {})
  client.output.result(planned, () => describePlan(planned))
}

function describePermissions(name: string, tenantId: string, held: OrganizationPermissions): string {
  const plan = { hash: '', applications: held.applications, writes: [], obstacles: [], remarks: held.remarks }
  return describePlan({
    id: '',
    kind: 'permissions',
    way: 'existing',
    state: 'planned',
    organizationId: '',
    organizationName: name,
    tenantId,
    services: [],
    startedBy: '',
    plan,
    steps: [],
    startedAt: '',
  })
}

function registerImport(org: Command, context: CommandContext): void {
  clientOptions(org.command('import'))
    .description('take up organizations of another product, read-only until they are migrated')
    .requiredOption('--file <file>', 'the JSON that GET /v8/Organizations of the other product gives')
    .action(async (options: ClientOptions & { readonly file: string }) => {
      const body = await readImportFile(options.file)
      const { api, output } = await clientOf(context, options)
      const { results } = await api.send<{ results: ImportOutcome[] }>(
        'POST',
        '/api/v1/organizations/import',
        body,
      )
      output.result(results, () =>
        table(
          ['NAME', 'OUTCOME', 'AUTHENTICATION', 'NEXT'],
          results.map(({ name, outcome, authentication, message }) => [
            name,
            outcome,
            authentication,
            message,
          ]),
        ),
      )
    })
}
