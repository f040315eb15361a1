import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readKeyVaultChoice, readMasterKeyChoice } from './key-options.ts'

const tenant = '11111111-1111-4111-8111-111111111111'
const client = '22222222-2222-4222-8222-222222222222'
const options = (given: Record<string, string>) => new Map(Object.entries(given))
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strongroom-credentials-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('where the master key comes from', () => {
  it('is a file unless something else is given', () => {
    expect(readMasterKeyChoice(options({}), {})).toEqual({ kind: 'file' })
    expect(readMasterKeyChoice(options({}), { CREDENTIALS_DIRECTORY: folder })).toEqual({ kind: 'file' })
  })

  it('is the credential of the service where there is one', async () => {
    const file = join(folder, 'strongroom-master-key')
    await writeFile(file, 'x')
    expect(readMasterKeyChoice(options({}), { CREDENTIALS_DIRECTORY: folder })).toEqual({
      kind: 'credential',
      file,
    })
  })

  it('is the credential that is named, whether it is there or not', () => {
    const given = options({ 'master-key': 'systemd:mine' })
    expect(readMasterKeyChoice(given, { CREDENTIALS_DIRECTORY: folder })).toEqual({
      kind: 'credential',
      file: join(folder, 'mine'),
    })
    expect(() => readMasterKeyChoice(given, {})).toThrow(/LoadCredentialEncrypted=mine/)
  })

  it.each(['systemd:', 'systemd:..', 'systemd:a/b', 'file:/etc/key'])('refuses %s', (place) => {
    const given = options({ 'master-key': place })
    expect(() => readMasterKeyChoice(given, { CREDENTIALS_DIRECTORY: folder })).toThrow(/systemd:NAME/)
  })

  it('is a passphrase, and then nothing else', () => {
    const given = options({ 'master-key-passphrase-file': '/p' })
    expect(readMasterKeyChoice(given, {})).toEqual({ kind: 'passphrase', passphraseFile: '/p' })
    expect(() =>
      readMasterKeyChoice(options({ 'master-key': 'systemd:x', 'master-key-passphrase-file': '/p' }), {}),
    ).toThrow(/exclude each other/)
  })
})

describe('Azure Key Vault', () => {
  const vault = 'https://contoso.vault.azure.net'
  const identityOf = (text: string) =>
    readKeyVaultChoice(options({ 'key-vault': `${vault}/`, 'key-vault-identity': text }))?.identity

  it('is opened by the identity of the machine, of another issuer, or of a certificate apart', () => {
    expect(readKeyVaultChoice(options({}))).toBeUndefined()
    expect(readKeyVaultChoice(options({ 'key-vault': vault }))).toEqual({
      url: vault,
      identity: { kind: 'managed', clientId: undefined },
    })
    expect(identityOf(`managed:${client}`)).toEqual({ kind: 'managed', clientId: client })
    const named = { tenantId: tenant, clientId: client }
    expect(identityOf(`token-file:${tenant}/${client}:/var/run/token`)).toEqual({
      kind: 'token-file',
      ...named,
      file: '/var/run/token',
    })
    expect(identityOf(`certificate:${tenant}/${client}:/etc/vault.pem`)).toEqual({
      kind: 'certificate',
      ...named,
      file: '/etc/vault.pem',
    })
  })

  it.each(['key:mine', `key:${tenant}/${client}:mine`, 'managed:me', `certificate:${tenant}:/x`, 'secret'])(
    'is never opened by a key that it holds, nor by %s',
    (text) => {
      expect(() => identityOf(text)).toThrow(/A key of the vault itself cannot open it/)
    },
  )

  it.each(['http://contoso.vault.azure.net', 'contoso', `${vault}/keys/x`])('is no vault: %s', (url) => {
    expect(() => readKeyVaultChoice(options({ 'key-vault': url }))).toThrow(/address of a vault/)
  })

  it('needs its address', () => {
    expect(() => readKeyVaultChoice(options({ 'key-vault-identity': 'managed' }))).toThrow(/--key-vault/)
  })
})
