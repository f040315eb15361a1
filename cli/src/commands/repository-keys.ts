/** `strongroom repository keys`: passphrases that open a repository without its server. */
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findRepository, orListed } from '../find.ts'
import { table } from '../output.ts'
import { readSecretFile } from '../secret-file.ts'
import { clientOptions } from './options.ts'

interface KeyOptions extends ClientOptions {
  readonly repository?: string
}

interface NewKeyOptions extends KeyOptions {
  readonly passphraseFile?: string
  readonly label: string
}

interface RepositoryKey {
  readonly id: string
  readonly purpose?: string
  readonly label: string
  readonly createdAt?: string
  readonly isUsable: boolean
}

const listOfKeys = 'strongroom repository keys list'
const remark = 'Who kept a copy of the repository of before can still open that copy with the old one.'

export function registerRepositoryKeys(repository: Command, context: CommandContext): void {
  const keys = repository.command('keys').description('passphrases and recovery kits that open a repository')
  const command = (text: string): Command =>
    clientOptions(keys.command(text)).option(
      '--repository <name>',
      'its name or id; may be left out when there is one',
    )

  command('list')
    .description('list what opens the repository')
    .action(async (options: KeyOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id } = await findRepository(api, options.repository)
      const found = await api.get<RepositoryKey[]>(`/api/v1/repositories/${id}/keys`)
      output.result(found, () =>
        table(
          ['MADE', 'PURPOSE', 'LABEL', 'OPENS', 'ID'],
          found.map((one) => [
            one.createdAt ?? '',
            one.purpose ?? 'unknown',
            one.label,
            one.isUsable ? 'yes' : 'no',
            one.id,
          ]),
        ),
      )
    })

  withPassphrase(command('add'))
    .description('add a passphrase')
    .action(async (options: NewKeyOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id, name } = await findRepository(api, options.repository)
      const body = { passphrase: await newPassphrase(context, options), label: options.label }
      const added = await api.send<RepositoryKey>('POST', `/api/v1/repositories/${id}/keys`, body)
      output.result(added, () => `The passphrase opens ${name} (${added.id}).`)
    })

  withPassphrase(command('change <key>'))
    .description('put another passphrase in place of one; no data is written anew')
    .action(async (old: string, options: NewKeyOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id, name } = await findRepository(api, options.repository)
      const path = `/api/v1/repositories/${id}/keys`
      const known = (await api.get<RepositoryKey[]>(path)).find((one) => one.id === old.toLowerCase())
      if (known?.purpose !== 'passphrase')
        throw new UsageError(`${name} has no passphrase ${old}: ${listOfKeys}`)
      const body = {
        passphrase: await newPassphrase(context, options),
        label: options.label === '' ? known.label : options.label,
      }
      const added = await api.send<RepositoryKey>('POST', path, body)
      await api.send('DELETE', `${path}/${known.id}`)
      output.result(
        added,
        () => `The new passphrase opens ${name} (${added.id}), the old one is removed. ${remark}`,
      )
    })

  command('remove <key>')
    .description('remove a passphrase or a recovery kit by its id')
    .action(async (key: string, options: KeyOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id, name } = await findRepository(api, options.repository)
      const path = `/api/v1/repositories/${id}/keys/${encodeURIComponent(key)}`
      await orListed(api.send('DELETE', path), listOfKeys)
      output.result({ id: key }, () => `The key is removed from ${name}. ${remark}`)
    })
}

function withPassphrase(made: Command): Command {
  return made
    .option('--passphrase-file <file>', 'file with the new passphrase; asked for when absent')
    .option('--label <text>', 'who knows it', '')
}

async function newPassphrase({ ask }: CommandContext, { passphraseFile }: NewKeyOptions): Promise<string> {
  if (passphraseFile !== undefined) return readSecretFile(passphraseFile)
  if (ask === undefined) throw new UsageError('give --passphrase-file: there is no terminal to ask at')
  const passphrase = await ask('New passphrase (12 characters or more): ')
  if ((await ask('The same again: ')) !== passphrase) throw new UsageError('the two are not the same')
  return passphrase
}
