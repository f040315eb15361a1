import { describe, expect, it } from 'vitest'
import { readConfiguration } from './configuration.ts'
import { ConfigurationError } from './errors.ts'
import { serveOptionNames } from './serve-options.ts'

const minimum = ['--data-dir', '/var/lib/strongroom']
const read = (options: string[] = [], environment = {}) =>
  readConfiguration([...minimum, ...options], environment)

describe('serve options (contracts: strongroom serve)', () => {
  it('have defaults that serve this machine alone', () => {
    expect(read()).toEqual({
      dataFolder: '/var/lib/strongroom',
      host: '127.0.0.1',
      port: 4443,
      publicUrl: undefined,
      tls: undefined,
      clouds: [{ name: 'worldwide' }],
      adminPasswordFile: undefined,
      isRecovery: false,
      databaseUrl: undefined,
      bootstrapClientId: undefined,
      masterKey: { kind: 'file' },
      keyVault: undefined,
      logLevel: 'info',
    })
  })

  it('are all read', () => {
    const options = [
      '--host=0.0.0.0',
      '--port',
      '0',
      '--public-url',
      'https://backup.example.com:4443/',
      '--tls-cert',
      '/c.pem',
      '--tls-key',
      '/k.pem',
      '--cloud-file',
      '/cloud.json',
      '--admin-password-file',
      '/p',
      '--log-level',
      'debug',
      '--bootstrap-client-id',
      '04B07795-8DDB-461A-BBEE-02F9E1BF7B46',
      '--recover',
      '--master-key-passphrase-file=/passphrase',
      '--key-vault=https://contoso.vault.azure.net',
      '--key-vault-identity=managed',
    ]
    expect(read(options, { DATABASE_URL: 'postgresql://u:p@db/strongroom' })).toMatchObject({
      host: '0.0.0.0',
      port: 0,
      publicUrl: 'https://backup.example.com:4443',
      tls: { certFile: '/c.pem', keyFile: '/k.pem' },
      clouds: [{ file: '/cloud.json' }],
      adminPasswordFile: '/p',
      isRecovery: true,
      logLevel: 'debug',
      bootstrapClientId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      masterKey: { kind: 'passphrase', passphraseFile: '/passphrase' },
      keyVault: { url: 'https://contoso.vault.azure.net', identity: { kind: 'managed' } },
    })
    const named = options
      .filter((option) => option.startsWith('--'))
      .map((option) => option.slice(2).split('=')[0])
    expect(new Set([...named, 'data-dir', 'cloud', 'master-key'])).toEqual(new Set(serveOptionNames))
  })

  it('name several clouds in any mixture; the first is the default', () => {
    const { clouds } = read(['--cloud-file', '/own.json', '--cloud', 'china', '--cloud=usgov'])
    expect(clouds).toEqual([{ file: '/own.json' }, { name: 'china' }, { name: 'usgov' }])
    expect(read(['--cloud', 'usdod', '--cloud-file=/f']).clouds[0]).toEqual({ name: 'usdod' })
  })

  it('a database URL prints as redacted', () => {
    const configuration = read([], { DATABASE_URL: 'postgresql://u:canary@db/strongroom' })
    expect(JSON.stringify(configuration)).not.toContain('canary')
    expect(configuration.databaseUrl?.reveal()).toContain('canary')
  })

  it.each([
    [[], {}, '--data-dir is missing: give a folder of its own'],
    [['--data-dir', ''], {}, '--data-dir is empty'],
    [[...minimum, '--port', '70000'], {}, '--port has to be a number from 0 to 65535, not 70000.'],
    [[...minimum, '--port', 'https'], {}, '--port has to be a number'],
    [[...minimum, '--port', '1', '--port', '2'], {}, '--port is given twice'],
    [[...minimum, '--public-url', 'http://a'], {}, '--public-url has to be an https address'],
    [[...minimum, '--public-url', 'https://a/b'], {}, '--public-url has to be an https address'],
    [[...minimum, '--tls-cert', '/c'], {}, '--tls-cert and --tls-key belong together'],
    [[...minimum, '--cloud', 'china', '--cloud', ''], {}, '--cloud is empty'],
    [[...minimum, '--bootstrap-client-id', 'cli'], {}, 'a GUID, not cli'],
    [[...minimum, '--log-level', 'loud'], {}, 'one of debug, info, warn, error, silent'],
    [[...minimum, '--unknown'], {}, "Unknown option '--unknown'. See strongroom serve --help."],
    [[...minimum, 'extra'], {}, 'See strongroom serve --help.'],
    [minimum, { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL has to begin with postgresql://'],
    [minimum, { STRONGROOM_LOG_LEVEL: 'loud' }, '--log-level has to be'],
  ])('%j is refused in one sentence with what to do', (options, environment, message) => {
    const attempt = (): unknown => readConfiguration(options, environment)
    expect(attempt).toThrow(ConfigurationError)
    expect(attempt).toThrow(message)
  })
})
