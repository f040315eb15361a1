/** The guide of the manual way: for exactly one choice, in every cloud, and nothing in a name is carried out. */
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { cloudNamed, readCatalogue } from '../../microsoft365/index.ts'
import type { GuideChoice } from './guide.ts'
import { powershellWord, shellWord } from './quote.ts'
import { createGuideOperations } from './guide-operations.ts'
import { writeGuide } from './write-guide.ts'

const choice: GuideChoice = {
  services: { exchange: true, sharePoint: false, teams: false, teamsChats: false },
  layout: 'standard',
  restore: 'standing',
  signIn: false,
  posture: false,
  drift: false,
  cloud: undefined,
  tenant: 'contoso.onmicrosoft.com',
  applicationName: undefined,
  certificateFile: 'backup.pem',
  keyId: 'the-key',
}
const worldwide = cloudNamed('worldwide')
const nasty = `O'Brien "$(touch /tmp/x)" \`id\` </code><script>alert(1)</script> | * [x](y) \u2019; $env:PATH`

describe('the permissions', () => {
  it('are those of the plan for the same choice, with Microsoft’s ids', () => {
    const [application] = writeGuide(worldwide, choice, 'text').applications
    const { permissions } = readCatalogue()
    for (const { value, id, kind } of application?.permissions ?? [])
      expect(permissions).toContainEqual(expect.objectContaining({ value, id, kind }))
    expect(application?.permissions.map(({ value }) => value)).toEqual([
      'User.Read.All',
      'RoleManagement.Read.Directory',
      'GroupMember.Read.All',
      'Mail.Read',
      'Mail.ReadWrite',
    ])
  })

  it('leave restore out where it is granted for a while, or not wanted', () => {
    for (const restore of ['just-in-time', 'none'] as const) {
      const guide = writeGuide(worldwide, { ...choice, restore }, 'text')
      expect(guide.document).not.toContain('Mail.ReadWrite')
      expect(guide.remarks).toHaveLength(1)
    }
  })

  it('are told apart by application, each with its own consent', () => {
    const guide = writeGuide(worldwide, { ...choice, layout: 'separate-restore', signIn: true }, 'text')
    expect(guide.applications.map(({ purposes }) => purposes)).toEqual([['backup'], ['restore'], ['sign-in']])
    expect(guide.portal.filter(({ title }) => title.startsWith('Grant'))).toHaveLength(3)
    expect(guide.connect.lines[0]).toContain('--restore-application CLIENT-ID-OF-Strongroom-Restore')
    expect(guide.connect.lines[0]).toContain('--sign-in-application-id CLIENT-ID-OF-Strongroom-Sign-in')
  })
})

describe('the clouds', () => {
  it.each([
    [
      'worldwide',
      {
        portal: 'https://entra.microsoft.com',
        azure: 'AzureCloud',
        environment: 'Global',
        graph: 'https://graph.microsoft.com/',
      },
    ],
    [
      'usgov',
      {
        portal: 'https://entra.microsoft.us',
        azure: 'AzureUSGovernment',
        environment: 'USGov',
        graph: 'https://graph.microsoft.us/',
      },
    ],
    [
      'usdod',
      {
        portal: 'https://entra.microsoft.us',
        azure: 'AzureUSGovernment',
        environment: 'USGovDoD',
        graph: 'https://dod-graph.microsoft.us/',
      },
    ],
    [
      'china',
      {
        portal: 'https://entra.microsoftonline.cn',
        azure: 'AzureChinaCloud',
        environment: 'China',
        graph: 'https://microsoftgraph.chinacloudapi.cn/',
      },
    ],
  ])('%s has its own hosts and names', (name, { portal, azure, environment, graph }) => {
    const { document } = writeGuide(cloudNamed(name), choice, 'text')
    expect(document).toContain(`“${portal}”`)
    expect(document).toContain(`az cloud set --name ${azure}\n`)
    expect(document).toContain(`-Environment ${environment} `)
    expect(document).toContain(`--url "${graph}v1.0/`)
  })

  it('say what they lack', () => {
    const sharePoint = { ...choice.services, sharePoint: true, teams: true }
    const { remarks } = writeGuide(cloudNamed('china'), { ...choice, services: sharePoint }, 'text')
    expect(remarks.join(' ')).toContain('This cloud has no')
  })
})

describe('what a person typed', () => {
  it('is one word of a POSIX shell, whatever it holds', () => {
    for (const text of [nasty, "''", 'a b', '-n', '$HOME', 'Łódź', '\\'])
      expect(execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' })).toBe(text)
  })

  it('is one word of PowerShell: every quote that it knows is doubled', () => {
    expect(powershellWord("a'b")).toBe("'a''b'")
    expect(powershellWord('a\u2019b\u2018c')).toBe("'a\u2019\u2019b\u2018\u2018c'")
  })

  it('is text on the page and in Markdown', () => {
    const html = writeGuide(worldwide, { ...choice, applicationName: nasty }, 'html').document
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;')
    const markdown = writeGuide(
      worldwide,
      { ...choice, applicationName: '[x](y) <b> `c`' },
      'markdown',
    ).document
    expect(markdown.split('\n')[0]).toBe('# Connect Microsoft 365 by hand: \\[x\\](y) \\<b\\> \\`c\\`')
  })

  it('keeps the Azure CLI lines a script that a shell can read', () => {
    const { azureCli } = writeGuide(worldwide, { ...choice, signIn: true, applicationName: nasty }, 'text')
    const read = (): unknown => execFileSync('sh', ['-n'], { input: azureCli.lines.join('\n') })
    expect(read).not.toThrow()
  })
})

describe('the formats', () => {
  it.each(['text', 'markdown', 'html'] as const)('%s names every step', (format) => {
    const guide = writeGuide(worldwide, choice, format)
    for (const word of ['New registration', 'Upload certificate', 'Grant admin consent for', 'org verify'])
      expect(guide.document).toContain(word)
  })
})

describe('what is asked for', () => {
  const guides = createGuideOperations({
    database: undefined as never,
    keys: undefined as never,
    clouds: [worldwide],
    clock: undefined as never,
    random: undefined as never,
  })

  it.each(['@/etc/passwd', '-rf', ' ', 'a\nb'])(
    'is refused where a name would mean something else to a shell or to az: %j',
    (name) => {
      expect(() => guides.write({ ...choice, applicationName: name }, 'text')).toThrow(
        expect.objectContaining({ code: 'invalid_request' }),
      )
    },
  )
})
