import type { Authentication } from '@strongroom/api-client'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { UsageError, type CommandContext } from '../context.ts'
import { changeAuthentication } from './authentication-change.ts'
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

describe('the change of the switches', () => {
  const guid = '11111111-1111-4111-8111-111111111111'
  const current: Omit<Authentication, 'remarks'> = {
    tenantAuthentication: true,
    operatorAuthentication: false,
    policies: ['own_api'],
    allowedClientIds: [],
    allowGuests: false,
    organizationRoles: [],
    signInGroups: [],
    operatorSignInMinutes: null,
    operatorAuthenticationContext: null,
    verifyByUseReach: null,
  }

  it('leaves what is not named as it is', () => {
    expect(changeAuthentication(current, {})).toEqual(current)
  })

  it('takes an exception for verify_by_use only with its reason and its end', () => {
    const reason = 'old clients'
    for (const options of [
      { verifyByUseReach: reason },
      { until: '2027-03-31' },
      { verifyByUseReach: reason, until: 'soon' },
    ])
      expect(() => changeAuthentication(current, options)).toThrow(UsageError)
    const changed = changeAuthentication(current, { verifyByUseReach: reason, until: '2027-03-31' })
    expect(changed.verifyByUseReach).toMatchObject({ reason, expiresAt: '2027-03-31T00:00:00.000Z' })
    expect(changeAuthentication(changed, {}).verifyByUseReach).toEqual(changed.verifyByUseReach)
    expect(changeAuthentication(changed, { verifyByUseReach: false }).verifyByUseReach).toBeNull()
  })

  it('takes groups and what operators need, and gives them up by word', () => {
    const changed = changeAuthentication(current, {
      signInGroup: [guid],
      operatorSignInMinutes: '60',
      operatorAuthenticationContext: 'c1',
    })
    expect(changed).toMatchObject({
      signInGroups: [guid],
      operatorSignInMinutes: 60,
      operatorAuthenticationContext: 'c1',
    })
    expect(
      changeAuthentication(changed, {
        removeSignInGroup: [guid.toUpperCase()],
        operatorSignInMinutes: 'any',
        operatorAuthenticationContext: 'none',
      }),
    ).toEqual(current)
    expect(() => changeAuthentication(current, { operatorSignInMinutes: 'often' })).toThrow(UsageError)
  })
})
