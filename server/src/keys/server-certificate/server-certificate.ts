/**
 * The certificate with which the server itself speaks TLS when it was given none: a certification authority of
 * this installation, whose certificate clients are told to trust, and below it a certificate for this host.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { Secret } from '../../foundation/secret.ts'
import { isFileError, makePrivateFolder, replacePrivateFile } from '../private-file.ts'
import { createAuthority, issueServerCertificate, type PemCertificate } from './issue.ts'

const millisecondsPerDay = 86_400_000
const renewBeforeDays = 30
const localNames = ['localhost', '127.0.0.1', '::1']

export interface ServerCertificatePlace {
  /** Made with mode 0700 when it is not there; the certificates in it may be read by others, the keys not. */
  readonly folder: string
  /** Host names and IP addresses beside `localhost`, `127.0.0.1` and `::1`. */
  readonly hostNames: readonly string[]
  readonly clock: Clock
  readonly random: Random
}

export interface ServerCertificate {
  /** The certificate and that of its authority, PEM. */
  readonly certPem: string
  readonly keyPem: Secret
  /** Path of the authority's certificate, PEM: what a client needs. */
  readonly caFile: string
}

/**
 * Gives the server's certificate, and makes or renews what is missing: the authority when there is none or it
 * ends soon, the certificate also when it lacks one of the names. May be called again while the server runs.
 */
export async function ensureServerCertificate(place: ServerCertificatePlace): Promise<ServerCertificate> {
  const { folder, clock } = place
  const names = [...new Set([...localNames, ...place.hostNames.map(withoutBrackets)])]
  await makePrivateFolder(folder)
  let authority = await readPair(folder, 'ca')
  let server = await readPair(folder, 'server')
  if (authority === undefined || !isPair(authority) || endsSoon(authority, clock.now())) {
    authority = await createAuthority(clock.now(), place.random)
    server = undefined
    await writePair(folder, 'ca', authority)
  }
  if (server === undefined || endsSoon(server, clock.now()) || !serves(server, authority, names)) {
    server = await issueServerCertificate(authority, names, clock.now(), place.random)
    await writePair(folder, 'server', server)
  }
  return {
    certPem: `${server.certificate.trimEnd()}\n${authority.certificate.trimEnd()}\n`,
    keyPem: server.key,
    caFile: join(folder, 'ca.pem'),
  }
}

async function readPair(folder: string, name: string): Promise<PemCertificate | undefined> {
  try {
    const certificate = await readFile(join(folder, `${name}.pem`), 'utf8')
    const key = new Secret(await readFile(join(folder, `${name}.key`), 'utf8'))
    return { certificate, key }
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined
    throw error
  }
}

async function writePair(folder: string, name: string, { certificate, key }: PemCertificate): Promise<void> {
  await replacePrivateFile(join(folder, `${name}.key`), key.reveal())
  await replacePrivateFile(join(folder, `${name}.pem`), certificate, 0o644)
}

function endsSoon({ certificate }: PemCertificate, now: number): boolean {
  const { validTo } = new X509Certificate(certificate)
  return Date.parse(validTo) - now < renewBeforeDays * millisecondsPerDay
}

/** Whether the pair fits together, comes from this authority and holds for all names. */
function serves(server: PemCertificate, authority: PemCertificate, names: readonly string[]): boolean {
  const certificate = new X509Certificate(server.certificate)
  const issuer = new X509Certificate(authority.certificate)
  return (
    isPair(server) &&
    certificate.verify(issuer.publicKey) &&
    names.every((name) => isNamed(certificate, name))
  )
}

/** A start that was cut off between the two files leaves a key and a certificate of different pairs. */
function isPair({ certificate, key }: PemCertificate): boolean {
  return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key.reveal()))
}

function isNamed(certificate: X509Certificate, name: string): boolean {
  return (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined
}

/** A URL writes an IPv6 address in brackets. */
function withoutBrackets(name: string): string {
  return name.toLowerCase().replaceAll(/^\[|\]$/g, '')
}
