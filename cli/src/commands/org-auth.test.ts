import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { UsageError, type CommandContext } from '../context.ts'
import { registerAuthentication } from './org-auth.ts'

const context: CommandContext = {
  environment: {},
  streams: process,
  now: () => 0,
  sleep: async () => {},
}

describe('strongroom org auth set', () => {
  it('takes the policies of the API and no other, before it asks the server', async () => {
    const program = new Command()
    registerAuthentication(program, context)
    const parsed = program.parseAsync(['auth', 'set', '--policy', 'own_api', '--policy', 'anything'], {
      from: 'user',
    })
    await expect(parsed).rejects.toThrow(UsageError)
    await expect(parsed).rejects.toThrow('own_api, audience_upgrade, verify_by_use')
  })
})
