/** The last net below what is chosen: values that look like credentials, and names where they are not wanted. */
import { createHmac } from 'node:crypto'
import { withoutCredentials } from '../../foundation/secret.ts'
import type { Json } from '../../repository/index.ts'

export interface Redactor {
  json(value: Json): Json
}

export interface RedactorOptions {
  /** Names to be replaced: organizations, their domains. Empty for none. */
  readonly names: readonly string[]
  /** Also replaces user names and addresses, wherever they stand. */
  readonly isAnonymous: boolean
  /** Random, thrown away with the redactor: the same name has the same stand-in within one archive alone. */
  readonly salt: string
}

/** It begins where a word does, so that a long word without an address takes no longer than its length. */
const userName = /(?<![\p{L}\p{N}._%+'#-])[\p{L}\p{N}._%+'#-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/gu
const address = /\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:[0-9a-f]{1,4}:){2,7}[0-9a-f]{1,4}\b/gi
/** Members that could only hold a secret, whoever puts them there. */
const secretMember =
  /password|passphrase|secret|token|assertion|private|pfx|pkcs12|cookie|device_?code|user_?code|one_?time|sealed|authorization$/i
/** … and those that sound like it and do not. */
const harmlessMember = /^(tokenFile|tokenId|accessTokenSeconds|isConfidential)$/

export function createRedactor({ names, isAnonymous, salt }: RedactorOptions): Redactor {
  const standIn = (kind: string, text: string): string =>
    `${kind}-${createHmac('sha256', salt).update(text.toLowerCase()).digest('hex').slice(0, 12)}`
  // The longest first: contoso.onmicrosoft.com before contoso.
  const known = [...new Set(names.map((name) => name.trim()).filter((name) => name.length > 2))].toSorted(
    (one, other) => other.length - one.length,
  )
  const anonymous = (text: string): string => {
    let changed = text
      .replaceAll(userName, (found) => standIn('user', found))
      .replaceAll(address, (found) => standIn('address', found))
    for (const name of known)
      changed = changed.replaceAll(new RegExp(escaped(name), 'giu'), (found) => standIn('name', found))
    return changed
  }
  const clean = (text: string): string => {
    const safe = withoutCredentials(text)
    return isAnonymous ? anonymous(safe) : safe
  }
  const json = (value: Json): Json => {
    if (typeof value === 'string') return clean(value)
    if (Array.isArray(value)) return value.map((each: Json) => json(each))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        clean(name),
        isSecret(name) ? redacted(member) : json(member),
      ]),
    )
  }
  return { json }
}

function isSecret(name: string): boolean {
  return secretMember.test(name) && !harmlessMember.test(name)
}

/** Numbers and switches tell nothing, and are what support asks for. */
function redacted(value: Json): Json {
  return typeof value === 'string' || (typeof value === 'object' && value !== null) ? '[redacted]' : value
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
