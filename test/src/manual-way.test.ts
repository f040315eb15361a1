/** The manual way in Chromium: the generated guide is followed label by label, then the organization is verified. */
import { join } from 'node:path'
import type { Guide, Verification } from '@strongroom/api-client'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doAction, signInAtAdminCenter } from './support/admin-center.ts'
import { findChromium, openWindow, type Window } from './support/browser.ts'
import { startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { run, temporaryFolder, type Finished } from './support/programs.ts'
import { startStrongroom, type Strongroom } from './support/strongroom.ts'

const chromium = findChromium()

describe.skipIf(chromium === undefined)('the guide, followed in Chromium', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let open: Window
  let page: Page
  let guide: Guide
  let keyId: string
  let clientId: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    microsoft = await startMicrosoft('--mails', '1', '--lag', '1')
    server = await startStrongroom(folder.path, microsoft)
    open = await openWindow(chromium ?? '')
    page = open.page
    const password = join(folder.path, 'password')
    const signedIn = await strongroom('login', '--user', 'admin', '--password-file', password)
    if (signedIn.code !== 0) throw new Error(signedIn.stderr)
  }, 120_000)
  afterAll(async () => {
    await open.browser.close()
    await server.program.stop()
    await microsoft.stop()
    await folder.remove()
  })

  const strongroom = (...parameters: string[]): Promise<Finished> =>
    run(
      'strongroom',
      [...parameters, '--json'],
      {
        STRONGROOM_PROFILE: join(folder.path, 'profile.json'),
        STRONGROOM_URL: server.url,
        STRONGROOM_CA_FILE: server.caFile,
      },
      { folder: folder.path },
    )
  const lastOf = <Answer>({ stdout }: Finished): Answer => JSON.parse(stdout.trim().split('\n').at(-1) ?? '')

  /** Does the steps whose title begins like one of these. */
  async function follow(titles: readonly string[], isLeftOut: (label: string) => boolean): Promise<void> {
    const files = new Map([['backup.pem', join(folder.path, 'backup.pem')]])
    for (const { title, actions } of guide.portal.filter((step) =>
      titles.some((wanted) => step.title.startsWith(wanted)),
    ))
      for (const action of actions) {
        const { kind, label, value } = action
        expect(guide.document, title).toContain(action.text)
        expect(action.text).toContain(kind === 'note' ? '' : label)
        if (kind === 'search' ? isLeftOut(value ?? '') : kind === 'check' && isLeftOut(label)) continue
        await doAction(page, action, files)
        if (label === 'Application (client) ID') clientId = await page.locator('#applicationId').innerText()
      }
  }

  /** The line of the guide, with what the person noted in place of the words that stand for it. */
  function connect(): Promise<Finished> {
    const [line = ''] = guide.connect.lines
    const words = line.replaceAll(/CLIENT-ID-OF-[\w-]+/g, clientId).split(' ')
    expect(words.slice(0, 3)).toEqual(['strongroom', 'org', 'add'])
    return strongroom(...words.slice(1))
  }

  it('the certificate is prepared here, and the guide is for exactly this choice', async () => {
    const prepared = await strongroom('org', 'prepare-certificate', '--out', 'backup.pem')
    expect(prepared.code, prepared.stderr).toBe(0)
    keyId = lastOf<{ keyId: string }>(prepared).keyId
    const choice = ['--services', 'exchange', '--tenant', microsoft.tenant, '--certificate', 'backup.pem']
    const written = await strongroom('org', 'guide', ...choice, '--key', keyId)
    expect(written.code, written.stderr).toBe(0)
    guide = lastOf<Guide>(written)
    const [application] = guide.applications
    expect(application?.permissions.map(({ value }) => value)).toEqual([
      'User.Read.All',
      'RoleManagement.Read.Directory',
      'GroupMember.Read.All',
      'Mail.Read',
      'Mail.ReadWrite',
    ])
  })

  it('with a permission left out it is not connected: the permission and its feature are named', async () => {
    await signInAtAdminCenter(page, microsoft)
    await follow(['Register', 'Upload', 'Add the', 'Grant'], (label) => label === 'Mail.ReadWrite')
    await page.getByRole('status').getByText('Grant consent successful').waitFor()
    const refused = await connect()
    expect(refused.code).toBe(1)
    expect(refused.stdout + refused.stderr).toContain(
      'Mail.ReadWrite: mail cannot be restored to a mailbox; it can be exported',
    )
    expect(refused.stdout + refused.stderr).not.toContain('lacks the application permission Mail.Read:')
  }, 120_000)

  it('with every line done it is connected, and verify turns green', async () => {
    await follow(['Add the', 'Grant'], (label) => label !== 'Mail.ReadWrite')
    await page.getByRole('status').getByText('Grant consent successful').waitFor()
    const connected = await connect()
    expect(connected.code, connected.stdout + connected.stderr).toBe(0)
    const [, line = ''] = guide.connect.lines
    const verified = await strongroom(...line.split(' ').slice(1))
    expect(verified.code, verified.stdout + verified.stderr).toBe(0)
    expect(lastOf<Verification>(verified)).toMatchObject({ state: 'passed', lost: [] })
  }, 120_000)

  it('with a consent revoked, verify names exactly the feature that is lost and what goes on', async () => {
    const row = page.getByRole('row').filter({ has: page.getByText('Mail.ReadWrite', { exact: true }) })
    await row.getByRole('button', { name: 'Revoke admin consent' }).click()
    const verified = await strongroom('org', 'verify')
    expect(verified.code).toBe(3)
    const verification = lastOf<Verification>(verified)
    expect(verification).toMatchObject({
      state: 'failed',
      lost: ['mail cannot be restored to a mailbox; it can be exported'],
    })
    expect(verification.working).toContain('back up mail folders, messages and attachments')
    const events = verified.stdout
      .trim()
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line).event)
    expect(new Set(events)).toEqual(new Set(['token', 'permission']))
  }, 120_000)
})
