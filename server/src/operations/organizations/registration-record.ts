/** A registration as it goes on: its steps for those who watch, its objects on record before each of them is made. */
import { Type } from 'typebox'
import {
  type Database,
  insertProvisioning,
  type ProvisioningRow,
  updateProvisioning,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { registrationSteps } from '../../microsoft365/index.ts'
import { parseJson } from '../json.ts'
import type { Registration, RegistrationStep } from '../operations.ts'
import type { CreatedObject, RegistrationHooks } from '../ports.ts'

const createdSchema = Type.Array(
  Type.Object({
    kind: Type.String(),
    name: Type.String(),
    id: Type.Optional(Type.String()),
    marker: Type.Optional(Type.String()),
  }),
)

export interface RegistrationRecord extends RegistrationHooks {
  readonly id: string
  /** What is in the tenant, or may be. */
  created(): readonly CreatedObject[]
  snapshot(): Registration
  end(state: Exclude<Registration['state'], 'running'>, error?: string): void
}

export interface RecordDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
}

/** Puts the registration on record before anything is asked of the tenant. */
export async function beginRegistration(
  { database, clock, random }: RecordDependencies,
  { tenantId, userCode }: { readonly tenantId: string; readonly userCode: string },
): Promise<RegistrationRecord> {
  const id = random.uuid()
  const startedAt = clock.now()
  const objects: CreatedObject[] = []
  const steps: RegistrationStep[] = registrationSteps.map(({ name, title }) => ({
    name,
    title,
    state: 'waiting',
    detail: '',
  }))
  let ending: { state: Registration['state']; error: string | undefined; endedAt: number | undefined } = {
    state: 'running',
    error: undefined,
    endedAt: undefined,
  }
  await insertProvisioning(database.db, {
    id,
    tenantId,
    state: 'running',
    created: '[]',
    error: null,
    startedAt,
    endedAt: null,
  })
  return {
    id,
    created: () => [...objects],
    async record(object) {
      putObject(objects, object)
      await updateProvisioning(database.db, id, { created: JSON.stringify(objects) })
    },
    progress(step) {
      const index = steps.findIndex(({ name }) => name === step.name)
      if (index === -1) steps.push(step)
      else steps[index] = step
    },
    snapshot: () => ({ id, userCode, tenantId, startedAt, ...ending, steps: [...steps] }),
    end(state, error) {
      ending = { state, error, endedAt: clock.now() }
    },
  }
}

/** The id takes the place of the intent. */
function putObject(objects: CreatedObject[], object: CreatedObject): void {
  const index = objects.findIndex(
    ({ kind, name, id }) =>
      kind === object.kind && name === object.name && (id === undefined || id === object.id),
  )
  if (index === -1) objects.push(object)
  else objects[index] = object
}

/** A registration of which only the record is left. */
export function recordedRegistration(row: ProvisioningRow): Registration {
  return {
    id: row.id,
    userCode: '',
    tenantId: row.tenantId,
    state: stateOf(row.state),
    steps: createdObjects(row).map((object) => ({
      name: object.kind,
      title: object.name,
      state: object.id === undefined ? 'waiting' : 'done',
      detail: describeObject(object),
    })),
    error: row.error ?? undefined,
    startedAt: row.startedAt,
    endedAt: row.endedAt ?? undefined,
  }
}

export function createdObjects(row: ProvisioningRow): readonly CreatedObject[] {
  return parseJson(row.created, createdSchema)
}

export function describeObject({ kind, name, id }: CreatedObject): string {
  return id === undefined ? `${kind} “${name}” (perhaps made)` : `${kind} “${name}” (${id})`
}

function stateOf(text: string): Registration['state'] {
  return text === 'running' || text === 'done' || text === 'rolled-back' ? text : 'abandoned'
}
