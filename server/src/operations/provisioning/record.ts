/** A provisioning as it goes on: its steps for those who watch, its objects on record before each of them is made. */
import { Type } from 'typebox'
import { type Database, type ProvisioningRow, updateProvisioning } from '../../database/index.ts'
import { parseJson } from '../json.ts'
import type { RegistrationStep } from '../organizations/model.ts'
import type { CreatedObject, RegistrationHooks } from '../ports.ts'

const createdSchema = Type.Array(
  Type.Object({
    kind: Type.String(),
    name: Type.String(),
    id: Type.Optional(Type.String()),
    marker: Type.Optional(Type.String()),
    parent: Type.Optional(Type.String()),
    at: Type.Optional(Type.Integer()),
  }),
)

export interface ProvisioningRecord extends RegistrationHooks {
  /** What is in the tenant, or may be. */
  created(): readonly CreatedObject[]
  steps(): readonly RegistrationStep[]
}

export interface RecordSubject {
  readonly id: string
  /** What an earlier try has made. */
  readonly created: readonly CreatedObject[]
  /** Called after each write to the database, before the write in the tenant that it is about. */
  readonly recorded?: (object: CreatedObject) => void
}

export function createProvisioningRecord(database: Database, subject: RecordSubject): ProvisioningRecord {
  const objects = [...subject.created]
  const steps: RegistrationStep[] = []
  /** Writes to one row, one after the other: independent grants are made at the same time. */
  let last: Promise<unknown> = Promise.resolve()

  async function write(): Promise<void> {
    const writing = last.then(() =>
      updateProvisioning(database.db, subject.id, { created: JSON.stringify(objects) }),
    )
    last = writing.catch(() => undefined)
    await writing
  }

  return {
    created: () => [...objects],
    steps: () => [...steps],
    async record(object) {
      putObject(objects, object)
      await write()
      subject.recorded?.(object)
    },
    async withdraw(object) {
      const index = objects.findIndex((one) => one.id === undefined && isSame(one, object))
      if (index === -1) return
      objects.splice(index, 1)
      await write()
    },
    progress(step) {
      const index = steps.findIndex(({ name }) => name === step.name)
      if (index === -1) steps.push({ ...step })
      else steps[index] = { ...step }
    },
  }
}

/** The id takes the place of the intent. */
function putObject(objects: CreatedObject[], object: CreatedObject): void {
  const index = objects.findIndex(
    (one) => isSame(one, object) && (one.id === undefined || one.id === object.id),
  )
  if (index === -1) objects.push(object)
  else objects[index] = object
}

/** Two applications may be given the same permission. */
function isSame(one: CreatedObject, other: CreatedObject): boolean {
  return (
    one.kind === other.kind &&
    one.name === other.name &&
    one.marker === other.marker &&
    one.parent === other.parent
  )
}

export function createdObjects(row: Pick<ProvisioningRow, 'created'>): readonly CreatedObject[] {
  return parseJson(row.created, createdSchema)
}

export function describeObject({ kind, name, id }: CreatedObject): string {
  return id === undefined ? `${kind} “${name}” (perhaps made)` : `${kind} “${name}” (${id})`
}

/** The steps of a provisioning of which only the record is left: what it made. */
export function recordedSteps(created: readonly CreatedObject[]): readonly RegistrationStep[] {
  return created.map((object) => ({
    name: object.kind,
    title: object.name,
    state: object.id === undefined ? 'waiting' : 'done',
    detail: describeObject(object),
  }))
}
