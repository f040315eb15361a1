/** Sign-ins of a tenant's administrator that the server brokers: in the browser of this machine, or with a code. */
import { ApiError, type ApiClient } from '@strongroom/api-client'
import type { CommandContext } from './context.ts'
import { listenOnLoopback } from './loopback.ts'
import type { OpenBrowser } from './open-browser.ts'
import type { Output } from './output.ts'

export type SignInPurpose = 'onboarding' | 'consent' | 'posture' | 'restore-grant'

/** `GET /api/v1/sign-ins/{id}` */
export interface BrokeredSignIn {
  readonly id: string
  readonly state: 'pending' | 'signed-in' | 'used' | 'cancelled' | 'declined' | 'expired' | 'refused'
  readonly message?: string
  readonly expiresAt: string
  readonly deviceCode?: {
    readonly userCode: string
    readonly verificationUrl: string
    readonly message: string
    readonly hint: string
  }
  readonly authorizationUrl?: string
  readonly administrator?: {
    readonly userName: string
    readonly tenantId: string
    readonly organizationName: string
    readonly domain: string
  }
}

export interface SignInRequest {
  readonly purpose: SignInPurpose
  /** Domain or id; undefined for whichever the person signs in to. */
  readonly tenant: string | undefined
  /** That of a connected tenant, or the server's first, when left out. */
  readonly region?: string
}

export interface BrokeredSignInDependencies {
  readonly api: Pick<ApiClient, 'get' | 'send'>
  readonly context: Pick<CommandContext, 'now' | 'sleep'>
  readonly output: Pick<Output, 'progress' | 'say'>
}

const root = '/api/v1/sign-ins'
const pollMs = 2_000

/**
 * Signs in on Microsoft's page in a browser and hands what it answers to the server.
 *
 * @param openBrowser - Undefined with `--no-open`: the address is printed, and the person opens it.
 * @returns the finished sign-in, ready to be used by its id.
 * @throws {Error} with what to do, when it was declined, refused, or not finished in time.
 */
export async function browserSignIn(
  dependencies: BrokeredSignInDependencies & { readonly openBrowser?: OpenBrowser | undefined },
  request: SignInRequest,
): Promise<BrokeredSignIn> {
  const { api, output, openBrowser } = dependencies
  const listener = await listenOnLoopback()
  try {
    const { redirectUri } = listener
    const begun = await begin(dependencies, { ...request, way: 'browser', redirectUri })
    const url = begun.authorizationUrl ?? ''
    const state = stateIn(url)
    const answered = listener.answer(state)
    const isOpen = (await openBrowser?.(url)) === true
    output.progress(
      { event: 'browser_sign_in', authorizationUrl: url },
      isOpen
        ? `A browser was opened. If it was not, open ${url}`
        : `Open this page in a browser on this machine: ${url}`,
    )
    const answer = await Promise.race([answered, ended(dependencies, begun)])
    if ('id' in answer) return finished(answer)
    return finished(await api.send<BrokeredSignIn>('POST', `${root}/${begun.id}/complete`, answer))
  } finally {
    await listener.close()
  }
}

/**
 * Shows a code and waits until somebody has signed in with it.
 *
 * @returns the finished sign-in, ready to be used by its id.
 * @throws {Error} with what to do, when it was declined, refused, or not finished in time.
 */
export async function deviceCodeSignIn(
  dependencies: BrokeredSignInDependencies,
  request: SignInRequest,
): Promise<BrokeredSignIn> {
  const begun = await begin(dependencies, { ...request, way: 'device-code' })
  const { deviceCode } = begun
  if (deviceCode !== undefined) {
    const { userCode, verificationUrl, message, hint } = deviceCode
    dependencies.output.progress(
      { event: 'device_code', userCode, verificationUri: verificationUrl },
      message,
    )
    dependencies.output.say(hint)
  }
  return finished(await ended(dependencies, begun))
}

/** A sign-in that an earlier command of this session left behind makes room: the person has begun another one. */
async function begin(
  { api, output }: BrokeredSignInDependencies,
  body: SignInRequest & { readonly way: string; readonly redirectUri?: string },
): Promise<BrokeredSignIn> {
  try {
    return await api.send<BrokeredSignIn>('POST', root, body)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 409) throw error
  }
  const { results } = await api.get<{ readonly results: readonly BrokeredSignIn[] }>(root)
  for (const { id } of results.filter(({ state }) => state === 'pending'))
    await api.send('DELETE', `${root}/${id}`)
  output.say('An earlier sign-in of this session, which nobody had finished, was cancelled.')
  return api.send<BrokeredSignIn>('POST', root, body)
}

/** Asks the server until the sign-in is pending no longer. */
async function ended(
  { api, context }: BrokeredSignInDependencies,
  { id, expiresAt }: BrokeredSignIn,
): Promise<BrokeredSignIn> {
  // The server ends it by then; a little more, so that its own words are what the person reads.
  const patience = Date.parse(expiresAt) + 15 * pollMs
  for (;;) {
    await context.sleep(pollMs)
    const now = await api.get<BrokeredSignIn>(`${root}/${id}`)
    if (now.state !== 'pending') return now
    if (context.now() > patience) throw new Error('nobody signed in in time: run the command again')
  }
}

function finished(signIn: BrokeredSignIn): BrokeredSignIn {
  if (signIn.state === 'signed-in') return signIn
  throw new Error(signIn.message ?? `the sign-in came to nothing (${signIn.state}): run the command again`)
}

function stateIn(url: string): string {
  const state = URL.canParse(url) ? new URL(url).searchParams.get('state') : null
  if (state === null) throw new Error('the server gave no page to sign in on: is it of this version?')
  return state
}
