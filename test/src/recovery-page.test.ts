/**
 * The page about recovery is true: its commands are typed as they stand there, in an empty folder that is the root of
 * the machine. A bucket is not at hand: of its commands, the names and options alone are compared.
 */
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linesOf, sectionOf, unknownCommandsIn } from './support/document.ts'
import { startMailboxServer, type MailboxServer } from './support/mailbox-server.ts'
import { run, type Finished } from './support/programs.ts'
import { runJob, type Named, type Page } from './support/strongroom.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))

describe('docs/recovery.md', { timeout: 300_000 }, () => {
  let document = ''
  let world: MailboxServer

  const at = (name: string): string => world.at(name)
  /** As it is meant on this machine: folders lie below the one of the test, and what is in capitals is put in. */
  const meant = (line: string, puts: Readonly<Record<string, string>> = {}): string =>
    Object.entries({
      '/var/lib/strongroom': world.server.dataFolder,
      '/mnt/backup/vault': world.repository.path,
      ...puts,
    }).reduce((text, [from, to]) => text.replaceAll(from, to), line)
  const type = async (line: string): Promise<Finished> =>
    run(
      '/bin/bash',
      ['-c', line],
      {
        PATH: [join(repository, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
        XDG_CONFIG_HOME: at('config'),
        STRONGROOM_URL: world.server.url,
        STRONGROOM_CA_FILE: world.server.caFile,
        DATABASE_URL: undefined,
      },
      { folder: at('') },
    )
  /** What the line prints; it has to end well. */
  const said = async (line: string): Promise<string> => {
    const { code, stdout, stderr } = await type(line)
    expect(code, `${line}: ${stderr}`).toBe(0)
    return stdout
  }
  /** Lines of the page that were typed. */
  const followed = new Set<string>()
  const linesIn = (heading: string): readonly string[] => linesOf(sectionOf(document, heading))
  /** The one line of a section that begins so. */
  const lineOf = (heading: string, start: string): string => {
    const found = linesIn(heading).filter((line) => line.startsWith(start))
    expect(found, `${heading}: ${start}`).toHaveLength(1)
    const [line = ''] = found
    followed.add(line)
    return line
  }
  const restart = async (): Promise<void> => {
    await world.restart()
    await world.signIn()
  }
  const restorePoints = async (): Promise<readonly string[]> =>
    (await world.server.admin.get<Page<Named>>('/v8/RestorePoints')).results.map(({ id }) => id)
  const idsIn = (table: string, words: RegExp): readonly string[] =>
    table
      .split('\n')
      .filter((line) => words.test(line))
      .map((line) => line.split(/ +/).at(-1) ?? '')

  beforeAll(async () => {
    document = await readFile(join(repository, 'docs', 'recovery.md'), 'utf8')
    world = await startMailboxServer(3)
    await runJob(world.server, world.job)
    await world.signIn()
  })
  afterAll(() => world.stop())

  it('names no command and no option that is not there', async () => {
    expect(await unknownCommandsIn(document)).toEqual([])
  })

  it('The kit: kits and passphrases are listed, made, tried, changed and removed', async () => {
    const kit = (start: string): string => lineOf('The kit', `strongroom repository ${start}`)
    expect(await said(kit('kit list'))).not.toContain('yes')
    expect(await said(kit('kit make'))).toContain('made, and tried')
    const names = await readdir(at(''))
    const page = names.find((name) => name.startsWith('strongroom-recovery-kit-')) ?? ''
    const words = await readFile(at(page), 'utf8')
    const [, passphrase = ''] = /^ +((?:[0-9A-Z]{4}-){7}[0-9A-Z]{4})$/m.exec(words) ?? []
    await rm(at(page)) // printed, locked away, deleted
    await writeFile(at('kit.txt'), `${passphrase.toLowerCase()}\n`)
    expect(await said(kit('kit list'))).toMatch(/the safe +yes/)
    const [id = ''] = idsIn(await said(kit('kit list')), /the safe/)
    expect(await said(meant(kit('kit try'), { ID: id }))).toContain('opens Mail vault')

    await writeFile(at('ada'), 'a passphrase that Ada chose\n')
    await writeFile(at('ada-2'), 'another one that Ada chose\n')
    expect(await said(`${kit('keys add')} --passphrase-file ada`)).toContain(
      'The passphrase opens Mail vault',
    )
    const [first = ''] = idsIn(await said(kit('keys list')), /passphrase +Ada/)
    const change = meant(kit('keys change'), { ID: first })
    expect(await said(`${change} --passphrase-file ada-2`)).toContain('the old one is removed')
    const ids = idsIn(await said(kit('keys list')), /passphrase +Ada/)
    expect([ids.length, ids.includes(first)]).toEqual([1, false])
    expect(await said(meant(kit('keys remove'), { ID: ids[0] ?? '' }))).toContain(
      'is removed from Mail vault',
    )
    expect(idsIn(await said(kit('keys list')), /passphrase/)).toEqual([])
  })

  it('The host is lost: repository and kit bring the server back', async () => {
    const before = await restorePoints()
    await world.server.program.kill()
    await rm(world.server.dataFolder, { recursive: true })
    const recover = lineOf('The host is lost', 'strongroom recover --from /mnt')
    const serve = lineOf('The host is lost', 'strongroom serve')
    expect(await said(meant(recover))).toContain('The master key is back')
    expect(meant(serve)).toBe(`strongroom serve --data-dir ${world.server.dataFolder}`)
    await restart()
    expect(await restorePoints()).toEqual(before)
    expect(await runJob(world.server, world.job)).toMatchObject({ status: 'Success' })
  })

  it('The database is lost, the repository is there: the one of before a migration is put back', async () => {
    await world.server.program.stop()
    const typed = linesIn('The database is lost, the repository is there')
    const lines = typed.map((line) => meant(line))
    const [, , , backup = ''] = lines.at(-1)?.split(' ') ?? []
    const database = join(world.server.dataFolder, 'strongroom.db')
    await mkdir(join(world.server.dataFolder, 'backups'), { recursive: true })
    await copyFile(database, backup)
    const sum = createHash('sha256')
      .update(await readFile(backup))
      .digest('hex')
    await writeFile(`${backup}.sha256`, `${sum}  ${backup.split('/').at(-1)}\n`)
    await writeFile(database, 'what a migration left that went wrong')
    expect(lines).toHaveLength(3)
    for (const line of lines) await said(line)
    for (const line of typed) followed.add(line)
    await restart()
    expect(await runJob(world.server, world.job)).toMatchObject({ status: 'Success' })
  })

  it('One key is lost: a kit, and the private key of a certificate', async () => {
    const section = sectionOf(document, 'One key is lost')
    const commandsFor = (lost: string): readonly string[] => {
      const row = section.split('\n').find((line) => line.startsWith(`| ${lost} `)) ?? ''
      return [...row.matchAll(/`(strongroom [^`]+)`/g)].map(([, command = '']) => command)
    }
    const [make = '', remove = ''] = commandsFor('a kit, and the server runs')
    const [lost = ''] = idsIn(await said('strongroom repository kit list'), /the safe/)
    expect(await said(make)).toContain('made, and tried')
    await said(meant(remove, { ID: lost }))
    const refused = await type(`strongroom repository kit try --file kit.txt --kit ${lost}`)
    expect(refused.code).toBe(1)
    const [edit = ''] = commandsFor("the private key of an organization's certificate")
    expect(edit).toContain('org edit')
    const line = `${meant(edit, { NAME: 'contoso.onmicrosoft.com' })} --device-code --yes --json`
    const edited = await world.cli(line.split(' ').slice(1), {
      onLine: (text) => {
        const code = /"userCode":"([^"]+)"/.exec(text)?.[1]
        if (code !== undefined) void world.microsoft.approve(code, 'admin')
      },
    })
    expect(edited.code, edited.stderr).toBe(0)
    expect(await runJob(world.server, world.job)).toMatchObject({ status: 'Success' })
  })

  it('has no other line: what was not typed needs a bucket', () => {
    const left = linesOf(document).filter((line) => !followed.has(line))
    expect(left.filter((line) => !/ s3:\/\/| --as-of /.test(line))).toEqual([])
    expect(left).toHaveLength(4)
  })
})
