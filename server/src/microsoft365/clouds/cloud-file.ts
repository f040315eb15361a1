/** Reads the description of a cloud that is none of Microsoft's own (docs/cloud-file.md). */
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { describeError } from '../../foundation/errors.ts'
import type { Cloud } from './cloud.ts'
import { CloudError } from './errors.ts'
import { cloudOfRegion, isKnownCloud } from './known-clouds.ts'

const hostText = String.raw`[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*`
/** Names stand in scopes, one after the other: nothing in them may end one, or begin another. */
const name = (pattern: string): Type.TString => Type.String({ pattern: `^${pattern}$`, maxLength: 256 })
const host = name(hostText)
const resource = name(String.raw`(?:https://${hostText}(?::\d{1,5})?/?|api://[A-Za-z0-9][\w.-]*)`)
const resourceOfTenant = name(String.raw`https://\{tenant\}(?:[.-][A-Za-z0-9-]{1,63})+/?`)
const urlOfTenant = Type.String({ pattern: String.raw`^[^\s\\]*\{tenant\}[^\s\\]*$`, maxLength: 256 })
const applicationId = name('[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}')

const cloudFileSchema = Type.Object(
  {
    name: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' }),
    loginUrl: Type.String(),
    graphUrl: Type.String(),
    graphAudience: resource,
    caFile: Type.Optional(Type.String({ minLength: 1 })),
    keyVaultSuffix: Type.Optional(host),
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
    v1Issuer: Type.Optional(name(String.raw`https://${hostText}(?::\d{1,5})?/\{tid\}/?`)),
    outlookUrl: Type.Optional(Type.String()),
    keyVaultAudience: Type.Optional(resource),
    exchangeUrl: Type.Optional(Type.String()),
    exchangeAudience: Type.Optional(resource),
    sharePointUrl: Type.Optional(urlOfTenant),
    sharePointAudience: Type.Optional(resourceOfTenant),
    initialDomainSuffix: Type.Optional(
      Type.String({ pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)+$', maxLength: 200 }),
    ),
    tokenExchangeAudience: Type.Optional(resource),
    tokenExchangeAppId: Type.Optional(applicationId),
    deviceLoginUrls: Type.Optional(Type.Array(Type.String(), { minItems: 1, maxItems: 10 })),
    portalUrl: Type.Optional(Type.String()),
    adminCenterUrl: Type.Optional(Type.String()),
    instance: Type.Optional(
      Type.Object({
        name: host,
        regionSubScopes: Type.Array(name('[A-Za-z0-9_-]{1,50}'), { maxItems: 20 }),
      }),
    ),
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

type CloudFile = Static<typeof cloudFileSchema>

/** Hosts are those of the file alone; names that are the same wherever services run are those of the region. */
function cloudOf(path: string, document: CloudFile): Cloud {
  const { caFile, keyVaultSuffix, outlookUrl, region = 'Worldwide' } = document
  const known = cloudOfRegion(region)
  return {
    ...namesOf(document, known),
    ...pagesOf(path, document, known),
    name: document.name,
    region,
    loginUrl: originOf(path, 'loginUrl', document.loginUrl),
    graphUrl: originOf(path, 'graphUrl', document.graphUrl),
    graphAudience: document.graphAudience.replace(/\/+$/, ''),
    features: { mailboxImportExport: false, teams: false, ...document.features },
    ...(document.limits === undefined ? {} : { limits: document.limits }),
    ...(caFile === undefined ? {} : { caFile: resolve(dirname(path), caFile) }),
    ...(keyVaultSuffix === undefined ? {} : { keyVaultSuffix }),
    ...(outlookUrl === undefined ? {} : { outlookUrl: originOf(path, 'outlookUrl', outlookUrl) }),
  }
}

function namesOf(document: CloudFile, known: Cloud) {
  const { tokenExchangeAppId = known.tokenExchangeAppId } = document
  return {
    v1Issuer: document.v1Issuer ?? known.v1Issuer,
    keyVaultAudience: document.keyVaultAudience ?? known.keyVaultAudience,
    exchangeAudience: document.exchangeAudience ?? known.exchangeAudience,
    sharePointAudience: document.sharePointAudience ?? known.sharePointAudience,
    initialDomainSuffix: document.initialDomainSuffix ?? known.initialDomainSuffix,
    tokenExchangeAudience: document.tokenExchangeAudience ?? known.tokenExchangeAudience,
    ...(tokenExchangeAppId === undefined ? {} : { tokenExchangeAppId }),
    instance: document.instance ?? known.instance,
  }
}

/** Where our tokens go: nowhere but where the file says. Where people are sent: as in the region, if not said. */
function pagesOf(path: string, document: CloudFile, known: Cloud) {
  const { outlookUrl, exchangeUrl = outlookUrl, portalUrl, adminCenterUrl, sharePointUrl } = document
  const origin = (field: string, value: string): string => originOf(path, field, value)
  return {
    ...(exchangeUrl === undefined ? {} : { exchangeUrl: origin('exchangeUrl', exchangeUrl) }),
    ...(sharePointUrl === undefined ? {} : { sharePointUrl: templateOf(path, sharePointUrl) }),
    portalUrl: portalUrl === undefined ? known.portalUrl : origin('portalUrl', portalUrl),
    adminCenterUrl:
      adminCenterUrl === undefined ? known.adminCenterUrl : origin('adminCenterUrl', adminCenterUrl),
    deviceLoginUrls: document.deviceLoginUrls?.map((url) => pageOf(path, url)) ?? known.deviceLoginUrls,
  }
}

/** `{tenant}` may be in the host or in the path, and nothing else is said by it. */
function templateOf(path: string, template: string): string {
  const example = template.replace('{tenant}', 'contoso')
  const url = URL.canParse(example) ? new URL(example) : undefined
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (url?.protocol !== 'https:' || !isPlain || example.includes('{'))
    throw invalid(path, 'sharePointUrl must be like https://{tenant}.sharepoint.com, and begin with https://')
  return template.replace(/\/+$/, '')
}

function pageOf(path: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw invalid(path, 'deviceLoginUrls must be pages that begin with https://')
  return url.href
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
