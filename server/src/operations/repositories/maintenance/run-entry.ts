/** A run of maintenance as it is on record. */
import { Type } from 'typebox'
import type { MaintenanceRunRow } from '../../../database/index.ts'
import { repositoryId } from '../../ids.ts'
import { jsonObject, parseJson, toJsonObject } from '../../json.ts'
import { type MaintenanceEntry, maintenanceKinds, maintenanceStates } from './maintenance.ts'

const progressSchema = Type.Object({
  phase: Type.Enum(['chains', 'marking', 'objects', 'data', 'copying', 'rewriting', 'deleting']),
  done: Type.Number(),
  total: Type.Optional(Type.Number()),
  unit: Type.Enum(['points', 'objects', 'bytes']),
})

export function entryOf(row: MaintenanceRunRow): MaintenanceEntry {
  const { id, startedBy, startedAt, errorCode, errorMessage } = row
  return {
    id,
    repositoryId: repositoryId(row.repositoryId),
    kind: known(maintenanceKinds, row.kind),
    options: toJsonObject(parseJson(row.options, jsonObject)),
    state: known(maintenanceStates, row.state),
    progress: row.progress === null ? undefined : progressOf(row.progress),
    report: row.report === null ? undefined : toJsonObject(parseJson(row.report, jsonObject)),
    error: errorCode === null ? undefined : { code: errorCode, message: errorMessage ?? '' },
    startedBy,
    startedAt,
    endedAt: row.endedAt ?? undefined,
  }
}

function progressOf(text: string): NonNullable<MaintenanceEntry['progress']> {
  const { phase, done, total, unit } = parseJson(text, progressSchema)
  return { phase, done, total, unit }
}

function known<Name extends string>(names: readonly Name[], text: string): Name {
  const name = names.find((one) => one === text)
  if (name === undefined) throw new Error('a run of maintenance on record has an unknown word')
  return name
}
