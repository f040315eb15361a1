/** The exit guarantee: what the built server backed up is read, with its recovery kit alone, by a program that is no part of it. */
import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { member } from './support/http.ts'
import { graphTools, startMicrosoft, type Microsoft } from './support/microsoft.ts'
import { temporaryFolder } from './support/programs.ts'
import {
  addOrganization,
  createMailboxJob,
  runJob,
  startStrongroom,
  type Strongroom,
} from './support/strongroom.ts'

const python = '/usr/bin/python3'
const reader = fileURLToPath(new URL('../../tools/read-repository.py', import.meta.url))
const isMissing = spawnSync(python, ['-c', 'import cryptography, zstandard']).status !== 0
const execute = promisify(execFile)
const upn = 'alice@contoso.onmicrosoft.com'
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

describe.skipIf(isMissing)(
  `without Strongroom${isMissing ? ' (skipped: install python3-cryptography and python3-zstandard)' : ''}`,
  () => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>
    let microsoft: Microsoft
    let server: Strongroom
    let repository: string
    /** Of every message as Microsoft gives it. */
    let hashes: string[]

    beforeAll(async () => {
      folder = await temporaryFolder()
      microsoft = await startMicrosoft('--mails', '40')
      server = await startStrongroom(folder.path, microsoft)
      const organization = await addOrganization(server, microsoft)
      const created = await createMailboxJob(server, { organization, upn })
      repository = created.repository.path
      const { status } = await runJob(server, created.job)
      if (status !== 'Success') throw new Error(`the backup ended with ${status}`)
      const kit = await server.admin.send<{ passphrase: string }>(
        'POST',
        `/api/v1/repositories/${created.repository.id}/recovery-kits`,
        { label: 'the safe' },
      )
      await writeFile(join(folder.path, 'kit'), `${kit.passphrase}\n`)
      hashes = await hashesOfMailbox(microsoft)
      await server.program.stop()
    }, 180_000)

    afterAll(async () => {
      await server.program.stop()
      await microsoft.stop()
      await folder.remove()
    })

    const read = async (command: string, ...more: string[]): Promise<string> => {
      const parameters = [reader, command, repository, '--passphrase-file', join(folder.path, 'kit'), ...more]
      const { stdout, stderr } = await execute(python, ['-B', ...parameters], { maxBuffer: 1 << 26 })
      expect(stderr).toBe('')
      return stdout
    }

    it('the repository is whole', { timeout: 60_000 }, async () => {
      expect(await read('verify')).toContain('everything is whole')
    })

    it('every message comes back as Microsoft gave it', { timeout: 60_000 }, async () => {
      const list = await read('list')
      expect(list.trim().split('\n')).toHaveLength(1)
      const target = join(folder.path, 'mail')
      await read('extract', '--point', list.slice(0, 36), '--to', target)
      const files = await readdir(join(target, upn), { recursive: true })
      const mails = await Promise.all(
        files.filter((file) => file.endsWith('.eml')).map((file) => readFile(join(target, upn, file))),
      )
      expect(mails).toHaveLength(40)
      expect(mails.map(sha256).toSorted()).toEqual(hashes)
    })
  },
)

async function hashesOfMailbox(microsoft: Microsoft): Promise<string[]> {
  const scope = 'https://graph.microsoft.com/Mail.ReadWrite'
  const token = member(await microsoft.signIn('alice', { clientId: graphTools, scope }), 'access_token')
  const answer = await microsoft.graph(token, 'GET', '/me/messages?$top=100&$select=id')
  const { value }: { value: readonly { id: string }[] } = JSON.parse(answer.text)
  const contents = await Promise.all(
    value.map(({ id }) => microsoft.graph(token, 'GET', `/me/messages/${id}/$value`)),
  )
  return contents.map(({ text }) => sha256(text)).toSorted()
}
