import { readFile, writeFile } from 'node:fs/promises'
import type { Certificate, CertificateRequest } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, UsageError, type ClientOptions, type CommandContext } from '../context.ts'
import { findOrganization } from '../find.ts'
import { table } from '../output.ts'
import { readSecretFile } from '../secret-file.ts'
import { clientOptions } from './options.ts'

interface PurposeOptions extends ClientOptions {
  readonly purpose: string
}

interface RotateOptions extends PurposeOptions {
  readonly key?: string
  readonly certificate?: string
  readonly certificatePasswordFile?: string
  readonly allowWeakEncryption?: boolean
}

interface RequestOptions extends PurposeOptions {
  readonly out?: string
}

interface InstallOptions extends PurposeOptions {
  readonly key: string
  readonly certificate: string
}

const next =
  'It is proven by tokens first, which takes ten minutes or more; `strongroom org certificate list` shows how far it is.'

/** `strongroom org certificate`: the certificates with which the applications of an organization prove themselves. */
export function registerCertificates(org: Command, context: CommandContext): void {
  const certificate = org
    .command('certificate')
    .description('certificates of the applications; another one follows by itself 30 days before the end')

  clientOptions(certificate.command('list [organization]'))
    .description('list them, with days left and alarms')
    .action(async (wanted: string | undefined, options: ClientOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id } = await findOrganization(api, wanted)
      const found = await api.get<readonly Certificate[]>(`/api/v1/organizations/${id}/certificates`)
      output.result(found, () =>
        table(['APPLICATION', 'STATE', 'DAYS LEFT', 'THUMBPRINT', 'REMARK'], found.map(rowOf)),
      )
    })

  forPurpose(certificate.command('rotate [organization]'))
    .description('let another certificate follow: a new one, or your own')
    .option('--key <id>', 'a key that the server has already')
    .option('--certificate <file>', 'your own certificate and key, PKCS#12')
    .option('--certificate-password-file <file>', 'file that holds its password')
    .option('--allow-weak-encryption', 'take a file that is protected with RC2 or 3DES')
    .action(async (wanted: string | undefined, options: RotateOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id, name } = await findOrganization(api, wanted)
      const path = `/api/v1/organizations/${id}/certificates/rotate`
      const coming = await api.send<Certificate>('POST', path, await rotationRequest(options))
      output.result(coming, () => `Another certificate of ${name} is on its way. ${next}`)
    })

  forPurpose(certificate.command('request [organization]'))
    .description('make a key and a request for a certification authority')
    .option('--out <file>', 'write the request (PEM) to this file')
    .action(async (wanted: string | undefined, options: RequestOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id } = await findOrganization(api, wanted)
      const path = `/api/v1/organizations/${id}/certificates/signing-request`
      const made = await api.send<CertificateRequest>('POST', path, { purpose: options.purpose })
      if (options.out !== undefined) await writeFile(options.out, made.request)
      output.result(made, () =>
        [
          options.out === undefined ? made.request.trimEnd() : `The request is in ${options.out}.`,
          `Next: strongroom org certificate install --key ${made.keyId} --certificate ANSWER.pem`,
        ].join('\n'),
      )
    })

  forPurpose(certificate.command('install [organization]'))
    .description("take a certification authority's answer, and let it follow")
    .requiredOption('--key <id>', 'the key of the request')
    .requiredOption('--certificate <file>', 'the certificate, PEM; a chain may follow')
    .action(async (wanted: string | undefined, options: InstallOptions) => {
      const { api, output } = await signedIn(context, options)
      const { id, name } = await findOrganization(api, wanted)
      const path = `/api/v1/organizations/${id}/certificates/${encodeURIComponent(options.key)}/certificate`
      const body = { purpose: options.purpose, certificate: await readFile(options.certificate, 'utf8') }
      const coming = await api.send<Certificate>('POST', path, body)
      output.result(coming, () => `The certificate of ${name} is on its way. ${next}`)
    })
}

function forPurpose(command: Command): Command {
  return clientOptions(command).option(
    '--purpose <purpose>',
    'backup or restore: which application',
    'backup',
  )
}

/** The body of the request. @throws {UsageError} for options that exclude each other. */
export async function rotationRequest(options: RotateOptions): Promise<object> {
  const { purpose, key: keyId, certificate, certificatePasswordFile, allowWeakEncryption } = options
  if (certificate === undefined) {
    if (certificatePasswordFile !== undefined)
      throw new UsageError('--certificate-password-file needs --certificate')
    return { purpose, ...(keyId === undefined ? {} : { keyId }) }
  }
  if (keyId !== undefined)
    throw new UsageError('--key and --certificate exclude each other: give one of them')
  return {
    purpose,
    certificate: (await readFile(certificate)).toString('base64'),
    ...(certificatePasswordFile === undefined
      ? {}
      : { certificatePassword: await readSecretFile(certificatePasswordFile) }),
    ...(allowWeakEncryption === true ? { allowWeakEncryption } : {}),
  }
}

function rowOf(one: Certificate): string[] {
  const { applicationName, state, daysLeft, thumbprintSha1, alarm, error, isAutomatic } = one
  const hasKey = thumbprintSha1 !== ''
  const byHand = state === 'active' && !isAutomatic ? 'not rotated by itself' : ''
  const remark = [alarm, error].filter((part) => part !== undefined).join(': ') || byHand
  return [applicationName, state, hasKey ? String(daysLeft) : '', thumbprintSha1, remark]
}
