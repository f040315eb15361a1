/** The tenant that is asked, read from the owner's file (docs/conformance.md). */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Credential } from './certificate.ts'
import { isRecord } from './shape.ts'

export interface Target {
  readonly loginUrl: string
  readonly graphUrl: string
  /** The resource that scopes name. */
  readonly graphAudience: string
  readonly caFile: string | undefined
  /** A verified domain, or the tenant's id. */
  readonly tenant: string
  readonly clientId: string | undefined
  readonly own: Credential | undefined
  /** An administrator signs in with a device code. */
  readonly adminDeviceCode: boolean
  /** The public client that the administrator signs in with. */
  readonly signInClientId: string
}

/** The file cannot be used, and what to write instead. */
export class TargetError extends Error {
  override readonly name = 'TargetError'
}

const clouds: Readonly<Record<string, { readonly login: string; readonly graph: string }>> = {
  worldwide: { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' },
  usgov: { login: 'https://login.microsoftonline.us', graph: 'https://graph.microsoft.us' },
  usdod: { login: 'https://login.microsoftonline.us', graph: 'https://dod-graph.microsoft.us' },
  china: {
    login: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
  },
}

/** Microsoft Graph Command Line Tools, which every tenant has. */
const graphTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e'

const members = [
  'cloud',
  'cloudFile',
  'tenant',
  'clientId',
  'certificateFile',
  'keyFile',
  'adminDeviceCode',
  'signInClientId',
]

/** @throws {TargetError} */
export function readTarget(file: string): Target {
  const document = readJson(file)
  const odd = Object.keys(document).find((name) => !members.includes(name))
  if (odd !== undefined)
    throw new TargetError(`${file}: "${odd}" is not known; known are ${members.join(', ')}.`)
  const at = (path: string): string => resolve(dirname(file), path)
  const optional = (name: string): string | undefined => {
    const value = document[name]
    if (value === undefined || (typeof value === 'string' && value !== '')) return value
    throw new TargetError(`${file}: "${name}" must be a text.`)
  }
  const tenant = optional('tenant')
  if (tenant === undefined) throw new TargetError(`${file}: "tenant" must name a verified domain or an id.`)
  const [certificateFile, keyFile] = [optional('certificateFile'), optional('keyFile')]
  const own =
    certificateFile === undefined || keyFile === undefined
      ? undefined
      : readCredential(at(certificateFile), at(keyFile))
  const cloudFile = optional('cloudFile')
  return {
    ...(cloudFile === undefined
      ? namedCloud(file, optional('cloud') ?? 'worldwide')
      : readCloud(at(cloudFile))),
    tenant,
    clientId: optional('clientId')?.toLowerCase(),
    own,
    adminDeviceCode: document['adminDeviceCode'] === true,
    signInClientId: optional('signInClientId') ?? graphTools,
  }
}

type Cloud = Pick<Target, 'loginUrl' | 'graphUrl' | 'graphAudience' | 'caFile'>

function namedCloud(file: string, name: string): Cloud {
  const cloud = clouds[name]
  if (cloud === undefined)
    throw new TargetError(`${file}: "cloud" must be one of ${Object.keys(clouds).join(', ')}.`)
  return { loginUrl: cloud.login, graphUrl: cloud.graph, graphAudience: cloud.graph, caFile: undefined }
}

/** The same file that `strongroom serve --cloud-file` takes (docs/cloud-file.md). */
function readCloud(file: string): Cloud {
  const document = readJson(file)
  const member = (name: string): string => {
    const value = document[name]
    if (typeof value === 'string') return value.replace(/\/$/, '')
    throw new TargetError(`${file}: "${name}" must be a text.`)
  }
  const caFile = document['caFile']
  return {
    loginUrl: member('loginUrl'),
    graphUrl: member('graphUrl'),
    graphAudience: member('graphAudience'),
    caFile: typeof caFile === 'string' ? resolve(dirname(file), caFile) : undefined,
  }
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  let document: unknown
  try {
    document = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new TargetError(`${file} cannot be read as JSON.`, { cause })
  }
  if (!isRecord(document)) throw new TargetError(`${file} must hold an object.`)
  return document
}

function readCredential(certificateFile: string, keyFile: string): Credential {
  try {
    const certificate = new X509Certificate(readFileSync(certificateFile))
    const key = createPrivateKey(readFileSync(keyFile))
    if (!certificate.checkPrivateKey(key)) throw new TypeError('they do not belong together')
    return { certificate: certificate.raw, key }
  } catch (cause) {
    throw new TargetError(
      `${certificateFile} and ${keyFile} must be a certificate and its private key, unencrypted, in PEM.`,
      { cause },
    )
  }
}
