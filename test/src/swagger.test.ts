/** The guide's token request in Swagger UI, as a person does it in a browser: client_id, assertion, Execute. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openWindow, type Window } from './support/browser.ts'
import { azureCli, startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { temporaryFolder } from './support/programs.ts'
import { addOrganization, restartStrongroom, startStrongroom, type Strongroom } from './support/strongroom.ts'

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const addresses = [
  '/swagger',
  '/swagger/',
  '/swagger/ui/index',
  '/swagger/documents/v6.json',
  '/swagger/json',
]

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let microsoft: Microsoft
let server: Strongroom

beforeAll(async () => {
  folder = await temporaryFolder()
  microsoft = await startMicrosoft('--mails', '1', '--lag', '0')
  server = await startStrongroom(folder.path, microsoft)
})

afterAll(async () => {
  await server.program.stop()
  await microsoft.stop()
  await folder.remove()
})

it('AZ-48: Swagger UI and its documents are not there unless they are switched on', async () => {
  for (const address of addresses)
    expect([address, (await server.fetch(`${server.url}${address}`)).status]).toEqual([address, 404])
})

const chromium = findChromium()

describe.skipIf(chromium === undefined)('switched on, in Chromium', () => {
  let open: Window
  let page: Page
  let accessToken: string

  beforeAll(async () => {
    const organization = await addOrganization(server, microsoft)
    await server.admin.send('PUT', `/api/v1/organizations/${organization.id}/authentication`, {
      tenantAuthentication: true,
      policies: ['verify_by_use'],
      allowedClientIds: [azureCli],
    })
    await server.admin.send('PUT', '/api/v1/settings/authentication', { swaggerUi: true })
    await server.program.stop()
    server = await restartStrongroom(folder.path, microsoft)
    open = await openWindow(chromium ?? '')
    page = open.page
  })
  afterAll(() => open.browser.close())

  it('is there also at the address of the guide', async () => {
    await page.goto(`${server.url}/swagger/ui/index`)
    await page.getByText('VB365 dialect v6').first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/swagger/')
  })

  it('the token request of the guide is filled in, executed, and answered with tokens', async () => {
    const assertion = (await microsoft.signIn('alice')).text
    const operation = await openOperation(page, 'Auth', '/v6/token')
    await operation.getByRole('button', { name: 'Try it out' }).click()
    expect(await operation.getByLabel('Request content type').inputValue()).toBe(
      'application/x-www-form-urlencoded',
    )
    await field(operation, 'grant_type').locator('select').selectOption(jwtBearer)
    await field(operation, 'client_id').locator('input').first().fill(microsoft.tenant)
    await field(operation, 'assertion').locator('input').first().fill(assertion)
    const answer = page.waitForResponse((response) => response.url().endsWith('/v6/token'))
    await operation.getByRole('button', { name: 'Execute' }).click()
    const response = await answer
    const tokens: { access_token?: string; token_type?: string } = await response.json()
    expect([response.status(), tokens.token_type]).toEqual([200, 'bearer'])
    expect(response.request().headers()['content-type']).toContain('application/x-www-form-urlencoded')
    await operation.locator('.live-responses-table').getByText('access_token').first().waitFor()
    accessToken = tokens.access_token ?? ''
  })

  it('with the token under Authorize, other requests work', async () => {
    await page.getByRole('button', { name: 'Authorize' }).first().click()
    const dialog = page.locator('.modal-ux')
    await dialog.locator('input').first().fill(accessToken)
    await dialog.getByRole('button', { name: 'Apply credentials' }).click()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    const operation = await openOperation(page, 'ServiceInstance', '/v6/ServiceInstance')
    await operation.getByRole('button', { name: 'Try it out' }).click()
    const answer = page.waitForResponse((response) => response.url().endsWith('/v6/ServiceInstance'))
    await operation.getByRole('button', { name: 'Execute' }).click()
    expect((await answer).status()).toBe(200)
  })

  it('nothing was asked of anybody else, and the browser forbade nothing', () => {
    expect([...open.origins]).toEqual([server.url])
    expect(open.complaints).toEqual([])
  })

  it('SES-25: no page can put it into a frame', async () => {
    const { headers } = await server.fetch(`${server.url}/swagger/`)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})

/** Opens one operation of a group. */
async function openOperation(page: Page, tag: string, path: string): Promise<Locator> {
  const group = page.locator(`#operations-tag-${tag}`)
  await group.waitFor()
  const operation = page
    .locator('.opblock')
    .filter({ has: page.locator(`[data-path="${path}"]`) })
    .first()
  if ((await group.getAttribute('data-is-open')) !== 'true') await group.click()
  await operation.locator('.opblock-summary-control').click()
  return operation
}

/** One parameter of the form. */
function field(operation: Locator, name: string): Locator {
  return operation.locator(`tr[data-property-name="${name}"]`)
}
