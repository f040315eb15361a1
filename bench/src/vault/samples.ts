/** What the rounds of a benchmark measured, by row. */
import type { Row } from '../report.ts'

interface Sample {
  readonly unit: string
  readonly ours: number[]
  readonly peer: number[]
}
export type Samples = Map<string, Sample>

/** @param unit - A rate ends with `/s`; of everything else less is better. */
export function add(
  samples: Samples,
  name: string,
  unit: string,
  value: { readonly ours: number; readonly peer?: number },
): void {
  const sample = samples.get(name) ?? { unit, ours: [], peer: [] }
  samples.set(name, sample)
  sample.ours.push(value.ours)
  if (value.peer !== undefined) sample.peer.push(value.peer)
}

export function rowsOf(samples: Samples): readonly Row[] {
  return [...samples].map(([name, { unit, ours, peer }]) => ({
    name,
    unit,
    better: unit.endsWith('/s') ? 'higher' : 'lower',
    samples: ours,
    peer,
  }))
}
