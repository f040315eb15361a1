/** Reads the description of a cloud that is none of Microsoft's own (docs/cloud-file.md). */
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { describeError } from '../../foundation/errors.ts'
import type { Cloud } from './cloud.ts'
import { CloudError } from './errors.ts'
import { isKnownCloud } from './known-clouds.ts'

const cloudFileSchema = Type.Object(
  {
    name: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' }),
    loginUrl: Type.String(),
    graphUrl: Type.String(),
    graphAudience: Type.String({ minLength: 1, maxLength: 256 }),
    caFile: Type.Optional(Type.String({ minLength: 1 })),
    keyVaultSuffix: Type.Optional(Type.String({ minLength: 1 })),
    features: Type.Optional(
      Type.Object({
        mailboxImportExport: Type.Optional(Type.Boolean()),
        teams: Type.Optional(Type.Boolean()),
      }),
    ),
    limits: Type.Optional(
      Type.Object({ mailboxRequestsPer10Minutes: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }) }),
    ),
    region: Type.Optional(
      Type.Union([
        Type.Literal('Worldwide'),
        Type.Literal('USGovernment'),
        Type.Literal('USDefence'),
        Type.Literal('China'),
      ]),
    ),
    v1Issuer: Type.Optional(Type.String({ pattern: '\\{tid\\}' })),
    outlookUrl: Type.Optional(Type.String()),
  },
  // Members that a later version knows are no reason to refuse the file.
  { additionalProperties: true },
)

/**
 * Reads and checks a cloud file.
 * @throws {CloudError} `file_unreadable`, or `file_invalid` with the field that is wrong.
 */
export async function readCloudFile(path: string): Promise<Cloud> {
  const document = await parse(path)
  if (!Value.Check(cloudFileSchema, document)) throw invalid(path, firstProblem(document))
  if (isKnownCloud(document.name))
    throw invalid(path, `name "${document.name}" is taken by a cloud of Microsoft's own`)
  return cloudOf(path, document)
}

function cloudOf(path: string, document: Static<typeof cloudFileSchema>): Cloud {
  const { caFile, keyVaultSuffix, outlookUrl } = document
  return {
    name: document.name,
    region: document.region ?? 'Worldwide',
    loginUrl: originOf(path, 'loginUrl', document.loginUrl),
    graphUrl: originOf(path, 'graphUrl', document.graphUrl),
    graphAudience: document.graphAudience.replace(/\/+$/, ''),
    v1Issuer: document.v1Issuer ?? 'https://sts.windows.net/{tid}/',
    features: { mailboxImportExport: false, teams: false, ...document.features },
    ...(document.limits === undefined ? {} : { limits: document.limits }),
    ...(caFile === undefined ? {} : { caFile: resolve(dirname(path), caFile) }),
    ...(keyVaultSuffix === undefined ? {} : { keyVaultSuffix }),
    ...(outlookUrl === undefined ? {} : { outlookUrl: originOf(path, 'outlookUrl', outlookUrl) }),
  }
}

async function parse(path: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const message = `The cloud file ${path} cannot be read: check the path and its permissions.`
    throw new CloudError('file_unreadable', message, { cause: error, detail: describeError(error) })
  }
  try {
    const document: unknown = JSON.parse(text)
    return document
  } catch (error) {
    throw invalid(path, 'it is not JSON', error)
  }
}

function originOf(path: string, field: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const isOrigin = url !== undefined && (value === url.origin || value === `${url.origin}/`)
  if (!isOrigin)
    throw invalid(path, `${field} must be an origin like https://host:port, with nothing behind it`)
  if (url.protocol !== 'https:') throw invalid(path, `${field} must begin with https://`)
  return url.origin
}

function firstProblem(document: unknown): string {
  const [problem] = Value.Errors(cloudFileSchema, document)
  if (!problem) return 'it does not fit'
  return `${problem.instancePath.slice(1).replaceAll('/', '.') || 'the document'} ${problem.message}`
}

function invalid(path: string, problem: string, cause?: unknown): CloudError {
  const message = `The cloud file ${path} is not usable: ${problem}. See docs/cloud-file.md.`
  return new CloudError('file_invalid', message, cause === undefined ? {} : { cause })
}
