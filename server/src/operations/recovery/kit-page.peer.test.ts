/** The page of a recovery kit, given as it is to the program that reads repositories without us (reading-without-strongroom.md). */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemRandom } from '../../foundation/random.ts'
import { createFilesystemStorage, createVault } from '../../repository/index.ts'
import { pythonReaderIsMissing, runReader } from '../../repository/python-reader.suite.ts'
import { key, repositoryId } from '../../repository/test-vault.ts'
import { writeKitPage } from './kit-page.ts'

const skipReason = pythonReaderIsMissing()

it.skipIf(skipReason !== undefined)(
  `the whole page opens the repository, as the page itself says${skipReason ?? ''}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'strongroom-kit-page-'))
    try {
      const path = join(folder, 'vault')
      const storage = createFilesystemStorage(path)
      const vault = await createVault({ storage, random: systemRandom }, { repositoryId, key })
      const createdAt = 1_763_750_000_000
      const kit = await vault.keys.makeRecoveryKit({ label: 'the safe', createdAt })
      await vault.close()
      const repository = { id: repositoryId, name: 'Vault of Contoso', path }
      const page = writeKitPage({ id: kit.key.id, label: 'the safe', createdAt, repository }, kit.passphrase)
      const file = join(folder, 'kit.txt')
      await writeFile(file, page.reveal())
      expect(page.reveal()).toContain(`list    ${path} --passphrase-file kit.txt`)
      expect(page.reveal()).toContain('holds this page or its passphrase line')
      const said = await runReader('keys', path, '--passphrase-file', file)
      expect(said).toMatchObject({ code: 0, findings: '' })
      expect(said.out).toContain(`${kit.key.id}  recovery-kit  the safe  `)
    } finally {
      await rm(folder, { recursive: true })
    }
  },
  60_000,
)
