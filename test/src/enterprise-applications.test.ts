/** The newcomer's document is true: its commands are followed to the letter, in an empty folder, on a practice tenant. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unknownCommandsIn } from './support/document.ts'
import { run, temporaryFolder, type Finished } from './support/programs.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const longestSeconds = 540

interface Block {
  /** Of its first command in the document. */
  readonly line: number
  readonly text: string
}

/** What stands between ```sh and ```, in its order. */
function blocksOf(document: string): readonly Block[] {
  return [...document.matchAll(/^```sh\n(.*?)^```$/gms)].map(({ index, 1: text = '' }) => ({
    line: document.slice(0, index).split('\n').length + 1,
    text,
  }))
}

/** One script, as if somebody had pasted block after block; what it started ends with it. */
function scriptOf(blocks: readonly Block[]): string {
  return [
    'set -eu',
    "trap 'kill $(jobs -p) 2> /dev/null || true' EXIT",
    ...blocks.map(({ line, text }) => `echo '== line ${line}'; echo '== line ${line}' >&2\n${text}`),
    "echo '== the end'",
  ].join('\n')
}

let document = ''
let folder: Awaited<ReturnType<typeof temporaryFolder>>

beforeAll(async () => {
  document = await readFile(join(repository, 'docs', 'enterprise-applications.md'), 'utf8')
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

describe('docs/enterprise-applications.md', () => {
  let followed: Finished

  /** What was printed below the command that begins so. */
  function saidBy(command: string): string {
    const block = blocksOf(document).find(({ text }) => text.includes(command))
    if (block === undefined) throw new Error(`no block has ${command}`)
    return followed.stdout.split(`== line ${block.line}\n`)[1]?.split('\n== ')[0] ?? ''
  }

  it(
    'can be followed from its first command to its last',
    async () => {
      const script = join(folder.path, 'follow.sh')
      await writeFile(script, scriptOf(blocksOf(document)))
      followed = await run(
        '/usr/bin/timeout',
        [String(longestSeconds), 'bash', script],
        { STRONGROOM: repository.replace(/\/$/, ''), HOME: folder.path, XDG_CONFIG_HOME: undefined },
        { folder: folder.path },
      )
      expect(`${followed.stdout.slice(-3000)}\n${followed.stderr.slice(-3000)}`).toContain('== the end')
      expect(followed.code).toBe(0)
    },
    (longestSeconds + 20) * 1000,
  )

  it.each([
    ['org add --tenant contoso', 'contoso.onmicrosoft.com is connected'],
    ['--way existing --tenant', 'tenant0001.onmicrosoft.com works: every token is accepted'],
    ['--way existing-managed', 'fabrikam.onmicrosoft.com is connected'],
    ['org invitation create', 'The invitation is revoked.'],
    ['org verify contoso', 'contoso.onmicrosoft.com works'],
    ['org edit', 'fabrikam.onmicrosoft.com is changed'],
    ['certificate rotate', 'is on its way'],
    ['posture check', 'Sign-in posture of'],
    ['restore-permissions grant', 'Nothing of it stands.'],
    ['org drift', 'Somebody added a'],
    ['org migrate', 'works with an application and its certificate now'],
    ['--clean-up', 'is removed, with its applications in the tenant'],
    ['support bundle', 'The archive is in support.zip'],
  ])('says after %s what it is said to say', (command, words) => {
    expect(saidBy(command)).toContain(words)
  })

  it('names no command and no option that is not there', async () => {
    expect(await unknownCommandsIn(document)).toEqual([])
  }, 300_000)
})
