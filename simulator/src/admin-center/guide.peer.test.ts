/** The manual way in Chromium: register, upload, add permissions, consent; then @azure/identity gets the token. */
import { existsSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readPerson } from '../approve/approve.ts'
import { totpCode, totpStep } from '../entra/sign-in/totp.ts'
import { createTestCertificate } from '../entra/testing-certificate.ts'
import { runClient } from '../entra/testing-client.ts'
import { startSimulator, type Simulator } from '../simulator.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((place) => existsSync(place))
if (executablePath === undefined)
  process.stderr.write('skipped: install chromium to test the admin center in a browser\n')

async function signIn(page: Page, { ready, clock }: Simulator, upn: string): Promise<void> {
  const person = readPerson(ready.usersFile, upn)
  await page.goto(ready.adminUrl)
  await page.getByLabel('Email or user name').fill(person.upn)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Enter the code').fill(totpCode(person.totpSecret ?? '', totpStep(clock.now())))
  await page.getByRole('button', { name: 'Next' }).click()
}

async function addPermissions(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: '+ Add a permission' }).click()
  await page.getByRole('link', { name: 'Microsoft Graph' }).click()
  await page.getByRole('link', { name: 'Application permissions' }).click()
  for (const name of names) {
    await page.getByLabel('Select permissions').fill(name)
    await page.getByLabel('Select permissions').press('Enter')
    await page.getByLabel(name, { exact: true }).check()
  }
  await page.getByRole('button', { name: 'Add permissions' }).click()
}

describe.skipIf(executablePath === undefined)('the manual way, in Chromium', () => {
  it('ends with a token that carries what was consented to', { timeout: 120_000 }, async () => {
    const simulator = await startSimulator({ mails: 0, lagSeconds: 1 })
    const folder = await mkdtemp(join(tmpdir(), 'admin-center-'))
    const browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu'],
    })
    try {
      const context = await browser.newContext({
        ignoreHTTPSErrors: true,
        javaScriptEnabled: false,
        viewport: { width: 1280, height: 900 },
      })
      const page = await context.newPage()
      const mine = await createTestCertificate(Date.now())
      const file = join(folder, 'backup.cer')
      writeFileSync(file, mine.der)

      await signIn(page, simulator, 'admin@contoso.onmicrosoft.com')
      await page.getByRole('link', { name: 'App registrations' }).first().click()
      await page.getByRole('link', { name: '+ New registration' }).click()
      await page.getByLabel('Name', { exact: true }).fill('Strongroom Backup')
      await page.getByLabel('Accounts in this organizational directory only').check()
      await page.getByRole('button', { name: 'Register' }).click()
      const clientId = await page.locator('#applicationId').innerText()
      expect(await page.locator('#tenantId').innerText()).toBe(simulator.ready.tenantId)

      await page.getByRole('link', { name: 'Certificates & secrets' }).click()
      await page.getByLabel('Upload a certificate').setInputFiles(file)
      await page.getByRole('button', { name: 'Upload certificate' }).click()
      const thumbprint = Buffer.from(mine.credential.customKeyIdentifier, 'base64').toString('hex')
      await page.getByRole('table', { name: 'Certificates' }).getByText(thumbprint.toUpperCase()).waitFor()

      await page.getByRole('link', { name: 'API permissions' }).click()
      await addPermissions(page, ['Mail.Read', 'User.Read.All'])
      const rows = page.getByRole('table', { name: 'Configured permissions' }).getByRole('row')
      expect(await rows.filter({ hasText: 'Not granted for Contoso' }).count()).toBe(2)
      await page.getByRole('link', { name: 'Grant admin consent for Contoso' }).click()
      await page.getByRole('button', { name: 'Yes' }).click()
      await page.getByRole('status').getByText('Grant consent successful').waitFor()
      expect(await rows.filter({ hasText: '✓ Granted for Contoso' }).count()).toBe(3)

      simulator.clock.advance(2000)
      const done = await runClient({
        ready: simulator.ready,
        input: {
          tenantId: simulator.ready.tenantId,
          clientId,
          certificate: `${mine.privateKey}\n${mine.certificate}`,
          authorityHost: simulator.ready.loginUrl,
        },
        script: `
          import { ClientCertificateCredential } from '@azure/identity'
          const { tenantId, clientId, certificate, authorityHost } = input
          const credential = new ClientCertificateCredential(tenantId, clientId, { certificate }, { authorityHost, disableInstanceDiscovery: true })
          const { token } = await credential.getToken('https://graph.microsoft.com/.default')
          say({ done: JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()) })`,
      })
      expect(done['appid']).toBe(clientId)
      expect(done['roles']).toEqual(expect.arrayContaining(['Mail.Read', 'User.Read.All']))
    } finally {
      await browser.close()
      await simulator.stop()
      await rm(folder, { recursive: true, force: true })
    }
  })
})
