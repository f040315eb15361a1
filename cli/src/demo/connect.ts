import type { DeviceCode, Organization } from '@strongroom/api-client'
import { describeStep, register, waitForSignIn } from '../registration.ts'
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
  const code = await admin.send<DeviceCode>('POST', '/v8/DeviceCode', { targetRegion: 'Worldwide' })
  narrator.say(code.message)
  await approve(world, code.userCode, 'admin')
  narrator.done(`admin@${world.tenant} has signed in`)
  const client = { api: admin, context }
  await waitForSignIn(client, code)
  const request = {
    region: 'Worldwide',
    applicationName: undefined,
    certificate: undefined,
    certificatePassword: undefined,
  }
  const organization = await register(client, request, code.userCode, (step) => {
    if (step.state === 'done') narrator.done(describeStep(step))
    else narrator.live(`… ${describeStep(step)}`)
  })
  narrator.done(
    `${organization.name} is connected; from now on only the certificate speaks, the sign-in is forgotten`,
  )
  return organization
}
