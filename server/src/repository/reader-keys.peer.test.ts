/** Passphrases, recovery kits and records as a program reads them that shares no code with us (docs/repository-format.md, sections 13 and 14). */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../foundation/random.ts'
import { Secret } from '../foundation/secret.ts'
import { createFilesystemStorage, createVault, groupKitPassphrase, type VaultKey } from './index.ts'
import { pythonReaderIsMissing, startReader, type ReaderProcess, type Said } from './python-reader.suite.ts'
import { alpha, key, mails, repositoryId, runOnce } from './test-vault.ts'

const skipReason = pythonReaderIsMissing()
const patience = { timeout: 120_000 }
const passphrase = 'Grün ist die Hoffnung'
const createdAt = 1_763_750_000_000

describe.skipIf(skipReason !== undefined)(
  `keys and records by the stand-alone reader${skipReason ?? ''}`,
  patience,
  () => {
    let folder: string
    let repository: string
    let reader: ReaderProcess
    let keyFile: string
    let chosen: VaultKey
    let kit: { readonly key: VaultKey; readonly passphrase: Secret }
    beforeAll(async () => {
      reader = startReader()
      folder = await mkdtemp(join(tmpdir(), 'strongroom-reader-keys-'))
      keyFile = join(folder, 'key')
      await writeFile(keyFile, key)
      repository = join(folder, 'repository')
      const storage = createFilesystemStorage(repository)
      const vault = await createVault({ storage, random: systemRandom }, { repositoryId, key })
      await runOnce(vault, alpha, 'daily', mails(3))
      chosen = await vault.keys.addPassphrase(new Secret(passphrase), { label: 'Büro', createdAt })
      kit = await vault.keys.makeRecoveryKit({ label: 'safe', createdAt })
      const tables = { jobs: [{ id: 'a', share: 0.1, huge: 1e21, tiny: 1e-7, name: '\ud83d\ude00\u0001"' }] }
      await vault.records.write({ createdAt, schema: '0008', tables }, Buffer.alloc(32, 1))
      await vault.close()
    })
    afterAll(async () => {
      reader.stop()
      await rm(folder, { recursive: true })
    })

    const withPassphrase = async (text: string, place = repository): Promise<Said> => {
      const file = join(folder, 'passphrase')
      await writeFile(file, text)
      return reader.call('list', place, '--passphrase-file', file)
    }

    it('a passphrase opens the repository, however its letters are composed', async () => {
      for (const text of [passphrase, `${passphrase}\n`, passphrase.normalize('NFD')])
        expect(await withPassphrase(text)).toMatchObject({ code: 0, findings: '' })
      expect(await withPassphrase(`${passphrase} `)).toMatchObject({ code: 2 })
    })

    it('a recovery kit opens it as it is printed, and as people type it', async () => {
      const printed = groupKitPassphrase(kit.passphrase)
      const typed = printed.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
      for (const text of [printed, ` ${typed}\r\n`])
        expect(await withPassphrase(text)).toMatchObject({ code: 0, findings: '' })
    })

    it('a recovery kit opens it as the whole page that was kept of it, and no other page does', async () => {
      const pageOf = (line: string): string =>
        [
          'THE KIT',
          '',
          `Repository   ${'AAAA-'.repeat(7)}AAAA`,
          'Passphrase',
          '',
          `    ${line}`,
          '',
          'Lock it away.',
        ].join('\r\n')
      const printed = groupKitPassphrase(kit.passphrase)
      for (const line of [printed, printed.replaceAll('-', '\u2011').toLowerCase()])
        expect(await withPassphrase(pageOf(line))).toMatchObject({ code: 0, findings: '' })
      const other = printed.startsWith('0') ? `1${printed.slice(1)}` : `0${printed.slice(1)}`
      for (const page of [pageOf(other), pageOf(printed.slice(1)), pageOf('')])
        expect((await withPassphrase(page)).code).toBe(2)
    })

    it('a key that was exchanged for another one is named and not used', async () => {
      const copy = join(folder, 'copy')
      await cp(repository, copy, { recursive: true })
      const path = join(copy, 'keys', chosen.id)
      const bytes = await readFile(path)
      bytes.writeUInt8(bytes.readUInt8(140) ^ 1, 140)
      await writeFile(path, bytes)
      const said = await withPassphrase(passphrase, copy)
      expect(said.code).toBe(2)
      expect(said.findings).toContain(`keys/${chosen.id}`)
    })

    it('lists what there is without a key, and what each is for with one', async () => {
      const { out } = await reader.call('keys', repository)
      expect(out.trim().split('\n').toSorted()).toEqual([chosen.id, kit.key.id].toSorted())
      const known = await reader.call('keys', repository, '--key-file', keyFile)
      expect(known.out).toContain(`${chosen.id}  passphrase  Büro  2025-11-21T18:33:20Z\n`)
      expect(known.out).toContain(`${kit.key.id}  recovery-kit  safe  `)
    })

    it('verifies cards and records, numbers of every size included, and names each that was altered', async () => {
      expect(await reader.call('verify', repository, '--key-file', keyFile)).toMatchObject({
        code: 0,
        findings: '',
      })
      for (const name of ['records', 'cards', 'keys']) {
        const copy = await mkdtemp(join(folder, 'copy-'))
        await cp(repository, copy, { recursive: true })
        const [leaf = ''] = await readdir(join(copy, name))
        const path = join(copy, name, leaf)
        const bytes = await readFile(path)
        const offset = name === 'keys' ? 41 : bytes.length - 20
        bytes.writeUInt8(bytes.readUInt8(offset) ^ 1, offset)
        await writeFile(path, bytes)
        const said = await reader.call('verify', copy, '--key-file', keyFile)
        expect(said.code).toBe(1)
        expect(said.findings).toContain(`${name}/${leaf}: `)
      }
    })
  },
)
