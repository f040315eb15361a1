/** Reads what a caller may say of a key: attributes, tags, operations (Key Vault REST: KeyAttributes). */
import { isRecord, isStrings, type JsonRecord } from '../json.ts'
import { badParameter } from './errors.ts'
import { keyOperations, type KeyVersion } from './model.ts'

type Changes = Partial<Pick<KeyVersion, 'enabled' | 'notBefore' | 'expires' | 'tags' | 'operations'>>

function seconds(attributes: JsonRecord, name: 'nbf' | 'exp'): number | undefined {
  const value = attributes[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw badParameter(`Property attributes.${name} has invalid value`)
  return value
}

function readAttributes(body: JsonRecord): Changes {
  const { attributes } = body
  if (attributes === undefined || attributes === null) return {}
  if (!isRecord(attributes)) throw badParameter('Property attributes has invalid value')
  const { enabled, exportable } = attributes
  if (enabled !== undefined && typeof enabled !== 'boolean')
    throw badParameter('Property attributes.enabled has invalid value')
  if (exportable === true)
    throw badParameter('The policy for a key with exportable set to true must include a release policy.')
  const notBefore = seconds(attributes, 'nbf')
  const expires = seconds(attributes, 'exp')
  return {
    ...(enabled === undefined ? {} : { enabled }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(expires === undefined ? {} : { expires }),
  }
}

function readOperations(body: JsonRecord): Changes {
  const { key_ops: operations } = body
  if (operations === undefined || operations === null) return {}
  const known: readonly string[] = keyOperations
  if (!isStrings(operations) || operations.some((name) => !known.includes(name)))
    throw badParameter('Property key_ops has invalid value')
  return { operations: [...new Set(operations)] }
}

function readTags(body: JsonRecord): Changes {
  const { tags } = body
  if (tags === undefined || tags === null) return {}
  if (!isRecord(tags)) throw badParameter('Property tags has invalid value')
  const entries: [string, string][] = []
  for (const [name, value] of Object.entries(tags)) {
    if (typeof value !== 'string' || name.length > 256 || value.length > 256)
      throw badParameter('Property tags has invalid value')
    entries.push([name, value])
  }
  if (entries.length > 15) throw badParameter('A key has at most 15 tags')
  return { tags: Object.fromEntries(entries) }
}

/**
 * What the body changes; members that it leaves out stay as they are.
 * @throws {VaultFailure} 400 `BadParameter`.
 */
export function readChanges(body: JsonRecord): Changes {
  return { ...readAttributes(body), ...readOperations(body), ...readTags(body) }
}
