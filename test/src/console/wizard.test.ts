/** The wizard with an application that exists already: only used, or taken care of. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openWindow, type Window } from '../support/browser.ts'
import { createCertificateFile } from '../support/certificate-file.ts'
import { member, type Answer } from '../support/http.ts'
import { graphTools, startMicrosoft, type Microsoft } from '../support/microsoft.ts'
import { run, temporaryFolder } from '../support/programs.ts'
import { startStrongroom, type Strongroom } from '../support/strongroom.ts'
import { inTenant } from '../support/tenants.ts'
import { signIn } from './visit.ts'
import { password } from './world.ts'

const tenant = 'contoso.onmicrosoft.com'
const graphAppId = '00000003-0000-0000-c000-000000000000'
/** What backing up mail needs. */
const roles = ['User.Read.All', 'RoleManagement.Read.Directory', 'GroupMember.Read.All', 'Mail.Read']
const chromium = findChromium()

describe.skipIf(chromium === undefined)('the wizard in Chromium', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let used: Strongroom
  let managed: Strongroom
  let open: Window
  let page: Page
  let token: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    microsoft = await startMicrosoft('--mails', '1', '--lag', '0')
    used = await startStrongroom(join(folder.path, 'used'), microsoft)
    managed = await startStrongroom(join(folder.path, 'managed'), microsoft)
    const scope = ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All']
      .map((name) => `https://graph.microsoft.com/${name}`)
      .join(' ')
    token = member(await microsoft.signIn('admin', { clientId: graphTools, scope }), 'access_token')
    open = await openWindow(chromium ?? '')
    page = open.page
    page.setDefaultTimeout(45_000)
  })
  afterAll(async () => {
    await open.browser.close()
    await used.program.stop()
    await managed.program.stop()
    await microsoft.stop()
    await folder.remove()
  })

  const graph = (...request: [string, string, unknown?]): Promise<Answer> =>
    inTenant(microsoft, { token }, request)
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()

  /** An application as somebody made it by hand. @returns its client id. */
  const register = async (displayName: string, keyCredentials: readonly object[]): Promise<string> => {
    const appId = member(
      await graph('POST', '/applications', { displayName, signInAudience: 'AzureADMyOrg', keyCredentials }),
      'appId',
    )
    const principalId = member(await graph('POST', '/servicePrincipals', { appId }), 'id')
    const resource = await graph('GET', `/servicePrincipals(appId='${graphAppId}')?$select=id,appRoles`)
    const { appRoles }: { appRoles: { id: string; value: string }[] } = JSON.parse(resource.text)
    if (keyCredentials.length > 0)
      for (const value of roles)
        await graph('POST', `/servicePrincipals/${principalId}/appRoleAssignments`, {
          principalId,
          resourceId: member(resource, 'id'),
          appRoleId: appRoles.find((role) => role.value === value)?.id,
        })
    return appId
  }

  const begin = async (server: Strongroom): Promise<void> => {
    await page.context().clearCookies()
    await signIn(page, server.url, '/console/organizations/add')
    await page.getByLabel('Tenant').fill(tenant)
    await press('Next')
    await page.getByRole('radio', { name: 'Use an existing application' }).click()
  }

  const signInAndPlan = async (): Promise<void> => {
    await press('Get a code')
    await microsoft.approve((await page.getByText(/^[A-Z0-9]{8,9}$/).textContent()) ?? '', 'admin')
    await page.getByText('Is this the account and the tenant that you meant?').waitFor()
    await press('Look, and show the plan')
  }

  it('an existing application with a certificate of its own (PFX) is only used: nobody signs in, nothing is written', async () => {
    const { file, credential } = await createCertificateFile(join(folder.path, 'own.pem'), 'Own')
    const pfx = join(folder.path, 'own.pfx')
    const made = await run('/usr/bin/openssl', [
      'pkcs12',
      '-export',
      '-in',
      file,
      '-inkey',
      file,
      '-out',
      pfx,
      '-passout',
      `pass:${password}`,
    ])
    expect(made.code, made.stderr).toBe(0)
    const appId = await register('Made by hand', [credential])
    await begin(used)
    await page.getByRole('checkbox', { name: /Grant this application the required permissions/ }).click()
    await press('Next')
    await page.getByLabel('Application (client) id').fill(appId)
    await page.getByRole('radio', { name: /PKCS#12/ }).click()
    await page.locator('input[type=file]').setInputFiles(pfx)
    await page.getByLabel('Password of the file').fill(password)
    await page.getByRole('radio', { name: /^Only while somebody restores/ }).click()
    await page.getByRole('radio', { name: 'Never', exact: true }).click()
    await press('Look, and show the plan')
    await page.getByText('Nothing is written in the tenant.').waitFor()
    expect(page.url()).not.toContain(password)
    await press('Connect')
    await page.getByText('is connected.').waitFor()
    await page.getByText('Everything works').waitFor()
  }, 120_000)

  it('with the check box the application is granted what it needs; what stands in the way is said, and accepted by who knows it', async () => {
    const appId = await register('To be taken care of', [])
    await begin(managed)
    const box = page.getByRole('checkbox', { name: /Grant this application the required permissions/ })
    expect(await box.isChecked()).toBe(true)
    await press('Next')
    await page.getByLabel('Application (client) id').fill(appId)
    await press('Next')
    await signInAndPlan()
    await page.getByText(/is owned by admin@.* Remove the owner, or accept it\./).waitFor()
    expect(await page.getByRole('button', { name: /^Make \d+ changes$/ }).isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: /I know it, and it is all right/ }).click()
    await press('Plan again with what I accepted')
    await page.getByRole('button', { name: /^Make \d+ changes$/ }).click()
    await page.getByText('is connected.').waitFor()
    await page.getByText('Everything works').waitFor()
    const principal = await graph('GET', `/servicePrincipals(appId='${appId}')?$select=id`)
    const granted = await graph('GET', `/servicePrincipals/${member(principal, 'id')}/appRoleAssignments`)
    expect(granted.text).toContain('810c84a8-4a9e-49e6-bf7d-12d183f40d01')
  }, 180_000)
})
