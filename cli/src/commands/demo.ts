import { rm } from 'node:fs/promises'
import type { Command } from 'commander'
import type { CommandContext } from '../context.ts'
import { tellStory, type Demonstration } from '../demo/story.ts'

interface DemoCommandOptions {
  readonly exit?: boolean
  readonly port: string
  readonly mails: string
}

function whatNext({ world, passwordFile }: Demonstration): string {
  return `
Server and simulator stay up until you press Ctrl+C.

In a browser (it warns of a certificate that the server signed itself: go on, or import ${world.serverCaFile}):

  ${world.apiUrl}/console/   the console: admin, with the password in ${passwordFile}
  ${world.apiUrl}/portal/    where people restore their own mail: alice@${world.tenant},
      with the password in ${world.usersFile}

When the console wants a sign-in at Microsoft with a code, this enters it for you, second factor included:

  npx --no-install m365-simulator approve CODE --user admin@${world.tenant} \\
    --url ${world.loginUrl} --ca ${world.simulatorCaFile}

In another terminal, try:

  export STRONGROOM_URL=${world.apiUrl} STRONGROOM_CA_FILE=${world.serverCaFile}
  npx --no-install strongroom login --user admin --password-file ${passwordFile}
  npx --no-install strongroom org list
  npx --no-install strongroom org auth show
  npx --no-install strongroom browse --mailbox alice@${world.tenant} --folder Inbox
  npx --no-install strongroom job start
  npx --no-install strongroom audit
  npx --no-install strongroom login --device-code --tenant ${world.tenant} --application \\
    --login-url ${world.loginUrl} --login-ca-file ${world.simulatorCaFile}
  npx --no-install m365-simulator approve CODE --user bob@${world.tenant} \\
    --url ${world.loginUrl} --ca ${world.simulatorCaFile}
  npx --no-install strongroom whoami

For the walk with curl in README.md:

  export LOGIN=${world.loginUrl} LOGIN_CA=${world.simulatorCaFile}
  export API=${world.apiUrl} API_CA=${world.serverCaFile} TENANT=${world.tenant}

Everything lies in ${world.folder}: data folder, logs, certificates.
`
}

async function untilInterrupted(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.removeAllListeners(signal)
      process.once(signal, () => resolve())
    }
  })
}

/** `strongroom demo`: the whole story against the simulator, told in the terminal. */
export function registerDemo(program: Command, context: CommandContext): void {
  program
    .command('demo')
    .description('watch the whole story on this machine: connect, back up, sign in, restore')
    .option('--exit', 'end after the story instead of staying up')
    .option('--port <port>', 'port of the server; 0 takes a free one', '0')
    .option('--mails <n>', 'messages in each mailbox', '120')
    .action(async (options: DemoCommandOptions) => {
      const demonstration = await tellStory(context, options)
      demonstration.world.narrator.chapter('That was the story')
      if (options.exit !== true) {
        context.streams.stdout.write(whatNext(demonstration))
        await untilInterrupted()
      }
      await demonstration.stop()
      if (options.exit === true) await rm(demonstration.world.folder, { recursive: true })
    })
}
