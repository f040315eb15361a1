import { createApiClient, type ApiClient } from '@strongroom/api-client'
import type { Environment } from './config/environment.ts'
import { createOutput, type Output, type OutputStreams } from './output.ts'
import { profilePath, readProfile, writeProfile, type Profile } from './profile.ts'
import { createTransport, type Fetch } from './transport.ts'

/** What a command may touch: everything of the outside comes through here. */
export interface CommandContext {
  readonly environment: Environment
  readonly streams: OutputStreams
  /** Milliseconds since the Unix epoch. */
  now(): number
  sleep(milliseconds: number): Promise<void>
  /** Asks the person at the terminal; undefined where there is none. */
  readonly ask?: ((question: string) => Promise<string>) | undefined
}

/** The options that every command which talks to a server takes. */
export interface ClientOptions {
  readonly url?: string
  readonly caFile?: string
  readonly json?: boolean
}

/** The command was given wrongly: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export interface Connection {
  readonly url: string
  readonly fetch: Fetch
  readonly output: Output
}

/** Where the server is, without a session: from the options, the environment, or the profile. */
export async function connect(
  context: CommandContext,
  options: ClientOptions,
): Promise<Connection & { caFile: string | undefined }> {
  const profile = await readProfile(profilePath(context.environment))
  const url = options.url ?? context.environment['STRONGROOM_URL'] ?? profile?.url ?? 'https://localhost:4443'
  const caFile = options.caFile ?? context.environment['STRONGROOM_CA_FILE'] ?? profile?.caFile
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    throw new UsageError(`--url must be an https URL such as https://localhost:4443, not ${url}`)
  return {
    url: new URL(url).origin,
    caFile,
    fetch: createTransport(caFile),
    output: createOutput(options.json === true, context.streams),
  }
}

/** A signed-in connection; renewed tokens go back into the profile. */
export async function signedIn(
  context: CommandContext,
  options: ClientOptions,
): Promise<Connection & { readonly api: ApiClient }> {
  const path = profilePath(context.environment)
  const profile = await readProfile(path)
  if (profile === undefined) throw new UsageError('not signed in: run `strongroom login` first')
  const { url, fetch, caFile, output } = await connect(context, options)
  if (url !== profile.url)
    throw new UsageError(`signed in at ${profile.url}, not at ${url}: run \`strongroom login --url ${url}\``)
  const store = (tokens: Profile['tokens']): Promise<void> => writeProfile(path, { url, caFile, tokens })
  const api = createApiClient({
    url,
    fetch,
    now: () => context.now(),
    tokens: profile.tokens,
    onRenewed: store,
  })
  return { url, fetch, output, api }
}
