/** Waiting for a registration to become effective: microsoft.md 3.1 step 8, 3.6. */
import { describe, expect, it } from 'vitest'
import { Secret } from '../../foundation/secret.ts'
import { IdentityPlatformError } from '../identity-platform/errors.ts'
import { waitUntilEffective } from './effective.ts'
import type { RegistrationProgress } from './registration.ts'
import { createTestTenant, graphError } from './tenant.suite.ts'

const roles = ['User.Read.All', 'Mail.Read']
const policy = '/policies/identitySecurityDefaultsEnforcementPolicy'

function tokenWith(held: readonly string[] | undefined): Secret {
  const segment = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  return new Secret(`${segment({ alg: 'RS256' })}.${segment(held ? { roles: held } : {})}.c2ln`)
}

type TokenAnswer = Secret | Error

/** Gives the tokens in turn, one for each forget(); then the last one for ever. */
function setUp(
  answers: TokenAnswer[],
  /** Instead of the first answers to a path. */
  faults: Readonly<Record<string, Response[]>> = {},
  wanted: readonly string[] = roles,
) {
  const users = { value: [{ id: 'no-mailbox' }, { id: 'mailbox' }] }
  const tenant = createTestTenant(({ path }) => faults[path.split('?')[0] ?? '']?.shift())
  tenant.pages.set('/users?$top=5&$select=id', users)
  tenant.pages.set(
    '/users/no-mailbox/mailFolders?$top=1',
    graphError(404, 'MailboxNotEnabledForRESTAPI', 'inactive'),
  )
  tenant.pages.set('/users/mailbox/mailFolders?$top=1', { value: [] })
  let index = -1
  const tokens = {
    token: async () => {
      const answer = answers[Math.min(index, answers.length - 1)]
      if (answer instanceof Secret) return answer
      throw answer ?? new Error('no token')
    },
    forget: () => {
      index += 1
    },
  }
  const steps: RegistrationProgress[] = []
  const { graph, clock, random } = tenant
  const progress = (step: RegistrationProgress) => void steps.push(step)
  const tokensFor = () => tokens
  const graphFor = () => graph
  const wait = waitUntilEffective({ tokensFor, graphFor, clock, random, progress }, { graph: wanted })
  return { wait, steps, clock, tenant }
}

const denied = (): Response =>
  graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')

function refusal(number: number): IdentityPlatformError {
  return new IdentityPlatformError('unauthorized_client', `AADSTS${number}`, { errorCodes: [number] })
}

describe('waitUntilEffective', () => {
  it('waits for application, certificate, roles and grants, with a fresh token each time', async () => {
    const { wait, steps, clock, tenant } = setUp(
      [
        refusal(700016),
        refusal(700027),
        tokenWith(undefined),
        tokenWith(['Mail.Read']),
        tokenWith(roles),
        tokenWith(roles),
      ],
      // One when a sample is looked for, one when the permission itself is tried.
      { '/users': [denied(), denied()] },
    )
    await wait

    expect(clock.waits).toEqual([500, 500, 500, 500, 500])
    expect(steps.map(({ state, detail }) => [state, detail])).toEqual([
      ['running', ''],
      ['running', 'AADSTS700016'],
      ['running', 'AADSTS700027'],
      ['running', 'not in the token yet: User.Read.All, Mail.Read'],
      ['running', 'not in the token yet: User.Read.All'],
      ['running', expect.stringMatching(/^not accepted yet: User\.Read\.All \(.*Insufficient privileges/)],
      ['done', 'the credential is accepted with User.Read.All, Mail.Read'],
    ])
    expect(tenant.requests.map(({ path }) => path)).toContain('/users/mailbox/mailFolders?$top=1')
  })

  it('gives up after twenty minutes and says what was missing', async () => {
    const { wait, clock } = setUp([tokenWith(['Mail.Read'])])
    const startedAt = clock.now()

    await expect(wait).rejects.toMatchObject({
      code: 'not_effective',
      message: expect.stringContaining('User.Read.All'),
    })
    expect(clock.now() - startedAt).toBeLessThanOrEqual(1_200_000)
    expect(clock.waits.length).toBeGreaterThan(30)
  })

  it('tries every permission that was granted, and those again that a service does not know yet', async () => {
    const wanted = [...roles, 'RoleManagement.Read.Directory', 'Policy.Read.All']
    const { wait, tenant, steps } = setUp([tokenWith(wanted)], { [policy]: [denied()] }, wanted)
    tenant.pages.set('/directoryRoles?$select=id', { value: [] })
    tenant.pages.set(policy, {})
    await wait

    expect(steps.map(({ detail }) => detail)).toContainEqual(
      expect.stringMatching(/^not accepted yet: Policy\.Read\.All \(.*Insufficient privileges/),
    )
    const asked = tenant.requests.map(({ path }) => path)
    expect(asked.filter((path) => path === policy)).toHaveLength(2)
    expect(asked.filter((path) => path.startsWith('/directoryRoles'))).toHaveLength(1)
  })

  it('takes nothing back because of what this version can do without, and names it', async () => {
    const wanted = [...roles, 'Policy.Read.All']
    const { wait, tenant, steps, clock } = setUp([tokenWith(wanted)], {}, wanted)
    tenant.pages.set(policy, denied())
    const startedAt = clock.now()
    await wait

    expect(clock.now() - startedAt).toBeGreaterThan(1_100_000)
    expect(clock.now() - startedAt).toBeLessThanOrEqual(1_200_000)
    expect(steps.at(-1)).toMatchObject({
      state: 'done',
      detail: expect.stringMatching(/a service still refuses Policy\.Read\.All .*a verification tells more/),
    })
  })

  it('gives up on mail that is refused for twenty minutes, and at once when a policy blocks it', async () => {
    const slow = setUp([tokenWith(roles)])
    slow.tenant.pages.set('/users/mailbox/mailFolders?$top=1', denied())
    await expect(slow.wait).rejects.toMatchObject({
      code: 'not_effective',
      message: expect.stringContaining('Mail.Read'),
    })
    expect(slow.clock.waits.length).toBeGreaterThan(30)

    const blocked = setUp([tokenWith(roles)])
    const words = '[RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.'
    blocked.tenant.pages.set('/users/mailbox/mailFolders?$top=1', graphError(403, 'ErrorAccessDenied', words))
    await expect(blocked.wait).rejects.toMatchObject({
      code: 'not_effective',
      message: expect.stringContaining('Waiting does not help'),
    })
    expect(blocked.clock.waits).toEqual([])
  })

  it('does not wait for what never passes', async () => {
    const { wait, clock } = setUp([refusal(7000112)])

    await expect(wait).rejects.toMatchObject({ code: 'registration_failed' })
    expect(clock.waits).toEqual([])
  })
})
