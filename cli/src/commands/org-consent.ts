/** `strongroom org consent`: the page on which an administrator consents, and what was really granted there. */
import type { ApiClient, OrganizationPermissions } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findOrganization } from '../find.ts'
import { listenOnLoopback, type LoopbackListener } from '../loopback.ts'
import { type OpenBrowser, systemBrowser } from '../open-browser.ts'
import type { Output } from '../output.ts'
import { clientOptions } from './options.ts'

type Purpose = (typeof purposes)[number]
type Line = OrganizationPermissions['applications'][number]['permissions'][number]

interface ConsentOptions extends ClientOptions {
  readonly for: string
  readonly loopback?: boolean
  readonly open: boolean
}

/** `POST /api/v1/organizations/{id}/consent` */
export interface PreparedConsent {
  readonly id: string
  readonly url: string
  readonly state: string
  readonly outcome: 'pending' | 'returned' | 'refused' | 'expired'
  readonly message?: string
  readonly expiresAt: string
}

export interface ConsentDependencies {
  readonly api: Pick<ApiClient, 'get' | 'send'>
  readonly output: Pick<Output, 'progress' | 'say'>
  readonly context: Pick<CommandContext, 'now' | 'sleep'>
  readonly openBrowser: OpenBrowser | undefined
}

export interface ConsentWish {
  readonly organizationId: string
  readonly purpose: Purpose
  /** The application has `http://localhost` among its redirect URIs. */
  readonly isLoopback: boolean
}

const purposes = ['backup', 'restore', 'sign-in'] as const
const pollMs = 2_000
/** Grants take a while until tokens carry them; a minute is enough nearly always. */
const looks = 13
const lookAgainMs = 5_000

export function registerConsent(org: Command, context: CommandContext): void {
  clientOptions(org.command('consent [organization]'))
    .description('where only consent is missing: opens Microsoft’s page for it, then reads what was granted')
    .option('--for <purpose>', 'backup, restore or sign-in: the application that it is for', 'backup')
    .option(
      '--loopback',
      'the application has the redirect URI http://localhost: the page leads back to this program',
    )
    .option('--no-open', 'print the address of the page instead of opening a browser')
    .action(async (wanted: string | undefined, options: ConsentOptions) => {
      const purpose = readPurpose(options.for)
      const { api, output } = await signedIn(context, options)
      const { id } = await findOrganization(api, wanted)
      const openBrowser = options.open ? systemBrowser(process.platform, context.environment) : undefined
      const dependencies = { api, output, context, openBrowser }
      const isLoopback = options.loopback === true
      const granted = await consentInBrowser(dependencies, { organizationId: id, purpose, isLoopback })
      output.result(granted, () => describeGranted(granted, purpose))
      if (missingOf(granted, purpose).length > 0) process.exitCode = 1
    })
}

/**
 * Opens the page, waits until it has led back, and asks the server what the application's tokens carry then: what the
 * page said about itself is believed by nobody.
 * @throws {Error} with what to do, when consent was refused or nobody gave it in time.
 */
export async function consentInBrowser(
  dependencies: ConsentDependencies,
  wish: ConsentWish,
): Promise<OrganizationPermissions> {
  const { api, context, output } = dependencies
  const listener = wish.isLoopback ? await listenOnLoopback() : undefined
  try {
    await waitForConsent(dependencies, wish, listener)
  } finally {
    await listener?.close()
  }
  const path = `/api/v1/organizations/${wish.organizationId}/permissions`
  for (let look = 1; ; look += 1) {
    const held = await api.get<OrganizationPermissions>(path)
    const missing = missingOf(held, wish.purpose)
    if (missing.length === 0 || look === looks) return held
    output.progress(
      { event: 'consent_settling', missing: missing.map(({ value }) => value) },
      `Microsoft needs a moment: ${missing.length} permissions are not in the tokens yet`,
    )
    await context.sleep(lookAgainMs)
  }
}

async function waitForConsent(
  { api, output, context, openBrowser }: ConsentDependencies,
  { organizationId, purpose }: ConsentWish,
  listener: LoopbackListener | undefined,
): Promise<void> {
  const redirect = listener === undefined ? {} : { redirectUri: listener.redirectUri }
  const prepared = await api.send<PreparedConsent>(
    'POST',
    `/api/v1/organizations/${organizationId}/consent`,
    {
      purpose,
      ...redirect,
    },
  )
  const path = `/api/v1/consents/${prepared.id}`
  const answered = listener?.answer(prepared.state)
  const isOpen = (await openBrowser?.(prepared.url)) === true
  output.progress(
    { event: 'consent', url: prepared.url },
    isOpen
      ? `A browser was opened. If it was not, open ${prepared.url}`
      : `A Global Administrator of the tenant opens this page: ${prepared.url}`,
  )
  const polled = pollUntilAnswered({ api, context }, path)
  const first = await (answered === undefined ? polled : Promise.race([answered, polled]))
  const ended =
    'outcome' in first ? first : await api.send<PreparedConsent>('POST', `${path}/complete`, first)
  if (ended.outcome !== 'returned')
    throw new Error(ended.message ?? 'nobody gave consent in time: run the command again')
}

async function pollUntilAnswered(
  { api, context }: Pick<ConsentDependencies, 'api' | 'context'>,
  path: string,
): Promise<PreparedConsent> {
  for (;;) {
    await context.sleep(pollMs)
    const now = await api.get<PreparedConsent>(path)
    if (now.outcome !== 'pending' || Date.parse(now.expiresAt) < context.now()) return now
  }
}

/** @throws {UsageError} */
function readPurpose(text: string): Purpose {
  const found = purposes.find((purpose) => purpose === text)
  if (found === undefined) throw new UsageError(`--for takes ${purposes.join(', ')}, not ${text}`)
  return found
}

/** What the application needs and its tokens do not carry. */
function missingOf({ applications }: OrganizationPermissions, purpose: Purpose): readonly Line[] {
  const application = applications.find(({ purposes: all }) => all.includes(purpose))
  return (application?.permissions ?? []).filter(
    ({ state }) => state === 'missing' || state === 'declared-only',
  )
}

function describeGranted(held: OrganizationPermissions, purpose: Purpose): string {
  const missing = missingOf(held, purpose)
  if (!held.applications.some(({ purposes: all }) => all.includes(purpose)))
    return 'Microsoft’s page led back. This application has no tokens of its own: strongroom org permissions plan shows what it holds.'
  if (missing.length === 0) return 'Consent is given: the application holds all that it needs.'
  return [
    'Microsoft’s page led back, and these permissions are still missing:',
    ...missing.map(({ value, reason }) => `  ${value}: ${reason}`),
    'A page for consent grants what the application declares and nothing else. Next: strongroom org permissions apply',
  ].join('\n')
}
