/** `strongroom account key`: the public keys by which a service account proves itself. */
import type { AccountKey } from '@strongroom/api-client'
import type { Command } from 'commander'
import { generateKeyPairSync } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findAccount } from '../find.ts'
import { table } from '../output.ts'
import { readPublicJwk } from '../service-sign-in.ts'
import { clientOptions } from './options.ts'

interface AddOptions extends ClientOptions {
  readonly keyFile?: string
  readonly generate?: string
  readonly description?: string
  readonly expiresAt?: string
}

export function registerAccountKeys(account: Command, context: CommandContext): void {
  const key = account.command('key').description('public keys of service accounts')

  clientOptions(key.command('list <account>'))
    .description('list the keys of a service account')
    .action(async (wanted: string, options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id } = await findAccount(api, wanted)
      const keys = await api.get<AccountKey[]>(`/api/v1/accounts/${id}/keys`)
      output.result(keys, () =>
        table(
          ['ADDED', 'EXPIRES', 'DESCRIPTION', 'THUMBPRINT', 'ID'],
          keys.map((one) => [
            one.createdAt,
            one.expiresAt ?? 'never',
            one.description,
            one.thumbprint,
            one.id,
          ]),
        ),
      )
    })

  clientOptions(key.command('add <account>'))
    .description('add a key; only its public half is sent')
    .option('--key-file <file>', 'a key of your own: PEM or JSON Web Key, RSA, P-256 or Ed25519')
    .option('--generate <file>', 'make a key, and write its private half into this new file')
    .option('--description <text>', 'where it is used')
    .option('--expires-at <time>', 'from then on it proves nothing, ISO 8601')
    .action(async (wanted: string, options: AddOptions) => {
      const { api, output, url } = await signedIn(context, options)
      const { id, userName } = await findAccount(api, wanted)
      const { description, expiresAt } = options
      const { file, jwk } = await keyOf(options)
      const added = await api.send<AccountKey>('POST', `/api/v1/accounts/${id}/keys`, {
        jwk,
        ...(description === undefined ? {} : { description }),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      })
      output.result(added, () =>
        [
          `${userName} has the key ${added.thumbprint} (${added.id}). To sign in with it:`,
          `  strongroom login --url ${url} --service ${userName} --key-file ${file}`,
        ].join('\n'),
      )
    })

  clientOptions(key.command('remove <account> <key>'))
    .description('remove a key by its id; sessions that it began end at once')
    .action(async (wanted: string, keyId: string, options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id, userName } = await findAccount(api, wanted)
      await api.send('DELETE', `/api/v1/accounts/${id}/keys/${encodeURIComponent(keyId)}`)
      output.result({ id: keyId }, () => `The key is removed from ${userName}.`)
    })
}

async function keyOf({ keyFile, generate }: AddOptions): Promise<{ file: string; jwk: object }> {
  if ((keyFile === undefined) === (generate === undefined))
    throw new UsageError('give --key-file with a key of your own, or --generate with a file for a new one')
  if (keyFile !== undefined) return { file: keyFile, jwk: await readPublicJwk(keyFile) }
  const file = generate ?? ''
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  try {
    await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    throw new UsageError(`cannot write ${file}: name a file that is not there yet`, { cause })
  }
  return { file, jwk: publicKey.export({ format: 'jwk' }) }
}
