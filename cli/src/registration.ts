/** Adding an organization as a program does it: a device code, a person's sign-in, and a long answer watched step by step. */
import type {
  ApiClient,
  DeviceCode,
  DeviceCodeCheck,
  Organization,
  Registration,
} from '@strongroom/api-client'
import type { CommandContext } from './context.ts'
import type { Output } from './output.ts'

export interface NewOrganization {
  readonly region: string
  readonly applicationName: string | undefined
  /** base64 of a PKCS#12 file. */
  readonly certificate: string | undefined
  readonly certificatePassword: string | undefined
}

interface Client {
  readonly api: ApiClient
  readonly context: CommandContext
}

const pollMs = 2_000

/** Waits until the person has finished at Microsoft's page. */
export async function waitForSignIn({ api, context }: Client, code: DeviceCode): Promise<void> {
  const deadline = context.now() + code.expiresIn * 1000
  while (context.now() < deadline) {
    const { authenticated } = await api.send<DeviceCodeCheck>('POST', '/v8/DeviceCode/check', {
      userCode: code.userCode,
    })
    if (authenticated) return
    await context.sleep(pollMs)
  }
  throw new Error('nobody signed in before the code expired: run the command again')
}

function requestBody(organization: NewOrganization, userCode: string): object {
  return {
    type: 'Office365',
    region: organization.region,
    isExchangeOnline: true,
    isSharePointOnline: false,
    isTeamsOnline: false,
    userCode,
    ...(organization.applicationName === undefined
      ? {}
      : { newApplicationName: organization.applicationName }),
    exchangeOnlineSettings: {
      useApplicationOnlyAuth: true,
      ...(organization.certificate === undefined ? {} : { applicationCertificate: organization.certificate }),
      ...(organization.certificatePassword === undefined
        ? {}
        : { applicationCertificatePassword: organization.certificatePassword }),
    },
  }
}

async function currentRegistration(api: ApiClient, userCode: string): Promise<Registration | undefined> {
  const registrations = await api.get<readonly Registration[]>('/api/v1/organizations/registrations')
  return registrations.find((registration) => registration.userCode === userCode)
}

type Step = Registration['steps'][number]

/** The step as a line: what it is, and what it waits for or has made. */
export function describeStep({ title, detail }: Step): string {
  return detail === '' ? title : `${title}: ${detail}`
}

/** Tells each step whenever its state or what is said of it has changed. */
async function watch(
  { api, context }: Client,
  userCode: string,
  { isOver, tell }: { isOver: () => boolean; tell: (step: Step) => void },
): Promise<void> {
  const told = new Set<string>()
  for (;;) {
    const over = isOver()
    const registration = await currentRegistration(api, userCode)
    for (const step of registration?.steps ?? []) {
      const key = `${step.name} ${step.state} ${step.detail}`
      if (step.state === 'waiting' || told.has(key)) continue
      told.add(key)
      tell(step)
    }
    if (over) return
    await context.sleep(300)
  }
}

/**
 * Sends the request that ends when the organization is added, and tells its steps meanwhile.
 *
 * @throws {ApiError} when the server refuses; what it could not take back in the tenant is named in the message.
 */
export async function register(
  client: Client,
  organization: NewOrganization,
  userCode: string,
  tell: (step: Step) => void,
): Promise<Organization> {
  let isOver = false
  const adding = client.api
    .send<Organization>('POST', '/v8/Organizations', requestBody(organization, userCode))
    .finally(() => {
      isOver = true
    })
  const [added] = await Promise.allSettled([adding, watch(client, userCode, { isOver: () => isOver, tell })])
  if (added.status === 'rejected') throw added.reason
  return added.value
}

const marks: Readonly<Record<Step['state'], string>> = { waiting: ' ', running: '…', done: '✓', failed: '✗' }

/**
 * Runs the whole way: device code, sign-in, registration, waiting until Microsoft has made it effective.
 *
 * @throws {ApiError} as {@link register} does.
 */
export async function addOrganization(
  { output, ...client }: Client & { readonly output: Output },
  organization: NewOrganization,
): Promise<Organization> {
  const { api } = client
  const code = await api.send<DeviceCode>('POST', '/v8/DeviceCode', { targetRegion: organization.region })
  output.progress(
    { event: 'device_code', userCode: code.userCode, verificationUrl: code.verificationUrl },
    code.message,
  )
  output.say(
    'Sign in there as a Global Administrator. If the page answers AADSTS53003, the tenant blocks device codes.',
  )
  await waitForSignIn(client, code)
  output.say('Signed in. Registering the applications and waiting until Microsoft has made them effective:')
  return register(client, organization, code.userCode, (step) => {
    const line = `  ${marks[step.state]} ${describeStep(step)}`
    if (output.isJson) output.progress({ event: 'step', ...step }, line)
    else output.say(line)
  })
}
