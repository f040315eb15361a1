/** Recognizes an application that was prepared for another backup product, by the permissions that it asks of it. */
import type { Catalogue, RecognizedSet } from './catalogue.ts'
import type { PermissionLine } from './model.ts'

export interface Recognized {
  readonly product: string
  /** For example `backup: exo, teams`. */
  readonly sets: readonly string[]
}

/** A set is recognized when everything that it needs for one workload is declared or granted, two at least. */
export function recognize(catalogue: Catalogue, lines: readonly PermissionLine[]): Recognized | undefined {
  const present = lines.filter(({ state }) => state !== 'missing')
  const found = catalogue.recognized.flatMap((set) => {
    const workloads = workloadsPresent(catalogue, set, present)
    return workloads.length === 0 ? [] : [{ set, workloads }]
  })
  const product = found[0]?.set.product
  if (product === undefined) return undefined
  return { product, sets: found.map(({ set, workloads }) => `${set.set}: ${workloads.join(', ')}`) }
}

function workloadsPresent(
  catalogue: Catalogue,
  { permissions }: RecognizedSet,
  present: readonly PermissionLine[],
): readonly string[] {
  const isPresent = (wanted: RecognizedSet['permissions'][number]): boolean => {
    const appId = catalogue.resources.find(({ name }) => name === wanted.resource)?.appId
    return present.some(
      (line) => line.resourceAppId === appId && line.kind === wanted.kind && line.id === wanted.id,
    )
  }
  const names = [...new Set(permissions.flatMap(({ workloads }) => workloads))]
  return names.filter((name) => {
    const needed = permissions.filter(({ workloads, isOptional }) => workloads.includes(name) && !isOptional)
    return needed.length > 1 && needed.every(isPresent)
  })
}
