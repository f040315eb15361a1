import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UsageError, type CommandContext } from '../context.ts'
import { registerCertificates, rotationRequest } from './certificate.ts'

const purpose = 'backup'
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-certificate-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('strongroom org certificate rotate', () => {
  it('asks for a new key, or for one that the server has', async () => {
    expect(await rotationRequest({ purpose })).toEqual({ purpose })
    expect(await rotationRequest({ purpose, key: 'k' })).toEqual({ purpose, keyId: 'k' })
  })

  it('PRV-21: sends what is in the file and its password, never the name of the file', async () => {
    const certificate = join(folder, 'own.pfx')
    const certificatePasswordFile = join(folder, 'password')
    await writeFile(certificate, 'a file')
    await writeFile(certificatePasswordFile, 'of the file\n', { mode: 0o600 })
    const body = { purpose, certificate: Buffer.from('a file').toString('base64') }
    expect(await rotationRequest({ purpose, certificate })).toEqual(body)
    const given = { purpose, certificate, certificatePasswordFile, allowWeakEncryption: true }
    expect(await rotationRequest(given)).toEqual({
      ...body,
      certificatePassword: 'of the file',
      allowWeakEncryption: true,
    })
  })

  it('refuses two keys at once, and a password without its file', async () => {
    const both = { purpose, key: 'k', certificate: 'own.pfx' }
    await expect(rotationRequest(both)).rejects.toThrow(UsageError)
    await expect(rotationRequest({ purpose, certificatePasswordFile: 'f' })).rejects.toThrow(UsageError)
  })
})

it('strongroom org certificate install wants the key and the answer before it asks the server', async () => {
  const context: CommandContext = { environment: {}, streams: process, now: () => 0, sleep: async () => {} }
  const program = new Command().exitOverride()
  registerCertificates(program, context)
  for (const command of program.commands.flatMap((group) => [group, ...group.commands]))
    command.exitOverride().configureOutput({ writeErr: () => undefined })
  const parsed = program.parseAsync(['certificate', 'install', '--key', 'k'], { from: 'user' })
  await expect(parsed).rejects.toThrow('--certificate')
})
