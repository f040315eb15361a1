/** `strongroom logout`: ends the session at the server (`POST /v8/token/logout`), and then forgets it here. */
import { ApiError } from '@strongroom/api-client'
import type { Command } from 'commander'
import { connect, signedIn, type ClientOptions, type CommandContext } from '../context.ts'
import { profilePath, readProfile, removeProfile } from '../profile.ts'
import { clientOptions } from './options.ts'

interface LogoutOptions extends ClientOptions {
  readonly local?: boolean
}

/** Whether a refusal says that there is no session any more: an unknown token, or one that cannot be renewed. */
function isEnded(thrown: unknown): boolean {
  return thrown instanceof ApiError && (thrown.status === 401 || thrown.code === 'invalid_grant')
}

async function endAtServer(context: CommandContext, options: LogoutOptions): Promise<void> {
  const { api, url } = await signedIn(context, options)
  try {
    await api.send('POST', '/v8/token/logout')
  } catch (thrown) {
    if (isEnded(thrown)) return
    throw new Error(
      `the session at ${url} could not be ended and lives on there: try again, or forget it here alone with --local`,
      { cause: thrown },
    )
  }
}

export function registerLogout(program: Command, context: CommandContext): void {
  clientOptions(program.command('logout'))
    .description('end the stored session, at the server and here')
    .option('--local', 'only forget it here, when the server cannot be reached any more')
    .action(async (options: LogoutOptions) => {
      const path = profilePath(context.environment)
      const { output } = await connect(context, options)
      if ((await readProfile(path)) === undefined) {
        output.result({ ended: false }, () => 'There is no stored session.')
        return
      }
      const isLocal = options.local === true
      if (!isLocal) await endAtServer(context, options)
      await removeProfile(path)
      output.result({ ended: !isLocal }, () =>
        isLocal ? 'The stored session is forgotten here.' : 'The session has ended.',
      )
    })
}
