/** The built command: ready line, approve, usage errors, clean stop. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { createBrowser, type BrowserPage } from './approve/browser.ts'
import { parseRecord, type JsonRecord } from './json.ts'
import { readFileSync } from 'node:fs'

const command = fileURLToPath(new URL('../bin/m365-simulator.js', import.meta.url))
let children: ChildProcessWithoutNullStreams[] = []

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children = []
})

function launch(...args: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [command, ...args])
  children.push(child)
  return child
}

async function run(...args: string[]): Promise<{ code: unknown; out: string; err: string }> {
  const child = launch(...args)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const [code]: unknown[] = await once(child, 'close')
  return { code, out, err }
}

async function readyLine(child: ChildProcessWithoutNullStreams): Promise<Record<string, string>> {
  for await (const line of createInterface({ input: child.stdout })) {
    const ready: Record<string, string> = JSON.parse(line)
    return ready
  }
  throw new Error('it ended before it was ready')
}

async function deviceCode(ready: Record<string, string>): Promise<JsonRecord> {
  const browser = createBrowser(readFileSync(ready['caFile'] ?? '', 'utf8'))
  const action = `${ready['loginUrl']}/common/oauth2/v2.0/devicecode`
  const fields = [
    { name: 'client_id', type: 'hidden', value: '04b07795-8ddb-461a-bbee-02f9e1bf7b46' },
    { name: 'scope', type: 'hidden', value: 'User.ReadWrite.All' },
  ]
  const form: BrowserPage['form'] = { action, method: 'POST', fields, buttons: [] }
  const answer = await browser.submit({ url: action, status: 200, html: '', form, serverTime: 0 }, {})
  browser.close()
  return parseRecord(answer.html) ?? {}
}

describe('m365-simulator', () => {
  it(
    'prints one ready line, approves and declines through the pages, stops on SIGTERM',
    { timeout: 30_000 },
    async () => {
      const child = launch('--port', '0', '--mails', '1', '--users', '1')
      const ready = await readyLine(child)
      expect(ready).toMatchObject({ ready: true, tenant: 'contoso.onmicrosoft.com' })
      const there = ['--url', ready['loginUrl'] ?? '', '--ca', ready['caFile'] ?? '']
      const approve = async (upn: string, ...more: string[]): ReturnType<typeof run> =>
        run('approve', String((await deviceCode(ready))['user_code']), '--user', upn, ...there, ...more)
      expect(await approve('admin@contoso.onmicrosoft.com')).toMatchObject({
        code: 0,
        out: 'admin@contoso.onmicrosoft.com: You have signed in\n',
      })
      const declined = await approve(
        'alice@contoso.onmicrosoft.com',
        '--decline',
        '--users-file',
        ready['usersFile'] ?? '',
      )
      expect([declined.code, declined.out]).toEqual([
        0,
        'alice@contoso.onmicrosoft.com: You have cancelled the sign-in\n',
      ])
      const disabled = await approve('erin@contoso.onmicrosoft.com')
      expect([disabled.code, disabled.err]).toEqual([1, expect.stringContaining('AADSTS50057')])
      const wrong = await run('approve', 'AAAAAAAAA', '--user', 'bob@contoso.onmicrosoft.com', ...there)
      expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('AADSTS70018')])
      child.kill('SIGTERM')
      expect(await once(child, 'close')).toEqual([0, null])
    },
  )

  it.each([
    [['--bogus']],
    [['--port', 'x']],
    [['--lag', '-1']],
    [['--mailbox', 'nobody']],
    [['--tenants', 'many']],
    [['--cloud', 'mars']],
    [['approve']],
    [['approve', 'AAAAAAAAA']],
  ])('refuses %j as a usage error', async (args) => {
    const answer = await run(...args)
    expect([answer.code, answer.out]).toEqual([2, ''])
    expect(answer.err).toContain('--help')
  })

  it('is another cloud with as many tenants as asked for', { timeout: 30_000 }, async () => {
    const child = launch('--port', '0', '--mails', '0', '--tenants', '2', '--cloud', 'usgov')
    const ready = await readyLine(child)
    expect(ready['tenant']).toBe('contoso.onmicrosoft.us')
    const browser = createBrowser(readFileSync(ready['caFile'] ?? '', 'utf8'))
    const answer = await browser.open(
      `${ready['loginUrl']}/tenant0002.onmicrosoft.us/v2.0/.well-known/openid-configuration`,
    )
    browser.close()
    expect(parseRecord(answer.html)).toMatchObject({ tenant_region_sub_scope: 'DODCON' })
  })

  it('explains itself', async () => {
    for (const args of [['--help'], ['approve', '--help']])
      expect(await run(...args)).toMatchObject({ code: 0, out: expect.stringContaining('The ready line') })
  })
})
