/** Walking the pages as `approve` does: a spent one-time code, refusals, consent for the organization. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSimulator, type Simulator } from '../simulator.ts'
import { azureCliAppId, graphCommandLineToolsAppId } from '../tenant/microsoft-applications.ts'
import { readPerson } from './approve.ts'
import { createBrowser, type Browser } from './browser.ts'
import { findForm, findHeading } from './html-form.ts'
import { walkThroughSignIn } from './sign-in.ts'

let simulator: Simulator
let browser: Browser
let waits: number[]

beforeEach(async () => {
  simulator = await startSimulator({ mails: 0 })
  browser = createBrowser(readFileSync(simulator.ready.caFile, 'utf8'))
  waits = []
})

afterEach(async () => {
  browser.close()
  await simulator.stop()
})

async function userCodeFor(clientId: string, scope: string): Promise<string> {
  const url = `${simulator.ready.loginUrl}/common/oauth2/v2.0/devicecode`
  const fields = Object.entries({ client_id: clientId, scope }).map(([name, value]) => ({
    name,
    type: 'hidden',
    value,
  }))
  const form = { action: url, method: 'POST' as const, fields, buttons: [] }
  const answer = await browser.submit({ url, status: 200, html: '', form, serverTime: 0 }, {})
  const body: { user_code: string } = JSON.parse(answer.html)
  return body.user_code
}

async function walk(upn: string, userCode: string, forOrganization = false): Promise<string> {
  const page = await walkThroughSignIn(
    {
      browser,
      sleep: async (milliseconds) => {
        waits.push(milliseconds)
        simulator.clock.advance(milliseconds)
      },
    },
    `${simulator.ready.loginUrl}/devicelogin`,
    { person: readPerson(simulator.ready.usersFile, upn), userCode, consent: 'accept', forOrganization },
  )
  return findHeading(page.html)
}

describe('a walk', () => {
  it('waits for the next one-time code where this one has been spent', async () => {
    const admin = 'admin@contoso.onmicrosoft.com'
    expect(await walk(admin, await userCodeFor(azureCliAppId, 'openid'))).toBe('You have signed in')
    expect(waits).toEqual([])
    expect(await walk(admin, await userCodeFor(azureCliAppId, 'openid'))).toBe('You have signed in')
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeLessThanOrEqual(31_000)
  })

  it('ticks consent for the organization where it is asked to', async () => {
    const code = await userCodeFor(graphCommandLineToolsAppId, 'Domain.Read.All')
    await walk('admin@contoso.onmicrosoft.com', code, true)
    const [grant] = [...simulator.tenant.oauth2PermissionGrants.values()]
    expect(grant).toMatchObject({ consentType: 'AllPrincipals', principalId: null, scope: 'Domain.Read.All' })
  })

  it('ends with what the page says', async () => {
    await expect(
      walk('erin@contoso.onmicrosoft.com', await userCodeFor(azureCliAppId, 'openid')),
    ).rejects.toMatchObject({
      code: 50057,
    })
    await expect(
      walk('alice@contoso.onmicrosoft.com', await userCodeFor(graphCommandLineToolsAppId, 'Domain.Read.All')),
    ).rejects.toMatchObject({ code: 90094 })
  })

  it('knows nobody who is not in the users file', () => {
    expect(() => readPerson(simulator.ready.usersFile, 'nobody@contoso.com')).toThrow(/knows no user/)
  })
})

describe('a form', () => {
  it('is read with entities, whatever the order of attributes', () => {
    const form = findForm(
      '<form action="/a?b=1&amp;c=2" method="post"><input value="&quot;x&quot;" name="flow" type="hidden"><button name="consent" value="accept">OK</button></form>',
    )
    expect(form).toEqual({
      action: '/a?b=1&c=2',
      method: 'POST',
      fields: [{ name: 'flow', type: 'hidden', value: '"x"' }],
      buttons: [{ name: 'consent', value: 'accept' }],
    })
    expect(findForm('<p>none</p>')).toBeUndefined()
  })
})
