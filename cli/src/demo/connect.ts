import type { DeviceCode, DeviceCodeCheck, Organization, Registration } from '@strongroom/api-client'
import { runProgram } from './processes.ts'
import type { Administration } from './world.ts'

/** Plays a person at Microsoft's sign-in page: the page's own forms, filled in by the simulator's command. */
export async function approve(
  world: Administration | Omit<Administration, 'admin'>,
  userCode: string,
  person: string,
): Promise<void> {
  await runProgram(
    'm365-simulator',
    [
      'approve',
      userCode,
      '--user',
      `${person}@${world.tenant}`,
      '--url',
      world.loginUrl,
      '--ca',
      world.simulatorCaFile,
    ],
    world.environment,
  )
}

/** Tells the steps of the registration as they end, until the long request has been answered. */
async function watchSteps(
  { admin, narrator, context }: Administration,
  userCode: string,
  isOver: () => boolean,
): Promise<void> {
  const told = new Set<string>()
  for (;;) {
    const over = isOver()
    const registrations = await admin.get<readonly Registration[]>('/api/v1/organizations/registrations')
    const steps = registrations.find((one) => one.userCode === userCode)?.steps ?? []
    for (const step of steps) {
      if (step.state !== 'done' || told.has(step.name)) continue
      told.add(step.name)
      narrator.done(step.detail === '' ? step.title : `${step.title}: ${step.detail}`)
    }
    const running = steps.find((step) => step.state === 'running')
    if (!over && running !== undefined)
      narrator.live(`… ${running.title}${running.detail === '' ? '' : `: ${running.detail}`}`)
    if (over) return
    await context.sleep(300)
  }
}

/** Chapter: the administrator adds the organization, the server registers its enterprise applications. */
export async function connectOrganization(world: Administration): Promise<Organization> {
  const { admin, narrator, context } = world
  narrator.chapter('An organization is connected: “Register a new application automatically”')
  narrator.say(
    'The server asks Microsoft for a device code; a Global Administrator signs in on Microsoft\u2019s page,',
  )
  narrator.say('with password and authenticator code. The server never sees either.')
  const code = await admin.send<DeviceCode>('POST', '/v8/DeviceCode', { targetRegion: 'Worldwide' })
  narrator.say(code.message)
  await approve(world, code.userCode, 'admin')
  narrator.done(`admin@${world.tenant} has signed in`)
  while (
    !(
      await admin.send<DeviceCodeCheck>('POST', '/v8/DeviceCode/check', {
        userCode: code.userCode,
      })
    ).authenticated
  )
    await context.sleep(500)
  let isOver = false
  const adding = admin
    .send<Organization>('POST', '/v8/Organizations', {
      type: 'Office365',
      region: 'Worldwide',
      isExchangeOnline: true,
      isSharePointOnline: false,
      isTeamsOnline: false,
      userCode: code.userCode,
      newApplicationName: 'Strongroom Backup',
      exchangeOnlineSettings: { useApplicationOnlyAuth: true },
    })
    .finally(() => {
      isOver = true
    })
  const [organization] = await Promise.all([adding, watchSteps(world, code.userCode, () => isOver)])
  narrator.done(
    `${organization.name} is connected; from now on only the certificate speaks, the sign-in is forgotten`,
  )
  return organization
}
