/** Where a request may go: below a version of Graph, or along a link that Graph gave and that stays inside. */
import type { Cloud } from '../clouds/cloud.ts'
import { GraphError } from './errors.ts'
import type { GraphRequest } from './graph.ts'

type Version = NonNullable<GraphRequest['version']>

const longestLink = 8_192

/**
 * The URL of a request's path or link.
 * @throws {GraphError} `linkRefused` when it would leave Graph's origin or version.
 */
export function requestUrl(cloud: Cloud, pathOrLink: string, version: Version = 'v1.0'): URL {
  if (!pathOrLink.startsWith('/')) return checkedLink(cloud, pathOrLink, { version })
  const text = `${cloud.graphUrl}/${version}${pathOrLink}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  // A second slash or a dot segment would name another place than the caller wrote.
  const isPlain = url?.pathname.startsWith(`/${version}/`) && !url.pathname.startsWith(`/${version}//`)
  if (!url || !isPlain || url.origin !== cloud.graphUrl || url.hash !== '')
    throw refused('the path of a request')
  return url
}

/**
 * Checks a link that Graph handed out, now or when it was stored: https, Graph's exact origin, no user information,
 * bounded length, and, when `collection` is given, the same collection that the first request asked for.
 * @throws {GraphError} `linkRefused`
 */
export function checkedLink(
  cloud: Cloud,
  link: string,
  {
    collection,
    version = 'v1.0',
  }: { readonly collection?: URL | undefined; readonly version?: Version } = {},
): URL {
  const url = checkedUrl(link, [cloud.graphUrl])
  if (!url.pathname.startsWith(`/${version}/`)) throw refused(`a link outside of /${version}`)
  if (collection && !isBelow(collectionPath(url), collectionPath(collection)))
    throw refused('a link to another collection than the one that was asked for')
  return url
}

/**
 * Checks the URL of an upload session: it lies with Graph itself or with the cloud's Outlook service.
 * @throws {GraphError} `linkRefused`
 */
export function checkedUploadUrl(cloud: Cloud, link: string): URL {
  return checkedUrl(link, [cloud.graphUrl, ...(cloud.outlookUrl === undefined ? [] : [cloud.outlookUrl])])
}

function checkedUrl(link: string, origins: readonly string[]): URL {
  if (link.length > longestLink) throw refused('a link of more than 8 KiB')
  const url = URL.canParse(link) ? new URL(link) : undefined
  if (!url || url.protocol !== 'https:') throw refused('a link that is not https')
  if (url.username !== '' || url.password !== '') throw refused('a link with user information')
  // Origins after parsing, never a prefix of the text: https://graph.microsoft.com@evil.example begins well.
  if (!origins.includes(url.origin)) throw refused(`a link to ${url.origin}`)
  return url
}

/** The collection behind a URL in one spelling: `users('1')/mailFolders` and `users/1/mailfolders` are the same. */
function collectionPath(url: URL): string {
  return decoded(url.pathname)
    .replaceAll(/\('([^']*)'\)/g, '/$1')
    .replaceAll(/\/microsoft\.graph\./gi, '/')
    .replace(/\(\)$/, '')
    .toLowerCase()
}

/** A path with its percent-encoding undone, for comparing; never for sending. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw refused('a link that cannot be decoded')
  }
}

function isBelow(path: string, collection: string): boolean {
  return path === collection || path.startsWith(`${collection}/`)
}

function refused(what: string): GraphError {
  const message = `Strongroom was led to ${what} and did not go there: if it happens again, report it as a security matter.`
  return new GraphError(0, 'linkRefused', message, { detail: what })
}
