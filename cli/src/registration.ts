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

interface Parts {
  readonly api: ApiClient
  readonly output: Output
  readonly context: CommandContext
}

const pollMs = 2_000

async function waitForSignIn({ api, context }: Parts, code: DeviceCode): Promise<void> {
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

/** Tells each step once when it begins and once when it ends. */
async function watch(
  { api, output, context }: Parts,
  userCode: string,
  isOver: () => boolean,
): Promise<void> {
  const told = new Set<string>()
  for (;;) {
    const over = isOver()
    const registration = await currentRegistration(api, userCode)
    for (const step of registration?.steps ?? []) {
      const line = `${step.state === 'done' ? '✓' : step.state === 'failed' ? '✗' : '…'} ${step.title}${step.detail === '' ? '' : `: ${step.detail}`}`
      if (step.state === 'waiting' || told.has(line)) continue
      told.add(line)
      if (output.isJson) output.progress({ event: 'step', ...step }, line)
      else output.say(`  ${line}`)
    }
    if (over) return
    await context.sleep(500)
  }
}

/**
 * Runs the whole way: device code, sign-in, registration, waiting until Microsoft has made it effective.
 *
 * @throws {ApiError} when the server refuses; what it could not take back in the tenant is named in the message.
 */
export async function addOrganization(parts: Parts, organization: NewOrganization): Promise<Organization> {
  const { api, output } = parts
  const code = await api.send<DeviceCode>('POST', '/v8/DeviceCode', { targetRegion: organization.region })
  output.progress(
    { event: 'device_code', userCode: code.userCode, verificationUrl: code.verificationUrl },
    code.message,
  )
  output.say(
    'Sign in there as a Global Administrator. If the page answers AADSTS53003, the tenant blocks device codes.',
  )
  await waitForSignIn(parts, code)
  output.say('Signed in. Registering the applications and waiting until Microsoft has made them effective:')
  let isOver = false
  const adding = api
    .send<Organization>('POST', '/v8/Organizations', requestBody(organization, code.userCode))
    .finally(() => {
      isOver = true
    })
  const [added] = await Promise.allSettled([adding, watch(parts, code.userCode, () => isOver)])
  if (added.status === 'rejected') throw added.reason
  return added.value
}
