/** Every operation of the dialect's versions, as data (server/data/rest-operations.json, derived by tools/derive-rest-operations.ts). */
import { readFileSync } from 'node:fs'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { apiVersions, type ApiVersion } from '../../schema.ts'

const listSchema = Type.Array(
  Type.Object({
    tag: Type.String(),
    id: Type.String(),
    method: Type.String(),
    path: Type.String(),
    versions: Type.Record(Type.String(), Type.String()),
  }),
)

/** An operation of the dialect; `versions` names the success status and the kind of answer of each: `200 page`. */
export type DialectOperation = Static<typeof listSchema>[number]

export type AnswerKind = 'page' | 'array' | 'object' | 'file' | 'nothing'

const answerKinds: readonly AnswerKind[] = ['page', 'array', 'object', 'file', 'nothing']

const file = new URL('../../../../data/rest-operations.json', import.meta.url)

/** Reads the list; the same text at each call. */
export function dialectOperations(): readonly DialectOperation[] {
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return Value.Parse(listSchema, data)
}

/** What one version answers; `undefined` where it has no such operation. */
export function answerKind({ versions }: DialectOperation, version: ApiVersion): AnswerKind | undefined {
  const name = versions[version]?.split(' ')[1]
  return answerKinds.find((kind) => kind === name)
}

/** Names an operation whatever its parameters are called and however its path is written. */
export function operationKey(method: string, path: string): string {
  return `${method} ${path.replaceAll(/\{\w+\}|:\w+/g, ':').toLowerCase()}`
}

/** The versions that have the operation. */
export function versionsOf({ versions }: DialectOperation): readonly ApiVersion[] {
  return apiVersions.filter((version) => versions[version] !== undefined)
}
