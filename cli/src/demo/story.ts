/** The demonstration's table of contents: the whole way of a tenant's data, from consent to restore. */
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApiClient, requestTokens } from '@strongroom/api-client'
import type { CommandContext } from '../context.ts'
import { createTransport } from '../transport.ts'
import { backUp } from './backup.ts'
import { connectOrganization } from './connect.ts'
import { createNarrator } from './narrator.ts'
import { startProgram, type Running } from './processes.ts'
import { loseAndRestore } from './restore.ts'
import { signInAsPerson } from './sign-in.ts'
import { renewTokens } from './renew.ts'
import type { World } from './world.ts'

export interface DemoOptions {
  readonly port: string
  readonly mails: string
}

/** A finished demonstration whose programs are still up. */
export interface Demonstration {
  readonly world: World
  readonly passwordFile: string
  stop(): Promise<void>
}

function member(running: Running, name: string): string {
  const value = running.ready[name]
  if (typeof value !== 'string') throw new Error(`the ready line has no ${name}`)
  return value
}

/** Starts simulator and server in a folder of their own. */
async function start(
  context: CommandContext,
  options: DemoOptions,
  started: Running[],
): Promise<World & { passwordFile: string }> {
  const narrator = createNarrator(context.streams, context.now(), () => context.now())
  const folder = await mkdtemp(join(tmpdir(), 'strongroom-demo-'))
  const environment = context.environment
  narrator.chapter('A Microsoft 365 of our own')
  narrator.say('There is no tenant at hand, so a simulator plays Entra ID and Microsoft Graph over HTTPS,')
  narrator.say(
    'well enough that Microsoft\u2019s own SDKs cannot tell. The server does not know about it either.',
  )
  const simulator = await startProgram('m365-simulator', {
    arguments: ['--port', '0', '--mails', options.mails, '--lag', '2'],
    logFile: join(folder, 'simulator.log'),
    environment,
  })
  started.push(simulator)
  narrator.done(`${member(simulator, 'tenant')} at ${member(simulator, 'loginUrl')}`)

  narrator.chapter('A server with an empty data folder')
  const passwordFile = join(folder, 'admin-password')
  await writeFile(passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 })
  await mkdir(join(folder, 'data'), { mode: 0o700 })
  const server = await startProgram('strongroom', {
    arguments: [
      'serve',
      '--data-dir',
      join(folder, 'data'),
      '--port',
      options.port,
      '--cloud-file',
      member(simulator, 'cloudFile'),
    ],
    logFile: join(folder, 'server.log'),
    environment,
  })
  started.push(server)
  narrator.done(`database, keys and TLS certificate made; listening at ${member(server, 'apiUrl')}`)
  narrator.done('no default password: a one-time setup secret lies in a file that only its owner can read')
  const serverCaFile = member(server, 'caFile')
  const world = {
    context,
    narrator,
    folder,
    environment,
    tenant: member(simulator, 'tenant'),
    loginUrl: member(simulator, 'loginUrl'),
    graphUrl: member(simulator, 'graphUrl'),
    controlUrl: member(simulator, 'controlUrl'),
    simulatorCaFile: member(simulator, 'caFile'),
    usersFile: member(simulator, 'usersFile'),
    apiUrl: member(server, 'apiUrl'),
    serverCaFile,
    cloudFetch: createTransport(member(simulator, 'caFile')),
    serverFetch: createTransport(serverCaFile),
    passwordFile,
  }
  await setUp(world, member(server, 'setupSecretFile'))
  return world
}

async function setUp(
  world: World & { readonly passwordFile: string },
  setupSecretFile: string,
): Promise<void> {
  const response = await world.serverFetch(`${world.apiUrl}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      secret: (await readFile(setupSecretFile, 'utf8')).trim(),
      userName: 'admin',
      password: await readFile(world.passwordFile, 'utf8'),
    }),
  })
  if (!response.ok) throw new Error(`setup failed: ${await response.text()}`)
  world.narrator.done('the setup secret is spent: the administrator has a password of their own')
}

/**
 * Tells the whole story once.
 *
 * @throws {Error} at the first step that does not go as told; what was started is stopped.
 */
export async function tellStory(context: CommandContext, options: DemoOptions): Promise<Demonstration> {
  const started: Running[] = []
  const stop = async (): Promise<void> => {
    for (const running of started.toReversed()) await running.stop()
  }
  try {
    const world = await start(context, options, started)
    const { serverFetch: fetch, apiUrl: url } = world
    const now = (): number => context.now()
    const password = await readFile(world.passwordFile, 'utf8')
    const tokens = await requestTokens(
      { url, fetch, now },
      { grant_type: 'password', username: 'admin', password },
    )
    const administration = { ...world, admin: createApiClient({ url, fetch, now, tokens }) }
    const organization = await connectOrganization(administration)
    await backUp(administration, organization)
    const person = await signInAsPerson(administration, organization)
    await loseAndRestore(world, person)
    await renewTokens(world, person)
    return { world, passwordFile: world.passwordFile, stop }
  } catch (thrown) {
    await stop()
    throw thrown
  }
}
