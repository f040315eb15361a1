/** `strongroom repository …` against a running server: what it says, what it refuses, and how it ends (docs/maintenance.md). */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { run, temporaryFolder, type Finished } from './support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  runJob,
  startStrongroom,
  type Strongroom,
} from './support/strongroom.ts'

const upn = 'alice@contoso.onmicrosoft.com'

interface Run {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly report?: Readonly<Record<string, unknown>>
  readonly error?: { readonly code: string; readonly message: string }
}

interface Key {
  readonly id: string
  readonly label: string
  readonly isUsable: boolean
}

/** Every line of a program's output; the last one is the result, those before it are progress. */
function documents({ stdout }: Finished): readonly unknown[] {
  return stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

function resultOf<Result>(finished: Finished): Result {
  return documents(finished).at(-1) as Result
}

describe('the commands of a repository', { timeout: 240_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let microsoft: Microsoft
  let server: Strongroom
  let vault: string
  let copy: string
  /** Sub-commands that were run here. */
  const used = new Set<string>()

  beforeAll(async () => {
    folder = await temporaryFolder()
    vault = join(folder.path, 'vault')
    copy = join(folder.path, 'copy')
    microsoft = await startMicrosoft('--mails', '12')
    server = await startStrongroom(folder.path, microsoft)
    const organization = await addOrganization(server, microsoft)
    const { job } = await createMailboxJob(server, { organization, upn, path: vault })
    const session = await runJob(server, job)
    if (session.status !== 'Success') throw new Error(session.status)
    const login = await strongroom(
      'login',
      '--user',
      'admin',
      '--password-file',
      join(folder.path, 'password'),
    )
    if (login.code !== 0) throw new Error(login.stderr)
  })

  afterAll(async () => {
    await server.program.stop()
    await microsoft.stop()
    await folder.remove()
  })

  const strongroom = (...parameters: string[]): Promise<Finished> =>
    run('strongroom', parameters, {
      XDG_CONFIG_HOME: join(folder.path, 'config'),
      STRONGROOM_URL: server.url,
      STRONGROOM_CA_FILE: server.caFile,
      DATABASE_URL: undefined,
    })
  const repository = (...parameters: string[]): Promise<Finished> => {
    used.add(parameters[0] ?? '')
    return strongroom('repository', ...parameters)
  }
  const packs = async (): Promise<string[]> => {
    const names = await readdir(join(vault, 'packs'), { recursive: true, withFileTypes: true })
    return names
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted()
  }
  const passphraseFile = async (name: string, passphrase: string): Promise<string> => {
    const file = join(folder.path, name)
    await writeFile(file, `${passphrase}\n`, { mode: 0o600 })
    return file
  }

  it('check: says what it verified, to a person and to a program', async () => {
    const said = await repository('check', '--data', 'all')
    expect(said.code, said.stderr).toBe(0)
    expect(said.stdout).toMatch(/^check: success\n {2}run +\S+\n {2}started +\S+ by admin\n/)
    expect(said.stdout).toContain('restore points: 1\n')
    expect(said.stdout).toContain('bytes read and verified: ')
    expect(said.stderr).toContain('check: ')

    const told = await repository('check', '--json')
    expect(told.code, told.stderr).toBe(0)
    expect(told.stderr).toBe('')
    const result = resultOf<Run>(told)
    expect(result).toMatchObject({ kind: 'check', state: 'success', report: { restorePoints: 1 } })
    for (const line of documents(told).slice(0, -1))
      expect(line).toMatchObject({ event: 'progress', id: result.id })
  })

  it('refuse what they do not understand, with what to give instead, and change nothing', async () => {
    const before = await packs()
    const unknown = 'aaaaaaaa-0000-4000-8000-000000000000'
    const page = await passphraseFile('page', Array<string>(8).fill('ABCD').join('-'))
    const refusals = [
      [['check', '--data', 'some'], 2, '--data is none, all, or a part such as 3/30, not some'],
      [['check', '--repository', 'nowhere'], 2, 'nowhere'],
      [['prune', '--wait-hours', 'soon'], 2, '--wait-hours is a number, not soon'],
      [['prune', '--wait-hours', '1'], 1, '2'],
      [['copy', '--to', 'here'], 1, 'absolute'],
      [['copy'], 2, '--to'],
      [['maintenance', 'show', 'x'], 1, 'not found. What there is: strongroom repository maintenance list\n'],
      [
        ['maintenance', 'stop', unknown],
        1,
        'not found. What there is: strongroom repository maintenance list\n',
      ],
      [['keys', 'remove', 'x'], 1, 'not found. What there is: strongroom repository keys list\n'],
      [['keys', 'remove', unknown], 1, 'not found. What there is: strongroom repository keys list\n'],
      [
        ['kit', 'try', '--file', page, '--kit', unknown],
        1,
        'What there is: strongroom repository kit list\n',
      ],
    ] as const
    const answers: [string, number | null, boolean, string][] = []
    for (const [parameters, , words] of refusals) {
      const { code, stdout, stderr } = await repository(...parameters)
      const isQuiet = stdout === '' && !/\n {4}at /.test(stderr)
      answers.push([parameters.join(' '), code, isQuiet, stderr.includes(words) ? words : stderr])
    }
    expect(answers).toEqual(
      refusals.map(([parameters, code, words]) => [parameters.join(' '), code, true, words]),
    )
    const nowhere = await repository('heal', '--from', join(folder.path, 'nothing'))
    expect([nowhere.code, nowhere.stdout.split('\n')[0]]).toEqual([1, 'heal: failed'])
    expect(await packs()).toEqual(before)
  })

  it('prune, retention: a preview says so and changes nothing; then they do it', async () => {
    const before = await packs()
    const preview = await repository('prune', '--preview')
    expect(preview.code, preview.stderr).toBe(0)
    expect(preview.stdout).toMatch(/^prune \(preview: nothing was changed\): success\n/)
    expect(preview.stdout).toContain('condemned now, deleted by a later run: 0 packs, 0 B')
    const retention = await repository('retention', '--preview')
    expect(retention.code, retention.stderr).toBe(0)
    expect(retention.stdout).toMatch(/^retention \(preview: nothing was changed\): success\n/)
    expect(retention.stdout).toContain('kept: for ever')
    const kept = resultOf<Run>(await repository('retention', '--json'))
    expect(kept).toMatchObject({ state: 'success', report: { isPreview: false, forgottenRestorePoints: 0 } })
    const pruned = resultOf<Run>(await repository('prune', '--json'))
    expect(pruned).toMatchObject({ kind: 'prune', state: 'success', report: { deleted: { packs: 0 } } })
    expect(await packs()).toEqual(before)
  })

  it('copy and rebuild-index: bring a copy up to date, and the index anew', async () => {
    await mkdir(copy)
    const first = await repository('copy', '--to', copy)
    expect(first.code, first.stderr).toBe(0)
    expect(first.stdout).toMatch(/ {2}copied: [1-9]\d* objects, /)
    const again = resultOf<Run>(await repository('copy', '--to', copy, '--json'))
    expect(again).toMatchObject({ state: 'success', report: { copied: { objects: 0, bytes: 0 } } })
    const rebuilt = await repository('rebuild-index')
    expect(rebuilt.code, rebuilt.stderr).toBe(0)
    expect(rebuilt.stdout).toContain('index objects now: 1\n')
    const checked = await repository('check', '--data', 'all')
    expect(checked.code, checked.stderr).toBe(0)
  })

  it('damage ends with code 3 and the next step; heal takes it from the copy, and all is well again', async () => {
    const [lost = ''] = await packs()
    const bytes = await readFile(lost)
    await rm(lost)
    const damaged = await repository('check')
    expect(damaged.code).toBe(3)
    expect(damaged.stdout).toMatch(/^check: failed\n/)
    expect(damaged.stdout).toContain('Heal the repository from a copy')
    expect(damaged.stdout).toContain('error: ')
    const health = await repository('health')
    expect(health.code).toBe(3)
    expect(health.stdout).toContain('  since ')
    const told = await repository('check', '--json')
    expect(told.code).toBe(3)
    expect(resultOf<Run>(told)).toMatchObject({ state: 'failed', error: { code: 'damage_found' } })
    const healed = await repository('heal', '--from', copy)
    expect(healed.code, healed.stdout).toBe(0)
    expect(healed.stdout).toContain('copied: 1 objects, ')
    expect(Buffer.compare(await readFile(lost), bytes)).toBe(0)
    const checked = await repository('check', '--data', 'all')
    expect(checked.code, checked.stdout).toBe(0)
    const well = await repository('health', '--json')
    expect(well.code).toBe(0)
    expect(resultOf(well)).toMatchObject({ state: 'ok', alerts: [] })
  })

  it('maintenance: lists the runs, shows one with its report', async () => {
    const runs = resultOf<Run[]>(await repository('maintenance', 'list', '--json'))
    expect(new Set(runs.map(({ kind }) => kind))).toEqual(
      new Set(['check', 'prune', 'retention', 'copy', 'rebuild-index', 'heal']),
    )
    const listed = await repository('maintenance', 'list')
    expect(listed.stdout).toMatch(/^STARTED +KIND +STATE +BY +ID\n/)
    const failed = runs.find(({ state }) => state === 'failed')
    const shown = await repository('maintenance', 'show', failed?.id ?? '')
    expect(shown.code).toBe(3)
    expect(shown.stdout).toMatch(/^check: failed\n/)
    const stopped = await repository('maintenance', 'stop', failed?.id ?? '')
    expect(stopped.stdout).toMatch(/^check: failed\n/)
  })

  it('keys: add, change and remove a passphrase; none of them is ever printed', async () => {
    const words = ['correct horse battery', 'staple of another kind']
    const [old, fresh, short] = await Promise.all([
      passphraseFile('old', words[0] ?? ''),
      passphraseFile('fresh', words[1] ?? ''),
      passphraseFile('short', 'too short'),
    ])
    const refused = await repository('keys', 'add', '--passphrase-file', short)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('at least 12 characters')
    const added = await repository('keys', 'add', '--passphrase-file', old, '--label', 'the safe')
    expect(added.code, added.stderr).toBe(0)
    expect(added.stdout).toMatch(/^The passphrase opens .+ \([0-9a-f-]{36}\)\.\n$/)
    const [key] = resultOf<Key[]>(await repository('keys', 'list', '--json'))
    expect(key).toMatchObject({ label: 'the safe', isUsable: true })
    const changed = await repository('keys', 'change', key?.id ?? '', '--passphrase-file', fresh)
    expect(changed.code, changed.stderr).toBe(0)
    expect(changed.stdout).toContain('the old one is removed')
    const listed = await repository('keys', 'list')
    expect(listed.stdout).toMatch(/^MADE +PURPOSE +LABEL +OPENS +ID\n/)
    expect(listed.stdout).toMatch(/ passphrase +the safe +yes +[0-9a-f-]{36}\n$/)
    expect(listed.stdout).not.toContain(key?.id ?? 'no key')
    const [now] = resultOf<Key[]>(await repository('keys', 'list', '--json'))
    const removed = await repository('keys', 'remove', now?.id ?? '')
    expect(removed.code, removed.stderr).toBe(0)
    expect((await repository('keys', 'list')).stdout).toBe('(none)\n')
    for (const text of [added, changed, listed, removed].flatMap(({ stdout, stderr }) => [stdout, stderr]))
      for (const word of words) expect(text).not.toContain(word)
    for (const word of words) expect(server.program.log()).not.toContain(word)
  })

  it('are all that docs/maintenance.md names', async () => {
    const text = await readFile(new URL('../../docs/maintenance.md', import.meta.url), 'utf8')
    const named = [...text.matchAll(/`strongroom repository ([a-z-]+)/g)].map(([, name]) => name ?? '')
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !used.has(name))).toEqual([])
  })
})
