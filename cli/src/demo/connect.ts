import type { Organization, Provisioning } from '@strongroom/api-client'
import { deviceCodeSignIn } from '../browser-sign-in.ts'
import { watchProvisioning } from '../provisioning/confirm.ts'
import { describeStep } from '../provisioning/describe.ts'
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

/** Chapter: the administrator adds the organization, the server registers its enterprise applications. */
export async function connectOrganization(world: Administration): Promise<Organization> {
  const { admin, narrator, context } = world
  narrator.chapter('An organization is connected: “Register a new application automatically”')
  narrator.say(
    'The server asks Microsoft for a device code; a Global Administrator signs in on Microsoft\u2019s page,',
  )
  narrator.say('with password and authenticator code. The server never sees either.')
  const signInId = await signIn(world)
  const planned = await admin.send<Provisioning>('POST', '/api/v1/provisionings', {
    way: 'register',
    services: ['exchange'],
    signInApplication: true,
    signInId,
  })
  narrator.say('Before anything is written, the plan is shown; it is confirmed by its hash:')
  for (const { title } of planned.plan?.writes ?? []) narrator.say(`  + ${title}`)
  const path = `/api/v1/provisionings/${planned.id}`
  await admin.send('POST', `${path}/apply`, { planHash: planned.plan?.hash ?? '' })
  const { organizationId } = await watchProvisioning({ api: admin, context }, planned.id, (step) => {
    if (step.state === 'done') narrator.done(describeStep(step))
    else narrator.live(`… ${describeStep(step)}`)
  })
  const organization = await admin.get<Organization>(`/v8/Organizations/${organizationId}?extendedView=true`)
  narrator.done(
    `${organization.name} is connected; from now on only the certificate speaks, the sign-in is forgotten`,
  )
  return organization
}

/** The person types the code at Microsoft's page as soon as it is shown. */
async function signIn(world: Administration): Promise<string> {
  const { admin, narrator, context } = world
  let approval: Promise<void> | undefined
  const output = {
    say: () => undefined,
    progress(document: object, text: string) {
      const code: unknown = Reflect.get(document, 'userCode')
      narrator.say(text)
      if (typeof code === 'string') approval = approve(world, code, 'admin')
    },
  }
  const request = { purpose: 'onboarding' as const, tenant: world.tenant }
  const signedIn = await deviceCodeSignIn({ api: admin, context, output }, request)
  await approval
  narrator.done(`admin@${world.tenant} has signed in`)
  return signedIn.id
}
