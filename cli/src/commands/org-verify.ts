/** `strongroom org verify`: whether credentials, tokens and each permission really work, followed until it is told. */
import type { ApiClient, Verification } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findOrganization } from '../find.ts'
import type { Output } from '../output.ts'
import { changesOf, describeVerification, summaryTable } from '../verification/describe.ts'
import { clientOptions } from './options.ts'

interface VerifyOptions extends ClientOptions {
  readonly all?: boolean
  readonly wait: string
}

interface Client {
  readonly api: ApiClient
  readonly output: Output
  readonly context: CommandContext
}

const pollMs = 500
const longestWait = 20
/** Something is missing: done, with failed items. */
const exitIncomplete = 3

export function registerVerify(org: Command, context: CommandContext): void {
  clientOptions(org.command('verify [organization]'))
    .description('try every token and every permission, each with one harmless call')
    .option('--all', 'every organization that you may see')
    .option(
      '--wait <minutes>',
      `after a change: wait up to so many minutes (at most ${longestWait}) until it is effective`,
      '0',
    )
    .action(async (wanted: string | undefined, options: VerifyOptions) => {
      const waitMinutes = minutes(options.wait)
      if (options.all === true && wanted !== undefined)
        throw new UsageError('name an organization or give --all, not both')
      const { api, output } = await signedIn(context, options)
      const client = { api, output, context }
      const ended =
        options.all === true
          ? await verifyAll(client, waitMinutes)
          : await verifyOne(client, wanted, waitMinutes)
      if (ended.some(({ state }) => state !== 'passed')) process.exitCode = exitIncomplete
    })
}

function minutes(text: string): number {
  const number = Number(text)
  if (text.trim() !== '' && number >= 0 && number <= longestWait) return number
  throw new UsageError(`--wait takes 0 to ${longestWait} minutes, not ${text}: Microsoft takes no longer`)
}

async function verifyOne(
  client: Client,
  wanted: string | undefined,
  waitMinutes: number,
): Promise<readonly Verification[]> {
  const { id } = await findOrganization(client.api, wanted)
  const path = `/api/v1/organizations/${id}/verify`
  const begun = await client.api.send<Verification>('POST', path, { waitMinutes })
  const [ended = begun] = await follow(client, [begun])
  client.output.result(ended, () => describeVerification(ended))
  return [ended]
}

async function verifyAll(client: Client, waitMinutes: number): Promise<readonly Verification[]> {
  const { results } = await client.api.send<{ results: Verification[] }>('POST', '/api/v1/verify', {
    waitMinutes,
  })
  const ended = await follow(client, results)
  client.output.result({ results: ended }, () => summaryTable(ended))
  return ended
}

/** Tells what changes until nothing is running any more. @returns them as they ended, in their order. */
async function follow(
  { api, output, context }: Client,
  begun: readonly Verification[],
): Promise<readonly Verification[]> {
  const known = new Map(begun.map((one) => [one.id, one]))
  const isMany = begun.length > 1
  for (;;) {
    const running = [...known.values()].filter(({ state }) => state === 'running')
    if (running.length === 0) return [...known.values()]
    await context.sleep(pollMs)
    for (const before of running) {
      const { organizationId, id } = before
      const now = await api.get<Verification>(`/api/v1/organizations/${organizationId}/verify/${id}`)
      known.set(id, now)
      for (const { event, text } of changesOf(before, now)) {
        const line = isMany ? `${now.organizationName}: ${text}` : `  ${text}`
        if (output.isJson) output.progress(event, line)
        else output.say(line)
      }
    }
  }
}
