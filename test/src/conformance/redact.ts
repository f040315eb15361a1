/** Takes tokens, ids, names, domains and addresses out of a transcript; the same thing gets the same number. */
import { isRecord } from './shape.ts'

export interface Redactor {
  /** Remembers the names, domains and ids that an answer carries, so that they are found in sentences too. */
  learn(body: unknown): void
  /** A sentence of Microsoft's, or a path, without what belongs to the tenant. */
  sentence(text: string): string
  /** One value of an answer at its path: what is not known to be harmless is described, not shown. */
  value(value: unknown, path: string): string
}

const guids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi
const jwts = /[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g
const mails = /[\w.+#-]+@[\w-]+(?:\.[\w-]+)+/g
const addresses = /\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}\b/gi
const hosts = /\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b/g
const thumbprints = /\b(?=[\w+-]*\d)[\w+-]{40,}={0,2}/g

/** Hosts that every tenant shares. */
const shared =
  /(^|\.)(microsoft\.(com|us)|aka\.ms|azure\.(com|us|cn)|windows\.net|microsoftonline\.(com|us|de)|login\.partner\.microsoftonline\.cn|microsoftgraph\.chinacloudapi\.cn|office365\.com|office\.com|chinacloudapi\.cn)$/
/** What a page link carries is opaque, and may be anything. */
const pageTokens = /((?:skip|delta)token=)[^&'\s]+/gi
const typeNames = /^(microsoft\.graph|odata)\./

/** Members whose values are names of people and things of the tenant. */
const namesOf = new Set([
  'displayName',
  'givenName',
  'surname',
  'userPrincipalName',
  'mail',
  'name',
  'upn',
  'unique_name',
  'preferred_username',
  'app_displayname',
  'appDisplayName',
  'publisherDomain',
  'principalDisplayName',
  'mailNickname',
])

/** Members whose values are words of the protocol. */
const wordsOf = new Set([
  'code',
  'error',
  'suberror',
  'token_type',
  'type',
  'usage',
  'state',
  'alg',
  'typ',
  'ver',
  'idtyp',
  'appidacr',
  'consentType',
  'principalType',
  'signInAudience',
  'value',
  'cloud_instance_name',
])

/** Words that stand in quotes in Microsoft's sentences and belong to the protocol. */
const spoken = /^[a-z][A-Za-z_]{0,40}$|^\$[a-z]+$|^(RS|PS|HS|ES)\d{3}$/

export function createRedactor(harmless: ReadonlySet<string>, secrets: readonly string[]): Redactor {
  const numbers = new Map<string, string>()
  const learned = new Set<string>()
  const remember = (text: string): void => {
    if (text.length >= 3 && !harmless.has(text)) learned.add(text)
  }
  for (const secret of secrets) remember(secret)
  const label = (kind: string, text: string): string => {
    const key = `${kind} ${text.toLowerCase()}`
    const known = numbers.get(key) ?? `{${kind}-${numbers.size + 1}}`
    numbers.set(key, known)
    return known
  }
  const isHarmlessHost = (host: string): boolean =>
    shared.test(host) ||
    typeNames.test(host) ||
    (host.split('.').length === 2 && /^[a-z]+\.[a-z]+$/.test(host) && harmless.has(host))

  const sentence = (text: string): string => {
    let said = text
      .replaceAll(jwts, (found) => (found.startsWith('ey') ? '{token}' : found))
      .replaceAll(mails, (found) => label('address', found))
      .replace(/ Trace ID: .*$/s, '')
    for (const secret of [...learned].toSorted((one, other) => other.length - one.length))
      said = said.replaceAll(secret, () => label('name', secret))
    return said
      .replaceAll(pageTokens, '$1{…}')
      .replaceAll(guids, (found) => (harmless.has(found.toLowerCase()) ? found : label('id', found)))
      .replaceAll(addresses, (found) => label('address', found))
      .replaceAll(hosts, (found) => (isHarmlessHost(found) ? found : label('domain', found)))
      .replaceAll(thumbprints, '{key}')
      .replaceAll(/'([^']*)'(\([^)]*\))?/g, (_, inner: string, behind?: string) => {
        const isKept = spoken.test(inner) || /^\{[\w-]+\}$/.test(inner) || harmless.has(inner.toLowerCase())
        return `'${isKept ? inner : '{text}'}'${behind === undefined ? '' : '({text})'}`
      })
      .replaceAll(/\b(directory|tenant) named (?!['{])[^.]*?(?=\. )/g, '$1 named {text}')
  }

  return {
    learn(body) {
      for (const [name, value] of membersOf(body)) if (namesOf.has(name)) remember(value)
    },
    sentence,
    value: (value, path) => (typeof value === 'string' ? shownText(value, path) : kindOf(value)),
  }

  function shownText(value: string, path: string): string {
    const member =
      path
        .replace(/\[\d+\]$/, '')
        .split('.')
        .at(-1) ?? ''
    const isWord = wordsOf.has(member) && /^[\w.:/ -]{1,64}$/.test(value)
    const isSentence = member === 'message' || member === 'error_description'
    if (isWord || isSentence || /^https:\/\/[^ ]+$/.test(value)) return sentence(value)
    if (harmless.has(value.toLowerCase())) return value
    return /^[0-9a-f-]{36}$/i.test(value) ? label('id', value) : `a text of ${value.length} characters`
  }

  function kindOf(value: unknown): string {
    if (value === undefined) return 'nothing'
    if (Array.isArray(value)) return `a list of ${value.length}`
    if (isRecord(value)) return `an object with ${Object.keys(value).map(sentence).join(', ')}`
    return JSON.stringify(value)
  }
}

/**
 * Every text member, however deep.
 * @yields its name and its text
 */
function* membersOf(value: unknown): Generator<readonly [string, string]> {
  if (Array.isArray(value)) for (const element of value) yield* membersOf(element)
  if (!isRecord(value)) return
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'string') yield [name, member]
    else yield* membersOf(member)
  }
}
