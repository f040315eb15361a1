/** `strongroom whoami`: whose session is stored, and what the server says about them now. */
import { ApiError, type ApiClient } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, type ClientOptions, type CommandContext } from '../context.ts'
import { clientOptions } from './options.ts'

/** Who of the two kinds of caller answers to what: an account of the server, or a person of a tenant. */
const views = [
  { kind: 'account', path: '/api/v1/account' },
  { kind: 'person', path: '/v8/Organization/LoggedInUser' },
] as const

interface Identity {
  readonly kind: 'account' | 'person'
  readonly details: Readonly<Record<string, unknown>>
}

/** @throws {ApiError} when the session has ended, or the server does not answer. */
async function identityOf(api: ApiClient): Promise<Identity | undefined> {
  for (const { kind, path } of views)
    try {
      return { kind, details: await api.get<Readonly<Record<string, unknown>>>(path) }
    } catch (thrown) {
      const isNotTheirs = thrown instanceof ApiError && (thrown.status === 403 || thrown.status === 404)
      if (!isNotTheirs) throw thrown
    }
  return undefined
}

function text(details: Readonly<Record<string, unknown>> | undefined, name: string): string {
  const value = details?.[name]
  return typeof value === 'string' && value !== '' ? `  ${name.padEnd(12)} ${value}\n` : ''
}

export function registerWhoami(program: Command, context: CommandContext): void {
  clientOptions(program.command('whoami'))
    .description('tell whose session is stored, and whether it lives')
    .action(async (options: ClientOptions) => {
      const { api, url, output } = await signedIn(context, options)
      const identity = await identityOf(api)
      const { userName } = api
      output.result({ userName, url, kind: identity?.kind ?? null, ...identity?.details }, () => {
        const lines = ['role', 'name', 'id'].map((name) => text(identity?.details, name)).join('')
        return `${userName} at ${url}\n${lines}`.trimEnd()
      })
    })
}
